import Figment
import FigmentADBC
import FigmentData

/// Why a command did not do what it was asked to.
enum CommandError: Error {
    case usage(UsageError, command: [String])
    /// A command or feature of a later version.
    case later(LaterCommand)
    case schema(Schema.Invalid)
    case plan(PlanError)
    case library(SchemaLibrary.Failure)
    case target(TargetError)
    /// A database could not be compared.
    case comparison(ServerFailure)
    /// A directory without a readable record of a run.
    case noRecord(path: String, reason: String)
    case destinationHolds(path: String, contents: DirectoryContents)
    /// So many files differ; the report on standard output names them.
    case differs(directory: String, files: Int)
    /// Stopped on request; `resume` is the command line that goes on.
    case interrupted(rows: Int64, total: Int64, resume: String?)
    /// A load was stopped on request; `summary` says what it did.
    case loadStopped(rows: Int64, total: Int64, summary: String?)
    /// The mirror of a load's state is not what a load wrote.
    case checkpoint(path: String, reason: String)
    case engineVersion(directory: String, recorded: Int, current: Int)
    /// A file that cannot be read or written.
    case file(path: String, operation: String, errno: Int32)
    /// The engine that reads data files is not there, or failed.
    case dataEngine(ADBCError)
    case export(ExportError)
    /// Files that are no source of a load.
    case files(FileLoadError)
    /// `clean` left things that it was asked to remove.
    case notCleaned(directory: String, changed: [String])
    /// The user said no.
    case declined
    /// The result itself, already shown, tells what is wrong.
    case reported(ExitCode)

    /// What lies in a destination that is not empty.
    enum DirectoryContents {
        /// The files of an earlier run and nothing else.
        case earlierRun(files: Int, rows: Int64)
        case interruptedRun
        /// Files that no run of ours wrote.
        case otherFiles([String], withRun: Bool)
        case notADirectory
    }
}

/// A file that is not what the document generates.
struct FileDifference {
    var name: String
    var detail: String
}

/// How a process ends.
enum ExitCode: Int32 {
    case done = 0
    case checkFailed = 1
    case usage = 2
    case environment = 3
    case interrupted = 130
}
