public import FigmentADBC
import FigmentTypes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A DuckDB that looks at files, within a memory limit. For one thread.
public final class DataSession {
    let connection: ADBCConnection
    private var viewCount = 0

    /// What a session may use.
    public struct Options: Sendable {
        public var threads: Int?
        public var memoryLimitBytes: Int64
        /// Where larger-than-memory queries put what does not fit: a folder of its own below this one.
        public var temporaryDirectory: String

        public init(threads: Int? = nil, memoryLimitBytes: Int64 = 2 << 30, temporaryDirectory: String? = nil) {
            self.threads = threads
            self.memoryLimitBytes = memoryLimitBytes
            let fallback = getenv("TMPDIR").map { String(cString: $0) }
            self.temporaryDirectory = temporaryDirectory ?? fallback ?? "/var/tmp"
        }
    }

    /// - Throws: ``DataError/database(_:)``; of kind `load` where no DuckDB is found.
    public init(_ options: Options = Options()) throws(DataError) {
        // DuckDB makes the folder when it first needs it, and removes it at its end.
        let folder = "\(options.temporaryDirectory)/figment-duckdb-\(getpid())"
        do throws(ADBCError) {
            connection = try DuckDB.connect(
                .init(
                    threads: options.threads, memoryLimitBytes: max(options.memoryLimitBytes, 64 << 20),
                    temporaryDirectory: folder))
        } catch { throw .database(error) }
    }

    /// All rows of a query whose result is small.
    package func rows(_ sql: String) throws(DataError) -> [[ResultValue]] {
        do throws(ADBCError) { return try connection.query(sql).rows() } catch { throw .database(error) }
    }

    /// The first row's integers; nulls are 0.
    package func counts(_ sql: String) throws(DataError) -> [Int64] {
        (try rows(sql).first ?? []).map(\.count)
    }

    package func query(_ sql: String) throws(DataError) -> ResultStream {
        do throws(ADBCError) { return try connection.query(sql) } catch { throw .database(error) }
    }

    package func execute(_ sql: String) throws(DataError) {
        do throws(ADBCError) { try connection.execute(sql) } catch { throw .database(error) }
    }

    /// A name for a view that no other has.
    func makeViewName() -> String {
        viewCount += 1
        return "t\(viewCount)"
    }
}

extension ResultValue {
    /// The value as a count; anything else is 0.
    package var count: Int64 {
        switch self {
        case .int(let value): value
        case .decimal(let value, scale: 0): Int64(clamping: value)
        default: 0
        }
    }

    /// The value as a number.
    package var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        case .decimal(let value, let scale): Double("\(value)e\(-scale)")
        default: nil
        }
    }
}
