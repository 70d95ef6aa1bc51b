import CADBC

/// An open database; connections keep it open.
public final class ADBCDatabase: @unchecked Sendable {
    public let driver: ADBCDriver
    let raw = UnsafeMutablePointer<AdbcDatabase>.allocate(capacity: 1)

    /// - Parameter options: Names and values that the driver documents ("path", "uri", …), in order.
    /// - Throws: ``ADBCError`` in the driver's words.
    public init(_ driver: ADBCDriver, options: [(name: String, value: String)] = []) throws(ADBCError) {
        self.driver = driver
        raw.initialize(to: AdbcDatabase())
        let error = DriverError()
        let functions = driver.table.pointee
        try error.check(functions.DatabaseNew(raw, error.raw), .open)
        for option in options {
            try error.check(functions.DatabaseSetOption(raw, option.name, option.value, error.raw), .open)
        }
        try error.check(functions.DatabaseInit(raw, error.raw), .open)
    }

    deinit {
        if raw.pointee.private_data != nil {
            let error = DriverError()
            _ = driver.table.pointee.DatabaseRelease(raw, error.raw)
        }
        raw.deallocate()
    }

    /// Opens a connection. Connections may be used on different threads at once, each on one at a time.
    public func connect() throws(ADBCError) -> ADBCConnection { try ADBCConnection(self) }
}
