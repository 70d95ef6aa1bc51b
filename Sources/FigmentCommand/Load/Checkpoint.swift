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
        var targetRows: Int64
        /// The key of row `firstRow + i` is `keyStart + i · keyStep`; its name ends that of the file's first member.
        var keyName: String
        var keyStart: Int64
        var keyStep: Int64
    }

    fileprivate struct State: Sendable {
        var partRows = 0
        /// Rows from the first one on without a gap, and parts behind a gap by their first row.
        var whole: Int64 = 0
        var ahead: [Int64: Int64] = [:]
        var rows: Int64 = 0
        var batches = 0
        var unsaved = 0
        /// Of an earlier run of this load.
        var earlier: Checkpoint?
        var failure: FileError?
    }

    private let facts: Facts
    /// Nil where no file is wanted.
    private let path: String?
    private let interval: Int
    private let start = monotonicSeconds()
    private let began = System.timestamp()
    private let state = Monitor<State>(State())
    private let note: @Sendable (String) -> Void

    /// - Parameters:
    ///   - interval: Parts between two writings of the file.
    ///   - earlier: What the file said before.
    ///   - note: Tells whoever watches.
    init(
        _ facts: Facts, path: String?, interval: Int, earlier: Checkpoint?, note: @escaping @Sendable (String) -> Void
    ) {
        self.note = note
        self.facts = facts
        self.path = path
        self.interval = interval
        let isSame = earlier?.seed == facts.seed && earlier?.targetRows == facts.targetRows
        state.withLock { $0.earlier = isSame ? earlier : nil }
    }

    func begin(_ job: PreparedJob) {
        state.withLock { state in
            state.partRows = job.partRows.first ?? 0
            for run in job.committed.first ?? [] { state.add(run) }
            // Nothing of it is in the database: a checkpoint of other days.
            if state.rows == 0 { state.earlier = nil }
        }
    }

    func committed(_ part: Part) {
        state.withLock { state in
            state.add(part.rows)
            state.batches += 1
            state.unsaved += 1
            if state.unsaved >= interval { save(&state) }
        }
    }

    func waits(for failure: ServerFailure, atMost seconds: Double) {
        note(
            "\(failure.server) at \(failure.place) takes nothing (\(failure.message)); looking again for up to "
                + NumberText.duration(seconds))
    }

    /// Writes the file once more.
    func end() { state.withLock { if $0.unsaved > 0 || $0.batches == 0 { save(&$0) } } }

    /// What kept the file from being written, if anything did.
    var failure: FileError? { state.withLock { $0.failure } }

    /// What this run did, in a line.
    var summary: String {
        let (rows, batches) = state.withLock { ($0.rows, $0.batches) }
        let seconds = monotonicSeconds() - start
        return "rows: \(NumberText.count(rows)), batches: \(NumberText.count(batches)), "
            + "time: \(NumberText.duration(seconds))"
    }

    private func save(_ state: inout State) {
        guard let path else { return }
        state.unsaved = 0
        let seconds = monotonicSeconds() - start + Double(state.earlier?.seconds ?? 0)
        let last = facts.keyStart &+ facts.keyStep &* (state.whole - 1)
        let checkpoint = Checkpoint(
            lastKey: (facts.keyName, last), rows: state.rows,
            batches: Int64(state.batches) + (state.earlier?.batches ?? 0),
            startTime: state.earlier?.startTime ?? began, seed: facts.seed, targetRows: facts.targetRows,
            batchRows: Int64(state.partRows), seconds: Int64(seconds.rounded()),
            rate: seconds > 0 ? Int64((Double(state.rows) / seconds).rounded()) : 0, job: facts.job,
            place: facts.place)
        do throws(FileError) {
            try checkpoint.write(to: path)
            state.failure = nil
        } catch { state.failure = error }
    }
}

extension LoadProgress.State {
    fileprivate mutating func add(_ run: RowRange) {
        rows += Int64(run.count)
        ahead[run.start] = run.end
        while let end = ahead.removeValue(forKey: whole) { whole = end }
    }
}

/// `.checkpoints/progress.json`: how far a load of one table is.
struct Checkpoint: Sendable {
    static let path = ".checkpoints/progress.json"

    /// The key of the last row up to which all are there, and the column's name.
    var lastKey: (name: String, value: Int64)
    var rows: Int64
    var batches: Int64
    var startTime: String
    var seed: String
    var targetRows: Int64
    var batchRows: Int64
    var seconds: Int64
    /// Rows per second.
    var rate: Int64
    var job: String
    var place: String

    func write(to path: String) throws(FileError) {
        let json = SyntaxNode.object([
            ("last_" + lastKey.name, .int(Int(lastKey.value))), ("rows_inserted", .int(Int(rows))),
            ("batches_completed", .int(Int(batches))), ("start_time", .string(startTime)),
            ("last_checkpoint", .string(System.timestamp())), ("seed", .string(seed)),
            ("target_rows", .int(Int(targetRows))), ("batch_size", .int(Int(batchRows))),
            ("total_time_seconds", .int(Int(seconds))), ("average_rate_rows_per_sec", .int(Int(rate))),
            ("job", .string(job)), ("destination", .string(place)),
        ])
        if let slash = path.lastIndex(of: "/") { try FileAccess.makeFolder(String(path[..<slash])) }
        try FileAccess.writeAtomically(Array((json.jsonText(pretty: true) + "\n").utf8), to: path)
    }

    /// Reads what a load wrote; nil where there is no file.
    ///
    /// - Throws: ``CommandError/checkpoint(path:reason:)`` for a file that no load wrote; it stays as it is.
    static func read(_ path: String) throws(CommandError) -> Checkpoint? {
        let bytes: [UInt8]
        switch FileAccess.read(path, limit: 1 << 20) {
        case .success(let read): bytes = read
        case .failure(let error):
            if error.isMissing { return nil }
            throw .file(path: path, operation: "read", errno: error.code)
        }
        guard let root = JSONReader.read(bytes, name: path).root else {
            throw .checkpoint(path: path, reason: "it is no JSON")
        }
        func number(_ key: String) throws(CommandError) -> Int64 {
            if case .int(let value)? = root[key]?.value, value >= 0 { return value }
            throw .checkpoint(path: path, reason: "\"\(key)\" is no number")
        }
        func text(_ key: String) throws(CommandError) -> String {
            if case .string(let value)? = root[key]?.value { return value }
            throw .checkpoint(path: path, reason: "\"\(key)\" is no text")
        }
        return Checkpoint(
            lastKey: ("", 0), rows: try number("rows_inserted"), batches: try number("batches_completed"),
            startTime: try text("start_time"), seed: try text("seed"), targetRows: try number("target_rows"),
            batchRows: try number("batch_size"), seconds: try number("total_time_seconds"),
            rate: try number("average_rate_rows_per_sec"), job: "", place: "")
    }
}
