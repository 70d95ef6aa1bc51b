import FigmentTestSupport
import Foundation
import Testing

/// What a load that is run again does in PostgreSQL: finished, larger, or with rows gone.
@Suite(.serialized) struct PostgresResumeTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    /// A key, and values that depend on the row alone.
    private static let users = """
        {"collection_name": "people", "fields": [
         {"name": "id", "type": "Int64", "is_primary": true},
         {"name": "name", "type": "VarChar", "max_length": 30},
         {"name": "n", "type": "Int32", "min": 1, "max": 500}]}
        """

    @Test(arguments: ["append", "overwrite", "upsert", "merge"]) func aFinishedLoadChangesNothing(_ mode: String) throws
    {
        let schema = try postgres.write(Self.users)
        let load = ["load", schema, "--rows", "700", "--to", postgres.uri(), "--create-table", "--mode", mode]
        try postgres.works(load)
        try postgres.psql("UPDATE people SET n = 9999 WHERE id = (SELECT min(id) FROM people)")
        let again = try postgres.works(load)
        #expect(again.contains("nothing was changed") && again.contains("--reset"), "\(again)")
        #expect(try postgres.works(load + ["--json"]).contains("\"was_complete\":true"))
        #expect(try postgres.psql("SELECT count(*), count(*) FILTER (WHERE n = 9999) FROM people") == ["700|1"])
        // Another seed is another job, in every mode.
        try postgres.refused(load + ["--seed", "8"], 2, ["seed was 42 and is 8 now", "--reset"])
        if mode == "append" { try postgres.psql("DELETE FROM people") }
        try postgres.works(load + ["--reset"])
        #expect(try postgres.psql("SELECT count(*), count(*) FILTER (WHERE n = 9999) FROM people") == ["700|0"])
    }

    /// Rows from a later one on are those of the whole data set, however the document orders what it writes.
    @Test(arguments: ["", #""layout": {"sort_by": ["score"]},"#]) func laterRowsAreLoadedAndVerified(_ layout: String)
        throws
    {
        let schema = try postgres.write(
            """
            {"version": "1.0", "metadata": {"name": "visits"}, "nodes": [{"id": "visit", "kind": "entity", "pk": "id",
             "rows": 900, \(layout) "columns": [{"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
             {"name": "score", "type": "float", "generator": {"distribution": {"type": "normal", "params": {"mean": 0, "std": 1}}}}]}]}
            """)
        try postgres.works(["load", schema, "--to", postgres.uri(), "--create-table"])
        let whole = try postgres.psql("SELECT id, score FROM visit WHERE id BETWEEN 301 AND 500 ORDER BY id")
        try postgres.psql("DROP TABLE visit, figment_jobs, figment_parts")
        try postgres.works([
            "load", schema, "--to", postgres.uri(), "--create-table", "--start-row", "301", "--rows", "200",
        ])
        #expect(try postgres.psql("SELECT id, score FROM visit ORDER BY id") == whole)
        let verify = ["verify", postgres.uri(), schema, "--rows", "200"]
        try postgres.works(verify + ["--start-row", "301"])
        #expect(try postgres.figment(verify).exitCode == 1)
    }

    @Test func rowsThatAreGoneAreMissed() throws {
        let schema = try postgres.write(Self.users)
        let load = ["load", schema, "--rows", "900", "--to", postgres.uri(), "--create-table", "--batch-size", "100"]
        // Finished, and a row removed.
        try postgres.works(load)
        try postgres.psql("DELETE FROM people WHERE id = (SELECT max(id) FROM people)")
        try postgres.refused(load, 2, ["people", "899 rows", "900 at least", "--reset"])
        try postgres.works(load + ["--reset", "--drop-if-exists"])
        #expect(try postgres.psql("SELECT count(*) FROM people") == ["900"])
        // Interrupted, and the table emptied; rows of another hand that were there before count too.
        for mode in ["append", "overwrite"] {
            var step = 8
            var parts = 0
            repeat {
                try postgres.psql("DROP TABLE IF EXISTS people, figment_jobs, figment_parts CASCADE")
                try postgres.works([
                    "load", schema, "--rows", "10", "--to", postgres.uri(), "--create-table", "--job", "first",
                ])
                // Both loads number their rows from 1.
                try postgres.psql("ALTER TABLE people DROP CONSTRAINT people_pkey")
                _ = try postgres.figment(load + ["--mode", mode, "--threads", "1"], fault: "kill@\(step)")
                let found = try postgres.psql(
                    "SELECT count(*) FROM figment_parts WHERE job = 'people' AND table_number >= 0")
                parts = Int(found.first ?? "") ?? 0
                step += 1
            } while parts == 0 && step < 80
            try #require((1...8).contains(parts), "the load was not interrupted in its middle")
            let staging = try postgres.psql("SELECT tablename FROM pg_tables WHERE tablename LIKE 'figment_staging%'")
            try postgres.psql("TRUNCATE \(mode == "append" ? "people" : staging.first ?? "people")")
            try postgres.refused(load + ["--mode", mode], 2, ["the table people", "has 0 rows", "--reset"])
            try postgres.works(load + ["--mode", mode, "--reset"])
            #expect(try postgres.psql("SELECT count(*) FROM people") == ["900"])
        }
    }

    @Test func aLargerJobGoesOnBehindTheLastRow() throws {
        let schema = try postgres.write(Self.users)
        func load(_ rows: Int, _ more: [String] = []) -> [String] {
            ["load", schema, "--rows", "\(rows)", "--to", postgres.uri(), "--create-table", "--batch-size", "300"]
                + more
        }
        for mode in ["append", "upsert"] {
            try postgres.psql("DROP TABLE IF EXISTS people, figment_jobs, figment_parts")
            try postgres.works(load(1_000, ["--mode", mode]))
            let grown = try postgres.works(load(2_500, ["--mode", mode, "--json"]))
            #expect(grown.contains("\"resumed_rows\":1000") && grown.contains("\"rows\":2500"), "\(grown)")
            #expect(try postgres.psql("SELECT count(*), count(DISTINCT id) FROM people") == ["2500|2500"])
            try postgres.works(["verify", postgres.uri(), schema, "--rows", "2500"])
            #expect(try postgres.works(load(2_500, ["--mode", mode])).contains("nothing was changed"))
            try postgres.refused(load(1_000, ["--mode", mode]), 2, ["rows people was 2500 and is 1000 now"])
            // Stopped anywhere while it grows.
            for step in [9, 17, 25] {
                _ = try postgres.figment(load(4_000, ["--mode", mode]), fault: "kill@\(step)")
            }
            try postgres.works(load(4_000, ["--mode", mode]))
            try postgres.works(["verify", postgres.uri(), schema, "--rows", "4000"])
        }
        // What cannot grow says why.
        try postgres.psql("DROP TABLE people, figment_jobs, figment_parts")
        try postgres.works(load(1_000, ["--mode", "overwrite"]))
        try postgres.refused(
            load(2_000, ["--mode", "overwrite"]), 2, ["overwrite replaces rows as a whole", "--reset"])
        let shop = try postgres.write(PostgresLoadTests.shop(users: 50), "shop.json")
        try postgres.works(["load", shop, "--to", postgres.uri(), "--create-table"])
        try postgres.refused(
            ["load", shop, "--to", postgres.uri(), "--rows", "60"], 2,
            ["rows buyer was 50 and is 60 now", "several tables"])
        let sized = try postgres.write(
            """
            {"version": "1.0", "metadata": {"name": "sized"}, "nodes": [
             {"id": "ev", "kind": "entity", "pk": "id", "rows": 50, "columns": [
              {"name": "id", "type": "uuid", "generator": {"uuid": {"version": 7}}}]}]}
            """, "sized.json")
        try postgres.works(["load", sized, "--to", postgres.uri(), "--create-table"])
        try postgres.refused(
            ["load", sized, "--to", postgres.uri(), "--rows", "60"], 2, ["the values of id depend on how many rows"])
    }

    /// The instant is part of what the job is.
    @Test func anotherInstantIsAnotherJob() throws {
        let schema = try postgres.write(
            """
            {"version": "1.0", "metadata": {"name": "notes"}, "load": {"as_of": "at"}, "nodes": [
             {"id": "note", "kind": "entity", "pk": "id", "rows": 3000, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
              {"name": "at", "type": "timestamp(second)", "generator": {"datetime_series": {
               "within": {"start": "2025-01-01", "end": "2025-12-31"}, "freq": "S"}}}]}]}
            """)
        let load = ["load", schema, "--batch-size", "500", "--to", postgres.uri(), "--create-table"]
        let instant = ["--as-of", "2025-06-01T12:00:00"]
        #expect(try postgres.figment(load + instant, fault: "kill@30").signal == 9)
        try postgres.refused(
            load + ["--as-of", "2025-06-02T12:00:00"], 2,
            ["as_of was 2025-06-01T12:00:00 and is 2025-06-02T12:00:00 now"])
        // The one that it began with is kept.
        try postgres.works(load)
        try postgres.works(["verify", postgres.uri(), schema])
        try postgres.works(["verify", postgres.uri(), schema] + instant)
        #expect(
            try postgres.psql("SELECT count(*), min(at), max(at) FROM note")
                == ["3000|2025-06-01 12:00:00|2025-06-01 12:00:00"])
    }
}
