// Text of bytes: hexadecimal, UUID, base64.

/// Writes two lower-case hexadecimal digits per byte.
///
/// - Parameter place: At least 2 × `count` writable bytes.
/// - Returns: 2 × `count`.
public func writeHex(_ bytes: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    for i in 0..<count { storeHex(bytes[i], to: place + 2 &* i) }
    return 2 * count
}

/// Writes 16 bytes as `8-4-4-4-12` lower-case hexadecimal digits (RFC 9562, section 4).
///
/// - Parameter place: At least 36 writable bytes.
/// - Returns: 36.
public func writeUUID(_ bytes: UnsafePointer<UInt8>, to place: UnsafeMutablePointer<UInt8>) -> Int {
    for i in 0..<4 { storeHex(bytes[i], to: place + 2 &* i) }
    for i in 4..<6 { storeHex(bytes[i], to: place + (2 &* i &+ 1)) }
    for i in 6..<8 { storeHex(bytes[i], to: place + (2 &* i &+ 2)) }
    for i in 8..<10 { storeHex(bytes[i], to: place + (2 &* i &+ 3)) }
    for i in 10..<16 { storeHex(bytes[i], to: place + (2 &* i &+ 4)) }
    for i in 0..<4 { place[8 &+ 5 &* i] = UInt8(ascii: "-") }
    return 36
}

/// Writes bytes in base64 with padding (RFC 4648, section 4).
///
/// - Parameter place: At least 4 × ⌈`count` ∕ 3⌉ writable bytes.
/// - Returns: The number of bytes written.
public func writeBase64(_ bytes: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let digit = alphabet.utf8Start
    var at = place
    var i = 0
    while count &- i >= 3 {
        let triple = Int(bytes[i]) &<< 16 | Int(bytes[i &+ 1]) &<< 8 | Int(bytes[i &+ 2])
        at[0] = digit[triple &>> 18]
        at[1] = digit[(triple &>> 12) & 63]
        at[2] = digit[(triple &>> 6) & 63]
        at[3] = digit[triple & 63]
        at += 4
        i &+= 3
    }
    if i < count {
        let hasTwo = count &- i == 2
        let pair = Int(bytes[i]) &<< 8 | (hasTwo ? Int(bytes[i &+ 1]) : 0)
        at[0] = digit[pair &>> 10]
        at[1] = digit[(pair &>> 4) & 63]
        at[2] = hasTwo ? digit[(pair &<< 2) & 63] : UInt8(ascii: "=")
        at[3] = UInt8(ascii: "=")
        at += 4
    }
    return at - place
}

@inline(__always)
private func storeHex(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) {
    let digits: StaticString = "0123456789abcdef"
    place[0] = digits.utf8Start[Int(byte &>> 4)]
    place[1] = digits.utf8Start[Int(byte & 15)]
}
