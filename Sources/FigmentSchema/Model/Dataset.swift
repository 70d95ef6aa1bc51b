/// A schema document after decoding and validation, the same for both dialects.
///
/// Everything is spelled out as the document says it; defaults that depend on other parts are filled by the plan.
public struct Dataset: Sendable {
    public var name: String
    public var description: String?
    public var dialect: Dialect
    /// The seed that the document asks for; the command's `--seed` wins.
    public var seed: Seed?
    /// The engine version that the document asks for.
    public var engineVersion: Int?
    public var timeframe: Timeframe?
    public var tables: [Table]
    public var constraints = Constraints()
    public var targets: [QualityTarget] = []
    /// What a load does where its options say nothing.
    public var load = LoadDefaults()
    /// Multiplies the rows of root entities.
    public var scale: Double = 1
    /// The document as it was read, for `meta.json` and for hashing.
    public var source: SyntaxNode

    public init(name: String, dialect: Dialect, tables: [Table], source: SyntaxNode) {
        self.name = name
        self.dialect = dialect
        self.tables = tables
        self.source = source
    }
}

public enum Dialect: String, Sendable {
    /// A document with `fields`: one vector collection.
    case collection
    /// A document with `nodes`: tables with keys.
    case relational
}

/// The seed of a run: an integer or any string; 42 and "42" are the same seed.
public struct Seed: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral
{
    public let text: String

    public init(_ text: String) { self.text = text }
    public init(stringLiteral value: String) { text = value }
    public init(integerLiteral value: Int64) { text = String(value) }

    public var description: String { text }
}

/// A span of time, both ends in microseconds since 1970-01-01 UTC.
public struct Timeframe: Hashable, Sendable {
    public var startMicros: Int64
    public var endMicros: Int64
    /// The frequency as written ("H", "D", …), or nil.
    public var frequency: String?

    public init(startMicros: Int64, endMicros: Int64, frequency: String? = nil) {
        self.startMicros = startMicros
        self.endMicros = endMicros
        self.frequency = frequency
    }
}

/// One table: a collection, or a node of a relational document.
public struct Table: Sendable {
    /// A column of a sort order.
    public struct SortColumn: Hashable, Sendable {
        public var column: String
        public var isDescending: Bool

        public init(column: String, isDescending: Bool) {
            self.column = column
            self.isDescending = isDescending
        }
    }

    public var name: String
    /// What is said of the table; that of its document, where it is the only one and nothing is said of itself.
    public var description: String?
    public var kind: TableKind
    /// Rows that the document asks for.
    public var rows: Int64?
    public var primaryKey: [String]
    public var columns: [ColumnSpec]
    /// The first parent drives the rows of a fact table.
    public var parents: [String]
    public var fanout: Fanout?
    /// Rows are the events of a process that each parent row goes through.
    public var process: Process?
    public var segments: SegmentBehavior?
    public var vintage: VintageBehavior?
    /// Factors of the fan-out from tables of effects.
    public var fanoutEffects: [Effect] = []
    /// The columns by which rows are written in order.
    public var sortColumns: [SortColumn] = []
    /// The columns whose values name the folders of the files, outermost first.
    public var partitionColumns: [String] = []
    /// The most partitions that a run may make.
    public var maxPartitions: Int64 = 1_000
    /// What ClickHouse is told when the table is made there.
    public var clickhouse: ClickHouseStorage?
    /// What PostgreSQL is told.
    public var postgresql: PostgresStorage?
    /// The share of rows that repeat an earlier row but for its key.
    public var duplicateRate = 0.0
    /// The touchpoints of this table's rows, which are a table of their own.
    public var attribution: AttributionChain?
    /// What only collections have.
    public var collection: CollectionOptions?
    public var location: SourceLocation

    public init(name: String, kind: TableKind, columns: [ColumnSpec], location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.columns = columns
        self.location = location
        primaryKey = []
        parents = []
    }
}

public enum TableKind: String, Sendable, CaseIterable {
    case entity, fact, vocab
}

/// How many children each parent row has.
public struct Fanout: Hashable, Sendable {
    public enum Distribution: Hashable, Sendable {
        case constant(Int64)
        case poisson(lambda: Double)
        case uniform(low: Int64, high: Int64)
        /// Ranks 1…maximum by 1/k^exponent.
        case zipf(exponent: Double)
        /// From 0 on, with this mean.
        case geometric(mean: Double)
        case choice(counts: [Int64], weights: [Double])
    }
    public var distribution: Distribution
    /// Bounds on the count, both inclusive.
    public var minimum: Int64?
    public var maximum: Int64?

    public init(_ distribution: Distribution, minimum: Int64? = nil, maximum: Int64? = nil) {
        self.distribution = distribution
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// The keys of a collection that belong to no field.
public struct CollectionOptions: Sendable {
    public var partitionCount: Int?
    public var shardCount: Int?
    public var consistencyLevel: String?
    public var enablesDynamicField = false
    public var dynamicFields: [DynamicField] = []
    public var functions: [CollectionFunction] = []

    public init() {}
}

/// A BM25 function: its output field is computed by the server and never in the files.
public struct CollectionFunction: Sendable {
    public var name: String
    public var type: String
    public var inputFields: [String]
    public var outputFields: [String]
    /// The `params` object as given.
    public var parameters: SyntaxNode?

    public init(name: String, type: String, inputFields: [String], outputFields: [String], parameters: SyntaxNode?) {
        self.name = name
        self.type = type
        self.inputFields = inputFields
        self.outputFields = outputFields
        self.parameters = parameters
    }
}

/// A field of `$meta`, present in a row with its probability.
public struct DynamicField: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case string = "String"
        case int = "Int"
        case float = "Float"
        case bool = "Bool"
        case array = "Array"
        case json = "JSON"
    }
    public var name: String
    public var kind: Kind
    public var probability = 1.0
    /// Values to pick from, uniformly.
    public var values: [Literal] = []
    public var minimum: Double?
    public var maximum: Double?
    public var minLength = 5
    public var maxLength = 20
    public var arrayMinLength = 0
    public var arrayMaxLength = 5
    public var location: SourceLocation

    public init(name: String, kind: Kind, location: SourceLocation) {
        self.name = name
        self.kind = kind
        self.location = location
    }
}
