/// What a load does about an earlier one of its name: one rule for every database and every mode.
///
/// | the earlier load | what happens |
/// |---|---|
/// | of the same, unfinished | goes on behind what is committed |
/// | of the same, finished | nothing: all is there |
/// | of fewer rows, else the same, where values do not depend on how many there are | goes on behind the last row |
/// | of anything else | refused, with each difference |
///
/// In the first three cases the tables must still hold what was committed (``expectedRows(before:committed:)``). Whoever
/// wants all rows loaded anew says so: `--reset`.
extension JobRecord {
    public enum Continuation: Hashable, Sendable {
        case same
        /// The job is the earlier one with more rows.
        case grown
        /// The job is another one; a line for each difference, and one that says why more rows are no continuation.
        case other([String])
    }

    /// What `job` is to this earlier one.
    ///
    /// - Parameter fixedSize: Why more rows of it would not begin with the earlier ones; nil where they would.
    public func continuation(_ job: JobRecord, fixedSize: String?) -> Continuation {
        let lines = differences(from: job)
        if lines.isEmpty { return .same }
        guard isBeginning(of: job) else { return .other(lines) }
        if mode == .overwrite {
            return .other(lines + ["an overwrite replaces rows as a whole: more rows are another"])
        }
        if let fixedSize { return .other(lines + ["more rows are no continuation: " + fixedSize]) }
        return .grown
    }

    /// Whether the two differ in that `job` has more rows, or files behind the earlier ones, and in nothing else.
    private func isBeginning(of job: JobRecord) -> Bool {
        guard mode == job.mode else { return false }
        let own = identity.filter { !JobRecord.isOfRows($0) }
        let others = job.identity.filter { !JobRecord.isOfRows($0) }
        guard others.starts(with: own), others.dropFirst(own.count).allSatisfy({ $0.hasPrefix(JobRecord.file) }) else {
            return false
        }
        let before = identity.filter(JobRecord.isOfRows).map(JobRecord.setting)
        let now = job.identity.filter(JobRecord.isOfRows).map(JobRecord.setting)
        guard before.map(\.name) == now.map(\.name) else { return false }
        return zip(before, now).allSatisfy { before, now in
            guard let few = Int64(before.value), let many = Int64(now.value) else { return false }
            return few <= many
        }
    }

    private static func isOfRows(_ line: String) -> Bool { line.hasPrefix("rows ") }

    /// Rows that a table must hold at least after so many of the load were committed to it.
    ///
    /// - Parameters:
    ///   - before: Rows that were there before the first.
    ///   - committed: Of the load. An overwrite's are in a table of their own until all are there.
    public func expectedRows(before: Int64, committed: Int64) -> Int64 {
        switch mode {
        case .append: before + committed
        case .overwrite: committed
        // Rows of one key are one row, also of the load's own.
        case .upsert, .merge: committed > 0 ? 1 : 0
        }
    }
}
