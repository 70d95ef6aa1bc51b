import FigmentTypes

/// Masks: `#` is any digit, `%` one but 0, `^` a letter of Canada's postal codes, `&` one of the Netherlands' and
/// Britain's, `?` any capital, `!` a small letter of the first four.
enum LocaleMask {
    private static let canada: StaticString = "ABCEGHJKLMNPRSTVXY"
    private static let inward: StaticString = "ABDEFGHJLNPQRSTUWXYZ"

    /// How many fillings each byte has as a mark; 0 for what is no mark. Never written again.
    nonisolated(unsafe) private static let choices: UnsafePointer<UInt64> = {
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for (mark, count) in [("#", 10), ("%", 9), ("^", 18), ("&", 20), ("?", 26), ("!", 4)]
            as [(Unicode.Scalar, UInt64)]
        {
            table[Int(mark.value)] = count
        }
        return UnsafePointer(table)
    }()

    /// Fills the marks of `n` bytes in place. - Returns: The bytes that are left.
    static func fill(_ out: UnsafeMutablePointer<UInt8>, _ n: Int, _ key: StreamKey, digitsOnly: Bool) -> Int {
        let table = choices
        var word = key.bits(0)
        var used: Int64 = 0
        var left = 12
        var i = 0
        while i < n {
            defer { i &+= 1 }
            let mark = out[i]
            let count = table[Int(mark)]
            if count == 0 { continue }
            // A word serves twelve marks; what is left of it after each decides the next.
            if left == 0 {
                word = key.bits(used)
                left = 12
            }
            used &+= 1
            left &-= 1
            let product = word.multipliedFullWidth(by: count)
            word = product.low
            let pick = UInt8(truncatingIfNeeded: product.high)
            // Digits stand in most masks: one comparison leads to them.
            if mark == UInt8(ascii: "#") {
                out[i] = 48 &+ pick
                continue
            }
            switch mark {
            case UInt8(ascii: "%"): out[i] = 49 &+ pick
            case UInt8(ascii: "^"): out[i] = canada.utf8Start[Int(pick)]
            case UInt8(ascii: "&"): out[i] = inward.utf8Start[Int(pick)]
            case UInt8(ascii: "?"): out[i] = 65 &+ pick
            default: out[i] = 97 &+ pick
            }
        }
        if !digitsOnly { return n }
        var end = 0
        for i in 0..<n where (48...57).contains(out[i]) {
            out[end] = out[i]
            end += 1
        }
        return end
    }

    /// A number of millionths as degrees with six places.
    static func writeDegrees(_ micros: Int64, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        var n = 0
        if micros < 0 {
            out[0] = UInt8(ascii: "-")
            n = 1
        }
        let size = micros.magnitude
        n += writeDecimal(size / 1_000_000, to: out + n)
        out[n] = UInt8(ascii: ".")
        var rest = size % 1_000_000
        for k in 0..<6 {
            out[n + 6 - k] = 48 + UInt8(rest % 10)
            rest /= 10
        }
        return n + 7
    }
}
