import FigmentTypes

/// A part of a mask: a text and digits behind it, with at most one other byte among them. The digits are one number.
///
/// Most masks are one part, and the others are few where no letter is to be filled in.
struct NumberMask {
    /// The text, in the list's bytes, and its length.
    var start: UInt32
    var before: UInt8
    /// How many digits, with 16 where the first is no 0.
    var kind: UInt8 = 0
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

    /// The parts of each mask of a list, the same number of each; nil where one has other marks or too many parts.
    static func all(_ list: LocaleTexts) -> (parts: [NumberMask], each: Int)? {
        var masks: [[NumberMask]] = []
        for i in 0..<list.count {
            guard let parts = parts(list[i], at: list.offsets[i]) else { return nil }
            masks.append(parts)
        }
        let each = masks.reduce(1) { max($0, $1.count) }
        guard each <= 4 else { return nil }
        let nothing = NumberMask(start: 0, before: 0)
        return (masks.flatMap { $0 + Array(repeating: nothing, count: each - $0.count) }, each)
    }

    private static func parts(_ text: UnsafeBufferPointer<UInt8>, at start: UInt32) -> [NumberMask]? {
        var parts: [NumberMask] = []
        var at = 0
        while at < text.count {
            let before = text[at...].prefix { !LocaleMask.isMark($0) }.count
            guard before < 256 else { return nil }
            var part = NumberMask(start: start + UInt32(at), before: UInt8(before))
            at += before
            part.takeDigits(text, &at)
            if at < text.count, LocaleMask.isMark(text[at]), part.kind == 0 { return nil }
            parts.append(part)
        }
        return parts
    }

    /// Takes the digits from `at` on, as many as one word of eight bytes has room for.
    private mutating func takeDigits(_ text: UnsafeBufferPointer<UInt8>, _ at: inout Int) {
        let digit = UInt8(ascii: "#")
        var count: UInt8 = 0
        if at < text.count, text[at] == UInt8(ascii: "%") {
            kind = 16
            count = 1
            at += 1
        }
        while at < text.count {
            let room: UInt8 = gap == 0 ? 8 : 7
            if text[at] == digit, count < room {
                count += 1
            } else if gap == 0, count > 0, count < 7, !LocaleMask.isMark(text[at]), at + 1 < text.count,
                text[at + 1] == digit
            {
                gap = text[at]
                gapAt = count
            } else {
                break
            }
            at += 1
        }
        kind += count
    }

    /// Writes the digits: those that ``LocaleMask/fill(_:_:_:digitsOnly:)`` takes from the word one by one.
    ///
    /// What is left of the word behind each digit decides the next, so that all together are the word's share of their range.
    ///
    /// - Parameter word: Random bits; what is left of them behind.
    /// - Returns: The bytes written.
    @inline(__always)
    func fill(_ out: UnsafeMutablePointer<UInt8>, _ word: inout UInt64, _ factors: UnsafePointer<Factor>) -> Int {
        let factor = factors[Int(kind)]
        let product = word.multipliedFullWidth(by: UInt64(factor.size))
        word = product.low
        let number = UInt32(truncatingIfNeeded: product.high) &+ factor.least
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
