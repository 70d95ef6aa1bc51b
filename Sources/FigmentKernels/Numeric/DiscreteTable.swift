import FigmentSchema

/// A discrete distribution over consecutive integers, drawn by inverse with a guide table. The guide's cell is the draw
/// itself unless a boundary between two integers lies in it: one load a draw, and a search for few.
///
/// Source of the guide table: H. C. Chen, Y. Asau, "On generating random variates from an empirical distribution" (1974).
struct DiscreteTable: Sendable {
    /// The integer that entry 0 stands for.
    let first: Int64
    /// Cumulative probabilities as fractions of 2^64; the last is the maximum.
    let cumulative: [UInt64]
    /// By the high bits of a word: twice the first entry that such words can draw, plus 1 where it is not the only one.
    private let cells: [UInt32]

    private static var cellBits: Int { 12 }

    /// - Parameter weights: Relative probabilities of first, first + 1, …; at least one, one above zero.
    init(first: Int64, weights: [Double]) {
        self.first = first
        let total = weights.reduce(0, +)
        var sum = 0.0
        var cumulative = weights.map { weight -> UInt64 in
            sum += weight
            return UInt64(min(max(sum / total, 0) * 0x1p64, 0x1.fffffffffffffp63))
        }
        cumulative[cumulative.count - 1] = .max
        self.cumulative = cumulative
        var cells: [UInt32] = []
        var at = 0
        let shift = UInt64(64 - DiscreteTable.cellBits)
        for cell in 0..<(UInt64(1) << UInt64(DiscreteTable.cellBits)) {
            while cumulative[at] <= cell << shift, at < cumulative.count - 1 { at += 1 }
            let last = cell << shift | (1 << shift - 1)
            let isDecided = last < cumulative[at] || at == cumulative.count - 1
            cells.append(UInt32(at) << 1 | (isDecided ? 0 : 1))
        }
        self.cells = cells
    }

    /// Poisson counts around the mode, nine standard deviations and twenty to each side, folded into the bounds.
    init(poisson lambda: Double, minimum: Int64 = 0, maximum: Int64 = .max) {
        let spread = 9 * lambda.squareRoot() + 20
        let mode = lambda.rounded(.down)
        let from = max(0, (mode - spread).rounded(.down))
        let to = (mode + spread).rounded(.up)
        var weights = [Double](repeating: 0, count: Int(to - from) + 1)
        let center = Int(mode - from)
        weights[center] = 1
        var p = 1.0
        for k in (center + 1)..<weights.count {
            p *= lambda / (from + Double(k))
            weights[k] = p
        }
        p = 1.0
        for k in stride(from: center - 1, through: 0, by: -1) {
            p *= (from + Double(k) + 1) / lambda
            weights[k] = p
        }
        self.init(first: Int64(from), weights: weights, minimum: minimum, maximum: maximum)
    }

    /// Failures before a success, with this mean, until the rest is below 2^-40.
    init(geometricMean mean: Double, minimum: Int64, maximum: Int64, shift: Int64 = 0) {
        let ratio = mean / (1 + mean)
        var weights = [1.0]
        while weights.count < 1_000_000, let last = weights.last, last * ratio > 0x1p-40 {
            weights.append(last * ratio)
        }
        self.init(first: shift, weights: weights, minimum: minimum, maximum: maximum)
    }

    /// The table of a discrete distribution other than Poisson; nil for the others.
    init?(_ kind: Distribution.Kind) {
        switch kind {
        case .zipf(let exponent, let count):
            let ranks = 1...Int(min(max(count, 1), 1_000_000))
            self.init(first: 1, weights: ranks.map { Elementary.exp(-exponent * Elementary.log(Double($0))) })
        case .bernoulli(let p): self.init(first: 0, weights: [1 - p, p])
        case .geometric(let p): self.init(geometricMean: (1 - p) / p, minimum: 0, maximum: .max, shift: 1)
        case .binomial(let trials, let p): self.init(binomial: trials, p)
        case .negativeBinomial(let successes, let p): self.init(negativeBinomial: successes, p)
        default: return nil
        }
    }

    /// Successes among trials, from the mode outwards.
    private init(binomial trials: Int64, _ p: Double) {
        if p <= 0 || p >= 1 {
            self.init(first: p <= 0 ? 0 : trials, weights: [1])
            return
        }
        let n = Double(trials)
        let mode = min(n, ((n + 1) * p).rounded(.down))
        let spread = 9 * (n * p * (1 - p)).squareRoot() + 20
        let from = max(0, (mode - spread).rounded(.down))
        let to = min(n, (mode + spread).rounded(.up))
        var weights = [Double](repeating: 0, count: Int(to - from) + 1)
        let center = Int(mode - from)
        weights[center] = 1
        var weight = 1.0
        for k in stride(from: center + 1, to: weights.count, by: 1) {
            let successes = from + Double(k)
            weight *= (n - successes + 1) / successes * p / (1 - p)
            weights[k] = weight
        }
        weight = 1
        for k in stride(from: center - 1, through: 0, by: -1) {
            let successes = from + Double(k)
            weight *= (successes + 1) / (n - successes) * (1 - p) / p
            weights[k] = weight
        }
        self.init(first: Int64(from), weights: weights)
    }

    /// Failures before so many successes, to where the rest is below 2^-52: `NegativeBinomialRange` bounds the entries.
    private init(negativeBinomial successes: Double, _ p: Double) {
        let mean = successes * (1 - p) / p
        let count = Int(min(NegativeBinomialRange.mostEntries, NegativeBinomialRange.entries(successes, p)))
        // The mode; from there outwards weights only fall, so none overflows.
        let mode = min(count - 1, max(0, Int(mean - (1 - p) / p)))
        var weights = [Double](repeating: 0, count: count)
        weights[mode] = 1
        for k in stride(from: mode + 1, to: count, by: 1) {
            weights[k] = weights[k - 1] * (Double(k - 1) + successes) / Double(k) * (1 - p)
        }
        for k in stride(from: mode - 1, through: 0, by: -1) {
            weights[k] = weights[k + 1] * Double(k + 1) / ((Double(k) + successes) * (1 - p))
        }
        self.init(first: 0, weights: weights)
    }

    /// Some integers by weight; at least one, none negative.
    init(counts: [Int64], weights: [Double], minimum: Int64, maximum: Int64) {
        let low = counts.min() ?? 0
        var all = [Double](repeating: 0, count: Int((counts.max() ?? 0) - low) + 1)
        for (count, weight) in zip(counts, weights) { all[Int(count - low)] += weight }
        self.init(first: low, weights: all, minimum: minimum, maximum: maximum)
    }

    /// Folds what lies outside the bounds into them.
    init(first: Int64, weights: [Double], minimum: Int64, maximum: Int64) {
        let last = first + Int64(weights.count) - 1
        let low = min(max(first, minimum), max(last, minimum))
        let high = max(low, min(last, maximum))
        if minimum > last || maximum < first {
            self.init(first: minimum > last ? minimum : maximum, weights: [1])
            return
        }
        var folded = [Double](repeating: 0, count: Int(high - low) + 1)
        for (i, weight) in weights.enumerated() {
            folded[Int(min(max(first + Int64(i), low), high) - low)] += weight
        }
        self.init(first: low, weights: folded)
    }

    /// Replaces each word by its integer.
    func apply(_ block: UnsafeMutablePointer<UInt64>, _ n: Int) {
        withEntries { entry in
            for i in 0..<n { block[i] = UInt64(bitPattern: first &+ Int64(truncatingIfNeeded: entry(block[i]))) }
        }
    }

    /// The sum of the integers that consecutive rows of a stream draw: nothing is stored on the way.
    func sum(_ key: StreamKey, from row: Int64, count: Int) -> Int64 {
        var sum: UInt64 = 0
        withEntries { entry in
            var words = key.words(from: row)
            for _ in 0..<count { sum &+= entry(words.next()) }
        }
        return first &* Int64(count) &+ Int64(bitPattern: sum)
    }

    /// Calls `body` with a function from a word to its entry.
    @inline(__always)
    private func withEntries(_ body: ((UInt64) -> UInt64) -> Void) {
        cells.withUnsafeBufferPointer { cells in
            cumulative.withUnsafeBufferPointer { cumulative in
                guard let cells = cells.baseAddress else { return }
                body { word in
                    let cell = cells[Int(truncatingIfNeeded: word &>> UInt64(64 - DiscreteTable.cellBits))]
                    if cell & 1 == 0 { return UInt64(cell &>> 1) }
                    var at = Int(cell &>> 1)
                    while word >= cumulative[at], at < cumulative.count - 1 { at += 1 }
                    return UInt64(at)
                }
            }
        }
    }

    /// The mean of the table's distribution.
    var mean: Double {
        var previous: UInt64 = 0
        var sum = 0.0
        for (i, value) in cumulative.enumerated() {
            sum += Double(value - previous) * 0x1p-64 * Double(first + Int64(i))
            previous = value
        }
        return sum
    }
}
