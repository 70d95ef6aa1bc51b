/// How the values of a column are made: a closed list, so that the compiler names every place that a new one touches.
public enum Generator: Sendable {
    case sequence(start: Int64, step: Int64)
    case choice(Choice)
    case distribution(Distribution)
    case datetimeSeries(DatetimeSeries)
    case template(Template)
    /// The value of `column` in this row's parent in `table`.
    case lookup(table: String, column: String)
    case constant(Literal)
    case uuid
}

/// The generators by their names in documents.
public enum GeneratorKind: String, CaseIterable, Sendable {
    case sequence, choice, distribution
    case datetimeSeries = "datetime_series"
    case template, lookup, constant, uuid
}

extension Generator {
    public var kind: GeneratorKind {
        switch self {
        case .sequence: .sequence
        case .choice: .choice
        case .distribution: .distribution
        case .datetimeSeries: .datetimeSeries
        case .template: .template
        case .lookup: .lookup
        case .constant: .constant
        case .uuid: .uuid
        }
    }
}

extension GeneratorKind {
    /// What the schema knows of it.
    var definition: any GeneratorDefinition.Type {
        switch self {
        case .sequence: SequenceGenerator.self
        case .choice: ChoiceGenerator.self
        case .distribution: DistributionGenerator.self
        case .datetimeSeries: DatetimeSeriesGenerator.self
        case .template: TemplateGenerator.self
        case .lookup: LookupGenerator.self
        case .constant: ConstantGenerator.self
        case .uuid: UUIDGenerator.self
        }
    }
}

/// A pick from a list.
public struct Choice: Sendable {
    public enum Weights: Sendable {
        case uniform
        /// One weight per item, not yet normalised; at least one above zero.
        case explicit([Double])
        /// Item k (from 1) weighs 1/k^exponent.
        case zipf(exponent: Double)
        /// The first fifth shares `head` evenly; the rest shares what is left by Zipf.
        case headTail(head: Double, exponent: Double)
    }
    public var items: [Literal]
    public var weights: Weights

    public init(items: [Literal], weights: Weights) {
        self.items = items
        self.weights = weights
    }
}

/// A draw from a distribution, then a clamp.
public struct Distribution: Sendable {
    public enum Kind: Hashable, Sendable {
        /// [low, high)
        case uniform(low: Double, high: Double)
        case normal(mean: Double, std: Double)
        /// exp of a normal.
        case lognormal(mean: Double, sigma: Double)
        /// low · (high ∕ low)^u
        case loguniform(low: Double, high: Double)
        case exponential(rate: Double)
        case poisson(lambda: Double)
    }
    public var kind: Kind
    public var clampLow: Double?
    public var clampHigh: Double?

    public init(_ kind: Kind, clampLow: Double? = nil, clampHigh: Double? = nil) {
        self.kind = kind
        self.clampLow = clampLow
        self.clampHigh = clampHigh
    }
}

/// Instants in a window; without a frequency, uniform to the microsecond.
public struct DatetimeSeries: Sendable {
    /// The window, or nil for the document's timeframe (without one, the year 2024).
    public var within: Timeframe?

    public init(within: Timeframe? = nil) { self.within = within }
}

/// Text from a template: `{pool}`, `{column}`, `{column.pool}` (what `column`'s template drew from that pool in this
/// row) and `{row}`; `{…|lower}` and `{…|upper}` change case; `{{` and `}}` are braces.
public struct Template: Sendable {
    public struct Pattern: Sendable {
        public var parts: [Part]
        public init(parts: [Part]) { self.parts = parts }
    }
    public enum Part: Sendable {
        case text(String)
        case reference(Reference)
    }
    public struct Reference: Sendable {
        /// Another column whose template's pool is meant, or nil.
        public var column: String?
        /// A pool of this template, a column of this table, or "row".
        public var name: String
        public var letterCase: LetterCase?
        public init(column: String?, name: String, letterCase: LetterCase?) {
            self.column = column
            self.name = name
            self.letterCase = letterCase
        }
    }
    public enum LetterCase: String, Sendable { case lower, upper }

    /// At least one; each row picks one of them evenly.
    public var patterns: [Pattern]
    /// The pools by name, in document order.
    public var pools: [(name: String, items: [String])]

    public init(patterns: [Pattern], pools: [(name: String, items: [String])]) {
        self.patterns = patterns
        self.pools = pools
    }
}
