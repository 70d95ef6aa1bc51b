public import FigmentTarget
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTypes

extension ClickHouseTarget {
    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        let connection = try connect()
        let server = try ClickHouseServer(connection)
        try checkOptions(server)
        // The right to do so is missed before anything is made.
        if options.insertsAsync { try connection.emptyInsertQueue() }
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
        var checked: [TablePlan]?
        if let earlier, !load.forgetsEarlierLoad {
            let now = JobRecord(
                identity: identity(of: job), mode: load.mode, partRows: earlier.record.partRows, isFinished: false)
            switch earlier.record.continuation(now, fixedSize: job.fixedSize) {
            case .same: entry = earlier
            case .grown: entry = try grown(earlier, to: now, state)
            case .other(let lines): throw otherJob(lines)
            }
        } else {
            (entry, checked) = try planner.begin(job, identity: identity(of: job), after: earlier?.version ?? 0)
            // What was refused is not remembered: the next command may ask for something else.
            try state.write(entry)
        }
        var plans: [TablePlan] = []
        var committed = job.tables.map { [RowRange](first: $0.rowCount) }
        if entry.stage == .running {
            if let checked { plans = checked } else { plans = try planner.plans(entry) }
            committed = try self.committed(job, entry, plans, state, connection)
        }
        if options.insertsAsync, plans.contains(where: { $0.proof == .token || $0.proof == .marker }) {
            note("this load began with insert=sync and goes on so")
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
        for (index, plan) in plans.enumerated() where plan.proof.isMarker {
            let markers = PartMarkers(self, connection, entry.id, isQueued: plan.proof == .queuedMarker)
            result[index] = try markers.committed(
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
        if earlier.proofs.contains(where: \.isMarker) {
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
            if rows == 0 || (entry.stage == .running && plans[index].proof.isMarker) { continue }
            let before = index < entry.rowsBefore.count ? entry.rowsBefore[index] : 0
            let expected = entry.record.expectedRows(before: before, committed: rows)
            let found =
                entry.stage == .running
                ? try count(plans[index].name, connection) ?? 0
                : try count(table.name, in: entry.replacedPartitions(index), connection) ?? 0
            guard found < expected else { continue }
            throw ClickHouseError.refused(
                .missingRows(table.name, found: found, expected: expected),
                "rows are missing that an earlier run of this load had written", place: options.address.place)
        }
    }
}
