// Shortest text of floating-point numbers.
//
// Of all decimals that read back as the same number, the one with the fewest digits is written, and among those the
// closest. The layout is that of Python's `repr`, which every JSON and CSV reader takes:
//
// - numbers from 0.0001 up to, not including, 10^16 are written plainly, always with a point: 0.00012, 5.0, 123456.75;
// - others have an exponent of at least two digits and its sign: 1e-07, 1.5e+16;
// - minus zero is -0.0.
//
// Infinities and NaN have no such text; they come out as `inf`, `-inf` and `nan`, and a caller whose format has no
// words for them looks first.

/// Writes the shortest decimal that reads back as `value`.
///
/// - Parameter place: At least 32 writable bytes, all of which may be overwritten.
/// - Returns: The number of bytes that count, at most 24.
@inlinable
public func writeShortest(_ value: Float, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let bits = value.bitPattern
    let exponent = (bits &>> 23) & 0xFF
    if exponent &- 114 <= 126 - 114 { return writeFraction(bits, to: place) }
    return writeShortestOutOfLine(value, to: place)
}

/// Writes the shortest decimal that reads back as `value`.
///
/// - Parameter place: At least 32 writable bytes, all of which may be overwritten.
/// - Returns: The number of bytes that count, at most 24.
public func writeShortest(_ value: Double, to place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = UInt8(ascii: "-")
    let sign = Int(truncatingIfNeeded: value.bitPattern &>> 63)
    guard value.isFinite else { return writeNonFinite(isNaN: value.isNaN, sign: sign, to: place) }
    let parts = BinaryParts(value)
    if parts.c == 0 { return sign &+ writeZero(to: place + sign) }
    let k = parts.decimalExponent
    let digits = shortestDigits(double: parts, k: k)
    let whole = parts.wholePart
    if whole != 0 { return sign &+ writeFixed(digits, places: -k, whole: whole, to: place + sign) }
    if k <= -16 && k >= -20 && digits >= powerOfTen(-4 &- k) {
        return sign &+ writeFixed(digits, places: -k, to: place + sign)
    }
    return sign &+ writeDecimal(digits, exponent: k, to: place + sign)
}

/// Writes `count` numbers with `separator` between them, and `null` for numbers that are not finite.
///
/// - Parameters:
///   - place: At least ``shortestFloatStride`` writable bytes per number, and 32 more.
///   - nonFinite: Counts the numbers that were written as `null`.
/// - Returns: The number of bytes that count.
public func writeShortest(
    _ values: UnsafePointer<Float>, count: Int, separator: UInt8, nonFinite: inout Int,
    to place: UnsafeMutablePointer<UInt8>
) -> Int {
    var at = place
    for i in 0..<count {
        at += writeShortestOrNull(values[i], nonFinite: &nonFinite, to: at)
        at[0] = separator
        at += 1
    }
    return max(0, at - place - 1)
}

/// Bytes that a number and its separator take at most.
public let shortestFloatStride = 25

/// Writes the shortest decimal that reads back as `value`, or `null` if it is not finite.
@inlinable
@inline(__always)
public func writeShortestOrNull(
    _ value: Float, nonFinite: inout Int, to place: UnsafeMutablePointer<UInt8>
) -> Int {
    let bits = value.bitPattern
    let exponent = (bits &>> 23) & 0xFF
    if exponent &- 114 <= 126 - 114 { return writeFraction(bits, to: place) }
    if exponent == 0xFF {
        nonFinite &+= 1
        return writeNull(to: place)
    }
    return writeShortestOutOfLine(value, to: place)
}

/// Writes `null`.
@inlinable
public func writeNull(to place: UnsafeMutablePointer<UInt8>) -> Int {
    UnsafeMutableRawPointer(place).storeBytes(of: UInt32(0x6C6C_756E).littleEndian, as: UInt32.self)
    return 4
}

/// The digits of the shortest decimal of a number whose magnitude lies in [2^-13, 2^23), and how many of them stand
/// behind the point, without a branch. The digits may end in zeros.
///
/// The number is c·2^q with c < 2^24 and -36 ≤ q ≤ -1. Let 10^-places be the power of ten just below 2^q, and
/// v = c·2^q·10^places: the numbers that read back as this one are those between v - h and v + h, with
/// h = 2^q·10^places ∕ 2 in [0.5, 5). So at most one multiple of ten lies there; if it does, it is the answer, else the
/// integer next to v is. (The argument of R. Giulietti, "The Schubfach way to render doubles", 2020. In this range
/// 2^q·10^places has 60 binary places and is exact, no bound is a multiple of ten, and powers of two, whose lower
/// half-interval is only h ∕ 2, come out the same: the tests try every number.)
@inlinable
@inline(__always)
func fixedPointDigits(_ bits: UInt32) -> (digits: UInt32, places: Int) {
    let c = UInt64(bits & 0x7F_FFFF | 0x80_0000)
    let entry = fixedPointUnit((bits &>> 23) & 0xFF)
    let places = Int(truncatingIfNeeded: entry & 0xFF)
    let unit = entry & ~0xFF  // 2^q·10^places with 60 binary places

    let product = (c &<< 4).multipliedFullWidth(by: unit)
    let whole = UInt32(truncatingIfNeeded: product.high)  // below 10·2^24
    let fraction = product.low &>> 4  // 60 binary places
    let carry = (fraction &+ UInt64(whole & 1) &+ (1 &<< 59 &- 1)) &>> 60  // half to even
    let nearest = whole &+ UInt32(truncatingIfNeeded: carry)
    let nearestTen = (whole &+ 5) / 10 &* 10
    // How far v lies from the multiple of ten, against h, both with 59 binary places.
    let offset = Int64(Int32(bitPattern: whole &- nearestTen)) &<< 59 &+ Int64(bitPattern: fraction &>> 1)
    let beyond = Int64(bitPattern: unit &>> 2) &- Int64(bitPattern: offset.magnitude)
    return (nearestTen &+ (nearest &- nearestTen) & UInt32(truncatingIfNeeded: beyond &>> 63), places)
}

/// Writes a number whose magnitude lies in [2^-13, 1), without a branch: this is where the elements of vectors lie.
///
/// Nine digits are written so that they end in the right place, then the point, over a zero that may have come to lie
/// there; trailing zeros are cut off.
@inlinable
@inline(__always)
func writeFraction(_ bits: UInt32, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (digits, places) = fixedPointDigits(bits)
    let sign = Int(truncatingIfNeeded: bits &>> 31)
    place[0] = UInt8(ascii: "-")
    let start = place + sign
    let last = start + places
    storeWord(0x3030_3030_3030_3030, to: start)
    // The first digit is 0 or 1; `borrow` has all bits set for 0.
    let borrow = UInt32(bitPattern: Int32(bitPattern: digits &- 100_000_000) &>> 31)
    let eight = decimalDigits(digits &- 100_000_000 &+ 100_000_000 & borrow)
    storeWord(eight | 0x3030_3030_3030_3030, to: last - 6)
    (last - 7)[0] = UInt8(truncatingIfNeeded: 0x31 &+ borrow)
    start[1] = UInt8(ascii: ".")
    return sign &+ 2 &+ places &- eight.leadingZeroBitCount &>> 3
}

/// For numbers with this biased exponent, 114…149: 2^q·10^places with 60 binary places (q = exponent - 150), exact, and
/// in its lowest byte, which would be zero, places = ⌈-q·log10 2⌉. (The compiler makes a constant table of it.)
@inlinable
@inline(__always)
func fixedPointUnit(_ exponent: UInt32) -> UInt64 {
    switch exponent {
    case 114: 0x1748_76E8_0000_000B
    case 115: 0x2E90_EDD0_0000_000B
    case 116: 0x5D21_DBA0_0000_000B
    case 117: 0x12A0_5F20_0000_000A
    case 118: 0x2540_BE40_0000_000A
    case 119: 0x4A81_7C80_0000_000A
    case 120: 0x9502_F900_0000_000A
    case 121: 0x1DCD_6500_0000_0009
    case 122: 0x3B9A_CA00_0000_0009
    case 123: 0x7735_9400_0000_0009
    case 124: 0x17D7_8400_0000_0008
    case 125: 0x2FAF_0800_0000_0008
    case 126: 0x5F5E_1000_0000_0008
    case 127: 0x1312_D000_0000_0007
    case 128: 0x2625_A000_0000_0007
    case 129: 0x4C4B_4000_0000_0007
    case 130: 0x9896_8000_0000_0007
    case 131: 0x1E84_8000_0000_0006
    case 132: 0x3D09_0000_0000_0006
    case 133: 0x7A12_0000_0000_0006
    case 134: 0x186A_0000_0000_0005
    case 135: 0x30D4_0000_0000_0005
    case 136: 0x61A8_0000_0000_0005
    case 137: 0x1388_0000_0000_0004
    case 138: 0x2710_0000_0000_0004
    case 139: 0x4E20_0000_0000_0004
    case 140: 0x9C40_0000_0000_0004
    case 141: 0x1F40_0000_0000_0003
    case 142: 0x3E80_0000_0000_0003
    case 143: 0x7D00_0000_0000_0003
    case 144: 0x1900_0000_0000_0002
    case 145: 0x3200_0000_0000_0002
    case 146: 0x6400_0000_0000_0002
    case 147: 0x1400_0000_0000_0001
    case 148: 0x2800_0000_0000_0001
    default: 0x5000_0000_0000_0001
    }
}

/// The same for every other number.
@usableFromInline
func writeShortestOutOfLine(_ value: Float, to place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = UInt8(ascii: "-")
    let sign = Int(truncatingIfNeeded: value.bitPattern &>> 31)
    guard value.isFinite else { return writeNonFinite(isNaN: value.isNaN, sign: sign, to: place) }
    let parts = BinaryParts(value)
    let whole = parts.wholePart
    if whole != 0 {
        let (digits, places) = fixedPointDigits(value.bitPattern)
        return sign &+ writeFixed(UInt64(digits), places: places, whole: whole, to: place + sign)
    }
    if parts.c == 0 { return sign &+ writeZero(to: place + sign) }
    let k = parts.decimalExponent
    let digits = shortestDigits(float: parts, k: k)
    return sign &+ writeDecimal(digits, exponent: k, to: place + sign)
}

private func writeZero(to place: UnsafeMutablePointer<UInt8>) -> Int {
    storeWord(0x0030_2E30, to: place)  // "0.0"
    return 3
}

/// Writes digits ∕ 10^places, a number at least 1 with 1…16 places, whose whole part before rounding was `whole`.
@inline(__always)
private func writeFixed(
    _ digits: UInt64, places: Int, whole: UInt64, to place: UnsafeMutablePointer<UInt8>
) -> Int {
    let one = powerOfTen(places)
    let beyond = digits &- whole &* one
    let carry = (one &- 1 &- beyond) &>> 63
    let fraction = beyond &- carry &* one
    let length = writeDecimal(whole &+ carry, to: place)
    place[length] = UInt8(ascii: ".")
    // Eight places may follow up to 16 digits; sixteen follow at most nine.
    if places <= 8 {
        let eight = decimalDigits(UInt32(truncatingIfNeeded: fraction &* powerOfTen(8 &- places)))
        storeWord(eight | 0x3030_3030_3030_3030, to: place + length + 1)
        return length &+ 9 &- (eight | 1).leadingZeroBitCount &>> 3
    }
    let zeros = storeSixteenDigits(fraction &* powerOfTen(16 &- places), keeping: 1, to: place + length + 1)
    return length &+ 17 &- zeros
}

/// Writes digits ∕ 10^places, a number in [0.0001, 1) with 16…20 places and at most 17 digits.
@inline(__always)
private func writeFixed(_ digits: UInt64, places: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    storeWord(0x3030_3030_3030_3030, to: place)
    let top = digits / 10_000_000_000_000_000
    let last = place + places
    let zeros = storeSixteenDigits(digits &- top &* 10_000_000_000_000_000, keeping: 0, to: last - 14)
    // With 16 places there is no 17th digit: the point comes to stand on its zero.
    (last - 15)[0] = UInt8(truncatingIfNeeded: top) | 0x30
    place[1] = UInt8(ascii: ".")
    return 2 &+ places &- zeros
}

/// Writes 16 digits.
///
/// - Returns: How many zeros they end in; at least `keeping` (0 or 1) digits do not count.
@inline(__always)
private func storeSixteenDigits(_ fraction: UInt64, keeping: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let high = fraction / 100_000_000
    let first = decimalDigits(UInt32(truncatingIfNeeded: high))
    let second = decimalDigits(UInt32(truncatingIfNeeded: fraction &- high &* 100_000_000))
    storeWord(first | 0x3030_3030_3030_3030, to: place)
    storeWord(second | 0x3030_3030_3030_3030, to: place + 8)
    if second != 0 { return second.leadingZeroBitCount &>> 3 }
    return 8 &+ (first | keeping).leadingZeroBitCount &>> 3
}

private func writeNonFinite(isNaN: Bool, sign: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let word: StaticString = isNaN ? "nan" : "inf"
    let sign = isNaN ? 0 : sign
    (place + sign).update(from: word.utf8Start, count: 3)
    return sign + 3
}

/// Writes digits × 10^exponent by the layout rule above.
@inline(never)
private func writeDecimal(_ digits: UInt64, exponent: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    var digits = digits
    var exponent = exponent
    stripZeros(&digits, &exponent)
    let count = decimalLength(digits)
    let point = count &+ exponent  // digits before the point
    if point > 16 || point <= -4 { return writeScientific(digits, count, power: point &- 1, to: place) }
    if point <= 0 {
        storeWord(0x3030_3030_3030_2E30, to: place)  // "0.000000"
        return 2 &- point &+ writeDecimal(digits, to: place + 2 - point)
    }
    var length = writeDecimal(digits, to: place)
    if point >= count {
        while length < point {
            place[length] = UInt8(ascii: "0")
            length &+= 1
        }
        place[length] = UInt8(ascii: ".")
        place[length &+ 1] = UInt8(ascii: "0")
        return length &+ 2
    }
    insertPoint(at: point, count: count, in: place)
    return length &+ 1
}

private func writeScientific(_ digits: UInt64, _ count: Int, power: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    var length = writeDecimal(digits, to: place)
    if count > 1 {
        insertPoint(at: 1, count: count, in: place)
        length &+= 1
    }
    place[length] = UInt8(ascii: "e")
    place[length &+ 1] = power < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
    length &+= 2
    let magnitude = power.magnitude
    if magnitude < 10 {
        place[length] = UInt8(ascii: "0")
        length &+= 1
    }
    if magnitude >= 100 {
        place[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude / 100)
        length &+= 1
    }
    if magnitude >= 10 {
        place[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude / 10 % 10)
        length &+= 1
    }
    place[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude % 10)
    return length &+ 1
}

/// Moves the digits from `index` on, at most 16, one place to the right and puts the point before them.
private func insertPoint(at index: Int, count: Int, in place: UnsafeMutablePointer<UInt8>) {
    let tail = UnsafeMutableRawPointer(place + index)
    let first = tail.loadUnaligned(as: UInt64.self)
    if count &- index > 8 {
        let second = tail.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        tail.storeBytes(of: second, toByteOffset: 9, as: UInt64.self)
    }
    tail.storeBytes(of: first, toByteOffset: 1, as: UInt64.self)
    place[index] = UInt8(ascii: ".")
}

/// Moves the trailing zeros of `digits`, of which there are at most 17, into the exponent.
private func stripZeros(_ digits: inout UInt64, _ exponent: inout Int) {
    guard digits % 10 == 0 else { return }
    while digits % 100_000_000 == 0 {
        digits /= 100_000_000
        exponent &+= 8
    }
    if digits % 10_000 == 0 {
        digits /= 10_000
        exponent &+= 4
    }
    if digits % 100 == 0 {
        digits /= 100
        exponent &+= 2
    }
    if digits % 10 == 0 {
        digits /= 10
        exponent &+= 1
    }
}
