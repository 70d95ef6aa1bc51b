public import FigmentSchema

/// A modifier with its names resolved.
public enum ModifierPlan: Sendable {
    case multiply(Double)
    case add(Double)
    case clamp(low: Double?, high: Double?)
    case jitter(std: Double, isMultiplied: Bool)
    /// Inside the window, both ends in microseconds.
    case timeJitter(stdMicros: Double, low: Double, high: Double)
    case mapValues([(from: Literal, to: Literal)])
    /// The weight at the instant in column `at`.
    case seasonality(Seasonality, at: Int)
    /// Along the years since `startMicros`.
    case trend(Trend.Kind, at: Int, startMicros: Int64)
    case effect(EffectPlan)
    case outliers(Outliers)
    case null(rate: Double)
    case typo(rate: Double)
    /// `value` and the column's own name are the value so far.
    case expression(code: String)
    /// The final value of an earlier row; applied last. Columns of a whole row share the draw.
    case duplicate(rate: Double, isWholeRow: Bool)
    /// A factor by the text at the end of the path.
    case segment(ColumnPath, factors: [(name: String, factor: Double)])
    /// A factor by the age at the instant in column `at` of what was created at the end of the path.
    case age(created: ColumnPath, at: Int, AgeCurve, unitMicros: Int64)
    /// Not beyond another value: at least (or at most) that, or the next one where it must differ.
    case bound(ColumnPath, isLower: Bool, isStrict: Bool)
    /// What a constraint does not allow is replaced by what it does.
    case conform(Conformity)
}

/// What a constraint says of a column's values.
public enum Conformity: Sendable {
    /// Texts in which the expression is found; others are made from it.
    case pattern(RegexPattern, RegexMatcher)
    /// One of these, at least one; others become any of them, each equally likely.
    case values([Literal])
}

/// An effect table bound to the columns that it needs.
public struct EffectPlan: Sendable {
    public var table: Int
    /// Own column and the effect table's.
    public var keys: [(local: Int, remote: Int)]
    public var windowStart: Int?
    public var windowEnd: Int?
    public var field: Int
    public var operation: Effect.Operation
    public var fallback: Double
    /// The own column that holds the row's instant; without one, `instantMicros`.
    public var at: Int?
    public var instantMicros: Int64

    public init(
        table: Int, keys: [(local: Int, remote: Int)], windowStart: Int?, windowEnd: Int?, field: Int,
        operation: Effect.Operation, fallback: Double, at: Int?, instantMicros: Int64
    ) {
        self.table = table
        self.keys = keys
        self.windowStart = windowStart
        self.windowEnd = windowEnd
        self.field = field
        self.operation = operation
        self.fallback = fallback
        self.at = at
        self.instantMicros = instantMicros
    }
}
