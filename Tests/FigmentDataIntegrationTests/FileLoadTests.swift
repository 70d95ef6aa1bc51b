import FigmentTestSupport
import Foundation
import Testing

/// `figment load` of files into a real PostgreSQL: directories of runs, and files that DuckDB's own program wrote.
@Suite(.serialized) struct FileLoadTests {
    private let postgres: PostgresFixture

    init() throws { postgres = try PostgresFixture() }

    private func path(_ name: String) -> String { postgres.folder(name) }
    private var to: [String] { ["--to", postgres.uri(), "--create-table"] }

    // MARK: Directories of runs

    /// Every type in Parquet and CSV, keys and all: what is there is what the document generates.
    @Test(arguments: ["parquet", "csv"]) func aRunOfEveryType(_ format: String) throws {
        let schema = try postgres.write(SQLExportTests.document, "every.json")
        try postgres.works(["generate", schema, "--out", path("data"), "--format", format])
        try postgres.works(["load", path("data"), "--batch-size", "150"] + to)
        try postgres.works(["verify", postgres.uri(), schema])
        #expect(
            try postgres.psql(
                "SELECT contype, count(*) FROM pg_constraint WHERE contype IN ('p', 'f') "
                    + "AND conrelid IN ('kid'::regclass, 'things'::regclass) GROUP BY 1 ORDER BY 1") == ["f|2", "p|2"])
        #expect(try postgres.works(["load", path("data")] + to).contains("nothing was changed"))
    }

    @Test(arguments: ["json", "jsonl", "csv", "parquet", "arrow"]) func aRunOfAShopAndOfACollection(_ format: String)
        throws
    {
        let schema = try postgres.write(PostgresLoadTests.shop(users: 300), "shop.json")
        try postgres.works(["generate", schema, "--out", path("shop"), "--format", format])
        try postgres.works(["load", path("shop")] + to)
        try postgres.works(["verify", postgres.uri(), schema])
        let events = try postgres.write(PostgresLoadTests.events, "events.json")
        try postgres.works(
            [
                "generate", events, "--rows", "3000", "--out", path("events"), "--format", format,
                "--max-rows-per-file", "700",
            ])
        try postgres.works(["load", path("events"), "--batch-size", "500"] + to)
        try postgres.works(["verify", postgres.uri(), events, "--rows", "3000"])
    }

    /// Killed before each request to the database, and run again: every row once.
    @Test func killedAnywhereItGoesOn() throws {
        let schema = try postgres.write(PostgresLoadTests.shop(users: 60), "shop.json")
        try postgres.works(["generate", schema, "--out", path("shop")])
        let load = ["load", path("shop"), "--batch-size", "40", "--threads", "2"] + to
        var step = 3
        var kills = 0
        while true {
            try postgres.psql("DROP TABLE IF EXISTS buyer, purchase, visit, figment_jobs, figment_parts CASCADE")
            let wasKilled = try postgres.figment(load, fault: "kill@\(step)").signal == 9
            try postgres.works(load)
            try postgres.works(["verify", postgres.uri(), schema])
            if !wasKilled { break }
            kills += 1
            step += TestEnvironment.isTorture ? 1 : 13
        }
        #expect(kills >= 5, "the load has \(step) steps")
    }

    // MARK: Files of any program

    /// Types of DuckDB with nulls and the ends of their ranges, as psql shows them.
    @Test func everyTypeOfParquet() throws {
        try postgres.duckDB(
            """
            COPY (SELECT * FROM (VALUES
             (1::TINYINT, 32767::SMALLINT, (-2147483648)::INTEGER, 9223372036854775807::BIGINT, 255::UTINYINT,
              65535::USMALLINT, 4294967295::UINTEGER, 18446744073709551615::UBIGINT, 0.1::FLOAT, 1e-300::DOUBLE,
              12345.67::DECIMAL(9,2), true, 'it''s "x"', '\\x00\\xFF'::BLOB, '0f8fad5b-d9cb-469f-a165-70867728950e'::UUID,
              '1969-12-31'::DATE, '23:59:59.999999'::TIME, '1900-01-01 00:00:00.000001'::TIMESTAMP,
              '2024-02-29 12:00:00+02'::TIMESTAMPTZ, '2024-01-01 00:00:01'::TIMESTAMP_S,
              [1, 2]::INTEGER[], {'a': 1, 'b': 'x'}, 'b'::ENUM('a', 'b')),
             (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
              NULL, NULL, NULL, NULL, NULL)) t(i8, i16, i32, i64, u8, u16, u32, u64, f32, f64, d, b, s, bin, u, da, ti, ts,
              tz, tsec, l, st, e)) TO '\(path("all.parquet"))' (FORMAT parquet)
            """)
        try postgres.works(["load", path("all.parquet")] + to)
        let row = try postgres.psql("SET timezone = 'UTC'; SELECT * FROM \"all\" WHERE i8 = 1")
        #expect(
            row.last
                == #"1|32767|-2147483648|9223372036854775807|255|65535|4294967295|18446744073709551615|0.1|1e-300|"#
                + #"12345.67|t|it's "x"|\x00ff|0f8fad5b-d9cb-469f-a165-70867728950e|1969-12-31|23:59:59.999999|"#
                + #"1900-01-01 00:00:00.000001|2024-02-29 10:00:00+00|2024-01-01 00:00:01|{1,2}|{"a": 1, "b": "x"}|b"#)
        #expect(
            try postgres.psql("SELECT count(*) FROM \"all\" WHERE num_nulls(i8, f64, d, s, bin, u, tz, l, st, e) = 10")
                == ["1"])
        #expect(
            try postgres.psql(
                "SELECT string_agg(format_type(atttypid, atttypmod), ',' ORDER BY attnum) FROM pg_attribute "
                    + "WHERE attrelid = '\"all\"'::regclass AND attnum > 0")
                == [
                    "smallint,smallint,integer,bigint,smallint,integer,bigint,numeric(20,0),real,double precision,"
                        + "numeric(9,2),boolean,text,bytea,uuid,date,time without time zone,timestamp without time zone,"
                        + "timestamp with time zone,timestamp without time zone,integer[],jsonb,text"
                ])
    }

    /// Many files by a pattern, in their order; killed and run again; a file more behind them is a continuation.
    @Test func manyFilesOnce() throws {
        for (index, rows) in [40_000, 1, 25_000].enumerated() {
            try postgres.duckDB(
                "COPY (SELECT \(index) AS file, i AS id, 'text ' || i AS words, i * 0.5::DOUBLE AS half FROM range(\(rows)) t(i)) "
                    + "TO '\(path("part-\(index).parquet"))' (FORMAT parquet, ROW_GROUP_SIZE 5000)")
        }
        let load = ["load", path("part-*.parquet"), "--table-name", "parts", "--batch-size", "3000"] + to
        for step in [12, 31, 47] { _ = try postgres.figment(load, fault: "kill@\(step)") }
        let rest = try postgres.works(load + ["--json"])
        #expect(!rest.contains("\"resumed_rows\":0,"), "\(rest)")
        let sums = "SELECT count(*), count(DISTINCT (file, id)), sum(id), sum(half), sum(length(words)) FROM parts"
        func expected(_ files: [Int]) -> [String] {
            var all = (count: 0, id: 0, length: 0)
            for rows in files {
                for i in 0..<rows { all = (all.count + 1, all.id + i, all.length + 5 + "\(i)".count) }
            }
            let half = all.id % 2 == 0 ? "\(all.id / 2)" : "\(all.id / 2).5"
            return ["\(all.count)|\(all.count)|\(all.id)|\(half)|\(all.length)"]
        }
        #expect(try postgres.psql(sums) == expected([40_000, 1, 25_000]))
        #expect(try postgres.works(load).contains("nothing was changed"))
        try postgres.duckDB(
            "COPY (SELECT 3 AS file, i AS id, 'text ' || i AS words, i * 0.5::DOUBLE AS half FROM range(700) t(i)) "
                + "TO '\(path("part-3.parquet"))' (FORMAT parquet)")
        #expect(try postgres.works(load + ["--json"]).contains("\"resumed_rows\":65001"))
        #expect(try postgres.psql(sums) == expected([40_000, 1, 25_000, 700]))
        // A file that changed is another job.
        try postgres.duckDB(
            "COPY (SELECT 1 AS file, 5::BIGINT AS id, 'text 5' AS words, 2.5::DOUBLE AS half) "
                + "TO '\(path("part-1.parquet"))' (FORMAT parquet)")
        try postgres.refused(load, 2, ["file part-1.parquet was", "--reset"])
    }

    /// Texts are read as what all of them are, and as nothing that would lose something.
    @Test func csvTypesLoseNothing() throws {
        let csv = #"""
            id;code;amount;big;when;zone;flag;note;mixed
            1;007;12.5;12345678901234567890;2024-01-01 10:00:00.5;2024-01-01T10:00:00Z;true;"a;b ""q""";1
            2;010;-3;5;2024-01-02 00:00:00;2024-01-01T10:00:00+02:00;false;"";x
            3;;1e3;6;;;;;2
            """#
        let file = try postgres.write(csv + "\n", "odd.csv")
        try postgres.works(["load", file, "--primary-key", "id"] + to)
        #expect(
            try postgres.psql(
                "SELECT string_agg(format_type(atttypid, atttypmod), ',' ORDER BY attnum) FROM pg_attribute "
                    + "WHERE attrelid = 'odd'::regclass AND attnum > 0")
                == [
                    "bigint,text,double precision,text,timestamp without time zone,timestamp with time zone,boolean,text,text"
                ])
        #expect(
            try postgres.psql(
                "SET timezone = 'UTC'; SELECT id, code, amount, big, \"when\", zone, flag, note, mixed FROM odd ORDER BY id"
            )
            .suffix(3)
                == [
                    #"1|007|12.5|12345678901234567890|2024-01-01 10:00:00.5|2024-01-01 10:00:00+00|t|a;b "q"|1"#,
                    "2|010|-3|5|2024-01-02 00:00:00|2024-01-01 08:00:00+00|f||x", "3||1000|6|||||2",
                ])
        #expect(
            try postgres.psql("SELECT count(*) FILTER (WHERE note = ''), count(*) FILTER (WHERE note IS NULL) FROM odd")
                == ["1|1"])
        // The same with types of one's own, by upsert.
        try postgres.works(
            [
                "load", file, "--table-name", "typed", "--primary-key", "id", "--mode", "upsert", "--column",
                "amount=decimal(10,1)",
                "--column", "mixed=skip",
            ] + to)
        #expect(try postgres.psql("SELECT amount FROM typed ORDER BY id") == ["12.5", "-3.0", "1000.0"])
    }

    @Test func jsonOfRowsIsNoSchema() throws {
        let rows = try postgres.write(
            #"[{"id": 1, "tags": ["a"], "at": "2024-01-01"}, {"id": 2, "tags": null, "at": null}]"#, "rows.json")
        try postgres.works(["load", rows] + to)
        #expect(try postgres.psql("SELECT id, tags, at FROM rows ORDER BY id") == ["1|{a}|2024-01-01", "2||"])
        let lines = try postgres.write(
            "{\"id\": 1, \"x\": {\"a\": 1.5}}\n{\"id\": 2, \"x\": {\"a\": null}}\n", "lines.jsonl")
        try postgres.works(["load", lines] + to)
        #expect(try postgres.psql("SELECT id, x->>'a' FROM lines ORDER BY id") == ["1|1.5", "2|"])
        // Schemas stay schemas, also as a bare list of fields.
        let schema = try postgres.write(#"[{"name": "id", "type": "Int64", "is_primary": true}]"#, "bare.json")
        #expect(try postgres.works(["load", schema, "--rows", "5"] + to).contains("5 rows"))
        try postgres.refused(
            ["load", try postgres.write(#"{"a": 1}"#, "one.json")] + to, 2,
            ["neither a schema nor", "an object a line"])
    }

    /// Arrow files of pyarrow: types, dictionaries, nulls, several batches; and files that are damaged.
    @Test func arrowFilesOfPyarrow() throws {
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let program = """
            import sys, datetime, decimal, pyarrow as pa
            n = 5000
            none = lambda values: [None if i % 7 == 3 else v for i, v in enumerate(values)]
            table = pa.table({
                'id': pa.array(range(n), pa.int64()), 'small': pa.array(none(i % 100 for i in range(n)), pa.uint8()),
                'half': pa.array(none(i * 0.5 for i in range(n)), pa.float64()),
                'words': pa.array(none('word %d' % i for i in range(n)), pa.large_string()),
                'kind': pa.array(none('abc'[i % 3] for i in range(n))).dictionary_encode(),
                'day': pa.array(none(datetime.date(2024, 1, 1) + datetime.timedelta(i) for i in range(n))),
                'at': pa.array(none(i * 1000001 for i in range(n)), pa.timestamp('us', 'UTC')),
                'price': pa.array(none(decimal.Decimal(i).scaleb(-2) for i in range(n)), pa.decimal128(12, 2)),
                'flag': pa.array(none(i % 2 == 0 for i in range(n))),
                'raw': pa.array(none(bytes([i % 256, 0]) for i in range(n))),
                'tags': pa.array(none([i, i + 1][: i % 3] for i in range(n)), pa.list_(pa.int32())),
            })
            for path, new in ((sys.argv[1], pa.ipc.new_file), (sys.argv[2], pa.ipc.new_stream)):
                with new(path, table.schema) as writer: writer.write_table(table, max_chunksize=1234)
            with pa.ipc.new_file(sys.argv[3], table.schema, options=pa.ipc.IpcWriteOptions(compression='lz4')) as writer:
                writer.write_table(table)
            """
        let made = try Program.run(python, ["-c", program, path("a.arrow"), path("b.arrows"), path("packed.arrow")])
        try #require(made.exitCode == 0, "\(made.errors)")
        for file in ["a.arrow", "b.arrows"] {
            try postgres.works(
                ["load", path(file), "--table-name", "t", "--drop-if-exists", "--reset", "--batch-size", "700"] + to)
            #expect(
                try postgres.psql(
                    "SELECT count(*), count(small), sum(half), sum(length(words)), count(*) FILTER (WHERE kind = 'b'), "
                        + "max(day), max(at AT TIME ZONE 'UTC'), sum(price), count(*) FILTER (WHERE flag), "
                        + "count(*) FILTER (WHERE raw = '\\x0500'), sum(tags[2]), sum(coalesce(cardinality(tags), -1)) FROM t"
                )
                    == [
                        "5000|4286|5356785.5|37622|1429|2037-09-08|1970-01-01 01:23:19.004999|107135.71|2143|17|3569286|3571"
                    ], "\(file)")
        }
        try postgres.refused(["load", path("packed.arrow")] + to, 2, ["packed.arrow", "compressed"])
        // Whatever is damaged, the command ends as it should.
        let whole = [UInt8](try Files.read(path("a.arrow")))
        for turn in 0..<40 {
            var bytes = whole
            if turn % 2 == 0 {
                bytes = Array(bytes.prefix(whole.count * turn / 40 + 3))
            } else {
                for step in 0..<8 { bytes[(turn * 7_919 + step * 104_729) % (turn < 20 ? 3_000 : whole.count)] ^= 0xFF }
            }
            try Files.write(Data(bytes), path("bad.arrow"))
            let ended = try postgres.figment(["load", path("bad.arrow"), "--drop-if-exists", "--reset"] + to)
            #expect(ended.signal == nil, "turn \(turn) crashed: \(ended.errors)")
        }
    }

    @Test func refusalsComeBeforeTheFirstRow() throws {
        try postgres.duckDB(
            """
            COPY (SELECT 1 AS id, INTERVAL 1 DAY AS span, MAP {'a': 1} AS m, [1, NULL] AS holes, 'x' AS "select")
            TO '\(path("odd.parquet"))' (FORMAT parquet)
            """)
        let load = ["load", path("odd.parquet")] + to
        try postgres.refused(load, 2, ["span: it is INTERVAL", "m: it is MAP", "--column m=json", "skip"])
        try postgres.refused(
            load + ["--column", "span=skip", "--column", "m=json"], 2, ["holes: 1 value", "null elements"])
        try postgres.works(load + ["--column", "span=string", "--column", "m=json", "--column", "holes=json"])
        #expect(try postgres.psql("SELECT id, span, m, holes FROM odd") == [#"1|1 day|{"a": 1}|[1, null]"#])
        try postgres.refused(load + ["--column", "nothing=int"], 2, ["no column \"nothing\""])
        try postgres.refused(load + ["--column", "id=intt"], 2, ["intt is no type"])
        try postgres.refused(load + ["--primary-key", "di"], 2, ["no column \"di\"", "did you mean \"id\""])
        try postgres.refused(load + ["--rows", "5"], 2, ["--rows is for schemas, and the source is files"])
        try postgres.refused(["load", "simple", "--primary-key", "id"] + to, 2, ["--primary-key is for files"])
        try postgres.refused(["load", path("none-*.csv")] + to, 2, ["no file of data"])
        try postgres.refused(
            ["load", try postgres.write("x", "a.txt")] + to, 2, ["neither a schema nor a file of rows"])
        try postgres.refused(
            ["load", path("odd.parquet"), try postgres.write("a\n1\n", "b.csv")] + to, 2,
            ["several kinds: csv, parquet"])
        try postgres.duckDB(
            "COPY (SELECT 1 AS a, 2 AS b) TO '\(path("t1.parquet"))'; COPY (SELECT 1 AS a, 3 AS c) TO '\(path("t2.parquet"))'"
        )
        try postgres.refused(
            ["load", path("t*.parquet"), "--table-name", "t"] + to, 2,
            [
                "t2.parquet has other columns than", "it has no b; it has c more",
                "load the files of one table at a time",
            ])
        // What looks like a pattern in the name of a file that is there is part of its name.
        try postgres.duckDB(
            "COPY (SELECT 5 AS a) TO '\(path("u[1].parquet"))'; COPY (SELECT 6 AS a) TO '\(path("u[2].parquet"))'; "
                + "COPY (SELECT 7 AS other) TO '\(path("u1.parquet"))'")
        try postgres.works(["load", path("u[1].parquet"), path("u[2].parquet"), "--table-name", "u"] + to)
        #expect(try postgres.psql("SELECT a FROM u ORDER BY a") == ["5", "6"])
    }
}
