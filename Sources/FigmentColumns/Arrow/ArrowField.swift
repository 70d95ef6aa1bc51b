public import FigmentTypes

/// A column as an Arrow schema states it.
public struct ArrowField: Sendable {
    public var name: String
    public var isNullable: Bool
    public var type: ArrowType
    public var children: [ArrowField]
    public var dictionary: ArrowDictionary?
    /// Pairs of key and value; extension types are told by them.
    public var metadata: [(key: String, value: String)]

    public init(
        _ name: String, isNullable: Bool, _ type: ArrowType, children: [ArrowField] = [],
        dictionary: ArrowDictionary? = nil, metadata: [(key: String, value: String)] = []
    ) {
        self.name = name
        self.isNullable = isNullable
        self.type = type
        self.children = children
        self.dictionary = dictionary
        self.metadata = metadata
    }
}

/// How a column's values are indices into a dictionary.
public struct ArrowDictionary: Hashable, Sendable {
    /// Names the dictionary within the file.
    public var id: Int
    /// Of the indices, which are signed.
    public var indexBits: Int
    public var isOrdered: Bool

    public init(id: Int, indexBits: Int, isOrdered: Bool) {
        self.id = id
        self.indexBits = indexBits
        self.isOrdered = isOrdered
    }
}

/// A type of Arrow's Schema.fbs: its number in the union `Type` and the fields of its table.
public struct ArrowType: Sendable {
    let number: Int
    let fields: [FlatBufferWriter.Field]
    var zone: String?

    private init(_ number: Int, _ fields: [FlatBufferWriter.Field] = [], zone: String? = nil) {
        self.number = number
        self.fields = fields
        self.zone = zone
    }

    public static var list: ArrowType { ArrowType(12) }
    public static var structure: ArrowType { ArrowType(13) }
    public static var utf8: ArrowType { ArrowType(5) }
    public static func fixedSizeList(_ size: Int) -> ArrowType { ArrowType(16, [.int32(size)]) }

    private static func integer(_ bits: Int, _ signed: Bool) -> ArrowType {
        ArrowType(2, [.int32(bits), .int8(signed ? 1 : 0)])
    }

    /// The type of single values; lists and vectors, whose elements are children, count as lists, and the fields of
    /// structures are children too.
    public init(_ type: DataType) {
        switch type {
        case .bool: self.init(6)
        case .int8: self = .integer(8, true)
        case .int16: self = .integer(16, true)
        case .int32: self = .integer(32, true)
        case .int64: self = .integer(64, true)
        case .uint8: self = .integer(8, false)
        case .uint16: self = .integer(16, false)
        case .uint32: self = .integer(32, false)
        case .uint64: self = .integer(64, false)
        case .float16: self.init(3, [.int16(0)])
        case .float32: self.init(3, [.int16(1)])
        case .float64: self.init(3, [.int16(2)])
        case .decimal(let precision, let scale): self.init(7, [.int32(precision), .int32(scale), .int32(128)])
        case .utf8, .json: self = .utf8
        case .binary: self.init(4)
        case .uuid: self.init(15, [.int32(16)])
        case .date32: self.init(8, [.int16(0)])
        case .time64: self.init(9, [.int16(2), .int32(64)])
        case .timestamp(let unit, let zone):
            let number =
                switch unit {
                case .second: 0
                case .milli: 1
                case .micro: 2
                case .nano: 3
                }
            self.init(10, [.int16(number), zone == nil ? .absent : .reference], zone: zone)
        case .list, .vector: self = .list
        case .sparseVector, .structure: self = .structure
        }
    }
}

extension FlatBufferWriter {
    /// Appends a `Schema` and returns its place.
    ///
    /// Source: Arrow's Schema.fbs.
    public mutating func schema(_ fields: [ArrowField]) -> Int {
        let schema = table([.int16(0), .reference])  // little-endian, fields
        let list = references(count: fields.count)
        link(schema.fields[1], to: list.vector)
        for (field, place) in zip(fields, list.elements) {
            let start = self.field(field)
            link(place, to: start)
        }
        return schema.start
    }

    /// A `Field`: name, nullable, type number, type, dictionary, children, metadata.
    private mutating func field(_ field: ArrowField) -> Int {
        var members: [Field] = [
            .reference, .int8(field.isNullable ? 1 : 0), .int8(field.type.number), .reference,
            field.dictionary == nil ? .absent : .reference, .reference,
        ]
        if !field.metadata.isEmpty { members.append(.reference) }
        let place = table(members)
        let name = string(field.name)
        link(place.fields[0], to: name)
        let type = table(field.type.fields)
        link(place.fields[3], to: type.start)
        if let zone = field.type.zone {
            let text = string(zone)
            link(type.fields[1], to: text)
        }
        if let dictionary = field.dictionary {
            let start = encoding(dictionary)
            link(place.fields[4], to: start)
        }
        let children = references(count: field.children.count)
        link(place.fields[5], to: children.vector)
        for (child, reference) in zip(field.children, children.elements) {
            let start = self.field(child)
            link(reference, to: start)
        }
        if !field.metadata.isEmpty {
            let start = pairs(field.metadata)
            link(place.fields[6], to: start)
        }
        return place.start
    }

    /// A `DictionaryEncoding`: id, type of the indices, whether the order of entries means something.
    private mutating func encoding(_ dictionary: ArrowDictionary) -> Int {
        let place = table([.int64(dictionary.id), .reference, .int8(dictionary.isOrdered ? 1 : 0)])
        let index = table([.int32(dictionary.indexBits), .int8(1)])
        link(place.fields[1], to: index.start)
        return place.start
    }

    private mutating func pairs(_ metadata: [(key: String, value: String)]) -> Int {
        let list = references(count: metadata.count)
        for (pair, reference) in zip(metadata, list.elements) {
            let place = table([.reference, .reference])
            link(reference, to: place.start)
            let key = string(pair.key)
            link(place.fields[0], to: key)
            let value = string(pair.value)
            link(place.fields[1], to: value)
        }
        return list.vector
    }
}
