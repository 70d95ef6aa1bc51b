import FigmentTypes

/// Writes `count` bytes of UTF-8 as the inside of a JSON string (RFC 8259, section 7).
///
/// Only what must be escaped is: the quotation mark, the backslash and the control characters. Eight bytes are looked
/// at and stored at a time.
/// - Parameters:
///   - source: Followed by 7 readable bytes.
///   - place: At least 6 × `count` + 8 writable bytes.
/// - Returns: The number of bytes that count.
func writeJSONEscaped(_ source: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    var out = place
    var i = 0
    while i < count {
        let word = UnsafeRawPointer(source + i).loadUnaligned(as: UInt64.self)
        UnsafeMutableRawPointer(out).storeBytes(of: word, as: UInt64.self)
        let step = min(8, count &- i)
        let special = bytesBelow(word, 0x20) | bytesEqual(word, 0x22) | bytesEqual(word, 0x5C)
        let plain = special == 0 ? 8 : special.trailingZeroBitCount &>> 3
        if plain >= step {
            i &+= step
            out += step
            continue
        }
        out += plain
        out += writeJSONEscape(source[i &+ plain], to: out)
        i &+= plain &+ 1
    }
    return out - place
}

/// Writes the escape of one byte, at most 6 bytes.
private func writeJSONEscape(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) -> Int {
    place[0] = UInt8(ascii: "\\")
    switch byte {
    case 0x22, 0x5C: place[1] = byte
    case 0x08: place[1] = UInt8(ascii: "b")
    case 0x09: place[1] = UInt8(ascii: "t")
    case 0x0A: place[1] = UInt8(ascii: "n")
    case 0x0C: place[1] = UInt8(ascii: "f")
    case 0x0D: place[1] = UInt8(ascii: "r")
    default:
        place[1] = UInt8(ascii: "u")
        place[2] = UInt8(ascii: "0")
        place[3] = UInt8(ascii: "0")
        return 4 + withUnsafePointer(to: byte) { writeHex($0, count: 1, to: place + 4) }
    }
    return 2
}

/// Copies one JSON value, with line breaks between its tokens turned into spaces, so that it stays on one line.
///
/// - Parameters:
///   - source: Followed by 15 readable bytes.
///   - place: At least `count` + 15 writable bytes, and 4.
/// - Returns: The number of bytes that count: `count`, or that of `null` if there is no text at all.
func writeJSONValue(_ source: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
    if count == 0 { return writeNull(to: place) }
    copySixteens(source, count: count, to: place)
    var i = 0
    while i < count {
        let word = UnsafeRawPointer(place + i).loadUnaligned(as: UInt64.self)
        if bytesEqual(word, 0x0A) | bytesEqual(word, 0x0D) != 0 {
            for j in i..<min(i &+ 8, count) where place[j] == 0x0A || place[j] == 0x0D { place[j] = 0x20 }
        }
        i &+= 8
    }
    return count
}
