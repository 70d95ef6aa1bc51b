/// What Faker's methods take beside their names.
public struct FakerArguments: Hashable, Sendable {
    /// Words, sentences or paragraphs.
    public var count: Int?
    /// The count varies by two fifths either way, as Faker's does where nothing is said.
    public var isVariable = true
    /// Most bytes of a text; characters of a password.
    public var length: Int?
    /// What `?` of a mask stands for.
    public var letters: String?
    /// Taken in place of the engine's words.
    public var words: [String]?

    public init() {}

    /// Whether nothing is asked for.
    public var isEmpty: Bool { self == FakerArguments() }
}

/// The arguments by their names in Faker.
enum FakerArgument: String, CaseIterable {
    case nb, letters, length
    case nbWords = "nb_words"
    case nbSentences = "nb_sentences"
    case variableWords = "variable_nb_words"
    case variableSentences = "variable_nb_sentences"
    case maxChars = "max_nb_chars"
    case wordList = "ext_word_list"

    /// The arguments of a method.
    static func of(_ method: String) -> [FakerArgument] {
        switch method {
        case "word": [.wordList]
        case "words", "sentences": [.nb, .wordList]
        case "paragraphs": [.nb]
        case "sentence": [.nbWords, .variableWords, .wordList]
        case "paragraph": [.nbSentences, .variableSentences]
        case "text": [.maxChars]
        case "password": [.length]
        case "bothify", "lexify": [.letters]
        default: []
        }
    }

    var example: String {
        switch self {
        case .nb, .nbWords, .nbSentences: "5"
        case .letters: "\"ABC\""
        case .length: "12"
        case .variableWords, .variableSentences: "false"
        case .maxChars: "200"
        case .wordList: "[\"alpha\", \"beta\"]"
        }
    }
}

extension GeneratorDecoder {
    /// The method's arguments, in `args` or beside the method; what it does not take is reported.
    mutating func fakerArguments(of method: String, _ cursor: Cursor) -> FakerArguments? {
        let taken = FakerArgument.of(method)
        var result = FakerArguments()
        var isRight = true
        for place in [cursor, cursor["args"]].compactMap({ $0 }) {
            guard case .object(let members) = place.node.value else {
                decoding.wrongKind(place, expected: "an object", example: "{}")
                return nil
            }
            let isOwn = place.path == cursor.path
            let others = FreeKeys.names + ["args", "text"] + (isOwn ? FakerKey.allCases.map(\.rawValue) : [])
            for member in members where !others.contains(member.key) {
                guard let argument = FakerArgument(rawValue: member.key), taken.contains(argument) else {
                    // Beside the method, names that no method takes are reported with the other keys.
                    if !isOwn || FakerArgument(rawValue: member.key) != nil {
                        decoding.unknownKey(
                            member, in: place, known: taken.map(\.rawValue), owner: "the faker method \(method)")
                    }
                    continue
                }
                let value = Cursor(node: member.value, path: place.path.key(member.key))
                isRight = read(argument, value, into: &result) && isRight
            }
        }
        return isRight ? result : nil
    }

    private mutating func read(
        _ argument: FakerArgument, _ value: Cursor, into result: inout FakerArguments
    ) -> Bool {
        let example = argument.example
        switch argument {
        case .nb, .nbWords, .nbSentences:
            result.count = decoding.integer(value, in: 1...200, example: example).map { Int($0) }
            return result.count != nil
        case .length:
            result.length = decoding.integer(value, in: 1...1_000, example: example).map { Int($0) }
            return result.length != nil
        case .maxChars:
            result.length = decoding.integer(value, in: 5...65_535, example: example).map { Int($0) }
            return result.length != nil
        case .variableWords, .variableSentences:
            guard case .bool(let isVariable) = value.node.value else {
                decoding.wrongKind(value, expected: "true or false", example: example)
                return false
            }
            result.isVariable = isVariable
            return true
        case .letters:
            guard let letters = decoding.string(value, example: example) else { return false }
            if letters.isEmpty {
                decoding.report(.emptyList(key: argument.rawValue, example: example), at: value)
                return false
            }
            result.letters = letters
            return true
        case .wordList:
            guard let elements = decoding.list(value, minCount: 1, example: example) else { return false }
            let words = elements.compactMap { decoding.string($0, example: "\"alpha\"") }
            result.words = words
            return words.count == elements.count
        }
    }
}
