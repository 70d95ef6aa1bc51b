import FigmentTypes

/// Masks: `#` is any digit, `%` one but 0, `^` a letter of Canada's postal codes, `&` one of the Netherlands' and
/// Britain's, `?` any capital, `!` a small letter of the first four.
enum LocaleMask {
    private static let canada: StaticString = "ABCEGHJKLMNPRSTVXY"
    private static let inward: StaticString = "ABDEFGHJLNPQRSTUWXYZ"

    /// For each byte how many fillings it has as a mark, and below (the low eight bits) the first of them. What is no mark
    /// has none and stays; marks with a list of letters begin at 0. Never written again.
    nonisolated(unsafe) private static let choices: UnsafePointer<UInt64> = {
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        for byte in 0..<256 { table[byte] = UInt64(byte) }
        for (mark, count, first) in [
            ("#", 10, 48), ("%", 9, 49), ("^", 18, 0), ("&", 20, 0), ("?", 26, 65), ("!", 4, 97),
        ] as [(Unicode.Scalar, UInt64, UInt64)] {
            table[Int(mark.value)] = count << 8 | first
        }
        return UnsafePointer(table)
    }()

    static func isMark(_ byte: UInt8) -> Bool { choices[Int(byte)] &>> 8 != 0 }

    /// The marks that one word of random bits fills.
    private static let marksOfAWord = 12

    /// Fills the marks of `n` bytes in place. - Returns: The bytes that are left.
    @inline(__always)
    static func fill(_ out: UnsafeMutablePointer<UInt8>, _ n: Int, _ key: StreamKey, digitsOnly: Bool) -> Int {
        var done = 0
        var used: Int64 = 0
        repeat { done = fill(out, from: done, n, key.bits(used), &used) } while done < n
        return digitsOnly ? digits(out, n) : n
    }

    /// Fills from a place on, as far as a word goes: what is left of the word after each mark decides the next.
    ///
    /// The first word is that of number 0; the next has the number of marks filled before. No branch on the kind of mark:
    /// what stands where differs from row to row.
    @inline(__always)
    private static func fill(
        _ out: UnsafeMutablePointer<UInt8>, from first: Int, _ n: Int, _ bits: UInt64, _ used: inout Int64
    ) -> Int {
        let table = choices
        var word = bits
        var left = marksOfAWord
        for i in first..<n {
            let mark = out[i]
            let choice = table[Int(mark)]
            let count = choice &>> 8
            if count != 0, left == 0 { return i }
            let product = word.multipliedFullWidth(by: count)
            word = count == 0 ? word : product.low
            left &-= count == 0 ? 0 : 1
            used &+= count == 0 ? 0 : 1
            var filled = UInt8(truncatingIfNeeded: choice) &+ UInt8(truncatingIfNeeded: product.high)
            if mark == UInt8(ascii: "^") { filled = canada.utf8Start[Int(filled)] }
            if mark == UInt8(ascii: "&") { filled = inward.utf8Start[Int(filled)] }
            out[i] = filled
        }
        return n
    }

    /// Takes everything but digits out. - Returns: The bytes that are left.
    private static func digits(_ out: UnsafeMutablePointer<UInt8>, _ n: Int) -> Int {
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
