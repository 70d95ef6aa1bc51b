import Figment
import FigmentADBC
import FigmentData

/// `figment export`: converts data files, by their schema.
enum ExportCommand {
    static let format = OptionSpec(
        "format", short: "f", .choice(ExportFormat.FileKind.allCases.map(\.rawValue) + ["sql"], later: []),
        "What to make: one file a table, or one SQL script.")
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
            ValidateCommand.data, out, format, dialect, noHeader, force, SchemaOptions.schema,
            SchemaOptions.builtin, SchemaOptions.strict, ValidateCommand.memoryLimit,
        ],
        examples: [
            .init(
                line: "figment export simple --data figment-output/simple_example -o csv-data --format csv",
                summary: "CSV with manifests"),
            .init(
                line: "figment export simple -d figment-output/simple_example -o sql --format sql --dialect sqlite",
                summary: "a script for SQLite"),
        ]
    ) { arguments, console throws(CommandError) in
        guard let directory = arguments.text(ValidateCommand.data) else {
            throw .usage(.missingOption("--data", example: "--data ./figment-output/NAME"), command: ["export"])
        }
        guard let out = arguments.text(out) else {
            throw .usage(.missingOption("--out", example: "--out DIR"), command: ["export"])
        }
        let wanted = try target(arguments)
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        guard FileSystem.isDirectory(directory) else {
            throw .noRecord(path: directory, reason: "there is no such directory")
        }
        let spill = System.temporaryPath("figment-export")
        defer { FileSystem.removeDirectoryIfEmpty(spill) }
        let engine = DuckDB.Options(
            memoryLimitBytes: Int64(arguments.megabytes(ValidateCommand.memoryLimit) ?? 1_024) << 20,
            temporaryDirectory: spill)
        let files: [ExportedFile]
        do throws(ExportError) {
            files = try Exporter.run(
                schema.dataset, directory: directory, to: out, as: wanted, engine: engine,
                replaces: arguments.has(force))
        } catch { throw .export(error) }
        show(files, out, console)
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
