import FigmentTypes

/// Decodes a relational document: an object with `nodes`.
struct RelationalDecoder {
    var decoding: Decoding
    /// The file's name without folder and extension: the dataset's name where the document has none.
    let stem: String

    mutating func decode(_ root: SyntaxNode) -> Dataset? {
        let cursor = Cursor(node: root, path: DocumentPath())
        guard
            let members = decoding.members(
                of: cursor, RelationalKey.self, owner: "a relational document",
                extraKeys: ["seed_strategy", "behaviors", "quality_targets", "output"])
        else {
            return nil
        }
        checkVersion(members)
        checkFormat(cursor)
        var dataset = Dataset(name: stem, dialect: .relational, tables: [], source: root)
        decodeMetadata(members, into: &dataset)
        dataset.seed = seed(members)
        dataset.engineVersion = decoding.integer(members, .engine).map(Int.init)
        dataset.timeframe = members[.timeframe].flatMap { WindowDecoder.decode($0, &decoding) }
        if let place = members[.load] { dataset.load = LoadDecoder.decode(place, &decoding) }
        guard let elements = decoding.list(members, .nodes) else { return nil }
        var tables = elements.compactMap { element -> DecodedTable? in
            var decoder = NodeDecoder(decoding: decoding)
            defer { decoding = decoder.decoding }
            return decoder.decode(element)
        }
        TableRules(tables: tables, isComplete: tables.count == elements.count).check(&decoding)
        var constraints = ConstraintDecoder(decoding: decoding, tables: tables)
        if let place = members[.constraints] { constraints.decode(place) }
        constraints.decodeColumns()
        dataset.constraints = constraints.result
        decoding = constraints.decoding
        for columns in dataset.constraints.unique where columns.count == 1 { markUnique(columns[0], &tables) }
        if let place = members[.targets] {
            var targets = TargetDecoder(decoding: decoding)
            targets.decode(place)
            dataset.targets = targets.result
            decoding = targets.decoding
        }
        if let place = members[.dag], !place.node.isEmpty { checkLevels(place, tables) }
        var rules = NameRules(
            tables: tables, isComplete: tables.count == elements.count, decoding: decoding)
        rules.check()
        if let place = members[.constraints] { rules.checkConstraints(place) }
        if let place = members[.targets] { rules.checkTargets(place) }
        decoding = rules.decoding
        dataset.scale = decoding.number(members, .scale) ?? 1
        dataset.tables = tables.map(\.table)
        if dataset.tables.count == 1, dataset.tables[0].description == nil {
            dataset.tables[0].description = dataset.description
        }
        dataset.addTouchpointTables()
        return dataset
    }

    /// A column named unique is drawn without repetition where its generator knows how; a key made otherwise is checked.
    private func markUnique(_ reference: ColumnReference, _ tables: inout [DecodedTable]) {
        guard let table = tables.firstIndex(where: { $0.table.name == reference.table }),
            let column = tables[table].table.columns.firstIndex(where: { $0.name == reference.column })
        else { return }
        let spec = tables[table].table.columns[column]
        if let generator = spec.generator, generator.isUniquePerRow {
            tables[table].table.columns[column].isUnique = true
        }
    }

    /// The levels must name every table once, parents before children.
    private mutating func checkLevels(_ cursor: Cursor, _ tables: [DecodedTable]) {
        var level: [String: Int] = [:]
        var wrong: [String] = []
        for (number, list) in cursor.elements.enumerated() {
            for name in list.elements.compactMap(\.text) {
                if level[name] != nil || !tables.contains(where: { $0.table.name == name }) { wrong.append(name) }
                level[name] = number
            }
        }
        wrong += tables.map(\.table.name).filter { level[$0] == nil }
        if !wrong.isEmpty { return decoding.report(.relational(.dagMissing(wrong)), at: cursor) }
        for table in tables {
            for parent in table.table.parents where (level[parent] ?? -1) >= (level[table.table.name] ?? 0) {
                decoding.report(.relational(.dagOrder(parent: parent, child: table.table.name)), at: cursor)
            }
        }
    }

    /// Names what the older form of the language had elsewhere.
    private mutating func checkFormat(_ cursor: Cursor) {
        guard case .object(let members) = cursor.node.value else { return }
        let places = [
            "seed_strategy": "the seed stands under \"seed\"",
            "behaviors": "behaviours stand in the nodes, as segment_behavior and vintage_behavior",
            "quality_targets": "targets stand under \"targets\"",
            "output": "the command says where the data goes: --out, --format",
        ]
        for member in members {
            guard let place = places[member.key] else { continue }
            decoding.report(
                .relational(.oldFormat(key: member.key, place: place)), at: member.keyLocation,
                path: cursor.path.key(member.key))
        }
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

    private mutating func decodeMetadata(_ members: Members<RelationalKey>, into dataset: inout Dataset) {
        guard let cursor = members[.metadata],
            let metadata = decoding.members(of: cursor, MetadataKey.self, owner: "metadata")
        else { return }
        dataset.name = decoding.string(metadata, .name) ?? stem
        dataset.description = cursor.describedAs
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
