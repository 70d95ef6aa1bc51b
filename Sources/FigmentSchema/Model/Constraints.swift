/// A column by table and name.
public struct ColumnReference: Hashable, Sendable, CustomStringConvertible {
    public var table: String
    public var column: String

    public init(table: String, column: String) {
        self.table = table
        self.column = column
    }

    public var description: String { "\(table).\(column)" }
}

/// What must hold between values; it steers generation and is checked afterwards.
public struct Constraints: Sendable {
    public enum Comparison: String, CaseIterable, Sendable {
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case equal = "=="
    }
    public struct ForeignKey: Hashable, Sendable {
        public var from: ColumnReference
        public var to: ColumnReference
        public init(from: ColumnReference, to: ColumnReference) {
            self.from = from
            self.to = to
        }
    }
    /// Inclusive; instants in microseconds since 1970.
    public struct Range: Hashable, Sendable {
        public var column: ColumnReference
        public var low: Double?
        public var high: Double?
        public init(column: ColumnReference, low: Double?, high: Double?) {
            self.column = column
            self.low = low
            self.high = high
        }
    }
    public struct Inequality: Hashable, Sendable {
        public var left: ColumnReference
        public var comparison: Comparison
        public var right: ColumnReference
        public init(left: ColumnReference, comparison: Comparison, right: ColumnReference) {
            self.left = left
            self.comparison = comparison
            self.right = right
        }
    }
    public struct Pattern: Hashable, Sendable {
        public var column: ColumnReference
        public var regex: String
        public init(column: ColumnReference, regex: String) {
            self.column = column
            self.regex = regex
        }
    }
    public struct Enumeration: Hashable, Sendable {
        public var column: ColumnReference
        /// The values allowed; empty where `reference` names a column that holds them.
        public var values: [Literal]
        public var reference: ColumnReference?
        public init(column: ColumnReference, values: [Literal], reference: ColumnReference? = nil) {
            self.column = column
            self.values = values
            self.reference = reference
        }
    }
    public struct FunctionalDependency: Hashable, Sendable {
        public var table: String
        public var determinant: [String]
        public var dependent: [String]
        public init(table: String, determinant: [String], dependent: [String]) {
            self.table = table
            self.determinant = determinant
            self.dependent = dependent
        }
    }

    /// Columns of one table each, unique together.
    public var unique: [[ColumnReference]] = []
    public var foreignKeys: [ForeignKey] = []
    public var ranges: [Range] = []
    public var inequalities: [Inequality] = []
    public var patterns: [Pattern] = []
    public var enumerations: [Enumeration] = []
    public var functionalDependencies: [FunctionalDependency] = []

    public init() {}
}

/// A figure that the data should reach.
public enum QualityTarget: Sendable {
    /// The share of rows on Saturdays and Sundays.
    case weekendShare(ColumnReference, low: Double, high: Double)
    case mean(ColumnReference, low: Double, high: Double)
    case median(ColumnReference, low: Double, high: Double)
    case quantile(ColumnReference, probability: Double, low: Double, high: Double)
    case correlation(ColumnReference, ColumnReference, low: Double, high: Double)
    case nullShare(ColumnReference, low: Double, high: Double)
    case distinctCount(ColumnReference, low: Double, high: Double)
    /// Rows per parent row, on average.
    case fanout(table: String, low: Double, high: Double)
    /// The column follows the distribution: no rejection at level `alpha`.
    case fit(ColumnReference, Distribution, alpha: Double)
    /// The profile of a table's rows along time follows the product of the influences.
    case compositeEffect(table: String, metric: String, seasonalities: [Seasonality], mae: Double?, mape: Double?)
}
