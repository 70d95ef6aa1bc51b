/// Elementary functions of our own, so that values are the same on every machine, C library and instruction set.
///
/// No fused multiply-add, no table, a fixed order of operations, no branch, so that loops over them vectorise; below
/// 1 ULP. Methods and coefficients: the published minimax approximations of FDLIBM (K. C. Ng, 1986; P. T. P. Tang, 1989).
enum Elementary {
    private static var ln2High: Double { 6.93147180369123816490e-01 }
    private static var ln2Low: Double { 1.90821492927058770002e-10 }

    /// e^x. Results below the normal range (x < −708.39) are 0, above it (x > 709.78) infinity.
    @inline(__always)
    static func exp(_ x: Double) -> Double {
        // Adding 1.5·2^52 rounds to the nearest integer and leaves it in the low bits.
        let magic = 6_755_399_441_055_744.0
        let shifted = x * 1.44269504088896338700 + magic
        let k = shifted - magic
        let high = x - k * ln2High
        let low = k * ln2Low
        let r = high - low
        let t = r * r
        let p4 = -1.65339022054652515390e-06 + t * 4.13813679705723846039e-08
        let p3 = 6.61375632143793436117e-05 + t * p4
        let p2 = -2.77777777770155933842e-03 + t * p3
        let p1 = 1.66666666666666019037e-01 + t * p2
        let c = r - t * p1
        let y = 1 - ((low - (r * c) / (2 - c)) - high)
        let scaled = Double(bitPattern: y.bitPattern &+ (shifted.bitPattern &<< 52))
        let bounded = x > 709.782712893384 ? .infinity : scaled
        return x < -708.3964185322641 ? 0 : bounded
    }

    /// The natural logarithm of a positive normal number.
    @inline(__always)
    static func log(_ x: Double) -> Double {
        // Take 2^k out so that the rest lies in [√½, √2).
        let bits = x.bitPattern &+ (0x3FF0_0000_0000_0000 &- 0x3FE6_A09E_667F_3BCD)
        // The biased exponent as the low bits of 2^52 + e: a conversion that vectorises.
        let k = Double(bitPattern: (bits &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
        let f = Double(bitPattern: (bits & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD) - 1
        let s = f / (2 + f)
        let z = s * s
        let w = z * z
        let a = 2.222219843214978396e-01 + w * 1.531383769920937332e-01
        let t1 = w * (3.999999999940941908e-01 + w * a)
        let b = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
        let c = 2.857142874366239149e-01 + w * b
        let t2 = z * (6.666666666666735130e-01 + w * c)
        let half = 0.5 * f * f
        return k * ln2High - ((half - (s * (half + (t1 + t2)) + k * ln2Low)) - f)
    }

    /// Replaces each of the block's values x by e^(scale·x + offset).
    static func exp(_ block: UnsafeMutablePointer<Double>, _ n: Int, scale: Double, offset: Double) {
        for i in 0..<n { block[i] = exp(offset + scale * block[i]) }
    }

    /// Replaces each of the block's values by its logarithm times `scale`.
    static func log(_ block: UnsafeMutablePointer<Double>, _ n: Int, scale: Double) {
        for i in 0..<n { block[i] = log(block[i]) * scale }
    }
}
