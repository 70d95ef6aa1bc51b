import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// The beginning of a load: lock, state, tables.
struct PostgresPreparation {
    private let target: PostgresTarget
    private let job: Job
    private let connection: PostgresConnection
    private var statements: PostgresStatements { target.statements }
    private var options: LoadOptions { target.options }

    /// Rows of a part where no option says otherwise: a commit costs little beside so many.
    private static let standardRows = 100_000

    init(_ target: PostgresTarget, _ job: Job) throws(TargetError) {
        self.target = target
        self.job = job
        connection = try PostgresConnection(target.settings)
    }

    func run() throws(TargetError) -> (PreparedJob, PostgresTarget.State) {
        try lock()
        try makeState()
        try connection.execute("BEGIN")
        var record = try target.recorded(on: connection, "FOR UPDATE")
        if record != nil, options.forgetsEarlierLoad {
            try forget()
            record = nil
        }
        let wanted = options.record(of: job, after: record, standardRows: PostgresPreparation.standardRows)
        var committed = job.tables.map { _ in [RowRange]() }
        let state: PostgresTarget.State
        if var record {
            committed = try self.committed()
            let wasFinished = record.isFinished
            switch record.continuation(wanted, fixedSize: job.fixedSize) {
            case .same: break
            case .grown:
                try grow(to: wanted, wasFinished: wasFinished)
                record.isFinished = false
            case .other(let lines): throw target.refused(.otherJob(options.jobName, lines))
            }
            state = try resume(record)
            try checkRows(record, state, committed, isPublished: wasFinished)
        } else {
            state = try begin(wanted)
        }
        try connection.execute("COMMIT")
        return (
            PreparedJob(
                partRows: wanted.partRows, committed: committed,
                prerequisites: LoadTable.prerequisites(target.tables)), state
        )
    }

    // MARK: Lock and state

    /// A session's lock goes with its connection. The server may take a moment to see that a killed process is gone.
    private func lock() throws(TargetError) {
        let key = "figment " + (target.settings.schema ?? "") + " " + options.jobName
        let end = monotonicSeconds() + 5
        while true {
            let sql = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))"
            if try connection.execute(sql, [key]).flag(0, 0) { return }
            if monotonicSeconds() > end { throw target.refused(.busy(options.jobName)) }
            sleepSeconds(0.1)
        }
    }

    private func makeState() throws(TargetError) {
        do throws(TargetError) { try connection.execute(statements.createState()) } catch {
            // Another load was making them at the same moment: they are there now.
            guard case .server(let failure) = error, ["23505", "42P07", "42710"].contains(failure.code) else {
                throw error
            }
            try connection.execute(statements.createState())
        }
    }

    /// Takes the larger job for the earlier one. A finished one has made its tables' keys already.
    private func grow(to job: JobRecord, wasFinished: Bool) throws(TargetError) {
        try connection.execute(
            "UPDATE \(statements.jobs()) SET identity = $2, finished_at = NULL"
                + (wasFinished ? ", made_tables = ''" : "") + " WHERE job = $1", [options.jobName, job.identityText])
    }

    /// Refuses to go on where rows that the load has committed are gone: it could not become whole.
    ///
    /// - Parameter isPublished: Whether an overwrite's rows have taken their place.
    private func checkRows(
        _ record: JobRecord, _ state: PostgresTarget.State, _ committed: [[RowRange]], isPublished: Bool
    ) throws(TargetError) {
        let result = try connection.execute(
            "SELECT rows_before FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
        let before = (result[0, 0] ?? "").split(separator: " ").map { Int64($0) ?? 0 }
        for (index, table) in state.tables.enumerated() {
            let rows = committed[index].reduce(0) { $0 + Int64($1.count) }
            let expected = record.expectedRows(before: index < before.count ? before[index] : 0, committed: rows)
            // Nothing of ours is there yet: who empties a table before the first row harms nothing.
            if rows == 0 { continue }
            let place = isPublished ? try statements.place(table.name) : table.destination
            let isThere = try connection.execute("SELECT to_regclass($1) IS NOT NULL", [place]).flag(0, 0)
            let found = isThere ? try count(place) : 0
            if found < expected { throw target.refused(.missingRows(table.name, found: found, expected: expected)) }
        }
    }

    private func count(_ place: String) throws(TargetError) -> Int64 {
        try connection.execute("SELECT count(*) FROM \(place)", isLong: true).integer(0, 0) ?? 0
    }

    private func forget() throws(TargetError) {
        try connection.execute("DELETE FROM \(statements.parts()) WHERE job = $1", [options.jobName], isLong: true)
        try connection.execute("DELETE FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
    }

    /// The rows that are there, as runs.
    private func committed() throws(TargetError) -> [[RowRange]] {
        let result = try connection.execute(
            "SELECT table_number, row_start, row_count FROM \(statements.parts()) WHERE job = $1 ORDER BY 1, 2",
            [options.jobName], isLong: true)
        var runs: [[RowRange]] = job.tables.map { _ in [] }
        for row in 0..<result.rowCount {
            guard let table = result.integer(row, 0), let start = result.integer(row, 1),
                let count = result.integer(row, 2), runs.indices.contains(Int(table))
            else { continue }
            runs[Int(table)].appendRun(RowRange(start: start, count: Int(count)))
        }
        return runs
    }

    // MARK: Tables

    private func begin(_ record: JobRecord) throws(TargetError) -> PostgresTarget.State {
        var made: [String] = []
        if options.dropsTables {
            for table in target.tables { try connection.execute(statements.drop(table.name)) }
        }
        var tables: [PostgresTable] = []
        let hasVectors = try connection.execute("SELECT to_regtype('vector') IS NOT NULL").flag(0, 0)
        var before: [Int64] = []
        for table in target.tables {
            var found = try PostgresTable.found(table.name, statements, connection)
            let isCounted = !found.isEmpty && options.mode == .append
            before.append(isCounted ? try count(statements.place(table.name)) : 0)
            if found.isEmpty {
                guard options.createsTables || options.dropsTables else {
                    throw target.refused(.missingTable(table.name))
                }
                try connection.execute(
                    statements.create(table, withKey: options.mode.needsKey, hasVectors: hasVectors), table: table.name)
                for sql in try statements.comments(table) { try connection.execute(sql) }
                made.append(table.name)
                found = try PostgresTable.found(table.name, statements, connection)
            } else if options.evolvesSchema {
                for sql in try PostgresTable.evolution(
                    table, found, statements, hasVectors: hasVectors)
                {
                    try connection.execute(sql, table: table.name, isLong: true)
                }
                found = try PostgresTable.found(table.name, statements, connection)
            }
            if options.evolvesSchema || made.contains(table.name) { try tryIndexes(table) }
            tables.append(try checked(table, found))
        }
        if options.mode == .overwrite {
            for (index, table) in tables.enumerated() {
                try connection.execute("DROP TABLE IF EXISTS \(table.destination)")
                try connection.execute(
                    "CREATE TABLE \(table.destination) (LIKE \(statements.place(target.tables[index].name)))")
            }
        }
        try connection.execute(
            "INSERT INTO \(statements.jobs()) (job, identity, mode, part_rows, made_tables, rows_before) "
                + "VALUES ($1, $2, $3, $4, $5, $6)",
            [
                options.jobName, record.identityText, record.mode.rawValue,
                record.partRows.map(String.init).joined(separator: " "), made.joined(separator: "\n"),
                before.map(String.init).joined(separator: " "),
            ])
        return PostgresTarget.State(control: connection, tables: tables, made: made)
    }

    /// Makes the indexes of an empty table of the same columns and takes them back: what the server says of their kinds and
    /// columns is better said before the first row than behind the last.
    private func tryIndexes(_ table: LoadTable) throws(TargetError) {
        if table.indexes.isEmpty { return }
        try connection.execute("SAVEPOINT figment_indexes")
        let trial = "pg_temp.figment_indexes"
        try connection.execute("CREATE TEMPORARY TABLE figment_indexes (LIKE \(statements.place(table.name)))")
        for index in table.indexes {
            let sql = try statements.index(index, of: table, on: trial)
            do throws(TargetError) { try connection.execute(sql, table: table.name) } catch {
                guard case .server(let failure) = error, !failure.isTransient else { throw error }
                throw target.refused(
                    .otherTable(table.name, ["index \(index.name(in: table.name)): \(failure.message)"]),
                    failure.message)
            }
        }
        try connection.execute("ROLLBACK TO SAVEPOINT figment_indexes")
    }

    private func resume(_ record: JobRecord) throws(TargetError) -> PostgresTarget.State {
        let result = try connection.execute(
            "SELECT made_tables FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
        let made = (result[0, 0] ?? "").split(separator: "\n").map(String.init)
        var tables: [PostgresTable] = []
        for table in target.tables {
            let found = try PostgresTable.found(table.name, statements, connection)
            if found.isEmpty {
                throw target.refused(.otherJob(options.jobName, ["the table \(table.name) is gone since"]))
            }
            tables.append(try checked(table, found))
        }
        return PostgresTarget.State(control: connection, tables: tables, made: made, isFinished: record.isFinished)
    }

    private func checked(_ table: LoadTable, _ found: [PostgresTable.Found]) throws(TargetError) -> PostgresTable {
        let name =
            options.mode == .overwrite ? PostgresPreparation.stagingName(table.name, options.jobName) : table.name
        return try target.checked(table, found, destination: statements.place(name))
    }

    /// Of fixed length whatever the table's is, and the same on every resume.
    static func stagingName(_ table: String, _ job: String) -> String {
        var hash = Hash64(lane: 0)
        hash.add(job)
        hash.add("\n" + table)
        return "figment_staging_" + String(hash.finish(), radix: 16)
    }
}
