import Figment
import FigmentLoad

/// One load into a database: `figment load`, and `figment generate --to URI`.
struct LoadRun {
    let subject: LoadSubject
    let uri: TargetURI
    let arguments: ParsedArguments
    let console: Console
    private let options: LoadOptions
    private let target: any LoadTarget

    init(
        _ schema: Schema, _ uri: TargetURI, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) {
        let options = LoadOption.loadOptions(arguments, name: schema.dataset.name)
        let subject = try LoadSubject(schema, arguments, console) { tables throws(CommandError) in
            try Databases.target(uri, tables, options)
        }
        try self.init(subject, uri, arguments, console)
    }

    init(
        _ subject: LoadSubject, _ uri: TargetURI, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) {
        self.subject = subject
        self.uri = uri
        self.arguments = arguments
        self.console = console
        let isOfFiles = subject.scope == nil
        try LoadOption.checkMemory(arguments, ofFiles: isOfFiles)
        options = LoadOption.loadOptions(arguments, name: subject.name, ofFiles: isOfFiles)
        target = try Databases.target(uri, subject.tables, options)
    }

    func run() throws(CommandError) {
        if arguments.has(LoadOption.count) { return try showCounts() }
        if arguments.has(LoadOption.dryRun) { return try showPlan() }
        for note in (subject.scope?.notes ?? subject.notes) + target.notes {
            console.note(console.err.yellow("note: \(note)"))
        }
        console.log.debug(
            "load.begin", ["destination": uri.description, "mode": options.mode.rawValue, "job": options.jobName])
        let control = RunControl()
        var loader = LoadOption.loader(arguments)
        let progress = try progress()
        loader.observer = progress
        let report = try watched(control, progress) { [loader] () throws(Engine.Failure) in
            try loader.run(
                subject.supply, into: target, mode: options.mode, place: uri.description, identity: subject.identity,
                control: control)
        }
        LoadReportText(report: report, subject: subject, job: options.jobName).show(on: console)
    }

    /// Counts what is done, and mirrors it in a file where the schema or an option asks for it.
    private func progress() throws(CommandError) -> LoadProgress {
        // Where neither the schema nor an option says how often, the file is written once a second.
        let wanted = arguments.integer(LoadOption.checkpointInterval).map { Int($0) }
        let isWantedBySchema = subject.scope?.generation.schema.dataset.load.keepsCheckpoint ?? false
        let interval = wanted ?? (isWantedBySchema ? 1 : nil)
        let isKept = arguments.command.name == LoadCommand.command.name && interval != 0
        var earlier: Checkpoint?
        if isKept {
            if arguments.has(LoadOption.reset) {
                do throws(FileError) { try FileAccess.remove(Checkpoint.path) } catch {
                    if !error.isMissing { throw .file(path: Checkpoint.path, operation: "remove", errno: error.code) }
                }
            } else {
                earlier = try Checkpoint.read(Checkpoint.path)
            }
        }
        let facts = LoadProgress.Facts(
            job: options.jobName, place: uri.description, seed: subject.seed ?? "", tables: progressTables())
        return LoadProgress(
            facts, path: isKept ? Checkpoint.path : nil,
            interval: interval, earlier: earlier, log: console.log,
            note: { [paint = console.err] in _ = System.write(Array((paint.yellow("note: " + $0) + "\n").utf8), to: 2) }
        )
    }

    /// The tables with what tells how far each is: its first column that counts, else the numbers of rows.
    private func progressTables() -> [LoadProgress.Table] {
        let firstRow = subject.scope?.firstRow ?? 0
        let plans = subject.scope?.generation.plan.tables ?? []
        return subject.tables.map { table in
            var result = LoadProgress.Table(
                name: table.name, targetRows: table.descriptor.rowCount, keyStart: firstRow + 1)
            for column in plans.first(where: { $0.name == table.name })?.columns ?? [] {
                guard case .sequence(let start, let step) = column.recipe else { continue }
                result.keyName = column.name
                result.keyStart = start &+ step &* firstRow
                result.keyStep = step
                break
            }
            return result
        }
    }

    /// Makes or reads every row again and compares.
    func verify() throws(CommandError) {
        let control = RunControl()
        let loader = LoadOption.loader(arguments)
        let (run, differences): (RunReport, [TableDifference])
        do throws(CommandError) {
            (run, differences) = try watched(control) { () throws(Engine.Failure) in
                try loader.compare(subject.supply, with: target, control: control)
            }
        } catch {
            switch error {
            case .target(.server(let failure)): throw .comparison(failure)
            case .loadStopped(let rows, let total, _): throw .interrupted(rows: rows, total: total, resume: nil)
            default: throw error
            }
        }
        for note in (subject.scope?.notes ?? []) + target.notes {
            console.note(console.err.yellow("note: \(note)"))
        }
        try ComparisonText(
            place: uri.description, isWithFiles: subject.scope == nil, run: run, differences: differences
        ).show(on: console)
    }

    /// Runs with progress and signals.
    private func watched<Result>(
        _ control: RunControl, _ done: LoadProgress? = nil, _ body: () throws(Engine.Failure) -> Result
    ) throws(CommandError) -> Result {
        let progress = ProgressReporter(control, console, isWanted: !arguments.has(OutputOption.noProgress))
        let result = try Signals.stopping(control) { () throws(CommandError) in
            Swift.Result { () throws(Engine.Failure) in try body() }
        }
        progress?.stop()
        done?.end()
        if let failure = done?.failure {
            console.note(
                console.err.yellow("note: \(Checkpoint.path) could not be written: \(System.reason(failure.code))"))
        }
        do throws(Engine.Failure) { return try result.get() } catch {
            switch error {
            case .target(let reason): throw .target(reason)
            // The same command goes on; it is not shown, because a password may be part of it.
            case .interrupted(let rows):
                throw .loadStopped(rows: rows, total: control.rowsTotal, summary: done?.summary)
            }
        }
    }

    private func showCounts() throws(CommandError) {
        let counts: [Int64?]
        do throws(TargetError) { counts = try target.countRows() } catch { throw .target(error) }
        let names = subject.tables.map(\.name)
        if console.isJSON {
            let tables = zip(names, counts).map { name, count in
                SyntaxNode.object([
                    ("name", .string(name)), ("rows", count.map { .int(Int($0)) } ?? SyntaxNode(.null)),
                ])
            }
            return console.print(json: SyntaxNode.object([("tables", .array(tables))]).jsonText())
        }
        for (name, count) in zip(names, counts) {
            console.print("\(name)  \(count.map { NumberText.count($0, "row") } ?? "no such table")")
        }
    }

    private func showPlan() throws(CommandError) {
        let statements: [String]
        do throws(TargetError) { statements = try target.definitions() } catch { throw .target(error) }
        let rows = subject.tables.map { (name: $0.name, rows: $0.descriptor.rowCount) }
        if console.isJSON {
            let tables = rows.map { SyntaxNode.object([("name", .string($0.name)), ("rows", .int(Int($0.rows)))]) }
            return console.print(
                json: SyntaxNode.object([
                    ("destination", .string(uri.description)), ("mode", .string(options.mode.rawValue)),
                    ("job", .string(options.jobName)), ("tables", .array(tables)),
                    ("statements", .array(statements.map { .string($0) })),
                    ("notes", .array(target.notes.map { .string($0) })),
                ]).jsonText())
        }
        for statement in statements { console.print(statement + ";") }
        console.print("")
        for table in rows { console.print("\(table.name)  \(NumberText.count(table.rows, "row"))") }
        console.print("\(options.mode.rawValue) into \(uri.description) as job \(options.jobName); nothing was done")
        for note in target.notes { console.print("note: \(note)") }
    }
}
