import FigmentColumns
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
/// | that nobody else loads the same job | an advisory lock of the session that prepared it |
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
    }

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
        }
    }

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
        let preparation = try PostgresPreparation(self, job)
        let (prepared, found) = try preparation.run()
        state.withLock { $0 = found }
        return prepared
    }

    public func makeWriter() throws(TargetError) -> any PartWriter {
        PostgresWriter(try PostgresConnection(settings), self, state.withLock { $0.tables })
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
        let (before, found) = state.withLock { ($0.control, $0) }
        if found.isFinished { return }
        // A try before this one may have lost the connection; it may also have been done before it did.
        let connection: PostgresConnection
        if let before { connection = before } else { connection = try PostgresConnection(settings) }
        do throws(TargetError) {
            try connection.execute("BEGIN")
            let jobs = try statements.jobs()
            let open = try connection.execute(
                "SELECT 1 FROM \(jobs) WHERE job = $1 AND finished_at IS NULL FOR UPDATE", [options.jobName])
            if open.rowCount > 0 {
                try publish(found, on: connection)
                try connection.execute("UPDATE \(jobs) SET finished_at = now() WHERE job = $1", [options.jobName])
            }
            try connection.execute("COMMIT", isLong: true)
        } catch {
            state.withLock { $0.control = nil }
            throw error
        }
        state.withLock { $0.isFinished = true }
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

    public func abort() { state.withLock { $0.control = nil } }
}
