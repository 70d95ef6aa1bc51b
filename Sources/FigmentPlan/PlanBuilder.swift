public import FigmentSchema
public import FigmentTypes

/// What a run may change of a document: row counts are part of the document, `--rows` edits them.
public struct PlanOptions: Sendable {
    /// Rows of every root table, or nil for the document's.
    public var rows: Int64?
    /// Rows by table name; wins over `rows`.
    public var rowsByTable: [String: Int64]
    /// The run's seed; wins over the document's.
    public var seed: Seed?

    public init(rows: Int64? = nil, rowsByTable: [String: Int64] = [:], seed: Seed? = nil) {
        self.rows = rows
        self.rowsByTable = rowsByTable
        self.seed = seed
    }

    /// Rows of a table that neither document nor run gives a number.
    public static var defaultRows: Int64 { 1000 }
    /// The seed where neither document nor run gives one.
    public static var defaultSeed: Seed { 42 }
}

/// Why a valid document cannot be planned.
public enum PlanError: Error, Sendable, Equatable {
    case unknownTable(name: String, known: [String])
    /// Row counts below zero, or beyond what the key's type can number.
    case tooManyRows(table: String, column: String, rows: Int64, maximum: Int64)
    case negativeRows(table: String, rows: Int64)
    /// More distinct values are asked for than the type and length allow.
    case domainTooSmall(table: String, column: String, rows: Int64, domain: UInt64)
    case unknownReference(table: String, column: String, name: String)
    /// The document asks for an engine that this program is not.
    case otherEngineVersion(asked: Int, current: Int)
    /// The tables of a cycle of parents, the first repeated at the end.
    case cycle(path: [String])
}

/// Turns a dataset into a plan: tables ordered, names resolved to indices, every default filled.
public struct PlanBuilder {
    let dataset: Dataset
    let options: PlanOptions

    public init(_ dataset: Dataset, _ options: PlanOptions = PlanOptions()) {
        self.dataset = dataset
        self.options = options
    }

    /// - Complexity: O(columns + references).
    public func build() throws(PlanError) -> Plan {
        if let asked = dataset.engineVersion, asked != EngineVersion.current {
            throw .otherEngineVersion(asked: asked, current: EngineVersion.current)
        }
        for name in options.rowsByTable.keys.sorted() where !dataset.tables.contains(where: { $0.name == name }) {
            throw .unknownTable(name: name, known: dataset.tables.map(\.name))
        }
        let order = try tableOrder()
        var tables: [TablePlan] = []
        for index in order {
            let table = dataset.tables[index]
            tables.append(try plan(table, earlier: tables))
        }
        let seed = options.seed ?? dataset.seed ?? PlanOptions.defaultSeed
        return Plan(name: dataset.name, seed: seed, dialect: dataset.dialect, tables: tables)
    }

    /// Tables with parents before children, otherwise in document order.
    private func tableOrder() throws(PlanError) -> [Int] {
        var order: [Int] = []
        var state = [Int](repeating: 0, count: dataset.tables.count)
        var path: [Int] = []
        func visit(_ index: Int) throws(PlanError) {
            if state[index] == 2 { return }
            path.append(index)
            if state[index] == 1 {
                let start = path.firstIndex(of: index) ?? 0
                throw .cycle(path: path[start...].map { dataset.tables[$0].name })
            }
            state[index] = 1
            for parent in dataset.tables[index].parents {
                guard let next = dataset.tables.firstIndex(where: { $0.name == parent }) else {
                    throw .unknownTable(name: parent, known: dataset.tables.map(\.name))
                }
                try visit(next)
            }
            state[index] = 2
            path.removeLast()
            order.append(index)
        }
        for index in dataset.tables.indices { try visit(index) }
        return order
    }

    private func plan(_ table: Table, earlier: [TablePlan]) throws(PlanError) -> TablePlan {
        var result = TablePlan(name: table.name, rows: nil, columns: [])
        if let parent = table.parents.first, let index = earlier.firstIndex(where: { $0.name == parent }) {
            result.fanout = FanoutPlan(parent: index, fanout: table.fanout ?? Fanout(.constant(1)))
        } else {
            result.rows = try rows(of: table)
        }
        let resolver = ColumnResolver(table: table, dataset: dataset, parent: result.fanout.map { earlier[$0.parent] })
        for column in table.columns where !column.isFunctionOutput {
            result.columns.append(try resolver.plan(column))
        }
        if let collection = table.collection, collection.enablesDynamicField, !collection.dynamicFields.isEmpty {
            let recipe = Recipe.dynamicFields(collection.dynamicFields)
            result.columns.append(ColumnPlan(name: "$meta", type: .json, recipe: recipe))
        }
        if let rows = result.rows { try check(result, rows: rows) }
        return result
    }

    private func rows(of table: Table) throws(PlanError) -> Int64 {
        let rows = options.rowsByTable[table.name] ?? options.rows ?? table.rows ?? PlanOptions.defaultRows
        if rows < 0 { throw .negativeRows(table: table.name, rows: rows) }
        return rows
    }

    /// Refuses a table whose sequences leave their type before the last row.
    private func check(_ table: TablePlan, rows: Int64) throws(PlanError) {
        for column in table.columns {
            guard case .sequence(let start, let step) = column.recipe, step != 0,
                let bounds = column.type.integerRange
            else { continue }
            let room =
                step > 0
                ? bounds.upperBound.subtractingReportingOverflow(start)
                : start.subtractingReportingOverflow(bounds.lowerBound)
            let maximum = room.overflow ? Int64.max : room.partialValue / Int64(clamping: step.magnitude)
            if maximum < rows - 1 {
                throw .tooManyRows(table: table.name, column: column.name, rows: rows, maximum: maximum + 1)
            }
        }
    }
}

extension DataType {
    /// The values of an integer type, where they fit Int64.
    public var integerRange: ClosedRange<Int64>? {
        switch self {
        case .int8: -128...127
        case .int16: -32_768...32_767
        case .int32: -2_147_483_648...2_147_483_647
        case .int64: Int64.min...Int64.max
        case .uint8: 0...255
        case .uint16: 0...65_535
        case .uint32: 0...4_294_967_295
        case .uint64: 0...Int64.max
        default: nil
        }
    }
}
