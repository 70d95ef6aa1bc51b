import Figment

/// One run of `generate` into a directory: checks it, writes, and reports.
struct GenerateRun {
    let schema: Schema
    var options: OutputOptions
    let arguments: ParsedArguments
    let console: Console

    init(schema: Schema, options: OutputOptions, arguments: ParsedArguments, console: Console) {
        self.schema = schema
        self.arguments = arguments
        self.console = console
        var options = options
        options.maxFileMegabytes = arguments.megabytes(OutputOption.maxFileSize).map { Int($0) } ?? 256
        options.maxRowsPerFile = arguments.integer(OutputOption.maxRowsPerFile) ?? 1_000_000
        options.batchRows = arguments.integer(OutputOption.batchSize).map { Int($0) } ?? 50_000
        options.resumes = arguments.has(OutputOption.resume)
        options.replacesEarlierRun = arguments.has(OutputOption.force)
        options.jsonStyle = arguments.text(OutputOption.jsonStyle).flatMap(JSONStyle.init) ?? .automatic
        options.compression = arguments.text(OutputOption.compression).flatMap(Compression.init) ?? .snappy
        self.options = options
    }

    func run() throws(CommandError) {
        // The directory first: it may take a while to count the rows of child tables.
        try checkDestination()
        let generation = try SchemaOptions.generation(schema, arguments, console)
        let options = try limited(generation)
        console.log.debug(
            "run.begin",
            [
                "directory": options.directory, "format": options.format.rawValue, "threads": "\(generation.threads)",
                "batch_rows": "\(options.batchRows)", "resume": "\(options.resumes)",
            ])
        let control = RunControl()
        let progress = ProgressReporter(control, console, isWanted: !arguments.has(OutputOption.noProgress))
        let result = try Signals.stopping(control) { () throws(CommandError) in
            Result { () throws(OutputError) in try generation.write(options, control: control) }
        }
        progress?.stop()
        let report: OutputReport
        do throws(OutputError) { report = try result.get() } catch {
            throw CommandError(
                error, directory: options.directory, control: control, resume: ResumeLine.make(CommandLine.arguments))
        }
        GenerateReport(generation: generation, run: report.run, output: report, format: options.format)
            .show(on: console)
    }

    /// Refuses a directory that holds something this run may not replace, and asks before it replaces.
    private func checkDestination() throws(CommandError) {
        let path = options.directory
        guard FileSystem.exists(path) else { return }
        guard FileSystem.isDirectory(path) else { throw .destinationHolds(path: path, contents: .notADirectory) }
        let state = StateDirectory(destination: path)
        if state.isResumable, options.resumes { return }
        do throws(TargetError) { try state.finishCommit() } catch { throw .target(error) }
        if state.isResumable {
            if !options.replacesEarlierRun { throw .destinationHolds(path: path, contents: .interruptedRun) }
        }
        let record = try? RunRecord.read(path)
        let own = Set((record?.files.map(\.name) ?? []) + (record?.metadataNames ?? []) + [".figment"])
        let others: [String]
        do throws(TargetError) { others = try FileSystem.entries(path, besides: own) } catch { throw .target(error) }
        if !others.isEmpty {
            throw .destinationHolds(path: path, contents: .otherFiles(others, withRun: record != nil))
        }
        guard let record else { return }
        if !options.replacesEarlierRun {
            throw .destinationHolds(
                path: path, contents: .earlierRun(files: record.files.count, rows: record.totalRows))
        }
        if arguments.has(OutputOption.yes) || !console.canAsk { return }
        let what = "\(NumberText.count(record.files.count, "file")) with \(NumberText.count(record.totalRows, "row"))"
        if !console.confirm("Replace \(what) in \(path)?") { throw .declined }
    }

    /// Smaller batches where `--memory-limit` asks for them.
    private func limited(_ generation: Generation) throws(CommandError) -> OutputOptions {
        guard let limit = arguments.megabytes(OutputOption.memoryLimit) else { return options }
        var options = options
        while generation.estimatedBufferBytes(options) > limit << 20, options.batchRows > 1_000 {
            options.batchRows = max(1_000, options.batchRows / 2)
        }
        let needed = generation.estimatedBufferBytes(options)
        if needed > limit << 20 {
            let error = UsageError.memoryLimit(
                givenMegabytes: limit, neededMegabytes: (needed + 1_048_575) >> 20, threads: generation.threads)
            throw .usage(error, command: arguments.path)
        }
        return options
    }
}

/// The command line that goes on with an interrupted run.
enum ResumeLine {
    static func make(_ arguments: [String]) -> String {
        var words = arguments.dropFirst().filter { $0 != "--resume" }
        // Behind `--` it would be a positional.
        words.insert("--resume", at: words.firstIndex(of: "--") ?? words.count)
        return (["figment"] + words.map(quoted)).joined(separator: " ")
    }

    /// The word as a shell reads it back.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                case 0x25, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F: true
                default: byte >= 0x80
                }
            }
        if isPlain { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
