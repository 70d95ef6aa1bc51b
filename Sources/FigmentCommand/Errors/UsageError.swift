import FigmentLoad

/// What is wrong with a command line. Facts only; `CommandError+Wording.swift` has the words.
enum UsageError: Error, Equatable {
    case missingCommand(of: [String], known: [String])
    case unknownCommand(String, nearest: String?, known: [String])
    case unknownOption(String, nearest: String?)
    case missingValue(String, placeholder: String)
    case valueForFlag(String)
    case badValue(option: String, value: String, ValueProblem)
    case givenTwice(String, first: String, second: String)
    case missingArgument(String)
    case missingOption(String, example: String)
    case extraArgument(String)
    /// Options that exclude each other.
    case together(String, String)
    /// An option for schemas of one table.
    case oneTable(String)
    /// Not exactly one schema.
    case noSchema
    /// The schema names no column that `--as-of` could set.
    case noAsOfColumn
    case severalSchemas([String])
    case unknownTopic(String, nearest: String?, known: [String])
    case unknownTable(String, nearest: String?, known: [String])
    case tableNeeded(known: [String])
    case noSuchRow(Int64, table: String, rows: Int64)
    case destination(String, DestinationProblem)
    case connection(ConnectionProblem)
    /// An option for files with a database as the destination, or the other way round.
    case notForDestination(String, isDatabase: Bool)
    /// An option for schemas with files as the source, or the other way round.
    case notForSource(String, isFiles: Bool)
    /// A question that only `--yes` can answer here.
    case needsYes(String)
    case memoryLimit(givenMegabytes: Int64, neededMegabytes: Int64, threads: Int)
    /// The same of a load, which has batches rather than files in memory.
    case loadMemory(givenMegabytes: Int64, neededMegabytes: Int64, inFlight: Int)
    case planDiffers(directory: String, what: String)
    case notANumber(String, name: String)

    enum ValueProblem: Equatable {
        case empty
        case notANumber(example: String)
        case outside(ClosedRange<Int64>)
        case notOneOf([String], nearest: String?)
        /// Known, but not in this version.
        case later([String])
    }

    enum DestinationProblem: Equatable {
        case unknownScheme(String, nearest: String?)
        case laterScheme(String)
        case noPath
        case formatTwice(String, String)
        /// Nothing that rows are loaded into.
        case noDatabase
        case malformed(TargetURI.Malformed)
    }
}
