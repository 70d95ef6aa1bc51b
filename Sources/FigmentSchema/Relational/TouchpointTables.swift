import FigmentTypes

extension Dataset {
    /// Adds the tables of touchpoints that attribution chains ask for, where they are not there yet.
    public mutating func addTouchpointTables() {
        for table in tables {
            guard let chain = table.attribution, !tables.contains(where: { $0.name == chain.tableName }) else {
                continue
            }
            tables.append(Dataset.touchpoints(of: table, chain))
        }
    }

    private static func touchpoints(of table: Table, _ chain: AttributionChain) -> Table {
        var columns: [ColumnSpec] = []
        func add(_ name: String, _ type: DataType, _ declared: String, _ generator: Generator, isPrimary: Bool = false)
        {
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
