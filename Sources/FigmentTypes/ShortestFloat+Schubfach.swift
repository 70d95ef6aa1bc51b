// The shortest decimal of any finite number, after R. Giulietti, "The Schubfach way to render doubles" (2020).
//
// A positive number is c·2^q. The numbers that read back as it lie between the midpoints to its neighbours. With
// k = ⌊log10 2^q⌋ that interval holds at least one multiple of 10^k and at most one of 10^(k+1), so only four
// candidates need a look. Everything is scaled by 4·10^-k, so that the midpoints are integers times the scale; products
// are cut to integers whose lowest bit tells whether anything was cut off ("round to odd"), which keeps every comparison
// exact.

/// The parts of a finite number: c·2^q, with c = 0 for zero.
struct BinaryParts {
    var c: UInt64
    var q: Int
    /// At powers of two the neighbour below is only half as far as the one above.
    var isLopsided: Bool

    @inline(__always)
    init(_ value: Float) {
        let fraction = UInt64(value.bitPattern & 0x7F_FFFF)
        let exponent = Int((value.bitPattern &>> 23) & 0xFF)
        c = exponent == 0 ? fraction : fraction | 0x80_0000
        q = max(exponent, 1) &- 150
        isLopsided = fraction == 0 && exponent > 1
    }

    @inline(__always)
    init(_ value: Double) {
        let fraction = value.bitPattern & 0xF_FFFF_FFFF_FFFF
        let exponent = Int(truncatingIfNeeded: (value.bitPattern &>> 52) & 0x7FF)
        c = exponent == 0 ? fraction : fraction | 0x10_0000_0000_0000
        q = max(exponent, 1) &- 1_075
        isLopsided = fraction == 0 && exponent > 1
    }

    /// k: the power of ten that the candidates are multiples of.
    @inline(__always)
    var decimalExponent: Int { isLopsided ? floorLog10ThreeQuartersPow2(q) : floorLog10Pow2(q) }

    /// The whole part of a number at least 1 and below 2^52, else 0.
    @inline(__always)
    var wholePart: UInt64 { q < 0 && q > -64 ? c &>> UInt64(truncatingIfNeeded: -q) : 0 }
}

/// The digits of the shortest decimal, as a multiple of 10^k; they may end in zeros. For float32: 24 bits of c.
@inline(__always)
func shortestDigits(float parts: BinaryParts, k: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: parts.q &+ floorLog2Pow10(-k) &+ 1)
    let power = PowersOfTen.table[-k]
    let scale = power.high &+ (power.low == 0 ? 0 : 1)  // rounded up to 64 bits
    func scaled(_ x: UInt64) -> UInt64 {
        let product = scale.multipliedFullWidth(by: x &<< shift)
        return product.high | oneIfNotZero(product.low &>> 33)
    }
    let x = parts.c &<< 2
    return choose(
        below: scaled(x &- (parts.isLopsided ? 1 : 2)), at: scaled(x), above: scaled(x &+ 2), parity: parts.c & 1)
}

/// The same for float64: 53 bits of c.
@inline(__always)
func shortestDigits(double parts: BinaryParts, k: Int) -> UInt64 {
    let shift = UInt64(truncatingIfNeeded: parts.q &+ floorLog2Pow10(-k) &+ 1)
    let scale = PowersOfTen.table[-k]
    func scaled(_ x: UInt64) -> UInt64 {
        let factor = UInt128(x &<< shift)
        let product = UInt128(scale.high) &* factor &+ (UInt128(scale.low) &* factor) &>> 64
        let high = UInt64(truncatingIfNeeded: product &>> 64)
        return high | oneIfNotZero(UInt64(truncatingIfNeeded: product) &>> 1)
    }
    let x = parts.c &<< 2
    return choose(
        below: scaled(x &- (parts.isLopsided ? 1 : 2)), at: scaled(x), above: scaled(x &+ 2), parity: parts.c & 1)
}

/// The best of the four candidates, in units of 10^k; bounds and value are four times themselves, rounded to odd.
///
/// Comparisons are sign bits of differences, so that random digits are not random branches.
@inline(__always)
private func choose(below: UInt64, at: UInt64, above: UInt64, parity: UInt64) -> UInt64 {
    // A bound itself reads back as the number only if the number's last bit is even.
    let lower = below &+ parity
    let upper = above &- parity
    let s = at &>> 2
    let tens = s / 10
    let lowerTenMisses = (tens &* 40 &- lower) &>> 63
    let upperTenMisses = (upper &- tens &* 40 &- 40) &>> 63
    let ten = (tens &+ lowerTenMisses) &* 10

    let lowerMisses = (s &* 4 &- lower) &>> 63
    let upperMisses = (upper &- s &* 4 &- 4) &>> 63
    let roundsUp = (at & 3 &+ (s & 1) &+ 1) &>> 2  // half to even
    let one = s &+ select(lowerMisses, roundsUp, if: lowerMisses ^ upperMisses)
    return select(ten, one, if: lowerTenMisses ^ upperTenMisses)
}

/// 0 or 1 without a branch; `x` < 2^63.
@inline(__always)
private func oneIfNotZero(_ x: UInt64) -> UInt64 { (0 &- x) &>> 63 }

/// `a` if `condition` is 1, `b` if it is 0.
@inline(__always)
private func select(_ a: UInt64, _ b: UInt64, if condition: UInt64) -> UInt64 { b ^ ((a ^ b) & (0 &- condition)) }

/// ⌊log10 2^q⌋ for |q| ≤ 1500.
private func floorLog10Pow2(_ q: Int) -> Int { (q &* 1_262_611) &>> 22 }

/// ⌊log10(¾·2^q)⌋ for |q| ≤ 1500.
private func floorLog10ThreeQuartersPow2(_ q: Int) -> Int { (q &* 1_262_611 &- 524_031) &>> 22 }

/// ⌊log2 10^k⌋ for |k| ≤ 1233.
private func floorLog2Pow10(_ k: Int) -> Int { (k &* 1_741_647) &>> 19 }

/// The leading 128 bits of 10^n for n = -292…324, rounded up; the top bit is set.
struct PowersOfTen: @unchecked Sendable {
    struct Power {
        var high: UInt64
        var low: UInt64
    }
    /// Made at first use, in about 0.1 ms, and kept: 617 × 16 bytes.
    static let table = PowersOfTen()
    private static let lowest = -292
    private static let highest = 324

    private let powers: UnsafePointer<Power>

    @inline(__always)
    subscript(n: Int) -> Power { powers[n &- PowersOfTen.lowest] }

    private init() {
        let count = PowersOfTen.highest - PowersOfTen.lowest + 1
        let powers = UnsafeMutablePointer<Power>.allocate(capacity: count)
        let zero = powers - PowersOfTen.lowest
        // 10^n has the leading bits of 5^n: an integer of at most 753 bits.
        var five = BigInteger(wordCount: 13)
        five[0] = 1
        for n in 0...PowersOfTen.highest {
            (zero + n).initialize(to: five.leadingBits(isExact: true))
            five.multiplyByFive()
        }
        // 10^-n has those of 2^960 ∕ 5^n. Rounding down step by step is rounding down once, so all bits are exact,
        // and 282 or more are left at the end.
        var inverse = BigInteger(wordCount: 16)
        inverse[15] = 1
        for n in 1 ... -PowersOfTen.lowest {
            inverse.divideByFive()
            (zero - n).initialize(to: inverse.leadingBits(isExact: false))
        }
        self.powers = UnsafePointer(powers)
    }
}

/// A natural number of fixed size, the lowest word first.
private struct BigInteger {
    private var words: [UInt64]

    init(wordCount: Int) { words = [UInt64](repeating: 0, count: wordCount) }

    subscript(i: Int) -> UInt64 {
        get { words[i] }
        set { words[i] = newValue }
    }

    mutating func multiplyByFive() {
        var carry: UInt64 = 0
        for i in words.indices {
            let product = words[i].multipliedFullWidth(by: 5)
            let (sum, overflow) = product.low.addingReportingOverflow(carry)
            words[i] = sum
            carry = product.high &+ (overflow ? 1 : 0)
        }
    }

    mutating func divideByFive() {
        var remainder: UInt64 = 0
        for i in words.indices.reversed() {
            (words[i], remainder) = UInt64(5).dividingFullWidth((remainder, words[i]))
        }
    }

    /// The leading 128 bits, rounded up. An exact number that fits is not rounded.
    func leadingBits(isExact: Bool) -> PowersOfTen.Power {
        let top = words.lastIndex { $0 != 0 } ?? 0
        func word(_ i: Int) -> UInt64 { i < 0 ? 0 : words[i] }
        let shift = UInt64(word(top).leadingZeroBitCount)
        func shifted(_ i: Int) -> UInt64 {
            shift == 0 ? word(i) : word(i) &<< shift | word(i - 1) &>> (64 &- shift)
        }
        let high = shifted(top)
        let low = shifted(top - 1)
        let rest = shifted(top - 2) | (0..<max(0, top - 2)).reduce(0) { $0 | words[$1] }
        if isExact && rest == 0 { return PowersOfTen.Power(high: high, low: low) }
        let (up, overflow) = low.addingReportingOverflow(1)
        return PowersOfTen.Power(high: high &+ (overflow ? 1 : 0), low: up)
    }
}
