import FigmentTypes

extension GeneratorDecoder {
    /// Decodes `"text"`, `["text", …]` or `{template | templates, pools}`.
    mutating func template(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        var pools: [(name: String, items: [String])] = []
        var isWhole = true
        if case .object = cursor.node.value {
            guard let members = decoding.members(of: cursor, TemplateKey.self, owner: "a template") else { return nil }
            if members[.template] != nil, let second = members[.templates] {
                decoding.report(.sameKeyTwice("template", alias: "templates"), at: second)
            }
            if let place = members[.pools] {
                (pools, isWhole) = self.pools(place)
            }
        }
        let texts = TemplateReferences.patternCursors(cursor)
        if texts.isEmpty {
            decoding.report(.template(.noTemplates), at: cursor)
            return nil
        }
        // A text that cannot be read counts as empty, so that the others' references are checked all the same.
        var patterns: [Template.Pattern] = []
        for text in texts {
            let pattern = self.pattern(text)
            if pattern == nil { isWhole = false }
            patterns.append(pattern ?? Template.Pattern(parts: []))
        }
        let template = Template(patterns: patterns, pools: pools)
        if isWhole { checkLength(template, column, cursor) }
        return .template(template)
    }

    private mutating func pattern(_ cursor: Cursor) -> Template.Pattern? {
        guard let text = decoding.string(cursor, example: TemplateKey.template.descriptor.example) else { return nil }
        switch TemplateParser.parse(text) {
        case .success(let pattern): return pattern
        case .failure(let error):
            decoding.report(.template(error.fact), at: cursor)
            return nil
        }
    }

    /// The pools, and whether all of them could be read; one that could not is there under its name, empty.
    private mutating func pools(_ cursor: Cursor) -> ([(name: String, items: [String])], isWhole: Bool) {
        guard case .object(let members) = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "an object of lists", example: TemplateKey.pools.descriptor.example)
            return ([], false)
        }
        var isWhole = true
        var pools: [(name: String, items: [String])] = []
        for member in members {
            let place = Cursor(node: member.value, path: cursor.path.key(member.key))
            guard let elements = decoding.list(place, minCount: 1, example: "[\"lamp\", \"chair\"]") else {
                isWhole = false
                pools.append((member.key, []))
                continue
            }
            let items = elements.compactMap { decoding.string($0) }
            if items.count != elements.count { isWhole = false }
            pools.append((member.key, items))
        }
        return (pools, isWhole)
    }

    /// The shortest text that the template can make must not exceed the column's limit.
    private mutating func checkLength(_ template: Template, _ column: ColumnSpec, _ cursor: Cursor) {
        guard let limit = column.maxLength else { return }
        let shortestItems = Dictionary(
            template.pools.map { ($0.name, $0.items.map(\.utf8.count).min() ?? 0) }, uniquingKeysWith: { a, _ in a })
        let shortest = template.patterns.map { pattern in
            pattern.parts.reduce(0) { length, part in
                switch part {
                case .text(let text): length + text.utf8.count
                case .reference(let reference):
                    length + (reference.column == nil ? shortestItems[reference.name] ?? 0 : 0)
                }
            }
        }.min()
        if let shortest, shortest > limit {
            decoding.report(.template(.longerThanLimit(shortest: shortest, limit: limit)), at: cursor)
        }
    }
}

/// Parses the text of a template: `{name}`, `{column.pool}`, `{…|lower}`, `{…|upper}`, `{{`, `}}`.
enum TemplateParser {
    struct Failure: Error {
        var fact: Diagnostic.TemplateFact
    }

    /// Positions in errors count characters from 1. O(length).
    static func parse(_ text: String) -> Result<Template.Pattern, Failure> {
        var parts: [Template.Part] = []
        var literal = ""
        let characters = Array(text)
        var at = 0
        while at < characters.count {
            let character = characters[at]
            let isDoubled = at + 1 < characters.count && characters[at + 1] == character
            if character == "{" || character == "}", isDoubled {
                literal.append(character)
                at += 2
            } else if character == "}" {
                return .failure(Failure(fact: .loneClosingBrace(text: text, position: at + 1)))
            } else if character == "{" {
                guard let end = characters[at...].firstIndex(of: "}") else {
                    return .failure(Failure(fact: .unclosedBrace(text: text, position: at + 1)))
                }
                if !literal.isEmpty { parts.append(.text(literal)) }
                literal = ""
                switch reference(String(characters[(at + 1)..<end]), in: text, position: at + 1) {
                case .success(let reference): parts.append(.reference(reference))
                case .failure(let failure): return .failure(failure)
                }
                at = end + 1
            } else {
                literal.append(character)
                at += 1
            }
        }
        if !literal.isEmpty || parts.isEmpty { parts.append(.text(literal)) }
        return .success(Template.Pattern(parts: parts))
    }

    private static func reference(
        _ inner: String, in text: String, position: Int
    ) -> Result<Template.Reference, Failure> {
        let halves = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        var letterCase: Template.LetterCase?
        if halves.count == 2 {
            let name = trimmed(halves[1])
            guard let known = Template.LetterCase(rawValue: name) else {
                return .failure(Failure(fact: .unknownCase(name)))
            }
            letterCase = known
        }
        let names = (halves.first ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            .map(trimmed)
        guard let last = names.last, !names.contains("") else {
            return .failure(Failure(fact: .emptyReference(text: text, position: position)))
        }
        let column = names.count == 2 ? names[0] : nil
        return .success(Template.Reference(column: column, name: last, letterCase: letterCase))
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text.drop { $0 == " " }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
