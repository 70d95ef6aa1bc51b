import FigmentTestSupport
import Foundation
import Testing

/// `figment verify` of a real PostgreSQL.
@Suite(.serialized) struct PostgresComparisonTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private func told(_ schema: String, _ more: [String] = []) throws -> String {
        try postgres.figment(["verify", postgres.uri(), schema] + more).output
    }

    private static let document = """
        {"collection_name": "pictures", "fields": [
         {"name": "id", "type": "Int64", "is_primary": true},
         {"name": "town", "type": "VarChar", "max_length": 20},
         {"name": "v", "type": "FloatVector", "dim": 200}, {"name": "more", "type": "JSON"}]}
        """

    /// A changed row counts once, a row of another hand is too many, and both are shown, in 500 characters.
    @Test func changedMissingAndForeignRows() throws {
        let schema = try postgres.write(Self.document)
        try postgres.works(["load", schema, "--rows", "900", "--to", postgres.uri(), "--create-table"])
        try postgres.works(["verify", postgres.uri(), schema, "--rows", "900"])
        try postgres.psql(
            "UPDATE pictures SET town = 'changed' WHERE id = 7; DELETE FROM pictures WHERE id = 9;"
                + "INSERT INTO pictures SELECT -5, 'foreign', v, more FROM pictures WHERE id = 8")
        let text = try told(schema, ["--rows", "900"])
        #expect(text.contains("pictures: 2 rows missing or with other values, 1 row too many"), "\(text)")
        #expect(text.contains(#"there: {"id":7,"town":"changed""#) && text.contains(#"should be: {"id":7,"#), "\(text)")
        #expect(text.contains(#"missing: {"id":9,"#) && text.contains(#"only in the database: {"id":-5,"#), "\(text)")
        #expect(text.split(separator: "\n").allSatisfy { $0.count < 1_100 }, "\(text)")
        let json = try told(schema, ["--rows", "900", "--json"])
        #expect(json.contains(#""missing":2,"surplus":1,"counts_are_lower_bounds":false"#), "\(json)")
        // Another seed: every row is there under its key.
        let other = try told(schema, ["--rows", "900", "--seed", "other"])
        #expect(other.contains("900 rows missing or with other values, 1 row too many"), "\(other)")
    }

    /// Nothing is written where others see it: two at once, users who only read, one that is killed.
    @Test func nothingIsWritten() throws {
        let events = try postgres.write(PostgresLoadTests.events, "events.json")
        let pictures = try postgres.write(Self.document, "pictures.json")
        for schema in [events, pictures] {
            try postgres.works(["load", schema, "--rows", "20000", "--to", postgres.uri(), "--create-table"])
        }
        try postgres.psql(
            "CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"
                + "ALTER ROLE reader SET default_transaction_read_only = on")
        let tables = "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v', 'i') AND relpersistence <> 't'"
        let before = try postgres.psql(tables)
        for schema in [events, pictures] {
            let arguments = ["verify", postgres.uri(), schema, "--rows", "20000"]
            let first = try postgres.start(arguments)
            try postgres.works(arguments)
            first.waitUntilExit()
            #expect(first.terminationStatus == 0)
            try postgres.works([
                "verify", postgres.uri().replacingOccurrences(of: "test@", with: "reader@"), schema, "--rows", "20000",
            ])
            let killed = try postgres.start(arguments)
            Thread.sleep(forTimeInterval: 0.2)
            kill(killed.processIdentifier, SIGKILL)
            killed.waitUntilExit()
            #expect(try postgres.psql(tables) == before)
        }
    }

    /// Types that keep values in another form than they are sent in are compared in theirs.
    @Test func formsOfTheServer() throws {
        let schema = try postgres.write(
            """
            {"version": "1.0", "metadata": {"name": "forms"}, "nodes": [
             {"id": "forms", "kind": "entity", "pk": "id", "rows": 700, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
              {"name": "page", "type": "string", "generator": {"choice": {"choices": ["a", "bb"]}}},
              {"name": "total", "type": "decimal(10,2)", "nullable": true, "null_probability": 0.2, "generator":
               {"distribution": {"type": "lognormal", "params": {"mean": 3, "sigma": 1}}}},
              {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}]}]}
            """)
        try postgres.psql("CREATE DOMAIN page AS char(5)")
        for (type, isSame) in [
            ("page text, total numeric, at timestamp", true),
            ("page char(9), total numeric(20, 4), at timestamp", true),
            ("page varchar(9), total numeric(10, 1), at timestamp(0)", true),
            ("page page, total numeric(9, -1), at timestamp(3)", true),
        ] {
            try postgres.psql("DROP TABLE IF EXISTS forms; CREATE TABLE forms (id bigint, \(type))")
            try postgres.works(["load", schema, "--to", postgres.uri(), "--reset"])
            let text = try told(schema)
            #expect(text.contains("every value") == isSame, "\(type): \(text)")
            try postgres.psql(
                "UPDATE forms SET total = total + 10 WHERE id = (SELECT min(id) FROM forms WHERE total > 0)")
            let changed = try told(schema)
            #expect(changed.contains("1 row missing or with other values, 0 rows too many"), "\(type): \(changed)")
            #expect(changed.contains("there: {"), "\(type): \(changed)")
        }
        // What is read through a view, or from partitions, is compared too.
        try postgres.psql(
            "ALTER TABLE forms RENAME TO own; CREATE TABLE forms (LIKE own) PARTITION BY RANGE (id);"
                + "CREATE TABLE low PARTITION OF forms FOR VALUES FROM (-9) TO (300);"
                + "CREATE TABLE high PARTITION OF forms DEFAULT; INSERT INTO forms SELECT * FROM own;"
                + "INSERT INTO forms VALUES (-3, 'x', 1, '2024-01-01')")
        let parts = try told(schema)
        #expect(parts.contains("1 row missing or with other values, 1 row too many"), "\(parts)")
        #expect(parts.contains(#"only in the database: {"id":-3"#), "\(parts)")
        try postgres.psql("ALTER TABLE forms RENAME TO parts; CREATE VIEW forms AS SELECT * FROM parts")
        let view = try told(schema)
        #expect(view.contains("1 row missing or with other values, 1 row too many"), "\(view)")
    }
}
