import FigmentSchema
import FigmentTypes

/// All tables of a plan in their order, and how their rows lead to each other.
struct TableCatalogue {
    let dataset: Dataset
    var tables: [Table]
    /// What inequalities ask of columns, by table and column name.
    var bounds: [ColumnReference: [ColumnBound]] = [:]
    /// The latest instants that leave room for what must follow, by table and column name.
    var latest: [ColumnReference: Int64] = [:]

    /// The values that leave room for what is drawn later, by table and column name.
    var room: [ColumnReference: Room] = [:]

    struct Room {
        var low = -Double.infinity
        var high = Double.infinity
    }

    /// Draws without repetition, by index of the table.
    var joints: [[JointDraw]] = []

    /// A bound that another column sets.
    struct ColumnBound {
        var value: ColumnPath
        var isLower: Bool
        var isStrict: Bool
    }

    init(dataset: Dataset, tables: [Table]) {
        self.dataset = dataset
        self.tables = tables
    }

    func index(of name: String) -> Int? { tables.firstIndex { $0.name == name } }

    /// The columns of a table as planned.
    static func columns(of table: Table) -> [ColumnSpec] { table.columns.filter { !$0.isFunctionOutput } }

    func columnIndex(_ name: String, in table: Table) -> Int? {
        TableCatalogue.columns(of: table).firstIndex { $0.name == name }
    }

    /// The parent whose rows decide this table's.
    func drivingParent(of table: Table) -> Int? {
        guard table.kind == .fact, let name = table.parents.first else { return nil }
        return index(of: name)
    }

    /// The hop from a table to another without a join: parent, earlier row, or any row.
    func hop(from table: Table, to target: String, _ lookup: Lookup? = nil) -> RowSource? {
        let alias = lookup?.alias ?? ""
        if target == table.name {
            return .earlier(
                rootProbability: lookup?.rootProbability ?? 0, rootIsSelf: lookup?.rootIsSelf ?? false, alias: alias)
        }
        guard let index = index(of: target) else { return nil }
        if index == drivingParent(of: table), alias.isEmpty { return .parent }
        if let own = self.index(of: table.name), joints.indices.contains(own) {
            for (draw, joint) in joints[own].enumerated() {
                if let member = joint.members.firstIndex(of: .rows(table: index, alias: alias)) {
                    return .joint(draw: draw, member: member, table: index)
                }
            }
        }
        return .random(table: index, alias: alias, weights: weights(lookup, from: table, to: target, alias: alias))
    }

    /// How a row of another table is drawn: as the first of the lookups that share the draw says.
    private func weights(_ lookup: Lookup?, from table: Table, to target: String, alias: String) -> Choice.Weights {
        for column in table.columns {
            for lookup in column.generator?.lookups ?? []
            where lookup.from.table == target && lookup.alias == alias && lookup.on.isEmpty
                && lookup.weights != .uniform
            {
                return lookup.weights
            }
        }
        return lookup?.weights ?? .uniform
    }

    /// The path that a lookup takes: a join on a column that is itself a lookup goes its way.
    func path(of lookup: Lookup, in table: Table, depth: Int = 0) -> [RowSource]? {
        if let planted = lookup.planted { return self.path(of: lookup, planted: planted, in: table) }
        guard let pair = lookup.on.first, depth < 64 else {
            return hop(from: table, to: lookup.from.table, lookup).map { [$0] }
        }
        let columns = TableCatalogue.columns(of: table)
        if let local = columns.first(where: { $0.name == pair.local }), case .lookup(let link) = local.generator,
            let start = path(of: link, in: table, depth: depth + 1),
            let rest = chase(link.from, to: lookup.from.table, pair.remote, depth: depth + 1)
        {
            return start + rest
        }
        guard let index = index(of: lookup.from.table),
            let localIndex = columns.firstIndex(where: { $0.name == pair.local }),
            let remoteIndex = columnIndex(pair.remote, in: tables[index])
        else { return nil }
        return [.matching(table: index, local: localIndex, remote: remoteIndex)]
    }

    /// From a planted row to its query, or from a query's child to the planted row of its ordinal.
    private func path(of lookup: Lookup, planted: ColumnReference, in table: Table) -> [RowSource]? {
        guard let corpus = index(of: planted.table),
            let column = columnIndex(planted.column, in: tables[corpus]), let from = index(of: lookup.from.table)
        else { return nil }
        if from == corpus { return [.planted(table: corpus, column: column)] }
        return [.plantedAround(table: from, corpus: corpus, column: column)]
    }

    /// The way from a column to the table and column that its values come from; empty where it is that column.
    private func chase(_ from: ColumnReference, to table: String, _ column: String, depth: Int) -> [RowSource]? {
        if from.table == table, from.column == column { return [] }
        guard depth < 64, let index = index(of: from.table),
            let spec = tables[index].columns.first(where: { $0.name == from.column }),
            case .lookup(let link) = spec.generator, let start = path(of: link, in: tables[index], depth: depth + 1),
            let rest = chase(link.from, to: table, column, depth: depth + 1)
        else { return nil }
        return start + rest
    }

    /// The first column of instants before `column`, else the first of all but it.
    func instantColumn(in table: Table, before column: String?) -> Int? {
        let columns = TableCatalogue.columns(of: table)
        let all = columns.indices.filter { columns[$0].type.isInstant && columns[$0].name != column }
        guard let column, let own = columns.firstIndex(where: { $0.name == column }) else { return all.first }
        return all.first { $0 < own } ?? all.first
    }

    /// The document's timeframe, else the year 2024.
    var timeframe: Timeframe { dataset.timeframe ?? TableCatalogue.year2024 }

    static var year2024: Timeframe { Timeframe(startMicros: 1_704_067_200_000_000, endMicros: 1_735_689_600_000_000) }
}
