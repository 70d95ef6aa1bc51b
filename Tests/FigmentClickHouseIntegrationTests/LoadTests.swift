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

@Suite(.serialized) struct LoadTests {
    /// Batches of 200 rows over two threads; what is there is recomputed and compared row by row.
    @Test(arguments: TestServer.Kind.allCases, [Fixture.orders, .everyType, .shop])
    func everyRowIsThere(_ kind: TestServer.Kind, _ fixture: Fixture) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let options = "?null_arrays=empty&instants=seconds"
        let loading = Loading(try fixture.generation(), try server.uri(database, options))
        let report = try loading.run()
        #expect(report.resumedRows == 0)
        #expect(try loading.target().countRows() == loading.tables.map { $0.descriptor.rowCount })
        #expect(try loading.differences() == [])

        // The same job again has nothing to do.
        #expect(try loading.run().resumedRows == report.tables.reduce(0) { $0 + $1.rows })
        #expect(try loading.target().countRows() == loading.tables.map { $0.descriptor.rowCount })
    }

    @Test(arguments: TestServer.Kind.allCases) func comparisonFindsDifferences(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let loading = Loading(try Fixture.shop.generation(), try server.uri(database, "?instants=seconds"))
        try loading.run()
        #expect(try loading.differences() == [])
        let marker = server.isModern ? "" : ", 0"
        try server.query("INSERT INTO user SELECT 7, 'XX'\(marker)", database: database)
        var found = try loading.differences()
        #expect(found.map(\.table) == ["user"])
        #expect(found.first?.missing == 0 && found.first?.surplus == 1)
        #expect(found.first?.examples.first?.contains("XX") == true)

        // A table that is copied but for one row, and one whose single row is another.
        try server.query("CREATE TABLE other AS user", database: database)
        try server.query("INSERT INTO other SELECT * FROM user WHERE user_id NOT IN (7, 1003)", database: database)
        try server.query("RENAME TABLE user TO was, other TO user", database: database)
        found = try loading.differences()
        #expect(found.first?.missing == 1 && found.first?.surplus == 0)
        try server.query("INSERT INTO user SELECT 1003, 'ZZ'\(marker)", database: database)
        found = try loading.differences()
        #expect(found.first?.missing == 1 && found.first?.surplus == 1)
        #expect(found.first?.examples.first?.contains("ZZ") == true)
        #expect(found.first?.examples.last?.hasPrefix("missing: {\"user_id\":") == true)
    }

    /// Rows that differ by the thousand are counted exactly, and rows of both sides are shown.
    @Test(arguments: TestServer.Kind.allCases) func comparisonCounts(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let uri = try server.uri(database, "?instants=seconds")
        var loading = Loading(try Fixture.orders.generation(rows: 150_000), uri)
        loading.options.batchRows = nil
        try loading.run()
        #expect(try loading.differences() == [])
        let other = Loading(try Fixture.orders.generation(rows: 150_000, seed: 9), uri)
        let found = try #require(try other.differences().first)
        #expect(found.missing == 150_000 && found.surplus == 150_000 && !found.isAtLeast)
        #expect(found.examples.count == 10)
        #expect(found.examples.filter { $0.hasPrefix("missing: ") }.count == 5)
        #expect(found.examples.allSatisfy { $0.count <= 540 })
        // Twice the same row is one too many.
        try server.query("INSERT INTO orders SELECT * FROM orders WHERE order_id = 77", database: database)
        let twice = try #require(try loading.differences().first)
        #expect(twice.missing == 0 && twice.surplus == 1 && twice.examples[0].contains("order_id=77\t"))
    }

    @Test(arguments: TestServer.Kind.allCases) func overwrite(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        // An Atomic database exchanges tables, the old server's renames them.
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.shop.generation(), try server.uri(database, "?instants=seconds"), job: "one")
        loading.options.mode = .overwrite
        try loading.run()
        #expect(try loading.differences() == [])
        var next = Loading(
            try Fixture.shop.generation(seed: 8), try server.uri(database, "?instants=seconds"), job: "two")
        next.options.mode = .overwrite
        try next.run()
        #expect(try next.differences() == [])
        #expect(try loading.differences() != [])
        // A table that was there without what keeps repeated parts out stays as it was made.
        try server.query("CREATE TABLE plain (id Int64) ENGINE = MergeTree ORDER BY id", database: database)
        try server.query("INSERT INTO plain SELECT 5", database: database)
        let hand = HandTable("plain", primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1), 2, 3]))])
        try hand.load(server.uri(database)) { $0.mode = .overwrite }
        #expect(try server.query("SELECT * FROM plain ORDER BY id", database: database) == "1\n2\n3\n")
        let left = try server.query("SHOW TABLES", database: database).split(separator: "\n").sorted()
        #expect(left == ["figment_jobs", "figment_parts", "item", "plain", "purchase", "user"])
    }

    @Test(arguments: TestServer.Kind.allCases) func upsert(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        func table(_ values: [(Int64, String)]) -> HandTable {
            HandTable(
                "t", primaryKey: ["id"],
                [("id", .fixed(.int64, values.map(\.0))), ("v", .texts(values.map(\.1)))])
        }
        try table([(1, "a"), (2, "b")]).load(server.uri(database)) {
            $0.mode = .upsert; $0.jobName = "1"
        }
        try table([(2, "B"), (3, "c")]).load(server.uri(database)) {
            $0.mode = .upsert; $0.jobName = "2"
        }
        #expect(try server.query("SELECT id, v FROM t FINAL ORDER BY id", database: database) == "1\ta\n2\tB\n3\tc\n")
        try server.query("CREATE TABLE u (id Int64) ENGINE = MergeTree ORDER BY id", database: database)
        let other = HandTable("u", primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1)]))])
        #expect(throws: TargetError.self) {
            try other.load(server.uri(database)) {
                $0.mode = .upsert; $0.evolvesSchema = true
            }
        }
    }

    @Test(arguments: TestServer.Kind.allCases) func emptyTable(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let table = HandTable("nothing", primaryKey: ["id"], [("id", Column(type: .int64))])
        try table.load(server.uri(database))
        #expect(try server.query("SELECT count() FROM nothing", database: database) == "0\n")
    }

    @Test(arguments: TestServer.Kind.allCases) func evolution(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        try server.query("CREATE TABLE t (id Int64, n Int16) ENGINE = MergeTree ORDER BY id", database: database)
        let table = HandTable(
            "t", primaryKey: ["id"],
            [
                ("id", .fixed(.int64, [Int64(1)])), ("n", .fixed(.int32, [Int32(70_000)])),
                ("more", .texts(["x"])),
            ])
        #expect(throws: TargetError.self) { try table.load(server.uri(database)) }
        try table.load(server.uri(database)) { $0.evolvesSchema = true }
        #expect(try server.query("SELECT id, n, more FROM t", database: database) == "1\t70000\tx\n")
    }
}
