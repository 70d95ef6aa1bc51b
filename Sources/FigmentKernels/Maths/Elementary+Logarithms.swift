/// Logarithms and exponentials near 0 and to the base 10. Scalar functions with branches: loops over them do not vectorise.
extension Elementary {
    /// The natural logarithm of any positive finite number.
    @inline(__always)
    private static func logAny(_ x: Double) -> Double {
        // Subnormal numbers are scaled up, and 54·ln 2 taken off.
        x < 0x1p-1022 ? log(x * 0x1p54) - 37.429947750237047 : log(x)
    }

    /// ln x; NaN unless x > 0.
    static func naturalLog(_ x: Double) -> Double { x > 0 ? logAny(x) : .nan }

    /// ln(1 + x); NaN unless x > −1. Below 2 ULP.
    ///
    /// The logarithm of the rounded sum, plus what the rounding took, divided by the sum.
    static func log1p(_ x: Double) -> Double {
        guard x > -1 else { return .nan }
        let sum = 1 + x
        if sum == 1 { return x }
        let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
        return log(sum) + lost / sum
    }

    /// The logarithm to the base 10; NaN unless x > 0. Powers of ten give whole numbers. Below 1 ULP.
    ///
    /// Method: the logarithm in two parts times 1 ∕ ln 10 in two parts, as in FreeBSD's e_log10.c (2011).
    static func log10(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        if x < 0x1p-1022 { return log10(x * 0x1p54) - 16.255619765854984 }
        let bits = x.bitPattern &+ (0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD)
        let k = Double(bitPattern: (bits &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
        let f = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD) - 1
        let half = 0.5 * f * f
        let s = f / (2 + f)
        let rest = s * (half + atanhTail(s * s))
        // f − half, with the low half of its bits cut so that products with it are exact.
        let high = Double(bitPattern: (f - half).bitPattern & 0xFFFF_FFFF_0000_0000)
        let low = f - high - half + rest
        let whole = k * 3.01029995663611771306e-01
        let product = high * 4.34294481878168880939e-01
        let sum = whole + product
        let tail =
            k * 3.69423907715893078616e-13 + (low + high) * 2.50829467116452752298e-11
            + low * 4.34294481878168880939e-01
        return sum + (tail + ((whole - sum) + product))
    }

    /// What is left of ln((1 + s) ∕ (1 − s)) ∕ s after its first term, from z = s². Coefficients as in `log`.
    @inline(__always)
    private static func atanhTail(_ z: Double) -> Double {
        let w = z * z
        let a = 2.222219843214978396e-01 + w * 1.531383769920937332e-01
        let t1 = w * (3.999999999940941908e-01 + w * a)
        let b = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
        let c = 2.857142874366239149e-01 + w * b
        return t1 + z * (6.666666666666735130e-01 + w * c)
    }

    /// e^x − 1. Below 1 ULP.
    ///
    /// Method and coefficients: FDLIBM's s_expm1.c (K. C. Ng).
    static func expm1(_ x: Double) -> Double {
        if x > 709.782712893384 { return .infinity }
        if x < -38 { return -1 }
        if abs(x) < 0x1p-54 { return x }
        let k = abs(x) < 0.34657359027997264 ? 0 : Rounding.nearest(x * 1.44269504088896338700)
        let high = x - k * 6.93147180369123816490e-01
        let low = k * 1.90821492927058770002e-10
        let r = high - low
        let correction = (high - r) - low
        let half = 0.5 * r
        let square = r * half
        let q4 = 4.00821782732936239552e-06 + square * -2.01099218183624371326e-07
        let q2 = 1.58730158725481460165e-03 + square * (-7.93650757867487942473e-05 + square * q4)
        let r1 = 1 + square * (-3.33333333333331316428e-02 + square * q2)
        let t = 3 - r1 * half
        let e = square * ((r1 - t) / (6 - r * t))
        if k == 0 { return r - (r * e - square) }
        return expm1(r, (r * (e - correction) - correction) - square, Int(k))
    }

    /// 2^k·(1 + r − e) − 1 in an order that keeps the digits.
    private static func expm1(_ r: Double, _ e: Double, _ k: Int) -> Double {
        if k == -1 { return 0.5 * (r - e) - 0.5 }
        if k == 1 { return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e) }
        let power = powerOfTwo(min(k, 1023))
        if k <= -2 || k > 56 {
            let y = 1 - (e - r)
            return (k == 1024 ? y * 2 * power : y * power) - 1
        }
        if k < 20 { return ((1 - powerOfTwo(-k)) - (e - r)) * power }
        return ((r - (e + powerOfTwo(-k))) + 1) * power
    }

    /// 2^k for −1022 ≤ k ≤ 1023.
    @inline(__always)
    static func powerOfTwo(_ k: Int) -> Double { Double(bitPattern: UInt64(truncatingIfNeeded: k &+ 1023) &<< 52) }
}
