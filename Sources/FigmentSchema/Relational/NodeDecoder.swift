import FigmentTypes

/// A table as decoded, with the places that rules across tables point to.
struct DecodedTable {
    var table: Table
    var members: Members<NodeKey>
    var columns: [DecodedColumn]
    /// Whether every column could be read.
    var isComplete: Bool
    func cursor(_ key: NodeKey) -> Cursor { members[key] ?? members.object }
}

struct DecodedColumn {
    var column: ColumnSpec
    var members: Members<ColumnKey>
    func cursor(_ key: ColumnKey) -> Cursor { members[key] ?? members.object }
}

/// Decodes one table.
struct NodeDecoder {
    var decoding: Decoding
    /// Whether stages make the table's rows, or states; nil where no process does.
    private var isMadeByStages: Bool?

    init(decoding: Decoding) { self.decoding = decoding }

    mutating func decode(_ cursor: Cursor) -> DecodedTable? {
        guard let members = decoding.members(of: cursor, NodeKey.self, owner: "a node") else { return nil }
        let name = decoding.identifier(members, .id)
        let kind = members[.kind].flatMap { decoding.choice($0, of: .tableKind, TableKind.self) }
        let elements = decoding.list(members, .columns)
        isMadeByStages = members[.stageConfig] != nil ? true : members[.stateTransitionModel] != nil ? false : nil
        let columns = (elements ?? []).compactMap { decodeColumn($0) }
        let keys = primaryKey(members)
        let parents = parents(members)
        let fanout = members[.fanout].flatMap { FanoutDecoder.decode($0, &decoding) }
        let rows = decoding.integer(members, .rows)
        guard let name, let kind else { return nil }
        var table = Table(name: name, kind: kind, columns: [], location: cursor.location)
        table.description = cursor.describedAs
        table.rows = rows
        table.primaryKey = keys
        table.parents = parents
        table.fanout = fanout
        table.columns = columns.map(\.column)
        decodeBehaviours(members, into: &table)
        for index in table.columns.indices where keys.contains(table.columns[index].name) {
            table.columns[index].isPrimary = true
            table.columns[index].isUnique = keys.count == 1
        }
        let decoded = DecodedTable(
            table: table, members: members, columns: columns, isComplete: columns.count == elements?.count)
        checkRows(decoded)
        checkColumns(decoded)
        return decoded
    }

    /// What rows do beside their columns.
    private mutating func decodeBehaviours(_ members: Members<NodeKey>, into table: inout Table) {
        if let place = members[.segmentBehavior] {
            table.segments = BehaviorDecoder.segments(place, table.columns, &decoding)
        }
        if let place = members[.vintageBehavior] { table.vintage = BehaviorDecoder.vintage(place, &decoding) }
        if let place = members[.stageConfig] {
            table.process = ProcessDecoder.stages(place, &decoding).map { .stages($0) }
        } else if let place = members[.stateTransitionModel] {
            table.process = ProcessDecoder.transitions(place, &decoding).map { .transitions($0) }
        }
        if let place = members[.attributionChain] {
            table.attribution = ProcessDecoder.attribution(place, table.name, &decoding)
        }
        if let place = members[.layout] { LayoutDecoder.decode(place, &table, &decoding) }
        if let place = members[.storage] { StorageDecoder.decode(place, &table, &decoding) }
        for element in members[.modifiers].flatMap({ decoding.list($0) }) ?? [] {
            let arguments = element["args"] ?? element
            switch element["transform"]?.text {
            case "effect":
                if let effect = EffectDecoder.decode(arguments, &decoding) { table.fanoutEffects.append(effect) }
            case "duplicate":
                // Its rate is read as a column's is.
                let any = ColumnSpec(name: table.name, type: .float64, declaredType: "float", location: table.location)
                var decoder = ModifierDecoder(decoding: decoding, column: any)
                table.duplicateRate = decoder.rate(arguments) ?? 0
                decoding = decoder.decoding
            case let name:
                decoding.report(
                    .relational(
                        .modifierIgnored(
                            name ?? "this", reason: "of a table, only effect and duplicate change anything")),
                    severity: .warning, at: element)
            }
        }
    }

    private mutating func primaryKey(_ members: Members<NodeKey>) -> [String] {
        guard let cursor = members[.primaryKey] else { return [] }
        if let name = cursor.text { return [name] }
        guard case .array = cursor.node.value else {
            decoding.wrongKind(cursor, expected: "a column's name or a list of names", example: "\"user_id\"")
            return []
        }
        return decoding.list(cursor, minCount: 1, example: "\"user_id\"")?.compactMap { decoding.string($0) } ?? []
    }

    private mutating func parents(_ members: Members<NodeKey>) -> [String] {
        guard let elements = decoding.list(members, .parents) else { return [] }
        return elements.compactMap { decoding.string($0) }
    }

    /// Who decides the number of rows: the parent's fan-out, or `rows`, never both.
    private mutating func checkRows(_ decoded: DecodedTable) {
        let table = decoded.table
        let hasParent = table.kind == .fact && !table.parents.isEmpty
        if let cursor = decoded.members[.fanout], !hasParent {
            decoding.report(
                .relational(table.kind == .fact ? .factNeedsParent : .fanoutWithoutParent), severity: .warning,
                at: cursor)
        }
        if let cursor = decoded.members[.rows], decoded.members[.fanout] != nil, hasParent {
            decoding.report(.relational(.rowsWithFanout), at: cursor)
        }
    }

    // MARK: Columns

    private static let columnExample =
        #"{"name": "user_id", "type": "int", "generator": {"sequence": {"start": 1}}}"#

    private mutating func decodeColumn(_ cursor: Cursor) -> DecodedColumn? {
        guard let members = decoding.members(of: cursor, ColumnKey.self, owner: "a column", example: Self.columnExample)
        else { return nil }
        let name = decoding.identifier(members, .name)
        var types = GeneratorDecoder(decoding: decoding)
        let declared = types.declaredType(members[.type], fields: members[.fields], of: name ?? "")
        decoding = types.decoding
        let isNullable = decoding.bool(members, .nullable) ?? false
        let nullProbability = decoding.number(members, .nullProbability)
        if let place = members[.nullProbability], !isNullable, (nullProbability ?? 0) > 0 {
            decoding.report(.nullProbabilityWithoutNullable, at: place)
        }
        guard let name, let declared else { return nil }
        let type = declared.type
        var column = ColumnSpec(name: name, type: type, declaredType: declared.name, location: cursor.location)
        column.description = cursor.describedAs
        column.generator = declared.generator
        column.isNullable = isNullable
        column.nullProbability = nullProbability
        column.isHidden = decoding.bool(members, .hidden) ?? false
        if let place = members[.generator] {
            var decoder = GeneratorDecoder(decoding: decoding)
            column.generator = decoder.decode(place, for: column)
            decoding = decoder.decoding
        } else if !Self.typeDecides(type), !isBound(column) {
            decoding.report(
                .missingKey(
                    "generator", of: "a column of type \(declared.name)", example: GeneratorKind.example(for: type)),
                at: cursor)
        }
        if let place = members[.modifiers] {
            var decoder = ModifierDecoder(decoding: decoding, column: column)
            column.modifiers = decoder.decode(place)
            decoding = decoder.decoding
        }
        return DecodedColumn(column: column, members: members)
    }

    private func isBound(_ column: ColumnSpec) -> Bool {
        isMadeByStages.map { EventBinding.isBound(column, byStages: $0) } ?? false
    }

    /// Whether the type alone says how values are made.
    private static func typeDecides(_ type: DataType) -> Bool {
        switch type {
        case .uuid, .json, .vector, .sparseVector, .list, .binary, .time64, .structure: true
        default: false
        }
    }

    private mutating func checkColumns(_ decoded: DecodedTable) {
        var lines: [String: Int] = [:]
        for column in decoded.columns {
            let place = column.cursor(.name)
            if let line = lines[column.column.name] {
                decoding.report(.duplicateName(column.column.name, of: "column", firstLine: line), at: place)
            }
            lines[column.column.name] = lines[column.column.name] ?? place.location.line
        }
        checkKeys(decoded)
        if let first = decoded.columns.first, decoded.columns.allSatisfy(\.column.isHidden) {
            decoding.report(.rule(.hiddenColumn(.only)), at: first.cursor(.hidden))
        }
        let resolvable = decoded.columns.map {
            ResolvableColumn(column: $0.column, generator: $0.members[.generator])
        }
        TemplateReferences.check(resolvable, &decoding)
        ColumnReferences.check(resolvable, isComplete: decoded.isComplete, &decoding)
        RecordReferences.check(resolvable, isComplete: decoded.isComplete, &decoding)
        GeoReferences.check(resolvable, isComplete: decoded.isComplete, &decoding)
    }

    private mutating func checkKeys(_ decoded: DecodedTable) {
        guard let cursor = decoded.members[.primaryKey] else { return }
        let names = decoded.columns.map(\.column.name)
        let isOnlyKey = decoded.table.primaryKey.count == 1
        for key in decoded.table.primaryKey {
            guard let column = decoded.columns.first(where: { $0.column.name == key }) else {
                // A column that could not be read might have been the key.
                guard decoded.isComplete else { continue }
                let nearest = EditDistance.nearest(to: key, among: names)
                decoding.report(.relational(.keyColumnMissing(key, nearest: nearest)), at: cursor)
                continue
            }
            if column.column.isHidden {
                decoding.report(.rule(.hiddenColumn(.key(key))), at: column.cursor(.hidden))
            }
            if column.column.isNullable {
                decoding.report(.relational(.keyNullable(key)), at: column.cursor(.nullable))
            }
            if column.column.type.isStructure {
                decoding.report(
                    .rule(.structureAsKey(key, type: column.column.declaredType)), at: column.cursor(.type))
                continue
            }
            if isOnlyKey, case .duplicate? = column.column.modifiers.first(where: { $0.isDuplicate }) {
                decoding.report(.generator(.duplicateKey(key)), at: column.cursor(.modifiers))
            }
            checkUnique(column, isOnlyKey: isOnlyKey)
        }
    }

    private mutating func checkUnique(_ column: DecodedColumn, isOnlyKey: Bool) {
        guard isOnlyKey, let generator = column.column.generator, !generator.isUniquePerRow else { return }
        // A lookup may be unique: one child per parent.
        if case .lookup = generator { return }
        let fitting = GeneratorKind.allCases.filter(\.canBeUnique).filter { $0.yields(column.column.type) }
        decoding.report(
            .generatorNotUnique(generator: generator.kind.rawValue, fitting: fitting.map(\.rawValue)),
            at: column.cursor(.generator))
    }
}
