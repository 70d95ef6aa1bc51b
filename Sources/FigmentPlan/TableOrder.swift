public import FigmentSchema

/// The order in which tables can be counted: those that a table refers to come before it, otherwise document order.
struct TableOrder {
    private let tables: [Table]

    init(_ tables: [Table]) { self.tables = tables }

    func indices() throws(PlanError) -> [Int] {
        var order: [Int] = []
        var state = [Int](repeating: 0, count: tables.count)
        var path: [Int] = []
        func visit(_ index: Int) throws(PlanError) {
            if state[index] == 2 { return }
            path.append(index)
            if state[index] == 1 {
                let start = path.firstIndex(of: index) ?? 0
                throw .cycle(path: path[start...].map { tables[$0].name })
            }
            state[index] = 1
            let table = tables[index]
            if table.parents.contains(table.name) { throw .cycle(path: [table.name, table.name]) }
            for name in table.referencedTables where name != table.name {
                guard let next = tables.firstIndex(where: { $0.name == name }) else {
                    throw .unknownTable(name: name, known: tables.map(\.name))
                }
                try visit(next)
            }
            state[index] = 2
            path.removeLast()
            order.append(index)
        }
        for index in tables.indices { try visit(index) }
        return order
    }
}

extension Table {
    /// The tables that this one looks at: parents, lookups, effects.
    public var referencedTables: [String] {
        var names = parents
        for effect in fanoutEffects { names.append(effect.table) }
        for column in columns {
            names += column.generator?.namedTables ?? []
            for modifier in column.modifiers {
                if case .effect(let effect) = modifier { names.append(effect.table) }
            }
        }
        return names
    }

    /// Whether the number of rows may be given: not where the parents decide it.
    public var takesRows: Bool { kind != .fact || parents.isEmpty || (fanout == nil && process == nil) }
}
