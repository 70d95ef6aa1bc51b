/// Sine, cosine and tangent for |x| < 2^20; NaN beyond, where the reduction would lose digits.
///
/// Method and coefficients: FDLIBM's k_sin.c and k_cos.c; the reduction is Cody and Waite's, with π∕2 in three parts, the
/// first two of 33 bits, so that their products with up to 2^20 quarter turns are exact. Below 1.25 ULP; tangent below 2.5.
extension Elementary {
    static func sin(_ x: Double) -> Double { circular(x, turnedBy: 0) }

    static func cos(_ x: Double) -> Double { circular(x, turnedBy: 1) }

    static func tan(_ x: Double) -> Double {
        guard let (high, low, quarter) = reduced(x) else { return .nan }
        let sine = sineNearZero(high, low)
        let cosine = cosineNearZero(high, low)
        return quarter & 1 == 0 ? sine / cosine : -cosine / sine
    }

    private static func circular(_ x: Double, turnedBy turns: Int) -> Double {
        guard let (high, low, rest) = reduced(x) else { return .nan }
        let quarter = rest + turns
        let value = quarter & 1 == 0 ? sineNearZero(high, low) : cosineNearZero(high, low)
        return quarter & 2 == 0 ? value : -value
    }

    /// x less the nearest number of quarter turns, in two parts, and that number's last bits.
    @inline(__always)
    private static func reduced(_ x: Double) -> (high: Double, low: Double, quarter: Int)? {
        guard abs(x) < 0x1p20 else { return nil }
        if abs(x) < 0.78539816339744830962 { return (x, 0, 0) }
        let turns = Rounding.nearest(x * 0.63661977236758134308)
        let first = x - turns * 1.57079632673412561417e+00
        let second = turns * 6.07710050630396597660e-11
        let difference = first - second
        // What the subtraction lost, whichever side is larger (Knuth's TwoSum).
        let taken = first - difference
        let lost = (first - (difference + taken)) + (taken - second)
        let rest = lost - turns * 2.02226624879595063154e-21
        let high = difference + rest
        return (high, (difference - high) + rest, Int(turns) & 3)
    }

    @inline(__always)
    private static func sineNearZero(_ x: Double, _ tail: Double) -> Double {
        let z = x * x
        let v = z * x
        let p = 2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)
        let r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * p)
        return x - ((z * (0.5 * tail - v * r) - tail) - v * -1.66666666666666324348e-01)
    }

    @inline(__always)
    private static func cosineNearZero(_ x: Double, _ tail: Double) -> Double {
        let z = x * x
        let p4 = 2.08757232129817482790e-09 + z * -1.13596475577881948265e-11
        let p2 = 2.48015872894767294178e-05 + z * (-2.75573143513906633035e-07 + z * p4)
        let r = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * p2))
        let half = 0.5 * z
        let w = 1 - half
        return w + (((1 - w) - half) + (z * r - x * tail))
    }
}
