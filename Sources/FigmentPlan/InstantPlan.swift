public import FigmentSchema

/// How instants are drawn: a window, a grid, weights along it, and what they may not precede or follow.
public struct InstantPlan: Sendable {
    public var startMicros: Int64
    /// Inclusive on a grid, exclusive without one.
    public var endMicros: Int64
    /// Nil for every microsecond.
    public var frequency: Frequency?
    /// Weights multiply.
    public var patterns: [Seasonality]
    /// Drawn behind (or at) these.
    public var lower: [Bound] = []
    /// Drawn before (or at) these.
    public var upper: [Bound] = []
    /// Thins the instants by the age of what was created there; `created` is also a lower bound.
    public var aging: Aging?
    /// An S-curve instead of an even spread.
    public var diffusion: DiffusionCurve?
    /// The share of Saturdays and Sundays that the document wants.
    public var weekend: WeekendTarget?

    /// Bounds on a share; `isRough` where not every instant is drawn from the whole window as it is.
    public struct WeekendTarget: Hashable, Sendable {
        public var low: Double
        public var high: Double
        public var isRough: Bool
        public init(low: Double, high: Double, isRough: Bool) {
            self.low = low
            self.high = high
            self.isRough = isRough
        }
    }

    public struct Bound: Hashable, Sendable {
        public var value: ColumnPath
        public var isStrict: Bool
        public init(value: ColumnPath, isStrict: Bool) {
            self.value = value
            self.isStrict = isStrict
        }
    }

    public struct Aging: Sendable {
        public var created: ColumnPath
        public var curves: [(curve: AgeCurve, unitMicros: Int64)]
        public init(created: ColumnPath, curves: [(curve: AgeCurve, unitMicros: Int64)]) {
            self.created = created
            self.curves = curves
        }
    }

    public init(startMicros: Int64, endMicros: Int64, frequency: Frequency? = nil, patterns: [Seasonality] = []) {
        self.startMicros = startMicros
        self.endMicros = endMicros
        self.frequency = frequency
        self.patterns = patterns
    }
}
