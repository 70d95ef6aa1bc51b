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
    let sign = value.sign == .minus ? 1 : 0
    guard value.isFinite else { return writeNonFinite(isNaN: value.isNaN, sign: sign, to: place) }
    let decimal = shortestDecimal(value)
    return sign &+ writeDecimal(digits: decimal.digits, exponent: decimal.exponent, to: place + sign)
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

/// Writes a number whose magnitude lies in [2^-13, 1), without a branch: this is where the elements of vectors lie.
///
/// The number is c·2^q with c < 2^24 and -36 ≤ q ≤ -24. Let 10^-places be the power of ten just below 2^q, and
/// v = c·2^q·10^places: the numbers that read back as this one are those between v - h and v + h, with
/// h = 2^q·10^places ∕ 2 in [0.5, 5). So at most one multiple of ten lies there; if it does, it is the answer, else the
/// integer next to v is. (The argument of R. Giulietti, "The Schubfach way to render doubles", 2020. In this range
/// 2^q·10^places has 60 binary places and is exact, no bound is a multiple of ten, and powers of two, whose lower
/// half-interval is only h ∕ 2, come out the same: the tests try every number.)
@inlinable
@inline(__always)
func writeFraction(_ bits: UInt32, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let c = UInt64(bits & 0x7F_FFFF | 0x80_0000)
    let entry = fractionUnit((bits &>> 23) & 0xFF)
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
    let digits = nearestTen &+ (nearest &- nearestTen) & UInt32(truncatingIfNeeded: beyond &>> 63)

    // `digits` < 10^9 zero-padded to `places` digits behind "0.", trailing zeros cut off: nine digits are written so
    // that they end in the right place, then the point, over a zero that may have come to lie there.
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

/// For numbers with this biased exponent, 114…126: 2^q·10^places with 60 binary places (q = exponent - 150), exact, and
/// in its lowest byte, which would be zero, places = ⌈-q·log10 2⌉. (The compiler makes a constant table of it.)
@inlinable
@inline(__always)
func fractionUnit(_ exponent: UInt32) -> UInt64 {
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
    default: 0x5F5E_1000_0000_0008
    }
}

/// The same for every other number.
@usableFromInline
func writeShortestOutOfLine(_ value: Float, to place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = UInt8(ascii: "-")
    let sign = value.sign == .minus ? 1 : 0
    guard value.isFinite else { return writeNonFinite(isNaN: value.isNaN, sign: sign, to: place) }
    let decimal = shortestDecimal(value)
    return sign &+ writeDecimal(digits: decimal.digits, exponent: decimal.exponent, to: place + sign)
}

private func writeNonFinite(isNaN: Bool, sign: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let word: StaticString = isNaN ? "nan" : "inf"
    let sign = isNaN ? 0 : sign
    (place + sign).update(from: word.utf8Start, count: 3)
    return sign + 3
}

/// Writes digits × 10^exponent by the layout rule above. At most 28 bytes are overwritten.
private func writeDecimal(digits: UInt64, exponent: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if digits == 0 {
        storeWord(0x0030_2E30, to: place)  // "0.0"
        return 3
    }
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
