import FigmentColumns
import FigmentLoad
import FigmentTarget
import FigmentTypes

/// Writes parts over one connection.
final class PostgresWriter: PartWriter {
    private let connection: PostgresConnection
    private let target: PostgresTarget
    private let tables: [PostgresTable]
    private let run: String
    private var copier = PostgresCopier()
    /// Tables for which the session has a batch table.
    private var prepared: Set<Int> = []
    var sentBytes: Int64 { copier.sentBytes }

    /// - Parameter run: Of this process, in the job's record.
    init(_ connection: PostgresConnection, _ target: PostgresTarget, _ tables: [PostgresTable], run: String) {
        self.run = run
        self.connection = connection
        self.target = target
        self.tables = tables
    }

    func write(_ part: Part, from source: any ColumnSource) throws(TargetError) {
        do throws(TargetError) { try commit(part, from: source) } catch {
            target.abandon(connection.backend, after: error)
            throw error
        }
    }

    private func commit(_ part: Part, from source: any ColumnSource) throws(TargetError) {
        let table = tables[part.table]
        let replaces = target.options.mode.needsKey
        if replaces, prepared.insert(part.table).inserted {
            try connection.execute(
                "CREATE TEMP TABLE \(batchName(part.table)) (LIKE \(table.destination)) ON COMMIT DELETE ROWS")
        }
        try connection.execute("BEGIN")
        guard try note(part) else {
            try connection.execute("ROLLBACK")
            return
        }
        try copier.copy(
            part, of: table, from: source, into: replaces ? batchName(part.table) : table.destination, connection)
        if replaces { try take(batchName(part.table), table) }
        try connection.execute("COMMIT")
    }

    /// Notes the part, under the run of this process: the record of the job stays as it is until the transaction ends.
    ///
    /// It comes first, so that a second writer of the same part waits here for the end of the first, and then does nothing.
    /// - Returns: False where the part is there already.
    private func note(_ part: Part) throws(TargetError) -> Bool {
        let jobs = try target.statements.jobs()
        let job = target.options.jobName
        let noted = try connection.execute(
            "INSERT INTO \(target.statements.parts()) (job, table_number, row_start, row_count) "
                + "SELECT job, $2::int, $3::bigint, $4::bigint FROM \(jobs) WHERE job = $1 AND run = $5 FOR SHARE "
                + "ON CONFLICT DO NOTHING",
            [job, String(part.table), String(part.rows.start), String(part.rows.count), run])
        if noted.affectedRows == 1 { return true }
        let own = try connection.execute("SELECT 1 FROM \(jobs) WHERE job = $1 AND run = $2", [job, run])
        if own.rowCount == 0 { throw target.refused(.busy(job), "it has taken the load over") }
        return false
    }

    private func batchName(_ table: Int) -> String { "figment_batch_\(table)" }

    private func take(_ batch: String, _ table: PostgresTable) throws(TargetError) {
        let key = table.table.primaryKey
        let sql =
            target.options.mode == .merge
            ? try target.statements.merge(from: batch, into: table.destination, table.columns, key: key)
            : try target.statements.upsert(from: batch, into: table.destination, table.columns, key: key)
        try connection.execute(sql, table: table.name, isLong: true)
    }
}

/// Sends rows by COPY; keeps its buffers.
struct PostgresCopier: ~Copyable {
    private var encoder = CopyEncoder()
    private let binder = CopyBinder()
    private(set) var sentBytes: Int64 = 0

    /// Bytes that are sent at once, about: they stay in the cache between their making and the socket.
    private static let sendBytes = 256 << 10

    init() {}

    /// Copies the rows of a part into a table.
    ///
    /// - Parameter destination: Quoted.
    mutating func copy(
        _ part: Part, of table: PostgresTable, from source: any ColumnSource, into destination: String,
        _ connection: PostgresConnection
    ) throws(TargetError) {
        try connection.execute(PostgresStatements.copy(into: destination, table.columns), table: table.name)
        try encode(part, of: table, from: source) { (bytes) throws(TargetError) in try connection.copy(bytes) }
        let taken = try connection.endCopy(table: table.name)
        guard taken == Int64(part.rows.count) else {
            throw .server(
                ServerFailure(
                    server: "PostgreSQL", place: connection.settings.place, kind: .values,
                    message: "\(table.name): the server took \(taken) of \(part.rows.count) rows"))
        }
    }

    /// Makes the rows of a part in COPY's binary form, with its header and trailer, in pieces.
    ///
    /// - Parameter take: Gets each; valid until it returns.
    mutating func encode(
        _ part: Part, of table: PostgresTable, from source: any ColumnSource,
        to take: (UnsafeBufferPointer<UInt8>) throws(TargetError) -> Void
    ) throws(TargetError) {
        encoder.out.removeAll()
        encoder.out.append(CopyEncoder.header)
        let step = max(1, min(4_096, Int(1_048_576 / table.table.descriptor.estimatedRowBytes)))
        var row = part.rows.start
        while row < part.rows.end {
            let rows = RowRange(start: row, count: Int(min(Int64(step), part.rows.end - row)))
            try encode(rows, of: table, from: source, to: take)
            row = rows.end
        }
        encoder.out.append(CopyEncoder.trailer)
        try flush(to: take)
    }

    private mutating func encode(
        _ rows: RowRange, of table: PostgresTable, from source: any ColumnSource,
        to take: (UnsafeBufferPointer<UInt8>) throws(TargetError) -> Void
    ) throws(TargetError) {
        binder.beginBatch()
        var columns: [Column] = []
        var fields: [BoundField] = []
        source.beginBatch(rows)
        for (index, type) in table.types.enumerated() {
            let column = source.column(index, rows: rows)
            columns.append(column)
            fields.append(binder.bind(column, as: type, firstRow: rows.start))
        }
        try withExtendedLifetime(columns) { () throws(TargetError) in
            var row = 0
            while row < rows.count {
                let end = min(rows.count, row + 256)
                encoder.append(rows: row..<end, fields)
                if encoder.out.count >= PostgresCopier.sendBytes { try flush(to: take) }
                row = end
            }
        }
    }

    private mutating func flush(
        to take: (UnsafeBufferPointer<UInt8>) throws(TargetError) -> Void
    ) throws(TargetError) {
        try take(UnsafeBufferPointer(start: encoder.out.base, count: encoder.out.count))
        sentBytes += Int64(encoder.out.count)
        encoder.out.removeAll()
    }
}
