import Figment
import FigmentLoad

/// The options by which `generate` is told what to write, and where.
enum OutputOption {
    static let format = OptionSpec(
        "format", short: "f", .choice(OutputFormat.allCases.map(\.rawValue), later: []),
        "The files' format (default parquet).")
    static let out = OptionSpec(
        "out", aliases: ["output-dir"], short: "o", .text("DIR"),
        "The directory; made if missing (default ./figment-output/NAME).")
    static let to = OptionSpec(
        "to", .text("DESTINATION"),
        "A directory, or FORMAT:DIR as in csv:DIR, or a database as postgresql://user@host/database, or null: to make "
            + "all values and write none.")
    static let sample = OptionSpec(
        "dry-run-sample", .integer("N", 1...100_000_000),
        "Only the first N rows of each root table, their children and the rows that those refer to, with the values of "
            + "the whole run.")
    static let tables = OptionSpec(
        "table", .text("NAME"),
        "Only this table, with the values that it has beside the others; may be given several times.",
        isRepeatable: true)
    static let batchSize = OptionSpec(
        "batch-size", .integer("ROWS", 1...10_000_000), "Rows made at a time, at most (default 50000).")
    static let maxFileSize = OptionSpec(
        "max-file-size", .megabytes(1...16_384), "Size of a file at most, in MB (default 256).")
    static let maxRowsPerFile = OptionSpec(
        "max-rows-per-file", .integer("ROWS", 1...1_000_000_000_000), "Rows of a file at most (default 1000000).")
    static let jsonStyle = OptionSpec(
        "json-style", .choice([JSONStyle.compact, .lines].map(\.rawValue), later: []),
        "A JSON array in one line, or an object a line (default: one line up to 10000 rows).")
    static let compression = OptionSpec(
        "compression", .choice(Compression.allCases.map(\.rawValue), later: []),
        "Of compressible Parquet columns (default snappy).")
    static let force = OptionSpec(
        "force", .flag, "Replace what an earlier run wrote there; refused where other files lie beside it.")
    static let resume = OptionSpec("resume", .flag, "Go on with the interrupted run that lies in the directory.")
    static let yes = OptionSpec("yes", short: "y", .flag, "Answer questions with yes.")
    static let noProgress = OptionSpec("no-progress", .flag, "Show no progress.")
    static let memoryLimit = OptionSpec(
        "memory-limit", .megabytes(1...1_048_576), "Memory for buffers at most; smaller batches where that helps.")

    static let all = [
        out, to, format, maxFileSize, maxRowsPerFile, batchSize, jsonStyle, compression, force, resume, yes,
        noProgress, memoryLimit, sample, tables,
    ]
}

/// Where the values go.
enum Destination: Equatable {
    /// Nowhere: `null:`.
    case nothing
    /// A directory; nil for the default one.
    case directory(String?, format: OutputFormat?)
    case database(TargetURI)

    /// Reads `--out`, `--to` and `--format`.
    static func read(_ arguments: ParsedArguments) throws(CommandError) -> Destination {
        let format = arguments.text(OutputOption.format).flatMap(OutputFormat.init)
        guard let to = arguments.text(OutputOption.to) else {
            return .directory(arguments.text(OutputOption.out), format: format)
        }
        do throws(UsageError) {
            if arguments.has(OutputOption.out) { throw .together("--to", "--out") }
            let destination = try parse(to)
            if case .directory(let path, let named?) = destination {
                if let format, format != named {
                    throw .destination(to, .formatTwice(named.rawValue, format.rawValue))
                }
                return .directory(path, format: named)
            }
            if case .directory(let path, nil) = destination { return .directory(path, format: format) }
            return destination
        } catch { throw .usage(error, command: arguments.path) }
    }

    private static let laterSchemes = [
        "s3", "gs", "az", "http", "https", "mysql", "sqlite", "duckdb", "snowflake",
        "milvus", "redis", "kafka", "iceberg", "grpc", "flightsql", "keboola",
    ]

    /// The text without what may be a password.
    static func shown(_ text: String) -> String {
        if let uri = try? TargetURI(text), Databases.schemes.contains(uri.scheme) { return uri.description }
        // What cannot be read may hold a password all the same, before the last @.
        guard let at = text.lastIndex(of: "@"), text[..<at].contains(":") else { return text }
        return "…" + text[at...]
    }

    /// The database that a text names, as a URI or as `@NAME` of a connection; nil where it names something else.
    static func database(_ text: String) throws(UsageError) -> TargetURI? {
        if text.hasPrefix("@") { return try Connections.address(String(text.dropFirst())) }
        guard let colon = text.firstIndex(of: ":"), Databases.schemes.contains(text[..<colon].lowercased()) else {
            return nil
        }
        do throws(TargetURI.Malformed) { return try Databases.address(text) } catch {
            throw .destination(shown(text), .malformed(error))
        }
    }

    /// A scheme is letters, digits, `+`, `-` and `.` before the first colon; anything else is a directory.
    static func parse(_ text: String) throws(UsageError) -> Destination {
        if let uri = try database(text) { return .database(uri) }
        guard let colon = text.firstIndex(of: ":"), let first = text.utf8.first, first | 0x20 >= 0x61,
            text[..<colon].utf8.allSatisfy({ byte in
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
                    || [0x2B, 0x2D, 0x2E].contains(byte)
            })
        else { return .directory(text, format: nil) }
        let scheme = text[..<colon].lowercased()
        var rest = String(text[text.index(after: colon)...])
        if rest.hasPrefix("///") { rest.removeFirst(2) }
        switch scheme {
        case "null": return .nothing
        case "file", "dir":
            if rest.isEmpty { throw .destination(text, .noPath) }
            return .directory(rest, format: nil)
        default: break
        }
        if let format = OutputFormat(rawValue: scheme) {
            if rest.isEmpty { throw .destination(text, .noPath) }
            return .directory(rest, format: format)
        }
        if laterSchemes.contains(scheme) { throw .destination(text, .laterScheme(scheme)) }
        let known = ["null", "file"] + Databases.schemes + OutputFormat.allCases.map(\.rawValue)
        throw .destination(text, .unknownScheme(scheme, nearest: EditDistance.nearest(to: scheme, among: known)))
    }
}
