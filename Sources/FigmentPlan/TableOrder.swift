import FigmentSchema
import FigmentTypes

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
            for name in TableOrder.references(of: tables[index]) where name != tables[index].name {
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

    /// The tables that a table looks at.
    static func references(of table: Table) -> [String] {
        var names = table.parents
        for effect in table.fanoutEffects { names.append(effect.table) }
        for column in table.columns {
            names += references(of: column.generator)
            for modifier in column.modifiers {
                if case .effect(let effect) = modifier { names.append(effect.table) }
            }
        }
        return names
    }

    private static func references(of generator: Generator?) -> [String] {
        switch generator {
        case .lookup(let lookup): [lookup.from.table]
        case .choiceOf(let reference, _): [reference.table]
        case .conditional(let branches, let otherwise):
            branches.flatMap { references(of: $0.generator) } + references(of: otherwise)
        default: []
        }
    }
}

/// The tables of touchpoints that attribution chains ask for.
enum TouchpointTables {
    static func added(to tables: [Table]) -> [Table] {
        var result = tables
        for table in tables {
            guard let chain = table.attribution, !result.contains(where: { $0.name == chain.tableName }) else { continue }
            result.append(touchpoints(of: table, chain))
        }
        return result
    }

    private static func touchpoints(of table: Table, _ chain: AttributionChain) -> Table {
        var columns: [ColumnSpec] = []
        func add(_ name: String, _ type: DataType, _ declared: String, _ generator: Generator, isPrimary: Bool = false) {
            var column = ColumnSpec(name: name, type: type, declaredType: declared, location: table.location)
            column.generator = generator
            column.isPrimary = isPrimary
            columns.append(column)
        }
        add("touchpoint_id", .int64, "int", .sequence(start: 1, step: 1), isPrimary: true)
        if let key = table.columns.first(where: { $0.name == table.primaryKey.first }) {
            let reference = ColumnReference(table: table.name, column: key.name)
            add("conversion_id", key.type, key.declaredType, .lookup(Lookup(from: reference)))
        }
        let channels = Choice(items: chain.channels.map { .string($0) }, weights: .uniform)
        add("channel", .utf8, "string", .choice(channels))
        add("timestamp", .timestamp(unit: .nano, zone: nil), "datetime", .event(.time))
        add("position", .int64, "int", .event(.position))
        add("attribution_weight", .float64, "float", .event(.weight))
        var result = Table(name: chain.tableName, kind: .fact, columns: columns, location: table.location)
        result.primaryKey = ["touchpoint_id"]
        result.parents = [table.name]
        result.process = .touchpoints(chain)
        return result
    }
}
