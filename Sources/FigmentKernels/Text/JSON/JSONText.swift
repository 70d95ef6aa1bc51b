import FigmentTypes

/// Writers of JSON scalars into raw memory.
enum JSONText {
    /// Copies `n` bytes, 16 at a time: up to 15 bytes behind them are read and overwritten.
    @inline(__always)
    static func copy(_ source: UnsafePointer<UInt8>, _ n: Int, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let from = UnsafeRawPointer(source)
        let to = UnsafeMutableRawPointer(place)
        var i = 0
        repeat {
            to.storeBytes(of: from.loadUnaligned(fromByteOffset: i, as: UInt64.self), toByteOffset: i, as: UInt64.self)
            to.storeBytes(
                of: from.loadUnaligned(fromByteOffset: i + 8, as: UInt64.self), toByteOffset: i + 8, as: UInt64.self)
            i += 16
        } while i < n
        return n
    }

    /// A number with at most `decimals` (at most 18) and at least one digit behind the point, without zeros at the end.
    @inline(__always)
    static func write(
        _ scaled: Int64, decimals: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var at = 0
        if scaled < 0 {
            place[0] = UInt8(ascii: "-")
            at = 1
        }
        var power: UInt64 = 1
        for _ in 0..<decimals { power &*= 10 }
        let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: power)
        at += writeDecimal(whole, to: place + at)
        place[at] = UInt8(ascii: ".")
        at += 1
        var rest = fraction
        for i in stride(from: decimals - 1, through: 0, by: -1) {
            place[at + i] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        var end = at + decimals
        if decimals == 0 {
            place[end] = 48
            end += 1
        }
        while end > at + 1, place[end - 1] == 48 { end -= 1 }
        return end
    }

    /// A string with its quotes; quotes, backslashes and control characters are escaped (RFC 8259, section 7).
    static func quoted(_ text: String) -> [UInt8] {
        var out: [UInt8] = [UInt8(ascii: "\"")]
        let hex = Array("0123456789abcdef".utf8)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case 10: out += Array("\\n".utf8)
            case 13: out += Array("\\r".utf8)
            case 9: out += Array("\\t".utf8)
            case ..<32: out += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
        return out
    }
}
