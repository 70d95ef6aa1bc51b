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
                    + "at most 255"
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
    private static func suggestion(_ nearest: String?, _ known: [String]) -> String {
        if let nearest { return "; did you mean \(Quoting.name(nearest))?" }
        if known.isEmpty { return "" }
        let shown = known.prefix(24).map { Quoting.printable($0) }.joined(separator: ", ")
        return "; known: \(shown)" + (known.count > 24 ? ", …" : "")
    }

    /// "a Float", "an Int8"; texts that bring their article keep it.
    private static func article(_ name: String) -> String {
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

    private static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}

// MARK: - Collections

extension Diagnostic {
    private var collectionMessage: String? {
        switch fact {
        case .noPrimaryKey: "a collection needs one primary key: a field of type Int64 or VarChar with \"is_primary\""
        case .secondPrimaryKey(let first):
            "a collection has one primary key, and \(Quoting.name(first)) already is it"
        case .primaryKeyType(let type): "a primary key is Int64 or VarChar, not \(type)"
        case .primaryKeyNullable: "a primary key is never null"
        case .autoIDOutsidePrimaryKey: "only the primary key can be made by the server"
        case .secondPartitionKey(let first):
            "a collection has at most one partition key, and \(Quoting.name(first)) already is it"
        case .partitionKeyType(let type): "a partition key is VarChar or an integer, not \(type)"
        case .partitionKeyNullable: "a partition key is never null"
        case .partitionKeyIsPrimary: "the primary key cannot be the partition key too"
        case .partitionsWithoutKey: "\"num_partitions\" needs a partition key to divide the rows by"
        case .nullProbabilityWithoutNullable: "\"null_probability\" needs \"nullable\""
        case .dynamicFieldsDisabled: "\"dynamic_fields\" needs \"enable_dynamic_field\""
        case .dynamicNameTaken(let name): "there is already a field \(Quoting.name(name)) outside $meta"
        case .functionFieldCount(let key, let count): "\"\(key)\" must name one field, not \(count)"
        case .functionFieldType(let field, let type, let wanted):
            "\(Quoting.name(field)) is \(Self.article(type)), but a BM25 function needs \(Self.article(wanted)) here"
        case .functionOutputTaken(let field, let function):
            "\(Quoting.name(field)) is already the output of \(Quoting.name(function))"
        case .collectionNamedAfterFile(let stem, let name):
            "the document has no name, and the file's name \(Quoting.name(stem)) is none for a collection: "
                + "it is called \"\(name)\""
        default: nil
        }
    }

    private var collectionFix: String? {
        switch fact {
        case .noPrimaryKey(let candidate):
            candidate.map { "{\"name\": \"\($0)\", …, \"is_primary\": true}" }
                ?? #"{"name": "id", "type": "Int64", "is_primary": true}"#
        case .secondPrimaryKey, .autoIDOutsidePrimaryKey:
            if case .autoIDOutsidePrimaryKey = fact { "remove \"auto_id\"" } else { "\"is_primary\": false" }
        case .primaryKeyType: "\"type\": \"Int64\""
        case .primaryKeyNullable, .partitionKeyNullable: "\"nullable\": false"
        case .secondPartitionKey, .partitionKeyIsPrimary: "\"is_partition_key\": false"
        case .partitionKeyType: "\"type\": \"VarChar\", \"max_length\": 64"
        case .partitionsWithoutKey(let candidate):
            candidate.map { "{\"name\": \"\($0)\", …, \"is_partition_key\": true}" }
                ?? #"{"name": "tenant_id", "type": "Int64", "is_partition_key": true}"#
        case .nullProbabilityWithoutNullable: "\"nullable\": true"
        case .dynamicFieldsDisabled: "\"enable_dynamic_field\": true"
        case .dynamicNameTaken(let name): Quoting.name(name + "_2")
        case .collectionNamedAfterFile(_, let name): "\"collection_name\": \"\(name)\""
        default: nil
        }
    }
}

// MARK: - Generators and templates

extension Diagnostic {
    private var generatorMessage: String? {
        switch fact {
        case .generatorCount(let found, _):
            found.isEmpty
                ? "a generator is an object with one key, the generator's name"
                : "one generator makes a column's values, but here are \(found.count): \(Quoting.names(found))"
        case .generatorDoesNotFit(let generator, let type, let fitting, _):
            fitting.isEmpty
                ? "\(generator) makes no values of type \(type); no generator does yet, the type alone decides"
                : "\(generator) makes no values of type \(type); \(Self.list(fitting)) would"
        case .generatorNotUnique("template", _):
            "a primary key has a different value in every row, which this template does not promise without {row}"
        case .generatorNotUnique(let generator, let fitting):
            "a primary key has a different value in every row, which \(generator) does not promise"
                + (fitting.isEmpty ? "" : "; \(Self.list(fitting)) would")
        case .referenceCycle(let names):
            "these columns are made from each other: \(names.map { Quoting.printable($0) }.joined(separator: " → "))"
        case .weightCount(let weights, let items):
            "there must be one weight per item, but there are \(weights) weights for \(items) items"
        case .weightsAllZero: "all weights are 0: there is nothing to pick"
        case .stepZero: "a step of 0 would repeat one value; a constant does that"
        case .sequenceLeavesType(let start, let type): "the sequence starts at \(start), outside of \(type)"
        default: nil
        }
    }

    private var generatorFix: String? {
        switch fact {
        case .generatorCount(let found, let example): found.isEmpty ? example : "keep one of them"
        case .generatorDoesNotFit(_, _, let fitting, let example): fitting.isEmpty ? nil : example
        case .generatorNotUnique(let generator, let fitting):
            generator == GeneratorKind.template.rawValue
                ? "{\"template\": \"item-{row}\"}" : Self.example(fitting.first)
        case .weightCount(_, let items):
            "\"weights\": [" + (0..<min(items, 12)).map { _ in "1" }.joined(separator: ", ")
                + (items > 12 ? ", …]" : "]")
        case .weightsAllZero: path.steps.contains(.key("choice")) ? "\"weights_kind\": \"uniform\"" : nil
        case .stepZero: "\"step\": 1"
        case .sequenceLeavesType: "\"start\": 1"
        default: nil
        }
    }

    private static func example(_ generator: String?) -> String? {
        generator.flatMap(GeneratorKind.init)?.descriptor.example
    }

    private static func message(_ fact: TemplateFact) -> String {
        switch fact {
        case .noTemplates: "a template needs its text, in \"template\" or \"templates\""
        case .unclosedBrace(_, let position):
            "the '{' at character \(position) is not closed; a brace as text is written '{{'"
        case .loneClosingBrace(_, let position):
            "the '}' at character \(position) closes nothing; a brace as text is written '}}'"
        case .emptyReference(_, let position): "the braces at character \(position) name nothing"
        case .unknownReference(let name, let nearest, let pools, let columns):
            "{\(Quoting.printable(name))} is neither a pool of the template nor a column nor {row}"
                + suggestion(nearest, pools + columns)
        case .unknownCase(let name): "\(Quoting.name(name)) is no letter case; there are lower and upper"
        case .unknownPool(let pool, let column, let nearest, let pools):
            "the template of \(Quoting.name(column)) has no pool \(Quoting.name(pool))" + suggestion(nearest, pools)
        case .columnHasNoTemplate(let column, let pool):
            "{\(Quoting.printable(column)).\(Quoting.printable(pool))} means a pool of another column's template, "
                + "but \(Quoting.name(column)) has no template"
        case .columnNotText(let column, let type):
            "{\(Quoting.printable(column))} is of type \(type), which has no form inside a text"
        case .columnMadeByServer(let column):
            "the server makes the values of \(Quoting.name(column)), so no text can hold them"
        case .longerThanLimit(let shortest, let limit):
            "the shortest text is \(shortest) bytes long, but \"max_length\" is \(limit)"
        }
    }

    private static func fix(_ fact: TemplateFact) -> String? {
        switch fact {
        case .noTemplates: "\"template\": \(TemplateKey.template.descriptor.example)"
        case .unclosedBrace: "{{"
        case .emptyReference: "{row}"
        case .loneClosingBrace: "}}"
        case .unknownReference(_, let nearest, _, _): nearest.map { "{\(Quoting.printable($0))}" }
        case .unknownCase: "{name|lower}"
        case .unknownPool(_, let column, let nearest, _):
            nearest.map { "{\(Quoting.printable(column)).\(Quoting.printable($0))}" }
        case .columnHasNoTemplate(let column, _): "{\(Quoting.printable(column))}"
        case .columnNotText: nil
        case .columnMadeByServer: "{row}"
        case .longerThanLimit(let shortest, _): "\"max_length\": \(shortest)"
        }
    }
}

// MARK: - Files

extension Diagnostic {
    private static func message(_ fact: FileFact) -> String {
        switch fact {
        case .cannotRead(let path, let reason): "cannot read \(Quoting.path(path)): \(reason)"
        case .unknownSchema(let id, let nearest, let known):
            "there is no schema \(Quoting.name(id))" + suggestion(nearest, known)
        case .corruptIndex(let path): "the index of the schema library, \(Quoting.path(path)), is damaged"
        case .badSchemaID(let id):
            "\(Quoting.name(id)) is no schema id: letters, digits, '_' and '-', at most 64"
        }
    }

    private static func fix(_ fact: FileFact) -> String? {
        switch fact {
        case .cannotRead: nil
        case .corruptIndex(let path): "repair or remove \(Quoting.path(path))"
        case .unknownSchema(_, let nearest, _): nearest ?? "figment schema list"
        case .badSchemaID(let id): String(Quoting.identifier(id).prefix(64))
        }
    }
}

// MARK: - Relational documents

extension Diagnostic {
    private static func message(_ fact: RelationalFact) -> String {
        switch fact {
        case .badInstant(let text): "\(Quoting.name(text)) is no date or time in the form of ISO 8601"
        case .timeframeReversed(let start, let end):
            "the end \(Quoting.name(end)) must come after the start \(Quoting.name(start))"
        case .keyColumnMissing(let name, let nearest):
            "the key column \(Quoting.name(name)) is not among the columns" + suggestion(nearest, [])
        case .keyNullable(let name): "the key column \(Quoting.name(name)) must not be nullable"
        case .factNeedsParent: "a fan-out needs a parent whose rows have children"
        case .rowsWithFanout: "the fan-out decides how many rows there are, so \"rows\" cannot be given too"
        case .fanoutWithoutParent: "a table without parents has no fan-out; \"rows\" sets its size"
        case .fanoutReversed(let low, let high): "the fewest children, \(low), are more than the most, \(high)"
        case .parentCycle(let names):
            "these tables are each other's parents: \(names.map { Quoting.printable($0) }.joined(separator: " → "))"
        case .badReference(let text): "\(Quoting.name(text)) does not name a table and a column"
        case .lookupInCollection: "a lookup reads from another table, and a collection has none"
        case .lookupNotParent(let table, let parents):
            "a lookup reads from this table's first parent"
                + (parents.first.map { ", \(Quoting.name($0))" } ?? "") + "; lookups into other tables such as "
                + "\(Quoting.name(table)) are not supported yet"
        case .lookupType(let from, let fromType, let type):
            "\(Quoting.name(from)) is of type \(fromType), but this column is of type \(type)"
        case .decimalRange(let precision, let scale):
            "a decimal has 1 to 38 digits, of which 0 to all are behind the point; this one has \(precision) and \(scale)"
        case .badType(let text, _): "the type \(Quoting.name(text)) cannot be read"
        case .patternCount(let dimension, let found, let expected):
            "\(dimension) needs \(expected) weights, and there are \(found)"
        case .modifierIgnored(let name, let reason): "\(name) changes nothing here: \(reason)"
        case .badInterval(let text): "\(Quoting.name(text)) is no span of time"
        case .dagMissing(let names): "the levels must name every table once; wrong are \(names.joined(separator: ", "))"
        case .dagOrder(let parent, let child):
            "\(Quoting.name(child)) needs \(Quoting.name(parent)), which stands on the same level or a later one"
        case .oldFormat(let key, let place): "\(Quoting.name(key)) belongs to an older form of the document: \(place)"
        case .countsAndWeights(let counts, let weights): "there are \(counts) counts and \(weights) weights"
        case .unknownSegmentColumn(let name, let nearest):
            "the segments' column \(Quoting.name(name)) is not among the columns" + suggestion(nearest, [])
        }
    }

    private static func fix(_ fact: RelationalFact) -> String? {
        switch fact {
        case .badInstant: Instant.example
        case .timeframeReversed(let start, let end): "\"start\": \(Quoting.name(end)), \"end\": \(Quoting.name(start))"
        case .keyColumnMissing(_, let nearest): nearest.map { "\"pk\": \(Quoting.name($0))" }
        case .keyNullable: "\"nullable\": false"
        case .factNeedsParent: "\"parents\": [\"user\"]"
        case .rowsWithFanout: "remove \"rows\""
        case .fanoutWithoutParent: "\"rows\": 1000"
        case .fanoutReversed(let low, let high): "\"min\": \(high), \"max\": \(low)"
        case .parentCycle: nil
        case .badReference: "\"user.user_id\""
        case .lookupInCollection: GeneratorKind.choice.descriptor.example
        case .lookupNotParent: nil
        case .lookupType(_, let fromType, _): "\"type\": \(Quoting.name(fromType))"
        case .decimalRange: "\"decimal(12,2)\""
        case .badType(_, let example): example
        case .patternCount, .modifierIgnored, .dagMissing, .dagOrder, .countsAndWeights: nil
        case .oldFormat: nil
        case .badInterval: "\"3d\""
        case .unknownSegmentColumn(_, let nearest): nearest.map { Quoting.name($0) }
        }
    }
}
