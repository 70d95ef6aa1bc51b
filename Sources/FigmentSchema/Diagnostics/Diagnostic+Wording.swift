// Every word that a user reads about a document is in this file: what is wrong and why (`message`), and what to write
// instead (`fix`, a snippet in JSON, which is YAML too).

extension Diagnostic {
    /// What is wrong, and why, in one line.
    public var message: String {
        switch fact {
        case .syntax(let fact): Self.message(fact)
        case .file(let fact): Self.message(fact)
        case .template(let fact): Self.message(fact)
        case .relational(let fact): Self.message(fact)
        case .rule(let fact): Self.message(fact)
        case .generator(let fact): Self.message(fact)
        default: shapeMessage ?? typeMessage ?? collectionMessage ?? generatorMessage ?? code
        }
    }

    /// What to write instead, ready to paste; nil where only the author can know.
    public var fix: String? {
        switch fact {
        case .syntax(let fact): Self.fix(fact)
        case .file(let fact): Self.fix(fact)
        case .template(let fact): Self.fix(fact)
        case .relational(let fact): Self.fix(fact)
        case .rule(let fact): Self.fix(fact)
        case .generator(let fact): Self.fix(fact)
        default: shapeFix ?? typeFix ?? collectionFix ?? generatorFix
        }
    }
}

// MARK: - Shape

extension Diagnostic {
    private var shapeMessage: String? {
        switch fact {
        case .notADocument(let found):
            "a schema document is an object with \"fields\" (a collection) or \"nodes\" (tables), or a list of fields; "
                + "this is \(found)"
        case .unknownKey(let key, let owner, let nearest, let known):
            "\(owner) has no key \(Quoting.name(key))" + Self.suggestion(nearest, known)
        case .missingKey(let key, let owner, _): "\(owner) needs \"\(key)\""
        case .sameKeyTwice(let key, let alias):
            "\"\(alias)\" says the same as \"\(key)\", which is given too; keep one of them"
        case .wrongKind(let expected, let found, let key, _):
            key.map { "\(Quoting.name($0)) must be \(expected), not \(found)" }
                ?? "expected \(expected), found \(found)"
        case .outOfRange(let key, let value, let range, _):
            "\(key.map(Quoting.name) ?? "the value") is \(value.simplified.jsonText) but must be \(range)"
        case .badIdentifier(let text, _):
            text.isEmpty
                ? "a name must not be empty"
                : "\(Quoting.name(text)) is no valid name: a–z, A–Z, digits and underscores, not starting with a digit, "
                    + "at most 255 characters"
        case .unknownName(let name, let kind, let nearest, let known):
            "unknown \(kind.rawValue) \(Quoting.name(name))" + Self.suggestion(nearest, known)
        case .emptyList(let key, _): "\(key.map(Quoting.name) ?? "the list") must not be empty"
        case .duplicateName(let name, let what, let line):
            "there is already a \(what) \(Quoting.name(name)), on line \(line)"
        case .tooManyFindings(let limit): "more than \(limit) findings; the rest is not shown"
        default: nil
        }
    }

    private var shapeFix: String? {
        switch fact {
        case .notADocument:
            #"{"collection_name": "products", "fields": [{"name": "id", "type": "Int64", "is_primary": true}]}"#
        case .unknownKey(_, _, let nearest, _): nearest.map { "\"\($0)\"" }
        case .missingKey(let key, _, let example): "\"\(key)\": \(example)"
        case .wrongKind(_, _, let key, let example):
            example.map { example in key.map { "\(Quoting.name($0)): \(example)" } ?? example }
        case .outOfRange(let key, _, _, let nearest):
            nearest.map { nearest in key.map { "\(Quoting.name($0)): \(nearest.jsonText)" } ?? nearest.jsonText }
        case .badIdentifier(_, let suggestion): "\"\(suggestion)\""
        case .unknownName(_, _, let nearest, _): nearest.map(Quoting.name)
        case .emptyList(let key, let example):
            example.map { example in key.map { "\(Quoting.name($0)): \(example)" } ?? example }
        case .duplicateName(let name, _, _): Quoting.name(name + "_2")
        default: nil
        }
    }

    /// " — did you mean …?", or what there is to choose from.
    static func suggestion(_ nearest: String?, _ known: [String]) -> String {
        if let nearest { return "; did you mean \(Quoting.name(nearest))?" }
        if known.isEmpty { return "" }
        let shown = known.prefix(24).map { Quoting.printable($0) }.joined(separator: ", ")
        return "; known: \(shown)" + (known.count > 24 ? ", …" : "")
    }

    /// "a Float", "an Int8"; texts that bring their article keep it.
    static func article(_ name: String) -> String {
        if name.hasPrefix("a ") || name.hasPrefix("an ") { return name }
        let startsWithVowel = name.first.map { "AEIOUaeio".contains($0) && !name.hasPrefix("UUID") } ?? false
        return (startsWithVowel ? "an " : "a ") + name
    }
}

// MARK: - Keys and types

extension Diagnostic {
    private var typeMessage: String? {
        switch fact {
        case .neededByType(let key, let type, _): "\(Self.article(type)) needs \"\(key)\""
        case .keyNotForType(let key, let type, let types):
            "\"\(key)\" does not go with \(type): it is for \(types)"
        case .keyNotWith(let key, let other, let reason): "\"\(key)\" " + Self.reason(reason, other)
        case .hasNoEffect(let key, let because): "\"\(key)\" has no effect: \(because)"
        case .doesNotFit(let value, let type, let failure):
            "\(Self.shown(value)) does not fit \(type): " + Self.reason(failure, value)
        case .boundsReversed(let low, let high):
            low == high
                ? "the lower and the upper bound are both \(low.jsonText): there is nothing between them"
                : "the lower bound \(low.jsonText) is above the upper bound \(high.jsonText)"
        case .boundMissing(let key, let given, let bound, _):
            "\"\(given)\" alone leaves no values: without \"\(key)\" the other end is \(bound)"
        case .notMultipleOfEight(let value, _):
            "\"dim\" is \(value), but a BinaryVector packs 8 dimensions into each byte: it must be a multiple of 8"
        case .notSupportedYet(let what, let name, let alternatives):
            "the \(what) \(Quoting.name(name)) is not supported yet"
                + (alternatives.isEmpty ? "" : "; \(Self.list(alternatives)) may serve")
        default: nil
        }
    }

    private var typeFix: String? {
        switch fact {
        case .neededByType(let key, _, let example): "\"\(key)\": \(example)"
        case .keyNotForType(let key, _, _), .hasNoEffect(let key, _): "remove \"\(key)\""
        case .keyNotWith(let key, let other, let reason):
            reason == .bothMakeValues ? "keep one of \"\(key)\" and \"\(other)\"" : "remove \"\(key)\""
        case .doesNotFit(let value, _, let failure): fix(failure, value)
        case .boundsReversed(let low, let high): low == high ? nil : orderedBounds(high, low)
        case .boundMissing(let key, _, _, let example): "\"\(key)\": \(example.jsonText)"
        case .notMultipleOfEight(_, let nearest): "\"dim\": \(nearest)"
        default: nil
        }
    }

    private static func reason(_ reason: ConflictReason, _ other: String) -> String {
        switch reason {
        case .bothMakeValues: "and \"\(other)\" both say how values are made"
        case .madeByServer: "cannot go with \"\(other)\": the server makes the values"
        case .mustBeUnique: "cannot go with \"\(other)\": the values must all be different"
        case .keysHaveValues: "cannot go with \"\(other)\": a key has its own value in every row"
        }
    }

    private static func reason(_ failure: FitFailure, _ value: Literal) -> String {
        switch failure {
        case .wrongKind: "it is \(value.kindName)"
        case .fraction: "it is no whole number"
        case .outside(let low, let high): "the values go from \(low) to \(high)"
        case .tooLong(let bytes, let limit): "it is \(bytes) bytes long, the limit is \(limit)"
        case .null: "nulls are made by \"nullable\" and \"null_probability\""
        case .badForm(let example): "it must be written like \(example)"
        }
    }

    private func fix(_ failure: FitFailure, _ value: Literal) -> String? {
        switch failure {
        case .tooLong(let bytes, _): "\"max_length\": \(bytes)"
        case .fraction: value.number.flatMap { Int64(exactly: $0.rounded()) }.map { underKey(String($0)) }
        case .null: "\"nullable\": true, \"null_probability\": 0.1"
        case .badForm(let example): underKey(example)
        case .outside(let low, let high):
            // A bound has a nearest one; of a value only the author knows what it should be.
            lastKey == "min" ? underKey(low) : lastKey == "max" ? underKey(high) : nil
        case .wrongKind: nil
        }
    }

    private var lastKey: String? {
        if case .key(let key) = path.steps.last { key } else { nil }
    }

    /// `"key": value`, where the finding is about the value of a key.
    private func underKey(_ value: String) -> String { lastKey.map { "\(Quoting.name($0)): \(value)" } ?? value }

    /// Both bounds in the right order, under the names that they have where the finding is.
    private func orderedBounds(_ low: Literal, _ high: Literal) -> String {
        let key = lastKey ?? "max"
        if key == "clamp" { return "\"clamp\": [\(low.jsonText), \(high.jsonText)]" }
        let names = [
            "high": "low", "max": "min", "max_value": "min_value", "max_length": "min_length",
            "array_max_length": "array_min_length",
        ]
        guard let lowKey = names[key] else { return "\(low.jsonText), \(high.jsonText)" }
        return "\"\(lowKey)\": \(low.jsonText), \"\(key)\": \(high.jsonText)"
    }

    private static func shown(_ value: Literal) -> String {
        if case .string(let text) = value { return Quoting.name(text) }
        return value.simplified.jsonText
    }

    static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

// MARK: - Files

extension Diagnostic {
    static func message(_ fact: FileFact) -> String {
        switch fact {
        case .cannotRead(let path, let reason): "cannot read \(Quoting.path(path)): \(reason)"
        case .unknownSchema(let id, let nearest, let known):
            "there is no schema \(Quoting.name(id))" + suggestion(nearest, known)
        case .corruptIndex(let path): "the index of the schema library, \(Quoting.path(path)), is damaged"
        case .badSchemaID(let id):
            "\(Quoting.name(id)) is no schema id: letters, digits, '_' and '-', at most 64"
        }
    }

    static func fix(_ fact: FileFact) -> String? {
        switch fact {
        case .cannotRead: nil
        case .corruptIndex(let path): "repair or remove \(Quoting.path(path))"
        case .unknownSchema(_, let nearest, _): nearest ?? "figment schema list"
        case .badSchemaID(let id): String(Quoting.identifier(id).prefix(64))
        }
    }
}
