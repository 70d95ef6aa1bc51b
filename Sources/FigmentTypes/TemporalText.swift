// ISO 8601 text of dates and times. Years 0…9999 have four digits; others a sign and at least four.

/// Bytes that any date or timestamp takes at most.
public let temporalTextCapacity = 48

/// Writes the date `days` after 1970-01-01: `2024-02-29`.
///
/// - Parameter place: At least ``temporalTextCapacity`` writable bytes.
/// - Returns: The number of bytes that count.
public func writeDate(daysSinceEpoch days: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let date = CivilDate(daysSinceEpoch: days)
    var at = place
    if date.year >= 0 && date.year <= 9_999 {
        storeTwoDigits(date.year / 100, to: at)
        storeTwoDigits(date.year % 100, to: at + 2)
        at += 4
    } else {
        at[0] = date.year < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        let year = UInt64(date.year.magnitude)
        var padding = 4 - decimalLength(year)
        at += 1
        while padding > 0 {
            at[0] = UInt8(ascii: "0")
            at += 1
            padding -= 1
        }
        at += writeDecimal(year, to: at)
    }
    at[0] = UInt8(ascii: "-")
    storeTwoDigits(date.month, to: at + 1)
    at[3] = UInt8(ascii: "-")
    storeTwoDigits(date.day, to: at + 4)
    return at - place + 6
}

/// Writes a time of day: `13:05:09.000250`, always with six places.
///
/// - Parameters:
///   - microseconds: Since midnight; reduced to one day.
///   - place: At least 24 writable bytes.
/// - Returns: The number of bytes that count.
public func writeTime(microseconds: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let (_, rest) = floorDivide(microseconds, by: 86_400_000_000)
    return writeClock(ticks: rest, unit: .micro, to: place)
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
    let (days, rest) = floorDivide(ticks, by: 86_400 * unit.ticksPerSecond)
    var length = writeDate(daysSinceEpoch: Int(days), to: place)
    place[length] = UInt8(ascii: "T")
    length += 1
    length += writeClock(ticks: rest, unit: unit, to: place + length)
    place[length] = UInt8(ascii: "Z")
    return isZoned ? length + 1 : length
}

/// Writes `hh:mm:ss` and the fraction of the second that `unit` allows; `ticks` lies within one day.
private func writeClock(ticks: Int64, unit: TimeUnit, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let perSecond = unit.ticksPerSecond
    let seconds = Int(ticks / perSecond)
    let fraction = UInt32(truncatingIfNeeded: ticks % perSecond)
    storeTwoDigits(seconds / 3_600, to: place)
    place[2] = UInt8(ascii: ":")
    storeTwoDigits(seconds / 60 % 60, to: place + 3)
    place[5] = UInt8(ascii: ":")
    storeTwoDigits(seconds % 60, to: place + 6)
    place[8] = UInt8(ascii: ".")
    switch unit {
    case .second: return 8
    case .milli:
        storeEightDigits(fraction &* 100_000, to: place + 9)
        return 12
    case .micro:
        storeEightDigits(fraction &* 100, to: place + 9)
        return 15
    case .nano:
        storeEightDigits(fraction / 10, to: place + 9)
        place[17] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction % 10)
        return 18
    }
}

@inline(__always)
private func storeTwoDigits(_ value: Int, to place: UnsafeMutablePointer<UInt8>) {
    place[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / 10)
    place[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value % 10)
}

/// Quotient and remainder with the remainder never negative; `divisor` is positive.
@inline(__always)
private func floorDivide(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let quotient = value / divisor
    let remainder = value &- quotient &* divisor
    return remainder < 0 ? (quotient &- 1, remainder &+ divisor) : (quotient, remainder)
}
