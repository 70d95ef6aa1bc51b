/// A random walk over the rows: start + drift · row + volatility · B(row), B a Brownian motion.
public struct Walk: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case arithmetic
        /// start · exp(drift · row + volatility · B(row)): prices.
        case geometric
    }
    public var kind = Kind.arithmetic
    public var start: Double
    public var drift: Double
    public var volatility: Double

    public init(start: Double, drift: Double, volatility: Double) {
        self.start = start
        self.drift = drift
        self.volatility = volatility
    }
}

/// A wave over the rows or over time: base + amplitude · sin(2π (x ∕ period + phase)) + noise · N(0, 1).
public struct Season: Hashable, Sendable {
    public var base = 0.0
    public var amplitude = 1.0
    /// In rows, or in microseconds where `on` is given.
    public var period: Double
    /// In turns.
    public var phase = 0.0
    /// The standard deviation.
    public var noise = 0.0
    /// The column of instants, which count from the timeframe's start.
    public var on: String?

    public init(period: Double) { self.period = period }
}

/// Sentences in which each word follows its predecessors as somewhere in the corpus.
public struct MarkovText: Hashable, Sendable {
    /// Nil for the engine's own sentences.
    public var corpus: [String]?
    /// How many words back the next one depends on.
    public var order = 2
    public var sentences = 1
    /// Most words of a sentence.
    public var mostWords = 30
    /// Most bytes of a value.
    public var maxBytes: Int

    public init(corpus: [String]?, maxBytes: Int) {
        self.corpus = corpus
        self.maxBytes = maxBytes
    }
}
