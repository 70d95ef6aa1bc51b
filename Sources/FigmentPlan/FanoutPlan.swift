public import FigmentSchema

/// The rows of a table as children of another's.
public struct FanoutPlan: Sendable {
    public enum Kind: Sendable {
        case counts(Fanout)
        /// So many rows in all, spread evenly over the parents.
        case total(Int64)
        case process(ProcessPlan)
    }
    /// Index of the parent in ``Plan/tables``.
    public var parent: Int
    public var kind: Kind
    /// What scales the counts; columns are the parent's.
    public var modulation: Modulation

    /// Factors of the mean number of children, by the parent's own values.
    public struct Modulation: Sendable {
        public var segment: (column: Int, factors: [(name: String, factor: Double)])?
        public var effects: [EffectPlan] = []
        /// The mean of the curve from the parent's creation to the end of the window.
        public var aging: (created: Int, curves: [(curve: AgeCurve, unitMicros: Int64)], endMicros: Int64)?

        public var isEmpty: Bool { segment == nil && effects.isEmpty && aging == nil }

        public init() {}
    }

    public init(parent: Int, kind: Kind, modulation: Modulation = Modulation()) {
        self.parent = parent
        self.kind = kind
        self.modulation = modulation
    }
}

/// A process that parent rows go through, with the parent's columns that it looks at.
public struct ProcessPlan: Sendable {
    public var process: Process
    /// Factors by the parent's segment.
    public var segment: (column: Int, factors: [(name: String, factor: Double)])?
    /// The parent's column where the process begins (touchpoints: ends).
    public var anchor: Int?
    /// The window of all events: the process begins in it where there is no anchor, and does not leave it.
    public var startMicros: Int64
    public var endMicros: Int64

    public init(
        process: Process, segment: (column: Int, factors: [(name: String, factor: Double)])?, anchor: Int?,
        startMicros: Int64, endMicros: Int64
    ) {
        self.process = process
        self.segment = segment
        self.anchor = anchor
        self.startMicros = startMicros
        self.endMicros = endMicros
    }
}
