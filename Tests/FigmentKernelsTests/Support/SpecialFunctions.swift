import Foundation

/// Distribution functions by textbook series and continued fractions, independent of what is tested.
enum SpecialFunctions {
    /// The regularised lower and upper incomplete gamma functions P(a, x) and Q(a, x).
    static func gamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
        if x <= 0 { return (0, 1) }
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var n = a
            while abs(term) > abs(sum) * 1e-17 {
                n += 1
                term *= x / n
                sum += term
            }
            let lower = sum * Foundation.exp(a * Foundation.log(x) - x - lgamma(a))
            return (lower, 1 - lower)
        }
        // Lentz's method.
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var h = d
        for i in 1...100_000 {
            let an = -Double(i) * (Double(i) - a)
            b += 2
            d = 1 / nonzero(an * d + b)
            c = nonzero(b + an / c)
            h *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        let upper = h * Foundation.exp(a * Foundation.log(x) - x - lgamma(a))
        return (1 - upper, upper)
    }

    /// The regularised incomplete beta function I_x(a, b) and the rest; `rest` is 1 − x, given apart so that it may be tiny.
    static func beta(_ a: Double, _ b: Double, _ x: Double, rest: Double) -> (lower: Double, upper: Double) {
        if x <= 0 { return (0, 1) }
        if rest <= 0 { return (1, 0) }
        let front = Foundation.exp(
            lgamma(a + b) - lgamma(a) - lgamma(b) + a * Foundation.log(x) + b * Foundation.log(rest))
        if x < (a + 1) / (a + b + 2) {
            let lower = front * fraction(a, b, x) / a
            return (lower, 1 - lower)
        }
        let upper = front * fraction(b, a, rest) / b
        return (1 - upper, upper)
    }

    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        var c = 1.0
        var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
        var h = d
        for m in 1...100_000 {
            let m = Double(m)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonzero(1 + even * d)
            c = nonzero(1 + even / c)
            h *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonzero(1 + odd * d)
            c = nonzero(1 + odd / c)
            h *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return h
    }

    /// Student's distribution function and the rest.
    static func student(_ freedom: Double, _ t: Double) -> (lower: Double, upper: Double) {
        let square = t * t
        let tail =
            0.5
            * beta(freedom / 2, 0.5, freedom / (freedom + square), rest: square / (freedom + square)).lower
        return t > 0 ? (1 - tail, tail) : (tail, 1 - tail)
    }

    private static func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
