/// One step that changes a column's values after its generator, in the order of the document.
public enum Modifier: Sendable {
    case multiply(Double)
    /// To numbers as it is; to instants in microseconds.
    case add(Double)
    /// Inclusive; instants in microseconds since 1970.
    case clamp(low: Double?, high: Double?)
    /// Normal noise: added, or multiplied as 1 + noise.
    case jitter(std: Double, isMultiplied: Bool)
    /// Normal noise of so many minutes, kept inside the column's window.
    case timeJitter(stdMinutes: Double)
    /// All at once; values that no pair names stay.
    case mapValues([(from: Literal, to: Literal)])
    case seasonality(Seasonality, on: String?)
    case trend(Trend)
    case effect(Effect)
    case outliers(Outliers)
    /// The value of an expression in which the column's own name is the value so far.
    case expression(code: String)
    /// Nulls by rate.
    case null(rate: Double)
    /// The value of an earlier row, by rate.
    case duplicate(rate: Double)
    /// One letter changed, by rate.
    case typo(rate: Double)
}

extension Modifier {
    package var isDuplicate: Bool { if case .duplicate = self { true } else { false } }
}

/// The modifiers by their names in documents.
public enum ModifierKind: String, CaseIterable, Sendable {
    case multiply, add, clamp, jitter
    case timeJitter = "time_jitter"
    case mapValues = "map_values"
    case seasonality, trend, effect, outliers, expression, null, duplicate, typo
}

/// Weights along the hours of a day (24), the days of a week (7, Monday first) or the months of a year (12).
public struct Seasonality: Hashable, Sendable {
    public enum Dimension: String, CaseIterable, Sendable {
        case hour, dow, month

        /// How many weights there are.
        public var count: Int {
            switch self {
            case .hour: 24
            case .dow: 7
            case .month: 12
            }
        }
    }
    public var dimension: Dimension
    /// ``Dimension/count`` of them, none below zero, at least one above.
    public var weights: [Double]

    public init(dimension: Dimension, weights: [Double]) {
        self.dimension = dimension
        self.weights = weights
    }
}

/// Growth along time: t is in years of 365.25 days since the timeframe's start.
public struct Trend: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// (1 + g)^t
        case exponential(growth: Double)
        /// 1 + g·t
        case linear(growth: Double)
        /// 1 + a·ln(1 + b·t)
        case logarithmic(a: Double, b: Double)
    }
    public var kind: Kind
    /// The instant's column; nil for the first earlier one.
    public var timeReference: String?

    public init(_ kind: Kind, timeReference: String? = nil) {
        self.kind = kind
        self.timeReference = timeReference
    }
}

/// A factor or a term from the first row of another table whose keys and window match.
public struct Effect: Hashable, Sendable {
    public enum Operation: String, CaseIterable, Sendable { case mul, add }
    public var table: String
    /// Pairs of this table's column and the effect table's.
    public var on: [KeyPair]
    /// The effect table's columns that bound the window, both inclusive; nil for always.
    public var windowStart: String?
    public var windowEnd: String?
    public var field: String
    public var operation: Operation
    /// Used where no row matches.
    public var fallback: Double

    public init(
        table: String, on: [KeyPair], windowStart: String?, windowEnd: String?, field: String, operation: Operation,
        fallback: Double
    ) {
        self.table = table
        self.on = on
        self.windowStart = windowStart
        self.windowEnd = windowEnd
        self.field = field
        self.operation = operation
        self.fallback = fallback
    }
}

/// A column of the row and the column of another table that it equals.
public struct KeyPair: Hashable, Sendable {
    public var local: String
    public var remote: String

    public init(local: String, remote: String) {
        self.local = local
        self.remote = remote
    }
}

/// Rare values far off: multiplied (spike) or divided (drop) by 1 + magnitude.
public struct Outliers: Sendable {
    public var rate: Double
    public var isSpike: Bool
    public var magnitude: Distribution

    /// Magnitudes where the document gives none.
    public static var usualMagnitude: Distribution {
        Distribution(.lognormal(mean: 0, sigma: 0.5), clampLow: 0.1, clampHigh: 10)
    }

    public init(rate: Double, isSpike: Bool, magnitude: Distribution = Outliers.usualMagnitude) {
        self.rate = rate
        self.isSpike = isSpike
        self.magnitude = magnitude
    }
}
