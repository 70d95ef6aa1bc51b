import Figment

/// `figment explain`: the plan of a run.
enum ExplainCommand {
    static let command = Command(
        name: "explain", summary: "Show what a run would make: tables in order, row counts, columns, file layout.",
        positionals: [SchemaOptions.positional],
        options: SchemaOptions.all + [
            OutputOption.format, OutputOption.maxFileSize, OutputOption.maxRowsPerFile, OutputOption.batchSize,
        ],
        examples: [
            .init(line: "figment explain ecommerce --rows 1M", summary: "a million rows"),
            .init(line: "figment explain simple --json", summary: "the plan as JSON"),
        ]
    ) { arguments, console throws(CommandError) in
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let generation = try SchemaOptions.generation(schema, arguments, console)
        var options = OutputOptions(directory: "")
        options.format = arguments.text(OutputOption.format).flatMap(OutputFormat.init) ?? .parquet
        options.maxFileMegabytes = arguments.megabytes(OutputOption.maxFileSize).map { Int($0) } ?? 256
        options.maxRowsPerFile = arguments.integer(OutputOption.maxRowsPerFile) ?? options.maxRowsPerFile
        options.batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) } ?? options.batchRows
        let plan = Explanation(generation: generation, options: options)
        if console.isJSON { console.print(json: plan.json.jsonText()) } else { plan.show(on: console) }
    }

    /// The columns of table `index` as objects.
    static func columns(_ generation: Generation, table index: Int) -> [SyntaxNode] {
        let plan = generation.plan.tables[index]
        let compiled = generation.compiled.tables[index]
        let declared = generation.schema.dataset.tables.first { $0.name == plan.name }
        return plan.columns.map { column in
            let text = ColumnText(column, in: declared)
            let written = compiled.descriptor.columns.first { $0.name == column.name }
            var members: [(String, SyntaxNode)] = [
                ("name", .string(column.name)), ("type", .string(text.type)),
                ("column_type", .string(typeName(column.type))), ("constraints", .string(text.constraints)),
                ("values", .string(RecipeText.of(column.recipe))),
                ("nullable", .bool(column.isNullable)), ("null_probability", .number(column.nullProbability)),
                ("written", .bool(column.isWritten)),
            ]
            if let written {
                members.append(("form", .string(formName(written.form))))
                members.append(("estimated_bytes", .number(written.estimatedBytes)))
            }
            if !column.notes.isEmpty { members.append(("notes", .strings(column.notes))) }
            return .object(members)
        }
    }
}

/// A plan, for people and for programs.
private struct Explanation {
    let generation: Generation
    let options: OutputOptions

    func show(on console: Console) {
        let plan = generation.plan
        let paint = console.out
        console.print(
            "\(paint.bold(plan.name)): \(plan.dialect.rawValue) document, seed \(plan.seed.text), "
                + "engine version \(EngineVersion.current)")
        for (index, table) in generation.compiled.tables.enumerated() {
            console.print()
            show(table, plan.tables[index], console)
        }
        console.print()
        let bytes = generation.estimatedBufferBytes(options)
        console.print(
            "buffers: about \(NumberText.bytes(bytes)) with \(NumberText.count(generation.threads, "thread"))")
    }

    private func show(_ table: CompiledTable, _ plan: TablePlan, _ console: Console) {
        let layout = generation.layout(of: table, options)
        let paint = console.out
        let parent = plan.fanout.map { ", children of \(generation.plan.tables[$0.parent].name)" } ?? ""
        console.print("\(paint.bold(plan.name))  \(NumberText.count(table.rowCount, "row"))\(parent)")
        console.print(
            paint.dim(
                "  about \(RecipeText.number(layout.rowBytes.rounded())) bytes a row, "
                    + "\(NumberText.bytes(Int64(min(layout.rowBytes * Double(table.rowCount), 9e18)))) in all; "
                    + "segments of \(NumberText.count(layout.segmentRows)) rows, "
                    + "batches of \(NumberText.count(layout.batchRows))"))
        let declared = generation.schema.dataset.tables.first { $0.name == plan.name }
        var lines = TextTable(["column", "type", "nulls", "bytes", "form", "values"], right: [3], minimum: 6)
        for column in plan.columns {
            let written = table.descriptor.columns.first { $0.name == column.name }
            lines.add([
                column.name, ColumnText(column, in: declared).type,
                column.isNullable ? RecipeText.number(column.nullProbability) : "",
                written.map { RecipeText.number(($0.estimatedBytes * 10).rounded() / 10) } ?? "–",
                written.map { formName($0.form) } ?? "not written", RecipeText.of(column.recipe),
            ])
        }
        for line in lines.lines(width: console.width, paint: paint) { console.print(line) }
        for column in plan.columns {
            for note in column.notes { console.print(paint.dim("  \(column.name): \(note)")) }
        }
    }

    var json: SyntaxNode {
        let tables = generation.compiled.tables.enumerated().map { index, table in
            let layout = generation.layout(of: table, options)
            let plan = generation.plan.tables[index]
            var members: [(String, SyntaxNode)] = [
                ("name", .string(table.name)), ("rows", .int(Int(table.rowCount))),
            ]
            if let fanout = plan.fanout {
                members.append(("parent", .string(generation.plan.tables[fanout.parent].name)))
            }
            members += [
                ("row_bytes", .number(layout.rowBytes)), ("segment_rows", .int(Int(layout.segmentRows))),
                ("batch_rows", .int(layout.batchRows)),
                ("columns", .array(ExplainCommand.columns(generation, table: index))),
            ]
            return SyntaxNode.object(members)
        }
        return .object([
            ("name", .string(generation.plan.name)), ("dialect", .string(generation.plan.dialect.rawValue)),
            ("seed", .string(generation.plan.seed.text)), ("engine_version", .int(EngineVersion.current)),
            ("document_hash", .string(generation.documentHash)), ("tables", .array(tables)),
            ("buffer_bytes", .int(Int(generation.estimatedBufferBytes(options)))),
            ("warnings", .array(generation.schema.warnings.map(\.json))),
        ])
    }
}
