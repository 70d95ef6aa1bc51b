import FigmentSchema
import FigmentTypes

/// A continuous distribution whose inverse is a formula.
struct DistributionFormula: Sendable {
    let kind: Distribution.Kind

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
            break  // tables' and MixtureKernel's
        case .poisson, .zipf, .binomial, .negativeBinomial, .geometric, .bernoulli:
            break  // tables of shares
        }
    }

    private func normal(_ block: UnsafeMutablePointer<Double>, _ n: Int, _ scratch: Scratch) {
        let indices = scratch.borrow()
        let saved = scratch.borrow()
        NormalQuantile.apply(block, n, indices: indices, saved: saved)
        scratch.giveBack(saved)
        scratch.giveBack(indices)
    }

    /// The uniform at which the draw is `x`: the formulas of `draw`, solved for it.
    func share(_ x: Double) -> Double {
        switch kind {
        case .uniform(let low, let high): return Self.unit((x - low) / max(high - low, 1e-300))
        case .normal(let mean, let std): return Elementary.normalShare(below: (x - mean) / std)
        case .lognormal(let mean, let sigma):
            return x > 0 ? Elementary.normalShare(below: (Elementary.naturalLog(x) - mean) / sigma) : 0
        case .loguniform(let low, let high):
            if x <= low { return 0 }
            return Self.unit(Elementary.log(x / low) / max(Elementary.log(high / low), 1e-300))
        case .exponential(let rate): return x > 0 ? Elementary.exp(-rate * x) : 1
        case .weibull(let shape, let scale):
            return x > 0 ? Elementary.exp(-Elementary.pow(x / scale, shape)) : 1
        case .pareto(let shape, let scale): return x > scale ? Elementary.pow(x / scale, -shape) : 1
        case .triangular(let low, let mode, let high):
            if x <= low { return 0 }
            if x >= high { return 1 }
            if x < mode { return (x - low) * (x - low) / ((high - low) * (mode - low)) }
            return 1 - (high - x) * (high - x) / ((high - low) * (high - mode))
        default: return 0.5
        }
    }

    private static func unit(_ u: Double) -> Double { min(max(u, 0), 1) }
}
