import Figment
import FigmentLoad

/// The options by which a load into a database is told what to do.
enum LoadOption {
    static let to = OptionSpec(
        "to", .text("URI"),
        "The database, as postgresql://user@host:port/database or clickhouse://user@host:port/database; without a host, "
            + "from POSTGRES_URL, DATABASE_URL or CLICKHOUSE_URL; @NAME is a connection of \"figment connection\".")
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
    static let rate = OptionSpec(
        "rate", .perSecond("ROWS", 1...1_000_000_000_000), "Rows per second at most, as 5000 or 5000/s.")
    static let batchRows = OptionSpec(
        "batch-size", .integer("ROWS", 1...10_000_000),
        "Rows that are committed together, at most (default: what suits the database).")
    static let batchBytes = OptionSpec(
        "batch-bytes", .bytes, "Bytes that are committed together, about, at most (default 16MB; 4MB of files).")
    static let memoryLimit = OptionSpec(
        "memory-limit", .megabytes(1...1_048_576), "Memory at most, about; smaller batches where that helps.")
    static let retries = OptionSpec(
        "retries", .integer("N", 0...100),
        "Tries after the first, when the server says it may go well later (default 4).")
    static let patience = OptionSpec(
        "patience", .integer("SECONDS", 0...86_400),
        "How long a server that takes nothing any more is waited for in the middle of a load (default 120).")
    static let dryRun = OptionSpec("dry-run", .flag, "Show the tables and the plan; connect to nothing.")
    static let targetSize = OptionSpec(
        "target-size", .bytes, "As many rows as take this much when they are sent, by the schema's own; for one table.")
    static let startRow = OptionSpec(
        "start-row", aliases: ["start-image-id"], .integer("N", 1...1_000_000_000_000),
        "Begin with row N, counted from 1; --rows counts from there. For one table.")
    static let checkpointInterval = OptionSpec(
        "checkpoint-interval", .integer("BATCHES", 0...1_000_000),
        "Batches between two writings of \(Checkpoint.path), which mirrors how far the load is; 0 for none (default: "
            + "once a second, or what the schema asks for).")
    static let count = OptionSpec(
        "count", short: "c", .flag, "Print the rows that the tables have now, and load nothing.")

    static let tableName = OptionSpec(
        "table-name", .text("NAME"), "The table that files go to (default: the files' name).")
    static let primaryKey = OptionSpec(
        "primary-key", .text("A,B"), "The key of files' rows: columns, as upsert and merge need them.")
    static let column = OptionSpec(
        "column", .text("NAME=TYPE"),
        "Take a column of files as this type: string, int, float64, 'decimal(12,2)', date, json, …; skip leaves it out.",
        isRepeatable: true)
    /// What only files need to be told.
    static let ofFiles = [tableName, primaryKey, column]

    /// Those that `generate` has too.
    static let shared = [
        mode, createTable, dropIfExists, schemaEvolution, job, reset, inFlight, batchBytes, rate, retries,
        patience, dryRun,
    ]

    static func loadOptions(_ arguments: ParsedArguments, name: String, ofFiles: Bool = false) -> LoadOptions {
        var options = LoadOptions(jobName: arguments.text(job) ?? name)
        // Rows of files are in memory as the file's reader has them, as columns, and as they are sent.
        if ofFiles { options.batchBytes = 4 << 20 }
        if let bytes = arguments.bytes(batchBytes) { options.batchBytes = Int(min(bytes, 1 << 30)) }
        options.batchBytes = min(options.batchBytes, affordableBytes(arguments, ofFiles: ofFiles) ?? .max)
        options.mode = arguments.text(mode).flatMap(LoadMode.init) ?? .append
        options.batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) }
        options.createsTables = arguments.has(createTable)
        options.dropsTables = arguments.has(dropIfExists)
        options.evolvesSchema = arguments.has(schemaEvolution)
        options.forgetsEarlierLoad = arguments.has(reset)
        return options
    }

    /// What a load takes beside its batches, as measured: the program, and of files their reader and its buffers.
    private static func standingBytes(ofFiles: Bool) -> Int { (ofFiles ? 260 : 40) << 20 }
    /// A batch in flight is there as columns, as it is sent, and compressed.
    private static let batchCopies = 4
    private static let smallestBatch = 128 << 10

    private static func batchesInFlight(_ arguments: ParsedArguments) -> Int {
        arguments.integer(inFlight).map { Int($0) } ?? SchemaOptions.threadCount(arguments)
    }

    /// Bytes of a batch that keep the load within `--memory-limit`; nil without one.
    private static func affordableBytes(_ arguments: ParsedArguments, ofFiles: Bool) -> Int? {
        guard let limit = arguments.megabytes(memoryLimit) else { return nil }
        let left = Int(limit) << 20 - standingBytes(ofFiles: ofFiles)
        return max(smallestBatch, left / (batchCopies * batchesInFlight(arguments)))
    }

    /// Refuses a limit that no batch is small enough for.
    static func checkMemory(_ arguments: ParsedArguments, ofFiles: Bool) throws(CommandError) {
        guard let limit = arguments.megabytes(memoryLimit) else { return }
        let inFlight = batchesInFlight(arguments)
        let needed = standingBytes(ofFiles: ofFiles) + batchCopies * inFlight * smallestBatch
        if Int(limit) << 20 >= needed { return }
        throw .usage(
            .loadMemory(givenMegabytes: limit, neededMegabytes: Int64(needed >> 20) + 1, inFlight: inFlight),
            command: arguments.path)
    }

    static func loader(_ arguments: ParsedArguments) -> Loader {
        var loader = Loader(inFlight: batchesInFlight(arguments))
        loader.policy.tries = 1 + Int(arguments.integer(retries) ?? 4)
        loader.policy.patience = arguments.integer(patience).map { Double($0) } ?? loader.policy.patience
        loader.rowsPerSecond = arguments.perSecond(rate).map { Double($0) }
        return loader
    }
}
