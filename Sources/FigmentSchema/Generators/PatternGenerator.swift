import FigmentTypes

/// `pattern`: what it is, what it takes, how it is read.
enum PatternGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .pattern,
            summary:
                "Text that matches a regular expression: literals, classes, \\d \\w \\s, groups, alternatives, quantifiers.",
            yields: "text", parameters: PatternKey.descriptors,
            example: #"{"pattern": {"regex": "[A-Z]{2}-\\d{6}"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type == .utf8 || type == .binary }

    static var canBeUnique: Bool { true }

    static func isUniquePerRow(_ generator: Generator) -> Bool {
        guard case .pattern(let pattern) = generator else { return false }
        return pattern.distinctValues != nil
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.pattern(cursor, column)
    }
}

/// The parameters of `pattern`.
public enum PatternKey: String, DocumentKey {
    case regex
    case maxRepeat = "max_repeat"

    public var descriptor: KeyDescriptor {
        switch self {
        case .regex:
            KeyDescriptor(
                rawValue, .string, "The expression; a value matches all of it.", aliases: ["pattern"], required: true,
                example: #""[A-Z]{2}-\\d{6}""#)
        case .maxRepeat:
            KeyDescriptor(
                rawValue, .integer(0...Int64(RegexPattern.maxRepetitions)),
                "How much more than their least `*`, `+` and `{m,}` repeat at most.",
                default: String(RegexPattern.usualOpenRepetitions), example: "20")
        }
    }
}

extension GeneratorDecoder {
    /// `{"regex": …}`, or the expression alone.
    mutating func pattern(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        if cursor.text != nil { return pattern(cursor, nil, column) }
        guard let members = decoding.members(of: cursor, PatternKey.self, owner: "a pattern") else { return nil }
        let most = decoding.integer(members, .maxRepeat)
        if members[.maxRepeat] != nil, most == nil { return nil }
        guard let place = members[.regex] else { return nil }
        return pattern(place, most, column)
    }

    private mutating func pattern(_ place: Cursor, _ most: Int64?, _ column: ColumnSpec) -> Generator? {
        guard let source = decoding.string(place, example: PatternKey.regex.descriptor.example) else { return nil }
        do throws(RegexError) {
            let pattern = try RegexPattern(
                source, openRepetitions: most.map(Int.init) ?? RegexPattern.usualOpenRepetitions)
            if let limit = column.maxLength, pattern.lengths.most > limit {
                decoding.report(
                    .generator(.patternTooLong(longest: pattern.lengths.most, limit: limit)), at: place)
                return nil
            }
            return .pattern(pattern)
        } catch {
            decoding.report(.generator(.regex(error)), at: place)
            return nil
        }
    }
}
