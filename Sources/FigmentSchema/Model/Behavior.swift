/// How the rows of a segment differ: on the parent, for its children.
public struct SegmentBehavior: Sendable {
    public struct Multipliers: Hashable, Sendable {
        public var fanout: Double
        public var value: Double

        public init(fanout: Double = 1, value: Double = 1) {
            self.fanout = fanout
            self.value = value
        }
    }
    /// The column whose values are the segments.
    public var column: String
    /// By segment; segments that are missing multiply by 1.
    public var segments: [(name: String, multipliers: Multipliers)]
    /// Columns of children whose values are multiplied.
    public var appliesTo: [String]

    public init(column: String, segments: [(name: String, multipliers: Multipliers)], appliesTo: [String]) {
        self.column = column
        self.segments = segments
        self.appliesTo = appliesTo
    }
}

/// A factor by age.
public enum AgeCurve: Hashable, Sendable {
    /// One factor per unit of age; the last one holds on.
    case steps([Double])
    /// a + b·ln(age + 1)
    case logarithmic(a: Double, b: Double)
    /// a·e^(b·age)
    case exponential(a: Double, b: Double)
    /// a + b·age
    case linear(a: Double, b: Double)
}

/// Units of age and of periods.
public enum PeriodUnit: String, CaseIterable, Sendable {
    case day, week, month, year

    /// A month is 30 days, a year 365.
    public var micros: Int64 {
        switch self {
        case .day: 86_400_000_000
        case .week: 7 * 86_400_000_000
        case .month: 30 * 86_400_000_000
        case .year: 365 * 86_400_000_000
        }
    }
}

/// How children change with the age of their parent at their own time.
public struct VintageBehavior: Sendable {
    public enum Scope: Hashable, Sendable {
        /// The number of children and their times.
        case fanout
        /// Every number of a child that is no key.
        case all
        case columns([String])
    }
    public struct Multiplier: Sendable {
        public var name: String
        public var curve: AgeCurve
        public var unit: PeriodUnit
        public var scope: Scope

        public init(name: String, curve: AgeCurve, unit: PeriodUnit, scope: Scope) {
            self.name = name
            self.curve = curve
            self.unit = unit
            self.scope = scope
        }
    }
    public var createdAt: String
    public var multipliers: [Multiplier]

    public init(createdAt: String, multipliers: [Multiplier]) {
        self.createdAt = createdAt
        self.multipliers = multipliers
    }
}

/// A funnel: every parent row enters the first stage; each further one with its rate. One row per stage reached.
public struct StageConfig: Sendable {
    public struct Stage: Hashable, Sendable {
        public var name: String
        public var rate: Double

        public init(name: String, rate: Double) {
            self.name = name
            self.rate = rate
        }
    }
    public var stages: [Stage]
    /// Factors of the rates, by the parent's segment.
    public var segmentMultipliers: [(name: String, multiplier: Double)]
    public var hoursBetween: Double

    public init(
        stages: [Stage], segmentMultipliers: [(name: String, multiplier: Double)] = [], hoursBetween: Double = 24
    ) {
        self.stages = stages
        self.segmentMultipliers = segmentMultipliers
        self.hoursBetween = hoursBetween
    }
}

/// A Markov chain in continuous time: one row per change of state.
public struct StateTransitionModel: Sendable {
    public struct State: Sendable {
        public var name: String
        /// Per period; 0 for a terminal state.
        public var probability: Double
        /// Weights; empty for a terminal state.
        public var next: [(name: String, weight: Double)]

        public init(name: String, probability: Double, next: [(name: String, weight: Double)]) {
            self.name = name
            self.probability = probability
            self.next = next
        }
    }
    public var initial: String
    public var states: [State]
    public var unit: PeriodUnit
    public var maxTransitions: Int
    /// Factors of the probabilities, by the parent's segment.
    public var segmentMultipliers: [(name: String, multiplier: Double)]
    /// A factor of the probabilities by the parent's age in periods.
    public var ageMultiplier: AgeCurve?

    public init(
        initial: String, states: [State], unit: PeriodUnit = .month, maxTransitions: Int = 50,
        segmentMultipliers: [(name: String, multiplier: Double)] = [], ageMultiplier: AgeCurve? = nil
    ) {
        self.initial = initial
        self.states = states
        self.unit = unit
        self.maxTransitions = maxTransitions
        self.segmentMultipliers = segmentMultipliers
        self.ageMultiplier = ageMultiplier
    }
}

/// The touchpoints that led to each row of a table: a table of its own.
public struct AttributionChain: Sendable {
    public enum Model: Hashable, Sendable {
        case linear, firstTouch, lastTouch
        case timeDecay(halfLifeDays: Double)
    }
    public var channels: [String]
    public var minTouches: Int
    public var maxTouches: Int
    public var windowDays: Double
    public var model: Model
    public var tableName: String

    public init(
        channels: [String], minTouches: Int = 1, maxTouches: Int = 5, windowDays: Double = 30, model: Model = .linear,
        tableName: String
    ) {
        self.channels = channels
        self.minTouches = minTouches
        self.maxTouches = maxTouches
        self.windowDays = windowDays
        self.model = model
        self.tableName = tableName
    }
}

/// What the rows of a table are, beside a fan-out: the events of a process that each parent row goes through.
public enum Process: Sendable {
    case stages(StageConfig)
    case transitions(StateTransitionModel)
    /// This table holds the touchpoints of the parent's rows.
    case touchpoints(AttributionChain)
}

/// What a column of a process's table holds of its event.
public enum EventField: String, Sendable, CaseIterable {
    case stageName, stageIndex, time, state, previousState, channel, position, weight
}
