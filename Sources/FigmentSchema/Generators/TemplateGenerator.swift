import FigmentTypes

/// `template`: what it is, what it takes, how it is read.
enum TemplateGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .template,
            summary: "Text with places to fill: {pool}, {column}, {column.pool} and {row}; "
                + "{…|lower}, {…|upper} and {…|capital} change case; {{ and }} are braces.",
            yields: "text", parameters: TemplateKey.descriptors,
            example: #"{"template": {"template": "{adjective} {noun}", "#
                + #""pools": {"adjective": ["red", "blue"], "noun": ["lamp", "chair"]}}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type == .utf8
    }

    static var canBeUnique: Bool { true }

    /// A template counts where each of its patterns holds `{row}` or another column.
    static func isUniquePerRow(_ generator: Generator) -> Bool {
        guard case .template(let template) = generator else { return false }
        return template.patterns.allSatisfy { pattern in
            pattern.parts.contains { part in
                guard case .reference(let reference) = part, reference.column == nil else { return false }
                return !template.pools.contains { $0.name == reference.name }
            }
        }
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.template(cursor, column)
    }
}

/// The parameters of `template`.
public enum TemplateKey: String, DocumentKey {
    case template, templates, pools

    public var descriptor: KeyDescriptor {
        switch self {
        case .template:
            KeyDescriptor(rawValue, .string, "The text with its places.", example: "\"{adjective} {noun}\"")
        case .templates:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "Several texts; each row picks one evenly.",
                example: "[\"{noun}\", \"{adjective} {noun}\"]")
        case .pools:
            KeyDescriptor(
                rawValue, .map(.list(.string, minCount: 1)), "Lists of words by name; each row draws from them evenly.",
                example: "{\"noun\": [\"lamp\", \"chair\"]}")
        }
    }
}
