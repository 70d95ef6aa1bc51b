import Figment
import FigmentData
import FigmentExport

/// `figment export`: converts data files, by their schema.
enum ExportCommand {
    static let format = OptionSpec(
        "format", short: "f", .choice(ExportFormat.FileKind.allCases.map(\.rawValue) + ["sql"], later: []),
        "What to make: one file a table, or one SQL script.")
    static let from = OptionSpec(
        "from", .choice(DataFormat.allCases.map(\.rawValue), later: []),
        "The format of the files in --data, where several lie there.")
    static let out = OptionSpec("out", aliases: ["output-dir"], short: "o", .text("DIR"), "Where to; made if missing.")
    static let dialect = OptionSpec(
        "dialect", .choice(SQLDialect.allCases.map(\.rawValue), later: []), "Whose SQL (default postgresql).")
    static let noHeader = OptionSpec(
        "no-header", .flag, "CSV without the line of names; the manifests name the columns instead.")
    static let force = OptionSpec("force", .flag, "Replace files of the same name.")

    static let command = Command(
        name: "export", summary: "Convert data files to another format, or to SQL.",
        details: [
            "Reads the files of a schema's tables, of figment or of any other program, and writes each table as one",
            "file. CSV comes with a manifest per table and dataset.json, as Keboola reads them. SQL is one script:",
            "tables with their keys, those that others refer to first, then the rows.",
        ],
        positionals: [SchemaOptions.positional],
        options: [
            ValidateCommand.data, out, format, dialect, from, noHeader, force, SchemaOptions.schema,
            SchemaOptions.builtin, SchemaOptions.strict, SchemaOptions.threads, ValidateCommand.memoryLimit,
        ],
        examples: [
            .init(
                line: "figment export simple --data figment-output/simple_example -o csv-data --format csv",
                summary: "CSV with manifests"),
            .init(
                line: "figment export simple --data products -o sql --format sql --dialect sqlite",
                summary: "a script for SQLite"),
        ]
    ) { arguments, console throws(CommandError) in
        let directory = try DataOption.directory(arguments)
        guard let out = arguments.text(out) else {
            throw .usage(.missingOption("--out", example: "--out DIR"), command: arguments.path)
        }
        let wanted = try target(arguments)
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        let dataset: DatasetExpectation
        do throws(PlanError) { dataset = try DatasetExpectation(schema.dataset) } catch { throw .plan(error) }
        let files: [ExportedFile]
        do throws(ExportError) {
            let source = try open(directory, arguments)
            files = try Exporter(dataset, options: DataOption.session(arguments))
                .run(source, to: out, as: wanted, replaces: arguments.has(force))
        } catch { throw .export(error) }
        show(files, out, console)
    }

    private static func open(
        _ directory: String, _ arguments: ParsedArguments
    ) throws(ExportError) -> DataDirectory {
        let format = arguments.text(from).flatMap(DataFormat.init)
        do throws(DataError) { return try DataDirectory(directory, format: format) } catch { throw .data(error) }
    }

    private static func target(_ arguments: ParsedArguments) throws(CommandError) -> ExportFormat {
        guard let name = arguments.text(format) else {
            throw .usage(.missingOption("--format", example: "--format csv"), command: arguments.path)
        }
        guard let kind = ExportFormat.FileKind(rawValue: name) else {
            return .sql(arguments.text(dialect).flatMap(SQLDialect.init) ?? .postgresql)
        }
        if arguments.has(dialect) {
            throw .usage(.together("--dialect", "--format \(name)"), command: arguments.path)
        }
        return .files(kind, hasHeader: !arguments.has(noHeader))
    }

    private static func show(_ files: [ExportedFile], _ directory: String, _ console: Console) {
        if console.isJSON {
            let list = files.map { file in
                SyntaxNode.object([
                    ("name", .string(file.name)), ("table", file.table.map { .string($0) } ?? SyntaxNode(.null)),
                    ("rows", .int(Int(file.rows))), ("bytes", .int(file.bytes)),
                ])
            }
            let object = SyntaxNode.object([("directory", .string(directory)), ("files", .array(list))])
            return console.print(json: object.jsonText())
        }
        console.print("\(console.out.green("wrote")) \(console.out.bold(directory))")
        for file in files {
            let rows = file.rows > 0 || file.table != nil ? "  \(NumberText.count(file.rows, "row"))" : ""
            console.print("  \(file.name)\(rows)  \(NumberText.bytes(Int64(file.bytes)))")
        }
    }
}
