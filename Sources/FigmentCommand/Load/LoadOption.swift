import Figment
import FigmentLoad

/// The options by which a load into a database is told what to do.
enum LoadOption {
    static let to = OptionSpec(
        "to", .text("URI"),
        "The database, as postgresql://user@host:port/database or clickhouse://user@host:port/database; without a host, "
            + "from POSTGRES_URL, DATABASE_URL or CLICKHOUSE_URL.")
    static let mode = OptionSpec(
        "mode", .choice(LoadMode.allCases.map(\.rawValue), later: []),
        "What becomes of rows that are there (default append); overwrite shows the new rows all at once.")
    static let createTable = OptionSpec("create-table", .flag, "Make the tables that are missing.")
    static let dropIfExists = OptionSpec("drop-if-exists", .flag, "Drop the tables first and make them anew.")
    static let schemaEvolution = OptionSpec(
        "schema-evolution", .flag, "Add columns that a table lacks, and widen numbers that are too narrow.")
    static let job = OptionSpec(
        "job", .text("NAME"),
        "The load's name in the database: a load of the same name goes on with the first (default: the schema's name).")
    static let reset = OptionSpec("reset", .flag, "Forget what an earlier load of this name did; its rows stay.")
    static let inFlight = OptionSpec(
        "in-flight", .integer("N", 1...256),
        "Batches in flight, each over a connection of its own (default: all cores).")
    static let rate = OptionSpec("rate", .integer("ROWS", 1...1_000_000_000_000), "Rows per second at most.")
    static let retries = OptionSpec(
        "retries", .integer("N", 0...100),
        "Tries after the first, when the server says it may go well later (default 4).")
    static let dryRun = OptionSpec("dry-run", .flag, "Show the tables and the plan; connect to nothing.")
    static let count = OptionSpec(
        "count", short: "c", .flag, "Print the rows that the tables have now, and load nothing.")

    /// Those that `generate` has too.
    static let shared = [
        mode, createTable, dropIfExists, schemaEvolution, job, reset, inFlight, rate, retries, dryRun,
    ]

    static func loadOptions(_ arguments: ParsedArguments, name: String) -> LoadOptions {
        var options = LoadOptions(jobName: arguments.text(job) ?? name)
        options.mode = arguments.text(mode).flatMap(LoadMode.init) ?? .append
        options.batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) }
        options.createsTables = arguments.has(createTable)
        options.dropsTables = arguments.has(dropIfExists)
        options.evolvesSchema = arguments.has(schemaEvolution)
        options.forgetsEarlierLoad = arguments.has(reset)
        return options
    }

    static func loader(_ arguments: ParsedArguments) -> Loader {
        var loader = Loader(
            inFlight: arguments.integer(inFlight).map { Int($0) } ?? SchemaOptions.threadCount(arguments))
        loader.policy.tries = 1 + Int(arguments.integer(retries) ?? 4)
        loader.rowsPerSecond = arguments.integer(rate).map { Double($0) }
        return loader
    }
}
