// The shortest decimal of any finite number, after R. Giulietti, "The Schubfach way to render doubles" (2020).
//
// A positive number is c·2^q. The numbers that read back as it lie between the midpoints to its neighbours. With
// k = ⌊log10 2^q⌋ that interval holds at least one multiple of 10^k and at most one of 10^(k+1), so only four
// candidates need a look. Everything is scaled by 4·10^-k, so that the midpoints are integers times the scale; products
// are cut to integers whose lowest bit tells whether anything was cut off ("round to odd"), which keeps every comparison
// exact.

/// A positive number as digits × 10^exponent; digits may end in zeros.
struct ShortestDecimal {
    var digits: UInt64
    var exponent: Int
}

func shortestDecimal(_ value: Float) -> ShortestDecimal {
    let bits = value.bitPattern
    let fraction = UInt64(bits & 0x7F_FFFF)
    let biased = Int((bits &>> 23) & 0xFF)
    let c = biased == 0 ? fraction : fraction | 0x80_0000
    let q = max(biased, 1) &- 150
    if c == 0 { return ShortestDecimal(digits: 0, exponent: 0) }
    // The interval is lopsided at powers of two: the neighbour below is only half as far.
    let isLopsided = fraction == 0 && biased > 1
    let k = isLopsided ? floorLog10ThreeQuartersPow2(q) : floorLog10Pow2(q)
    let shift = UInt64(truncatingIfNeeded: q &+ floorLog2Pow10(-k) &+ 1)
    let scale = PowersOfTen.table[-k]
    let power = scale.low == 0 ? scale.high : scale.high &+ 1  // rounded up to 64 bits
    func scaled(_ x: UInt64) -> UInt64 {
        let product = power.multipliedFullWidth(by: x &<< shift)
        return product.high | (product.low &>> 32 > 1 ? 1 : 0)
    }
    let x = c &<< 2
    return choose(
        below: scaled(isLopsided ? x &- 1 : x &- 2), at: scaled(x), above: scaled(x &+ 2), isEven: c & 1 == 0, k)
}

func shortestDecimal(_ value: Double) -> ShortestDecimal {
    let bits = value.bitPattern
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let biased = Int((bits &>> 52) & 0x7FF)
    let c = biased == 0 ? fraction : fraction | 0x10_0000_0000_0000
    let q = max(biased, 1) &- 1_075
    if c == 0 { return ShortestDecimal(digits: 0, exponent: 0) }
    let isLopsided = fraction == 0 && biased > 1
    let k = isLopsided ? floorLog10ThreeQuartersPow2(q) : floorLog10Pow2(q)
    let shift = UInt64(truncatingIfNeeded: q &+ floorLog2Pow10(-k) &+ 1)
    let scale = PowersOfTen.table[-k]
    func scaled(_ x: UInt64) -> UInt64 {
        let low = scale.low.multipliedFullWidth(by: x &<< shift)
        let high = scale.high.multipliedFullWidth(by: x &<< shift)
        let (middle, carry) = high.low.addingReportingOverflow(low.high)
        return (high.high &+ (carry ? 1 : 0)) | (middle > 1 ? 1 : 0)
    }
    let x = c &<< 2
    return choose(
        below: scaled(isLopsided ? x &- 1 : x &- 2), at: scaled(x), above: scaled(x &+ 2), isEven: c & 1 == 0, k)
}

/// The best of the four candidates; bounds and value are 4·10^-k times themselves, rounded to odd.
private func choose(below: UInt64, at: UInt64, above: UInt64, isEven: Bool, _ k: Int) -> ShortestDecimal {
    // A bound itself reads back as the number only if the number's last bit is even.
    let lower = isEven ? below : below &+ 1
    let upper = isEven ? above : above &- 1
    let s = at &>> 2
    if s >= 10 {
        let tens = s / 10
        let lowerTenFits = lower <= tens &* 40
        let upperTenFits = tens &* 40 &+ 40 <= upper
        if lowerTenFits != upperTenFits {
            return ShortestDecimal(digits: lowerTenFits ? tens : tens &+ 1, exponent: k &+ 1)
        }
    }
    let lowerFits = lower <= s &* 4
    let upperFits = s &* 4 &+ 4 <= upper
    if lowerFits != upperFits { return ShortestDecimal(digits: lowerFits ? s : s &+ 1, exponent: k) }
    let middle = s &* 4 &+ 2
    let roundsUp = at > middle || at == middle && s & 1 == 1
    return ShortestDecimal(digits: roundsUp ? s &+ 1 : s, exponent: k)
}

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
