import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// `overwrite=partitions`: the partitions of the new rows take the places of those of the same id, one after the other.
///
/// | step | what is there when a process dies behind it | what the next one does |
/// |---|---|---|
/// | 1 rows are in the staging table | the log says `running` | goes on with the rows |
/// | 2 the log says `publishing`, with the ids of the partitions | all partitions of the old rows | replaces all |
/// | 3 some partitions are replaced | the staging table, whole | replaces all again: the same rows take their own places |
/// | 4 the log says `finished` | the staging table, which nobody needs | drops it |
extension ClickHouseTarget {
    var replacesPartitions: Bool { load.mode == .overwrite && options.overwrite == .partitions }

    /// What decides a job, here with what it overwrites.
    func identity(of job: Job) -> [String] {
        job.identity + (replacesPartitions ? [ClickHouseState.Entry.ofPartitions] : [])
    }

    /// What options of the address ask of the load and of the server.
    func checkOptions(_ server: ClickHouseServer) throws(TargetError) {
        if options.overwrite == .partitions, load.mode != .overwrite {
            throw .option(
                OptionFailure(
                    name: "overwrite",
                    reason: "partitions are replaced by --mode overwrite, and this is --mode \(load.mode.rawValue)",
                    choices: []))
        }
        if options.insertsAsync, !server.hasQueue {
            throw .option(
                OptionFailure(
                    name: "insert",
                    reason: "ClickHouse \(server.version) has no asynchronous inserts; insert=sync is what it takes",
                    choices: []))
        }
    }

    /// The one partition of tables that have no key of partitions.
    private static let whole = "all"

    /// The ids of the partitions that a staging table's rows are in. A table without partitions is replaced whole, also by
    /// no rows at all.
    func partitionsToReplace(
        _ staging: String, _ connection: ClickHouseConnection
    ) throws(TargetError) -> [String] {
        guard let table = try connection.table(staging) else { throw stagingIsGone(staging) }
        return table.partitionKey.isEmpty
            ? [ClickHouseTarget.whole] : try activePartitions(staging, connection)
    }

    private func activePartitions(
        _ table: String, _ connection: ClickHouseConnection
    ) throws(TargetError) -> [String] {
        let place = ClickHouseStatements.place(statements.database, table)
        let rows = try connection.rows(
            """
            SELECT DISTINCT partition_id FROM system.parts WHERE active AND database = \(place.database) \
            AND table = \(place.table) ORDER BY partition_id
            """)
        return rows.compactMap(\.first)
    }

    private func stagingIsGone(_ name: String) -> TargetError {
        ClickHouseError.refused(
            .other, "\(name), which holds the new rows, is gone; --reset loads all of them again",
            place: options.address.place)
    }

    /// May be called again: the staging table stays as it is.
    func replacePartitions(
        _ index: Int, _ entry: ClickHouseState.Entry, _ connection: ClickHouseConnection
    ) throws(TargetError) {
        let staging = TablePlanner.staging(entry, index)
        guard try connection.table(staging) != nil else { throw stagingIsGone(staging) }
        let source = try statements.qualified(staging)
        let place = try statements.qualified(tables[index].name)
        if try connection.table(tables[index].name) == nil {
            try connection.run("CREATE TABLE \(place) AS \(source)")
        }
        let filled = Set(try activePartitions(staging, connection))
        for id in entry.replacedPartitions(index) ?? [] {
            let partition = "PARTITION ID \(ClickHouseStatements.literal(id))"
            // Present servers refuse to take nothing from a table.
            try connection.run(
                filled.contains(id)
                    ? "ALTER TABLE \(place) REPLACE \(partition) FROM \(source)"
                    : "ALTER TABLE \(place) DROP \(partition)")
        }
    }

    /// Drops the staging tables of a load that is finished.
    func dropReplaced(_ entry: ClickHouseState.Entry, _ connection: ClickHouseConnection) throws(TargetError) {
        guard entry.replacesPartitions, entry.stage == .finished else { return }
        for index in tables.indices {
            try connection.run(
                "DROP TABLE IF EXISTS \(statements.qualified(TablePlanner.staging(entry, index)))")
        }
    }

    /// A condition that keeps rows of other partitions out; nil for all rows.
    func condition(on partitions: [String]?) -> String? {
        guard let partitions, partitions != [ClickHouseTarget.whole] else { return nil }
        if partitions.isEmpty { return "0" }
        return "_partition_id IN (\(partitions.map(ClickHouseStatements.literal).joined(separator: ", ")))"
    }

    /// The rows of some partitions of a table, nil for all; nil where there is no such table.
    func count(
        _ table: String, in partitions: [String]?, _ connection: ClickHouseConnection
    ) throws(TargetError) -> Int64? {
        guard try connection.table(table) != nil else { return nil }
        let end = condition(on: partitions).map { " WHERE " + $0 } ?? ""
        return try connection.number("SELECT count() FROM \(statements.qualified(table))\(end)")
    }

    /// By table, the partitions that the finished load of this name replaced, where that is what a comparison is about:
    /// rows of others are not of the load.
    func comparedPartitions(_ connection: ClickHouseConnection) throws(TargetError) -> [[String]?] {
        let all = tables.map { _ in [String]?.none }
        guard options.overwrite != .table, try connection.table("figment_jobs") != nil else { return all }
        let state = ClickHouseState(connection: connection, statements: statements, jobName: load.jobName)
        guard let entry = try state.read(), entry.stage == .finished, entry.replacesPartitions,
            entry.staging.count == tables.count, entry.record.isOf(tables.map(\.name))
        else { return all }
        let found = tables.indices.map { entry.replacedPartitions($0) }
        for (table, partitions) in zip(tables, found) where condition(on: partitions) != nil {
            note(
                "\(table.name): compared in the partitions that the load replaced, \(partitions?.count ?? 0) of them; "
                    + "overwrite=table in the address compares the whole table")
        }
        return found
    }
}

extension JobRecord {
    /// Whether the job had these tables, in this order, as far as it is known.
    fileprivate func isOf(_ tables: [String]) -> Bool {
        let names = identity.filter { $0.hasPrefix("rows ") }.compactMap { line in
            line.lastIndex(of: " ").map { String(line[..<$0].dropFirst("rows ".count)) }
        }
        return names.isEmpty || names == tables
    }
}

extension ClickHouseConnection {
    /// Waits until the server's queue of asynchronous inserts has become rows, also what other clients have put there.
    func emptyInsertQueue() throws(TargetError) {
        do throws(TargetError) { try run("SYSTEM FLUSH ASYNC INSERT QUEUE") } catch {
            guard case .server(let failure) = error else { throw error }
            switch failure.code {
            // BAD_ARGUMENTS: it has none, and inserts at once.
            case "36": return
            // ACCESS_DENIED
            case "497":
                throw ClickHouseError.refused(
                    .forbidden,
                    "insert=async needs the right to wait for the queue: GRANT SYSTEM FLUSH ASYNC INSERT QUEUE ON *.*; "
                        + "insert=sync needs none", place: address.place)
            // SYNTAX_ERROR
            case "62":
                throw ClickHouseError.refused(
                    .other,
                    "this server has no SYSTEM FLUSH ASYNC INSERT QUEUE, without which a part whose answer was lost could come "
                        + "twice; insert=sync is what it takes", place: address.place)
            default: throw error
            }
        }
    }
}
