import CADBC

/// A connection: statements run one after the other. Not for use by several threads at once.
public final class ADBCConnection {
    public let database: ADBCDatabase
    let raw = UnsafeMutablePointer<AdbcConnection>.allocate(capacity: 1)

    init(_ database: ADBCDatabase) throws(ADBCError) {
        self.database = database
        raw.initialize(to: AdbcConnection())
        let error = DriverError()
        let functions = database.driver.table.pointee
        try error.check(functions.ConnectionNew(raw, error.raw), .open)
        try error.check(functions.ConnectionInit(raw, database.raw, error.raw), .open)
    }

    deinit {
        if raw.pointee.private_data != nil {
            let error = DriverError()
            _ = database.driver.table.pointee.ConnectionRelease(raw, error.raw)
        }
        raw.deallocate()
    }

    /// Runs a query; its rows come in batches as they are asked for.
    ///
    /// - Throws: ``ADBCError`` in the driver's words.
    public func query(_ sql: String) throws(ADBCError) -> ResultStream {
        try ResultStream(ADBCStatement(self, sql))
    }

    /// Runs a statement and drops its rows.
    ///
    /// - Returns: Rows affected, where the driver tells.
    @discardableResult
    public func execute(_ sql: String) throws(ADBCError) -> Int64? {
        let result = try query(sql)
        while try result.next() != nil {}
        return result.affectedRows
    }
}

/// A statement, as long as its result is read.
final class ADBCStatement {
    let connection: ADBCConnection
    let raw = UnsafeMutablePointer<AdbcStatement>.allocate(capacity: 1)

    init(_ connection: ADBCConnection, _ sql: String) throws(ADBCError) {
        self.connection = connection
        raw.initialize(to: AdbcStatement())
        // A C string would end there, and a shorter statement run.
        guard !sql.utf8.contains(0) else { throw ADBCError(.query, "the statement holds the character U+0000") }
        let error = DriverError()
        try error.check(functions.StatementNew(connection.raw, raw, error.raw), .query)
        try error.check(functions.StatementSetSqlQuery(raw, sql, error.raw), .query)
    }

    var functions: AdbcDriver { connection.database.driver.table.pointee }

    /// Starts the statement.
    ///
    /// - Parameter stream: Zeroed memory, which takes the result.
    /// - Returns: Rows affected, or nil where the driver does not know.
    func execute(into stream: UnsafeMutablePointer<ArrowArrayStream>) throws(ADBCError) -> Int64? {
        let error = DriverError()
        var rows: Int64 = -1
        try error.check(functions.StatementExecuteQuery(raw, stream, &rows, error.raw), .query)
        return rows < 0 ? nil : rows
    }

    deinit {
        if raw.pointee.private_data != nil {
            let error = DriverError()
            _ = functions.StatementRelease(raw, error.raw)
        }
        raw.deallocate()
    }
}
