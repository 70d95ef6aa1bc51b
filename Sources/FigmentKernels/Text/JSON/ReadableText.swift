import FigmentTypes

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
            var draw: Int64 = 1_000
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
