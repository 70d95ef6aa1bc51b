import Figment
import FigmentLoad

/// `figment load`: a schema's tables, or files, into a database.
enum LoadCommand {
    static let command = Command(
        name: "load", summary: "Load a schema's tables, made on the way, or files into a database.",
        details: [
            "Rows and the note that they are there are committed together: run the same command again after anything",
            "that stopped it, and it goes on behind the last rows, once each. Ctrl-C ends after the batches in flight.",
            "A load that is done changes nothing when it is run again; --reset loads anew. SOURCE is a schema, a",
            "directory that \"figment generate\" wrote, or Parquet, CSV and JSON files of any program.",
            "Behind a question mark the address says how: ?schema=NAME of PostgreSQL; ?overwrite=partitions,",
            "?insert=async, ?engine=ENGINE and others of ClickHouse. docs/targets lists them.",
        ],
        positionals: [
            .init(
                "SOURCE", "A schema (file or id), a directory that \"figment generate\" wrote, or files of one table.",
                isRequired: false, isRepeatable: true)
        ],
        options: SchemaOptions.all + [LoadOption.to] + LoadOption.shared + LoadOption.ofFiles + [
            LoadOption.count, LoadOption.targetSize, LoadOption.startRow, LoadOption.checkpointInterval,
            LoadOption.batchRows, LoadOption.memoryLimit, OutputOption.sample, OutputOption.tables,
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
                line: "figment load --builtin images_analytical --to clickhouse://localhost/demo --target-size 50GB "
                    + "--dry-run", summary: "the statements only, for as many rows as that is"),
            .init(
                line: "figment load figment-output/simple_example --to postgresql:///demo --create-table",
                summary: "files that are there; 'data/*.parquet' takes those of any program"),
        ]
    ) { arguments, console throws(CommandError) in
        guard let text = arguments.text(LoadOption.to) else {
            throw .usage(
                .missingOption(
                    "--to", example: "--to postgresql://user@host/database or --to clickhouse://user@host/database"),
                command: arguments.path)
        }
        let uri: TargetURI
        do throws(UsageError) {
            guard let named = try Destination.database(text) else {
                // A scheme that there is not has words of its own.
                _ = try Destination.parse(text)
                throw .destination(Destination.shown(text), .noDatabase)
            }
            uri = named
        } catch { throw .usage(error, command: arguments.path) }
        let given = arguments.positionals
        try LoadSource.decide(given, arguments).run(given, uri, arguments, console).run()
    }
}
