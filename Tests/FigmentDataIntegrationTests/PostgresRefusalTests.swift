import FigmentTestSupport
import Foundation
import Testing

/// What stands in the way in PostgreSQL is said before the first row, by name, with what helps.
@Suite(.serialized) struct PostgresRefusalTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private static let people = """
        {"version": "1.0", "metadata": {"name": "people"}, "nodes": [
         {"id": "people", "kind": "entity", "pk": "id", "rows": 500, "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "n", "type": "int", "generator": {"choice": {"choices": [1, 2, 5]}}}]}]}
        """

    private func load(_ schema: String, _ more: [String] = [], uri: String? = nil) -> [String] {
        ["load", schema, "--to", uri ?? postgres.uri()] + more
    }

    /// Views and foreign keys of other hands stay; those among the load's own tables are no hindrance.
    @Test func whatOthersNeedIsNotDropped() throws {
        let schema = try postgres.write(PostgresLoadTests.shop(users: 50))
        let anew = load(schema, ["--drop-if-exists", "--reset"])
        try postgres.works(load(schema, ["--create-table"]))
        try postgres.works(anew)
        try postgres.psql(
            """
            CREATE VIEW mails AS SELECT mail FROM buyer;
            CREATE TABLE notes (buyer bigint CONSTRAINT of_buyer REFERENCES buyer)
            """)
        try postgres.refused(
            anew, 3, ["view mails depends on table buyer", "of_buyer on table notes", "--mode overwrite"])
        #expect(try postgres.psql("SELECT count(*) FROM mails") == ["50"])
        try postgres.psql("DROP VIEW mails; DROP TABLE notes")
        try postgres.works(anew)
        // Tables of another load are others, too.
        try postgres.refused(
            anew + ["--table", "buyer", "--job", "alone"], 3, ["on table purchase depends on table buyer"])
        try postgres.works(["verify", postgres.uri(), schema])
    }

    @Test func whatOthersReferToIsNotEmptied() throws {
        let schema = try postgres.write(PostgresLoadTests.shop(users: 50))
        try postgres.works(load(schema, ["--create-table"]))
        try postgres.psql("CREATE TABLE notes (buyer bigint CONSTRAINT of_buyer REFERENCES buyer)")
        let over = load(schema, ["--mode", "overwrite", "--job", "over"])
        try postgres.refused(over, 3, ["table notes: constraint of_buyer refers to buyer"])
        #expect(try postgres.psql("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'figment_staging%'") == ["0"])
        // The same where the load was begun before.
        try postgres.psql("DROP TABLE notes")
        #expect(try postgres.figment(over, fault: "kill@45").signal == 9)
        try postgres.psql("CREATE TABLE notes (buyer bigint CONSTRAINT of_buyer REFERENCES buyer)")
        try postgres.refused(over, 3, ["table notes: constraint of_buyer refers to buyer"])
        try postgres.psql("DROP TABLE notes")
        try postgres.works(over)
        try postgres.works(["verify", postgres.uri(), schema])
    }

    @Test func tablesThatCannotTakeTheRows() throws {
        let schema = try postgres.write(Self.people)
        let upsert = load(schema, ["--mode", "upsert"])
        try postgres.psql(
            "CREATE TABLE people (id bigint, n bigint); CREATE UNIQUE INDEX part ON people (id) WHERE n > 3")
        try postgres.refused(
            upsert, 3, ["needs a unique index on id, and people has none", "--mode merge", "CREATE UNIQUE"])
        try postgres.works(load(schema, ["--mode", "merge", "--job", "merge"]))
        try postgres.psql("CREATE UNIQUE INDEX whole ON people (id) INCLUDE (n)")
        try postgres.works(upsert)
        try postgres.works(["verify", postgres.uri(), schema])
        let twice = try postgres.figment(load(schema, ["--job", "twice"]))
        #expect(twice.exitCode != 0 && twice.errors.contains("--mode upsert"), "\(twice.errors)")
        try postgres.psql("ALTER TABLE people RENAME TO kept; CREATE VIEW people AS SELECT * FROM kept")
        for more in [[], ["--drop-if-exists"]] {
            try postgres.refused(
                load(schema, ["--job", "view"] + more), 3, ["people", "is a view, not a table", "fix:"])
        }
        #expect(try postgres.psql("SELECT count(*) FROM people") == ["500"])
    }

    @Test func namesOfSystemColumns() throws {
        for name in ["ctid", "xmin", "tableoid"] {
            let schema = try postgres.write(Self.people.replacingOccurrences(of: "\"n\"", with: "\"\(name)\""))
            try postgres.refused(load(schema, ["--create-table"]), 2, ["people has: \(name)", "other names"])
        }
        let schema = try postgres.write(Self.people.replacingOccurrences(of: "\"n\"", with: "\"CTID\""))
        try postgres.works(load(schema, ["--create-table"]))
    }

    @Test func placesAndRights() throws {
        let schema = try postgres.write(Self.people)
        try postgres.refused(
            load(schema, ["--create-table"], uri: postgres.uri("?schema=nope")), 3, ["no schema nope", "CREATE SCHEMA"])
        try postgres.refused(
            load(schema, uri: postgres.uri().replacingOccurrences(of: "/postgres", with: "/nowhere")), 3,
            ["no such database", "CREATE DATABASE"])
        try postgres.psql("CREATE ROLE poor LOGIN PASSWORD 'right'"); try postgres.psql("CREATE DATABASE locked")
        func uri(_ login: String, _ database: String) -> String {
            "postgresql://\(login)@127.0.0.1:\(postgres.server.port)/\(database)"
        }
        let poor = uri("poor", "postgres")
        try postgres.refused(load(schema, ["--create-table"], uri: poor), 3, ["permission denied", "grant the role"])
        try postgres.works(load(schema, ["--create-table"]))
        try postgres.psql("GRANT SELECT, INSERT, UPDATE, DELETE ON figment_jobs, figment_parts TO poor")
        try postgres.refused(
            load(schema, ["--job", "poor"], uri: poor), 3,
            ["the role poor may not", "GRANT INSERT, SELECT ON people TO poor"])
        try postgres.psql("GRANT INSERT, SELECT, UPDATE ON people TO poor")
        try postgres.works(load(schema, ["--job", "poor", "--mode", "upsert"], uri: poor))
        try postgres.refused(
            load(schema, ["--job", "over", "--mode", "overwrite"], uri: poor), 3, ["GRANT TRUNCATE ON people TO poor"])
        // What libpq says of a refusal: once, and without the place in the server's source.
        let refused = try postgres.figment(load(schema, uri: uri("poor:wrong", "locked")))
        #expect(refused.exitCode == 3 && refused.errors.contains("refuses the login: password authentication failed"))
        #expect(!refused.errors.contains("LOCATION"), "\(refused.errors)")
        #expect(
            refused.errors.components(separatedBy: "password authentication failed").count == 2, "\(refused.errors)")
    }
}
