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

/// A mask that is a text and digits behind it, as most are, with at most one other byte among them: the digits are one
/// number.
struct NumberMask {
    /// The text, in the list's bytes, and its length.
    var start: UInt32
    var before: UInt8
    /// How many digits, with 16 where the first is no 0.
    var kind: UInt8
    /// The digits before the other byte, and the byte; 8 and 0 where there is none.
    var gapAt: UInt8 = 8
    var gap: UInt8 = 0

    /// The number's range and its least for each kind.
    struct Factor {
        var size: UInt32
        var least: UInt32
    }
    nonisolated(unsafe) static let factors: UnsafePointer<Factor> = {
        let table = UnsafeMutablePointer<Factor>.allocate(capacity: 32)
        table.initialize(repeating: Factor(size: 1, least: 0), count: 32)
        var power: UInt32 = 1
        for digits in 1...8 {
            table[16 + digits] = Factor(size: 9 * power, least: power)
            power *= 10
            table[digits] = Factor(size: power, least: 0)
        }
        return UnsafePointer(table)
    }()

    /// The masks of a list; nil where one of them is another.
    static func all(_ list: LocaleTexts) -> [NumberMask]? {
        var masks: [NumberMask] = []
        for i in 0..<list.count {
            guard let mask = NumberMask(list[i], at: list.offsets[i]) else { return nil }
            masks.append(mask)
        }
        return masks
    }

    private init?(_ text: UnsafeBufferPointer<UInt8>, at start: UInt32) {
        let before = text.firstIndex { LocaleMask.isMark($0) } ?? text.count
        var marks = Array(text[before...])
        if let place = marks.firstIndex(where: { !LocaleMask.isMark($0) }) {
            gapAt = UInt8(truncatingIfNeeded: place)
            gap = marks.remove(at: place)
        }
        // All are stored as eight bytes.
        guard marks.count <= (gap == 0 ? 8 : 7), before < 256 else { return nil }
        guard marks.dropFirst().allSatisfy({ $0 == UInt8(ascii: "#") }) else { return nil }
        self.start = start
        self.before = UInt8(before)
        switch marks.first {
        case nil: kind = 0
        case UInt8(ascii: "#"): kind = UInt8(marks.count)
        case UInt8(ascii: "%"): kind = UInt8(marks.count) + 16
        default: return nil
        }
    }

    /// Writes the digits: those that ``LocaleMask/fill(_:_:_:digitsOnly:)`` takes from the word one by one.
    ///
    /// What is left of the word behind each digit decides the next, so that all together are the word's share of their range.
    /// - Returns: The bytes written.
    @inline(__always)
    func fill(_ out: UnsafeMutablePointer<UInt8>, _ word: UInt64, _ factors: UnsafePointer<Factor>) -> Int {
        let factor = factors[Int(kind)]
        let number = UInt32(truncatingIfNeeded: word.multipliedFullWidth(by: UInt64(factor.size)).high) &+ factor.least
        let digits = UInt64(truncatingIfNeeded: kind & 15)
        let text = (decimalDigits(number) | 0x3030_3030_3030_3030) &>> (64 &- 8 &* digits)
        let place = UInt64(truncatingIfNeeded: gapAt) &* 8
        let head: UInt64 = (1 << place) &- 1
        let tail: UInt64 = (text & ~head) &<< 8
        let whole = (text & head) | tail | UInt64(truncatingIfNeeded: gap) &<< place
        UnsafeMutableRawPointer(out).storeBytes(of: whole.littleEndian, as: UInt64.self)
        return Int(digits) &+ (gap == 0 ? 0 : 1)
    }
}
