import Figment
import FigmentADBC
import FigmentData

/// Every sentence about a command that failed is here and in `UsageError+Wording.swift`.
extension CommandError {
    var wording: Wording {
        switch self {
        case .usage(let error, let command): return error.wording(command)
        case .later(let command):
            return Wording(
                message: "\"figment \(command.rawValue)\" is not in this version: it comes in a later one, to "
                    + "\(command.purpose)",
                fix: "until then: " + command.instead, code: "not_in_this_version", exit: .usage)
        case .schema(let invalid):
            let errors = invalid.diagnostics.filter { $0.severity == .error }.count
            return Wording(
                message: "the schema has \(NumberText.count(errors, "error"))", code: "schema", exit: .usage)
        case .plan(let error): return error.wording
        case .library(let failure): return failure.wording
        case .target(let error): return error.wording
        case .comparison(let failure): return failure.comparisonWording
        case .noRecord(let path, let reason):
            return Wording(
                message: "\(path) holds no record of a run: \(reason)",
                fix: "name a directory that \"figment generate\" wrote", code: "no_record", exit: .usage)
        case .destinationHolds(let path, let contents): return contents.wording(path)
        case .differs(let directory, let files):
            return Wording(
                message: "\(NumberText.count(files, "file")) in \(directory) \(files == 1 ? "is" : "are") not what the "
                    + "document generates", code: "differs", exit: .checkFailed)
        case .interrupted(let rows, let total, let resume):
            return Wording(
                message: total > 0
                    ? "stopped after \(NumberText.count(rows)) of \(NumberText.count(total)) rows; whole files are kept"
                    : "stopped before the first row was written",
                fix: resume.map { "to go on: \($0)" }, code: "interrupted", exit: .interrupted)
        case .checkpoint(let path, let reason):
            return Wording(
                message: "the checkpoint \(path) is damaged: \(reason); nothing was changed",
                fix: "remove it, or --reset begins anew; the database knows which rows are there", code: "checkpoint",
                exit: .usage)
        case .loadStopped(let rows, let total, let summary):
            return Wording(
                message:
                    "stopped after \(NumberText.count(rows)) of \(NumberText.count(total)) rows; they are committed",
                details: summary.map { [$0] } ?? [],
                fix: "run the same command again to go on", code: "interrupted", exit: .interrupted)
        case .engineVersion(let directory, let recorded, let current):
            return Wording(
                message: "\(directory) was written by engine version \(recorded), this program is version \(current): "
                    + "their values differ",
                fix: "use a figment of engine version \(recorded)", code: "engine_version", exit: .usage)
        case .file(let path, let operation, let code):
            return Wording(
                message: "cannot \(operation) \(path): \(System.reason(code))", code: "file", exit: .environment)
        case .export(let error): return error.wording
        case .files(let error): return error.wording
        case .dataEngine(let error):
            if let fault = FileFault(error) { return fault.wording }
            return Wording(
                message: "DuckDB, which reads the data, says: \(error.description)",
                fix: error.operation == .load ? "run scripts/setup, or set FIGMENT_DUCKDB to its library" : nil,
                code: "data_engine", exit: .environment)
        case .notCleaned(let directory, let changed):
            return Wording(
                message: "\(NumberText.count(changed.count, "file")) in \(directory) changed since figment wrote "
                    + (changed.count == 1 ? "it" : "them") + " and stayed",
                details: changed, fix: "look at the files and remove them yourself", code: "not_cleaned",
                exit: .checkFailed)
        case .declined:
            return Wording(message: "nothing was changed", code: "declined", exit: .checkFailed)
        case .reported(let exit): return Wording(message: "", code: "reported", exit: exit)
        }
    }
}

extension CommandError.DirectoryContents {
    func wording(_ path: String) -> Wording {
        var result = Wording(message: "", code: "destination_not_empty", exit: .usage)
        switch self {
        case .earlierRun(let files, let rows):
            result.message =
                "\(path) holds an earlier run: \(NumberText.count(files, "file")) with "
                + NumberText.count(rows, "row")
            result.fix = "add --force to replace them, or name another directory with --out DIR"
        case .interruptedRun:
            result.message = "an interrupted run lies in \(path)"
            result.fix = "add --resume to go on with it, or --force to begin anew"
            result.code = "interrupted_run"
        case .otherFiles(let names, let withRun):
            let shown = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
            result.message = "\(path) is not empty: no run of figment wrote \(shown)"
            result.fix =
                (withRun ? "--force replaces only what an earlier run wrote; " : "")
                + "name another directory with --out DIR"
        case .notADirectory:
            result.message = "\(path) is not a directory"
            result.fix = "name another directory with --out DIR"
        }
        return result
    }
}

extension PlanError {
    var wording: Wording {
        var result = Wording(message: "", code: "plan", exit: .usage)
        switch self {
        case .unknownTable(let name, let known):
            result.message = "the schema has no table \"\(name)\""
            let nearest = EditDistance.nearest(to: name, among: known)
            result.fix =
                nearest.map { "did you mean \"\($0)\"?" } ?? "its tables are \(known.joined(separator: ", "))"
        case .tooManyRows(let table, let column, let rows, let maximum):
            result.message =
                "\(table).\(column) cannot number \(NumberText.count(rows, "row")): its type ends after "
                + NumberText.count(maximum)
            result.fix = "--rows \(maximum), or a wider type for \(column)"
        case .negativeRows(let table, let rows):
            result.message = "table \(table) has \(NumberText.count(rows)) rows"
            result.fix = "ask for 0 rows or more"
        case .childRows(let table, let parent):
            result.message = "the rows of \(table) follow from its parent \(parent)"
            result.fix = "--rows \(parent)=N, or --scale X for all tables"
        case .domainTooSmall(let table, let column, let rows, let domain):
            let maximum = domain > UInt64(Int64.max) ? "2^64" : NumberText.count(Int64(domain))
            result.message =
                "\(table).\(column) must be different in each of \(NumberText.count(rows, "row")), but has only "
                + "\(maximum) values"
            result.fix = "--rows \(domain) at most, or a wider type or a larger max_length for \(column)"
        case .tooFewRows(let table, let rows, let needed):
            result.message =
                "\(table) has \(NumberText.count(rows, "row")), and planted neighbours need a block of them for each query: "
                + NumberText.count(needed)
            result.fix = "--rows \(table)=\(needed), or fewer queries"
        case .tooManyPartitions(let table, let columns, let maximum):
            let names = columns.joined(separator: ", ")
            result.message = "\(names) would split \(table) into more than \(NumberText.count(maximum, "partition"))"
            result.fix = "\"max_partitions\" in its layout, or columns with fewer values in partition_by"
        case .partitionNameTooLong(let table, let column, let bytes):
            result.message =
                "a value of \(table).\(column) makes a folder's name of \(NumberText.count(bytes, "byte")), and 255 is "
                + "what file systems take"
            result.fix = "another column in partition_by, or a smaller max_length for \(column)"
        case .noMatch(let table, let column, let row):
            result.message =
                "row \(row) of \(table) finds no row to look \(column) up in, and its lookup says on_missing: error"
            result.fix = "\"on_missing\": \"null\", or keys that the other table has"
        case .unknownReference(let table, let column, let name):
            result.message = "\(table).\(column) refers to \"\(name)\", which the plan does not have"
            result.fix = "name a column that the schema has"
        case .otherEngineVersion(let asked, let current):
            result.message =
                "the schema asks for engine version \(asked), this program is version \(current): their values differ"
            result.fix = "use a figment of engine version \(asked), or take the version out of the schema"
        case .cycle(let path):
            result.message = "these need each other: \(path.joined(separator: " → "))"
            result.fix = "take one of the references away"
        case .badExpression(let table, let column, let reason):
            result.message = "the expression of \(table).\(column): \(reason)"
            result.fix = "correct the expression; `figment generators expression` shows what it may hold"
        }
        return result
    }
}

extension TargetError {
    var wording: Wording {
        var result = Wording(message: "", code: "target", exit: .environment)
        switch self {
        case .system(let operation, let path, let errno):
            result.message = "cannot \(operation) \(path): \(System.reason(errno))"
            result.code = "system"
            if errno == Signals.noSpace {
                result.code = "disk_full"
                result.fix = "make room, then add --resume to go on: whole files are kept"
            }
        case .diskFull(let path, let needed, let free):
            result.message =
                "\(path) has not enough room: about \(NumberText.bytes(needed)) needed, \(NumberText.bytes(free)) free"
            result.fix = "make room and add --resume, or name another disk with --out DIR"
            result.code = "disk_full"
        case .destinationNotEmpty(let path):
            result.message = "\(path) is not empty"
            result.fix = "add --force to replace what an earlier run wrote, or name another directory with --out DIR"
            result.code = "destination_not_empty"
            result.exit = .usage
        case .differentJob(let path, let reason):
            result.message = "the interrupted run in \(path) is another one: \(reason)"
            result.fix = "give the same schema, seed, rows and file options as then, or --force to begin anew"
            result.code = "different_job"
            result.exit = .usage
        case .nothingToResume(let path):
            result.message = "no interrupted run lies in \(path)"
            result.fix = "leave --resume out"
            result.code = "nothing_to_resume"
            result.exit = .usage
        case .busy(let path):
            result.message = "another run is writing to \(path)"
            result.fix = "wait for it, or name another directory with --out DIR"
            result.code = "busy"
        case .unsupportedType(let column, let type, let format):
            result.message = "\(format) cannot hold column \(column) of type \(type)"
            result.fix = "another --format"
            result.code = "unsupported_type"
            result.exit = .usage
        case .limitTooSmall(let what, let given, let minimum):
            result.message = "\(what): \(NumberText.count(given)) is less than \(NumberText.count(minimum))"
            result.code = "limit"
            result.exit = .usage
        case .mismatch(let path, let detail):
            result.message = "\(path) is not what the document generates: \(detail)"
            result.code = "differs"
            result.exit = .checkFailed
        case .source(let path, let reason):
            result.message = "cannot read \(path): \(reason)"
            result.code = "source"
            result.exit = .usage
        case .server(let failure): return failure.wording
        case .option(let failure):
            result.message =
                failure.isName
                ? "\(failure.name): \(failure.reason)"
                : "the option \(failure.name) of the destination: \(failure.reason)"
            result.code = "option"
            result.exit = .usage
            if let nearest = EditDistance.nearest(to: failure.name, among: failure.choices) {
                result.fix = "did you mean \(nearest)?"
            } else if !failure.choices.isEmpty {
                result.fix = "there are " + failure.choices.joined(separator: ", ")
            }
        case .codec(let reason):
            result.message = "cannot compress: \(reason)"
            result.code = "codec"
        case .cancelled:
            result.message = "the run was stopped"
            result.code = "cancelled"
            result.exit = .interrupted
        }
        return result
    }
}

extension SchemaLibrary.Failure {
    var wording: Wording {
        var result = Wording(message: "", code: "library", exit: .usage)
        switch self {
        case .badID(let id):
            result.message = "\"\(id.prefix(60))\" is no schema id"
            result.fix = "1 to 64 letters, digits, _ and -"
        case .builtIn(let id):
            result.message = "\"\(id)\" is built in: it is neither replaced nor removed"
            result.fix = "choose another id"
        case .exists(let id):
            result.message = "the library has a schema \"\(id)\" already"
            result.fix = "add --force to replace it, or choose another id"
        case .unknown(let id, let nearest):
            result.message = "the library has no schema \"\(id)\""
            result.fix = nearest.map { "did you mean \"\($0)\"?" } ?? "\"figment schema list\" lists all"
        case .invalid(let diagnostics):
            let errors = diagnostics.filter { $0.severity == .error }.count
            result.message = "the schema has \(NumberText.count(errors, "error"))"
            result.details = diagnostics.flatMap { $0.rendered().split(separator: "\n").map(String.init) }
            result.code = "schema"
        case .corruptIndex(let path):
            result.message = "\(path) is not an index of schemas"
            result.fix = "move it away and add the schemas again"
            result.exit = .environment
        case .file(let path, let reason):
            result.message = "\(path): \(reason)"
            result.exit = .environment
        }
        return result
    }
}
