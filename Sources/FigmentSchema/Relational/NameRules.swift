import FigmentTypes

/// What the names in a relational document lead to, beyond parents and lookups: see ``TableRules``.
struct NameRules {
    let tables: [DecodedTable]
    /// False where a table could not be read: then nothing is said about what is missing.
    let isComplete: Bool
    var decoding: Decoding

    mutating func check() {
        for table in tables {
            checkRows(table)
            checkProcess(table)
            checkBehaviors(table)
            for column in table.columns {
                checkGenerator(column, table)
                checkModifiers(column.cursor(.modifiers).elements, of: column.column, in: table, keysOf: table)
            }
            if let list = table.members[.modifiers], let name = table.table.parents.first, let parent = find(name) {
                // The keys of an effect on a fan-out are the parent's.
                checkModifiers(list.elements, of: nil, in: table, keysOf: parent)
            }
        }
        checkCycles()
    }

    func find(_ name: String) -> DecodedTable? { tables.first { $0.table.name == name } }

    // MARK: Rows

    /// Lists of values fix the rows: always of a vocab, elsewhere where a number is named.
    private mutating func checkRows(_ table: DecodedTable) {
        var hasList = false
        var isUnread = !table.isComplete
        for column in table.columns {
            if column.column.generator == nil, column.members[.generator] != nil { isUnread = true }
            guard case .enumList(let values) = column.column.generator else { continue }
            hasList = true
            if let rows = table.table.rows, rows != values.count {
                decoding.report(.rule(.listLength(values: values.count, rows: rows)), at: column.cursor(.generator))
            }
        }
        if table.table.kind == .vocab, !hasList, !isUnread {
            decoding.report(.rule(.vocabWithoutList), at: table.cursor(.kind))
        }
    }

    private mutating func checkProcess(_ table: DecodedTable) {
        let key = table.members[.stageConfig] == nil ? NodeKey.stateTransitionModel : .stageConfig
        guard let place = table.members[key] else { return }
        if key == .stageConfig, let second = table.members[.stateTransitionModel] {
            decoding.report(.rule(.twoProcesses), at: second)
        }
        if table.table.kind != .fact || table.table.parents.isEmpty {
            return decoding.report(.rule(.processNeedsParent(key.rawValue)), at: place)
        }
        for other in [NodeKey.fanout, .rows] {
            guard let cursor = table.members[other] else { continue }
            decoding.report(.rule(.rowsWithProcess(key: other.rawValue, process: key.rawValue)), at: cursor)
        }
    }

    // MARK: Behaviours

    private mutating func checkBehaviors(_ table: DecodedTable) {
        if let segments = table.table.segments, let place = table.members[.segmentBehavior] {
            for name in segments.appliesTo {
                checkApplies(name, of: table.table.name, at: place["applies_to_columns"] ?? place)
            }
        }
        guard let vintage = table.table.vintage, let place = table.members[.vintageBehavior] else { return }
        checkCreated(vintage.createdAt, table, at: place["created_at_column"] ?? place)
        for multiplier in vintage.multipliers {
            guard case .columns(let names) = multiplier.scope else { continue }
            let entry = place["age_based_multipliers"]?[multiplier.name]
            for name in names where name != "fanout" {
                checkApplies(name, of: table.table.name, at: entry?["applies_to"] ?? place)
            }
        }
    }

    private mutating func checkCreated(_ name: String, _ table: DecodedTable, at cursor: Cursor) {
        guard let column = table.table.columns.first(where: { $0.name == name }) else {
            guard table.isComplete else { return }
            decoding.unknownName(name, of: .column, known: table.table.columns.map(\.name), at: cursor)
            return
        }
        if column.type.isInstant { return }
        decoding.report(
            .rule(.columnType(name, type: column.declaredType, wanted: "a datetime or a date")), at: cursor)
    }

    /// A column that a behaviour multiplies is one of a child.
    private mutating func checkApplies(_ name: String, of parent: String, at cursor: Cursor) {
        let children = tables.filter { $0.table.kind == .fact && $0.table.parents.contains(parent) }
        let columns = children.flatMap { $0.table.columns.map(\.name) }
        if columns.contains(name) || !isComplete || children.contains(where: { !$0.isComplete }) { return }
        decoding.report(
            .rule(
                .appliesToNothing(
                    name, nearest: EditDistance.nearest(to: name, among: columns),
                    children: children.map(\.table.name))), severity: .warning, at: cursor)
    }

    // MARK: Generators

    private mutating func checkGenerator(_ column: DecodedColumn, _ table: DecodedTable) {
        let generator = column.cursor(.generator)
        switch column.column.generator {
        case .lookup(let lookup): checkLookup(lookup, generator["lookup"] ?? generator, column.column, table)
        case .choiceOf(let reference, _):
            let place = generator["choice"]?["choices_ref"] ?? generator
            if reference.table == table.table.name {
                return decoding.report(.rule(.choicesOfOwnTable(reference.table)), at: place)
            }
            guard let remote = resolve(reference, at: place) else { return }
            if remote.type == column.column.type || (remote.type.isNumeric && column.column.type.isNumeric) { return }
            decoding.report(
                .relational(
                    .lookupType(
                        from: reference.description, fromType: remote.declaredType,
                        type: column.column.declaredType)), at: column.cursor(.type))
        case .vector(let shape):
            if case .other(let reference)? = shape.near?.source {
                let place = generator["vector"]?["near"] ?? generator
                checkVector(reference, like: column.column, at: place["from"] ?? place)
                if let on = place["on"], let remote = find(reference.table) {
                    checkPairs(shape.near?.on ?? [], on, table, remote)
                }
            }
            if let around = shape.planting?.around {
                let place = generator["vector"]?["planted"]?["around"] ?? generator
                checkVector(around, like: column.column, at: place)
            }
        case .ordinal:
            if table.table.kind == .fact, !table.table.parents.isEmpty { return }
            decoding.report(
                .rule(.ordinalNeedsParent(table.table.name)), at: generator["sequence"]?["within"] ?? generator)
        case .faker(let faker):
            guard let name = faker.localeFrom, table.isComplete else { return }
            let others = table.table.columns.map(\.name).filter { $0 != column.column.name }
            if others.contains(name) { return }
            let place = generator["faker"]?["locale_from"] ?? generator
            decoding.unknownName(name, of: .column, known: others, at: place)
        default: return
        }
    }

    private mutating func checkLookup(
        _ lookup: Lookup, _ cursor: Cursor, _ column: ColumnSpec, _ table: DecodedTable
    ) {
        if lookup.from.table == table.table.name, lookup.on.isEmpty {
            let place = cursor["from"] ?? cursor
            if lookup.from.column == column.name {
                decoding.report(.referenceCycle([column.name, column.name]), at: place)
            } else if !column.isNullable, !lookup.rootIsSelf {
                decoding.report(.rule(.selfLookupNotNullable(table.table.name)), at: place)
            }
        }
        if let planted = lookup.planted { checkPlanted(planted, lookup, cursor["planted"] ?? cursor, table) }
        guard let on = cursor["on"], let remote = find(lookup.from.table) else { return }
        checkPairs(lookup.on, on, table, remote)
    }

    /// A vector that another is to lie near.
    private mutating func checkVector(_ reference: ColumnReference, like column: ColumnSpec, at place: Cursor) {
        guard let remote = resolve(reference, at: place), !remote.type.isVector(like: column.type) else { return }
        let wanted = NamedColumn.Want.vector.words(for: column)
        decoding.report(
            .rule(.columnType(reference.description, type: remote.declaredType, wanted: wanted)), at: place)
    }

    /// Planted neighbours lead from their own table to the queries, and from children of the queries to them.
    private mutating func checkPlanted(
        _ planted: ColumnReference, _ lookup: Lookup, _ cursor: Cursor, _ table: DecodedTable
    ) {
        guard let column = resolve(planted, at: cursor) else { return }
        guard case .vector(let shape)? = column.generator, let planting = shape.planting else {
            if column.generator == nil, !isComplete { return }
            return decoding.report(.rule(.nothingPlanted(planted.description)), at: cursor)
        }
        let queries = planting.around.table
        let isOwn = table.table.name == planted.table && lookup.from.table == queries
        let isChild =
            table.table.kind == .fact && table.table.parents.first == queries && lookup.from.table == planted.table
        if isOwn || isChild { return }
        decoding.report(.rule(.plantedElsewhere(planted.table, queries: queries)), at: cursor)
    }

    private mutating func checkPairs(
        _ pairs: [KeyPair], _ on: Cursor, _ table: DecodedTable, _ remote: DecodedTable
    ) {
        for pair in pairs {
            let place = on[pair.local] ?? on["this_key"] ?? on
            let local = self.column(pair.local, in: table, at: place)
            let other = self.column(pair.remote, in: remote, at: place)
            guard let local, let other, !local.type.compares(with: other.type) else { continue }
            decoding.report(
                .rule(
                    .typesDiffer(
                        "\(table.table.name).\(pair.local)", local.declaredType,
                        "\(remote.table.name).\(pair.remote)", other.declaredType)), at: place)
        }
    }

    // MARK: Names

    private mutating func column(_ name: String, in table: DecodedTable, at cursor: Cursor) -> ColumnSpec? {
        if let column = table.table.columns.first(where: { $0.name == name }) { return column }
        guard table.isComplete else { return nil }
        decoding.unknownName(name, of: .column, known: table.table.columns.map(\.name), at: cursor)
        return nil
    }

    /// The column that a reference names; what is wrong with it is reported.
    mutating func resolve(_ reference: ColumnReference, at cursor: Cursor) -> ColumnSpec? {
        guard let table = find(reference.table) else {
            if isComplete {
                let known = tables.map(\.table.name)
                let nearest = EditDistance.nearest(to: reference.table, among: known)
                    .map { "\($0).\(reference.column)" }
                decoding.unknownName(reference.table, of: .table, known: known, nearest: nearest, at: cursor)
            }
            return nil
        }
        if let column = table.table.columns.first(where: { $0.name == reference.column }) { return column }
        guard table.isComplete else { return nil }
        let known = table.table.columns.map(\.name)
        let nearest = EditDistance.nearest(to: reference.column, among: known).map { "\(reference.table).\($0)" }
        decoding.unknownName(reference.column, of: .column, known: known, nearest: nearest, at: cursor)
        return nil
    }
}

extension DataType {
    /// Whether values of both can be compared: two numbers, two instants, or the same type, which is
    /// no structure.
    func compares(with other: DataType) -> Bool {
        (self == other && !isStructure) || (isNumeric && other.isNumeric) || (isInstant && other.isInstant)
    }
}
