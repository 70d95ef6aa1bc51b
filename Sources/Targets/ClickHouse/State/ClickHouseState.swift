import FigmentLoad
import FigmentTarget
import FigmentTypes

/// What the database remembers of jobs: a log in `figment_jobs`, whose last row of a name counts, and a row for each
/// committed part in `figment_parts`.
struct ClickHouseState {
    enum Stage: String, Sendable { case running, publishing, finished, forgotten }

    /// The last entry of a job's log.
    struct Entry: Sendable {
        var jobName: String
        /// Random: tokens and markers of no other load are the same.
        var id: String
        var stage: Stage
        var version: Int64
        var record: JobRecord
        /// Rows in each table before the first part.
        var rowsBefore: [Int64]
        /// By table, how repeated parts are kept out.
        var proofs: [ClickHouseProof]
        /// By table, once the staging tables are whole: its UUID, or where partitions are replaced, their ids.
        var staging: [[String]] = []

        /// How the names of the job's staging tables begin.
        var jobStem: String {
            var hash = Hash64(lane: 22)
            hash.add(jobName)
            return "figment_load_" + String(hash.finish(), radix: 16) + "_"
        }
        var stem: String { jobStem + id + "_" }

        /// Whether the partitions of the staging tables take the places of others.
        var replacesPartitions: Bool { record.identity.contains(Entry.ofPartitions) }
        /// The line of the job's identity that says so: a load that goes on does it as it began.
        static let ofPartitions = "overwrite partitions"

        /// The ids of the partitions of a table that the load replaces; nil where it replaces none.
        func replacedPartitions(_ table: Int) -> [String]? {
            guard replacesPartitions, stage != .running, table < staging.count else { return nil }
            return staging[table]
        }
    }

    let connection: ClickHouseConnection
    let statements: ClickHouseStatements
    let jobName: String

    private func jobs() throws(TargetError) -> String { try statements.qualified("figment_jobs") }
    private func parts() throws(TargetError) -> String { try statements.qualified("figment_parts") }

    func create() throws(TargetError) {
        try connection.run(
            """
            CREATE TABLE IF NOT EXISTS \(jobs()) (name String, id String, version Int64, stage String, mode String, \
            identity String, part_rows String, rows_before String, proofs String, staging String, at DateTime) \
            ENGINE = MergeTree ORDER BY (name, version)
            """)
        try connection.run(
            """
            CREATE TABLE IF NOT EXISTS \(parts()) (job String, tbl UInt32, first_row Int64, row_count Int64) \
            ENGINE = MergeTree ORDER BY (job, tbl, first_row)
            """)
    }

    /// Nil where the name is new or its last load is forgotten.
    func read() throws(TargetError) -> Entry? {
        let rows = try connection.rows(
            """
            SELECT id, toString(version), stage, mode, identity, part_rows, rows_before, proofs, staging FROM \(jobs()) \
            WHERE name = \(ClickHouseStatements.literal(jobName)) ORDER BY version DESC LIMIT 1
            """)
        guard let row = rows.first, row.count == 9, let stage = Stage(rawValue: row[2]), stage != .forgotten else {
            return nil
        }
        let record = JobRecord(
            identity: JobRecord.lines(of: row[4]), mode: LoadMode(rawValue: row[3]) ?? .append,
            partRows: row[5].split(separator: ",").compactMap { Int($0) }, isFinished: stage == .finished)
        return Entry(
            jobName: jobName, id: row[0], stage: stage, version: Int64(row[1]) ?? 0, record: record,
            rowsBefore: row[6].split(separator: ",").compactMap { Int64($0) },
            proofs: row[7].split(separator: ",").compactMap { ClickHouseProof(rawValue: String($0)) },
            staging: row[8].split(separator: ",", omittingEmptySubsequences: false).map {
                $0.split(separator: "/").map(String.init)
            })
    }

    /// Adds to the job's log.
    func write(_ entry: Entry) throws(TargetError) {
        let fields = [
            jobName, entry.id, nil, entry.stage.rawValue, entry.record.mode.rawValue,
            entry.record.identityText, entry.record.partRows.map(String.init).joined(separator: ","),
            entry.rowsBefore.map(String.init).joined(separator: ","),
            entry.proofs.map(\.rawValue).joined(separator: ","),
            entry.staging.map { $0.joined(separator: "/") }.joined(separator: ","),
        ]
        let values = fields.map { $0.map(ClickHouseStatements.literal) ?? "toInt64(\(entry.version))" }
        try connection.run(
            """
            INSERT INTO \(jobs()) (name, id, version, stage, mode, identity, part_rows, rows_before, proofs, staging, at) \
            SELECT \(values.joined(separator: ", ")), now()
            """)
    }

    /// Notes that a part is there.
    func write(part rows: RowRange, table: Int, of id: String) throws(TargetError) {
        try connection.run(
            """
            INSERT INTO \(parts()) (job, tbl, first_row, row_count) \
            SELECT \(ClickHouseStatements.literal(id)), \(table), \(rows.start), \(rows.count)
            """)
    }

    /// The parts noted, by table, as runs in row order that neither touch nor overlap.
    func committed(_ id: String, tables: Int) throws(TargetError) -> [[RowRange]] {
        let rows = try connection.rows(
            """
            SELECT DISTINCT tbl, first_row, row_count FROM \(parts()) \
            WHERE job = \(ClickHouseStatements.literal(id)) ORDER BY tbl, first_row
            """)
        var result = [[RowRange]](repeating: [], count: tables)
        for row in rows where row.count == 3 {
            guard let table = Int(row[0]), table < tables, let start = Int64(row[1]), let count = Int(row[2]) else {
                continue
            }
            result[table].appendRun(RowRange(start: start, count: count))
        }
        return result
    }
}
