import Figment
import FigmentLoad

extension UsageError {
    /// - Parameter command: The names that lead to the command, for its usage line.
    func wording(_ command: [String]) -> Wording {
        let name = (["figment"] + command).joined(separator: " ")
        let help = "\"\(name) --help\" shows what it takes"
        let (message, fix) = words(name: name, help: help)
        var result = Wording(message: message, code: code, exit: .usage)
        if showsUsage, let line = UsageError.usageLine(command) { result.details = ["usage: " + line] }
        result.fix = fix
        return result
    }

    private func words(name: String, help: String) -> (String, String?) {
        switch self {
        case .missingCommand(_, let known): ("\(name) needs a command", "one of \(known.joined(separator: ", "))")
        case .unknownCommand(let word, let nearest, let known):
            (
                "\"\(word)\" is no command of \(name)",
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(known.joined(separator: ", "))"
            )
        case .unknownOption(let option, let nearest):
            ("\(name) has no option \(option)", nearest.map { "did you mean \($0)?" } ?? help)
        case .missingValue(let option, let placeholder):
            ("\(option) needs a value", "\(option) \(placeholder)")
        case .valueForFlag(let option): ("\(option) takes no value", option)
        case .badValue(let option, let value, let problem): problem.words(option, value)
        case .givenTwice(let option, let first, let second):
            ("\(option) is given twice: \"\(first)\" and \"\(second)\"", "give it once")
        case .missingArgument(let argument): ("\(argument) is missing", help)
        case .missingOption(let option, let example): ("\(option) is missing", "add \(example)")
        case .extraArgument(let value): ("\"\(value)\" is one argument too many", help)
        case .together(let first, let second): ("\(first) and \(second) exclude each other", "leave one of them out")
        case .oneTable(let option):
            ("\(option) is for schemas of one table", "leave it out; --rows TABLE=N and --scale say how many rows")
        case .noSchema:
            ("no schema is named", "name one: \(name) simple, --schema PATH or --builtin ID")
        case .noAsOfColumn:
            (
                "the schema names no column for --as-of",
                "a document names one of its own with \"load\": {\"as_of\": \"updated_at\"}"
            )
        case .severalSchemas(let given):
            ("several schemas are named: \(given.joined(separator: ", "))", "name one")
        case .unknownTopic(let topic, let nearest, let known):
            (
                "there is no topic \"\(topic)\"",
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(known.joined(separator: ", "))"
            )
        case .unknownTable(let table, let nearest, let known):
            (
                "the schema has no table \"\(table)\"",
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(known.joined(separator: ", "))"
            )
        case .tableNeeded(let known):
            ("the schema has several tables", "name one of \(known.joined(separator: ", "))")
        case .noSuchRow(let number, let table, let rows):
            (
                "\(table) has no row \(number)",
                rows > 0 ? "rows 0 to \(rows - 1): its parents decide how many there are" : "it has no rows"
            )
        case .destination(let text, let problem): problem.words(text)
        case .connection(let problem): problem.words
        case .needsYes(let what): ("\(what) needs a yes, and nobody can be asked here", "add --yes")
        case .memoryLimit(let given, let needed, let threads):
            (
                "\(given) MB are too little: the buffers of \(NumberText.count(threads, "thread")) take about "
                    + "\(needed) MB",
                "--memory-limit \(needed)" + (threads > 1 ? ", fewer --threads" : "") + " or a smaller --max-file-size"
            )
        case .loadMemory(let given, let needed, let inFlight):
            (
                "\(given) MB are too little: a load of \(inFlight) batches in flight takes about \(needed) MB",
                "--memory-limit \(needed)" + (inFlight > 1 ? ", or fewer --in-flight" : "")
            )
        case .notForDestination(let option, let isDatabase):
            (
                "\(option) is for \(isDatabase ? "files" : "databases"), and the destination is "
                    + (isDatabase ? "a database" : "no database"), "leave it out"
            )
        case .notForSource(let option, let isFiles):
            (
                "\(option) is for \(isFiles ? "schemas" : "files"), and the source is \(isFiles ? "files" : "a schema")",
                "leave it out"
            )
        case .planDiffers(let directory, let what):
            ("the run in \(directory) is another one: \(what)", "leave --plan out, or name the same schema and seed")
        case .notANumber(let text, let name): ("\(name) \"\(text)\" is no row number", "a number from 0, as in 1000")
        }
    }

    private var code: String {
        switch self {
        case .unknownCommand, .missingCommand: "unknown_command"
        case .unknownOption: "unknown_option"
        case .badValue(_, _, .later), .destination(_, .laterScheme): "not_in_this_version"
        case .noSuchRow: "no_such_row"
        case .memoryLimit, .loadMemory: "memory_limit"
        default: "usage"
        }
    }

    /// Whether the shape of the command line is what is wrong.
    private var showsUsage: Bool {
        switch self {
        case .unknownOption, .missingValue, .missingArgument, .extraArgument, .noSchema, .severalSchemas: true
        default: false
        }
    }

    private static func usageLine(_ path: [String]) -> String? {
        var level = CommandTable.all
        var command: Command?
        for name in path {
            command = level.first { $0.name == name }
            level = command?.subcommands ?? []
        }
        return command.map { HelpText.usage($0, path: path) }
    }
}

extension UsageError.ValueProblem {
    func words(_ option: String, _ value: String) -> (String, String?) {
        switch self {
        case .empty: ("\(option) needs a value that is not empty", nil)
        case .notANumber(let example): ("\(option) \"\(value)\" is no number", "as in \(example)")
        case .outside(let range):
            (
                "\(option) \(value) is outside \(range.lowerBound) to \(range.upperBound)",
                "a number from \(range.lowerBound) to \(range.upperBound)"
            )
        case .notOneOf(let words, let nearest):
            (
                "\(option) has no \"\(value)\"",
                nearest.map { "did you mean \"\($0)\"?" } ?? "one of \(words.joined(separator: ", "))"
            )
        case .later(let words):
            (
                "\(option) \(value) is not in this version: it comes in a later one",
                "one of \(words.joined(separator: ", "))"
            )
        }
    }
}

extension UsageError.DestinationProblem {
    func words(_ text: String) -> (String, String?) {
        switch self {
        case .unknownScheme(let scheme, let nearest):
            (
                "\(scheme): is no kind of destination",
                nearest.map { "did you mean \($0):?" }
                    ?? "a directory, parquet:DIR, json:DIR, jsonl:DIR, csv:DIR or null:"
            )
        case .laterScheme(let scheme):
            (
                "destinations of the kind \(scheme): are not in this version: they come in a later one",
                "write files with --out DIR"
            )
        case .noPath: ("\(text) names no directory", "\(text)DIR")
        case .formatTwice(let first, let second):
            ("the destination says \(first), --format says \(second)", "leave one of them out")
        case .noDatabase:
            (
                "\(text) is no database",
                "postgresql://user@host:port/database; files are written by \"figment generate\""
            )
        case .malformed(let reason): ("the URI of the destination cannot be read: \(reason.words)", reason.fix)
        }
    }
}

extension TargetURI.Malformed {
    fileprivate var words: String {
        switch self {
        case .noScheme: "it has no scheme"
        case .port(let text?): "\(text) is no port"
        case .port(nil): "what follows the host's colon is no port"
        case .encoding: "a % is not followed by two hexadecimal digits, or they make no UTF-8"
        case .twice(let option): "the option \(option) comes twice"
        case .tooLong: "it is longer than 64 KB"
        case .otherVariable(let name, let scheme): "it names no host, and \(name) holds an address of \(scheme):"
        }
    }

    fileprivate var fix: String? {
        switch self {
        case .noScheme: "as in postgresql://user@host:5432/database"
        case .port(.some): "a number from 1 to 65535"
        case .port(nil): "in a password : / ? # and @ are written %3A %2F %3F %23 and %40"
        case .encoding: "% itself is written %25"
        case .otherVariable: "name the host, as in postgresql://localhost/database or clickhouse://localhost/database"
        case .twice, .tooLong: nil
        }
    }
}
