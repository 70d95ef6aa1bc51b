import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Parts by the marker column.
struct PartMarkers {
    let target: ClickHouseTarget
    let connection: ClickHouseConnection
    private let job: UInt64
    /// Whether INSERTs of the load go through the server's queue.
    private let isQueued: Bool

    init(_ target: ClickHouseTarget, _ connection: ClickHouseConnection, _ id: String, isQueued: Bool) {
        self.isQueued = isQueued
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

    /// Whether all rows of a part are there; some of them are deleted.
    func isWhole(_ table: String, marker: UInt64, rows: Int64) throws(TargetError) -> Bool {
        try settle(PartMarkers.queryID(marker))
        let name = try target.statements.qualified(table)
        let condition = "\(try target.statements.name(ClickHouseStatements.marker)) = \(marker)"
        let found = try connection.number("SELECT count() FROM \(name) WHERE \(condition)")
        if found != 0, found != rows { try delete(name, table, condition) }
        return found == rows
    }

    /// Waits until the server has ended the INSERTs whose answers nobody awaits any more: those of which the ids begin so.
    private func settle(_ stem: String) throws(TargetError) {
        let own = ClickHouseStatements.literal(stem)
        for _ in 0..<600 {
            let running = try connection.number(
                "SELECT count() FROM system.processes WHERE substring(query_id, 1, \(stem.utf8.count)) = \(own)")
            if running == 0 {
                // No INSERT of these adds to the queue any more.
                if isQueued { try connection.emptyInsertQueue() }
                return
            }
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
