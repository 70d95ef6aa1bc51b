import FigmentLoad
import FigmentTestSupport
import Foundation

@testable import FigmentClickHouse

/// A real server on this machine that ends with the tests.
final class TestServer: Sendable, CustomStringConvertible {
    let description: String
    let isModern: Bool
    let port: Int
    private let directory: TemporaryDirectory
    private let process: Process

    struct NotStarted: Error { var reason: String }

    /// The present engine, in chdb.
    static let modern = Result { try TestServer(modern: true) }
    /// Debian's ClickHouse 18.16.
    static let old = Result { try TestServer(modern: false) }

    static func server(_ kind: Kind) throws -> TestServer {
        switch kind {
        case .modern: try modern.get()
        case .old: try old.get()
        }
    }
    enum Kind: String, CaseIterable, Sendable { case modern, old }

    private init(modern: Bool) throws {
        isModern = modern
        description = modern ? "chdb" : "18.16"
        let directory = try TemporaryDirectory()
        let process = Process()
        self.directory = directory
        self.process = process
        let servers = TestEnvironment.packageRoot + "/Tests/FigmentClickHouseIntegrationTests/Servers"
        process.currentDirectoryURL = URL(fileURLWithPath: directory.path)
        process.standardInput = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        if modern {
            guard let python = TestEnvironment.python else { throw NotStarted(reason: "no Python with chdb") }
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = [servers + "/chdb_http.py", directory("port"), directory("data")]
            try process.run()
            port = try TestServer.wait {
                (try? Files.read(directory("port"))).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
            }
        } else {
            let free = try TestServer.freePort()
            for name in ["config.xml", "users.xml"] {
                let shared = TestEnvironment.packageRoot + "/Tests/Servers/clickhouse/"
                let text = String(decoding: try Files.read(shared + name), as: UTF8.self)
                    .replacingOccurrences(of: "DIRECTORY", with: directory.path)
                    .replacingOccurrences(of: "HTTP_PORT", with: String(free))
                try Files.write(Data(text.utf8), directory(name))
            }
            // Ends with this process: its death closes the pipe.
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = [
                "-c", "clickhouse-server --config-file=\(directory("config.xml")) & server=$!; cat; kill -9 $server",
            ]
            try process.run()
            port = free
        }
        _ = try TestServer.wait { try? self.query("SELECT 1") }
    }

    private static func wait<Value>(_ look: () -> Value?) throws -> Value {
        for _ in 0..<600 {
            if let value = look() { return value }
            usleep(50_000)
        }
        throw NotStarted(reason: "no answer in 30 s")
    }

    /// A port that was free a moment ago.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length)
                getsockname(descriptor, $0, &length)
            }
            return Int(UInt16(bigEndian: $0.pointee.sin_port))
        }
    }

    func uri(_ database: String = "default", user: String = "", _ options: String = "") throws -> TargetURI {
        let name = ClickHouseConnection.escaped(database)
        return try TargetURI("clickhouse://\(user)127.0.0.1:\(port)/\(name)\(options)")
    }

    /// The answer's text.
    @discardableResult
    func query(_ sql: String, database: String = "default") throws -> String {
        let connection = try ClickHouseConnection(ClickHouseOptions(uri(database)).address)
        return String(decoding: try connection.run(sql), as: UTF8.self)
    }

    /// What the present engine was asked in a database, in order: first lines of statements, each with its settings.
    func requests(_ database: String) throws -> [String] {
        String(decoding: try Files.read(directory("port.requests")), as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix(database + " ") }.map { String($0.dropFirst(database.count + 1)) }
    }

    /// A database of a test's own.
    func makeDatabase(engine: String? = nil) throws -> String {
        let name = "t" + UUID().uuidString.prefix(8).lowercased()
        try query("CREATE DATABASE \(name)" + (engine.map { " ENGINE = \($0)" } ?? ""))
        return name
    }
}
