import FigmentTypes

/// Decodes a relational document: an object with `nodes`.
struct RelationalDecoder {
    var decoding: Decoding
    /// The file's name without folder and extension: the dataset's name where the document has none.
    let stem: String

    mutating func decode(_ root: SyntaxNode) -> Dataset? {
        let cursor = Cursor(node: root, path: DocumentPath())
        guard let members = decoding.members(of: cursor, RelationalKey.self, owner: "a relational document") else {
            return nil
        }
        checkVersion(members)
        refusePlanned(members)
        var dataset = Dataset(name: stem, dialect: .relational, tables: [], source: root)
        decodeMetadata(members, into: &dataset)
        dataset.seed = seed(members)
        dataset.engineVersion = decoding.integer(members, .engine).map(Int.init)
        dataset.timeframe = members[.timeframe].flatMap { WindowDecoder.decode($0, &decoding) }
        guard let elements = decoding.list(members, .nodes) else { return nil }
        var tables = elements.compactMap { element -> DecodedTable? in
            var decoder = NodeDecoder(decoding: decoding)
            defer { decoding = decoder.decoding }
            return decoder.decode(element)
        }
        TableRules(tables: tables, isComplete: tables.count == elements.count).check(&decoding)
        if let constraints = members[.constraints] {
            ConstraintDecoder.decode(constraints, &tables, &decoding)
        }
        dataset.tables = tables.map(\.table)
        return dataset
    }

    /// "1.0"; the number 1.0 counts, because YAML reads it so without quotes.
    private mutating func checkVersion(_ members: Members<RelationalKey>) {
        guard let cursor = members[.version] else { return }
        if cursor.node.literal?.number == 1 || cursor.text == "1.0" || cursor.text == "1" { return }
        guard let text = cursor.text ?? cursor.node.literal?.jsonText else {
            return decoding.wrongKind(cursor, expected: "a string", example: "\"1.0\"")
        }
        decoding.unknownName(text, of: .version, known: ["1.0"], nearest: "1.0", at: cursor)
    }

    private mutating func refusePlanned(_ members: Members<RelationalKey>) {
        for key in [RelationalKey.targets, .dag, .scale] {
            guard let cursor = members[key], !cursor.node.isEmpty else { continue }
            decoding.report(.notSupportedYet(what: "key", name: key.rawValue, alternatives: []), at: cursor)
        }
    }

    private mutating func decodeMetadata(_ members: Members<RelationalKey>, into dataset: inout Dataset) {
        guard let cursor = members[.metadata],
            let metadata = decoding.members(of: cursor, MetadataKey.self, owner: "metadata")
        else { return }
        dataset.name = decoding.string(metadata, .name) ?? stem
        dataset.description = cursor["description"]?.text
    }

    private mutating func seed(_ members: Members<RelationalKey>) -> Seed? {
        guard let cursor = members[.seed] else { return nil }
        switch cursor.node.literal {
        case .int(let value): return Seed(String(value))
        case .string(let text): return Seed(text)
        default:
            decoding.wrongKind(cursor, expected: "an integer or a string", example: "42")
            return nil
        }
    }
}

extension SyntaxNode {
    /// Whether the value is an empty list, an empty object or null.
    var isEmpty: Bool {
        switch value {
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        case .null: true
        default: false
        }
    }
}
