import FigmentTypes

extension CompiledDynamicField {
    /// Writes the field of a row with its comma, or nothing where the row has none.
    ///
    /// - Parameter place: At least the label's and `maxBytes` + 32 writable bytes.
    func write(_ row: Int64, isFirst: Bool, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let rowKey = key.rowKey(row)
        guard Uniform.double(rowKey.bits(0)) < probability else { return 0 }
        var at = 0
        if !isFirst {
            place[0] = UInt8(ascii: ",")
            at = 1
        }
        at += label.withUnsafeBufferPointer { label in
            label.baseAddress.map { base in
                (place + at).update(from: base, count: label.count)
                return label.count
            } ?? 0
        }
        return at + writeValue(rowKey, to: place + at)
    }

    private func writeValue(_ key: StreamKey, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let bits = key.bits(1)
        switch source {
        case .literals(let list): return list.write(bits, to: place)
        case .integer(let low, let span):
            return writeDecimal(low &+ Int64(bitPattern: CompiledDynamicField.below(span, bits)), to: place)
        case .decimal(let low, let span, let decimals):
            let value = low &+ Int64(bitPattern: CompiledDynamicField.below(span, bits))
            return JSONText.write(value, decimals: decimals, keepsZeros: false, to: place)
        case .bool: return JSONText.write(bits &>> 63 == 1, to: place)
        case .text(let low, let high):
            let length = low + Int(Uniform.index(bits, below: UInt64(high - low + 1)))
            place[0] = UInt8(ascii: "\"")
            ReadableText.shared.write(length, key, to: place + 1)
            place[length + 1] = UInt8(ascii: "\"")
            return length + 2
        case .array(let list, let low, let high):
            let count = low + Int(Uniform.index(bits, below: UInt64(high - low + 1)))
            place[0] = UInt8(ascii: "[")
            var at = 1
            for i in 0..<count {
                if i > 0 {
                    place[at] = UInt8(ascii: ",")
                    at += 1
                }
                at += list.write(key.bits(Int64(i) &+ 2), to: place + at)
            }
            place[at] = UInt8(ascii: "]")
            return at + 1
        case .document(let program):
            var length = 0
            program.withView { length = $0.write(key, draw: 1, to: place) }
            return length
        }
    }

    /// A number below `span`; a span of 2^64 is written 0.
    @inline(__always)
    private static func below(_ span: UInt64, _ bits: UInt64) -> UInt64 {
        span == 0 ? bits : Uniform.index(bits, below: span)
    }
}

extension CompiledDynamicField.Literals {
    /// Copies the text that the bits choose.
    @inline(__always)
    func write(_ bits: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let i = Int(Uniform.index(bits, below: count))
        let from = offsets[i]
        return bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { JSONText.copy($0 + from, offsets[i + 1] - from, to: place) } ?? 0
        }
    }
}

/// Common words put together to texts of a given length.
final class ReadableText: Sendable {
    static let shared = ReadableText()
    /// Words by length, 1 … 12 letters; every length has some.
    private let bytes: [UInt8]
    private let starts: [Int]
    private let counts: [UInt64]

    private init() {
        var byLength = [[[UInt8]]](repeating: [], count: 13)
        for word in WordList.word.entries where (1...12).contains(word.count) { byLength[word.count].append(word) }
        starts = byLength.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.reduce(0) { $0 + $1.count }) }
        counts = byLength.map { UInt64($0.count) }
        bytes = byLength.flatMap { $0.flatMap { $0 } } + [UInt8](repeating: 0, count: 32)
    }

    /// Writes exactly `length` characters: words, single spaces between them.
    ///
    /// - Parameter place: At least `length` + 16 writable bytes.
    func write(_ length: Int, _ key: StreamKey, to place: UnsafeMutablePointer<UInt8>) {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            var at = 0
            var draw: Int64 = 2
            while at < length {
                let bits = key.bits(draw)
                draw &+= 1
                let rest = length - at
                // The last word fills the rest; another one leaves room for a space and a word of two letters.
                let size = rest <= 10 ? rest : 3 + Int(Uniform.index(bits, below: UInt64(min(rest - 3, 11) - 3)))
                let pick = Int(Uniform.index(bits &* 0x9E37_79B9_7F4A_7C15, below: counts[size]))
                at += JSONText.copy(base + starts[size] + pick * size, size, to: place + at)
                if at < length {
                    place[at] = UInt8(ascii: " ")
                    at += 1
                }
            }
        }
    }
}
