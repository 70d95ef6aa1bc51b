import FigmentColumns
import FigmentTypes

/// The sentences of a language: forms whose slots are filled from lists. Every entry of a list fits every form that
/// names it, so that no grammar is needed here (`scripts/locale-data/sentences`).
struct LocaleSentences: Sendable {
    /// The pieces of all forms, one form behind the other; what stands between the slots is a list of one.
    private let pieces: [LocaleTexts]
    /// Where each form begins, and the end.
    private let starts: [Int]
    /// The forms that make a sentence by themselves; those behind are for the texts between them.
    let whole: Int

    /// - Parameters:
    ///   - forms: Texts with slots, `{name}`.
    ///   - list: The entries of a slot, with a capital first letter or as they are.
    /// - Returns: Nil where a slot has no list.
    init?(_ forms: [String], whole: Int, list: (_ name: String, _ isFirst: Bool) -> LocaleTexts?) {
        var pieces: [LocaleTexts] = []
        var starts = [0]
        for form in forms {
            for (place, part) in form.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
                var rest = part
                if place > 0 {
                    guard let end = part.firstIndex(of: "}") else { return nil }
                    guard let texts = list(String(part[..<end]), pieces.count == starts[starts.count - 1]) else {
                        return nil
                    }
                    pieces.append(texts)
                    rest = part[part.index(after: end)...]
                }
                if !rest.isEmpty { pieces.append(LocaleTexts([Array(rest.utf8)])) }
            }
            starts.append(pieces.count)
        }
        guard whole > 0, whole <= forms.count else { return nil }
        self.pieces = pieces
        self.starts = starts
        self.whole = whole
    }

    var count: Int { starts.count - 1 }

    /// Most bytes of a sentence.
    var longest: Int { (0..<count).reduce(0) { max($0, longest($1)) } }

    private func longest(_ form: Int) -> Int {
        pieces[starts[form]..<starts[form + 1]].reduce(0) { $0 + $1.maxLength }
    }

    @inline(__always)
    func write(_ form: Int, _ draws: inout StreamDraws, to out: inout ByteBuffer) {
        for i in starts[form]..<starts[form + 1] {
            let piece = pieces[i]
            out.append(piece[piece.count == 1 ? 0 : draws.next(0...(piece.count - 1))])
        }
    }

    /// The sentences of a locale; English ones are those of the hand-written texts.
    static func of(_ code: String) -> LocaleSentences? {
        if code.hasPrefix("en") {
            return LocaleSentences(english, whole: 1) { name, isFirst in
                guard let entries = WordList(rawValue: name)?.entries else { return nil }
                return LocaleTexts(
                    isFirst ? entries.map { capital(String(decoding: $0, as: UTF8.self), code) } : entries)
            }
        }
        guard let forms = LocaleData.texts(code + "/sentence"), let whole = LocaleData.numbers(code + "/sentence.whole")
        else { return nil }
        return LocaleSentences((0..<forms.count).map { forms.string($0) }, whole: whole[0]) { name, isFirst in
            guard let texts = LocaleData.texts(code + "/sentence." + name) else { return nil }
            return isFirst ? capitals(texts, code) : texts
        }
    }

    private static let english = [
        "{time}, {people} {does} {thing} {purpose}.", "{people} {does} {thing} {purpose}.", "{outcome}, {cause}.",
        "{finding} {outcome}.", "{outcome}.",
    ]

    /// The texts with a capital first letter.
    static func capitals(_ texts: LocaleTexts, _ code: String) -> LocaleTexts {
        LocaleTexts((0..<texts.count).map { capital(texts.string($0), code) })
    }

    private static func capital(_ text: String, _ code: String) -> [UInt8] {
        // Turkish has an i with and one without a dot, small and capital.
        let first = code.hasPrefix("tr") && text.hasPrefix("i") ? "İ" : text.prefix(1).uppercased()
        return Array((first + text.dropFirst()).utf8)
    }
}
