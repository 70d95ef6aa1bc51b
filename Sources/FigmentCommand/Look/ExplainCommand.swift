import Figment

/// `figment explain`: the plan of a run.
enum ExplainCommand {
    static let mermaid = OptionSpec("mermaid", .flag, "Print the tables and their keys as a Mermaid diagram.")
    static let svg = OptionSpec("svg", .flag, "Print the tables and their keys as a drawing in SVG.")

    static let command = Command(
        name: "explain", summary: "Show what a run would make: tables in order, row counts, columns, file layout.",
        positionals: [SchemaOptions.positional],
        options: SchemaOptions.all + [
            OutputOption.format, OutputOption.maxFileSize, OutputOption.maxRowsPerFile, OutputOption.batchSize, mermaid,
            svg,
        ],
        examples: [
            .init(line: "figment explain ecommerce --rows 1M", summary: "a million rows"),
            .init(line: "figment explain simple --json", summary: "the plan as JSON"),
            .init(line: "figment explain examples/shop.json --mermaid", summary: "its keys, for Markdown"),
            .init(line: "figment explain examples/shop.json --svg > shop.svg", summary: "its keys, as a picture"),
        ]
    ) { arguments, console throws(CommandError) in
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let generation = try SchemaOptions.generation(schema, arguments, console)
        var options = OutputOptions(directory: "")
        options.format = arguments.text(OutputOption.format).flatMap(OutputFormat.init) ?? .parquet
        options.maxFileMegabytes = arguments.megabytes(OutputOption.maxFileSize).map { Int($0) } ?? 256
        options.maxRowsPerFile = arguments.integer(OutputOption.maxRowsPerFile) ?? options.maxRowsPerFile
        options.batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) } ?? options.batchRows
        let graph = KeyGraph(schema.dataset, generation.plan)
        if arguments.has(mermaid) { return console.print(graph.mermaid) }
        if arguments.has(svg) { return console.print(graph.svg) }
        let plan = Explanation(generation: generation, options: options)
        if console.isJSON { console.print(json: plan.json.jsonText()) } else { plan.show(on: console) }
    }

    /// The columns of table `index` as objects.
    static func columns(_ generation: Generation, table index: Int) -> [SyntaxNode] {
        let needs = ColumnNeeds(generation.plan)
        let plan = generation.plan.tables[index]
        let compiled = generation.compiled.tables[index]
        let declared = generation.schema.dataset.tables.first { $0.name == plan.name }
        return plan.columns.enumerated().map { place, column in
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
            let sources = needs.needs(table: index, column: place).map { NeedText.of($0, in: index, generation.plan) }
            if !sources.isEmpty { members.append(("made_from", .strings(sources))) }
            members.append(("depends_on_size", .bool(needs.dependsOnSize(table: index, column: place))))
            if !column.notes.isEmpty { members.append(("notes", .strings(column.notes))) }
            return .object(members)
        }
    }
}
