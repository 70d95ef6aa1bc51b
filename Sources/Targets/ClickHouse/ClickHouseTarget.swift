public import FigmentColumns
public import FigmentLoad
public import FigmentTarget
public import FigmentTypes
import FigmentEngine
import FigmentSchema

/// A ClickHouse server by its HTTP interface: `clickhouse://user:password@host:port/database?option=value`, with
/// `clickhouses` by TLS.
///
/// A part is one INSERT of one Native block. Where the server knows tokens of INSERTs, a part's token keeps a repetition
/// out and a row in `figment_parts` says that it is there; elsewhere a column `_figment_part` tells each row's part, and a
/// part is looked for before it is sent again. See docs/targets/clickhouse.md.
public final class ClickHouseTarget: LoadTarget {
    let options: ClickHouseOptions
    let load: LoadOptions
    public let tables: [LoadTable]
    let statements: ClickHouseStatements
    let shared = Monitor<Shared?>(nil)
    private let ownName = ClickHouseLock.ownName()
    private let noteLines = Monitor<[String]>([])
    private let contact = ClickHouseContact()

    /// What `prepare` leaves for writers and `publish`.
    struct Shared: Sendable {
        var server: ClickHouseServer
        var entry: ClickHouseState.Entry
        var lock: Int64
        var plans: [TablePlan]
        /// Parts that were sent: their first rows, by table. A part among them may be there.
        var tried: [Set<Int64>]
        var lastBeat: Double
        var isComplete: Bool
    }

    /// How rows get into a table.
    struct TablePlan: Sendable {
        /// Where rows go: the table, or its staging one.
        var name: String
        var columns: [NativeColumn]
        var proof: ClickHouseProof
        var opening: String
    }

    public let capabilities = TargetCapabilities(
        hasAtomicParts: true, hasAtomicPublish: false, needsOrderedParts: false, acceptsNullableVectors: false)

    public static let kind = DatabaseKind(
        name: "ClickHouse", schemes: ["clickhouse", "clickhouses"], variables: ["CLICKHOUSE_URL"],
        // There is no MERGE: upsert replaces rows of equal keys in a ReplacingMergeTree.
        modes: [.append, .overwrite, .upsert]
    ) { (uri, tables, options) throws(TargetError) in
        try ClickHouseTarget(uri: uri, tables: tables, options: options)
    }

    /// Does not connect yet.
    ///
    /// - Throws: For an option that there is not.
    public init(uri: TargetURI, tables: [LoadTable], options: LoadOptions) throws(TargetError) {
        self.options = try ClickHouseOptions(uri)
        self.tables = tables
        load = options
        statements = ClickHouseStatements(database: self.options.address.database)
        if let rows = options.batchRows, rows < ClickHouseTarget.fewestRows {
            note(
                "batches of \(rows) rows are small for ClickHouse: each becomes a part on the server's disk, which it must "
                    + "merge; \(ClickHouseTarget.fewestRows) rows and more are quick")
        }
    }

    /// Blocks of fewer rows are worth a warning.
    static let fewestRows = 10_000

    public var notes: [String] { noteLines.withLock { $0 } }

    func note(_ line: String) {
        noteLines.withLock { if !$0.contains(line) { $0.append(line) } }
    }

    func connect() throws(TargetError) -> ClickHouseConnection {
        let connection = try ClickHouseConnection(options.address, contact)
        try connection.greet()
        return connection
    }

    public func definitions() throws(TargetError) -> [String] {
        let connection = try connect()
        let server = try ClickHouseServer(connection)
        try checkOptions(server)
        let planner = TablePlanner(target: self, connection: connection, server: server)
        var result: [String] = []
        for table in tables {
            result.append(try planner.definition(table, name: table.name, proof: planner.proofOfNewTable))
        }
        return result
    }

    public func recorded() throws(TargetError) -> JobRecord? {
        let connection = try connect()
        guard try connection.table("figment_jobs") != nil else { return nil }
        return try ClickHouseState(connection: connection, statements: statements, jobName: load.jobName).read()?
            .record
    }

    /// As a block of the types that a table of the present gets.
    public func sentBytes(_ table: Int, _ rows: RowRange, from source: any ColumnSource) throws(TargetError) -> Int {
        let types = ClickHouseTypes(options)
        let encoder = NativeBlockEncoder()
        let columns = tables[table].descriptor.columns
        encoder.begin(columns: columns.count, rows: rows.count)
        for (index, column) in columns.enumerated() {
            do {
                let name = try types.newType(column, tables[table].clickhouse?.types[column.name])
                let made = ClickHouseTable.Column(
                    name: column.name, typeName: name, type: ClickHouseType(name), defaultKind: "", isInKey: false)
                try encoder.append(
                    source.column(index, rows: rows), as: types.column(column, into: made), firstRow: rows.start)
            } catch {
                // A load would say why; here it is only a column that counts nothing.
                continue
            }
        }
        return encoder.out.count
    }

    public func countRows() throws(TargetError) -> [Int64?] {
        let connection = try connect()
        var result: [Int64?] = []
        for table in tables { result.append(try count(table.name, connection)) }
        return result
    }

    /// Nil where there is no such table.
    func count(_ table: String, _ connection: ClickHouseConnection) throws(TargetError) -> Int64? {
        try count(table, in: nil, connection)
    }

    public func makeWriter() throws(TargetError) -> any PartWriter {
        guard let state = shared.withLock({ $0 }) else { throw .cancelled }
        return ClickHouseWriter(self, try connect(), state)
    }

    public func abort() { release() }

    /// Gives the job's lock back.
    func release() {
        let held = shared.withLock { state -> Int64 in
            defer { state?.lock = 0 }
            return state?.lock ?? 0
        }
        guard held > 0, let connection = try? connect() else { return }
        lock(connection, number: held).release()
    }

    /// - Parameter number: Of the lock that this target has taken.
    func lock(_ connection: ClickHouseConnection, number: Int64 = 0) -> ClickHouseLock {
        ClickHouseLock(connection, statements, job: load.jobName, owner: ownName, number: number)
    }
}
