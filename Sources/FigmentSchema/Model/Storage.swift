/// How ClickHouse keeps a table that is made for the document.
public struct ClickHouseStorage: Hashable, Sendable {
    public struct Setting: Hashable, Sendable {
        public var name: String
        public var value: Literal
    }

    /// `ReplacingMergeTree(updated_at)`: a name, and arguments in parentheses; nil for what the target chooses.
    public var engine: String?
    /// Columns of the sorting key; empty for the primary key.
    public var orderBy: [String] = []
    /// An expression of SQL.
    public var partitionBy: String?
    /// Of the table.
    public var settings: [Setting] = []
    /// Types by column, as ClickHouse writes them, where they are not those of the document's types.
    public var types: [String: String] = [:]

    public init() {}
}

/// What a load of the document does where the command's options say nothing else.
public struct LoadDefaults: Hashable, Sendable {
    /// Bytes that decide the rows, measured in blocks as they are sent.
    public var targetBytes: Int64?
    /// A new seed for each load; a load that is resumed keeps its own.
    public var drawsSeed = false
    /// A file beside the work that mirrors how far the load is.
    public var keepsCheckpoint = false
    /// The column that `--as-of` sets to one instant.
    public var asOfColumn: String?

    public init() {}
}
