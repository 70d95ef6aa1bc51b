import Figment

/// The schema as a table, and the first rows.
struct Preview {
    private let generation: Generation
    private let rows: Int64

    init(_ generation: Generation, rows: Int64) {
        self.generation = generation
        self.rows = rows
    }

    func show(on console: Console) {
        if console.isJSON { return console.print(json: json) }
        for (index, table) in generation.compiled.tables.enumerated() {
            if index > 0 { console.print() }
            showSchema(generation.plan.tables[index], table, console)
            console.print()
            showRows(table, console)
        }
    }

    private func showSchema(_ plan: TablePlan, _ table: CompiledTable, _ console: Console) {
        let paint = console.out
        console.print("\(paint.bold(plan.name))  \(NumberText.count(table.rowCount, "row"))")
        let declared = generation.schema.dataset.tables.first { $0.name == plan.name }
        var lines = TextTable(["field", "type", "constraints", "values"], minimum: 12)
        for column in plan.columns {
            let text = ColumnText(column, in: declared)
            lines.add([column.name, text.type, text.constraints, text.recipe])
        }
        for line in lines.lines(width: console.width, paint: paint) { console.print(line) }
    }

    private func showRows(_ table: CompiledTable, _ console: Console) {
        let paint = console.out
        let count = min(rows, table.rowCount)
        if count == 0 { return console.print(paint.dim("no rows")) }
        let names = table.descriptor.columns.map(\.name)
        let right = Set(table.descriptor.columns.indices.filter { table.descriptor.columns[$0].type.isRightAligned })
        var lines = TextTable(["row"] + names, right: right.union([-1]).mapped { $0 + 1 }, minimum: 4)
        for number in 0..<count {
            guard let row = generation.row(number, of: table.name) else { continue }
            lines.add([String(number)] + row.values.map(ValueText.cell))
        }
        for line in lines.lines(width: console.width, paint: paint) { console.print(line) }
    }

    /// `{"name", "seed", "tables": [{"name", "row_count", "fields": […], "rows": […]}], "warnings": […]}`
    private var json: String {
        let tables = generation.compiled.tables.enumerated().map { index, table in
            let fields = ExplainCommand.columns(generation, table: index).map { $0.jsonText() }
            let objects = (0..<min(rows, table.rowCount)).compactMap { generation.rowJSON($0, of: table.name) }
            return "{\"name\":\(SyntaxNode.string(table.name).jsonText()),\"row_count\":\(table.rowCount),"
                + "\"fields\":[\(fields.joined(separator: ","))],\"rows\":[\(objects.joined(separator: ","))]}"
        }
        return "{\"name\":\(SyntaxNode.string(generation.plan.name).jsonText()),"
            + "\"seed\":\(SyntaxNode.string(generation.plan.seed.text).jsonText()),"
            + "\"tables\":[\(tables.joined(separator: ","))],"
            + "\"warnings\":\(SyntaxNode.array(generation.schema.warnings.map(\.json)).jsonText())}"
    }
}

extension Set<Int> {
    fileprivate func mapped(_ transform: (Int) -> Int) -> Set<Int> { Set(map(transform)) }
}

extension DataType {
    fileprivate var isRightAligned: Bool {
        switch self {
        case .decimal: true
        default: isInteger || isFloat
        }
    }
}

/// `figment preview`.
enum PreviewCommand {
    static let rows = OptionSpec(
        "rows", short: "nr", .integer("N", 0...10_000), "Rows shown of each table (default 5).")

    static let command = Command(
        name: "preview", summary: "Show a schema's fields, how each is made, and the first rows; write nothing.",
        positionals: [SchemaOptions.positional],
        options: [SchemaOptions.schema, SchemaOptions.builtin, rows, SchemaOptions.seed, SchemaOptions.strict],
        examples: [
            .init(line: "figment preview simple", summary: "fields and 5 rows of a built-in schema"),
            .init(line: "figment preview --builtin users -n 2 --json", summary: "two rows as JSON"),
        ]
    ) { arguments, console throws(CommandError) in
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let generation: Generation
        do throws(PlanError) {
            generation = try Generation(schema, seed: arguments.text(SchemaOptions.seed).map { Seed($0) })
        } catch { throw .plan(error) }
        Preview(generation, rows: arguments.integer(rows) ?? 5).show(on: console)
    }
}
