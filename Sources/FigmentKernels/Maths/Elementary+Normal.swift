extension Elementary {
    /// The share of the standard normal distribution below x, good to about 1e-15, and in the lower tail to 1e-12 of
    /// itself (J. F. Hart et al., "Computer approximations", 1968, function 5666, in the form of G. West, "Better
    /// approximations to cumulative normal functions", 2005; beyond 3.5 Laplace's continued fraction).
    static func normalShare(below x: Double) -> Double {
        let size = abs(x)
        if !(size < 37) { return x < 0 ? 0 : x > 0 ? 1 : .nan }
        let height = exp(-size * size / 2)
        let tail: Double
        if size < 3.5 {
            tail = height * polynomial(size, upper) / polynomial(size, lower)
        } else {
            // Laplace's continued fraction, x + 1 ∕ (x + 2 ∕ (x + 3 ∕ …)).
            var fraction = size
            for k in stride(from: 60.0, to: 0, by: -1) { fraction = size + k / fraction }
            tail = height / fraction / 2.506628274631000502
        }
        return x > 0 ? 1 - tail : tail
    }

    /// Coefficients from the highest power on.
    private static let upper = [
        3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
        220.206867912376,
    ]
    private static let lower = [
        8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
        793.826512519948, 440.413735824752,
    ]

    private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
        var sum = 0.0
        for coefficient in coefficients { sum = sum * x + coefficient }
        return sum
    }
}
