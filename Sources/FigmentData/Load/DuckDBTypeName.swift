import FigmentTypes

extension DataType {
    /// What a loader takes DuckDB's type for, by its name there.
    struct Taken {
        let type: DataType
        /// What the value is cast to where DuckDB gives it out otherwise; nil where it is taken as it is.
        var cast: String?
    }

    /// - Returns: Nil for a type that no column of ours holds exactly.
    static func taken(duckDB name: String) -> Taken? {
        if name.hasSuffix("[]") {
            // A list whose elements need a cast is cast as a whole.
            guard let element = taken(duckDB: String(name.dropLast(2))), !element.type.isNestedForLoad else {
                return nil
            }
            return Taken(type: .list(element.type), cast: element.cast.map { $0 + "[]" })
        }
        if name.hasSuffix("]"), let open = name.lastIndex(of: "["),
            let count = Int(name[name.index(after: open)...].dropLast()), count > 0
        {
            let inner = String(name[..<open])
            if inner == "FLOAT" { return Taken(type: .vector(element: .float32, dim: count)) }
            guard let element = taken(duckDB: inner), !element.type.isNestedForLoad else { return nil }
            return Taken(type: .list(element.type), cast: (element.cast ?? inner) + "[]")
        }
        if let structure = StoredStructure(name) { return taken(structure) }
        if name.hasPrefix("DECIMAL(") {
            let numbers = name.dropFirst(8).dropLast().split(separator: ",").map { Int($0.filter { $0 != " " }) }
            guard numbers.count == 2, let precision = numbers[0], let scale = numbers[1], precision <= 38 else {
                return nil
            }
            return Taken(type: .decimal(precision: precision, scale: scale))
        }
        if name.hasPrefix("ENUM(") { return Taken(type: .utf8, cast: "VARCHAR") }
        return plain(name).map { Taken(type: $0) }
    }

    private static func plain(_ name: String) -> DataType? {
        switch name {
        case "BOOLEAN": .bool
        case "TINYINT": .int8
        case "SMALLINT": .int16
        case "INTEGER": .int32
        case "BIGINT": .int64
        case "UTINYINT": .uint8
        case "USMALLINT": .uint16
        case "UINTEGER": .uint32
        case "UBIGINT": .uint64
        case "FLOAT": .float32
        case "DOUBLE": .float64
        case "VARCHAR": .utf8
        case "JSON": .json
        case "BLOB": .binary
        case "UUID": .uuid
        case "DATE": .date32
        case "TIME": .time64
        case "TIMESTAMP": .timestamp(unit: .micro, zone: nil)
        case "TIMESTAMP_S": .timestamp(unit: .second, zone: nil)
        case "TIMESTAMP_MS": .timestamp(unit: .milli, zone: nil)
        case "TIMESTAMP_NS": .timestamp(unit: .nano, zone: nil)
        case "TIMESTAMP WITH TIME ZONE": .timestamp(unit: .micro, zone: "UTC")
        default: nil
        }
    }

    private static func taken(_ structure: StoredStructure) -> Taken? {
        var fields: [StructureField] = []
        for field in structure.fields {
            guard let inner = taken(duckDB: field.type), inner.cast == nil else { return nil }
            // Values within structures are read one by one, in microseconds or nanoseconds.
            if case .timestamp(unit: .second, _) = inner.type { return nil }
            if case .timestamp(unit: .milli, _) = inner.type { return nil }
            fields.append(StructureField(field.name, inner.type, isNullable: true))
        }
        return fields.isEmpty ? nil : Taken(type: .structure(fields))
    }

    /// Whether databases hold no arrays of the type.
    fileprivate var isNestedForLoad: Bool {
        switch self {
        case .list, .vector, .structure, .sparseVector: true
        default: false
        }
    }

    /// A type as people name it for a column: DuckDB's names, those of schemas, and `json`.
    static func named(_ text: String) -> Taken? {
        let name = text.uppercased()
        switch name {
        case "STRING", "TEXT", "VARCHAR": return Taken(type: .utf8, cast: "VARCHAR")
        case "JSON": return Taken(type: .json, cast: "JSON")
        case "INT", "INT64", "INTEGER64": return Taken(type: .int64, cast: "BIGINT")
        case "INT32": return Taken(type: .int32, cast: "INTEGER")
        case "INT16": return Taken(type: .int16, cast: "SMALLINT")
        case "INT8": return Taken(type: .int8, cast: "TINYINT")
        case "UINT64": return Taken(type: .uint64, cast: "UBIGINT")
        case "UINT32": return Taken(type: .uint32, cast: "UINTEGER")
        case "FLOAT64": return Taken(type: .float64, cast: "DOUBLE")
        case "FLOAT32": return Taken(type: .float32, cast: "FLOAT")
        case "BOOL": return Taken(type: .bool, cast: "BOOLEAN")
        case "DATETIME": return Taken(type: .timestamp(unit: .micro, zone: nil), cast: "TIMESTAMP")
        case "TIMESTAMPTZ": return Taken(type: .timestamp(unit: .micro, zone: "UTC"), cast: "TIMESTAMPTZ")
        default:
            // A name that is read here holds nothing but a type, so that it may stand in a statement.
            guard StoredStructure(name) == nil, !name.hasPrefix("ENUM"), let taken = taken(duckDB: name) else {
                return nil
            }
            return Taken(type: taken.type, cast: name)
        }
    }
}
