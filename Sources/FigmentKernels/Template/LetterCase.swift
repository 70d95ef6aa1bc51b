import FigmentColumns
import FigmentSchema

extension Template.LetterCase {
    func applied(to text: String) -> String {
        switch self {
        case .lower: text.lowercased()
        case .upper: text.uppercased()
        }
    }

    /// Changes the case of the UTF-8 bytes behind `start`: ASCII in place, other text by Unicode's rules.
    func apply(to buffer: inout ByteBuffer, from start: Int) {
        let first: UInt8 = self == .lower ? 65 : 97
        let bytes = buffer.base
        for i in start..<buffer.count {
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
