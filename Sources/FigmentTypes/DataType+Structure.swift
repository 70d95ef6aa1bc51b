/// One of the values of a structure.
public struct StructureField: Hashable, Sendable {
    public var name: String
    public var type: DataType
    public var isNullable: Bool

    public init(_ name: String, _ type: DataType, isNullable: Bool = false) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
    }
}

extension DataType {
    /// Structures within structures, at most: documents with more levels are refused.
    public static var mostStructureLevels: Int { 8 }

    /// A point on the earth: degrees north and east, both always there.
    ///
    /// A structure of two doubles, because every reader has one: Parquet's and Arrow's own types of geometry are younger
    /// than most of them, and hold WKB, which few can look into.
    public static var geoPoint: DataType {
        .structure([StructureField("lat", .float64), StructureField("lon", .float64)])
    }

    public var isStructure: Bool { if case .structure = self { true } else { false } }

    /// Whether it is a list or a structure that holds one.
    public var holdsLists: Bool {
        switch self {
        case .list: true
        case .structure(let fields): fields.contains { $0.type.holdsLists }
        default: false
        }
    }

    /// A field of a structure, or of one within, by the names that lead to it.
    ///
    /// - Returns: Its place, its type, and whether it or what it lies in may be null; nil where there is none.
    public func field(_ names: some Collection<String>) -> (path: [Int], type: DataType, isNullable: Bool)? {
        var path: [Int] = []
        var type = self
        var isNullable = false
        for name in names {
            guard case .structure(let fields) = type, let index = fields.firstIndex(where: { $0.name == name }) else {
                return nil
            }
            path.append(index)
            type = fields[index].type
            isNullable = isNullable || fields[index].isNullable
        }
        return (path, type, isNullable)
    }

    /// The names that lead to the fields of a structure and of those within, joined by dots.
    public var fieldPaths: [String] {
        guard case .structure(let fields) = self else { return [] }
        return fields.flatMap { field in [field.name] + field.type.fieldPaths.map { "\(field.name).\($0)" } }
    }

    /// Which field of a structure is a latitude and which a longitude; nil for anything but two floats that are always
    /// there and named so.
    public var coordinates: (latitude: Int, longitude: Int)? {
        guard case .structure(let fields) = self, fields.count == 2,
            fields.allSatisfy({ $0.type.isFloat && !$0.isNullable })
        else { return nil }
        let latitude = fields.firstIndex { $0.name.lowercased().hasPrefix("lat") }
        let longitude = fields.firstIndex { ["lon", "lng"].contains($0.name.lowercased().prefix(3)) }
        guard let latitude, let longitude else { return nil }
        return (latitude, longitude)
    }
}
