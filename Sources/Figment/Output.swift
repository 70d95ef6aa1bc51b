public import FigmentEngine
import FigmentCodecs
import FigmentColumns
public import FigmentPlan
import FigmentSchema
public import FigmentTarget

/// Why writing, resuming or verifying failed.
public enum OutputError: Error, Sendable {
    /// The schema or its row counts; nothing was written.
    case plan(PlanError)
    case target(TargetError)
    /// Stopped on request; whole parts are kept and `resumes` goes on with them.
    case interrupted(rows: Int64)
    /// `verify` found files that differ from what the document generates.
    case differs([TargetError])
    /// A directory without a readable record of a run.
    case noRecord(path: String, reason: String)
}

/// What a run wrote.
public struct OutputReport: Sendable {
    public var run: RunReport
    public var files: [WrittenFile]
    public var directory: String
    /// NaNs and infinities that this run wrote as null, because JSON has no such numbers.
    public var nonFiniteCount = 0

    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }
}

extension Generation {
    /// Writes all tables as files.
    ///
    /// Files appear under their names only when every file is whole; after a crash or an interruption the same call with
    /// `resumes` completes to the same bytes.
    /// - Throws: ``OutputError``.
    public func write(
        _ options: OutputOptions, control: RunControl = RunControl()
    ) throws(OutputError) -> OutputReport {
        if options.replacesEarlierRun, !options.resumes {
            // The record of a run that died in its commit comes with the rest of the commit.
            let state = StateDirectory(destination: options.directory)
            do throws(TargetError) { try state.finishCommit() } catch { throw .target(error) }
        }
        let dataset = try laidOut(control)
        var directory = options.directoryOptions(self, dataset)
        if options.replacesEarlierRun, let record = try? RunRecord.read(options.directory) {
            directory.replaces = record.files.map(\.name) + record.metadataNames
        }
        let format = options.fileFormat(rows: compiled.tables.first?.rowCount ?? 0)
        let start = monotonicSeconds()
        let maker = MetadataWriter(
            generation: self, dataset: dataset, options: options, start: start, control: control)
        let target = DirectoryTarget(
            directory, format: format, codecs: .system, metadata: { maker.files($0) })
        let report = try run(dataset, target, identity: outputIdentity(options, format), control)
        return OutputReport(
            run: report, files: target.files, directory: options.directory, nonFiniteCount: target.nonFiniteCount)
    }

    /// Makes every value and writes none: what the kernels cost alone.
    public func writeNothing(
        batchRows: Int = 50_000, control: RunControl = RunControl()
    ) throws(OutputError) -> RunReport {
        try run(compiled, NullTarget(batchRows: batchRows), identity: identity([]), control)
    }

    /// Recomputes every value and compares the data files byte for byte: the strongest proof that nothing was changed.
    ///
    /// - Parameter options: As the files were written.
    /// - Throws: ``OutputError/differs(_:)`` with the first difference of each file.
    public func verify(_ options: OutputOptions, control: RunControl = RunControl()) throws(OutputError) -> OutputReport
    {
        let dataset = try laidOut(control)
        var directory = options.directoryOptions(self, dataset)
        directory.verifies = true
        let format = options.fileFormat(rows: compiled.tables.first?.rowCount ?? 0)
        let target = DirectoryTarget(directory, format: format, codecs: .system, metadata: { _ in [] })
        let report: RunReport
        do throws(OutputError) { report = try run(dataset, target, identity: [], control) } catch {
            // A file that is missing ends the run; it is a difference like others.
            if case .target(let reason) = error, case .mismatch = reason {
                throw .differs(target.mismatches + [reason])
            }
            throw error
        }
        if !target.mismatches.isEmpty { throw .differs(target.mismatches) }
        return OutputReport(run: report, files: target.files, directory: options.directory)
    }

    private func run(
        _ dataset: CompiledDataset, _ target: any Target, identity: [String], _ control: RunControl
    ) throws(OutputError) -> RunReport {
        do throws(Engine.Failure) {
            return try Engine(threads: threads).run(dataset, into: target, identity: identity, control: control)
        } catch {
            switch error {
            case .target(let reason): throw .target(reason)
            case .interrupted(let rows): throw .interrupted(rows: rows)
            }
        }
    }

    /// Everything that decides the bytes of the files.
    private func outputIdentity(_ options: OutputOptions, _ format: any FileFormat) -> [String] {
        identity([
            "format \(format.identity)", "max file \(options.maxFileMegabytes) MB",
            "max rows per file \(options.maxRowsPerFile)",
        ])
    }
}
