/// Writes the decimal digits of `value`, with a minus sign if negative.
///
/// - Parameter place: At least 20 writable bytes.
/// - Returns: The number of bytes written.
@inlinable
public func writeDecimal(_ value: Int64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 0 {
        place[0] = 45
        return 1 + writeDecimal(value.magnitude, to: place + 1)
    }
    return writeDecimal(value.magnitude, to: place)
}

/// Writes the decimal digits of `value`.
///
/// - Parameter place: At least 20 writable bytes.
/// - Returns: The number of bytes written.
@inlinable
public func writeDecimal(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let length = decimalLength(value)
    var rest = value
    var at = length
    while rest >= 10 {
        let pair = rest % 100
        rest /= 100
        at -= 2
        place[at + 1] = 48 &+ UInt8(truncatingIfNeeded: pair % 10)
        place[at] = 48 &+ UInt8(truncatingIfNeeded: pair / 10)
    }
    if at > 0 { place[0] = 48 &+ UInt8(truncatingIfNeeded: rest) }
    return length
}

/// The number of decimal digits of `value`.
@inlinable
public func decimalLength(_ value: UInt64) -> Int {
    var length = 1
    var limit: UInt64 = 10
    while value >= limit {
        length += 1
        let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
        if overflow { return length }
        limit = next
    }
    return length
}
