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
        var record = try recorded()
        if let found = record, options.forgetsEarlierLoad || found.isFinished && options.mode != .append {
            try forget()
            record = nil
        }
        let wanted = JobRecord(
            identity: job.identity, mode: options.mode,
            partRows: record?.partRows
                ?? target.tables.map {
                    options.partRows(
                        rowBytes: $0.descriptor.estimatedRowBytes, standard: PostgresPreparation.standardRows)
                }, isFinished: false)
        if let record {
            let differences = record.differences(from: wanted)
            if !differences.isEmpty { throw fail(.otherJob(options.jobName, differences)) }
        }
        let state = try record == nil ? begin(wanted) : resume(isFinished: record?.isFinished ?? false)
        let committed =
            try record?.isFinished == true
            ? job.tables.map { $0.rowCount > 0 ? [RowRange(start: 0, count: Int($0.rowCount))] : [] } : committed()
        try connection.execute("COMMIT")
        return (
            PreparedJob(
                partRows: wanted.partRows, committed: committed,
                prerequisites: LoadTable.prerequisites(target.tables)), state
        )
    }

    private func fail(_ kind: ServerFailure.Kind, _ message: String = "") -> TargetError {
        .server(ServerFailure(server: "PostgreSQL", place: target.settings.place, kind: kind, message: message))
    }

    // MARK: Lock and state

    /// A session's lock goes with its connection. The server may take a moment to see that a killed process is gone.
    private func lock() throws(TargetError) {
        let key = "figment " + (target.settings.schema ?? "") + " " + options.jobName
        let end = monotonicSeconds() + 5
        while true {
            let sql = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))"
            if try connection.execute(sql, [key]).flag(0, 0) { return }
            if monotonicSeconds() > end { throw fail(.busy(options.jobName)) }
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

    private func recorded() throws(TargetError) -> JobRecord? {
        let result = try connection.execute(
            "SELECT identity, mode, part_rows, finished_at IS NOT NULL FROM \(statements.jobs()) WHERE job = $1 FOR UPDATE",
            [options.jobName])
        guard result.rowCount > 0 else { return nil }
        return JobRecord(
            identity: (result[0, 0] ?? "").split(separator: "\n").map(String.init),
            mode: result[0, 1].flatMap(LoadMode.init) ?? .append,
            partRows: (result[0, 2] ?? "").split(separator: " ").compactMap { Int($0) },
            isFinished: result.flag(0, 3))
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
            let index = Int(table)
            if let last = runs[index].last, last.end == start {
                runs[index][runs[index].count - 1].count += Int(count)
            } else {
                runs[index].append(RowRange(start: start, count: Int(count)))
            }
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
        for table in target.tables {
            var found = try PostgresTable.found(table.name, statements, connection)
            if found.isEmpty {
                guard options.createsTables || options.dropsTables else { throw fail(.missingTable(table.name)) }
                let needsKey = options.mode == .upsert || options.mode == .merge
                try connection.execute(statements.create(table, withKey: needsKey), table: table.name)
                if let comment = try statements.comment(table) { try connection.execute(comment) }
                made.append(table.name)
                found = try PostgresTable.found(table.name, statements, connection)
            } else if options.evolvesSchema {
                for sql in try PostgresTable.evolution(table, found, statements) {
                    try connection.execute(sql, table: table.name, isLong: true)
                }
                found = try PostgresTable.found(table.name, statements, connection)
            }
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
            "INSERT INTO \(statements.jobs()) (job, identity, mode, part_rows, made_tables) VALUES ($1, $2, $3, $4, $5)",
            [
                options.jobName, record.identity.joined(separator: "\n"), record.mode.rawValue,
                record.partRows.map(String.init).joined(separator: " "), made.joined(separator: "\n"),
            ])
        return PostgresTarget.State(control: connection, tables: tables, made: made)
    }

    private func resume(isFinished: Bool) throws(TargetError) -> PostgresTarget.State {
        let result = try connection.execute(
            "SELECT made_tables FROM \(statements.jobs()) WHERE job = $1", [options.jobName])
        let made = (result[0, 0] ?? "").split(separator: "\n").map(String.init)
        var tables: [PostgresTable] = []
        for table in target.tables {
            let found = try PostgresTable.found(table.name, statements, connection)
            if found.isEmpty {
                throw fail(.otherJob(options.jobName, ["the table \(table.name) is gone since"]))
            }
            tables.append(try checked(table, found))
        }
        return PostgresTarget.State(control: connection, tables: tables, made: made, isFinished: isFinished)
    }

    private func checked(_ table: LoadTable, _ found: [PostgresTable.Found]) throws(TargetError) -> PostgresTable {
        let obstacles = PostgresTable.obstacles(table, found)
        if !obstacles.isEmpty { throw fail(.otherTable(table.name, obstacles)) }
        var types: [PostgresType] = []
        for column in table.descriptor.columns {
            guard let type = found.first(where: { $0.name == column.name })?.type else { continue }
            types.append(type)
        }
        let destination = try statements.place(
            options.mode == .overwrite ? PostgresPreparation.stagingName(table.name, options.jobName) : table.name)
        return PostgresTable(table: table, destination: destination, types: types)
    }

    /// Of fixed length whatever the table's is, and the same on every resume.
    static func stagingName(_ table: String, _ job: String) -> String {
        var hash = Hash64(lane: 0)
        hash.add(job)
        hash.add("\n" + table)
        return "figment_staging_" + String(hash.finish(), radix: 16)
    }
}
