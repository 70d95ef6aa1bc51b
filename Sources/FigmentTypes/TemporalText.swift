// ISO 8601 text of dates and times. Years 0…9999 have four digits; others a sign and at least four.

/// Bytes that any date or timestamp takes at most.
public let temporalTextCapacity = 48

/// Writes the date `days` after 1970-01-01: `2024-02-29`.
///
/// - Parameter place: At least ``temporalTextCapacity`` writable bytes.
/// - Returns: The number of bytes that count.
public func writeDate(daysSinceEpoch days: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    // Days from 0000-03-01 on, of the 10 000 years that begin there; the last two months belong to year 10000.
    let shifted = days &+ 719_468
    guard shifted >= 0 && shifted < 3_652_425 - 60 else {
        return writeDistantDate(CivilDate(daysSinceEpoch: days), to: place)
    }
    let date = marchBasedDate(UInt32(truncatingIfNeeded: shifted))
    storeTwoDigits(date.year / 100, to: place)
    storeTwoDigits(date.year % 100, to: place + 2)
    storeDayAndMonth(date.month, date.day, to: place + 4)
    return 10
}

/// The date `days` after 0000-03-01.
///
/// Method: C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022):
/// centuries, years of the century and months are quotients by 146097 ∕ 4, 1461 ∕ 4 (as a product with
/// 2939745 ∕ 2^32) and 65536 ∕ 2141 days.
@inline(__always)
private func marchBasedDate(_ days: UInt32) -> (year: UInt32, month: UInt32, day: UInt32) {
    let quarters = 4 &* days &+ 3
    let century = quarters / 146_097
    let ofCentury = (quarters &- century &* 146_097) | 3
    let product = UInt64(ofCentury) &* 2_939_745
    let year = UInt32(truncatingIfNeeded: product &>> 32)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / (4 &* 2_939_745)
    let monthAndDay = 2_141 &* dayOfYear &+ 197_913
    let isNextYear: UInt32 = (305 &- dayOfYear) &>> 31  // January and February, from day 306 on
    return (
        100 &* century &+ year &+ isNextYear, monthAndDay &>> 16 &- 12 &* isNextYear,
        (monthAndDay & 0xFFFF) / 2_141 &+ 1
    )
}

/// Any date, the year with a sign where it has not four digits.
private func writeDistantDate(_ date: CivilDate, to place: UnsafeMutablePointer<UInt8>) -> Int {
    var at = place
    if !(0...9_999).contains(date.year) {
        at[0] = date.year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        at += 1
    }
    let year = UInt64(date.year.magnitude)
    var padding = 4 - decimalLength(year)
    while padding > 0 {
        at[0] = UInt8(ascii: "0")
        at += 1
        padding -= 1
    }
    at += writeDecimal(year, to: at)
    storeDayAndMonth(UInt32(truncatingIfNeeded: date.month), UInt32(truncatingIfNeeded: date.day), to: at)
    return at - place + 6
}

@inline(__always)
private func storeDayAndMonth(_ month: UInt32, _ day: UInt32, to place: UnsafeMutablePointer<UInt8>) {
    place[0] = UInt8(ascii: "-")
    storeTwoDigits(month, to: place + 1)
    place[3] = UInt8(ascii: "-")
    storeTwoDigits(day, to: place + 4)
}

/// Writes a time of day: `13:05:09.000250`, always with six places.
///
/// - Parameters:
///   - microseconds: Since midnight; reduced to one day.
///   - place: At least 24 writable bytes.
/// - Returns: The number of bytes that count.
public func writeTime(microseconds: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (_, rest) = floorDivide(microseconds, by: 86_400_000_000)
    return writeClock(ticks: rest, ticksPerSecond: 1_000_000, to: place)
}

/// Writes an instant: `2024-02-29T13:05:09.000250`, with as many places as the unit has, and `Z` behind it if `isZoned`.
///
/// Instants are written in UTC whatever the zone of the column: the zone is metadata.
/// - Parameters:
///   - ticks: Ticks of `unit` since 1970-01-01T00:00:00 UTC.
///   - place: At least ``temporalTextCapacity`` writable bytes.
/// - Returns: The number of bytes that count.
public func writeTimestamp(
    ticks: Int64, unit: TimeUnit, isZoned: Bool = false, to place: UnsafeMutablePointer<UInt8>
) -> Int {
    let length =
        switch unit {
        case .second: writeInstant(ticks: ticks, ticksPerSecond: 1, to: place)
        case .milli: writeInstant(ticks: ticks, ticksPerSecond: 1_000, to: place)
        case .micro: writeInstant(ticks: ticks, ticksPerSecond: 1_000_000, to: place)
        case .nano: writeInstant(ticks: ticks, ticksPerSecond: 1_000_000_000, to: place)
        }
    place[length] = UInt8(ascii: "Z")
    return isZoned ? length &+ 1 : length
}

/// Inlined for each unit, so that divisors are constants.
@inline(__always)
private func writeInstant(ticks: Int64, ticksPerSecond: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (days, rest) = floorDivide(ticks, by: 86_400 &* ticksPerSecond)
    let length = writeDate(daysSinceEpoch: Int(truncatingIfNeeded: days), to: place)
    place[length] = UInt8(ascii: "T")
    return length &+ 1 &+ writeClock(ticks: rest, ticksPerSecond: ticksPerSecond, to: place + length + 1)
}

/// Writes `hh:mm:ss` and the fraction of the second that the unit allows; `ticks` lies within one day.
@inline(__always)
private func writeClock(ticks: Int64, ticksPerSecond: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let all = UInt64(bitPattern: ticks)
    let perSecond = UInt64(bitPattern: ticksPerSecond)
    let seconds = UInt32(truncatingIfNeeded: all / perSecond)
    let fraction = UInt32(truncatingIfNeeded: all % perSecond)
    let minutes = seconds / 60
    storeTwoDigits(minutes / 60, to: place)
    place[2] = UInt8(ascii: ":")
    storeTwoDigits(minutes % 60, to: place + 3)
    place[5] = UInt8(ascii: ":")
    storeTwoDigits(seconds % 60, to: place + 6)
    place[8] = UInt8(ascii: ".")
    switch ticksPerSecond {
    case 1: return 8
    case 1_000:
        storeEightDigits(fraction &* 100_000, to: place + 9)
        return 12
    case 1_000_000:
        storeEightDigits(fraction &* 100, to: place + 9)
        return 15
    default:
        storeEightDigits(fraction / 10, to: place + 9)
        place[17] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction % 10)
        return 18
    }
}

@inline(__always)
private func storeTwoDigits(_ value: UInt32, to place: UnsafeMutablePointer<UInt8>) {
    let tens = (value &* 103) &>> 10
    place[0] = UInt8(truncatingIfNeeded: 48 &+ tens)
    place[1] = UInt8(truncatingIfNeeded: 48 &+ value &- 10 &* tens)
}

/// Quotient and remainder with the remainder never negative; `divisor` is positive.
@inline(__always)
private func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let quotient = value / divisor
    let remainder = value &- quotient &* divisor
    return remainder < 0 ? (quotient &- 1, remainder &+ divisor) : (quotient, remainder)
}
