import FigmentTestSupport
import Foundation
import Testing

/// State of a load that is lost by half: never rows that are missing or doubled behind a good exit.
@Suite(.serialized) struct PostgresStateTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    /// Without a key the server would take rows twice.
    private static let events = """
        {"collection_name": "events", "fields": [
         {"name": "id", "type": "Int64", "is_primary": true, "auto_id": true},
         {"name": "kind", "type": "VarChar", "max_length": 20, "enum_values": ["a", "b"]},
         {"name": "n", "type": "Int32", "min": 1, "max": 5}]}
        """

    private func load(_ schema: String, _ more: [String] = [], rows: Int = 3_000) -> [String] {
        [
            "load", schema, "--rows", "\(rows)", "--to", postgres.uri(), "--create-table", "--batch-size", "300",
            "--threads", "1",
        ] + more
    }

    private func rows() throws -> [String] { try postgres.psql("SELECT count(*) FROM events") }

    @Test func notesWithoutTheirRecordAreNotTrusted() throws {
        let schema = try postgres.write(Self.events)
        try postgres.works(load(schema))
        // The tables are gone as well: all rows again.
        try postgres.psql("DROP TABLE figment_jobs, events")
        #expect(try postgres.works(load(schema, ["--json"])).contains("\"resumed_rows\":0,"))
        #expect(try rows() == ["3000"])
        // The rows are there, and nobody knows whose.
        try postgres.psql("DROP TABLE figment_jobs")
        try postgres.refused(load(schema), 2, ["figment_jobs has lost it", "events has 3000 rows", "--reset"])
        #expect(try rows() == ["3000"])
        try postgres.psql("DELETE FROM figment_jobs")
        try postgres.refused(load(schema), 2, ["figment_jobs has lost it"])
        try postgres.works(load(schema, ["--reset", "--drop-if-exists"]))
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "3000"])
        // An overwrite replaces whatever is there.
        try postgres.psql("DROP TABLE figment_jobs")
        try postgres.works(load(schema, ["--mode", "overwrite"]))
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "3000"])
    }

    @Test func aFinishedLoadIsDoneWithoutItsNotes() throws {
        let schema = try postgres.write(Self.events)
        try postgres.works(load(schema))
        for change in [
            "DELETE FROM figment_parts WHERE row_start > 1000", "TRUNCATE figment_parts", "DROP TABLE figment_parts",
        ] {
            try postgres.psql(change)
            #expect(try postgres.works(load(schema)).contains("nothing was changed"), "\(change)")
            #expect(try rows() == ["3000"], "\(change)")
            // More rows would begin behind a last one that nobody knows.
            try postgres.refused(load(schema, rows: 4_000), 2, ["the finished load has 3000", "--reset"])
            #expect(try rows() == ["3000"], "\(change)")
        }
        try postgres.psql("DELETE FROM events WHERE ctid = (SELECT min(ctid) FROM events)")
        try postgres.refused(load(schema), 2, ["2 999 rows", "--reset"])
    }

    @Test(arguments: ["append", "overwrite"]) func aRunningLoadNeedsItsNotes(_ mode: String) throws {
        let schema = try postgres.write(Self.events)
        for change in ["DROP TABLE figment_parts", "TRUNCATE figment_parts", "DELETE FROM figment_parts"] {
            var step = 30
            var parts = 0
            repeat {
                try postgres.psql("DROP TABLE IF EXISTS events, figment_jobs, figment_parts")
                _ = try postgres.figment(load(schema, ["--mode", mode]), fault: "kill@\(step)")
                parts =
                    Int(try postgres.psql("SELECT count(*) FROM figment_parts WHERE table_number >= 0").first ?? "")
                    ?? 0
                step += 3
            } while parts == 0 && step < 60
            try #require((1...9).contains(parts), "the load was not interrupted in its middle: \(parts)")
            try postgres.psql(change)
            try postgres.refused(load(schema, ["--mode", mode]), 2, ["figment_parts has lost its notes", "--reset"])
            // Whoever takes away what was there begins again.
            if mode == "append" {
                try postgres.psql("TRUNCATE events")
                try postgres.works(load(schema, ["--mode", mode]))
            } else {
                try postgres.works(load(schema, ["--mode", mode, "--reset"]))
            }
            try postgres.works(["verify", postgres.uri(), schema, "--rows", "3000"])
        }
    }

    /// As the version before made them: they get what they lack, and what was committed is gone on with.
    @Test func tablesOfAnEarlierVersionAreTaken() throws {
        let schema = try postgres.write(Self.events)
        let killed = try postgres.figment(load(schema), fault: "kill@45")
        #expect(killed.signal == 9)
        try postgres.psql("ALTER TABLE figment_jobs DROP COLUMN run; DELETE FROM figment_parts WHERE table_number < 0")
        let parts = try postgres.psql("SELECT sum(row_count) FROM figment_parts")
        let said = try postgres.works(load(schema, ["--json"]))
        #expect(said.contains("\"resumed_rows\":\(parts.first ?? ""),"), "\(said)")
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "3000"])
        try postgres.psql("ALTER TABLE figment_jobs DROP COLUMN run; DELETE FROM figment_parts WHERE table_number < 0")
        #expect(try postgres.works(load(schema)).contains("nothing was changed"))
        #expect(try postgres.works(load(schema, ["--json"], rows: 4_000)).contains("\"resumed_rows\":3000,"))
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "4000"])
    }

    @Test func tablesOfOthersAreNotTaken() throws {
        let schema = try postgres.write(Self.events)
        try postgres.psql("CREATE TABLE figment_jobs (job text PRIMARY KEY, identity jsonb)")
        try postgres.refused(
            load(schema), 3,
            ["figment_jobs", "column identity is jsonb, it should be text", "column mode is missing", "?schema=NAME"])
        try postgres.psql("DROP TABLE figment_jobs")
        try postgres.works(load(schema))
        try postgres.psql("ALTER TABLE figment_parts DROP CONSTRAINT figment_parts_pkey")
        try postgres.refused(load(schema), 3, ["no unique index on job, table_number, row_start"])
    }
}
