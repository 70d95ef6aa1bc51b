import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Sentences are fillings of the forms of their language, whole, and mostly different.
@Suite struct LocaleSentenceTests {
    static func document(_ locale: String, rows: Int = 300) throws -> GeneratorDocument {
        let columns = ["sentence", "paragraph", "text", "bs"].map {
            #"{"name": "\#($0)", "type": "string", "generator": {"faker": {"method": "\#($0)", "locale": "\#(locale)"}}}"#
        }
        return try GeneratorDocument(columns.joined(separator: ",\n"), rows: rows)
    }

    private static let stops = ["ja_JP": "。", "zh_CN": "。"]

    @Test(arguments: FakerLocale.all) func sentencesFillTheForms(_ locale: String) throws {
        let document = try LocaleSentenceTests.document(locale)
        let stop = LocaleSentenceTests.stops[locale] ?? "."
        let (forms, whole) = try LocaleSentenceTests.forms(locale)
        for text in try document.texts("sentence").map({ $0 ?? "" }) where !locale.hasPrefix("en") {
            #expect(forms[..<whole].contains { LocaleSentenceTests.fits(text, $0) }, "\(locale): \(text)")
        }
        for text in try document.texts("paragraph").map({ $0 ?? "" }) where !locale.hasPrefix("en") {
            let parts = text.split(separator: stop).map { $0.drop { $0 == " " } + stop }
            #expect((2...4).contains(parts.count), "\(locale): \(text)")
            for part in parts {
                #expect(forms.contains { LocaleSentenceTests.fits(String(part), $0) }, "\(locale): \(part)")
            }
        }
        for name in ["sentence", "paragraph", "text", "bs"] {
            for text in try document.texts(name).map({ $0 ?? "" }) {
                #expect(text.hasSuffix(stop), "\(locale): \(text)")
                #expect(!text.contains("  ") && !text.contains("{") && !text.contains(" ."), "\(locale): \(text)")
                #expect(text.first?.isLowercase == false, "\(locale): \(text)")
                if name == "text", !locale.hasPrefix("en") {
                    #expect(text.unicodeScalars.count <= 200, "\(locale): \(text)")
                }
            }
            try document.checkColumn(name)
        }
    }

    /// Nine of ten in 50 000: slots are wide enough.
    @Test(arguments: FakerLocale.all) func sentencesAreMostlyDistinct(_ locale: String) throws {
        let texts = try LocaleSentenceTests.document(locale, rows: 50_000).texts("sentence")
        #expect(Set(texts).count > 47_500, "\(locale): \(Set(texts).count)")
    }

    /// A number of words is honoured, and so are limits of bytes and of characters, between characters.
    @Test func lengthsAreHonoured() throws {
        let columns = #"""
            {"name": "five", "type": "string", "generator": {"faker": {"method": "sentence", "locale": "tr_TR", "nb_words": 5, "variable_nb_words": false}}},
            {"name": "short", "type": "string", "generator": {"faker": {"method": "text", "locale": "ru_RU", "max_nb_chars": 60}}},
            {"name": "tiny", "type": "string", "generator": {"faker": {"method": "text", "locale": "ja_JP", "max_nb_chars": 7}}}
            """#
        let document = try GeneratorDocument(columns, rows: 500)
        for text in try document.texts("five").map({ $0 ?? "" }) {
            #expect(text.split(separator: " ").count == 5 && text.hasSuffix("."), "\(text)")
        }
        let short = try document.texts("short").map { $0 ?? "" }
        #expect(short.allSatisfy { $0.unicodeScalars.count <= 60 && $0.hasSuffix(".") })
        #expect(try document.texts("tiny").allSatisfy { $0?.unicodeScalars.count == 7 })
        let style = try #require(LocaleWords.of(LocaleNames.number("ar_SA")))
        for limit in [1, 2, 5, 40, 90, 200] {
            let kernel = LocaleProseKernel(
                shape: LocaleProseKernel.Shape(sentences: 2...3), styles: [style], source: nil,
                key: StreamKey(seed: "1", table: "t", column: "c", purpose: "value"), limit: limit)
            let column = Column(type: .utf8)
            kernel.fill(RowBlock(ramp: RowRange(start: 0, count: 300)), into: column, Scratch())
            let ends = column.offsets.values(as: UInt32.self)
            for i in 0..<300 {
                let bytes = UnsafeBufferPointer(
                    start: column.bytes.base + Int(ends[i]), count: Int(ends[i + 1] - ends[i]))
                #expect(bytes.count <= min(limit, kernel.maxBytes) && String(validating: bytes, as: UTF8.self) != nil)
            }
        }
    }

    /// Turkish has two letters i; a sentence begins with the dotted capital.
    @Test func turkishCapitals() throws {
        let texts = try LocaleSentenceTests.document("tr_TR", rows: 2_000).texts("sentence").compactMap { $0 }
        #expect(texts.contains { $0.hasPrefix("İlkbaharda ") } && !texts.contains { $0.hasPrefix("Ilk") })
    }

    /// The forms of a locale: texts and lists in turn.
    private static func forms(_ locale: String) throws -> ([[[String]]], Int) {
        if locale.hasPrefix("en") { return ([], 0) }
        let texts = try #require(LocaleData.texts(locale + "/sentence"))
        let whole = try #require(LocaleData.numbers(locale + "/sentence.whole"))
        var forms: [[[String]]] = []
        for i in 0..<texts.count {
            var form: [[String]] = []
            for part in texts.string(i).split(separator: "{", omittingEmptySubsequences: false) {
                let halves = part.split(separator: "}", omittingEmptySubsequences: false).map(String.init)
                if halves.count == 2 {
                    let list = try #require(
                        LocaleData.texts(locale + "/sentence." + halves[0]), "\(locale) \(halves[0])")
                    #expect(list.count >= 12)
                    form.append((0..<list.count).map { list.string($0) })
                }
                form.append([halves[halves.count - 1]])
            }
            forms.append(form)
        }
        return (forms, whole[0])
    }

    /// Whether a text is the form with one entry in each slot: a search with all beginnings that are left.
    private static func fits(_ text: String, _ form: [[String]]) -> Bool {
        // Capitals apart: the first letter of the first entry.
        let lower = text.lowercased().replacing("i\u{307}", with: "i")
        var rests: Set<Substring> = [lower[...]]
        for choices in form {
            var left: Set<Substring> = []
            for choice in choices {
                let small = choice.lowercased().replacing("i\u{307}", with: "i")
                for rest in rests where rest.hasPrefix(small) { left.insert(rest.dropFirst(small.count)) }
            }
            rests = left
        }
        return rests.contains { $0.isEmpty }
    }
}
