import FigmentTestSupport
import Foundation
import Testing

/// `storage.postgresql.indexes` and `description`, as a real PostgreSQL has them.
@Suite(.serialized) struct PostgresIndexTests {
    private let fixture: PostgresFixture

    init() throws { fixture = try PostgresFixture() }

    private static func document(_ indexes: String, rows: Int = 900, description: String = "") -> String {
        """
        {"version": "1.0", "metadata": {"name": "places"}, "nodes": [
         {"id": "place", "kind": "entity", "pk": "id", "rows": \(rows),
          "storage": {"postgresql": {"indexes": [\(indexes)]}}, "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "town", "type": "string", \(description)
           "generator": {"choice": {"choices": ["a", "b", "c"]}}},
          {"name": "seen", "type": "datetime", "generator": {"datetime_series": {}}},
          {"name": "code", "type": "uuid"},
          {"name": "words", "type": "list<string>"},
          {"name": "spot", "type": "list<float64>"}]}]}
        """
    }

    private static let several = """
        "town", ["town", "seen"], {"columns": ["words"], "method": "gin"}, {"columns": ["code"], "method": "hash"},
        {"columns": ["seen"], "method": "brin", "name": "by time"}, {"columns": ["code"], "unique": true}
        """.replacingOccurrences(of: "by time", with: "by_time")

    private static let wanted = [
        "CREATE INDEX by_time ON public.place USING brin (seen)",
        "CREATE INDEX place_code_hash_idx ON public.place USING hash (code)",
        "CREATE INDEX place_town_idx ON public.place USING btree (town)",
        "CREATE INDEX place_town_seen_idx ON public.place USING btree (town, seen)",
        "CREATE INDEX place_words_gin_idx ON public.place USING gin (words)",
        "CREATE UNIQUE INDEX place_code_unique_idx ON public.place USING btree (code)",
        "CREATE UNIQUE INDEX place_pkey ON public.place USING btree (id)",
    ]

    private func indexes() throws -> [String] {
        try fixture.psql("SELECT indexdef FROM pg_indexes WHERE tablename = 'place'").sorted()
    }

    @Test func areMadeBehindTheRows() throws {
        let schema = try fixture.write(Self.document(Self.several))
        let plan = try fixture.works(["load", schema, "--to", fixture.uri(), "--dry-run", "--create-table"])
        for line in [
            #"CREATE INDEX "place_town_idx" ON "place" USING btree ("town");"#,
            #"CREATE UNIQUE INDEX "place_code_unique_idx" ON "place" USING btree ("code");"#,
        ] { #expect(plan.contains(line), "\(plan)") }
        for mode in ["append", "overwrite", "upsert"] {
            try fixture.works([
                "load", schema, "--to", fixture.uri(), "--create-table", "--mode", mode, "--batch-size", "200",
            ])
            #expect(try indexes() == Self.wanted, "\(mode)")
            // Again, by an overwrite of the table that has them.
            try fixture.works(["load", schema, "--to", fixture.uri(), "--mode", "overwrite", "--job", "again"])
            #expect(try indexes() == Self.wanted, "\(mode)")
            try fixture.psql("DROP TABLE place, figment_jobs, figment_parts")
        }
        // A table that is there gets what it lacks where that is wished.
        let plain = try fixture.write(Self.document(""), "plain.json")
        try fixture.works(["load", plain, "--to", fixture.uri(), "--create-table", "--job", "plain"])
        #expect(try indexes().count == 1)
        try fixture.works(["load", schema, "--to", fixture.uri(), "--mode", "overwrite", "--job", "kept"])
        #expect(try indexes().count == 1)
        try fixture.works([
            "load", schema, "--to", fixture.uri(), "--mode", "overwrite", "--job", "more", "--schema-evolution",
        ])
        #expect(try indexes() == Self.wanted)
    }

    /// Killed at numbered steps and run again, each index is there once.
    @Test(arguments: ["append", "overwrite"]) func afterKills(_ mode: String) throws {
        let schema = try fixture.write(Self.document(Self.several))
        let words = [
            "load", schema, "--to", fixture.uri(), "--create-table", "--mode", mode, "--batch-size", "400", "--threads",
            "1",
        ]
        var step = 1
        var kills = 0
        while true {
            let killed = try fixture.figment(words, fault: "kill@\(step)")
            if killed.signal != nil { kills += 1 }
            try fixture.works(words)
            #expect(try indexes() == Self.wanted, "step \(step)")
            #expect(try fixture.psql("SELECT count(*) FROM place") == ["900"])
            try fixture.psql("DROP TABLE place, figment_jobs, figment_parts")
            if killed.signal == nil { break }
            step += TestEnvironment.isTorture ? 1 : 6
        }
        #expect(kills > 4)
    }

    /// What the server cannot do it says before the first row.
    @Test func impossibleOnes() throws {
        for (index, reason) in [
            (#"{"columns": ["town"], "method": "gist"}"#, "place_town_gist_idx"),
            (#"{"columns": ["spot"], "method": "gist", "name": "near"}"#, "near"),
        ] {
            let schema = try fixture.write(Self.document(index))
            try fixture.refused(
                ["load", schema, "--to", fixture.uri(), "--create-table"], 2, [reason, "default operator class"])
            #expect(try fixture.psql("SELECT count(*) FROM pg_class WHERE relname = 'place'") == ["0"])
        }
        let vectors = """
            {"collection_name": "picture", "fields": [{"name": "id", "type": "Int64", "is_primary": true},
             {"name": "v", "type": "FloatVector", "dim": 8}],
             "storage": {"postgresql": {"indexes": [{"columns": ["v"], "method": "hnsw"}]}}}
            """
        let schema = try fixture.write(vectors, "vectors.json")
        try fixture.refused(
            ["load", schema, "--to", fixture.uri(), "--create-table"], 2, ["picture_v_hnsw_idx", "hnsw"])
    }

    /// Names that are too long for PostgreSQL stay different from each other.
    @Test func longNames() throws {
        let long = String(repeating: "t", count: 60)
        let text = Self.document(#""town", "seen""#).replacingOccurrences(
            of: #""id": "place""#, with: "\"id\": \"\(long)\"")
        let schema = try fixture.write(text)
        for _ in 0..<2 { try fixture.works(["load", schema, "--to", fixture.uri(), "--create-table"]) }
        #expect(try fixture.psql("SELECT count(*) FROM pg_indexes WHERE tablename = '\(long)'") == ["3"])
    }

    @Test func vectorsOfTheExtension() throws {
        let other = try PostgresFixture("pgvector.sh")
        try other.psql("CREATE EXTENSION vector")
        let schema = try fixture.write(
            """
            {"collection_name": "picture", "fields": [{"name": "id", "type": "Int64", "is_primary": true},
             {"name": "v", "type": "FloatVector", "dim": 8}, {"name": "w", "type": "FloatVector", "dim": 4}],
             "storage": {"postgresql": {"indexes": [{"columns": ["v"], "method": "hnsw"},
              {"columns": ["v"], "method": "hnsw", "distance": "cosine", "name": "v_by_angle"},
              {"columns": ["w"], "method": "ivfflat", "distance": "inner_product"}]}}}
            """)
        let uri = other.uri()
        try fixture.works(["load", schema, "--rows", "500", "--to", uri, "--create-table"])
        #expect(
            try other.psql(
                "SELECT indexdef FROM pg_indexes WHERE tablename = 'picture' AND indexdef !~ 'UNIQUE' ORDER BY 1"
            )
            .sorted()
                == [
                    "CREATE INDEX picture_v_hnsw_idx ON public.picture USING hnsw (v vector_l2_ops)",
                    "CREATE INDEX picture_w_ivfflat_idx ON public.picture USING ivfflat (w vector_ip_ops)",
                    "CREATE INDEX v_by_angle ON public.picture USING hnsw (v vector_cosine_ops)",
                ])
    }

    /// What is said of tables and columns is read back as it is in the document, of both dialects.
    @Test func comments() throws {
        let remark = SQLExportTests.remark
        let json = String(
            decoding: try JSONSerialization.data(withJSONObject: [remark]), as: UTF8.self
        ).dropFirst().dropLast()
        let relational = Self.document("", description: "\"description\": \(json),")
            .replacingOccurrences(of: "\"rows\": 900,", with: "\"rows\": 9, \"description\": \(json),")
        let collection = """
            {"collection_name": "place", "description": \(json), "fields": [
             {"name": "id", "type": "Int64", "is_primary": true}, {"name": "town", "type": "VarChar", "max_length": 9,
              "description": \(json)}]}
            """
        func said() throws -> [String] {
            try fixture.psql(
                "SELECT encode(convert_to(t, 'UTF8'), 'hex') FROM (VALUES (obj_description('place'::regclass)), "
                    + "(col_description('place'::regclass, 2)), (coalesce(col_description('place'::regclass, 1), ''))) v(t)"
            )
        }
        let hex = remark.utf8.map { String(format: "%02x", $0) }.joined()
        for text in [relational, collection] {
            let schema = try fixture.write(text)
            let words = ["load", schema, "--rows", "9", "--to", fixture.uri(), "--create-table"]
            let plan = try fixture.works(words + ["--dry-run"])
            #expect(plan.contains(#"COMMENT ON COLUMN "place"."town" IS E'it''s"#), "\(plan)")
            try fixture.works(words)
            #expect(try said() == [hex, hex])
            try fixture.psql("DROP TABLE place, figment_jobs, figment_parts")
        }
        // A column that is added gets its own.
        let plain = try fixture.write(Self.document("", rows: 9), "plain.json")
        try fixture.works(["load", plain, "--to", fixture.uri(), "--create-table", "--job", "plain"])
        try fixture.psql("ALTER TABLE place DROP COLUMN town")
        let schema = try fixture.write(relational)
        try fixture.works([
            "load", schema, "--to", fixture.uri(), "--mode", "overwrite", "--schema-evolution", "--job", "more",
        ])
        #expect(
            try fixture.psql(
                "SELECT encode(convert_to(col_description('place'::regclass, attnum), 'UTF8'), 'hex') FROM pg_attribute "
                    + "WHERE attrelid = 'place'::regclass AND attname = 'town'") == [hex])
    }
}
