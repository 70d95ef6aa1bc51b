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
    /// Indexes by which the server skips parts of the table.
    public var indexes: [SkippingIndex] = []

    public init() {}
}

/// An index of ClickHouse that tells which granules cannot hold what is looked for.
public struct SkippingIndex: Hashable, Sendable {
    /// What an index remembers of its granules, with ClickHouse's own parameters.
    public enum Kind: Hashable, Sendable {
        case minmax
        /// At most so many distinct values; 0 for any number.
        case set(Int64)
        /// The share of false positives.
        case bloomFilter(Double?)
        /// Bytes, hash functions, seed.
        case tokenBloomFilter(Int64, Int64, Int64)
        /// Characters of an n-gram, bytes, hash functions, seed.
        case ngramBloomFilter(Int64, Int64, Int64, Int64)
        case vectorSimilarity(distance: String, dim: Int64, graph: Graph?)
    }

    /// How a graph of neighbours is built.
    public struct Graph: Hashable, Sendable {
        public var quantization: String
        public var neighbours: Int64
        public var candidates: Int64
    }

    public var name: String
    /// Empty where an expression is indexed.
    public var columns: [String]
    /// As SQL.
    public var expression: String?
    public var kind: Kind
    /// Granules of the table that one of the index stands for.
    public var granularity: Int64
}

/// How PostgreSQL keeps a table that is made for the document.
public struct PostgresStorage: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable, CaseIterable { case btree, hash, gin, gist, brin, hnsw, ivfflat }

    /// By what vectors are near each other.
    public enum Distance: String, Hashable, Sendable, CaseIterable {
        case l2, cosine
        case innerProduct = "inner_product"
    }

    public struct Index: Hashable, Sendable {
        /// Nil for one made of the names of the table and the columns.
        public var name: String?
        public var columns: [String]
        public var method = Method.btree
        public var isUnique = false
        /// Of an index of vectors.
        public var distance: Distance?
    }

    /// Beside those of keys and unique lists.
    public var indexes: [Index] = []

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
