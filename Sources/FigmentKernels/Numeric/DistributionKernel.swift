import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A draw from a continuous distribution by its inverse, then the clamp, then the cast.
struct DistributionKernel: Kernel {
    let kind: Distribution.Kind
    let clamp: Clamp
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(_ distribution: Distribution, type: DataType, key: StreamKey) {
        kind = distribution.kind
        clamp = Clamp(distribution)
        self.type = type
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            let n = rows.count
            for i in 0..<n { block[i] = Uniform.openDouble(bits[i]) }
            draw(block, n, scratch)
            clamp.apply(block, n)
            StoreNumbers.doubles(block, n, as: type, into: column, scratch)
        }
    }

    /// Replaces uniforms by draws.
    func draw(_ block: UnsafeMutablePointer<Double>, _ n: Int, _ scratch: Scratch) {
        switch kind {
        case .uniform(let low, let high):
            let width = high - low
            for i in 0..<n { block[i] = low + block[i] * width }
        case .normal(let mean, let std):
            normal(block, n, scratch)
            for i in 0..<n { block[i] = mean + std * block[i] }
        case .lognormal(let mean, let sigma):
            normal(block, n, scratch)
            Elementary.exp(block, n, scale: sigma, offset: mean)
        case .loguniform(let low, let high):
            let start = Elementary.log(low)
            Elementary.exp(block, n, scale: Elementary.log(high) - start, offset: start)
        case .exponential(let rate):
            Elementary.log(block, n, scale: -1 / rate)
        case .weibull(let shape, let scale):
            // scale · (−ln u)^(1 ∕ shape)
            for i in 0..<n {
                block[i] = scale * Elementary.exp(Elementary.log(-Elementary.log(block[i])) / shape)
            }
        case .pareto(let shape, let scale):
            for i in 0..<n { block[i] = scale * Elementary.exp(-Elementary.log(block[i]) / shape) }
        case .triangular(let low, let mode, let high):
            let split = high > low ? (mode - low) / (high - low) : 0
            let (rising, falling) = ((high - low) * (mode - low), (high - low) * (high - mode))
            for i in 0..<n {
                let u = block[i]
                let root = (u < split ? u * rising : (1 - u) * falling).squareRoot()
                block[i] = u < split ? low + root : high - root
            }
        case .histogram, .gamma, .beta, .studentT, .mixture:
            break  // HistogramKernel's, QuantileKernel's and MixtureKernel's
        case .poisson, .zipf, .binomial, .negativeBinomial, .geometric, .bernoulli:
            break  // DiscreteKernel's
        }
    }

    private func normal(_ block: UnsafeMutablePointer<Double>, _ n: Int, _ scratch: Scratch) {
        let indices = scratch.borrow()
        let saved = scratch.borrow()
        NormalQuantile.apply(block, n, indices: indices, saved: saved)
        scratch.giveBack(saved)
        scratch.giveBack(indices)
    }
}

/// The bounds into which draws are put.
struct Clamp: Sendable {
    let low: Double
    let high: Double

    init(_ distribution: Distribution) {
        low = distribution.clampLow ?? -.infinity
        high = distribution.clampHigh ?? .infinity
    }

    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int) {
        guard low > -.infinity || high < .infinity else { return }
        let (low, high) = (low, high)
        for i in 0..<n { block[i] = min(max(block[i], low), high) }
    }
}
