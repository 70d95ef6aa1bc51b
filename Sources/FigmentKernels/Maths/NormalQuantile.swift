/// The inverse of the standard normal distribution function, to about 1e-16 relative.
///
/// Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
/// (1988), routine PPND16. An inverse rather than Box–Muller, because one uniform gives one normal and a truncated
/// normal is a truncated uniform.
enum NormalQuantile {
    /// The standard normal deviate below which a share `p` lies; 0 < p < 1.
    static func value(_ p: Double) -> Double {
        let q = p - 0.5
        return abs(q) <= 0.425 ? central(q) : tail(p, q)
    }

    /// Replaces each p of the block by its quantile; `indices` and `saved` are working memory of the same length.
    ///
    /// Most values are central: that branch is computed for all; then the 15 % in the tails, gathered side by side, are
    /// computed together and put in their places.
    static func apply(
        _ block: UnsafeMutablePointer<Double>, _ count: Int, indices: UnsafeMutablePointer<UInt64>,
        saved: UnsafeMutablePointer<UInt64>
    ) {
        let tails = UnsafeMutableRawPointer(saved).assumingMemoryBound(to: Double.self)
        var tailCount = 0
        for i in 0..<count {
            indices[tailCount] = UInt64(i)
            tails[tailCount] = block[i]
            // Bit 63 of the difference is set where |p − ½| > 0.425: a carry instead of a branch.
            tailCount &+= Int(truncatingIfNeeded: (0.425 - abs(block[i] - 0.5)).bitPattern &>> 63)
        }
        for i in 0..<count { block[i] = central(block[i] - 0.5) }
        tailBlock(tails, tailCount)
        for j in 0..<tailCount { block[Int(truncatingIfNeeded: indices[j])] = tails[j] }
    }

    /// Replaces each tail probability by its quantile, two at a time.
    private static func tailBlock(_ tails: UnsafeMutablePointer<Double>, _ count: Int) {
        // An odd last pair is filled up with a harmless value; the block has room for it.
        tails[count] = 0.01
        let raw = UnsafeMutableRawPointer(tails)
        for pair in stride(from: 0, to: count, by: 2) {
            let p = raw.loadUnaligned(fromByteOffset: pair * 8, as: SIMD2<Double>.self)
            let outer = SIMD2(min(p.x, 1 - p.x), min(p.y, 1 - p.y))
            let squares = SIMD2(-Elementary.log(outer.x), -Elementary.log(outer.y))
            let distance = squares.squareRoot()
            let size = SIMD2(
                distance.x <= 5 ? near(distance.x - 1.6) : far(distance.x - 5),
                distance.y <= 5 ? near(distance.y - 1.6) : far(distance.y - 5))
            tails[pair] = p.x < 0.5 ? -size.x : size.x
            tails[pair + 1] = p.y < 0.5 ? -size.y : size.y
        }
    }

    @inline(__always)
    private static func central(_ q: Double) -> Double {
        let r = 0.180625 - q * q
        let a = 3.3430575583588128105e+4 + r * 2.5090809287301226727e+3
        let b = 6.7265770927008700853e+4 + r * a
        let c = 4.5921953931549871457e+4 + r * b
        let d = 1.3731693765509461125e+4 + r * c
        let e = 1.9715909503065514427e+3 + r * d
        let f = 1.3314166789178437745e+2 + r * e
        let numerator = 3.3871328727963666080e0 + r * f
        let g = 2.8729085735721942674e+4 + r * 5.2264952788528545610e+3
        let h = 3.9307895800092710610e+4 + r * g
        let i = 2.1213794301586595867e+4 + r * h
        let j = 5.3941960214247511077e+3 + r * i
        let k = 6.8718700749205790830e+2 + r * j
        let l = 4.2313330701600911252e+1 + r * k
        return q * numerator / (1 + r * l)
    }

    private static func tail(_ p: Double, _ q: Double) -> Double {
        let distance = (-Elementary.log(min(p, 1 - p))).squareRoot()
        let size = distance <= 5 ? near(distance - 1.6) : far(distance - 5)
        return q < 0 ? -size : size
    }

    @inline(__always)
    private static func near(_ r: Double) -> Double {
        let a = 2.41780725177450611770e-1 + r * (2.27238449892691845833e-2 + r * 7.74545014278341407640e-4)
        let b = 3.64784832476320460504e0 + r * (1.27045825245236838258e0 + r * a)
        let numerator =
            1.42343711074968357734e0 + r * (4.63033784615654529590e0 + r * (5.76949722146069140550e0 + r * b))
        let c = 1.51986665636164571966e-2 + r * (5.47593808499534494600e-4 + r * 1.05075007164441684324e-9)
        let d = 6.89767334985100004550e-1 + r * (1.48103976427480074590e-1 + r * c)
        let denominator = 1 + r * (2.05319162663775882187e0 + r * (1.67638483018380384940e0 + r * d))
        return numerator / denominator
    }

    private static func far(_ r: Double) -> Double {
        let a = 1.24266094738807843860e-3 + r * (2.71155556874348757815e-5 + r * 2.01033439929228813265e-7)
        let b = 2.96560571828504891230e-1 + r * (2.65321895265761230930e-2 + r * a)
        let numerator =
            6.65790464350110377720e0 + r * (5.46378491116411436990e0 + r * (1.78482653991729133580e0 + r * b))
        let c = 1.84631831751005468180e-5 + r * (1.42151175831644588870e-7 + r * 2.04426310338993978564e-15)
        let d = 1.48753612908506148525e-2 + r * (7.86869131145613259100e-4 + r * c)
        let denominator = 1 + r * (5.99832206555887937690e-1 + r * (1.36929880922735805310e-1 + r * d))
        return numerator / denominator
    }
}
