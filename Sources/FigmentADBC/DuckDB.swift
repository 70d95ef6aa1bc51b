public import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// DuckDB, the engine that reads and checks data.
public enum DuckDB {
    /// What a session may use.
    public struct Options: Sendable {
        /// A database file; nil for one in memory.
        public var path: String?
        /// Nil for DuckDB's own choice: all cores.
        public var threads: Int?
        /// Nil for DuckDB's own choice: 80 % of the machine's memory.
        public var memoryLimitBytes: Int64?
        /// Where larger-than-memory queries put what does not fit.
        public var temporaryDirectory: String?

        public init(
            path: String? = nil, threads: Int? = nil, memoryLimitBytes: Int64? = nil, temporaryDirectory: String? = nil
        ) {
            self.path = path
            self.threads = threads
            self.memoryLimitBytes = memoryLimitBytes
            self.temporaryDirectory = temporaryDirectory
        }
    }

    /// Opens a session. Nothing is downloaded: extensions that are not built in stay away.
    ///
    /// - Throws: ``ADBCError``; of kind `load` where no DuckDB is found.
    public static func connect(_ options: Options = Options()) throws(ADBCError) -> ADBCConnection {
        var settings: [(name: String, value: String)] = []
        if let path = options.path { settings.append(("path", path)) }
        let connection = try ADBCDatabase(driver(), options: settings).connect()
        var statements = [
            "SET TimeZone = 'UTC'", "SET autoinstall_known_extensions = false", "SET enable_progress_bar = false",
        ]
        if let threads = options.threads { statements.append("SET threads = \(max(1, threads))") }
        if let bytes = options.memoryLimitBytes {
            statements.append("SET memory_limit = '\(max(1, bytes / 1_024))KiB'")
        }
        if let directory = options.temporaryDirectory {
            statements.append("SET temp_directory = \(quoted(text: directory))")
        }
        for statement in statements { try connection.execute(statement) }
        return connection
    }

    /// A name as DuckDB reads it.
    public static func quoted(name: String) throws(SQLNameError) -> String { try SQLDialect.duckdb.identifier(name) }

    /// A text value as DuckDB reads it.
    public static func quoted(text: String) -> String { SQLDialect.duckdb.literal(text) }

    // ---- The library ---------------------------------------------------------------------------------

    /// Loads DuckDB from the first place that has it: the file that FIGMENT_DUCKDB names (and no other, if it is set),
    /// the folder FIGMENT_DEPS, `.deps` of the package that this program was built in or lies in, the system's loader.
    public static func driver() throws(ADBCError) -> ADBCDriver {
        if let path = variable("FIGMENT_DUCKDB") { return try load(path) }
        for path in candidates where access(path, R_OK) == 0 { return try load(path) }
        do throws(ADBCError) { return try load(systemName) } catch {
            throw ADBCError(
                .load,
                "no DuckDB library was found (\(error.message)); run scripts/setup, or name one with FIGMENT_DUCKDB")
        }
    }

    #if canImport(Darwin)
        private static let systemName = "libduckdb.dylib"
    #else
        private static let systemName = "libduckdb.so"
    #endif

    /// The library of DuckDB's Python wheel lacks Python's symbols, which the stub beside it defines.
    private static func load(_ path: String) throws(ADBCError) -> ADBCDriver {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let stub = folder + "/libpython-stub.so"
        let hasStub = path.contains("/") && access(stub, R_OK) == 0
        return try ADBCDriver.load(path: path, initSymbol: "duckdb_adbc_init", stub: hasStub ? stub : nil)
    }

    /// Where `scripts/setup` and a distribution put the library.
    private static var candidates: [String] {
        var folders: [String] = []
        if let deps = variable("FIGMENT_DEPS") { folders.append(deps) }
        if let program = programPath {
            let parts = program.split(separator: "/").dropLast().map(String.init)
            // bin/figment → .deps, or lib of an installation.
            let above = "/" + parts.dropLast().joined(separator: "/")
            folders += [above + "/.deps", above + "/lib/figment"]
            // .build/…/debug/figment → .deps.
            if let build = parts.firstIndex(of: ".build") {
                folders.append("/" + parts[..<build].joined(separator: "/") + "/.deps")
            }
        }
        return folders.map { $0 + "/duckdb/" + systemName }
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The file of the running program, with links followed.
    private static var programPath: String? {
        #if canImport(Glibc)
            guard let path = realpath("/proc/self/exe", nil) else { return nil }
            defer { free(path) }
            return String(cString: path)
        #else
            return CommandLine.arguments.first
        #endif
    }
}
