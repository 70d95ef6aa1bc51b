import FigmentColumns
import FigmentSchema

extension ExpressionMachine {
    /// A number of one text.
    func measure(_ operation: ExpressionOperation, _ a: TextRegister, into out: Block) {
        for i in 0..<count {
            let isNull = a.starts[i] == nil
            switch operation {
            case .isNull: out[i] = isNull ? 1 : 0
            case .length: out[i] = isNull ? .nan : Double(TextCut.characters(a[i]))
            default: out[i] = isNull ? .nan : finite(Double(String(decoding: a[i], as: UTF8.self)) ?? .nan)
            }
        }
    }

    /// Whether one text is in another; false with a null.
    func test(_ operation: ExpressionOperation, _ a: TextRegister, _ b: TextRegister, into out: Block) {
        for i in 0..<count {
            guard a.starts[i] != nil, b.starts[i] != nil else {
                out[i] = 0
                continue
            }
            let (text, part) = (a[i], b[i])
            let isLonger = text.count >= part.count
            let holds =
                switch operation {
                case .startsWith: isLonger && TextSearch.isEqual(text.prefix(part.count), part)
                case .endsWith: isLonger && TextSearch.isEqual(text.suffix(part.count), part)
                default: TextSearch.find(part, in: text) != nil
                }
            out[i] = holds ? 1 : 0
        }
    }

    /// By bytes, which is the order of Unicode scalars; false with a null.
    func compare(_ link: ExpressionComparison, _ a: TextRegister, _ b: TextRegister, _ out: Block, _ joins: Bool) {
        for i in 0..<count {
            guard a.starts[i] != nil, b.starts[i] != nil else {
                out[i] = 0
                continue
            }
            let holds =
                switch link {
                case .equal: TextSearch.isEqual(a[i], b[i])
                case .notEqual: !TextSearch.isEqual(a[i], b[i])
                case .less: TextSearch.order(a[i], b[i]) < 0
                case .lessOrEqual: TextSearch.order(a[i], b[i]) <= 0
                case .greater: TextSearch.order(a[i], b[i]) > 0
                case .greaterOrEqual: TextSearch.order(a[i], b[i]) >= 0
                }
            out[i] = holds ? (joins ? out[i] : 1) : 0
        }
    }

    func among(_ constants: [[UInt8]], _ a: TextRegister, _ out: Block) {
        for i in 0..<count {
            guard a.starts[i] != nil else {
                out[i] = 0
                continue
            }
            var low = 0
            var high = constants.count
            var isFound = false
            while low < high, !isFound {
                let middle = (low + high) / 2
                let order = constants[middle].withUnsafeBufferPointer { TextSearch.order($0, a[i]) }
                if order < 0 { low = middle + 1 } else { high = middle }
                isFound = order == 0
            }
            out[i] = isFound ? 1 : 0
        }
    }

    func orEqual(_ a: TextRegister, _ b: TextRegister, _ out: Block) {
        for i in 0..<count where a.starts[i] != nil && b.starts[i] != nil {
            if TextSearch.isEqual(a[i], b[i]) { out[i] = 1 }
        }
    }
}

/// Bytes compared and searched.
enum TextSearch {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    @inline(__always)
    static func isEqual(_ a: Slice<Bytes>, _ b: Bytes) -> Bool { isEqual(Bytes(rebasing: a), b) }

    @inline(__always)
    static func isEqual(_ a: Bytes, _ b: Bytes) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<a.count where a[i] != b[i] { return false }
        return true
    }

    /// Below 0, 0 or above 0 as the first comes before, is, or comes after the second.
    static func order(_ a: Bytes, _ b: Bytes) -> Int {
        let shared = min(a.count, b.count)
        for i in 0..<shared where a[i] != b[i] { return Int(a[i]) - Int(b[i]) }
        return a.count - b.count
    }

    /// The place of the first occurrence; an empty part is at 0.
    static func find(_ part: Bytes, in text: Bytes) -> Int? {
        guard let first = part.first else { return 0 }
        guard text.count >= part.count else { return nil }
        for start in 0...(text.count - part.count) where text[start] == first {
            var k = 1
            while k < part.count, text[start + k] == part[k] { k += 1 }
            if k == part.count { return start }
        }
        return nil
    }
}

/// A run of characters (Unicode scalars) of a text, as places of bytes.
struct TextCut {
    private(set) var from = 0
    private(set) var to = 0

    /// - Parameters:
    ///   - start: The first character; from the end if negative.
    ///   - last: How many characters, or the place of the end (from the end if negative); nil: all the rest.
    init(_ text: TextSearch.Bytes, start: Double, last: Double?, isStop: Bool) {
        let longest = Double(text.count)
        let isFromEnd = start < 0 || (isStop && (last ?? 0) < 0)
        let characters = isFromEnd ? Double(TextCut.characters(text)) : 0
        let first = max(0, (start < 0 ? characters + start : start).rounded(.towardZero))
        var end = longest
        if let last {
            end = isStop ? (last < 0 ? characters + last : last) : first + last.rounded(.towardZero)
        }
        from = TextCut.place(of: Int(min(first, longest)), in: text)
        let rest = TextSearch.Bytes(rebasing: text[from...])
        to = from + TextCut.place(of: Int(min(max(end.rounded(.towardZero) - first, 0), longest)), in: rest)
    }

    static func characters(_ text: TextSearch.Bytes) -> Int {
        guard let bytes = text.baseAddress else { return 0 }
        var count = 0
        for i in 0..<text.count { count &+= bytes[i] & 0xC0 == 0x80 ? 0 : 1 }
        return count
    }

    /// The byte at which character `n` begins; the end if there are fewer.
    private static func place(of n: Int, in text: TextSearch.Bytes) -> Int {
        guard let bytes = text.baseAddress else { return 0 }
        var left = n
        for i in 0..<text.count where bytes[i] & 0xC0 != 0x80 {
            if left == 0 { return i }
            left &-= 1
        }
        return text.count
    }
}
