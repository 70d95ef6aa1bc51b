import FigmentColumns
import FigmentTypes

/// How a locale puts words together.
struct LocaleWords: @unchecked Sendable {
    let words: LocaleTexts
    /// The same words with a capital first letter.
    let capitals: LocaleTexts
    let separator: StaticString
    let stop: StaticString
    /// Between sentences.
    let gap: StaticString

    private static let made = Monitor<[Int: LocaleWords]>([:])

    static func of(_ number: Int) -> LocaleWords? {
        made.withLock { known in
            if let found = known[number] { return found }
            let code = LocaleNames.code(number)
            guard let words = LocaleData.texts(code + "/word") else { return nil }
            let isDense = code == "ja_JP" || code == "zh_CN"
            let capitals = LocaleTexts(
                (0..<words.count).map { i in
                    let word = words.string(i)
                    return Array((word.prefix(1).uppercased() + word.dropFirst()).utf8)
                })
            let found = LocaleWords(
                words: words, capitals: capitals, separator: isDense ? "" : " ", stop: isDense ? "。" : ".",
                gap: isDense ? "" : " ")
            known[number] = found
            return found
        }
    }

    var longest: Int { max(words.maxLength, capitals.maxLength) + separator.utf8CodeUnitCount }
}

/// Words, sentences and paragraphs of real words of a locale, or of the row's.
struct LocaleProseKernel: Kernel, TextKernelInfo {
    struct Shape: Sendable {
        /// Zero for words without sentences.
        var sentences: ClosedRange<Int> = 0...0
        var words: ClosedRange<Int> = 1...1
        var paragraphs = 1
    }
    let shape: Shape
    let styles: [LocaleWords]
    let source: LocaleSource?
    let key: StreamKey
    let limit: Int

    var form: Form { .plain }
    var maxBytes: Int {
        let longest = styles.reduce(1) { max($0, $1.longest) }
        let sentences = max(1, shape.sentences.upperBound) * shape.paragraphs
        return min(limit, sentences * (shape.words.upperBound * longest + 4))
    }
    var averageBytes: Double { min(Double(limit), Double(maxBytes) / 3) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let choices = scratch.borrow()
        let locales = UnsafeMutableRawPointer(choices).assumingMemoryBound(to: UInt8.self)
        source?.locales(rows, into: locales, scratch)
        for i in 0..<rows.count {
            let start = column.bytes.count
            var draws = StreamDraws(key: key.rowKey(rows[i]))
            write(styles[source == nil ? 0 : Int(locales[i])], &draws, to: &column.bytes)
            if column.bytes.count - start > limit {
                column.bytes.count = start + LocaleKernel.cut(column.bytes.base + start, limit)
            }
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
        scratch.giveBack(choices)
    }

    private func write(_ style: LocaleWords, _ draws: inout StreamDraws, to out: inout ByteBuffer) {
        for paragraph in 0..<shape.paragraphs {
            if paragraph > 0 { out.append(UInt8(ascii: "\n")) }
            let sentences = shape.sentences.upperBound == 0 ? 1 : draws.next(shape.sentences)
            for sentence in 0..<sentences {
                if sentence > 0 { out.append(style.gap) }
                for word in 0..<draws.next(shape.words) {
                    if word > 0 { out.append(style.separator) }
                    let isFirst = word == 0 && shape.sentences.upperBound > 0
                    let list = isFirst ? style.capitals : style.words
                    out.append(list[draws.next(0...(list.count - 1))])
                }
                if shape.sentences.upperBound > 0 { out.append(style.stop) }
            }
        }
    }
}

/// One draw after the other of a row.
struct StreamDraws {
    let key: StreamKey
    private var count: Int64 = 0

    init(key: StreamKey) { self.key = key }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        count += 1
        let span = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int(Uniform.index(key.bits(count), below: span))
    }
}
