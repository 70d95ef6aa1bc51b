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

@Suite(.serialized) struct RefusalTests {
    @Test(arguments: TestServer.Kind.allCases) func missingTableAndDatabase(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.orders.generation(rows: 10), try server.uri(database))
        loading.options.createsTables = false
        #expect(loading.failure() == .missingTable("orders"))
        loading.uri = try server.uri("not there")
        #expect(loading.failure() == .missingDatabase)
        #expect(
            try loading.tables.count == 1 && server.query("SHOW TABLES", database: database).contains("lock") == false)
    }

    @Test func nobodyThere() throws {
        let uri = try TargetURI("clickhouse://127.0.0.1:\(TestServer.freePort())/default")
        #expect(Loading(try Fixture.orders.generation(rows: 10), uri).failure() == .cannotConnect)
    }

    @Test func password() throws {
        let server = try TestServer.old.get()
        let database = try server.makeDatabase()
        let generation = try Fixture.orders.generation(rows: 10)
        let options = "?instants=seconds"
        let wrong = try server.uri(database, user: "loader:nonsense@", options)
        let loading = Loading(generation, wrong)
        #expect(loading.failure() == .authentication)
        do { try loading.run() } catch { #expect(!"\(error)".contains("nonsense")) }
        try Loading(generation, server.uri(database, user: "loader:pass%27word@", options)).run()
    }

    @Test(arguments: TestServer.Kind.allCases) func otherTable(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let more = server.isModern ? "" : ", _figment_part UInt64"
        let window = server.isModern ? "SETTINGS non_replicated_deduplication_window = 100" : ""
        try server.query(
            "CREATE TABLE t (a String, b Int8, c Int64\(more)) ENGINE = MergeTree ORDER BY a \(window)",
            database: database)
        let number = Column.fixed(.int64, [Int64(1)], nulls: [])
        let table = HandTable("t", [("a", number), ("b", .fixed(.int64, [Int64(1)])), ("c", number), ("d", number)])
        do {
            try table.load(server.uri(database))
            Issue.record("it was taken")
        } catch TargetError.server(let failure) {
            guard case .otherTable("t", let lines) = failure.kind else {
                Issue.record("\(failure)")
                return
            }
            #expect(lines.count == 4)
            #expect(lines[1] == "column 'b' is Int8 there; Int64 is needed")
            #expect(lines[2].contains("can be null"))
        }
    }

    /// A table in which nothing keeps a repeated part out.
    @Test(arguments: TestServer.Kind.allCases) func unguardedTable(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        try server.query("CREATE TABLE t (id Int64) ENGINE = Memory", database: database)
        let table = HandTable("t", primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1)]))])
        #expect(throws: TargetError.self) { try table.load(server.uri(database)) }
        try table.load(server.uri(database, "?delivery=at_least_once"))
        #expect(try server.query("SELECT * FROM t", database: database) == "1\n")
    }

    @Test(arguments: TestServer.Kind.allCases) func otherJob(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let uri = try server.uri(database, "?instants=seconds")
        try Loading(try Fixture.orders.generation(rows: 500), uri).run()
        let other = Loading(try Fixture.orders.generation(rows: 500, seed: 9), uri)
        guard case .otherJob("job", let lines) = other.failure() else {
            Issue.record("another seed was taken")
            return
        }
        #expect(lines.count == 1 && lines[0].hasPrefix("seed was "))
        var forgetful = other
        forgetful.options.forgetsEarlierLoad = true
        try forgetful.run()
        #expect(try server.query("SELECT count() FROM orders", database: database) == "1000\n")
    }

    @Test func options() throws {
        let table = HandTable("t", [("id", .fixed(.int64, [Int64(1)]))])
        for query in ["?nonsense=1", "?compress=rar", "?timeout=0", "?verify=maybe", "?delivery=twice"] {
            #expect(throws: TargetError.self) {
                try ClickHouseTarget(
                    uri: TargetURI("clickhouse://h/d" + query), tables: [table.table],
                    options: LoadOptions(jobName: "j"))
            }
        }
        var merge = LoadOptions(jobName: "j")
        merge.mode = .merge
        #expect(throws: TargetError.self) {
            try ClickHouseTarget.kind.target(TargetURI("clickhouse://h/d"), [table.table], merge)
        }
    }

    /// A statement that the server refuses for one of the settings in the address.
    @Test(arguments: TestServer.Kind.allCases) func settings(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let table = HandTable("t", [("id", .fixed(.int64, [Int64(1)]))])
        #expect(throws: TargetError.self) { try table.load(server.uri(database, "?setting.no_such_setting=1")) }
        try table.load(server.uri(database, "?setting.max_threads=1"))
    }
}
