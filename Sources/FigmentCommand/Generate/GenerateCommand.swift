import Figment

/// `figment generate`: a schema's tables as files.
enum GenerateCommand {
    static let preview = OptionSpec(
        "preview", short: "p", .flag, "Show the schema and the first 5 rows of each table; write nothing.")
    static let validateOnly = OptionSpec("validate-only", .flag, "Check the schema and the row counts; write nothing.")

    static let command = Command(
        name: "generate", summary: "Generate the tables of a schema as files.",
        details: [
            "Files appear under their names only when the run is whole. Ctrl-C keeps the whole parts; the same",
            "command with --resume goes on and ends with the same bytes. The values depend on the schema, the seed",
            "and the row only: never on threads, batches, file limits or the format.",
        ],
        positionals: [SchemaOptions.positional],
        options: SchemaOptions.all + OutputOption.all + LoadOption.shared + [preview, validateOnly],
        examples: [
            .init(line: "figment generate --builtin simple --rows 100k --preview", summary: "look at the first rows"),
            .init(
                line: "figment generate --builtin ecommerce --rows 1000 --seed 42 --out products",
                summary: "a collection as Parquet files"),
            .init(
                line: "figment generate dynamic_example --rows 500 --format json --out dynamic_data",
                summary: "as a JSON array"),
            .init(line: "figment generate simple --rows 1M --to null:", summary: "what making the values costs"),
        ],
        run: run)

    static let run: @Sendable (ParsedArguments, Console) throws(CommandError) -> Void = {
        arguments, console throws(CommandError) in
        let destination = try Destination.read(arguments)
        try checkOptions(arguments, destination)
        if arguments.has(OutputOption.resume), destination == .nothing {
            throw .usage(.together("--resume", "--to null:"), command: arguments.path)
        }
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        if arguments.has(preview) {
            return Preview(try SchemaOptions.generation(schema, arguments, console), rows: 5).show(on: console)
        }
        if arguments.has(validateOnly) {
            return showValid(try SchemaOptions.generation(schema, arguments, console), console)
        }
        switch destination {
        case .nothing: try measure(schema, arguments, console)
        case .database(let uri): try LoadRun(schema, uri, arguments, console).run()
        case .directory(let path, let format):
            var options = OutputOptions(directory: path ?? defaultDirectory(schema))
            options.format = format ?? .parquet
            try GenerateRun(schema: schema, options: options, arguments: arguments, console: console).run()
        }
    }

    /// Refuses options that say nothing for the destination: who gives one expects something of it.
    private static func checkOptions(
        _ arguments: ParsedArguments, _ destination: Destination
    ) throws(CommandError) {
        let isDatabase = if case .database = destination { true } else { false }
        let others =
            isDatabase
            ? [
                OutputOption.maxFileSize, OutputOption.maxRowsPerFile, OutputOption.jsonStyle,
                OutputOption.compression, OutputOption.force, OutputOption.format, OutputOption.resume,
            ] : LoadOption.shared
        guard let other = others.first(where: { arguments.has($0) }) else { return }
        throw .usage(.notForDestination("--" + other.name, isDatabase: isDatabase), command: arguments.path)
    }

    /// `./figment-output/NAME`: one folder below, whatever the name is.
    private static func defaultDirectory(_ schema: Schema) -> String {
        let name = String(schema.dataset.name.map { $0 == "/" ? "_" : $0 })
        return "./figment-output/" + (name.isEmpty || name.hasPrefix(".") ? "_" + name : name)
    }

    private static func showValid(_ generation: Generation, _ console: Console) {
        let schema = generation.schema
        if console.isJSON {
            let tables = generation.compiled.tables.map { table in
                SyntaxNode.object([("name", .string(table.name)), ("rows", .int(Int(table.rowCount)))])
            }
            let object = SyntaxNode.object([
                ("valid", .bool(true)), ("name", .string(schema.dataset.name)), ("tables", .array(tables)),
                ("warnings", .array(schema.warnings.map(\.json))),
            ])
            console.print(json: object.jsonText())
            return
        }
        let columns = generation.compiled.tables.reduce(0) { $0 + $1.columns.count }
        let warnings = schema.warnings.isEmpty ? "" : ", \(NumberText.count(schema.warnings.count, "warning"))"
        console.print(
            console.out.green("valid") + ": \(schema.dataset.name), "
                + "\(NumberText.count(generation.compiled.tables.count, "table")), "
                + "\(NumberText.count(columns, "column"))\(warnings)")
    }

    /// `--to null:`.
    private static func measure(_ schema: Schema, _ arguments: ParsedArguments, _ console: Console) throws(CommandError)
    {
        let generation = try SchemaOptions.generation(schema, arguments, console)
        let control = RunControl()
        let progress = ProgressReporter(control, console, isWanted: !arguments.has(OutputOption.noProgress))
        let batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) } ?? 50_000
        let result = try Signals.stopping(control) { () throws(CommandError) in
            Result { () throws(OutputError) in try generation.writeNothing(batchRows: batchRows, control: control) }
        }
        progress?.stop()
        let report: RunReport
        do throws(OutputError) { report = try result.get() } catch {
            throw CommandError(error, directory: nil, control: control, resume: nil)
        }
        GenerateReport(generation: generation, run: report, output: nil, format: nil).show(on: console)
    }
}
