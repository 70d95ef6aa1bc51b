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
    private let checks: PostgresChecks
    private var statements: PostgresStatements { target.statements }
    private var options: LoadOptions { target.options }

    /// Rows of a part where no option says otherwise: a commit costs little beside so many.
    private static let standardRows = 100_000

    init(_ target: PostgresTarget, _ job: Job) throws(TargetError) {
        self.target = target
        self.job = job
        connection = try PostgresConnection(target.settings) { target.abandon($0) }
        checks = PostgresChecks(target, connection)
    }

    var backend: Int32 { connection.backend }

    func run() throws(TargetError) -> (PreparedJob, PostgresTarget.State) {
        try lock()
        try makeState()
        try connection.execute("BEGIN")
        var record = try target.recorded(on: connection, "FOR UPDATE")
        if options.forgetsEarlierLoad {
            try forget()
            record = nil
        }
        let wanted = options.record(of: job, after: record, standardRows: PostgresPreparation.standardRows)
        var noted = Noted(runs: job.tables.map { _ in [RowRange]() }, hasBeginning: false)
        var state: PostgresTarget.State
        if var record {
            noted = try self.noted()
            let wasFinished = record.isFinished
            switch record.continuation(wanted, fixedSize: job.fixedSize) {
            // The record says that all rows were there, whatever has become of the notes of the parts.
            case .same: if wasFinished { noted.runs = job.tables.map { [RowRange](first: $0.rowCount) } }
            case .grown:
                if wasFinished { try checkNotes(noted, of: record, grownTo: wanted) }
                try grow(to: wanted, wasFinished: wasFinished)
                record.isFinished = false
            case .other(let lines): throw target.refused(.otherJob(options.jobName, lines))
            }
            state = try resume(record)
            try checkRows(record, state, noted, isPublished: wasFinished)
        } else {
            state = try begin(wanted)
        }
        if !state.isFinished { state.run = try takeRun() }
        try connection.execute("COMMIT")
        return (
            PreparedJob(
                partRows: wanted.partRows, committed: noted.runs,
                prerequisites: LoadTable.prerequisites(target.tables)), state
        )
    }

    // MARK: Lock and state

    /// Takes the job. Its other sessions are of a process that is gone, or that has lost the lock: what they hold would be
    /// waited for without end.
    private func lock() throws(TargetError) {
        let locks = try PostgresSessions(target, on: connection)
        target.note(locks)
        try target.endAbandoned(on: connection)
        try locks.takeJob(for: target, on: connection)
        if let left = try locks.end(nil, on: connection).first {
            throw target.refused(
                .busy(options.jobName), "session \(left) of an earlier run could not be ended: is it another role's?")
        }
        try connection.execute(locks.joining)
    }

    /// Writes a number of this process into the record, so that writers of another one are known, and a note into the parts
    /// by which it is seen that they are those of this load.
    private func takeRun() throws(TargetError) -> String {
        let run = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        try connection.execute("UPDATE \(statements.jobs()) SET run = $2 WHERE job = $1", [options.jobName, run])
        try connection.execute(
            "INSERT INTO \(statements.parts()) (job, table_number, row_start, row_count) VALUES ($1, -1, 0, 0) "
                + "ON CONFLICT DO NOTHING", [options.jobName])
        return run
    }

    private func makeState() throws(TargetError) {
        if try checks.hasState() { return }
        do throws(TargetError) { try connection.execute(statements.createState()) } catch {
            // Another load was making them at the same moment: they are there now.
            guard case .server(let failure) = error, ["23505", "42P07", "42710", "42701"].contains(failure.code) else {
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

    /// Refuses to go on where rows that the load has committed are gone, or the notes of which ones they are: it could not
    /// become whole, or would have rows twice.
    ///
    /// - Parameter isPublished: Whether an overwrite's rows have taken their place.
    private func checkRows(
        _ record: JobRecord, _ state: PostgresTarget.State, _ noted: Noted, isPublished: Bool
    ) throws(TargetError) {
        let result = try connection.execute(
            "SELECT rows_before, run FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
        let before = (result[0, 0] ?? "").split(separator: " ").map { Int64($0) ?? 0 }
        // The state of a version before this one has no note of its beginning.
        let isLost = !isPublished && !noted.hasBeginning && !(result[0, 1] ?? "").isEmpty && !record.mode.needsKey
        for (index, table) in state.tables.enumerated() {
            let rows = noted.runs[index].reduce(0) { $0 + Int64($1.count) }
            let own = index < before.count ? before[index] : 0
            let expected = record.expectedRows(before: own, committed: rows)
            // Nothing of ours is there yet: who empties a table before the first row harms nothing.
            if rows == 0, !isLost { continue }
            let place = isPublished ? try statements.place(table.name) : table.destination
            let isThere = try connection.execute("SELECT to_regclass($1) IS NOT NULL", [place]).flag(0, 0)
            let found = isThere ? try count(place) : 0
            if isLost, found > expected {
                throw target.refused(
                    .unsuitable(
                        .brokenState(
                            job: options.jobName,
                            [
                                "figment_parts has lost its notes, and \(table.name) has rows of the load or of others: "
                                    + "\(found), and \(expected) are known"
                            ])))
            }
            if found < expected { throw target.refused(.missingRows(table.name, found: found, expected: expected)) }
        }
    }

    /// Whether each part of a finished load is noted: more rows would begin behind the last of them.
    private func checkNotes(_ noted: Noted, of record: JobRecord, grownTo job: JobRecord) throws(TargetError) {
        func rows(_ record: JobRecord, _ table: String) -> Int64? {
            let start = "rows \(table) "
            return record.identity.first { $0.hasPrefix(start) }.flatMap { Int64($0.dropFirst(start.count)) }
        }
        // A sample has fewer rows than its document says.
        if record.identity.contains(where: { $0.hasPrefix("sample ") }) { return }
        for (table, runs) in zip(self.job.tables, noted.runs) {
            guard let before = rows(record, table.name), let now = rows(job, table.name) else { continue }
            let expected = table.rowCount - (now - before)
            let found = runs.reduce(0) { $0 + Int64($1.count) }
            if found != expected {
                throw target.refused(
                    .unsuitable(
                        .brokenState(
                            job: options.jobName,
                            [
                                "figment_parts notes \(found) rows of \(table.name), and the finished load has \(expected)"
                            ])))
            }
        }
    }

    private func count(_ place: String) throws(TargetError) -> Int64 {
        try connection.execute("SELECT count(*) FROM \(place)", isLong: true).integer(0, 0) ?? 0
    }

    private func forget() throws(TargetError) {
        try connection.execute("DELETE FROM \(statements.parts()) WHERE job = $1", [options.jobName], isLong: true)
        try connection.execute("DELETE FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
    }

    /// What is noted of the parts of a job.
    private struct Noted {
        /// The rows that are there, by table.
        var runs: [[RowRange]]
        /// Whether the note is there that the job began with.
        var hasBeginning: Bool
    }

    private func noted() throws(TargetError) -> Noted {
        let result = try connection.execute(
            "SELECT table_number, row_start, row_count FROM \(statements.parts()) WHERE job = $1 ORDER BY 1, 2",
            [options.jobName], isLong: true)
        var noted = Noted(runs: job.tables.map { _ in [] }, hasBeginning: false)
        for row in 0..<result.rowCount {
            guard let table = result.integer(row, 0), let start = result.integer(row, 1),
                let count = result.integer(row, 2)
            else { continue }
            if table < 0 { noted.hasBeginning = true }
            if noted.runs.indices.contains(Int(table)) {
                noted.runs[Int(table)].appendRun(RowRange(start: start, count: Int(count)))
            }
        }
        return noted
    }

    // MARK: Tables

    private func begin(_ record: JobRecord) throws(TargetError) -> PostgresTarget.State {
        // Notes without a record are of no load that we know.
        let orphans = try connection.execute(
            "DELETE FROM \(statements.parts()) WHERE job = $1", [options.jobName], isLong: true
        ).affectedRows
        if options.dropsTables { try checks.drop() }
        var made: [String] = []
        var tables: [PostgresTable] = []
        let hasVectors = try connection.execute("SELECT to_regtype('vector') IS NOT NULL").flag(0, 0)
        var before: [Int64] = []
        for table in target.tables {
            var found = try PostgresTable.found(table.name, statements, connection)
            if !found.isEmpty { try checks.check(table) }
            let isCounted = !found.isEmpty && options.mode == .append
            before.append(isCounted ? try count(statements.place(table.name)) : 0)
            if found.isEmpty {
                try make(table, hasVectors: hasVectors)
                made.append(table.name)
                found = try PostgresTable.found(table.name, statements, connection)
            } else if options.evolvesSchema {
                for sql in try PostgresTable.evolution(table, found, statements, hasVectors: hasVectors) {
                    try connection.execute(sql, table: table.name, isLong: true)
                }
                found = try PostgresTable.found(table.name, statements, connection)
            }
            if options.evolvesSchema || made.contains(table.name) { try tryIndexes(table) }
            tables.append(try checked(table, found))
        }
        if orphans > 0, let index = before.firstIndex(where: { $0 > 0 }) {
            throw target.refused(
                .unsuitable(
                    .brokenState(
                        job: options.jobName,
                        [
                            "figment_parts notes parts of it and figment_jobs has lost it, and "
                                + "\(tables[index].name) has \(before[index]) rows"
                        ])))
        }
        try checks.checkReferences()
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

    private func make(_ table: LoadTable, hasVectors: Bool) throws(TargetError) {
        guard options.createsTables || options.dropsTables else { throw target.refused(.missingTable(table.name)) }
        try connection.execute(
            statements.create(table, withKey: options.mode.needsKey, hasVectors: hasVectors), table: table.name)
        for sql in try statements.comments(table) { try connection.execute(sql) }
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
            if !record.isFinished { try checks.check(table) }
            tables.append(try checked(table, found))
        }
        if !record.isFinished { try checks.checkReferences() }
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
