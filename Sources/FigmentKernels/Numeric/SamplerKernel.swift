import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A draw that takes several random words: rejection, ratios and mixtures, from a stream of the row's own.
struct SamplerKernel: Kernel {
    let sampler: Sampler
    let low: Double
    let high: Double
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        for i in 0..<rows.count {
            var draws = RowDraws(key: key.rowKey(rows[i]))
            block[i] = min(max(sampler.draw(&draws), low), high)
        }
        StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        scratch.giveBack(words)
    }
}

/// Uniform numbers of one row, one after the other.
struct RowDraws {
    let key: StreamKey
    private var at: Int64 = 0

    init(key: StreamKey) { self.key = key }

    /// 0 < u < 1.
    mutating func uniform() -> Double {
        defer { at += 1 }
        return Uniform.openDouble(key.bits(at))
    }

    mutating func word() -> UInt64 {
        defer { at += 1 }
        return key.bits(at)
    }

    mutating func normal() -> Double { NormalQuantile.value(uniform()) }
}

/// Draws from any distribution, a value at a time.
indirect enum Sampler: Sendable {
    case continuous(Distribution.Kind)
    case discrete(DiscreteTable)
    case gamma(shape: Double, scale: Double)
    case beta(alpha: Double, beta: Double)
    case studentT(freedom: Double)
    /// Bins by cumulative probability; evenly within a bin.
    case histogram(edges: [Double], cumulative: [Double])
    /// Parts by cumulative probability.
    case mixture([Sampler], cumulative: [Double])

    init(_ kind: Distribution.Kind) {
        switch kind {
        case .gamma(let shape, let scale): self = .gamma(shape: shape, scale: scale)
        case .beta(let alpha, let beta): self = .beta(alpha: alpha, beta: beta)
        case .studentT(let freedom): self = .studentT(freedom: freedom)
        case .histogram(let edges, let weights):
            self = .histogram(edges: edges, cumulative: Sampler.cumulative(weights))
        case .mixture(let parts):
            self = .mixture(parts.map { Sampler($0.kind) }, cumulative: Sampler.cumulative(parts.map(\.weight)))
        case .poisson(let lambda) where lambda <= 1e9: self = .discrete(DiscreteTable(poisson: lambda))
        case .poisson(let lambda): self = .continuous(.normal(mean: lambda, std: lambda.squareRoot()))
        default: self = DiscreteTable(kind).map { .discrete($0) } ?? .continuous(kind)
        }
    }

    private static func cumulative(_ weights: [Double]) -> [Double] {
        let total = weights.reduce(0, +)
        var sum = 0.0
        return weights.map { weight in
            sum += weight
            return total > 0 ? sum / total : 1
        }
    }

    func draw(_ draws: inout RowDraws) -> Double {
        switch self {
        case .continuous(let kind): return Sampler.continuous(kind, &draws)
        case .discrete(let table):
            var word = draws.word()
            table.apply(&word, 1)
            return Double(Int64(bitPattern: word))
        case .gamma(let shape, let scale): return scale * Sampler.gamma(shape, &draws)
        case .beta(let alpha, let beta):
            let x = Sampler.gamma(alpha, &draws)
            let y = Sampler.gamma(beta, &draws)
            // Both vanish where the shapes are tiny: then all lies at the ends, in the ratio of the shapes.
            if x + y > 0 { return x / (x + y) }
            return draws.uniform() < alpha / (alpha + beta) ? 1 : 0
        case .studentT(let freedom):
            let z = draws.normal()
            return z / (2 * Sampler.gamma(freedom / 2, &draws) / freedom).squareRoot()
        case .histogram(let edges, let cumulative):
            let u = draws.uniform()
            let bin = Sampler.place(u, cumulative)
            let before = bin == 0 ? 0 : cumulative[bin - 1]
            let share = cumulative[bin] > before ? (u - before) / (cumulative[bin] - before) : 0
            return edges[bin] + share * (edges[bin + 1] - edges[bin])
        case .mixture(let parts, let cumulative):
            return parts[Sampler.place(draws.uniform(), cumulative)].draw(&draws)
        }
    }

    /// The first entry above `u`.
    private static func place(_ u: Double, _ cumulative: [Double]) -> Int {
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > u { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// A gamma variable of scale 1.
    ///
    /// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables" (2000); shapes below 1 by
    /// the power of a uniform.
    private static func gamma(_ shape: Double, _ draws: inout RowDraws) -> Double {
        if shape < 1 {
            let power = Elementary.exp(Elementary.log(draws.uniform()) / shape)
            return gamma(shape + 1, &draws) * power
        }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        // Rejected less than once in twenty: 100 attempts fail in no data set.
        for _ in 0..<100 {
            let x = draws.normal()
            let t = 1 + c * x
            let u = draws.uniform()
            guard t > 0 else { continue }
            let v = t * t * t
            if Elementary.log(u) < 0.5 * x * x + d - d * v + d * Elementary.log(v) { return d * v }
        }
        return d
    }

    private static func continuous(_ kind: Distribution.Kind, _ draws: inout RowDraws) -> Double {
        let u = draws.uniform()
        switch kind {
        case .uniform(let low, let high): return low + u * (high - low)
        case .normal(let mean, let std): return mean + std * NormalQuantile.value(u)
        case .lognormal(let mean, let sigma): return Elementary.exp(mean + sigma * NormalQuantile.value(u))
        case .loguniform(let low, let high):
            let start = Elementary.log(low)
            return Elementary.exp(start + (Elementary.log(high) - start) * u)
        case .exponential(let rate): return -Elementary.log(u) / rate
        case .weibull(let shape, let scale):
            return scale * Elementary.exp(Elementary.log(-Elementary.log(u)) / shape)
        case .pareto(let shape, let scale): return scale * Elementary.exp(-Elementary.log(u) / shape)
        case .triangular(let low, let mode, let high):
            let split = high > low ? (mode - low) / (high - low) : 0
            return u < split
                ? low + (u * (high - low) * (mode - low)).squareRoot()
                : high - ((1 - u) * (high - low) * (high - mode)).squareRoot()
        // The others have samplers of their own.
        case .poisson, .gamma, .beta, .zipf, .binomial, .negativeBinomial, .geometric, .bernoulli, .studentT, .mixture,
            .histogram:
            return 0
        }
    }
}
