public import FigmentColumns
public import FigmentSchema

/// A table as a database is to have it.
public struct LoadTable: Sendable {
    public struct ForeignKey: Hashable, Sendable {
        public var column: String
        public var table: String
        /// The key of `table`.
        public var target: String

        public init(column: String, table: String, target: String) {
            self.column = column
            self.table = table
            self.target = target
        }
    }

    public var descriptor: TableDescriptor
    /// Empty where the document names none.
    public var primaryKey: [String]
    /// Lists of columns whose values come together once; the primary key is not among them.
    public var uniques: [[String]]
    public var foreignKeys: [ForeignKey]
    /// How ClickHouse is to keep the table; nil where the document says nothing.
    public var clickhouse: ClickHouseStorage?
    /// Indexes of PostgreSQL beside those of keys.
    public var indexes: [PostgresStorage.Index]
    /// What is said of the table, in the document's words; nil where nothing is.
    public var comment: String?
    /// What is said of its columns, by name.
    public var columnComments: [String: String]

    public init(
        _ descriptor: TableDescriptor, primaryKey: [String] = [], uniques: [[String]] = [],
        foreignKeys: [ForeignKey] = [], comment: String? = nil, columnComments: [String: String] = [:],
        clickhouse: ClickHouseStorage? = nil, indexes: [PostgresStorage.Index] = []
    ) {
        self.indexes = indexes
        self.columnComments = columnComments
        self.clickhouse = clickhouse
        self.descriptor = descriptor
        self.primaryKey = primaryKey
        self.uniques = uniques
        self.foreignKeys = foreignKeys
        self.comment = comment
    }

    public var name: String { descriptor.name }

    /// The tables to which each one's foreign keys lead, by index: they must be whole before its first row.
    ///
    /// References to the table itself and those that close a cycle are left out; a database checks them later.
    public static func prerequisites(_ tables: [LoadTable]) -> [[Int]] {
        tables.enumerated().map { index, table in
            let named = Set(table.foreignKeys.map(\.table))
            return tables.indices.filter { $0 < index && named.contains(tables[$0].name) }
        }
    }
}

extension LoadTable {
    /// Whether a load's own state, or what it is about to swap in, has such a name.
    static func isOfState(_ name: String) -> Bool {
        let name = name.lowercased()
        if name == "figment_jobs" || name == "figment_parts" { return true }
        return ["figment_lock_", "figment_staging_", "figment_load_", "figment_batch_"].contains { name.hasPrefix($0) }
    }
}
