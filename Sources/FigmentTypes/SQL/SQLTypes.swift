/// The column types of each dialect.
public struct SQLTypes: Sendable {
    public let dialect: SQLDialect

    public init(dialect: SQLDialect) { self.dialect = dialect }

    /// The type of a column.
    ///
    /// - Parameter keyLength: Characters of the longest text, for a column that is a key: MySQL indexes bounded texts
    ///   only.
    public func name(_ type: DataType, keyLength: Int? = nil) -> String {
        switch dialect {
        case .postgresql: postgresql(type)
        case .mysql: mysql(type, keyLength)
        case .sqlite: sqlite(type)
        case .duckdb: duckdb(type)
        case .clickhouse: clickhouse(type)
        }
    }

    private func postgresql(_ type: DataType) -> String {
        switch type {
        case .bool: "BOOLEAN"
        case .int8, .int16, .uint8: "SMALLINT"
        case .int32, .uint16: "INTEGER"
        case .int64, .uint32: "BIGINT"
        case .uint64: "NUMERIC(20, 0)"
        case .float16, .float32: "REAL"
        case .float64: "DOUBLE PRECISION"
        case .decimal(let precision, let scale): "NUMERIC(\(precision), \(scale))"
        case .utf8: "TEXT"
        case .json, .sparseVector, .structure: "JSONB"
        case .uuid: "UUID"
        case .binary, .vector(.binary, _): "BYTEA"
        case .date32: "DATE"
        case .time64: "TIME"
        case .timestamp(_, let zone): zone == nil ? "TIMESTAMP" : "TIMESTAMPTZ"
        case .list(let element): postgresql(element) + "[]"
        case .vector(.int8, _): "SMALLINT[]"
        case .vector: "REAL[]"
        }
    }

    private func mysql(_ type: DataType, _ keyLength: Int?) -> String {
        switch type {
        case .bool: "BOOLEAN"
        case .int8: "TINYINT"
        case .int16: "SMALLINT"
        case .int32: "INT"
        case .int64: "BIGINT"
        case .uint8: "TINYINT UNSIGNED"
        case .uint16: "SMALLINT UNSIGNED"
        case .uint32: "INT UNSIGNED"
        case .uint64: "BIGINT UNSIGNED"
        case .float16, .float32: "FLOAT"
        case .float64: "DOUBLE"
        // Its decimals have 30 digits behind the point at most.
        case .decimal(let precision, let scale): "DECIMAL(\(precision), \(min(30, scale)))"
        // An index holds 3 072 bytes: 768 characters.
        case .utf8: keyLength.map { "VARCHAR(\(min(768, max(16, $0))))" } ?? "LONGTEXT"
        case .uuid: "CHAR(36)"
        case .binary, .vector(.binary, _): "LONGBLOB"
        case .date32: "DATE"
        case .time64: "TIME(6)"
        case .timestamp: "DATETIME(6)"
        case .json, .list, .vector, .sparseVector, .structure: "JSON"
        }
    }

    private func sqlite(_ type: DataType) -> String {
        switch type {
        case .bool, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32: "INTEGER"
        case .float16, .float32, .float64: "REAL"
        // Numbers are doubles there: more than fifteen digits stay exact as text only.
        case .decimal(let precision, _): precision <= 15 ? "NUMERIC" : "TEXT"
        case .binary, .vector(.binary, _): "BLOB"
        default: "TEXT"
        }
    }

    /// As validation reads columns, but for what text stands for there.
    private func duckdb(_ type: DataType) -> String {
        switch type {
        case .json, .sparseVector: "JSON"
        case .binary, .vector(.binary, _): "BLOB"
        case .list(let element): duckdb(element) + "[]"
        case .vector(.int8, let dim): "TINYINT[\(dim)]"
        case .vector(_, let dim): "FLOAT[\(dim)]"
        case .structure(let fields): DataType.duckDBStructure(fields, duckdb) ?? "JSON"
        default: type.duckDBName ?? "VARCHAR"
        }
    }

    private func clickhouse(_ type: DataType) -> String {
        switch type {
        case .bool: "Bool"
        case .int8: "Int8"
        case .int16: "Int16"
        case .int32: "Int32"
        case .int64: "Int64"
        case .uint8: "UInt8"
        case .uint16: "UInt16"
        case .uint32: "UInt32"
        case .uint64: "UInt64"
        case .float16, .float32: "Float32"
        case .float64: "Float64"
        case .decimal(let precision, let scale): "Decimal(\(precision), \(scale))"
        case .uuid: "UUID"
        case .date32: "Date32"
        case .timestamp(let unit, _): "DateTime64(\(digits(unit)), 'UTC')"
        case .list(let element): "Array(\(clickhouse(element)))"
        case .vector(.binary, _): "String"
        case .vector(.int8, _): "Array(Int8)"
        case .vector: "Array(Float32)"
        // A tuple is never null: the text of JSON keeps which structures are.
        case .utf8, .json, .binary, .time64, .sparseVector, .structure: "String"
        }
    }

    /// As ``name(_:keyLength:)`` for ClickHouse servers that lack Bool, Date32 and DateTime64 (before 20.1 to 21.12).
    ///
    /// - Parameter cutsSeconds: Instants finer than a second become DateTime, which cuts them off.
    /// - Returns: Nil for an instant that the server cannot hold whole.
    public static func oldClickHouse(_ type: DataType, cutsSeconds: Bool) -> String? {
        switch type {
        case .bool: "UInt8"
        case .date32: "Date"
        case .timestamp(let unit, _): unit == .second || cutsSeconds ? "DateTime('UTC')" : nil
        case .list(let element): oldClickHouse(element, cutsSeconds: cutsSeconds).map { "Array(\($0))" }
        default: SQLTypes(dialect: .clickhouse).name(type)
        }
    }

    private func digits(_ unit: TimeUnit) -> Int {
        switch unit {
        case .second: 0
        case .milli: 3
        case .micro: 6
        case .nano: 9
        }
    }

    /// Digits behind the second's point that the dialect keeps.
    public var clockDigits: Int { dialect == .duckdb || dialect == .clickhouse || dialect == .sqlite ? 9 : 6 }
}
