import FigmentTypes

/// The names in modifiers and the circles between tables.
extension NameRules {
    /// A name that leads nowhere leaves the modifier without effect, which is a warning; a table that is not there is an
    /// error.
    ///
    /// - Parameters:
    ///   - column: The column; nil for modifiers of the table.
    ///   - keys: The table whose columns an effect's keys are.
    mutating func checkModifiers(
        _ elements: [Cursor], of column: ColumnSpec?, in table: DecodedTable, keysOf keys: DecodedTable
    ) {
        for element in elements {
            let arguments = element["args"] ?? element
            switch element["transform"]?.text {
            case "effect" where column?.type.isNumeric ?? true: checkEffect(arguments, keys)
            case "trend" where column?.type.isNumeric ?? false:
                checkInstant("trend", arguments["time_reference"], element, column, table)
            case "seasonality" where column?.type.isNumeric ?? false:
                checkInstant("seasonality", arguments["on"], element, column, table)
            default: continue
            }
        }
    }

    private mutating func checkInstant(
        _ modifier: String, _ reference: Cursor?, _ element: Cursor, _ column: ColumnSpec?, _ table: DecodedTable
    ) {
        guard table.isComplete else { return }
        let columns = table.table.columns
        guard let reference, let name = reference.text else {
            if columns.contains(where: { $0.type.isInstant && $0.name != column?.name }) { return }
            return decoding.report(.rule(.noInstant(modifier: modifier)), severity: .warning, at: element)
        }
        guard let found = columns.first(where: { $0.name == name }) else {
            return decoding.unknownName(
                name, of: .column, known: columns.map(\.name), severity: .warning, at: reference)
        }
        if found.type.isInstant { return }
        decoding.report(
            .rule(.columnType(name, type: found.declaredType, wanted: "a datetime or a date")), severity: .warning,
            at: reference)
    }

    private mutating func checkEffect(_ arguments: Cursor, _ keys: DecodedTable) {
        guard let place = arguments["effect_table"], let name = place.text else { return }
        guard let effects = find(name) else {
            if isComplete { decoding.unknownName(name, of: .table, known: tables.map(\.table.name), at: place) }
            return
        }
        if let on = arguments["on"], case .object(let members) = on.node.value {
            for member in members where !FreeKeys.names.contains(member.key) {
                guard let remote = on[member.key], let remoteName = remote.text else { continue }
                _ = names(member.key == "this_key" ? remoteName : member.key, in: keys, at: remote)
                _ = names(remoteName, in: effects, at: remote)
            }
        }
        for key in ["start_col", "end_col"] {
            guard let place = arguments["window"]?[key], let name = place.text,
                let column = names(name, in: effects, at: place), !column.type.isInstant
            else { continue }
            decoding.report(
                .rule(.columnType(name, type: column.declaredType, wanted: "a datetime or a date")),
                severity: .warning, at: place)
        }
        guard let field = arguments["map"]?["field"], let fieldName = field.text,
            let column = names(fieldName, in: effects, at: field), !column.type.isNumeric
        else { return }
        decoding.report(
            .rule(.columnType(fieldName, type: column.declaredType, wanted: "a number")), severity: .warning,
            at: field)
    }

    private mutating func names(_ name: String, in table: DecodedTable, at cursor: Cursor) -> ColumnSpec? {
        let columns = table.table.columns
        if let column = columns.first(where: { $0.name == name }) { return column }
        guard table.isComplete else { return nil }
        let nearest = EditDistance.nearest(to: name, among: columns.map(\.name))
        decoding.report(
            .rule(.effectName(name, table: table.table.name, nearest: nearest)), severity: .warning, at: cursor)
        return nil
    }

    // MARK: Circles

    /// Tables are made after those that they look at; circles of first parents alone are reported by ``TableRules``.
    mutating func checkCycles() {
        let byName = Dictionary(
            tables.enumerated().map { ($1.table.name, $0) }, uniquingKeysWith: { first, _ in first })
        let edges = tables.map { table in
            Self.references(of: table.table).filter { $0 != table.table.name }.compactMap { byName[$0] }
        }
        for cycle in GraphCycles.find(edges) {
            let isLineage = zip(cycle, Array(cycle.dropFirst()) + [cycle[0]]).allSatisfy { child, parent in
                tables[child].table.parents.first == tables[parent].table.name
            }
            if isLineage { continue }
            let names = cycle.map { tables[$0].table.name }
            decoding.report(.rule(.tableCycle(names + [names[0]])), at: tables[cycle[0]].cursor(.id))
        }
    }

    /// The tables that a table looks at.
    private static func references(of table: Table) -> [String] {
        var names = table.parents + table.fanoutEffects.map(\.table)
        for column in table.columns {
            names += column.generator?.namedTables ?? []
            for case .effect(let effect) in column.modifiers { names.append(effect.table) }
        }
        return names
    }
}
