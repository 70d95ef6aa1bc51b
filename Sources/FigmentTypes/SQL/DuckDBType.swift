extension DataType {
    /// The type as which DuckDB holds the column; nil where there is none, or where text stands for bytes.
    public var duckDBName: String? {
        switch self {
        case .bool: "BOOLEAN"
        case .int8: "TINYINT"
        case .int16: "SMALLINT"
        case .int32: "INTEGER"
        case .int64: "BIGINT"
        case .uint8: "UTINYINT"
        case .uint16: "USMALLINT"
        case .uint32: "UINTEGER"
        case .uint64: "UBIGINT"
        case .float16, .float32: "FLOAT"
        case .float64: "DOUBLE"
        case .decimal(let precision, let scale): "DECIMAL(\(precision), \(scale))"
        case .utf8, .json: "VARCHAR"
        case .uuid: "UUID"
        case .date32: "DATE"
        case .time64: "TIME"
        case .timestamp(unit: .nano, zone: nil): "TIMESTAMP_NS"
        case .timestamp(_, zone: nil): "TIMESTAMP"
        case .timestamp: "TIMESTAMPTZ"
        case .list(let element): element.duckDBName.map { $0 + "[]" }
        case .vector(let element, _): element == .binary ? "UTINYINT[]" : "DOUBLE[]"
        case .structure(let fields): DataType.duckDBStructure(fields) { $0 == .json ? "JSON" : $0.duckDBName }
        case .binary, .sparseVector: nil
        }
    }

    /// The type of a structure as DuckDB writes it; nil where a field has none.
    public static func duckDBStructure(_ fields: [StructureField], _ type: (DataType) -> String?) -> String? {
        var parts: [String] = []
        for field in fields {
            guard let type = type(field.type), let name = try? SQLDialect.duckdb.identifier(field.name) else {
                return nil
            }
            parts.append("\(name) \(type)")
        }
        return "STRUCT(\(parts.joined(separator: ", ")))"
    }
}
