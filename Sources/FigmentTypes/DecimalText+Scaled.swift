/// Bytes that a scaled number of at most 39 digits takes at most, for scales of magnitude up to 76.
public let scaledDecimalCapacity = 128

/// Writes `value` ∕ 10^`scale` exactly: 12345 with scale 2 is `123.45`, with scale 0 `12345`, with scale -2 `1234500`.
///
/// Exactly `scale` places are written. The sign stands whenever `value` is negative.
/// - Parameters:
///   - scale: -76…76; beyond, it counts as the nearest of these.
///   - place: At least ``scaledDecimalCapacity`` writable bytes.
/// - Returns: The number of bytes that count.
public func writeScaledDecimal(_ value: Int128, scale: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let scale = min(max(scale, -76), 76)
    var at = place
    if value < 0 {
        at[0] = UInt8(ascii: "-")
        at += 1
    }
    let length = writeDecimal(value.magnitude, to: at)
    if scale <= 0 {
        let zeros = value == 0 ? 0 : -scale
        (at + length).update(repeating: UInt8(ascii: "0"), count: zeros)
        return at - place + length + zeros
    }
    // Room for the point, and for zeros where the digits do not reach it.
    let integerLength = max(1, length - scale)
    let padding = max(0, scale + 1 - length)
    if padding > 0 {
        moveRight(at, count: length, by: padding)
        at.update(repeating: UInt8(ascii: "0"), count: padding)
    }
    moveRight(at + integerLength, count: scale, by: 1)
    at[integerLength] = UInt8(ascii: ".")
    return at - place + integerLength + 1 + scale
}

/// Writes the decimal digits of `value`.
///
/// - Parameter place: At least 48 writable bytes.
/// - Returns: The number of bytes that count.
func writeDecimal(_ value: UInt128, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if let small = UInt64(exactly: value) { return writeDecimal(small, to: place) }
    let block: UInt64 = 10_000_000_000_000_000
    let (high, low) = value.quotientAndRemainder(dividingBy: UInt128(block))
    let length = writeDecimal(high, to: place)
    let rest = UInt64(truncatingIfNeeded: low)
    storeEightDigits(UInt32(truncatingIfNeeded: rest / 100_000_000), to: place + length)
    storeEightDigits(UInt32(truncatingIfNeeded: rest % 100_000_000), to: place + length + 8)
    return length + 16
}

private func moveRight(_ place: UnsafeMutablePointer<UInt8>, count: Int, by distance: Int) {
    var i = count
    while i > 0 {
        i -= 1
        place[i + distance] = place[i]
    }
}
