import FigmentColumns
import FigmentTypes

/// A directory of data files, each visible under its name only when all of them are whole.
///
/// Files wait in `.figment/`; publish records the renames, carries them out and writes the metadata last. A run that
/// died at any point leaves either nothing under a final name or a recorded commit, which the next run replays.
public final class DirectoryTarget: Target {
    public let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: true, needsOrderedParts: true, acceptsNullableVectors: true)

    let options: DirectoryOptions
    let format: any FileFormat
    let codecs: Codecs
    let state: StateDirectory
    private let metadata: MetadataMaker
    let monitor = Monitor<Shared>(Shared())

    /// What workers share.
    struct Shared {
        var assemblers: [FileAssembler] = []
        var files: [WrittenFile] = []
        var journal: DiskFile?
        var journalBytes = 0
        var lock: DiskFile?
        var isAborted = false
        /// An earlier run had decided its commit: the files are there, nothing is left to write.
        var isDecided = false
        var commitsInFlight = 0
        /// Numbers that the format had to write as null.
        var nonFiniteCount = 0
        /// What `verify` found: the first difference of each file.
        var mismatches: [TargetError] = []

        /// Lets go of the destination once nothing is written there any more.
        mutating func releaseIfIdle() {
            guard isAborted, commitsInFlight == 0 else { return }
            assemblers = []
            journal = nil
            lock = nil
        }
    }

    public init(
        _ options: DirectoryOptions, format: any FileFormat, codecs: Codecs, metadata: @escaping MetadataMaker
    ) {
        self.options = options
        self.format = format
        self.codecs = codecs
        self.metadata = metadata
        state = StateDirectory(destination: options.path)
    }

    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        for table in job.tables { _ = try format.makeEncoder(table) }
        let whole = options.verifies ? [] : try openState(job)
        var committed: [Int64] = []
        var assemblers: [FileAssembler] = []
        let byTable = Dictionary(grouping: whole, by: \.table)
        for (i, table) in job.tables.enumerated() {
            let files = byTable[i] ?? []
            let nextRow = files.last.map { $0.firstRow + $0.rows } ?? 0
            committed.append(nextRow)
            assemblers.append(
                FileAssembler(
                    table: i, descriptor: table, format: format, options: options, nextRow: nextRow,
                    nextNumber: files.count + 1,
                    open: { [self] table, number throws(TargetError) in
                        try openFile(table, number)
                    }))
        }
        monitor.withLock { shared in
            shared.assemblers = assemblers
            shared.files = whole
        }
        if !options.verifies { try checkSpace(job, committed) }
        let partRows = job.tables.map { format.segmentRows($0, maxFileBytes: options.maxFileBytes) }
        return PreparedJob(partRows: partRows, partPeriod: options.maxRowsPerFile, committedRows: committed)
    }

    public func makeWriter() throws(TargetError) -> any PartWriter { DirectoryPartWriter(self) }

    public func abort() {
        monitor.withLock { shared in
            shared.isAborted = true
            shared.releaseIfIdle()
        }
        monitor.wakeAll()
    }

    /// The data files, in table and row order; final after `publish`.
    public var files: [WrittenFile] {
        monitor.withLock { $0.files }.sorted { ($0.table, $0.number) < ($1.table, $1.number) }
    }

    /// Numbers that this run had to write as null, because the format has no NaN and no infinities.
    public var nonFiniteCount: Int { monitor.withLock { $0.nonFiniteCount } }

    /// What differs, after a run with `verifies`.
    public var mismatches: [TargetError] { monitor.withLock { $0.mismatches } }

    public func publish() throws(TargetError) {
        try finishOpenFiles()
        let files = named(files)
        monitor.withLock { $0.files = files }
        if options.verifies { return try noteOtherFiles(files) }
        if !monitor.withLock({ $0.isDecided }) { try commit(files) }
        // The lock goes last: until then no other run may look at what is being removed.
        monitor.withLock { shared in
            shared.assemblers = []
            shared.journal = nil
        }
        try state.removeAll()
        monitor.withLock { $0.lock = nil }
    }

    /// Decides the run, then gives all files their names.
    private func commit(_ files: [WrittenFile]) throws(TargetError) {
        var renames: [(from: String, to: String)] = files.map { ("\($0.table)-\($0.number).whole", $0.name) }
        for (index, file) in metadata(files).enumerated() {
            // Metadata files wait beside the data; they are renamed last.
            let waiting = "meta-\(index).whole"
            try FileSystem.writeAtomically(file.bytes, to: "\(state.path)/\(waiting)")
            renames.append((waiting, file.name))
        }
        // A name that is given again gives way by the rename itself: removing it would not bear repetition.
        let given = Set(renames.map(\.to))
        let removals = options.replaces.filter { !given.contains($0) }.map { CommitPlan.Step.remove($0) }
        let plan = CommitPlan(steps: removals + renames.map { .rename(from: $0.from, to: $0.to) })
        try FileSystem.writeAtomically(plan.bytes, to: state.commitPath)
        try plan.replay(in: state)
    }

    /// Closes the last file of each table; a table without rows gets one empty file.
    private func finishOpenFiles() throws(TargetError) {
        for assembler in monitor.withLock({ $0.assemblers }) {
            if assembler.current == nil, assembler.nextNumber == 1 { _ = try assembler.makeFile(firstRow: 0) }
            if let file = assembler.current, let sealed = assembler.seal(file) { try finish(sealed, assembler) }
        }
    }

    /// Final names: `data.parquet`, or `data-00001-of-00004.parquet`.
    private func named(_ files: [WrittenFile]) -> [WrittenFile] {
        let totals = Dictionary(files.map { ($0.table, 1) }, uniquingKeysWith: +)
        return files.map { file in
            var result = file
            let total = totals[file.table] ?? 1
            result.name = DirectoryTarget.fileName(
                base: options.baseNames[file.table], number: file.number, total: total,
                fileExtension: format.fileExtension)
            return result
        }
    }

    /// The name of file `number` of `total`.
    public static func fileName(base: String, number: Int, total: Int, fileExtension: String) -> String {
        if total == 1 { return "\(base).\(fileExtension)" }
        return "\(base)-\(padded(number))-of-\(padded(total)).\(fileExtension)"
    }

    /// A number with five digits, more where it has more.
    static func padded(_ n: Int) -> String { String(repeating: "0", count: max(0, 5 - String(n).count)) + String(n) }
}
