import FigmentColumns
import FigmentTypes

/// How a locale puts words together.
struct LocaleWords: @unchecked Sendable {
    let words: LocaleTexts
    /// The same words with a capital first letter.
    let capitals: LocaleTexts
    let sentences: LocaleSentences
    let separator: StaticString
    let stop: StaticString
    /// Between sentences.
    let gap: StaticString

    private static let made = Monitor<[Int: LocaleWords]>([:])

    static func of(_ number: Int) -> LocaleWords? {
        made.withLock { known in
            if let found = known[number] { return found }
            let code = LocaleNames.code(number)
            guard let words = LocaleData.texts(code + "/word"), let sentences = LocaleSentences.of(code) else {
                return nil
            }
            let isDense = code == "ja_JP" || code == "zh_CN"
            let found = LocaleWords(
                words: words, capitals: LocaleSentences.capitals(words, code), sentences: sentences,
                separator: isDense ? "" : " ", stop: isDense ? "。" : ".", gap: isDense ? "" : " ")
            known[number] = found
            return found
        }
    }

    /// Most bytes of a word with what stands behind it.
    var longestWord: Int { max(words.maxLength, capitals.maxLength) + separator.utf8CodeUnitCount }
}

/// Words, sentences and paragraphs of a locale, or of the row's.
struct LocaleProseKernel: Kernel, TextKernelInfo {
    struct Shape: Sendable {
        /// Zero for words without sentences.
        var sentences: ClosedRange<Int> = 0...0
        /// How many words a sentence has; nil for sentences that say something.
        var words: ClosedRange<Int>?
        var paragraphs = 1
        /// Most characters; sentences that do not fit are left out.
        var characters = Int.max
    }
    let shape: Shape
    let styles: [LocaleWords]
    let source: LocaleSource?
    let key: StreamKey
    /// Most bytes.
    let limit: Int

    var form: Form { .plain }
    var maxBytes: Int {
        let sentence = styles.reduce(1) { most, style in
            max(most, shape.words.map { $0.upperBound * style.longestWord } ?? style.sentences.longest)
        }
        return min(limit, max(1, shape.sentences.upperBound) * shape.paragraphs * (sentence + 4))
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
            cut(&column.bytes, from: start)
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
        scratch.giveBack(choices)
    }

    /// What is too long all the same ends behind a whole character.
    private func cut(_ out: inout ByteBuffer, from start: Int) {
        if fits(out, from: start) { return }
        if out.count - start > limit { out.count = start + LocaleKernel.cut(out.base + start, limit) }
        var left = shape.characters
        for i in start..<out.count where out.base[i] & 0xC0 != 0x80 {
            if left == 0 { return out.count = i }
            left -= 1
        }
    }

    private func write(_ style: LocaleWords, _ draws: inout StreamDraws, to out: inout ByteBuffer) {
        let start = out.count
        for paragraph in 0..<shape.paragraphs {
            let sentences = shape.sentences.upperBound == 0 ? 1 : draws.next(shape.sentences)
            for sentence in 0..<sentences {
                let end = out.count
                if sentence > 0 {
                    out.append(style.gap)
                } else if paragraph > 0 {
                    out.append(UInt8(ascii: "\n"))
                }
                if let words = shape.words {
                    write(draws.next(words), of: style, &draws, to: &out)
                } else if !write(style.sentences, isFirst: sentence == 0, from: start, &draws, to: &out), end > start {
                    // The text ends before the sentence that does not fit.
                    out.count = end
                    return
                }
            }
        }
    }

    /// So many words, not more.
    private func write(_ count: Int, of style: LocaleWords, _ draws: inout StreamDraws, to out: inout ByteBuffer) {
        for word in 0..<count {
            if word > 0 { out.append(style.separator) }
            let list = word == 0 && shape.sentences.upperBound > 0 ? style.capitals : style.words
            out.append(list[draws.next(0...(list.count - 1))])
        }
        if shape.sentences.upperBound > 0 { out.append(style.stop) }
    }

    /// A sentence; where it does not fit, shorter ones are tried: the last form is the shortest.
    /// - Returns: False where none fits. What is written then begins the text all the same.
    private func write(
        _ sentences: LocaleSentences, isFirst: Bool, from start: Int, _ draws: inout StreamDraws,
        to out: inout ByteBuffer
    ) -> Bool {
        let end = out.count
        for attempt in 0..<4 {
            out.count = end
            let forms = isFirst ? sentences.whole : sentences.count
            sentences.write(attempt == 0 ? draws.next(0...(forms - 1)) : sentences.count - 1, &draws, to: &out)
            if fits(out, from: start) { return true }
        }
        return false
    }

    private func fits(_ out: borrowing ByteBuffer, from start: Int) -> Bool {
        let count = out.count - start
        if count > limit { return false }
        return count <= shape.characters || LocaleProseKernel.characters(out.base + start, count) <= shape.characters
    }

    /// How many characters of Unicode some bytes hold.
    private static func characters(_ bytes: UnsafePointer<UInt8>, _ n: Int) -> Int {
        (0..<n).reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
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
