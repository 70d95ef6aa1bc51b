import FigmentSchema

/// A distribution that is drawn by a ``QuantileTable``: the table's variable d and what becomes of it.
///
/// Values of very small shapes leave the range of a double: a gamma value of shape 0.01 is below 1e-308, and so 0, once
/// in a thousand draws.
struct QuantileCurve: Sendable {
    enum Map: Sendable {
        /// factor · e^d
        case exponential(factor: Double)
        /// 1 ∕ (1 + ratio · e^-d)
        case logistic(ratio: Double)
        /// mean + factor · sinh d
        case hyperbolicSine(mean: Double, factor: Double)
    }
    let table: QuantileTable
    let map: Map

    /// Nil for distributions that have a formula or a table of counts.
    init?(_ kind: Distribution.Kind) {
        switch kind {
        case .gamma(let shape, let scale):
            table = QuantileTable(LogGammaDensity(shape: shape))
            map = .exponential(factor: scale * shape)
        case .beta(let alpha, let beta):
            table = QuantileTable(LogitBetaDensity(alpha: alpha, beta: beta))
            map = .logistic(ratio: beta / alpha)
        case .studentT(let freedom, let mean, let scale):
            table = QuantileTable(ArsinhStudentDensity(freedom: freedom))
            map = .hyperbolicSine(mean: mean, factor: scale * freedom.squareRoot())
        default: return nil
        }
    }

    /// Replaces each of the block's uniforms by its draw.
    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int) {
        table.apply(block, n)
        switch map {
        case .exponential(let factor): for i in 0..<n { block[i] = factor * Elementary.exp(block[i]) }
        case .logistic(let ratio): for i in 0..<n { block[i] = 1 / (1 + ratio * Elementary.exp(-block[i])) }
        case .hyperbolicSine(let mean, let factor):
            for i in 0..<n {
                let grown = Elementary.exp(block[i])
                let shrunk = Elementary.exp(-block[i])
                block[i] = mean + factor * (0.5 * grown - 0.5 * shrunk)
            }
        }
    }
}

/// ln X of a gamma variable X, from its mode ln shape: f(d) ∝ exp(shape · (d − e^d)).
private struct LogGammaDensity: UnimodalDensity {
    let shape: Double
    var width: Double { 1 / shape.squareRoot() }
    func logarithm(_ d: Double) -> Double { d > 700 ? -.infinity : shape * (d - Elementary.expm1(d)) }
}

/// ln (X ∕ (1 − X)) of a beta variable X, from its mode ln (alpha ∕ beta): f ∝ x^alpha · (1 − x)^beta.
private struct LogitBetaDensity: UnimodalDensity {
    let alpha: Double
    let beta: Double
    var width: Double { ((alpha + beta) / (alpha * beta)).squareRoot() }

    func logarithm(_ d: Double) -> Double {
        let peak = alpha / (alpha + beta)
        // Both forms are the same; each takes the power that does not grow.
        if d < 0 { return alpha * d - (alpha + beta) * Elementary.log1p(peak * Elementary.expm1(d)) }
        return -beta * d - (alpha + beta) * Elementary.log1p((1 - peak) * Elementary.expm1(-d))
    }
}

/// arsinh (T ∕ √freedom) of Student's T: f(d) ∝ cosh(d)^-freedom.
private struct ArsinhStudentDensity: UnimodalDensity {
    let freedom: Double
    var width: Double { 1 / freedom.squareRoot() }

    func logarithm(_ d: Double) -> Double {
        let size = abs(d)
        // ln cosh d = ½ ln (1 + sinh² d), exact near 0; beyond, sinh² would overflow.
        if size < 1 {
            let sine = 0.5 * (Elementary.expm1(size) - Elementary.expm1(-size))
            return -0.5 * freedom * Elementary.log1p(sine * sine)
        }
        return -freedom * (size + Elementary.log1p(Elementary.exp(-2 * size)) - 0.693147180559945309417)
    }
}
