/// Writes the decimal digits of `value`, with a minus sign if negative.
///
/// - Parameter place: At least 20 writable bytes, all of which may be overwritten.
/// - Returns: The number of bytes that count.
@inlinable
public func writeDecimal(_ value: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    // The sign is written always and kept only where it is wanted: no branch that random signs would mispredict.
    let sign = Int(truncatingIfNeeded: UInt64(bitPattern: value) &>> 63)
    place[0] = UInt8(ascii: "-")
    return sign &+ writeDecimal(value.magnitude, to: place + sign)
}

/// Writes the decimal digits of `value`.
///
/// Eight digits at a time, in the bytes of one word, so that neither a table nor a loop is needed.
/// - Parameter place: At least 20 writable bytes, all of which may be overwritten.
/// - Returns: The number of bytes that count.
@inlinable
public func writeDecimal(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 100_000_000 { return writeLeadingDigits(UInt32(truncatingIfNeeded: value), to: place) }
    let high = value / 100_000_000
    let low = UInt32(truncatingIfNeeded: value &- high &* 100_000_000)
    if high < 100_000_000 {
        let length = writeLeadingDigits(UInt32(truncatingIfNeeded: high), to: place)
        storeEightDigits(low, to: place + length)
        return length &+ 8
    }
    let top = high / 100_000_000
    let length = writeLeadingDigits(UInt32(truncatingIfNeeded: top), to: place)
    storeEightDigits(UInt32(truncatingIfNeeded: high &- top &* 100_000_000), to: place + length)
    storeEightDigits(low, to: place + length + 8)
    return length &+ 16
}

/// The eight decimal digits of `value` < 10^8, one per byte, the first in the lowest byte.
///
/// Each step halves the numbers that share the word: 8 digits, 2 × 4, 4 × 2, 8 × 1. The quotients are products with a
/// rounded reciprocal: 10486 ∕ 2^20 for 100 (exact below 10^4) and 103 ∕ 2^10 for 10 (exact below 10^2).
@inlinable
@inline(__always)
public func decimalDigits(_ value: UInt32) -> UInt64 {
    let thousands = value / 10_000
    let fours = UInt64(thousands) | UInt64(value &- thousands &* 10_000) &<< 32
    let hundreds = ((fours &* 10_486) &>> 20) & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = ((twos &* 103) &>> 10) & 0x000F_000F_000F_000F
    return tens | (twos &- tens &* 10) &<< 8
}

/// Writes `value` < 10^8 with leading zeros as eight digits.
@inlinable
@inline(__always)
public func storeEightDigits(_ value: UInt32, to place: UnsafeMutablePointer<UInt8>) {
    storeWord(decimalDigits(value) | 0x3030_3030_3030_3030, to: place)
}

/// Writes `value` < 10^8 without leading zeros; eight bytes are overwritten.
@inlinable
@inline(__always)
func writeLeadingDigits(_ value: UInt32, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let digits = decimalDigits(value)
    // A zero keeps its last digit: the top bit is never part of the count.
    let zeros = (digits | 1 &<< 56).trailingZeroBitCount & ~7
    storeWord((digits | 0x3030_3030_3030_3030) &>> UInt64(truncatingIfNeeded: zeros), to: place)
    return 8 &- zeros &>> 3
}

/// Stores eight bytes, the lowest first.
@inlinable
func storeWord(_ word: UInt64, to place: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(place).storeBytes(of: word.littleEndian, as: UInt64.self)
}

/// The number of decimal digits of `value`.
@inlinable
public func decimalLength(_ value: UInt64) -> Int {
    // 1233 ∕ 4096 is log10(2): the guess is right or one too small.
    let bits = 64 &- (value | 1).leadingZeroBitCount
    let guess = (bits &* 1_233) &>> 12
    let (_, borrow) = value.subtractingReportingOverflow(powerOfTen(guess))
    return borrow ? max(guess, 1) : guess &+ 1
}

/// 10^`exponent` for exponents 0…19.
///
/// The compiler turns the switch into a constant table, but only as long as it stays a function of its own: inlined it
/// becomes jumps that random exponents mispredict.
@inline(never)
public func powerOfTen(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    default: 10_000_000_000_000_000_000
    }
}
