import Figment
import FigmentColumns
import FigmentEngine
import FigmentLoad
import FigmentTarget
import FigmentTestSupport
import FigmentTypes
import Testing

@testable import FigmentClickHouse

/// `insert=async` in the address. The engine of the tests has no queue and inserts at once: what is seen here is what the
/// server is asked, in which order, and that every row is there once.
@Suite(.serialized) struct QueuedInsertTests {
    private let insert = "INSERT INTO"
    private let flush = "SYSTEM FLUSH ASYNC INSERT QUEUE"

    @Test func asksForTheQueue() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        let loading = Loading(try Fixture.orders.generation(rows: 700), try server.uri(database, "?insert=async"))
        try loading.run()
        #expect(try loading.differences() == [])
        let requests = try server.requests(database)
        let inserts = requests.filter { $0.hasPrefix(insert) && $0.contains("FORMAT Native") }
        #expect(inserts.count == 4)
        for line in inserts {
            #expect(
                line.contains("async_insert = 1, wait_for_async_insert = 1, async_insert_deduplicate = 0"), "\(line)")
            #expect(line.contains("_figment_part") && !line.contains("insert_deduplication_token"), "\(line)")
        }
        // The right to empty the queue is asked for before anything is made.
        let first = try #require(requests.firstIndex { $0.hasPrefix(flush) })
        #expect(!requests[..<first].contains { $0.contains(".`orders`") })
        // Not to insert asynchronously is said too: servers may have it as their default.
        let plain = try server.makeDatabase()
        try Loading(try Fixture.orders.generation(rows: 100), server.uri(plain)).run()
        let sync = try server.requests(plain)
        #expect(sync.contains { $0.hasPrefix(insert) && $0.contains("async_insert = 0") })
        #expect(!sync.contains { $0.hasPrefix(flush) })
    }

    /// A part that was sent and not answered is counted behind the queue, by the process that sent it and by the next one,
    /// also when that inserts synchronously.
    @Test func emptiesTheQueueBeforeItCounts() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.orders.generation(rows: 400), try server.uri(database, "?insert=async"))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        _ = try target.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        let part = Part(index: 0, table: 0, rows: RowRange(start: 200, count: 200))
        let writer = try target.makeWriter()
        for _ in 0..<2 { try writer.write(part, from: TableSource(source)) }
        target.abort()
        #expect(try flushThenCount(server, database))
        #expect(try server.requests(database).filter { $0.hasPrefix(flush) }.count == 3)
        loading.uri = try server.uri(database)
        #expect(try loading.run().resumedRows == 200)
        #expect(try flushThenCount(server, database))
        #expect(try server.requests(database).filter { $0.hasPrefix(flush) }.count == 4)
        #expect(try loading.differences() == [])
    }

    /// Whether the last count of markers follows a flush, with nothing between them.
    private func flushThenCount(_ server: TestServer, _ database: String) throws -> Bool {
        let requests = try server.requests(database)
        guard let last = requests.lastIndex(where: { $0.hasPrefix("SELECT") && $0.contains("_figment_part") }),
            last > 0
        else { return false }
        return requests[last - 1].hasPrefix(flush)
    }

    /// What began without the queue goes on without it, because nobody looks into it there.
    @Test(arguments: ["?marker=1", ""]) func synchronousLoadsStaySo(_ options: String) throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        var loading = Loading(try Fixture.orders.generation(rows: 600), try server.uri(database, options))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        _ = try target.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        try target.makeWriter().write(
            Part(index: 0, table: 0, rows: RowRange(start: 0, count: 200)), from: TableSource(source))
        target.abort()
        loading.uri = try server.uri(database, (options.isEmpty ? "?" : options + "&") + "insert=async")
        let later = try loading.target()
        let prepared = try later.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        #expect(prepared.committed == [[RowRange(start: 0, count: 200)]])
        #expect(later.notes.contains("this load began with insert=sync and goes on so"))
        later.abort()
        try loading.run()
        #expect(try server.requests(database).allSatisfy { !$0.contains("async_insert = 1") })
        #expect(try loading.differences() == [])
    }

    /// Tables that know tokens need the marker all the same.
    @Test func tablesWithTokens() throws {
        let server = try TestServer.modern.get()
        let database = try server.makeDatabase()
        try server.query(
            "CREATE TABLE t (id Int64) ENGINE = MergeTree ORDER BY id SETTINGS non_replicated_deduplication_window = 9",
            database: database)
        let table = HandTable("t", primaryKey: ["id"], [("id", .fixed(.int64, [Int64(1)]))])
        let uri = try server.uri(database, "?insert=async")
        do {
            try table.load(uri)
            Issue.record("it was taken")
        } catch TargetError.server(let failure) {
            #expect(failure.message.contains("ADD COLUMN _figment_part"), "\(failure.message)")
        }
        try table.load(uri) { $0.evolvesSchema = true }
        #expect(try server.query("SELECT id FROM t", database: database) == "1\n")
    }

    /// A server without the statement is refused; one without a queue has nothing to be emptied.
    @Test func emptying() throws {
        let modern = try ClickHouseConnection(ClickHouseOptions(TestServer.modern.get().uri()).address)
        try modern.emptyInsertQueue()
        let old = try ClickHouseConnection(ClickHouseOptions(TestServer.old.get().uri()).address)
        #expect(throws: TargetError.self) { try old.emptyInsertQueue() }
    }

    /// Rows of a part that came through in pieces are deleted before it is sent again.
    @Test(arguments: TestServer.Kind.allCases) func pieces(_ kind: TestServer.Kind) throws {
        let server = try TestServer.server(kind)
        let database = try server.makeDatabase()
        let loading = Loading(
            try Fixture.orders.generation(rows: 400), try server.uri(database, "?marker=1&instants=seconds"))
        let source = try #require(loading.generation.compiled.tables.first)
        let target = try loading.target()
        _ = try target.prepare(Job(tables: loading.tables.map(\.descriptor), identity: loading.identity))
        let part = Part(index: 0, table: 0, rows: RowRange(start: 0, count: 200))
        let writer = try target.makeWriter()
        try writer.write(part, from: TableSource(source))
        try server.query("ALTER TABLE orders DELETE WHERE order_id < 50", database: database)
        while try server.query("SELECT count() FROM orders", database: database) != "151\n" {}
        try writer.write(part, from: TableSource(source))
        target.abort()
        #expect(try loading.run().resumedRows == 200)
        #expect(try loading.differences() == [])
    }
}
