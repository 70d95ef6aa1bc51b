import FigmentTypes

/// A type of PostgreSQL that COPY's binary form is written for.
indirect enum PostgresType: Hashable, Sendable {
    case bool, int2, int4, int8, float4, float8, numeric, text, bytea, date, time, timestamp, timestamptz, uuid, json,
        jsonb
    case array(PostgresType)
    /// Of the extension pgvector; nil for any number of elements.
    case vector(dim: Int?)

    /// By the number that the catalogue gives it; the numbers of built-in types never change (`pg_type.dat`).
    init?(oid: Int64) {
        if let scalar = PostgresType.scalars.first(where: { $0.oid == oid })?.type {
            self = scalar
        } else if let element = PostgresType.scalars.first(where: { $0.array == oid })?.type {
            self = .array(element)
        } else {
            return nil
        }
    }

    /// By its name where the server numbers it: `vector(128)`, with a schema before it or not.
    init?(name: String) {
        let own = name.split(separator: ".").last ?? ""
        if own == "vector" {
            self = .vector(dim: nil)
        } else if own.hasPrefix("vector("), own.hasSuffix(")"), let dim = Int(own.dropFirst(7).dropLast()) {
            self = .vector(dim: dim)
        } else {
            return nil
        }
    }

    /// Of the type; an array's elements name theirs in each value.
    var oid: UInt32 {
        switch self {
        case .array(let element): PostgresType.scalars.first { $0.type == element }.map { UInt32($0.array) } ?? 0
        default: PostgresType.scalars.first { $0.type == self }.map { UInt32($0.oid) } ?? 0
        }
    }

    private static let scalars: [(type: PostgresType, oid: Int64, array: Int64)] = [
        (.bool, 16, 1000), (.bytea, 17, 1001), (.int8, 20, 1016), (.int2, 21, 1005), (.int4, 23, 1007),
        (.text, 25, 1009), (.json, 114, 199), (.float4, 700, 1021), (.float8, 701, 1022), (.date, 1082, 1182),
        (.time, 1083, 1183), (.timestamp, 1114, 1115), (.timestamptz, 1184, 1185), (.numeric, 1700, 1231),
        (.uuid, 2950, 2951), (.jsonb, 3802, 3807),
        // Texts of a bounded length are sent alike.
        (.text, 1043, 1015), (.text, 1042, 1014),
    ]

    /// Whether every value of the type can be stored without loss.
    func holds(_ type: DataType) -> Bool {
        switch (self, type) {
        case (.bool, .bool), (.uuid, .uuid), (.date, .date32), (.time, .time64), (.bytea, .binary): true
        case (.bytea, .vector(.binary, _)): true
        case (.int2, .int8), (.int2, .int16), (.int2, .uint8): true
        case (.int4, _) where type.isInteger: type.integerRange.map { $0.upperBound <= 2_147_483_647 } ?? false
        case (.int8, .uint64): false
        case (.int8, _) where type.isInteger: true
        case (.numeric, .decimal): true
        case (.numeric, _) where type.isInteger: true
        case (.float4, .float16), (.float4, .float32), (.float8, .float16), (.float8, .float32), (.float8, .float64):
            true
        case (.text, .utf8), (.json, .json), (.jsonb, .json), (.text, .json): true
        case (.json, .sparseVector), (.jsonb, .sparseVector), (.text, .sparseVector): true
        case (.timestamp, .timestamp(_, zone: nil)), (.timestamptz, .timestamp(_, zone: .some)): true
        case (.array(let own), .list(let element)):
            if case .list = element { false } else { own.holds(element) }
        case (.array(.int2), .vector(.int8, _)): true
        case (.array(.float4), .vector(let element, _)), (.array(.float8), .vector(let element, _)):
            element.isFloat
        case (.vector(let own), .vector(let element, let dim)): element.isFloat && (own == nil || own == dim)
        // Arrays of arrays must be rectangular there; ours need not.
        case (.text, .list), (.json, .list), (.jsonb, .list): true
        case (.text, .structure), (.json, .structure), (.jsonb, .structure): true
        default: false
        }
    }
}

extension DataType {
    /// The type of a column that we make, as SQL.
    ///
    /// - Parameter hasVectors: Whether the server has pgvector.
    func postgresName(hasVectors: Bool) -> String {
        if hasVectors, case .vector(let element, let dim) = self, element.isFloat, dim <= DataType.mostVectorElements {
            return "vector(\(dim))"
        }
        return SQLTypes(dialect: .postgresql).name(self)
    }

    /// Of pgvector's `vector`, from its documentation.
    private static var mostVectorElements: Int { 16_000 }

    /// Whether instants have more digits than PostgreSQL keeps: microseconds.
    var hasNanoseconds: Bool {
        switch self {
        case .timestamp(unit: .nano, _): true
        case .list(let element): element.hasNanoseconds
        default: false
        }
    }
}
