public import FigmentPlan
public import FigmentSchema
public import FigmentTypes

/// What a document says of one table's data.
public struct TableExpectation: Sendable {
    public let table: Table
    public let columns: [ColumnExpectation]
    /// Nil where the document leaves it open.
    public var rows: Int64?
    /// What its files may be named after.
    public let baseNames: [String]

    public var name: String { table.name }

    package func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// What a document says of one column.
public struct ColumnExpectation: Sendable {
    public let name: String
    public let type: DataType
    public let isNullable: Bool
    /// Nil for a column that the document does not write out, as `$meta`.
    public let spec: ColumnSpec?
}

/// All tables of a document, as files hold them.
public struct DatasetExpectation: Sendable {
    public let name: String
    public let version: String
    public let dialect: Dialect
    public let tables: [TableExpectation]
    public let constraints: Constraints
    public let targets: [QualityTarget]
    /// Every column that refers to a key: stated, or filled by a lookup of a key.
    public let foreignKeys: [Constraints.ForeignKey]

    /// - Parameters:
    ///   - options: Row counts that win over the document's.
    ///   - recordedRows: Rows by table as the run that made the data recorded them.
    /// - Throws: ``FigmentPlan/PlanError`` for a document that cannot be generated either.
    public init(
        _ dataset: Dataset, options: PlanOptions = PlanOptions(), recordedRows: [String: Int64] = [:]
    ) throws(PlanError) {
        var dataset = dataset
        dataset.addTouchpointTables()
        let plan = try PlanBuilder(dataset, options).build()
        name = dataset.name
        dialect = dataset.dialect
        constraints = dataset.constraints
        targets = dataset.targets
        if case .string(let text)? = dataset.source["version"]?.value { version = text } else { version = "1.0" }
        let isAsked = options.rows != nil || options.scale != 1 || !options.rowsByTable.isEmpty
        var tables: [TableExpectation] = []
        for table in dataset.tables {
            guard let planned = plan.tables.first(where: { $0.name == table.name }) else { continue }
            let isListed = table.columns.contains { if case .enumList = $0.generator { true } else { false } }
            let isFixed = isAsked || isListed || table.rows != nil
            let recorded = isAsked ? nil : recordedRows[table.name]
            let isCollection = dataset.dialect == .collection
            tables.append(
                TableExpectation(
                    table: table, columns: DatasetExpectation.columns(planned, table),
                    rows: recorded ?? (isFixed ? planned.rows : nil),
                    baseNames: isCollection ? ["data", table.name] : [table.name]))
        }
        self.tables = tables
        foreignKeys = DatasetExpectation.foreignKeys(dataset)
    }

    private static func columns(_ planned: TablePlan, _ table: Table) -> [ColumnExpectation] {
        planned.columns.filter(\.isWritten).map { column in
            let spec = table.columns.first { $0.name == column.name }
            return ColumnExpectation(
                name: column.name, type: column.type, isNullable: column.isNullable || isRootable(spec, table),
                spec: spec)
        }
    }

    /// Whether a column that is not declared nullable has rows without a value by its meaning: the first row of a
    /// lookup into its own table, the state before the first, a lookup by columns that finds nothing.
    private static func isRootable(_ spec: ColumnSpec?, _ table: Table) -> Bool {
        guard let spec else { return true }
        switch spec.generator {
        case .lookup(let lookup)?:
            if lookup.from.table == table.name { return !lookup.rootIsSelf }
            return !lookup.on.isEmpty && lookup.onMissing == .null
        case .null?: return true
        case .event(.previousState)?: return true
        case .conditional(_, let otherwise)?: return otherwise == nil
        case nil:
            let name = spec.name.lowercased()
            return table.process != nil && (name.contains("prev") || name.hasPrefix("from_"))
        default: return false
        }
    }

    private static func foreignKeys(_ dataset: Dataset) -> [Constraints.ForeignKey] {
        var keys = dataset.constraints.foreignKeys
        for table in dataset.tables {
            for column in table.columns {
                guard case .lookup(let lookup) = column.generator,
                    let target = dataset.tables.first(where: { $0.name == lookup.from.table }),
                    target.primaryKey == [lookup.from.column]
                else { continue }
                let own = ColumnReference(table: table.name, column: column.name)
                let key = Constraints.ForeignKey(from: own, to: lookup.from)
                if !keys.contains(key) { keys.append(key) }
            }
        }
        return keys
    }
}
