/// Elementary functions of our own, so that values are the same on every machine, C library and instruction set.
///
/// No fused multiply-add, no table, a fixed order of operations; below 1 ULP. Methods and coefficients: the published
/// minimax approximations of the FDLIBM papers (K. C. Ng, 1986; P. T. P. Tang, 1989).
enum Elementary {
    private static var ln2High: Double { 6.93147180369123816490e-01 }
    private static var ln2Low: Double { 1.90821492927058770002e-10 }

    /// e^x; 0 below −745, infinity above 709.78; NaN stays NaN.
    @inline(__always)
    static func exp(_ x: Double) -> Double {
        let bounded = min(max(x, -708), 709)
        // Adding 1.5·2^52 rounds to the nearest integer and leaves it in the low bits.
        let magic = 6_755_399_441_055_744.0
        let shifted = bounded * 1.44269504088896338700 + magic
        let k = shifted - magic
        let high = bounded - k * ln2High
        let low = k * ln2Low
        let r = high - low
        let t = r * r
        let c =
            r - t
            * (1.66666666666666019037e-01
                + t
                * (-2.77777777770155933842e-03
                    + t
                    * (6.61375632143793436117e-05
                        + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
        let y = 1 - ((low - (r * c) / (2 - c)) - high)
        let scaled = Double(bitPattern: y.bitPattern &+ (shifted.bitPattern &<< 52))
        if x > 709.782712893384 { return .infinity }
        if x < -708 { return x < -745.2 ? 0 : exp(x + 64) * 1.6038108905486378e-28 }
        return x == x ? scaled : x
    }

    /// The natural logarithm of a positive normal number.
    @inline(__always)
    static func log(_ x: Double) -> Double {
        // Take 2^k out so that the rest lies in [√½, √2).
        let bits = x.bitPattern &+ (0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD)
        let exponent = Int64(bitPattern: bits &>> 52) &- 1023
        let k = Double(exponent)
        let f = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD) - 1
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
        let t2 =
            z
            * (6.666666666666735130e-01
                + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
        let half = 0.5 * f * f
        return k * ln2High - ((half - (s * (half + (t1 + t2)) + k * ln2Low)) - f)
    }
}
