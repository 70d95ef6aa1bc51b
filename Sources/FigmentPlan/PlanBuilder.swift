public import FigmentSchema
import FigmentTypes

/// What a run may change of a document: row counts are part of the document, `--rows` edits them.
public struct PlanOptions: Sendable {
    /// Rows of every root table, or nil for the document's.
    public var rows: Int64?
    /// Rows by table name; wins over `rows`.
    public var rowsByTable: [String: Int64]
    /// The run's seed; wins over the document's.
    public var seed: Seed?
    /// Multiplies the rows of root tables that `rowsByTable` does not name, beside the document's own scale.
    public var scale: Double

    public init(rows: Int64? = nil, rowsByTable: [String: Int64] = [:], seed: Seed? = nil, scale: Double = 1) {
        self.rows = rows
        self.scale = scale
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
    /// Rows are asked of a table whose parent's fan-out decides them.
    case childRows(table: String, parent: String)
    /// More distinct values are asked for than the type and length allow.
    case domainTooSmall(table: String, column: String, rows: Int64, domain: UInt64)
    /// Planted neighbours need a block of rows for each query.
    case tooFewRows(table: String, rows: Int64, needed: Int64)
    /// A lookup that must find a row finds none.
    case noMatch(table: String, column: String, row: Int64)
    case unknownReference(table: String, column: String, name: String)
    /// The document asks for an engine that this program is not.
    case otherEngineVersion(asked: Int, current: Int)
    /// The tables (or columns) of a cycle, the first repeated at the end.
    case cycle(path: [String])
    /// The values of the columns that name folders are more than the layout allows.
    case tooManyPartitions(table: String, columns: [String], maximum: Int64)
    /// A value makes the name of a folder longer than file systems take.
    case partitionNameTooLong(table: String, column: String, bytes: Int)
    /// A name in an expression, or what it does with it, is wrong.
    case badExpression(table: String, column: String, reason: String)
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
        var dataset = self.dataset
        dataset.addTouchpointTables()
        let tables = dataset.tables
        for name in options.rowsByTable.keys.sorted() where !tables.contains(where: { $0.name == name }) {
            throw .unknownTable(name: name, known: tables.map(\.name))
        }
        for table in tables where options.rowsByTable[table.name] != nil && !table.takesRows {
            throw .childRows(table: table.name, parent: table.parents[0])
        }
        let order = try TableOrder(tables).indices()
        var catalogue = TableCatalogue(dataset: dataset, tables: order.map { tables[$0] })
        catalogue.joints = catalogue.tables.indices.map {
            JointDrawResolver(catalogue: catalogue, index: $0).draws()
        }
        catalogue.deriveBounds()
        var plans: [TablePlan] = []
        for index in catalogue.tables.indices { plans.append(try plan(index, catalogue)) }
        let seed = options.seed ?? dataset.seed ?? PlanOptions.defaultSeed
        return Plan(name: dataset.name, seed: seed, dialect: dataset.dialect, tables: plans)
    }

    private func plan(_ index: Int, _ catalogue: TableCatalogue) throws(PlanError) -> TablePlan {
        let table = catalogue.tables[index]
        var result = TablePlan(name: table.name, rows: nil, columns: [])
        if catalogue.drivingParent(of: table) != nil {
            result.fanout = try FanoutResolver(catalogue: catalogue, index: index, options: options).plan()
        } else {
            result.rows = try rows(of: table)
        }
        result.joints = catalogue.joints[index]
        let resolver = ColumnResolver(index: index, catalogue: catalogue)
        for column in resolver.columns { result.columns.append(try resolver.plan(column)) }
        if let collection = table.collection, collection.enablesDynamicField, !collection.dynamicFields.isEmpty {
            let recipe = Recipe.dynamicFields(collection.dynamicFields)
            result.columns.append(ColumnPlan(name: "$meta", type: .json, recipe: recipe))
        }
        for sort in table.sortColumns {
            guard let column = result.columns.firstIndex(where: { $0.name == sort.column }) else { continue }
            result.sortKeys.append((column, sort.isDescending))
        }
        result.partitionColumns = table.partitionColumns.compactMap { name in
            result.columns.firstIndex { $0.name == name }
        }
        result.maxPartitions = table.maxPartitions
        if let rows = result.rows { try check(result, rows: rows) }
        return result
    }

    /// Rows of a root table. Vocabularies and listed values have as many as they list.
    private func rows(of table: Table) throws(PlanError) -> Int64 {
        for column in table.columns {
            if case .enumList(let values) = column.generator { return Int64(values.count) }
        }
        if let asked = options.rowsByTable[table.name] {
            if asked < 0 { throw .negativeRows(table: table.name, rows: asked) }
            return asked
        }
        let rows = options.rows ?? table.rows ?? PlanOptions.defaultRows
        if rows < 0 { throw .negativeRows(table: table.name, rows: rows) }
        let scale = options.scale * dataset.scale
        if scale == 1 || rows == 0 || table.kind == .vocab { return rows }
        let scaled = (Double(rows) * scale).rounded()
        guard scaled < 0x1p62 else {
            throw .tooManyRows(table: table.name, column: "", rows: .max, maximum: 1 << 62)
        }
        return max(1, Int64(scaled))
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
