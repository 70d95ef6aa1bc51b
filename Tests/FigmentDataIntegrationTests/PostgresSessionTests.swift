import FigmentTestSupport
import Foundation
import Testing

/// What becomes of a load's sessions on the server when their client has given them up, died or lost one of them.
@Suite(.serialized) struct PostgresSessionTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private static let people = """
        {"collection_name": "people", "fields": [
         {"name": "id", "type": "Int64", "is_primary": true},
         {"name": "name", "type": "VarChar", "max_length": 30},
         {"name": "n", "type": "Int32", "min": 1, "max": 500}]}
        """

    private static let sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'figment'"

    private func load(_ schema: String, to uri: String, _ more: [String] = []) -> [String] {
        [
            "load", schema, "--rows", "40000", "--to", uri, "--create-table", "--batch-size", "2000", "--in-flight",
            "2",
        ] + more
    }

    private func waits(_ seconds: Double, until isSo: () throws -> Bool) rethrows -> Bool {
        let end = Date(timeIntervalSinceNow: seconds)
        while Date() < end {
            if try isSo() { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return try isSo()
    }

    /// Whether a table is there and has more rows.
    private func has(_ rows: Int, in table: String) throws -> Bool {
        try postgres.psql("SELECT to_regclass('\(table)') IS NOT NULL") == ["t"]
            && postgres.psql("SELECT count(*) > \(rows) FROM \(table)") == ["t"]
    }

    /// A process that was killed behind a way that is blocked: its sessions wait for rows that never come, and hold the notes
    /// of their parts.
    @Test func sessionsOfADeadRunAreEnded() throws {
        let schema = try postgres.write(Self.people)
        let proxy = try FaultProxy(
            before: Int(postgres.server.port) ?? 0, Array(repeating: .freezeRequest(after: 20_000), count: 100))
        defer { proxy.stop() }
        let process = try postgres.start(
            load(schema, to: "postgresql://test@127.0.0.1:\(proxy.port)/postgres"))
        #expect(waits(30) { proxy.broken >= 2 })
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(
            try waits(10) {
                try postgres.psql(Self.sessions + " AND wait_event = 'ClientRead' AND query LIKE 'COPY%'") == ["2"]
            })
        try postgres.works(load(schema, to: postgres.uri()))
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "40000"])
        #expect(try waits(3) { try postgres.psql(Self.sessions) == ["0"] })
    }

    /// The session that holds the lock of the job: where nobody else has taken it, it is taken again.
    @Test func aLostLockIsTakenAgain() throws {
        let schema = try postgres.write(Self.people)
        let process = try postgres.start(load(schema, to: postgres.uri(), ["--rate", "3000"]))
        try #require(try waits(20) { try has(2_000, in: "people") })
        try postgres.psql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'figment'")
        // The next try of a writer takes it, and then it is refused to others.
        #expect(
            try waits(20) {
                try postgres.psql(
                    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'")
                    == ["1"]
            })
        try postgres.refused(
            load(schema, to: postgres.uri()), 3, ["another process loads people", "pg_terminate_backend"])
        process.waitUntilExit()
        let said = String(decoding: try Files.read(postgres.folder("said")), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(said)")
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "40000"])
    }

    /// The session that holds the lock of the job is lost, and another process takes the job before the first sees it: the
    /// writers of the first end, in every mode, also where the second begins anew.
    @Test(arguments: [["--mode", "append"], ["--mode", "overwrite"], ["--reset", "--drop-if-exists"]])
    func aLostJobIsLeftToTheOther(_ more: [String]) throws {
        let schema = try postgres.write(Self.people)
        let mode = more.first == "--mode" ? more : []
        let process = try postgres.start(load(schema, to: postgres.uri(), mode + ["--rate", "8000"]))
        try #require(try waits(20) { try has(2, in: "figment_parts") })
        try postgres.psql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock'
            """)
        try postgres.works(load(schema, to: postgres.uri(), more))
        process.waitUntilExit()
        let said = String(decoding: try Files.read(postgres.folder("said")), as: UTF8.self)
        #expect(process.terminationStatus == 3 && said.contains("another process loads people"), "\(said)")
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "40000"])
        #expect(try postgres.psql("SELECT count(*), count(DISTINCT id) FROM people") == ["40000|40000"])
        #expect(try waits(3) { try postgres.psql(Self.sessions) == ["0"] })
    }

    /// The server is asked whether it still works where it says nothing for long: it may build an index as long as it likes.
    @Test func longWorkIsWaitedFor() throws {
        let schema = try postgres.write(Self.people)
        // A trigger that takes its time when the batch is moved into the table.
        try postgres.psql(
            """
            CREATE TABLE people (id bigint PRIMARY KEY, name text, n int);
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(4); RETURN NULL; END $$;
            CREATE TRIGGER slow AFTER INSERT ON people FOR EACH STATEMENT EXECUTE FUNCTION slow()
            """)
        let said = try postgres.works([
            "load", schema, "--rows", "100", "--to", postgres.uri("?timeout=1"), "--mode", "upsert", "--json",
        ])
        #expect(said.contains("\"retries\":0,"), "\(said)")
        #expect(try postgres.psql("SELECT count(*) FROM people") == ["100"])
    }
}
