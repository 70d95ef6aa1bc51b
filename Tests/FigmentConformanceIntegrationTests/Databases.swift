import FigmentTestSupport
import Foundation

/// A target that the suite runs on: a real server, how to look into it, and what it promises.
///
/// A new target adds a case to ``Kind`` and a type; the tests stay as they are.
protocol ConformanceDatabase: Sendable {
    var server: DatabaseServer { get }
    /// What it can do about rows that are there; what a test needs and it lacks is not asked of it.
    static var modes: [String] { get }
    /// Appended to every address.
    var options: String { get }
    /// Makes an empty database.
    func makeDatabase() throws -> String
    func dropDatabase(_ name: String) throws
    /// An address, of the server itself or of a proxy before it.
    ///
    /// - Parameter timeout: Seconds without a sign of life that are waited; nil for the suite's own.
    func uri(_ database: String, port: Int?, login: String, timeout: Int?) -> String
    /// Sessions of loads that are open in a database; nil where a server has none.
    func sessions(_ database: String) throws -> Int?
    /// With TLS and the certificate to trust; nil trusts the system's.
    func secureURI(_ database: String, certificate: String?) -> String
    /// The fields of rows, separated by `|`.
    func query(_ sql: String, _ database: String) throws -> [String]
    /// A name without quotation marks of the server's own, as its SQL has it.
    func quoted(_ name: String) -> String
    /// A table's rows, each key counted once where the server replaces rows later.
    func count(_ table: String, _ database: String) throws -> Int
    /// Ends the connections of all loads that run.
    func cutConnections() throws
    /// Where new databases of a server with a disk of its own lie on that disk.
    func makeDatabaseOnDisk() throws -> String
    /// The login with a password, right and wrong, of the database that asks for one.
    func locked() throws -> (database: String, right: String, wrong: String)
}

extension ConformanceDatabase {
    func uri(_ database: String, port: Int? = nil, timeout: Int? = nil) -> String {
        uri(database, port: port, login: "", timeout: timeout)
    }

    func uri(_ database: String, port: Int?, login: String) -> String {
        uri(database, port: port, login: login, timeout: nil)
    }
}

/// The targets, each with one server for the whole run.
enum Kind: String, CaseIterable, Sendable {
    case postgresql, clickhouse
    /// The present engine of ClickHouse, chdb: without users, certificates, a disk of its own or a way to crash alone.
    case chdb

    /// All, or the one that FIGMENT_KIND names: the long tests of several can run at the same time.
    static let allCases: [Kind] = {
        let all: [Kind] = [.postgresql, .clickhouse, .chdb]
        guard let name = TestEnvironment.variable("FIGMENT_KIND") else { return all }
        return all.filter { $0.rawValue == name }
    }()
    /// Those that are servers of their own in every respect.
    static let servers = allCases.filter { $0 != .chdb }

    var modes: [String] { self == .postgresql ? PostgresDatabase.modes : ClickHouseDatabase.modes }

    /// Every database with each mode that it has, of those that are asked for.
    static func each(_ modes: String...) -> [(Kind, String)] {
        allCases.flatMap { kind in modes.filter(kind.modes.contains).map { (kind, $0) } }
    }

    private static let sharedModern = Result { try ClickHouseDatabase(script: "chdb.sh") }
    private static let sharedPostgres = Result { try PostgresDatabase() }
    private static let sharedClickHouse = Result { try ClickHouseDatabase() }

    func shared() throws -> any ConformanceDatabase {
        switch self {
        case .postgresql: try Kind.sharedPostgres.get()
        case .clickhouse: try Kind.sharedClickHouse.get()
        case .chdb: try Kind.sharedModern.get()
        }
    }

    /// A server of the test's own, to be crashed, starved or encrypted.
    func own(hasTLS: Bool = false, diskMegabytes: Int? = nil) throws -> any ConformanceDatabase {
        switch self {
        case .postgresql: try PostgresDatabase(hasTLS: hasTLS, diskMegabytes: diskMegabytes)
        case .clickhouse: try ClickHouseDatabase(hasTLS: hasTLS, diskMegabytes: diskMegabytes)
        case .chdb: try ClickHouseDatabase(script: "chdb.sh")
        }
    }
}

private func freshName() -> String { "t" + UUID().uuidString.prefix(8).lowercased() }

struct PostgresDatabase: ConformanceDatabase {
    static let modes = ["append", "overwrite", "upsert", "merge"]
    let server: DatabaseServer
    let options = ""

    init(hasTLS: Bool = false, diskMegabytes: Int? = nil) throws {
        server = try DatabaseServer("postgres.sh", hasTLS: hasTLS, diskMegabytes: diskMegabytes)
    }

    func makeDatabase() throws -> String {
        let name = freshName()
        _ = try query("CREATE DATABASE \(name)", "postgres")
        return name
    }

    func dropDatabase(_ name: String) throws { _ = try query("DROP DATABASE \(name) WITH (FORCE)", "postgres") }

    func makeDatabaseOnDisk() throws -> String {
        let name = freshName()
        let folder = server.disk + "/space"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        _ = try Program.run("/bin/chown", ["65534:65534", folder])
        _ = try query("CREATE TABLESPACE small LOCATION '\(folder)'", "postgres")
        _ = try query("CREATE DATABASE \(name) TABLESPACE small", "postgres")
        return name
    }

    func uri(_ database: String, port: Int?, login: String, timeout: Int?) -> String {
        "postgresql://\(login.isEmpty ? "test" : login)@127.0.0.1:\(port.map(String.init) ?? server.port)/\(database)"
            + (timeout.map { "?timeout=\($0)&connect_timeout=\($0)" } ?? "")
    }

    func sessions(_ database: String) throws -> Int? {
        Int(
            try query(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'figment' AND datname = '\(database)'",
                "postgres"
            ).first ?? "")
    }

    func secureURI(_ database: String, certificate: String?) -> String {
        uri(database) + "?sslmode=verify-full" + (certificate.map { "&sslrootcert=" + $0 } ?? "")
    }

    func query(_ sql: String, _ database: String) throws -> [String] {
        let place = "host=127.0.0.1 port=\(server.port) user=test dbname=\(database)"
        let result = try Program.run("/usr/bin/psql", [place, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
        guard result.exitCode == 0 else { throw QueryFailed(sql: sql, reason: result.errors) }
        return result.output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }

    func quoted(_ name: String) -> String { "\"\(name)\"" }

    func count(_ table: String, _ database: String) throws -> Int {
        Int(try query("SELECT count(*) FROM \"\(table)\"", database).first ?? "") ?? -1
    }

    func cutConnections() throws {
        _ = try query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'figment' AND state <> 'idle'",
            "postgres")
    }

    func locked() throws -> (database: String, right: String, wrong: String) {
        if try query("SELECT 1 FROM pg_database WHERE datname = 'locked'", "postgres").isEmpty {
            _ = try query("CREATE ROLE loader LOGIN SUPERUSER PASSWORD 'pass''word'", "postgres")
            _ = try query("CREATE DATABASE locked OWNER loader", "postgres")
        }
        return ("locked", "loader:pass%27word", "loader:hunter2")
    }
}

struct ClickHouseDatabase: ConformanceDatabase {
    static let modes = ["append", "overwrite", "upsert"]
    let server: DatabaseServer
    let options = "instants=seconds&null_arrays=empty"

    init(script: String = "clickhouse.sh", hasTLS: Bool = false, diskMegabytes: Int? = nil) throws {
        server = try DatabaseServer(script, hasTLS: hasTLS, diskMegabytes: diskMegabytes)
    }

    func makeDatabase() throws -> String {
        let name = freshName()
        _ = try query("CREATE DATABASE \(name)", "default")
        return name
    }

    func makeDatabaseOnDisk() throws -> String { try makeDatabase() }
    func dropDatabase(_ name: String) throws { _ = try query("DROP DATABASE \(name)", "default") }

    func uri(_ database: String, port: Int?, login: String, timeout: Int?) -> String {
        let user = login.isEmpty ? "" : login + "@"
        return "clickhouse://\(user)127.0.0.1:\(port.map(String.init) ?? server.port)/\(database)?\(options)"
            + "&timeout=\(timeout ?? 2)"
    }

    func sessions(_ database: String) throws -> Int? { nil }

    func secureURI(_ database: String, certificate: String?) -> String {
        "clickhouses://127.0.0.1:\(server.tlsPort)/\(database)?\(options)" + (certificate.map { "&ca=" + $0 } ?? "")
    }

    func query(_ sql: String, _ database: String) throws -> [String] {
        let address = "http://127.0.0.1:\(server.port)/?database=\(database)"
        let result = try Program.run("/usr/bin/curl", ["-sS", "--fail-with-body", "--data-binary", sql, address])
        guard result.exitCode == 0 else { throw QueryFailed(sql: sql, reason: result.output + result.errors) }
        return result.output.split(separator: "\n").map { $0.replacingOccurrences(of: "\t", with: "|") }
    }

    func quoted(_ name: String) -> String { "`\(name)`" }

    func count(_ table: String, _ database: String) throws -> Int {
        let engine = try query(
            "SELECT engine FROM system.tables WHERE database = '\(database)' AND name = '\(table)'", "default"
        ).first
        let final = engine == "ReplacingMergeTree" ? " FINAL" : ""
        return Int(try query("SELECT count() FROM `\(table)`\(final)", database).first ?? "") ?? -1
    }

    /// HTTP: what is lost are requests; a query that is killed has done nothing.
    func cutConnections() throws {
        _ = try query("KILL QUERY WHERE query LIKE 'INSERT INTO%' ASYNC", "default")
    }

    func locked() throws -> (database: String, right: String, wrong: String) {
        (try makeDatabase(), "loader:pass%27word", "loader:hunter2")
    }
}

struct QueryFailed: Error, CustomStringConvertible {
    var sql: String
    var reason: String
    var description: String { "\(sql): \(reason)" }
}
