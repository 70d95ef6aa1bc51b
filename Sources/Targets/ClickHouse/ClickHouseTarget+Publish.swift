import FigmentLoad
public import FigmentTarget
import FigmentTypes

extension ClickHouseTarget {
    /// Puts staging tables in their places, marks the job as done and gives its lock back. May be called again.
    public func publish() throws(TargetError) {
        guard let state = shared.withLock({ $0 }) else { return }
        let connection = try connect()
        guard !state.isComplete else {
            try dropReplaced(state.entry, connection)
            return release()
        }
        let log = ClickHouseState(connection: connection, statements: statements, jobName: load.jobName)
        var entry = state.entry
        if entry.record.mode == .overwrite {
            if entry.stage == .running {
                entry.staging = []
                for index in tables.indices {
                    let name = TablePlanner.staging(entry, index)
                    entry.staging.append(
                        entry.replacesPartitions
                            ? try partitionsToReplace(name, connection) : [try stagingID(name, connection)])
                }
                entry.stage = .publishing
                entry.version += 1
                try log.write(entry)
                shared.withLock { $0?.entry = entry }
            }
            for index in tables.indices {
                if entry.replacesPartitions {
                    try replacePartitions(index, entry, connection)
                } else {
                    try swap(index, entry, connection)
                }
            }
        }
        entry.stage = .finished
        entry.record.isFinished = true
        entry.version += 1
        try log.write(entry)
        let finished = entry
        shared.withLock {
            $0?.entry = finished
            $0?.isComplete = true
        }
        try dropReplaced(finished, connection)
        release()
    }

    private func stagingID(_ name: String, _ connection: ClickHouseConnection) throws(TargetError) -> String {
        guard let uuid = try connection.table(name)?.uuid, !uuid.isEmpty else { return "-" }
        return uuid
    }

    /// Puts one staging table in its place; what is done already shows in which tables there are.
    private func swap(_ index: Int, _ entry: ClickHouseState.Entry, _ connection: ClickHouseConnection)
        throws(TargetError)
    {
        let name = tables[index].name
        let staging = TablePlanner.staging(entry, index)
        let old = TablePlanner.old(entry, index)
        let place = try statements.qualified(name)
        if let waiting = try connection.table(staging) {
            let before = try connection.table(name)
            if let before {
                let recorded = index < entry.staging.count ? entry.staging[index].first ?? "-" : "-"
                let knowsIDs = recorded.contains { $0 != "0" && $0 != "-" }
                if knowsIDs {
                    // One step: readers see the old rows or the new ones.
                    if waiting.uuid == recorded {
                        if !before.hasMarker { try dropMarker(staging, waiting, connection) }
                        try connection.run("EXCHANGE TABLES \(statements.qualified(staging)) AND \(place)")
                    }
                    guard try connection.table(name)?.uuid == recorded else {
                        throw ClickHouseError.refused(
                            .other, "the tables were not exchanged; run the load again", place: options.address.place)
                    }
                    try connection.run("DROP TABLE IF EXISTS \(statements.qualified(staging))")
                    return
                }
                if !before.hasMarker { try dropMarker(staging, waiting, connection) }
                try connection.run(
                    """
                    RENAME TABLE \(place) TO \(statements.qualified(old)), \
                    \(statements.qualified(staging)) TO \(place)
                    """)
            } else {
                try connection.run("RENAME TABLE \(statements.qualified(staging)) TO \(place)")
            }
        }
        try connection.run("DROP TABLE IF EXISTS \(statements.qualified(old))")
    }

    /// A table that had no marker gets none by being replaced.
    private func dropMarker(_ name: String, _ table: ClickHouseTable, _ connection: ClickHouseConnection)
        throws(TargetError)
    {
        guard table.hasMarker else { return }
        try connection.run(
            "ALTER TABLE \(statements.qualified(name)) DROP COLUMN \(statements.name(ClickHouseStatements.marker))")
    }
}
