import Figment
import FigmentLoad

/// `figment verify`: recomputes every value of a run and compares.
enum VerifyCommand {
    private static let ofDatabases =
        [
            LoadOption.job, LoadOption.inFlight, LoadOption.retries, LoadOption.patience, LoadOption.startRow,
            OutputOption.sample, OutputOption.tables,
        ] + LoadOption.ofFiles

    static let command = Command(
        name: "verify", summary: "Recompute every value of a directory or a database and compare.",
        details: [
            "A directory's own record has the schema, the seed and the options. For a database the schema is given;",
            "seed and rows are those of the load of the name, unless options say otherwise. What was loaded from",
            "files is compared with the files.",
        ],
        positionals: [
            .init("DIR|URI", "A directory that \"figment generate\" wrote, or a database."),
            .init(
                "SOURCE",
                "What the database was loaded from: a schema (file or id), a directory, or files of one table.",
                isRequired: false, isRepeatable: true),
        ],
        options: SchemaOptions.all + ofDatabases + [OutputOption.noProgress],
        examples: [
            .init(line: "figment verify figment-output/simple_example", summary: "exit code 1 on any difference"),
            .init(line: "figment verify products --json", summary: "a report of each file"),
            .init(
                line: "figment verify postgresql:///demo users --rows 10M", summary: "every row of a database's tables"),
            .init(
                line: "figment verify postgresql:///demo figment-output/simple_example",
                summary: "tables that were loaded from files"),
        ]
    ) { arguments, console throws(CommandError) in
        if let uri = try database(arguments) {
            let given = Array(arguments.positionals.dropFirst())
            return try LoadSource.decide(given, arguments).run(given, uri, arguments, console).verify()
        }
        // A directory's own record says what these would say.
        let others =
            SchemaOptions.all.filter { $0.name != SchemaOptions.threads.name } + ofDatabases
        if let other = others.first(where: { arguments.has($0) }) {
            throw .usage(.notForDestination("--" + other.name, isDatabase: false), command: arguments.path)
        }
        if let more = arguments.positional(1) { throw .usage(.extraArgument(more), command: arguments.path) }
        let directory = trimmed(arguments.positional(0) ?? ".")
        let run = try RecordedRun(directory)
        var generation: Generation
        do throws(PlanError) {
            generation = try Generation(
                run.schema, rowsByTable: run.rowsByTable, seed: run.record.seed,
                threads: SchemaOptions.threadCount(arguments), sample: run.record.sampleRows,
                tables: run.record.selectedTables)
        } catch { throw .plan(error) }
        var differences = listing(run.record, directory)
        // A file that is missing, or not as long as recorded, is known without a comparison.
        let comparable = differences.allSatisfy { $0.isPresent }
        let control = RunControl()
        var report: OutputReport?
        if comparable {
            let progress = ProgressReporter(control, console, isWanted: !arguments.has(OutputOption.noProgress))
            let result = try Signals.stopping(control) { () throws(CommandError) in
                Result { () throws(OutputError) in try generation.verify(run.record.options, control: control) }
            }
            progress?.stop()
            do throws(OutputError) { report = try result.get() } catch {
                switch error {
                case .differs(let list): differences.merge(list.compactMap { FileDifference($0, in: directory) })
                case .target(let mismatch):
                    guard let found = FileDifference(mismatch, in: directory) else { throw .target(mismatch) }
                    differences.merge([found])
                default: throw CommandError(error, directory: directory, control: control, resume: nil)
                }
            }
        }
        try VerifyReport(record: run.record, directory: directory, differences: differences, run: report?.run)
            .show(on: console)
    }

    /// The database that is named; nil for a directory.
    private static func database(_ arguments: ParsedArguments) throws(CommandError) -> TargetURI? {
        let text = arguments.positional(0) ?? ""
        do throws(UsageError) {
            if let uri = try Destination.database(text) { return uri }
            // A scheme that there is not is no misspelt directory.
            if text.contains("://"), !FileSystem.isDirectory(text) { _ = try Destination.parse(text) }
            return nil
        } catch { throw .usage(error, command: arguments.path) }
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// What the record and the directory do not agree on.
    private static func listing(_ record: RunRecord, _ directory: String) -> [FileCheck] {
        var checks = record.files.map { file in
            var check = FileCheck(name: file.name)
            if let size = FileSystem.size(directory + "/" + file.name) {
                if Int64(size) != file.bytes {
                    check.detail =
                        "it has \(NumberText.count(size)) bytes, the record says \(NumberText.count(file.bytes))"
                }
            } else {
                check.detail = "the file is missing"
                check.isPresent = false
            }
            return check
        }
        let known = Set(record.files.map(\.name) + record.metadataNames + [".figment"])
        for name in (try? FileSystem.entries(directory, besides: known)) ?? [] {
            var check = FileCheck(name: name)
            check.detail = "the record does not list it"
            check.isListed = false
            checks.append(check)
        }
        return checks
    }
}

/// What `verify` found of one file.
struct FileCheck {
    let name: String
    /// The first difference, or nil.
    var detail: String?
    var isPresent = true
    var isListed = true

    init(name: String) { self.name = name }
}

extension [FileCheck] {
    /// The comparison's findings say more than the sizes do.
    fileprivate mutating func merge(_ found: [FileDifference]) {
        for difference in found {
            if let index = firstIndex(where: { $0.name == difference.name }) {
                self[index].detail = difference.detail
            } else {
                var check = FileCheck(name: difference.name)
                check.detail = difference.detail
                append(check)
            }
        }
    }
}

private struct VerifyReport {
    let record: RunRecord
    let directory: String
    let differences: [FileCheck]
    /// Nil where files differ.
    let run: RunReport?

    private var failed: [FileCheck] { differences.filter { $0.detail != nil } }

    func show(on console: Console) throws(CommandError) {
        if console.isJSON {
            console.print(json: json.jsonText())
            if !failed.isEmpty { throw .reported(.checkFailed) }
            return
        }
        // Every difference, and so many of the others as one looks at.
        let same = differences.filter { $0.detail == nil }
        for check in same.prefix(10) { console.print("\(console.out.green("same"))  \(check.name)") }
        if same.count > 10 {
            console.print("\(console.out.green("same"))  … \(NumberText.count(same.count - 10, "more file"))")
        }
        for check in failed { console.print("\(console.out.red("differs"))  \(check.name): \(check.detail ?? "")") }
        if !failed.isEmpty {
            throw .differs(directory: directory, files: failed.count)
        }
        guard let run else { return }
        console.print(
            "\(NumberText.count(record.files.count, "file")), \(NumberText.count(run.rows, "row")): every value is what "
                + "the document generates (\(NumberText.duration(run.seconds)))")
    }

    private var json: SyntaxNode {
        let files = differences.map { check in
            var members: [(String, SyntaxNode)] = [
                ("name", .string(check.name)), ("same", .bool(check.detail == nil)),
            ]
            if let detail = check.detail { members.append(("detail", .string(detail))) }
            return SyntaxNode.object(members)
        }
        return .object([
            ("directory", .string(directory)), ("same", .bool(failed.isEmpty)),
            ("rows", .int(Int(record.totalRows))), ("files", .array(files)),
        ])
    }
}
