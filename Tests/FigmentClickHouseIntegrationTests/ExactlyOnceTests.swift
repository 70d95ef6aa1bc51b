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

@Suite(.serialized) struct ExactlyOnceTests {
    private func arguments(_ schema: String, _ uri: TargetURI, _ server: TestServer, _ more: [String]) -> [String] {
        let path = uri.path
        let query = uri.options.map { $0.name + "=" + ClickHouseConnection.escaped($0.value) }.joined(separator: "&")
        return [
            schema, "to=clickhouse://127.0.0.1:\(server.port)/\(path)?\(query)", "rows=700", "batch=200",
            "create=1", "seed=42",
        ] + more
    }

    /// Kills a loader at each of its numbered steps; the next run ends with every row once.
    @Test(arguments: TestServer.Kind.allCases, ["append", "overwrite", "partitions"])
    func killedAtEachStep(_ kind: TestServer.Kind, _ mode: String) throws {
        try brokenAtEachStep(kind, mode, fault: "kill")
    }

    /// Loses each request or its answer in turn; the same process tries again.
    @Test(arguments: TestServer.Kind.allCases, ["append", "overwrite", "partitions"])
    func lostAtEachStep(_ kind: TestServer.Kind, _ mode: String) throws {
        try brokenAtEachStep(kind, mode, fault: "eio")
    }

    /// The same with INSERTs that ask for the server's queue.
    @Test(arguments: ["kill", "eio"]) func brokenWithAQueue(_ fault: String) throws {
        try brokenAtEachStep(.modern, "append", fault: fault, options: "&insert=async")
    }

    /// - Parameter mode: `partitions` is an overwrite of partitions, beside one that stays.
    private func brokenAtEachStep(
        _ kind: TestServer.Kind, _ mode: String, fault: String, options: String = ""
    ) throws {
        let isPartitioned = mode == "partitions"
        let more = isPartitioned ? "&overwrite=partitions&partition_by=intDiv(order_id,300)" : ""
        let server = try TestServer.server(kind)
        let directory = try TemporaryDirectory()
        let schema = try Fixture.orders.probeArgument(directory)
        let generation = try Fixture.orders.generation(rows: 700, seed: Seed("42"))
        let program = TestEnvironment.builtProgram("FigmentLoadProbe")
        // A server whose first answer is lost is taken for a wrong address.
        var step = fault == "kill" ? 1 : 3
        var broken = 0
        while step < 400 {
            let database = try server.makeDatabase(engine: server.isModern ? "Atomic" : nil)
            let uri = try server.uri(database, "?instants=seconds" + more + options)
            if mode != "append" {
                let plain = try server.uri(
                    database,
                    isPartitioned ? "?instants=seconds&partition_by=intDiv(order_id,300)" : "?instants=seconds")
                try Loading(try Fixture.orders.generation(rows: isPartitioned ? 950 : 50), plain, job: "before").run()
            }
            let words = arguments(
                schema, uri, server, ["mode=" + (isPartitioned ? "overwrite" : mode), "tries=5"])
            let first = try Program.run(program, words, environment: ["FIGMENT_FAULT": "\(fault)@\(step)"])
            if fault == "kill" {
                if first.signal != nil {
                    broken += 1
                    let second = try Program.run(program, words, environment: ["FIGMENT_FAULT": ""])
                    #expect(second.exitCode == 0, "step \(step): \(second.errors)")
                }
            } else {
                #expect(first.exitCode == 0, "step \(step): \(first.errors)")
                if first.value("retries") != "0" { broken += 1 }
            }
            var loading = Loading(generation, uri, job: "probe")
            loading.options.mode = mode == "append" ? .append : .overwrite
            #expect(try loading.differences() == [], "step \(step)")
            if isPartitioned {
                // Those from 900 on are in a partition of no new row.
                let count = try server.query("SELECT count() FROM orders", database: database)
                #expect(count == "751\n", "step \(step)")
                let tables = try server.query("SHOW TABLES", database: database)
                #expect(!tables.contains("figment_load_"), "step \(step): \(tables)")
            }
            try server.query("DROP DATABASE \(database)")
            if fault == "kill" ? first.signal == nil : first.value("retries") == "0" { break }
            // Every step in the long tests; else a sample that differs from the step of requests.
            step += TestEnvironment.isTorture ? 1 : isPartitioned || !options.isEmpty ? 11 : 5
        }
        #expect(broken > 3)
    }

    /// The same part again, by the writer that sent it and by a new run that does not know of it.
    @Test(arguments: TestServer.Kind.allCases) func redelivery(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let loading = Loading(try Fixture.orders.generation(rows: 400), try server.uri(database, "?instants=seconds"))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        let job = Job(tables: loading.tables.map(\.descriptor), identity: loading.identity)
        let prepared = try target.prepare(job)
        #expect(prepared.partRows == [200])
        let part = Part(index: 0, table: 0, rows: RowRange(start: 200, count: 200))
        let writer = try target.makeWriter()
        for _ in 0..<3 { try writer.write(part, from: TableSource(source)) }
        target.abort()
        // What the process had sent without noting it.
        try server.query("TRUNCATE TABLE figment_parts", database: database)
        #expect(try loading.run().resumedRows == (server.isModern ? 0 : 200))
        #expect(try loading.differences() == [])
    }

    @Test(arguments: TestServer.Kind.allCases) func anotherBatchSizeOnResume(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.orders.generation(rows: 900), try server.uri(database, "?instants=seconds"))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        let job = Job(tables: loading.tables.map(\.descriptor), identity: loading.identity)
        _ = try target.prepare(job)
        let part = Part(index: 0, table: 0, rows: RowRange(start: 400, count: 200))
        try target.makeWriter().write(part, from: TableSource(source))
        target.abort()
        loading.options.batchRows = 70
        #expect(try loading.run().resumedRows == 200)
        #expect(try loading.differences() == [])
    }

    @Test(arguments: TestServer.Kind.allCases) func twoLoadsAtOnce(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let loading = Loading(try Fixture.orders.generation(rows: 10), try server.uri(database, "?instants=seconds"))
        let holder = try loading.target()
        _ = try holder.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        #expect(loading.failure() == .busy("job"))
        holder.abort()
        // A lock of another host, and one of a process of this host that is dead.
        let connection = try ClickHouseConnection(ClickHouseOptions(loading.uri).address)
        let statements = ClickHouseStatements(database: database)
        let prefix = ClickHouseLock(connection, statements, job: "job", owner: "").prefix
        try server.query(
            "CREATE TABLE \(prefix)5 (owner String DEFAULT 'elsewhere 12 boot 34', at DateTime DEFAULT now()) ENGINE = TinyLog",
            database: database)
        #expect(loading.failure() == .busy("job"))
        try server.query("DROP TABLE \(prefix)5", database: database)
        let own = ClickHouseLock.ownName().split(separator: " ").map(String.init)
        try server.query(
            "CREATE TABLE \(prefix)7 (owner String DEFAULT '\(own[0]) 999999 \(own[2]) 34', at DateTime DEFAULT now()) ENGINE = TinyLog",
            database: database)
        try loading.run()
        #expect(try !server.query("SHOW TABLES", database: database).contains("figment_lock"))
    }

    /// Rows that somebody deleted are missed on resume.
    @Test func missingRowsOnResume() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        let loading = Loading(try Fixture.orders.generation(rows: 400), try server.uri(database))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        _ = try target.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 200))
        try target.makeWriter().write(part, from: TableSource(source))
        target.abort()
        try server.query("TRUNCATE TABLE orders", database: database)
        guard case .missingRows("orders", found: 0, expected: 200) = loading.failure() else {
            Issue.record("an emptied table was resumed")
            return
        }
    }

    /// A finished load changes nothing, a larger one goes on behind the last row, and rows that are gone are missed.
    @Test(arguments: [LoadMode.append, .overwrite, .upsert]) func finishedAndLarger(_ mode: LoadMode) throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        let uri = try server.uri(database)
        func loading(_ rows: Int64) throws -> Loading {
            var loading = Loading(try Fixture.orders.generation(rows: rows), uri)
            loading.options.mode = mode
            return loading
        }
        try loading(500).run()
        #expect(try loading(500).run().resumedRows == 500)
        #expect(try loading(500).differences() == [])
        var sized = try loading(1_100)
        sized.fixedSize = "because"
        guard case .otherJob("job", let lines)? = sized.failure() else {
            Issue.record("rows that change were taken for the same")
            return
        }
        #expect(lines.first == "rows orders was 500 and is 1100 now")
        if mode == .overwrite {
            guard case .otherJob? = try loading(1_100).failure() else {
                Issue.record("an overwrite went on")
                return
            }
        } else {
            #expect(try loading(1_100).run().resumedRows == 500)
            #expect(try loading(1_100).differences() == [])
            #expect(try loading(1_100).run().resumedRows == 1_100)
        }
        try server.query("TRUNCATE TABLE orders", database: database)
        let rows: Int64 = mode == .overwrite ? 500 : 1_100
        guard case .missingRows("orders", found: 0, expected: _)? = try loading(rows).failure() else {
            Issue.record("an emptied table was called complete")
            return
        }
        var anew = try loading(rows)
        anew.options.forgetsEarlierLoad = true
        try anew.run()
        #expect(try anew.differences() == [])
    }

    /// Where rows tell their part in a column, the short last part cannot be continued.
    @Test func markersDoNotGrow() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        let uri = try server.uri(database, "?marker=1")
        try Loading(Fixture.orders.generation(rows: 500), uri).run()
        guard case .otherJob("job", let lines)? = Loading(try Fixture.orders.generation(rows: 900), uri).failure()
        else {
            Issue.record("rows were loaded behind a short part")
            return
        }
        #expect(lines.last?.contains("last part is short") == true)
    }

    /// Connections that are cut, reset, stalled and whose answers are lost, in the middle of blocks.
    @Test(arguments: TestServer.Kind.allCases) func brokenConnections(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.orders.generation(rows: 4_000), try server.uri(database, "?instants=seconds"))
        let proxy = try FaultProxy(
            before: server.port,
            [
                // Behind the first answer: before it, the address would be taken for a wrong one.
                .cutRequest(after: 900), .cutAnswer(after: 10), .cutRequest(after: 2_000), .resetRequest(after: 9_000),
                .cutAnswer(after: 300), .stallRequest(after: 12_000, seconds: 2), .cutAnswer(after: 200),
                .cutRequest(after: 15_000),
            ])
        defer { proxy.stop() }
        loading.uri = try TargetURI(
            "clickhouse://127.0.0.1:\(proxy.port)/\(database)?instants=seconds&timeout=1")
        try loading.run(tries: 9)
        #expect(proxy.broken >= 4)
        #expect(try loading.differences() == [])
        #expect(try server.query("SELECT count() FROM orders", database: database) == "4000\n")
    }
}
