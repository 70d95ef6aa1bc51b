import Figment
import FigmentLoad

/// One load of a schema into a database: `figment load`, and `figment generate --to URI`.
struct LoadRun {
    let generation: Generation
    let uri: TargetURI
    let arguments: ParsedArguments
    let console: Console
    private let options: LoadOptions
    private let target: any LoadTarget

    init(
        _ schema: Schema, _ uri: TargetURI, _ arguments: ParsedArguments, _ console: Console
    ) throws(CommandError) {
        generation = try SchemaOptions.generation(schema, arguments, console)
        self.uri = uri
        self.arguments = arguments
        self.console = console
        options = LoadOption.loadOptions(arguments, name: schema.dataset.name)
        let tables = LoadTable.tables(of: schema.dataset, generation.compiled.tables.map(\.descriptor))
        target = try Databases.target(uri, tables, options)
    }

    func run() throws(CommandError) {
        if arguments.has(LoadOption.count) { return try showCounts() }
        if arguments.has(LoadOption.dryRun) { return try showPlan() }
        for note in target.notes { console.note(console.err.yellow("note: \(note)")) }
        console.log.debug(
            "load.begin", ["destination": uri.description, "mode": options.mode.rawValue, "job": options.jobName])
        let control = RunControl()
        let loader = LoadOption.loader(arguments)
        let report = try watched(control) { () throws(Engine.Failure) in
            try loader.run(
                generation.compiled, into: target, mode: options.mode, place: uri.description,
                identity: generation.identity, control: control)
        }
        LoadReportText(report: report, generation: generation, job: options.jobName).show(on: console)
    }

    /// Recomputes every row and compares.
    func verify() throws(CommandError) {
        let control = RunControl()
        let loader = LoadOption.loader(arguments)
        let (run, differences) = try watched(control) { () throws(Engine.Failure) in
            try loader.compare(generation.compiled, with: target, control: control)
        }
        try ComparisonText(place: uri.description, run: run, differences: differences).show(on: console)
    }

    /// Runs with progress and signals.
    private func watched<Result>(
        _ control: RunControl, _ body: () throws(Engine.Failure) -> Result
    ) throws(CommandError) -> Result {
        let progress = ProgressReporter(control, console, isWanted: !arguments.has(OutputOption.noProgress))
        let result = try Signals.stopping(control) { () throws(CommandError) in
            Swift.Result { () throws(Engine.Failure) in try body() }
        }
        progress?.stop()
        do throws(Engine.Failure) { return try result.get() } catch {
            switch error {
            case .target(let reason): throw .target(reason)
            // The same command goes on; it is not shown, because a password may be part of it.
            case .interrupted(let rows): throw .loadStopped(rows: rows, total: control.rowsTotal)
            }
        }
    }

    private func showCounts() throws(CommandError) {
        let counts: [Int64?]
        do throws(TargetError) { counts = try target.countRows() } catch { throw .target(error) }
        let names = generation.compiled.tables.map(\.name)
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
        let rows = generation.compiled.tables.map { (name: $0.name, rows: $0.rowCount) }
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
