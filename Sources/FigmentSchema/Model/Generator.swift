/// How the values of a column are made: a closed list, so that the compiler names every place that a new one touches.
public enum Generator: Sendable {
    case sequence(start: Int64, step: Int64)
    /// A sequence that begins anew with each parent's rows.
    case ordinal(start: Int64, step: Int64)
    case choice(Choice)
    case distribution(Distribution)
    case datetimeSeries(DatetimeSeries)
    case template(Template)
    case lookup(Lookup)
    case constant(Literal)
    case uuid
    /// Version 7: a time first, from a column of instants or the row's place in the timeframe.
    case timeUUID(on: String?)
    case digest(DigestOf)
    case record(Record)
    /// Each of the generator's values at most once.
    indirect case unique(of: Generator)
    /// Each integer at most once; both ends included.
    case uniqueIntegers(low: Int64, high: Int64)
    indirect case list(of: Generator, ListLength)
    /// Lists of the values that other columns have in the row, in this order.
    case listOf(columns: [String])
    case object(fields: [ObjectField])
    case geo(Geo)
    case vector(VectorShape)
    case walk(Walk)
    case season(Season)
    case markov(MarkovText)
    /// So many indices, both ends included.
    case sparseVector(least: Int, most: Int)
    /// Text that matches a regular expression.
    case pattern(RegexPattern)
    /// A value of another column, of any of its table's rows.
    case choiceOf(ColumnReference, weights: Choice.Weights)
    case faker(Faker)
    /// Computed from other columns of the row: parsed, typed and compiled, never run as code.
    case expression(code: String)
    /// One literal per row, in order.
    case enumList([Literal])
    case diffusionCurve(DiffusionCurve)
    case null
    /// The first branch whose condition holds; nil for null.
    indirect case conditional(branches: [(condition: String, generator: Generator)], otherwise: Generator?)
    /// What the row's event of the table's process says.
    case event(EventField)
}

/// The generators by their names in documents.
public enum GeneratorKind: String, CaseIterable, Sendable {
    case sequence, choice, distribution
    case datetimeSeries = "datetime_series"
    case template, lookup, constant, uuid
    case hash, pattern, faker, expression
    case enumList = "enum_list"
    case diffusionCurve = "diffusion_curve"
    case person, address, company
    case record, unique, list, object, geo, vector
    case sparseVector = "sparse_vector"
    case walk, season, markov, null
    case conditional = "when"
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
        case .ordinal: .sequence
        case .constant: .constant
        case .uuid: .uuid
        case .timeUUID: .uuid
        case .digest: .hash
        case .record: .record
        case .unique, .uniqueIntegers: .unique
        case .list, .listOf: .list
        case .object: .object
        case .geo: .geo
        case .vector: .vector
        case .sparseVector: .sparseVector
        case .walk: .walk
        case .season: .season
        case .markov: .markov
        case .pattern: .pattern
        case .choiceOf: .choice
        case .faker: .faker
        case .expression: .expression
        case .enumList: .enumList
        case .diffusionCurve: .diffusionCurve
        case .null: .null
        case .conditional: .conditional
        // Never written in a document: the behaviour of the table binds these columns.
        case .event: .constant
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
        case .hash: HashGenerator.self
        case .record: RecordGenerator.self
        case .unique: UniqueGenerator.self
        case .list: ListGenerator.self
        case .object: ObjectGenerator.self
        case .geo: GeoGenerator.self
        case .vector: VectorGenerator.self
        case .sparseVector: SparseVectorGenerator.self
        case .walk: WalkGenerator.self
        case .season: SeasonGenerator.self
        case .markov: MarkovGenerator.self
        case .pattern: PatternGenerator.self
        case .faker: FakerGenerator.self
        case .person: PersonGenerator.self
        case .address: AddressGenerator.self
        case .company: CompanyGenerator.self
        case .expression: ExpressionGenerator.self
        case .enumList: EnumListGenerator.self
        case .diffusionCurve: DiffusionCurveGenerator.self
        case .null: NullGenerator.self
        case .conditional: ConditionalGenerator.self
        }
    }
}

/// A pick from a list.
public struct Choice: Sendable {
    public enum Weights: Hashable, Sendable {
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
        case gamma(shape: Double, scale: Double)
        case beta(alpha: Double, beta: Double)
        case weibull(shape: Double, scale: Double)
        /// From `scale` on.
        case pareto(shape: Double, scale: Double)
        /// Ranks 1…n by 1/k^exponent.
        case zipf(exponent: Double, count: Int64)
        case binomial(trials: Int64, probability: Double)
        /// Failures before so many successes.
        case negativeBinomial(successes: Double, probability: Double)
        /// Trials up to the first success, from 1.
        case geometric(probability: Double)
        case bernoulli(probability: Double)
        case triangular(low: Double, mode: Double, high: Double)
        /// mean + scale · t
        case studentT(freedom: Double, mean: Double, scale: Double)
        /// One of the parts by weight.
        indirect case mixture([MixturePart])
        /// Evenly within a bin; one edge more than weights.
        case histogram(edges: [Double], weights: [Double])
    }
    public struct MixturePart: Hashable, Sendable {
        /// Not yet normalised; at least one of a mixture's is above zero.
        public var weight: Double
        public var kind: Kind
        /// The part's own clamp, before the mixture's.
        public var clampLow: Double?
        public var clampHigh: Double?
        public init(weight: Double, kind: Kind, clampLow: Double? = nil, clampHigh: Double? = nil) {
            self.weight = weight
            self.kind = kind
            self.clampLow = clampLow
            self.clampHigh = clampHigh
        }
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

/// Instants in a window, on a grid where a frequency is given, else uniform to the microsecond.
public struct DatetimeSeries: Sendable {
    /// The window, or nil for the document's timeframe (without one, the year 2024).
    public var within: Timeframe?
    /// The grid: nil takes that of the window, then that of the timeframe; without any, every microsecond.
    public var frequency: Frequency?
    /// Weights multiply where there are several.
    public var patterns: [Seasonality]

    public init(within: Timeframe? = nil, frequency: Frequency? = nil, patterns: [Seasonality] = []) {
        self.within = within
        self.frequency = frequency
        self.patterns = patterns
    }
}

/// The step of a grid of instants.
public enum Frequency: Hashable, Sendable {
    /// From the window's start on.
    case micros(Int64)
    /// The last day of each month in the window, at the start's time of day.
    case monthEnd
    /// The same day of each month.
    case monthStart

    /// `H`, `h`, `D`, `M`, `W`, `S`, `s`, `T`, `min`, `MS`, `L`/`ms`, `U`/`us`, with a multiplier before ("15min").
    public init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let count = digits.isEmpty ? 1 : Int64(digits) ?? 0
        guard count > 0, count < 1_000_000 else { return nil }
        let unit: Int64
        switch text.dropFirst(digits.count) {
        case "H", "h": unit = 3_600_000_000
        case "D", "d": unit = 86_400_000_000
        case "W", "w": unit = 7 * 86_400_000_000
        case "T", "min": unit = 60_000_000
        case "S", "s": unit = 1_000_000
        case "L", "ms": unit = 1000
        case "U", "us": unit = 1
        case "M", "ME":
            if count != 1 { return nil }
            self = .monthEnd
            return
        case "MS":
            if count != 1 { return nil }
            self = .monthStart
            return
        default: return nil
        }
        self = .micros(count * unit)
    }
}

/// The value of a column of another row.
public struct Lookup: Hashable, Sendable {
    public enum MissingPolicy: String, CaseIterable, Sendable { case null, error }
    public var from: ColumnReference
    /// Columns that must be equal; empty for the parent's row, an earlier row of the same table, or any row.
    public var on: [KeyPair]
    public var onMissing: MissingPolicy
    /// The share of rows without an earlier row, for a lookup into the own table; row 0 is always one.
    public var rootProbability: Double
    /// Roots of the own table refer to themselves instead of to nothing.
    public var rootIsSelf: Bool
    /// How rows of a table that is no parent are drawn.
    public var weights: Choice.Weights
    /// Lookups into one table that are named alike pick the same row.
    public var alias: String
    /// A vector column with planted neighbours: the lookup leads from a planted row to its query, or from a child of the
    /// query to the planted row of its ordinal.
    public var planted: ColumnReference?

    public init(
        from: ColumnReference, on: [KeyPair] = [], onMissing: MissingPolicy = .null, rootProbability: Double = 0,
        rootIsSelf: Bool = false, weights: Choice.Weights = .uniform, alias: String = ""
    ) {
        self.from = from
        self.on = on
        self.onMissing = onMissing
        self.rootProbability = rootProbability
        self.rootIsSelf = rootIsSelf
        self.weights = weights
        self.alias = alias
    }
}

/// Realistic text by the name that Faker gives it.
public struct Faker: Hashable, Sendable {
    public var method: String
    /// A fixed locale, as "de_DE".
    public var locale: String?
    /// An earlier column of the row that holds a country or a city.
    public var localeFrom: String?
    /// The template of `bothify`, `numerify` and `lexify`.
    public var text: String?
    /// Which person, address or company of the row is meant; nil for what the column's name says.
    public var record: String?
    /// Most bytes of a value.
    public var maxLength = 65_535
    /// What else the method takes, as far as the document says.
    public var arguments = FakerArguments()

    public init(method: String, locale: String? = nil, localeFrom: String? = nil, text: String? = nil) {
        self.method = method
        self.locale = locale
        self.localeFrom = localeFrom
        self.text = text
    }
}

/// Dates of adoption: instants drawn by the inverse of a growth curve.
public struct DiffusionCurve: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case logistic, exponential, linear }
    /// Nil for the document's timeframe.
    public var within: Timeframe?
    public var kind: Kind
    /// Where in the window the curve is steepest, from 0 to 1.
    public var inflectionPoint: Double
    public var steepness: Double

    public init(
        within: Timeframe? = nil, kind: Kind = .logistic, inflectionPoint: Double = 0.5, steepness: Double = 10
    ) {
        self.within = within
        self.kind = kind
        self.inflectionPoint = inflectionPoint
        self.steepness = steepness
    }
}

/// Text from a template: `{pool}`, `{column}`, `{column.pool}` (what `column`'s template drew from that pool in this
/// row) and `{row}`; `{…|lower}`, `{…|upper}` and `{…|capital}` change case; `{{` and `}}` are braces.
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
    public enum LetterCase: String, Sendable, CaseIterable {
        case lower, upper
        /// The first letter upper, the others as they are.
        case capital
    }

    /// At least one; each row picks one of them evenly.
    public var patterns: [Pattern]
    /// The pools by name, in document order.
    public var pools: [(name: String, items: [String])]

    public init(patterns: [Pattern], pools: [(name: String, items: [String])]) {
        self.patterns = patterns
        self.pools = pools
    }
}
