/// x^y.
///
/// Method and coefficients: FDLIBM's e_pow.c (K. C. Ng): log₂ x in two parts, times y in two parts, then 2 to that.
/// Below 0.7 ULP; whole powers of whole numbers that a double holds are exact.
extension Elementary {
    /// x^y; NaN for a negative base with a fraction in the exponent, and for 0 to a negative power.
    static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 2 { return x * x }
        if y == 0 || x == 1 { return 1 }
        if y == 1 { return x }
        if y == 0.5 { return x.squareRoot() }
        if y == -1 { return x == 0 ? .nan : 1 / x }
        if !x.isFinite || !y.isFinite { return .nan }
        let isWhole = y == Rounding.towardZero(y)
        let isOdd = isWhole && abs(y) < 0x1p53 && Int64(y) & 1 == 1
        if x == 0 { return y < 0 ? .nan : (isOdd ? x : 0) }
        if x < 0 && !isWhole { return .nan }
        let size = positivePower(abs(x), y)
        return x < 0 && isOdd ? -size : size
    }

    private static func positivePower(_ x: Double, _ y: Double) -> Double {
        // Beyond, the result is 0, 1 or infinite; |y| stays where the splitting below is exact.
        if abs(y) > 0x1p64 { return x == 1 ? 1 : ((x > 1) == (y > 0) ? .infinity : 0) }
        let (high, low) = log2InTwoParts(x)
        let y1 = cutLow(y)
        let tail = (y - y1) * high + y * low
        let head = y1 * high
        let z = tail + head
        if z >= 1024 { return z > 1024 || tail + 8.0085662595372944372e-17 > z - head ? .infinity : exp2(head, tail) }
        if z <= -1075 { return 0 }
        return exp2(head, tail)
    }

    /// The low half of a double's bits cleared: two such numbers have an exact product.
    @inline(__always)
    private static func cutLow(_ x: Double) -> Double { Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_0000_0000) }

    /// log₂ x as a sum; the first part has its low bits clear.
    private static func log2InTwoParts(_ given: Double) -> (high: Double, low: Double) {
        let isSubnormal = given < 0x1p-1022
        let x = isSubnormal ? given * 0x1p54 : given
        var k = Int(x.bitPattern &>> 52) - 1023 - (isSubnormal ? 54 : 0)
        let fraction = x.bitPattern & 0x000F_FFFF_FFFF_FFFF
        // The rest is compared with 1, or with 1.5 from √1.5 on, or with 1 of the next power from √3 on.
        let word = fraction &>> 32
        var isUpper = word > 0x3988E && word < 0xBB67A
        if word >= 0xBB67A {
            k += 1
            isUpper = false
        }
        let exponent: UInt64 = word >= 0xBB67A ? 0x3FE0_0000_0000_0000 : 0x3FF0_0000_0000_0000
        let a = Double(bitPattern: fraction | exponent)
        let base = isUpper ? 1.5 : 1.0

        // s = (a − base) ∕ (a + base) in two parts.
        let u = a - base
        let v = 1 / (a + base)
        let s = u * v
        let sHigh = cutLow(s)
        let sumHigh = cutLow(a + base)
        let sumLow = a - (sumHigh - base)
        let sLow = v * ((u - sHigh * sumHigh) - sHigh * sumLow)

        // ln a ∕ base = 2s + s³·(2∕3 + …)
        let s2 = s * s
        let l4 = 2.72728123808534006489e-01 + s2 * (2.30660745775561754067e-01 + s2 * 2.06975017800338417784e-01)
        let l2 = 4.28571428578550184252e-01 + s2 * (3.33333329818377432918e-01 + s2 * l4)
        let r = s2 * s2 * (5.99999999999994648725e-01 + s2 * l2) + sLow * (sHigh + s)
        let square = sHigh * sHigh
        let tHigh = cutLow(3 + square + r)
        let tLow = r - ((tHigh - 3) - square)
        let uu = sHigh * tHigh
        let vv = sLow * tHigh + tLow * s
        let pHigh = cutLow(uu + vv)
        let pLow = vv - (pHigh - uu)

        // times 2 ∕ (3 ln 2), plus log₂ of the base, plus k.
        let zHigh = 9.61796700954437255859e-01 * pHigh
        let zLow =
            -7.02846165095275826516e-09 * pHigh + pLow * 9.61796693925975554329e-01
            + (isUpper ? 1.35003920212974897128e-08 : 0)
        let baseHigh = isUpper ? 5.84962487220764160156e-01 : 0
        let t = Double(k)
        let high = cutLow(((zHigh + zLow) + baseHigh) + t)
        return (high, zLow - (((high - t) - baseHigh) - zHigh))
    }

    /// 2^(head + tail) for sums from −1075 to 1024.
    private static func exp2(_ head: Double, _ tail: Double) -> Double {
        let z = head + tail
        let n = abs(z) > 0.5 ? Rounding.nearest(z) : 0
        let rest = head - n
        let t = cutLow(tail + rest)
        let u = t * 6.93147182464599609375e-01
        let v = (tail - (t - rest)) * 6.93147180559945286227e-01 + t * -1.90465429995776804525e-09
        let w = u + v
        let lost = v - (w - u)
        let square = w * w
        let p4 = -1.65339022054652515390e-06 + square * 4.13813679705723846039e-08
        let p2 = -2.77777777770155933842e-03 + square * (6.61375632143793436117e-05 + square * p4)
        let t1 = w - square * (1.66666666666666019037e-01 + square * p2)
        let r = (w * t1) / (t1 - 2) - (lost + w * lost)
        let y = 1 - (r - w)
        let k = Int(n)
        if k > 1023 { return y * 2 * powerOfTwo(1023) }
        return k < -1021 ? y * powerOfTwo(k + 64) * 0x1p-64 : y * powerOfTwo(k)
    }
}
