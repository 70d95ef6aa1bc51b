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

    /// ln(1 + x) for x > −1, by Kahan's correction of the rounding of 1 + x.
    static func log1p(_ x: Double) -> Double {
        let u = 1 + x
        return u == 1 ? x : log(u) * (x / (u - 1))
    }

    /// e^x − 1, by Kahan's correction.
    static func expm1(_ x: Double) -> Double {
        let u = exp(x)
        if u == 1 { return x }
        let difference = u - 1
        if difference == -1 || !u.isFinite || x > 1 { return difference }
        return difference * (x / log(u))
    }

    /// x^y: whole exponents up to 64 by multiplication; others by e^(y·ln x), whose relative error grows with |y·ln x|;
    /// NaN for a negative base with a fraction in the exponent.
    static func pow(_ x: Double, _ y: Double) -> Double {
        if y == y.rounded(.towardZero), Swift.abs(y) <= 64 {
            var result = 1.0
            var base = x
            var exponent = Int(Swift.abs(y))
            while exponent > 0 {
                if exponent & 1 == 1 { result *= base }
                base *= base
                exponent >>= 1
            }
            return y < 0 ? 1 / result : result
        }
        if y == 0.5 { return x.squareRoot() }
        if x == 0 { return y > 0 ? 0 : .infinity }
        let size = exp(y * log(Swift.abs(x)))
        if x > 0 { return size }
        guard y == y.rounded(.towardZero) else { return .nan }
        return (y / 2).rounded(.towardZero) * 2 == y ? size : -size
    }

    /// The sine, for |x| below 2^20; NaN beyond, where the reduction would lose digits.
    static func sin(_ x: Double) -> Double { circular(x, quarterTurns: 0) }

    /// The cosine, for |x| below 2^20; NaN beyond.
    static func cos(_ x: Double) -> Double { circular(x, quarterTurns: 1) }

    /// Reduces by quarter turns with π∕2 in three parts, then takes the polynomial of the quarter.
    private static func circular(_ x: Double, quarterTurns: Int) -> Double {
        guard Swift.abs(x) < 1_048_576 else { return .nan }
        let turns = (x * 0.63661977236758134308).rounded(.toNearestOrEven)
        let first = x - turns * 1.57079632673412561417e+00
        let second = turns * 6.07710050630396597660e-11
        let high = first - second
        let low = (first - high) - second - turns * 2.02226624879595063154e-21
        let quarter = (Int(turns) + quarterTurns) & 3
        let value = quarter & 1 == 0 ? sineNearZero(high, low) : cosineNearZero(high, low)
        return quarter & 2 == 0 ? value : -value
    }

    private static func sineNearZero(_ x: Double, _ tail: Double) -> Double {
        let z = x * x
        let v = z * x
        let p = 2.75573137070700676789e-06 + z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)
        let r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * p)
        return x - ((z * (0.5 * tail - v * r) - tail) - v * -1.66666666666666324348e-01)
    }

    private static func cosineNearZero(_ x: Double, _ tail: Double) -> Double {
        let z = x * x
        let p = -2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11)
        let r =
            z
            * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * (2.48015872894767294178e-05 + z * p)))
        let half = 0.5 * z
        let w = 1 - half
        return w + (((1 - w) - half) + (z * r - x * tail))
    }
}
