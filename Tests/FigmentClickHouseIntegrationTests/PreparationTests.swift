import Figment
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTestSupport
import FigmentTypes
import Foundation
import Testing

@testable import FigmentClickHouse

/// The beginning of a load: what is refused leaves everything as it was and is not remembered.
@Suite(.serialized) struct PreparationTests {
    private func numbers(_ values: [Int64], _ name: String = "t") -> HandTable {
        HandTable(name, primaryKey: ["id"], [("id", .fixed(.int64, values))])
    }

    private func tables(_ server: TestServer, _ database: String) throws -> [String] {
        try server.query("SHOW TABLES", database: database).split(separator: "\n").map(String.init).sorted()
    }

    private static let unusable = ["?engine=Foo()", "?order_by=nosuch", "?engine=Memory", "?partition_by=nosuch"]

    @Test(arguments: TestServer.Kind.allCases, [LoadMode.append, .overwrite, .upsert])
    func dropLeavesWhatCannotBeReplaced(_ kind: TestServer.Kind, _ mode: LoadMode) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase(engine: server.isModern ? "Atomic" : nil)
        try numbers(Array(0..<1_000)).load(server.uri(database)) { $0.jobName = "before" }
        for query in Self.unusable {
            // With markers a table in memory is as good as another, but for upsert.
            if query.contains("Memory"), kind == .old, mode != .upsert { continue }
            #expect(throws: TargetError.self, "\(query)") {
                try numbers([1, 2]).load(server.uri(database, query)) {
                    $0.dropsTables = true; $0.mode = mode
                }
            }
            #expect(try server.query("SELECT count() FROM t", database: database) == "1000\n", "\(query)")
            #expect(try tables(server, database) == ["figment_jobs", "figment_parts", "t"], "\(query)")
        }
        // The same job, asked for properly.
        try numbers([1, 2]).load(server.uri(database)) {
            $0.dropsTables = true; $0.mode = mode
        }
        #expect(try server.query("SELECT id FROM t ORDER BY id", database: database) == "1\n2\n")
        #expect(try tables(server, database) == ["figment_jobs", "figment_parts", "t"])
    }

    /// A table that is made and then refused is not left behind, nor are others of the load.
    @Test(arguments: TestServer.Kind.allCases) func refusalsMakeNothing(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        #expect(throws: TargetError.self) {
            try numbers([1]).load(server.uri(database, "?engine=Memory&marker=0")) { $0.mode = .upsert }
        }
        try server.query("CREATE TABLE visit (other Int8) ENGINE = MergeTree ORDER BY other", database: database)
        let loading = Loading(try Fixture.shop.generation(), try server.uri(database, "?instants=seconds"))
        let last = try #require(loading.tables.last?.name)
        try server.query("RENAME TABLE visit TO `\(last)`", database: database)
        guard case .otherTable(last, _) = loading.failure() else {
            Issue.record("another table was taken")
            return
        }
        #expect(try tables(server, database) == ["figment_jobs", "figment_parts", last].sorted())
        try server.query("DROP TABLE `\(last)`", database: database)
        try loading.run()
        #expect(try loading.differences() == [])
    }

    @Test(arguments: TestServer.Kind.allCases, [LoadMode.append, .overwrite])
    func refusedLoadsAreNotRemembered(_ kind: TestServer.Kind, _ mode: LoadMode) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let marker = server.isModern ? "" : ", _figment_part UInt64"
        let settings = server.isModern ? " SETTINGS non_replicated_deduplication_window = 100" : ""
        for mend in ["evolution", "drop", "another"] {
            try server.query("DROP TABLE IF EXISTS t", database: database)
            try server.query(
                "CREATE TABLE t (key String, id Int8\(marker)) ENGINE = MergeTree ORDER BY key\(settings)",
                database: database)
            let refused = numbers([300, 301])
            #expect(throws: TargetError.self) {
                try refused.load(server.uri(database)) {
                    $0.mode = mode; $0.jobName = mend
                }
            }
            #expect(try server.query("SELECT count() FROM t", database: database) == "0\n")
            #expect(
                try server.query("SELECT count() FROM figment_jobs WHERE name = '\(mend)'", database: database) == "0\n"
            )
            // Another mode than before, too: nothing was loaded.
            try refused.load(server.uri(database)) {
                $0.jobName = mend
                $0.mode = mend == "another" ? .append : mode
                $0.evolvesSchema = mend != "drop"
                $0.dropsTables = mend == "drop"
            }
            #expect(try server.query("SELECT id FROM t ORDER BY id", database: database) == "300\n301\n", "\(mend)")
        }
    }

    @Test(arguments: TestServer.Kind.allCases) func columnNamedAsOurs(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let table = HandTable(
            "t", [("id", .fixed(.int64, [Int64(1)])), ("_figment_part", .fixed(.uint64, [UInt64(1)]))])
        do {
            try table.load(server.uri(database))
            Issue.record("it was taken")
        } catch TargetError.server(let failure) {
            guard case .otherTable("t", let lines) = failure.kind else { throw TargetError.server(failure) }
            #expect(lines.count == 1 && lines[0].contains("'_figment_part'"))
        }
    }

    // MARK: Servers that are none

    /// What says at once that an address is wrong, in these words.
    private func refused(_ uri: String, _ words: [String]) throws {
        let loading = Loading(try Fixture.orders.generation(rows: 10), try TargetURI(uri))
        let start = Date()
        do {
            try loading.run(tries: 5)
            Issue.record("\(uri) was taken")
        } catch Engine.Failure.target(.server(let failure)) {
            #expect(failure.kind == .cannotConnect && !failure.isTransient, "\(failure)")
            for word in words { #expect(failure.message.contains(word), "\(failure)") }
            #expect(!failure.message.contains("<"), "\(failure)")
        }
        // Some servers let TLS that is none end by a time-out of their own.
        #expect(Date().timeIntervalSince(start) < 30)
    }

    @Test func otherProtocols() throws {
        let plain = try TestServer.old.get()
        try refused("clickhouses://127.0.0.1:\(plain.port)/default", ["TLS", "clickhouse://"])
        let secure = try DatabaseServer("clickhouse.sh", hasTLS: true)
        defer { secure.stop() }
        try refused("clickhouse://127.0.0.1:\(secure.tlsPort)/default", ["port", "clickhouses://"])
        // Somebody who ends each connection.
        let proxy = try FaultProxy(before: plain.port, [])
        defer { proxy.stop() }
        proxy.isAway = true
        try refused("clickhouse://127.0.0.1:\(proxy.port)/default", ["port"])
        // A certificate that nobody vouches for, and one that is not there, are other matters.
        let table = numbers([1])
        func failure(_ options: String) -> TargetError? {
            do {
                try table.load(TargetURI("clickhouses://127.0.0.1:\(secure.tlsPort)/default" + options))
                return nil
            } catch { return error as? TargetError }
        }
        guard case .server(let distrust) = failure("") else {
            Issue.record("an unknown certificate was taken")
            return
        }
        #expect(distrust.kind == .certificate)
        guard case .option(let missing) = failure("?ca=/nowhere/ca.crt") else {
            Issue.record("a file that is not there was read")
            return
        }
        #expect(missing.name == "ca" && missing.reason.contains("/nowhere/ca.crt"))
    }

    @Test(arguments: ["501", "404", "200"]) func servers(_ status: String) throws {
        let directory = try TemporaryDirectory()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            "-c",
            """
            import http.server, os, sys
            class Page(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    self.rfile.read(int(self.headers["Content-Length"]))
                    self.send_response(\(status)); self.end_headers(); self.wfile.write(b"<html>a page</html>")
                def log_message(self, *words): pass
            server = http.server.HTTPServer(("127.0.0.1", 0), Page)
            open(sys.argv[1] + ".new", "w").write(str(server.server_address[1]))
            os.rename(sys.argv[1] + ".new", sys.argv[1])
            server.serve_forever()
            """, directory("port"),
        ]
        // It must not hold what the test runner reads until its end.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Not waited for: servers that began after it would have to end first. Its signals may be blocked as ours are.
        defer { kill(process.processIdentifier, SIGKILL) }
        var port = ""
        for _ in 0..<200 where port.isEmpty {
            port = (try? Files.read(directory("port"))).map { String(decoding: $0, as: UTF8.self) } ?? ""
            usleep(50_000)
        }
        try refused("clickhouse://127.0.0.1:\(port)/default", ["not ClickHouse's", "HTTP status \(status)", "port"])
    }
}
