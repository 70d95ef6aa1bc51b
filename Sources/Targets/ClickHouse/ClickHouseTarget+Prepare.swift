public import FigmentTarget
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTypes

extension ClickHouseTarget {
    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        let connection = try connect()
        let server = try ClickHouseServer(connection)
        let state = ClickHouseState(connection: connection, statements: statements, jobName: load.jobName)
        try state.create()
        var lock = lock(connection)
        try lock.take(job: load.jobName)
        do throws(TargetError) { return try prepare(job, connection, server, state, lock.number) } catch {
            lock.release()
            throw error
        }
    }

    private func prepare(
        _ job: Job, _ connection: ClickHouseConnection, _ server: ClickHouseServer, _ state: ClickHouseState,
        _ lock: Int64
    ) throws(TargetError) -> PreparedJob {
        let planner = TablePlanner(target: self, connection: connection, server: server)
        let earlier = try state.read()
        var entry: ClickHouseState.Entry
        var committed = job.tables.map { _ in [RowRange]() }
        if let earlier, !load.forgetsEarlierLoad {
            let now = JobRecord(
                identity: job.identity, mode: load.mode, partRows: earlier.record.partRows, isFinished: false)
            switch earlier.record.continuation(now, fixedSize: job.fixedSize) {
            case .same: entry = earlier
            case .grown: entry = try grown(earlier, to: now, state)
            case .other(let lines): throw otherJob(lines)
            }
        } else {
            entry = try planner.begin(job, after: earlier?.version ?? 0)
            try state.write(entry)
        }
        let isWhole = entry.stage != .running
        var plans: [ClickHouseTarget.TablePlan] = []
        if !isWhole {
            plans = try planner.plans(entry)
            committed = try self.committed(job, entry, plans, state, connection)
        } else {
            committed = job.tables.map { [RowRange](first: $0.rowCount) }
        }
        if earlier?.id == entry.id { try checkCounts(entry, plans, committed, connection) }
        let shared = Shared(
            server: server, entry: entry, lock: lock, plans: plans,
            // What an earlier process sent has been looked for by its markers, or is known again by its tokens.
            tried: job.tables.map { _ in [] }, lastBeat: monotonicSeconds(), isComplete: entry.stage == .finished)
        self.shared.withLock { $0 = shared }
        return PreparedJob(partRows: entry.record.partRows, committed: committed)
    }

    /// What is there of the job, by table.
    private func committed(
        _ job: Job, _ entry: ClickHouseState.Entry, _ plans: [TablePlan], _ state: ClickHouseState,
        _ connection: ClickHouseConnection
    ) throws(TargetError) -> [[RowRange]] {
        var result = try state.committed(entry.id, tables: job.tables.count)
        for (index, plan) in plans.enumerated() where plan.proof == .marker {
            result[index] = try PartMarkers(self, connection, entry.id).committed(
                plan.name, rows: job.tables[index].rowCount, partRows: entry.record.partRows[index])
        }
        return result
    }

    private func otherJob(_ lines: [String]) -> TargetError {
        ClickHouseError.refused(
            .otherJob(load.jobName, lines), "an earlier load of this name was of something else",
            place: options.address.place)
    }

    /// Takes the larger job for the earlier one.
    private func grown(
        _ earlier: ClickHouseState.Entry, to job: JobRecord, _ state: ClickHouseState
    ) throws(TargetError) -> ClickHouseState.Entry {
        // A last part that was short and the one behind it would have the same marker.
        if earlier.proofs.contains(.marker) {
            throw otherJob(
                earlier.record.differences(from: job)
                    + [
                        "more rows are no continuation here: rows tell their part in a column, and the last part is short"
                    ])
        }
        var entry = earlier
        entry.record.identity = job.identity
        entry.record.isFinished = false
        entry.stage = .running
        entry.version += 1
        try state.write(entry)
        return entry
    }

    /// A table that has fewer rows than were put into it was emptied by somebody: the job cannot become whole.
    private func checkCounts(
        _ entry: ClickHouseState.Entry, _ plans: [TablePlan], _ committed: [[RowRange]],
        _ connection: ClickHouseConnection
    ) throws(TargetError) {
        // While staging tables take their places there is no telling which is where.
        if entry.stage == .publishing { return }
        for (index, table) in tables.enumerated() {
            let rows = committed[index].reduce(0) { $0 + Int64($1.count) }
            // By markers the rows themselves say what is committed.
            if rows == 0 || (entry.stage == .running && plans[index].proof == .marker) { continue }
            let before = index < entry.rowsBefore.count ? entry.rowsBefore[index] : 0
            let expected = entry.record.expectedRows(before: before, committed: rows)
            let found = try count(entry.stage == .running ? plans[index].name : table.name, connection) ?? 0
            guard found < expected else { continue }
            throw ClickHouseError.refused(
                .missingRows(table.name, found: found, expected: expected),
                "rows are missing that an earlier run of this load had written", place: options.address.place)
        }
    }
}

/// Parts by the marker column.
struct PartMarkers {
    let target: ClickHouseTarget
    let connection: ClickHouseConnection
    private let job: UInt64

    init(_ target: ClickHouseTarget, _ connection: ClickHouseConnection, _ id: String) {
        self.target = target
        self.connection = connection
        job = PartMarkers.job(id)
    }

    private static func job(_ id: String) -> UInt64 {
        (UInt64(id.prefix(8), radix: 16) ?? 0) << 32
    }

    /// The marker of the part that begins at `row`.
    static func marker(_ id: String, row: Int64, partRows: Int) -> UInt64 {
        job(id) | UInt64(truncatingIfNeeded: row / Int64(max(1, partRows))) & 0xFFFF_FFFF
    }

    /// The parts that are whole, as runs; rows of others are deleted.
    func committed(_ table: String, rows: Int64, partRows: Int) throws(TargetError) -> [RowRange] {
        try settle(PartMarkers.queryID(job, digits: 8))
        let column = try target.statements.name(ClickHouseStatements.marker)
        let name = try target.statements.qualified(table)
        let found = try connection.rows(
            """
            SELECT \(column) AS part, count() FROM \(name) WHERE \(column) >= \(job) \
            AND \(column) <= \(job | 0xFFFF_FFFF) GROUP BY part ORDER BY part
            """)
        var runs: [RowRange] = []
        for row in found where row.count == 2 {
            guard let part = UInt64(row[0]), let count = Int64(row[1]) else { continue }
            let start = Int64(part & 0xFFFF_FFFF) * Int64(partRows)
            let wanted = min(Int64(partRows), rows - start)
            if count == wanted {
                runs.appendRun(RowRange(start: start, count: Int(count)))
            } else {
                try delete(name, table, "\(column) = \(part)")
            }
        }
        return runs
    }

    /// Rows of one part.
    func count(_ table: String, marker: UInt64) throws(TargetError) -> Int64 {
        try settle(PartMarkers.queryID(marker))
        return try connection.number(
            """
            SELECT count() FROM \(target.statements.qualified(table)) \
            WHERE \(target.statements.name(ClickHouseStatements.marker)) = \(marker)
            """)
    }

    /// Waits until the server has ended the INSERTs whose answers nobody awaits any more: those of which the ids begin so.
    private func settle(_ stem: String) throws(TargetError) {
        let own = ClickHouseStatements.literal(stem)
        for _ in 0..<600 {
            let running = try connection.number(
                "SELECT count() FROM system.processes WHERE substring(query_id, 1, \(stem.utf8.count)) = \(own)")
            if running == 0 { return }
            sleepSeconds(0.1)
        }
        throw ClickHouseError.refused(
            .timeout, "an INSERT of an earlier run has not ended in a minute", place: connection.address.place)
    }

    /// How the ids of a part's INSERTs begin; with 8 digits those of all the job's parts.
    static func queryID(_ marker: UInt64, digits: Int = 16) -> String {
        let text = String(marker, radix: 16)
        return "figment-part-" + (String(repeating: "0", count: 16 - text.count) + text).prefix(digits)
    }

    /// Rows of a part that came through in pieces: a table with partitions takes one partition after the other.
    private func delete(_ name: String, _ table: String, _ condition: String) throws(TargetError) {
        let place = ClickHouseStatements.place(target.statements.database, table)
        try connection.run("ALTER TABLE \(name) DELETE WHERE \(condition)")
        for _ in 0..<3_000 {
            let open = try connection.number(
                """
                SELECT count() FROM system.mutations WHERE database = \(place.database) AND table = \(place.table) \
                AND is_done = 0
                """)
            if open == 0 { return }
            sleepSeconds(0.1)
        }
        throw ClickHouseError.refused(
            .timeout, "a deletion has not ended in five minutes", place: connection.address.place)
    }
}
