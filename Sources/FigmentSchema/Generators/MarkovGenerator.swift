import FigmentTypes

/// `markov`: what it is, what it takes, how it is read.
enum MarkovGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .markov,
            summary: "Sentences whose words follow each other as in a list of sentences, given or the engine's own.",
            yields: "text", parameters: MarkovKey.descriptors,
            example: #"{"markov": {"corpus": ["the cat sat on the mat", "the dog sat by the door"], "order": 1}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type == .utf8 }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.markov(cursor, column)
    }
}

/// The parameters of `markov`.
public enum MarkovKey: String, DocumentKey {
    case corpus, order, sentences
    case maxWords = "max_words"

    public var descriptor: KeyDescriptor {
        switch self {
        case .corpus:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "The sentences to learn from.", default: "the engine's own",
                example: #"["the cat sat on the mat", "the dog sat by the door"]"#)
        case .order:
            KeyDescriptor(
                rawValue, .integer(1...4), "How many words back the next one depends on.", default: "2", example: "1")
        case .sentences: KeyDescriptor(rawValue, .integer(1...50), "Sentences of a value.", default: "1", example: "3")
        case .maxWords:
            KeyDescriptor(rawValue, .integer(1...500), "Most words of a sentence.", default: "30", example: "12")
        }
    }
}

extension GeneratorDecoder {
    mutating func markov(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        var result = MarkovText(corpus: nil, maxBytes: column.maxLength ?? 65_535)
        if cursor.node.isNull { return .markov(result) }
        guard let members = decoding.members(of: cursor, MarkovKey.self, owner: "markov") else { return nil }
        if let place = members[.corpus] {
            guard let elements = decoding.list(members, .corpus) else { return nil }
            let texts = elements.compactMap { decoding.string($0, example: "\"the cat sat on the mat\"") }
            if texts.count != elements.count { return nil }
            guard texts.contains(where: { $0.contains { !$0.isWhitespace } }) else {
                decoding.report(.generator(.noWords), at: place)
                return nil
            }
            result.corpus = texts
        }
        let order = decoding.integer(members, .order)
        let sentences = decoding.integer(members, .sentences)
        let words = decoding.integer(members, .maxWords)
        for (key, value) in [(MarkovKey.order, order), (.sentences, sentences), (.maxWords, words)] {
            if members[key] != nil, value == nil { return nil }
        }
        result.order = Int(order ?? 2)
        result.sentences = Int(sentences ?? 1)
        result.mostWords = Int(words ?? 30)
        return .markov(result)
    }
}
