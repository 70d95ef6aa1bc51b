import Figment
import FigmentLoad

/// `figment load`: a schema's tables into a database.
enum LoadCommand {
    static let command = Command(
        name: "load", summary: "Generate the tables of a schema straight into a database.",
        details: [
            "Rows and the note that they are there are committed together: run the same command again after anything",
            "that stopped it, and it goes on behind the last rows, once each. Ctrl-C ends after the batches in flight.",
        ],
        positionals: [SchemaOptions.positional],
        options: SchemaOptions.all + [LoadOption.to] + LoadOption.shared + [
            LoadOption.count, OutputOption.batchSize, OutputOption.sample, OutputOption.tables,
            OutputOption.noProgress,
        ],
        examples: [
            .init(
                line: "figment load examples/shop.json --to postgresql://me@localhost/demo --create-table",
                summary: "tables, rows, keys"),
            .init(
                line: "figment load --builtin users --rows 10M --to postgresql:///demo --mode overwrite --create-table",
                summary: "all new rows at once"),
            .init(
                line: "figment load --builtin users --to postgresql:///demo --dry-run", summary: "the statements only"),
        ]
    ) { arguments, console throws(CommandError) in
        guard let text = arguments.text(LoadOption.to) else {
            throw .usage(
                .missingOption("--to", example: "--to postgresql://user@host/database"), command: arguments.path)
        }
        let destination: Destination
        do throws(UsageError) { destination = try Destination.parse(text) } catch {
            throw .usage(error, command: arguments.path)
        }
        guard case .database(let uri) = destination else {
            throw .usage(.destination(Destination.shown(text), .noDatabase), command: arguments.path)
        }
        let schema = try SchemaOptions.load(arguments, positional: arguments.positional(0), console)
        try LoadRun(schema, uri, arguments, console).run()
    }
}
