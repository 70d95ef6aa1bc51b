import Figment
import FigmentTestSupport
import Foundation
import Testing

/// `figment load` into a real PostgreSQL: what is there afterwards is read by psql.
@Suite(.serialized) struct PostgresLoadTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private var server: DatabaseServer { postgres.server }
    private var folder: TemporaryDirectory { postgres.folder }
    private var dsn: String { postgres.dsn }
    private func uri(_ options: String = "") -> String { postgres.uri(options) }
    private func write(_ text: String, _ name: String = "schema.json") throws -> String {
        try postgres.write(text, name)
    }
    @discardableResult private func psql(_ sql: String) throws -> [String] { try postgres.psql(sql) }
    private func figment(_ arguments: [String], fault: String? = nil) throws -> ProgramResult {
        try postgres.figment(arguments, fault: fault)
    }

    /// Three tables, two of them children of the first.
    static func shop(users: Int = 600, seed: String = "") -> String {
        """
        {"version": "1.0"\(seed), "metadata": {"name": "shop"}, "nodes": [
         {"id": "buyer", "kind": "entity", "pk": "id", "rows": \(users), "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "mail", "type": "string", "nullable": true, "null_probability": 0.1,
           "generator": {"faker": {"method": "email"}}}]},
         {"id": "purchase", "kind": "fact", "pk": "id", "parents": ["buyer"],
          "fanout": {"distribution": "poisson", "lambda": 4}, "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "buyer_id", "type": "int", "generator": {"lookup": {"from": "buyer.id"}}},
          {"name": "total", "type": "decimal(10,2)", "generator":
           {"distribution": {"type": "lognormal", "params": {"mean": 3, "sigma": 1}}}},
          {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}}]},
         {"id": "visit", "kind": "fact", "pk": "id", "parents": ["buyer"],
          "fanout": {"distribution": "uniform", "min": 0, "max": 3}, "columns": [
          {"name": "id", "type": "uuid", "generator": {"uuid": {}}},
          {"name": "buyer_id", "type": "int", "generator": {"lookup": {"from": "buyer.id"}}},
          {"name": "page", "type": "string", "generator": {"choice": {"choices": ["a", "b"]}}}]}]}
        """
    }

    /// A table whose key the server would make: one without a key.
    static let events = """
        {"collection_name": "events", "fields": [
         {"name": "id", "type": "Int64", "is_primary": true, "auto_id": true},
         {"name": "kind", "type": "VarChar", "max_length": 20, "enum_values": ["a", "b"]},
         {"name": "n", "type": "Int32", "min": 1, "max": 5}]}
        """

    private func verified(_ schema: String, _ more: [String] = []) throws {
        let result = try figment(["verify", uri(), schema] + more)
        #expect(result.exitCode == 0, "\(result.output)\(result.errors)")
    }

    // MARK: Values

    /// Every type, against the Parquet files of the same document, by a reader of neither.
    @Test func everyValueIsThere() throws {
        let schema = try write(SQLExportTests.document, "every.json")
        let made = try figment(["generate", schema, "--out", folder("data")])
        try #require(made.exitCode == 0, "\(made.errors)")
        let loaded = try figment(["load", schema, "--to", uri(), "--create-table", "--batch-size", "250"])
        try #require(loaded.exitCode == 0, "\(loaded.errors)")
        try compareWithFiles(schema)
        #expect(
            try psql(
                "SELECT conrelid::regclass, contype, count(*) FROM pg_constraint "
                    + "WHERE conrelid IN ('kid'::regclass, 'things'::regclass) GROUP BY 1, 2 ORDER BY conrelid::regclass::text, 2"
            )
                == ["kid|f|2", "kid|p|1", "things|p|1"])
        try verified(schema)
    }

    /// The ends of every type's range, numbers that are none, and texts that SQL and COPY give a meaning to.
    @Test func extremesAndNamesAreThere() throws {
        func column(_ name: String, _ type: String, _ choices: String) -> String {
            "{\"name\": \"\(name)\", \"type\": \"\(type)\", \"generator\": {\"choice\": {\"choices\": [\(choices)]}}}"
        }
        let columns = [
            column("select", "int8", "-128, 127"), column("order_", "int16", "-32768, 32767"),
            column("i32", "int32", "-2147483648, 2147483647"),
            column("i64", "int64", "-9223372036854775808, 9223372036854775807"), column("u8", "uint8", "0, 255"),
            column("u16", "uint16", "0, 65535"), column("u32", "uint32", "0, 4294967295"),
            column("u64", "uint64", "0, 9223372036854775807"),
            column("f32", "float32", "3.4028234663852886e38, 1.401298464324817e-45, -0.0"),
            column("f64", "float64", "1.7976931348623157e308, 5e-324, -0.0, 0.1"),
            column("a", "decimal(12,4)", "99999999.9999, -99999999.9999, 0.0001, 0, 10000, -0.5, 100000000e-4, 1234.5"),
            column(
                "e", "string",
                #""", "\\N", "\\.", "a\tb\n\r\\", "it's \"quoted\"", "NULL", "žluť 日本 🎉", "'; DROP TABLE t; --""#),
        ]
        let schema = try write(
            """
            {"version": "1.0", "metadata": {"name": "ends"}, "nodes": [
             {"id": "User", "kind": "entity", "pk": "id", "rows": 400, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": -200}}},
              {"name": "nothing", "type": "int", "nullable": true, "null_probability": 1.0, "generator": {"constant": 1}},
              {"name": "odd", "type": "float64", "generator": {"expression": {"code": "log(id)"}}},
              \(columns.joined(separator: ",\n"))]}]}
            """, "ends.json")
        let made = try figment(["generate", schema, "--out", folder("data")])
        try #require(made.exitCode == 0, "\(made.errors)")
        let loaded = try figment(["load", schema, "--to", uri(), "--create-table"])
        try #require(loaded.exitCode == 0, "\(loaded.errors)")
        try compareWithFiles(schema)
        try verified(schema)
    }

    private func compareWithFiles(_ path: String) throws {
        let schema = try Schema(path: path)
        let tables = try Generation(schema).compiled.tables.map { table -> [String: Any] in
            [
                "name": table.name, "key": schema.dataset.tables.first { $0.name == table.name }?.primaryKey[0] ?? "",
                "parquet": folder("data/\(table.name).parquet"),
                "columns": table.descriptor.columns.map { ["name": $0.name, "kind": SQLExportTests.kind($0.type)] },
            ]
        }
        try Files.write(try JSONSerialization.data(withJSONObject: tables), folder("tables.json"))
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let result = try Program.run(
            python, [SQLExportTests.readers + "/load_sql.py", "postgresql", "-", folder("tables.json"), dsn])
        #expect(result.exitCode == 0, "\(result.errors.suffix(2_000))")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 1 && lines[0].hasPrefix("compared "), "\(lines.prefix(10))")
    }

    /// With pgvector vectors of floats are its own, others stay arrays.
    @Test func vectorsOfTheExtension() throws {
        let other = try PostgresFixture("pgvector.sh")
        try other.psql("CREATE EXTENSION vector")
        let schema = try write(
            """
            {"collection_name": "pictures", "fields": [{"name": "id", "type": "Int64", "is_primary": true},
             {"name": "f32", "type": "FloatVector", "dim": 96}, {"name": "f16", "type": "Float16Vector", "dim": 8},
             {"name": "bf16", "type": "BFloat16Vector", "dim": 8}, {"name": "bits", "type": "BinaryVector", "dim": 64},
             {"name": "i8", "type": "Int8Vector", "dim": 4}]}
            """, "pictures.json")
        let uri = other.uri()
        let loaded = try figment(["load", schema, "--rows", "700", "--to", uri, "--create-table", "--batch-size", "90"])
        try #require(loaded.exitCode == 0, "\(loaded.errors)")
        #expect(
            try other.psql(
                "SELECT string_agg(format_type(atttypid, atttypmod), ',' ORDER BY attnum) FROM pg_attribute "
                    + "WHERE attrelid = 'pictures'::regclass AND attnum > 1")
                == ["vector(96),vector(8),vector(8),bytea,smallint[]"])
        #expect(
            try other.psql("SELECT count(*), count(*) FILTER (WHERE abs(vector_norm(f32) - 1) < 1e-5) FROM pictures")
                == [
                    "700|700"
                ])
        // The same numbers as in a row that is made alone, to the last bit.
        let program = TestEnvironment.variable("FIGMENT_BIN") ?? TestEnvironment.builtProgram("figment")
        let row = try Program.run(program, ["row", schema, "pictures", "41"])
        try #require(row.exitCode == 0, "\(row.errors)")
        let made = try #require(try JSONSerialization.jsonObject(with: Data(row.output.utf8)) as? [String: Any])
        let key = try #require(made["id"] as? NSNumber)
        for name in ["f32", "f16", "bf16"] {
            let stored = try other.psql("SELECT \(name) FROM pictures WHERE id = \(key)")
            let numbers = try #require(
                try JSONSerialization.jsonObject(with: Data((stored.first ?? "").utf8)) as? [NSNumber])
            let wanted = try #require(made[name] as? [NSNumber], "\(made)")
            #expect(numbers.map(\.floatValue) == wanted.map(\.floatValue), "\(name)")
        }
        let found = try figment(["verify", uri, schema, "--rows", "700"])
        #expect(found.exitCode == 0, "\(found.output)\(found.errors)")
        try other.psql("UPDATE pictures SET f32 = f32 + f32 WHERE id = \(key)")
        #expect(try figment(["verify", uri, schema, "--rows", "700"]).exitCode == 1)
    }

    // MARK: Modes

    @Test func modesKeepReplaceAndMerge() throws {
        let small = try write(Self.shop(users: 200), "small.json")
        let large = try write(Self.shop(users: 300, seed: #", "seed": 7"#), "large.json")
        var result = try figment(["load", small, "--to", uri(), "--create-table", "--table", "buyer"])
        try #require(result.exitCode == 0, "\(result.errors)")
        // The same again adds nothing.
        result = try figment(["load", small, "--to", uri(), "--table", "buyer", "--json"])
        #expect(result.exitCode == 0 && result.output.contains("\"was_complete\":true"), "\(result.output)")
        #expect(try psql("SELECT count(*), count(mail) > 150 FROM buyer") == ["200|t"])
        // Upsert and merge: the first 200 get new values, 100 come, one of another hand stays.
        try psql("INSERT INTO buyer VALUES (9000, 'kept')")
        for mode in ["upsert", "merge"] {
            try psql("UPDATE buyer SET mail = 'old' WHERE id <= 200; DELETE FROM buyer WHERE id BETWEEN 201 AND 300")
            result = try figment([
                "load", large, "--to", uri(), "--table", "buyer", "--mode", mode, "--job", mode, "--batch-size", "70",
            ])
            try #require(result.exitCode == 0, "\(result.errors)")
            #expect(
                try psql("SELECT count(*), count(*) FILTER (WHERE mail = 'old'), max(id) FROM buyer") == ["301|0|9000"])
        }
        // Overwrite: nothing of the old, views and grants stay, and until the end readers see the old.
        try psql("CREATE VIEW mails AS SELECT mail FROM buyer")
        for _ in 0..<2 {
            result = try figment([
                "load", large, "--to", uri(), "--table", "buyer", "--mode", "overwrite", "--job", "over",
                "--batch-size", "70",
            ])
            try #require(result.exitCode == 0, "\(result.errors)")
            #expect(try psql("SELECT count(*), max(id) FROM buyer") == ["300|300"])
        }
        #expect(try psql("SELECT count(*) FROM mails") == ["300"])
        #expect(try psql("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'figment_staging%'") == ["0"])
        let verified = try figment(["verify", uri(), large, "--table", "buyer"])
        #expect(verified.exitCode == 0, "\(verified.output)\(verified.errors)")
    }

    @Test func verifyFindsWhatWasChanged() throws {
        let schema = try write(Self.shop())
        let result = try figment(["load", schema, "--to", uri(), "--create-table"])
        try #require(result.exitCode == 0, "\(result.errors)")
        try verified(schema)
        for (change, table, words) in [
            (
                "UPDATE purchase SET total = total + 0.01 WHERE id = 7", "purchase",
                "1 row missing or with other values, 0 rows too many"
            ),
            ("DELETE FROM purchase WHERE id = 9", "purchase", "2 rows missing"),
            ("INSERT INTO purchase VALUES (900000, 1, 1, '2024-01-01')", "purchase", "missing"),
            (
                "UPDATE visit SET page = 'c' WHERE ctid = (SELECT min(ctid) FROM visit)", "visit",
                "1 row missing or with other values, 0 rows too many"
            ),
        ] {
            try psql(change)
            let found = try figment(["verify", uri(), schema])
            #expect(found.exitCode == 1 && found.output.contains("differs  \(table): "), "\(change): \(found.output)")
            #expect(found.output.contains(words), "\(change): \(found.output)")
        }
    }

    /// Rows without a key are compared as a bag.
    @Test func rowsWithoutAKeyAreCompared() throws {
        let schema = try write(Self.events)
        let result = try figment([
            "load", schema, "--rows", "3000", "--to", uri(), "--create-table", "--batch-size", "500",
        ])
        try #require(result.exitCode == 0, "\(result.errors)")
        try verified(schema, ["--rows", "3000"])
        try psql("UPDATE events SET n = n + 100 WHERE ctid = (SELECT min(ctid) FROM events)")
        try psql("INSERT INTO events VALUES ('a', 1)")
        let found = try figment(["verify", uri(), schema, "--rows", "3000"])
        #expect(found.exitCode == 1)
        #expect(found.output.contains("1 row missing or with other values, 2 rows too many"), "\(found.output)")
        #expect(try psql("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'figment_staging%'") == ["0"])
    }

    /// A key without an index would have the whole table read for each part.
    @Test func keysWithoutAnIndexAreCompared() throws {
        let schema = try write(Self.shop())
        try postgres.works(["load", schema, "--to", uri(), "--create-table"])
        try psql("ALTER TABLE purchase DROP CONSTRAINT purchase_pkey")
        try verified(schema)
        try psql("UPDATE purchase SET total = total + 1 WHERE id = 7; DELETE FROM purchase WHERE id = 9")
        let found = try figment(["verify", uri(), schema])
        #expect(found.exitCode == 1)
        #expect(found.output.contains("purchase: 2 rows missing or with other values"), "\(found.output)")
    }

    // MARK: Refusals

    @Test func refusalsSayWhatToDo() throws {
        let schema = try write(Self.shop())
        func refused(_ arguments: [String], _ exit: Int32, _ words: [String]) throws {
            let result = try figment(arguments)
            #expect(result.exitCode == exit, "\(arguments): \(result.errors)")
            for word in words { #expect(result.errors.contains(word), "\(arguments): \(result.errors)") }
            #expect(!result.errors.contains("hunter2") && !result.output.contains("hunter2"))
        }
        try refused(["load", schema, "--to", uri()], 3, ["no table buyer", "--create-table"])
        try psql("CREATE TABLE buyer (id int, mail text NOT NULL, more text NOT NULL)")
        try refused(
            ["load", schema, "--to", uri(), "--create-table"], 2,
            [
                "table buyer is not as the schema has it", "column id is integer, it should be BIGINT",
                "column mail takes no nulls", "column more must be given",
            ])
        try psql("ALTER TABLE buyer DROP COLUMN more; ALTER TABLE buyer DROP COLUMN mail")
        let evolved = try figment(["load", schema, "--to", uri(), "--create-table", "--schema-evolution"])
        try #require(evolved.exitCode == 0, "\(evolved.errors)")
        try verified(schema)
        try refused(["load", schema, "--to", uri(), "--seed", "8"], 2, ["seed was 42 and is 8 now", "--reset"])
        try refused(
            ["load", schema, "--to", uri(), "--rows", "700"], 2,
            ["rows buyer was 600 and is 700 now", "more rows are no continuation", "several tables"])
        try psql("CREATE DATABASE locked"); try psql("CREATE ROLE me LOGIN PASSWORD 'right'")
        let locked = "127.0.0.1:\(server.port)/locked"
        try refused(["load", schema, "--to", "postgresql://me:hunter2@\(locked)"], 3, ["refuses the login", "28P01"])
        try refused(
            ["load", schema, "--to", "postgresql://test@127.0.0.1:\(server.port)/nowhere"], 3,
            ["no such database", "3D000"])
        try refused(
            ["load", schema, "--to", "postgresql://me:hunter2@127.0.0.1:1/x"], 3,
            ["cannot connect to PostgreSQL at 127.0.0.1:1/x"])
        try refused(
            ["load", schema, "--to", uri("?scheme=x")], 2,
            ["the option scheme of the destination", "did you mean schema?"])
        try refused(["load", schema, "--to", "postgresql://me:hunter2@h:99999/x"], 2, ["no port"])
        try refused(
            ["load", try write(Self.events, "events.json"), "--to", uri(), "--mode", "upsert"], 2,
            ["needs a key, and events has none"])
        try refused(["generate", schema, "--to", uri(), "--force"], 2, ["--force"])
        let right = try figment([
            "load", schema, "--to", "postgresql://me:right@\(locked)?schema=own", "--dry-run",
        ])
        #expect(right.exitCode == 0 && right.output.contains("CREATE TABLE \"own\".\"buyer\""))
        #expect(!right.output.contains("right"))
    }

    // MARK: Exactly once

    /// Killed before each request to the database, and run again: every row once, every value right.
    @Test func killedAnywhereItGoesOn() throws {
        let schema = try write(Self.shop(users: 60))
        let arguments = [
            "load", schema, "--to", uri(), "--create-table", "--batch-size", "40", "--threads", "2",
        ]
        var step = 1
        var wasKilled = true
        var kills = 0
        while wasKilled {
            for mode in ["append", "overwrite"] {
                try psql("DROP TABLE IF EXISTS buyer, purchase, visit, figment_jobs, figment_parts CASCADE")
                let killed = try figment(arguments + ["--mode", mode], fault: "kill@\(step)")
                wasKilled = killed.signal == 9
                if wasKilled { kills += 1 } else { #expect(killed.exitCode == 0, "\(killed.errors)") }
                let again = try figment(arguments + ["--mode", mode])
                try #require(again.exitCode == 0, "step \(step), \(mode): \(again.errors)")
                let found = try figment(["verify", uri(), schema])
                try #require(found.exitCode == 0, "step \(step), \(mode): \(found.output)\(found.errors)")
            }
            step += TestEnvironment.isTorture ? 1 : 9
        }
        #expect(kills >= 8, "the load has \(step) steps")
    }

    /// Connections that are cut and a server that crashes while rows are on their way: tried again, none lost, none twice.
    @Test func cutConnectionsAndARestartLoseNothing() throws {
        let schema = try write(Self.shop(users: 20_000))
        let program = PostgresFixture.program
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "load", schema, "--to", uri(), "--create-table", "--batch-size", "2000", "--rate", "40000", "--json",
            "--no-progress", "--in-flight", "3",
        ]
        FileManager.default.createFile(atPath: folder("out"), contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: folder("out"))
        process.standardError = FileHandle(forWritingAtPath: folder("out"))
        try process.run()
        for cut in 0..<4 {
            Thread.sleep(forTimeInterval: 0.4)
            if cut == 2 {
                try server.restart()
            } else {
                try psql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'figment' AND state <> 'idle'"
                )
            }
        }
        process.waitUntilExit()
        let report = String(decoding: try Files.read(folder("out")), as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(report)")
        #expect(!report.contains("\"retries\":0,"), "nothing was cut: \(report)")
        try verified(schema)
    }

    /// A second load of the same job is refused while the first runs; a stop keeps what is committed.
    @Test func twoAtOnceAndAStop() throws {
        let schema = try write(Self.shop(users: 20_000))
        let program = PostgresFixture.program
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "load", schema, "--to", uri(), "--create-table", "--batch-size", "500", "--rate", "10000", "--no-progress",
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        while try psql("SELECT to_regclass('figment_parts') IS NOT NULL") != ["t"] {
            Thread.sleep(forTimeInterval: 0.05)
        }
        while try psql("SELECT count(*) > 2 FROM figment_parts") != ["t"] { Thread.sleep(forTimeInterval: 0.05) }
        let second = try figment(["load", schema, "--to", uri()])
        #expect(second.exitCode == 3 && second.errors.contains("another process loads shop"), "\(second.errors)")
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let committed = try psql(
            "SELECT sum(row_count), (SELECT count(*) FROM buyer) FROM figment_parts WHERE table_number = 0")
        let parts = committed[0].split(separator: "|")
        #expect(parts.count == 2 && parts[0] == parts[1], "\(committed)")
        let rest = try figment(["load", schema, "--to", uri(), "--batch-size", "3000", "--json"])
        #expect(rest.exitCode == 0 && !rest.output.contains("\"resumed_rows\":0,"), "\(rest.output)\(rest.errors)")
        try verified(schema)
    }
}
