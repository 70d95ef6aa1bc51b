import FigmentColumns
public import FigmentTarget

/// How a job is loaded into a database.
public struct LoadOptions: Sendable {
    public var mode: LoadMode = .append
    /// The job's name within the database: a second load of the same name goes on with the first.
    public var jobName: String
    /// Rows that are committed together, at most; nil for what suits the target.
    public var batchRows: Int?
    /// Bytes that are committed together, about, at most.
    public var batchBytes = 16 << 20
    /// Makes tables that are missing.
    public var createsTables = false
    /// Drops the tables and makes them anew, before the first row.
    public var dropsTables = false
    /// Adds columns that a table lacks and widens numbers that are too narrow.
    public var evolvesSchema = false
    /// Forgets what an earlier load of the same name has done; its rows stay.
    public var forgetsEarlierLoad = false

    public init(jobName: String) { self.jobName = jobName }

    /// Rows of a part of a table whose rows take so many bytes.
    public func partRows(rowBytes: Double, standard: Int) -> Int {
        let wanted = max(1, batchRows ?? standard)
        return max(1, min(wanted, Int(Double(batchBytes) / max(1, rowBytes))))
    }

    /// The record of a job as this load begins it, or goes on with it.
    ///
    /// - Parameters:
    ///   - earlier: Of an earlier load of the name; its parts are cut again as they were.
    ///   - standardRows: Of a part, where no option says otherwise.
    public func record(of job: Job, after earlier: JobRecord?, standardRows: Int) -> JobRecord {
        JobRecord(
            identity: job.identity, mode: mode,
            partRows: earlier?.partRows
                ?? job.tables.map { partRows(rowBytes: $0.estimatedRowBytes, standard: standardRows) },
            isFinished: false)
    }
}
