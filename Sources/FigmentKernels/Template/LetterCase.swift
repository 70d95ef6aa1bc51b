import FigmentColumns
import FigmentSchema

extension Template.LetterCase {
    func applied(to text: String) -> String {
        switch self {
        case .lower: text.lowercased()
        case .upper: text.uppercased()
        case .capital: text.prefix(1).uppercased() + text.dropFirst()
        }
    }

    /// Changes the case of the UTF-8 bytes behind `start`: ASCII in place, other text by Unicode's rules.
    func apply(to buffer: inout ByteBuffer, from start: Int) {
        let first: UInt8 = self == .lower ? 65 : 97
        let bytes = buffer.base
        let end = self == .capital ? min(start + 1, buffer.count) : buffer.count
        for i in start..<end {
            if bytes[i] >= 0x80 { return applyUnicode(to: &buffer, from: start) }
            if bytes[i] &- first < 26 { bytes[i] ^= 32 }
        }
    }

    private func applyUnicode(to buffer: inout ByteBuffer, from start: Int) {
        let text = String(
            decoding: UnsafeBufferPointer(start: buffer.base + start, count: buffer.count - start), as: UTF8.self)
        buffer.count = start
        buffer.append(applied(to: text))
    }
}
