/// The least and greatest value of a page or a chunk, as the file writes them.
struct Bounds: Sendable {
    var least: [UInt8]
    var greatest: [UInt8]
    /// Whether the value itself occurs; a truncated text is only a bound.
    var isLeastExact = true
    var isGreatestExact = true

    init(least: [UInt8], greatest: [UInt8]) {
        self.least = least
        self.greatest = greatest
    }

    /// The bounds of integers.
    init<T: FixedWidthInteger>(_ least: T, _ greatest: T) {
        self.init(least: Bounds.bytes(least), greatest: Bounds.bytes(greatest))
    }

    static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// Bytes kept of a text or binary bound.
    static var maxBytes: Int { 64 }

    /// The bounds of byte strings, cut to ``maxBytes``: a cut least value is still a lower bound; a cut greatest one is
    /// raised. Nil if it cannot be raised.
    init?(leastBytes: [UInt8], greatestBytes: [UInt8], isText: Bool) {
        self.init(least: leastBytes, greatest: greatestBytes)
        if least.count > Bounds.maxBytes {
            least = Array(least[..<Bounds.cut(least, isText: isText)])
            isLeastExact = false
        }
        if greatest.count > Bounds.maxBytes {
            let prefix = Array(greatest[..<Bounds.cut(greatest, isText: isText)])
            guard let raised = isText ? Bounds.raisedText(prefix) : Bounds.raisedBytes(prefix) else { return nil }
            greatest = raised
            isGreatestExact = false
        }
    }

    /// Where to cut: between characters if it is text.
    private static func cut(_ bytes: [UInt8], isText: Bool) -> Int {
        var end = maxBytes
        if isText { while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 } }
        return end
    }

    /// The least byte string of at most the same length that is greater than every one with this prefix.
    private static func raisedBytes(_ prefix: [UInt8]) -> [UInt8]? {
        var result = prefix
        while let last = result.popLast() {
            if last < 0xFF {
                result.append(last + 1)
                return result
            }
        }
        return nil
    }

    /// The same for UTF-8: raises the last character that can be raised, and stays valid.
    private static func raisedText(_ prefix: [UInt8]) -> [UInt8]? {
        var scalars = Array(String(decoding: prefix, as: UTF8.self).unicodeScalars)
        while let last = scalars.popLast() {
            let next: UInt32 = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let raised = Unicode.Scalar(next) else { continue }
            scalars.append(raised)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return Array(String(text).utf8)
        }
        return nil
    }

    /// Widens the bounds by those of another page.
    mutating func formUnion(_ other: Bounds, order: ValueOrder) {
        if order.isLess(other.least, least) {
            least = other.least
            isLeastExact = other.isLeastExact
        }
        if order.isLess(greatest, other.greatest) {
            greatest = other.greatest
            isGreatestExact = other.isGreatestExact
        }
    }
}
