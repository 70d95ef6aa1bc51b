import FigmentColumns
import FigmentEngine
import FigmentSchema
public import FigmentLoad
public import FigmentTarget
import FigmentTypes

/// Loads tables into PostgreSQL by binary COPY, the rows of a part and the note that they are there in one transaction.
///
/// | state | where |
/// |---|---|
/// | what the job is, and whether it is done | `figment_jobs`, beside the tables |
/// | which rows are committed | `figment_parts`: a row for each part |
/// | that nobody else loads the same job | an advisory lock of the session that prepared it, and `figment_jobs.run` |
///
/// The lock goes with its session, which may be lost while other sessions of the load live. Then another process may take
/// the job: it writes a `run` of its own into the record, and every part is noted under the run of its writer or not at all.
public final class PostgresTarget: LoadTarget {
    let settings: PostgresSettings
    public let tables: [LoadTable]
    let options: LoadOptions
    let statements: PostgresStatements
    private let state = Monitor<State>(State())

    /// Known when the job is prepared.
    struct State {
        /// Holds the lock.
        var control: PostgresConnection?
        var tables: [PostgresTable] = []
        /// Names of the tables that this job has made.
        var made: [String] = []
        var isFinished = false
        /// Of this process, in the job's record.
        var run = ""
    }

    /// The sessions of the load.
    private struct Sessions {
        var locks: PostgresSessions?
        /// The server's numbers of those that were given up and may stand still.
        var abandoned: [Int32] = []
        /// Whether there ever was one.
        var isSuspect = false
    }
    private let sessions = Monitor<Sessions>(Sessions())
    /// Held while the lock of the job is taken again.
    private let keeping = Monitor<Void>(())

    public static let kind = DatabaseKind(
        name: "PostgreSQL", schemes: ["postgresql", "postgres"], variables: ["POSTGRES_URL", "DATABASE_URL"]
    ) { (uri, tables, options) throws(TargetError) in
        try PostgresTarget(uri: uri, tables: tables, options: options)
    }

    /// Connects to nothing yet.
    ///
    /// - Throws: ``TargetError/option(_:)``.
    public init(uri: TargetURI, tables: [LoadTable], options: LoadOptions) throws(TargetError) {
        settings = try PostgresSettings(uri)
        statements = try PostgresStatements(schema: settings.schema)
        self.tables = tables
        self.options = options
        for table in tables {
            _ = try PostgresStatements.quoted(table.name)
            for column in table.descriptor.columns { _ = try PostgresStatements.quoted(column.name) }
            let reserved = table.descriptor.columns.map(\.name).filter(PostgresTarget.systemColumns.contains)
            if !reserved.isEmpty {
                throw refused(.unsuitable(.reservedColumns(table: table.name, reserved)))
            }
        }
    }

    /// What every table has beside its own columns (PostgreSQL's manual, section 5.5).
    private static let systemColumns = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]

    public let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: true, needsOrderedParts: false, acceptsNullableVectors: true)

    public var notes: [String] {
        let cut = tables.flatMap { table in
            table.descriptor.columns.filter { $0.type.hasNanoseconds }.map { "\(table.name).\($0.name)" }
        }
        if cut.isEmpty { return [] }
        let shown = cut.prefix(4).joined(separator: ", ") + (cut.count > 4 ? " and \(cut.count - 4) more" : "")
        return ["PostgreSQL keeps microseconds: nanoseconds of \(shown) are cut off"]
    }

    public func definitions() throws(TargetError) -> [String] {
        var result: [String] = []
        for table in tables {
            result.append(try statements.create(table, withKey: options.mode.needsKey))
            result += try statements.comments(table)
        }
        for table in tables { result += try statements.keys(of: table, hasKey: options.mode.needsKey) }
        for table in tables {
            for key in table.foreignKeys { result.append(try statements.reference(key, of: table)) }
            for index in table.indexes { result.append(try statements.index(index, of: table)) }
        }
        return result
    }

    public func recorded() throws(TargetError) -> JobRecord? {
        let connection = try PostgresConnection(settings)
        let jobs = try statements.jobs()
        let isThere = try connection.execute("SELECT to_regclass($1) IS NOT NULL", [jobs]).flag(0, 0)
        return isThere ? try recorded(on: connection, "") : nil
    }

    /// - Parameter locking: What follows the SELECT.
    func recorded(on connection: PostgresConnection, _ locking: String) throws(TargetError) -> JobRecord? {
        let result = try connection.execute(
            "SELECT identity, mode, part_rows, finished_at IS NOT NULL FROM \(statements.jobs()) WHERE job = $1 \(locking)",
            [options.jobName])
        guard result.rowCount > 0 else { return nil }
        return JobRecord(
            identity: JobRecord.lines(of: result[0, 0] ?? ""),
            mode: result[0, 1].flatMap(LoadMode.init) ?? .append,
            partRows: (result[0, 2] ?? "").split(separator: " ").compactMap { Int($0) },
            isFinished: result.flag(0, 3))
    }

    public func countRows() throws(TargetError) -> [Int64?] {
        let connection = try PostgresConnection(settings)
        var counts: [Int64?] = []
        for table in tables {
            let place = try statements.place(table.name)
            let isThere = try connection.execute("SELECT to_regclass($1) IS NOT NULL", [place]).flag(0, 0)
            counts.append(
                isThere ? try connection.execute("SELECT count(*) FROM \(place)", isLong: true).integer(0, 0) : nil)
        }
        return counts
    }

    public func prepare(_ job: Job) throws(TargetError) -> PreparedJob {
        do throws(TargetError) {
            let preparation = try PostgresPreparation(self, job)
            do throws(TargetError) {
                let (prepared, found) = try preparation.run()
                state.withLock { $0 = found }
                return prepared
            } catch {
                abandon(preparation.backend, after: error)
                throw error
            }
        } catch {
            // Nobody calls for an end of what was not begun, and a session of it may hold the lock of the job.
            endAbandoned()
            throw error
        }
    }

    public func makeWriter() throws(TargetError) -> any PartWriter {
        let found = state.withLock { $0 }
        let locks = sessions.withLock { $0.locks }
        let connection = try PostgresConnection(settings, first: locks?.joining) { self.abandon($0) }
        do throws(TargetError) {
            if sessions.withLock({ $0.isSuspect }) {
                try endAbandoned(on: connection)
                try keepJob()
            }
        } catch {
            abandon(connection.backend, after: error)
            throw error
        }
        return PostgresWriter(connection, self, found.tables, run: found.run)
    }

    /// A refusal of our own.
    func refused(_ kind: ServerFailure.Kind, _ message: String = "") -> TargetError {
        .server(ServerFailure(server: "PostgreSQL", place: settings.place, kind: kind, message: message))
    }

    /// A table that is there, checked against the job's.
    ///
    /// - Parameters:
    ///   - found: Its columns.
    ///   - destination: Where rows go; quoted.
    func checked(
        _ table: LoadTable, _ found: [PostgresTable.Found], destination: String
    ) throws(TargetError) -> PostgresTable {
        let obstacles = PostgresTable.obstacles(table, found)
        if !obstacles.isEmpty { throw refused(.otherTable(table.name, obstacles)) }
        // Each column has a type: one that is missing or that we have no binary form for is an obstacle.
        let types = table.descriptor.columns.compactMap { column in found.first { $0.name == column.name }?.type }
        return PostgresTable(table: table, destination: destination, types: types)
    }

    public func comparison() throws(TargetError) -> any ComparisonTarget { PostgresComparison(self) }

    /// Rows of a staging area become those of the tables; keys are made; the job is done. In one transaction.
    public func publish() throws(TargetError) {
        if state.withLock({ $0.isFinished }) { return }
        // A try before this one may have lost the connection; it may also have been done before it did.
        let connection = try keepJob()
        do throws(TargetError) {
            try connection.execute("BEGIN")
            let found = state.withLock { $0 }
            if try !isDone(found, on: connection) {
                try publish(found, on: connection)
                try connection.execute(
                    "UPDATE \(statements.jobs()) SET finished_at = now() WHERE job = $1", [options.jobName])
            }
            try connection.execute("COMMIT", isLong: true)
        } catch {
            abandon(connection.backend, after: error)
            state.withLock { $0.control = nil }
            throw error
        }
        state.withLock { $0.isFinished = true }
        endOthers(on: connection)
    }

    /// Whether the record says that the job is done; it must be there, and of this process.
    private func isDone(_ found: State, on connection: PostgresConnection) throws(TargetError) -> Bool {
        let record = try connection.execute(
            "SELECT finished_at IS NOT NULL, run FROM \(statements.jobs()) WHERE job = $1 FOR UPDATE", [options.jobName]
        )
        guard record.rowCount > 0 else {
            throw refused(
                .unsuitable(.brokenState(job: options.jobName, ["figment_jobs has lost the load while it ran"])))
        }
        if record[0, 1] != found.run { throw refused(.busy(options.jobName)) }
        return record.flag(0, 0)
    }

    private func publish(_ found: State, on connection: PostgresConnection) throws(TargetError) {
        if options.mode == .overwrite {
            var names: [String] = []
            for table in tables { names.append(try statements.place(table.name)) }
            try connection.execute("TRUNCATE \(names.joined(separator: ", "))", isLong: true)
            for (table, name) in zip(found.tables, names) {
                let list = try PostgresStatements.list(table.columns)
                try connection.execute(
                    "INSERT INTO \(name) (\(list)) SELECT \(list) FROM \(table.destination)", table: table.name,
                    isLong: true)
                try connection.execute("DROP TABLE \(table.destination)")
            }
        }
        let made = tables.filter { found.made.contains($0.name) }
        for table in made {
            for sql in try statements.keys(of: table, hasKey: options.mode.needsKey) {
                try connection.execute(sql, table: table.name, isLong: true)
            }
        }
        for table in options.evolvesSchema ? tables : made {
            for index in table.indexes where try !isThere(index, of: table, connection) {
                try connection.execute(statements.index(index, of: table), table: table.name, isLong: true)
            }
        }
        for table in made {
            for key in table.foreignKeys where try isUnique(key, found.made, connection) {
                try connection.execute(statements.reference(key, of: table), table: table.name, isLong: true)
            }
        }
    }

    private func isThere(
        _ index: PostgresStorage.Index, of table: LoadTable, _ connection: PostgresConnection
    ) throws(TargetError) -> Bool {
        let found = try connection.execute(
            "SELECT 1 FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
                + "WHERE i.indrelid = to_regclass($1) AND c.relname = $2",
            [try statements.place(table.name), index.name(in: table.name)])
        return found.rowCount > 0
    }

    /// Whether a foreign key may lead there: not to a table of another hand that lets its key repeat.
    private func isUnique(
        _ key: LoadTable.ForeignKey, _ made: [String], _ connection: PostgresConnection
    ) throws(TargetError) -> Bool {
        if made.contains(key.table) { return true }
        let found = try connection.execute(
            "SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] "
                + "WHERE i.indrelid = to_regclass($1) AND i.indisunique AND i.indnkeyatts = 1 AND i.indpred IS NULL "
                + "AND a.attname = $2", [try statements.place(key.table), key.target])
        return found.rowCount > 0
    }

    public func abort() {
        let control = state.withLock { state in
            defer { state.control = nil }
            return state.control
        }
        guard sessions.withLock({ !$0.abandoned.isEmpty }) else { return }
        // It holds the lock of the job, and its way may be blocked as well.
        if let control { abandon(control.backend) }
        endAbandoned()
    }
}

// MARK: Sessions

extension PostgresTarget {
    func note(_ locks: PostgresSessions) { sessions.withLock { $0.locks = locks } }

    /// Notes a session that ended with an error, where it may stand still on the server.
    func abandon(_ backend: Int32, after error: TargetError) {
        guard case .server(let failure) = error, failure.kind == .lost || failure.kind == .timeout else { return }
        abandon(backend)
    }

    func abandon(_ backend: Int32) {
        if backend == 0 { return }
        sessions.withLock {
            $0.abandoned.append(backend)
            $0.isSuspect = true
        }
    }

    /// Ends the sessions that were given up, before what they hold is asked for again.
    func endAbandoned(on connection: PostgresConnection) throws(TargetError) {
        let (locks, pids) = sessions.withLock { ($0.locks, $0.abandoned) }
        guard let locks, !pids.isEmpty else { return }
        try locks.end(pids, on: connection)
        sessions.withLock { $0.abandoned.removeAll(where: pids.contains) }
    }

    /// The same at the end of a load that failed: as well as it goes, in a few seconds.
    private func endAbandoned() {
        guard sessions.withLock({ $0.locks != nil && !$0.abandoned.isEmpty }) else { return }
        for _ in 0..<3 {
            if let connection = try? PostgresConnection(settings.hurried(3)),
                (try? endAbandoned(on: connection)) != nil
            {
                return
            }
            sleepSeconds(0.3)
        }
    }

    /// Ends what stands behind a load that is done and whose connections were not all well.
    private func endOthers(on connection: PostgresConnection) {
        guard let locks = sessions.withLock({ $0.isSuspect ? $0.locks : nil }) else { return }
        _ = try? locks.end(nil, on: connection, grace: 1)
    }

    /// The session that holds the lock of the job. Where it was lost, another one takes the lock, if no other process has
    /// taken the job meanwhile: its writers have no right to go on then.
    ///
    /// - Throws: ``ServerFailure/Kind/busy(_:)`` among others.
    @discardableResult
    private func keepJob() throws(TargetError) -> PostgresConnection {
        // One worker at a time; the others find what it has made.
        try keeping.withLock { _ in
            Result { () throws(TargetError) in
                let found = state.withLock { $0 }
                if let control = found.control {
                    if control.isOpen { return control }
                    abandon(control.backend)
                }
                let control = try PostgresConnection(settings) { self.abandon($0) }
                do throws(TargetError) {
                    try endAbandoned(on: control)
                    try takeJob(again: found.run, on: control)
                } catch {
                    abandon(control.backend, after: error)
                    throw error
                }
                state.withLock { $0.control = control }
                return control
            }
        }.get()
    }

    private func takeJob(again run: String, on control: PostgresConnection) throws(TargetError) {
        guard let locks = sessions.withLock({ $0.locks }) else { return }
        try locks.takeJob(for: self, on: control)
        try control.execute(locks.joining)
        let record = try control.execute(
            "SELECT 1 FROM \(statements.jobs()) WHERE job = $1 AND run <> $2", [options.jobName, run])
        if record.rowCount > 0 { throw refused(.busy(options.jobName)) }
    }
}
