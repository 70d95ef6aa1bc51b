import CADBC

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A loaded ADBC driver: a shared library's table of functions.
///
/// Libraries stay loaded until the process ends: drivers keep threads whose code must not go away.
public final class ADBCDriver: @unchecked Sendable {
    /// The library, as it was given to the loader.
    public let path: String
    let table: UnsafeMutablePointer<AdbcDriver>
    /// Whether the functions of ADBC 1.1.0 are there.
    let isVersion11: Bool

    /// Loads a driver.
    ///
    /// - Parameters:
    ///   - path: A file, or a bare name that the system's loader looks up.
    ///   - initSymbol: The library's entry point.
    ///   - stub: A library whose symbols the driver needs; loaded before it, visible to all.
    /// - Throws: ``ADBCError`` with the loader's words.
    public static func load(
        path: String, initSymbol: String = "AdbcDriverInit", stub: String? = nil
    ) throws(ADBCError) -> ADBCDriver {
        if let stub, dlopen(stub, RTLD_LAZY | RTLD_GLOBAL) == nil { throw ADBCError(.load, loaderMessage(stub)) }
        guard let library = dlopen(path, RTLD_LAZY | RTLD_LOCAL) else { throw ADBCError(.load, loaderMessage(path)) }
        guard let symbol = dlsym(library, initSymbol) else {
            throw ADBCError(.load, "\(path) is no ADBC driver: it has no function \(initSymbol)")
        }
        return try ADBCDriver(path: path, unsafeBitCast(symbol, to: DriverInit.self))
    }

    private typealias DriverInit =
        @convention(c) (CInt, UnsafeMutableRawPointer?, UnsafeMutablePointer<AdbcError>?) -> FigmentAdbcStatus

    /// Asks for version 1.1.0 and, where the driver knows only that, for 1.0.0.
    private init(path: String, _ initialise: DriverInit) throws(ADBCError) {
        self.path = path
        let table = UnsafeMutablePointer<AdbcDriver>.allocate(capacity: 1)
        table.initialize(to: AdbcDriver())
        var error = DriverError()
        var status = initialise(FIGMENT_ADBC_VERSION_1_1_0, table, error.raw)
        isVersion11 = status == 0
        if status != 0 {
            table.pointee = AdbcDriver()
            error = DriverError()
            status = initialise(FIGMENT_ADBC_VERSION_1_0_0, table, error.raw)
        }
        self.table = table
        do throws(ADBCError) {
            try error.check(status, .load)
            guard isComplete else { throw ADBCError(.load, "\(path) lacks functions that every ADBC driver has") }
        } catch {
            table.pointee.release = nil
            throw error
        }
    }

    deinit {
        if let release = table.pointee.release {
            let error = DriverError()
            _ = release(table, error.raw)
        }
        table.deallocate()
    }

    /// Whether the functions that we call without asking are there.
    private var isComplete: Bool {
        let t = table.pointee
        return t.DatabaseNew != nil && t.DatabaseInit != nil && t.DatabaseSetOption != nil && t.DatabaseRelease != nil
            && t.ConnectionNew != nil && t.ConnectionInit != nil && t.ConnectionRelease != nil && t.StatementNew != nil
            && t.StatementSetSqlQuery != nil && t.StatementExecuteQuery != nil && t.StatementRelease != nil
    }

    private static func loaderMessage(_ path: String) -> String {
        dlerror().map { String(cString: $0) } ?? "cannot load \(path)"
    }
}
