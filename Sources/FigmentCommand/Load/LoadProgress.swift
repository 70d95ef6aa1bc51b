import Figment
import FigmentLoad
import FigmentTarget

/// How far a load is: counted for its last words, and mirrored in a file for whoever watches it. The state in the
/// database is what a resumed load goes by; the file only shows it.
final class LoadProgress: LoadObserver {
    /// What the file says that is known before the first part.
    struct Facts: Sendable {
        var job: String
        var place: String
        var seed: String
        var tables: [Table]
    }

    struct Table: Sendable {
        var name: String
        var targetRows: Int64
        /// The key of row `firstRow + i` is `keyStart + i · keyStep`; its name ends that of the file's first member.
        var keyName = "row"
        var keyStart: Int64 = 1
        var keyStep: Int64 = 1
    }

    /// The rows of one table that are committed.
    fileprivate struct Committed: Sendable {
        /// Rows from the first one on without a gap, and parts behind a gap by their first row.
        var whole: Int64 = 0
        var ahead: [Int64: Int64] = [:]
        var rows: Int64 = 0

        mutating func add(_ run: RowRange) {
            rows += Int64(run.count)
            ahead[run.start] = run.end
            while let end = ahead.removeValue(forKey: whole) { whole = end }
        }
    }

    fileprivate struct State: Sendable {
        /// Nil before the database has said how far the load is.
        var partRows: Int?
        /// Rows of runs before this one.
        var resumedRows: Int64 = 0
        var savedAt = 0.0
        var tables: [Committed]
        var batches = 0
        var unsaved = 0
        /// Of an earlier run of this load.
        var earlier: Checkpoint?
        var failure: FileError?

        var rows: Int64 { tables.reduce(0) { $0 + $1.rows } }
    }

    private let facts: Facts
    /// Nil where no file is wanted.
    private let path: String?
    /// Nil for once a second.
    private let interval: Int?
    private let start = monotonicSeconds()
    private let began = System.timestamp()
    private let state: Monitor<State>
    private let note: @Sendable (String) -> Void
    private let log: Log

    /// - Parameters:
    ///   - interval: Parts between two writings of the file; nil for once a second.
    ///   - earlier: What the file said before.
    ///   - note: Tells whoever watches.
    init(
        _ facts: Facts, path: String?, interval: Int?, earlier: Checkpoint?, log: Log,
        note: @escaping @Sendable (String) -> Void
    ) {
        self.note = note
        self.log = log
        self.facts = facts
        self.path = path
        self.interval = interval
        let isSame = earlier.map { facts.describes($0) } ?? false
        state = Monitor(
            State(
                tables: Array(repeating: Committed(), count: facts.tables.count), earlier: isSame ? earlier : nil))
    }

    func begin(_ job: PreparedJob) {
        state.withLock { state in
            state.partRows = job.partRows.first ?? 0
            state.savedAt = monotonicSeconds()
            for (table, runs) in job.committed.enumerated() where table < state.tables.count {
                for run in runs { state.tables[table].add(run) }
            }
            state.resumedRows = state.rows
            // Nothing of it is in the database: a checkpoint of other days.
            if state.rows == 0 { state.earlier = nil }
        }
    }

    func committed(_ part: Part) {
        state.withLock { state in
            if part.table < state.tables.count { state.tables[part.table].add(part.rows) }
            state.batches += 1
            state.unsaved += 1
            let isDue = interval.map { state.unsaved >= $0 } ?? (monotonicSeconds() - state.savedAt >= 1)
            if isDue { save(&state) }
        }
    }

    func waits(for failure: ServerFailure, atMost seconds: Double) {
        note(
            "\(failure.server) at \(failure.place) takes nothing (\(failure.message)); looking again for up to "
                + NumberText.duration(seconds))
    }

    func retries(after failure: ServerFailure) {
        log.debug(
            "load.retry",
            ["server": failure.server, "place": failure.place, "code": failure.code, "message": failure.message])
    }

    /// Writes the file once more, unless the load was refused before its first part.
    func end() {
        state.withLock { if $0.partRows != nil, $0.unsaved > 0 || $0.batches == 0 { save(&$0) } }
    }

    /// What kept the file from being written, if anything did.
    var failure: FileError? { state.withLock { $0.failure } }

    /// What this run did, in a line.
    var summary: String {
        let (rows, batches) = state.withLock { ($0.rows - $0.resumedRows, $0.batches) }
        let seconds = monotonicSeconds() - start
        return "rows: \(NumberText.count(rows)), batches: \(NumberText.count(batches)), "
            + "time: \(NumberText.duration(seconds)), rate: \(NumberText.rate(Double(rows) / max(seconds, 1e-9))) rows/s"
    }

    private func save(_ state: inout State) {
        guard let path else { return }
        state.unsaved = 0
        state.savedAt = monotonicSeconds()
        let seconds = monotonicSeconds() - start + Double(state.earlier?.seconds ?? 0)
        let tables = zip(facts.tables, state.tables).map { table, done in
            Checkpoint.Table(
                name: table.name, rows: done.rows, targetRows: table.targetRows,
                lastKey: (table.keyName, table.keyStart &+ table.keyStep &* (done.whole - 1)))
        }
        let rows = state.rows
        // The time of earlier runs is known only where a file told of them.
        let timed = state.earlier == nil ? rows - state.resumedRows : rows
        let checkpoint = Checkpoint(
            tables: tables, rows: rows, batches: Int64(state.batches) + (state.earlier?.batches ?? 0),
            startTime: state.earlier?.startTime ?? began, seed: facts.seed, targetRows: facts.targetRows,
            batchRows: Int64(state.partRows ?? 0), seconds: Int64(seconds.rounded()),
            rate: seconds > 0 ? Int64((Double(timed) / seconds).rounded()) : 0, job: facts.job, place: facts.place)
        do throws(FileError) {
            try checkpoint.write(to: path)
            state.failure = nil
        } catch { state.failure = error }
    }
}

extension LoadProgress.Facts {
    fileprivate var targetRows: Int64 { tables.reduce(0) { $0 + $1.targetRows } }

    /// Whether a file is about an earlier run of this load.
    fileprivate func describes(_ file: Checkpoint) -> Bool {
        file.seed == seed && file.targetRows == targetRows && file.job == job && file.place == place
    }
}
