import Figment
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTestSupport
import FigmentTypes
import Testing

@testable import FigmentClickHouse

/// `--mode overwrite` with `overwrite=partitions` in the address.
@Suite(.serialized) struct PartitionOverwriteTests {
    private static let partitioned = "?instants=seconds&partition_by=intDiv(order_id,100)"

    private func loading(
        _ rows: Int64, _ uri: TargetURI, job: String, seed: Seed = "42", _ mode: LoadMode = .overwrite
    ) throws -> Loading {
        var loading = Loading(try Fixture.orders.generation(rows: rows, seed: seed), uri, job: job)
        loading.options.mode = mode
        return loading
    }

    private func count(_ server: TestServer, _ database: String, _ table: String = "orders") throws -> Int {
        Int(try server.query("SELECT count() FROM \(table)", database: database).dropLast()) ?? -1
    }

    @Test(arguments: TestServer.Kind.allCases) func othersStay(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let plain = try server.uri(database, Self.partitioned)
        let uri = try server.uri(database, Self.partitioned + "&overwrite=partitions")
        try loading(1_000, plain, job: "first", .append).run()
        try server.query(
            "CREATE MATERIALIZED VIEW seen ENGINE = MergeTree ORDER BY order_id AS SELECT order_id FROM orders",
            database: database)
        let identity = { try ClickHouseConnection(ClickHouseOptions(uri).address).table("orders")?.uuid }
        let before = try identity()
        let second = try loading(250, uri, job: "second", seed: "7")
        try second.run()
        // Rows 1 to 299 were in the partitions of the new ones.
        #expect(try count(server, database) == 1_000 - 299 + 250)
        #expect(try identity() == before)
        let tables = try server.query("SHOW TABLES", database: database)
        #expect(tables.contains("seen\n") && !tables.contains("figment_load_"), "\(tables)")
        // The comparison is about the partitions of the load, unless the whole table is asked for.
        #expect(try second.differences() == [])
        let whole = try loading(
            250, server.uri(database, Self.partitioned + "&overwrite=table"), job: "second", seed: "7")
        #expect(try whole.differences().first?.surplus == 701)
        // Done is done, whatever other partitions hold; what is gone from these is missed.
        #expect(try second.run().resumedRows == 250)
        try server.query("ALTER TABLE orders DROP PARTITION ID '5'", database: database)
        #expect(try second.run().resumedRows == 250)
        #expect(try count(server, database) == 851)
        try server.query("ALTER TABLE orders DROP PARTITION ID '1'", database: database)
        #expect(second.failure() == .missingRows("orders", found: 150, expected: 250))
        var again = second
        again.options.forgetsEarlierLoad = true
        try again.run()
        #expect(try count(server, database) == 851)
        #expect(try again.differences() == [])
    }

    /// How a load overwrites is part of what it is.
    @Test func anotherWayOnResume() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        let uri = try server.uri(database, Self.partitioned + "&overwrite=partitions")
        try loading(300, uri, job: "job").run()
        let other = try loading(300, server.uri(database, Self.partitioned), job: "job")
        #expect(other.failure() == .otherJob("job", ["overwrite was partitions and is not given now"]))
        try loading(300, server.uri(database, Self.partitioned), job: "other").run()
        let back = try loading(300, uri, job: "other")
        #expect(back.failure() == .otherJob("other", ["overwrite was not given and is partitions now"]))
    }

    /// A table without partitions is replaced whole, also by no rows, and stays the same table.
    @Test(arguments: TestServer.Kind.allCases) func unpartitioned(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let uri = try server.uri(database, "?overwrite=partitions")
        for values in [[Int64(1), 2, 3], [4], []] {
            let table = HandTable("t", primaryKey: ["id"], [("id", .fixed(.int64, values))])
            try table.load(uri) {
                $0.mode = .overwrite
                $0.jobName = "job \(values.count)"
            }
            let rows = try server.query("SELECT id FROM t ORDER BY id", database: database)
            #expect(rows == values.map { "\($0)\n" }.joined())
        }
        #expect(try !server.query("SHOW TABLES", database: database).contains("figment_load_"))
    }

    /// No rows replace no partition of a table that has some.
    @Test(arguments: TestServer.Kind.allCases) func noRows(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let uri = try server.uri(database, "?overwrite=partitions&partition_by=id")
        for values in [[Int64(1), 2, 3], []] {
            try HandTable("t", primaryKey: ["id"], [("id", .fixed(.int64, values))]).load(uri) {
                $0.mode = .overwrite
                $0.jobName = "job \(values.count)"
            }
        }
        #expect(try count(server, database, "t") == 3)
    }

    /// Partitions of text, of several columns and of dates have ids of all kinds.
    @Test(
        arguments: TestServer.Kind.allCases,
        ["name", "(id, name)", "toDate(id * 86400)", "(id % 2, toYYYYMM(toDate(id)))"])
    func partitionIDs(_ kind: TestServer.Kind, _ key: String) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let uri = try server.uri(
            database, "?overwrite=partitions&partition_by=" + ClickHouseConnection.escaped(key))
        for round in 0..<2 {
            let names = ["a'b", "\\", "", "ž/,"].map { $0 + (round == 0 ? "" : "") }
            let table = HandTable(
                "t", primaryKey: ["id"],
                [("id", .fixed(.int64, [Int64(1), 2, 3, 4])), ("name", .texts(names))])
            try table.load(uri) {
                $0.mode = .overwrite
                $0.jobName = "job \(round)"
            }
            #expect(try count(server, database, "t") == 4)
        }
    }

    /// Partitions bring all columns of a row, the marker too.
    @Test(arguments: TestServer.Kind.allCases) func marker(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        try server.query("CREATE TABLE t (id Int64) ENGINE = MergeTree ORDER BY id", database: database)
        let table = HandTable("t", primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1)]))])
        let uri = try server.uri(database, "?overwrite=partitions&marker=1")
        do {
            try table.load(uri) { $0.mode = .overwrite }
            Issue.record("it was taken")
        } catch TargetError.server(let failure) {
            guard case .otherTable("t", let lines) = failure.kind else { throw TargetError.server(failure) }
            #expect(lines.count == 1 && lines[0].contains("--schema-evolution"), "\(lines)")
        }
        try table.load(uri) {
            $0.mode = .overwrite
            $0.evolvesSchema = true
        }
        #expect(try count(server, database, "t") == 1)
    }

    @Test(arguments: TestServer.Kind.allCases) func refusals(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        try server.query("CREATE TABLE log (id Int64) ENGINE = TinyLog", database: database)
        func failure(_ name: String, _ options: String, _ mode: LoadMode = .overwrite) throws -> String {
            let table = HandTable(name, primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1)]))])
            do {
                try table.load(server.uri(database, options)) { $0.mode = mode }
                return "it was taken"
            } catch TargetError.option(let failure) {
                return failure.reason
            } catch TargetError.server(let failure) {
                return failure.message
            }
        }
        for mode in [LoadMode.append, .upsert] {
            #expect(try failure("t", "?overwrite=partitions", mode).contains("--mode overwrite"))
        }
        #expect(try failure("t", "?overwrite=partition").contains("it may be table, partitions"))
        #expect(try failure("t", "?overwrite=partitions&engine=Memory").contains("has no partitions"))
        #expect(try failure("log", "?overwrite=partitions").contains("TinyLog"))
        #expect(try failure("t", "?insert=later", .append).contains("it may be sync, async"))
        if kind == .old {
            #expect(try failure("t", "?insert=async", .append).contains("insert=sync"))
        }
        #expect(try server.query("EXISTS TABLE t", database: database) == "0\n")
    }
}
