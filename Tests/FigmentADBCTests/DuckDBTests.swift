import Figment
import FigmentADBC
import FigmentTestSupport
import Testing

/// A real DuckDB, as `scripts/setup` installs it.
@Suite struct DuckDBTests {
    private func rows(_ sql: String) throws -> [[ResultValue]] { try DuckDB.connect().query(sql).rows() }

    @Test(
        arguments: [
            ("true", .bool(true)), ("(-7)::TINYINT", .int(-7)), ("7::UTINYINT", .int(7)),
            ("(-300)::SMALLINT", .int(-300)),
            ("60000::USMALLINT", .int(60_000)), ("(-70000)::INTEGER", .int(-70_000)),
            ("4000000000::UINTEGER", .int(4_000_000_000)), ("(-9223372036854775808)::BIGINT", .int(.min)),
            ("18446744073709551615::UBIGINT", .uint(.max)), ("9::UBIGINT", .int(9)),
            ("1.5::FLOAT", .double(1.5)), ("0.1::DOUBLE", .double(0.1)), ("'-infinity'::DOUBLE", .double(-.infinity)),
            ("-12.345::DECIMAL(9,3)", .decimal(-12_345, scale: 3)),
            ("170141183460469231731687303715884105727::HUGEINT", .decimal(.max, scale: 0)),
            ("'kůň'", .text("kůň")), ("''", .text("")),
            ("'a text of more than twelve bytes'", .text("a text of more than twelve bytes")),
            (#"'\x00\xFF'::BLOB"#, .binary([0, 255])), ("DATE '1970-02-01'", .int(31)), ("DATE '1969-12-31'", .int(-1)),
            ("TIME '00:00:01.5'", .int(1_500_000)), ("TIMESTAMP '1970-01-01 00:00:01'", .int(1_000_000)),
            ("TIMESTAMPTZ '1970-01-01 01:00:00+01'", .int(0)),
            ("TIMESTAMP_NS '1970-01-01 00:00:00.000000001'", .int(1)),
            ("[1, NULL, 3]", .list([.int(1), .null, .int(3)])), ("[]::INT[]", .list([])),
            ("[1.5, 2]::FLOAT[2]", .list([.double(1.5), .double(2)])),
            ("['a', 'bc']", .list([.text("a"), .text("bc")])),
            ("{'a': 1, 'b': 'x'}", .structure([.int(1), .text("x")])), ("'b'::ENUM('a', 'b')", .text("b")),
            ("uuid '00112233-4455-6677-8899-aabbccddeeff'", .text("00112233-4455-6677-8899-aabbccddeeff")),
            ("NULL", .null), ("NULL::VARCHAR", .null), ("NULL::INT[]", .null), ("NULL::DOUBLE", .null),
        ] as [(String, ResultValue)])
    func basicTypes(_ expression: String, _ expected: ResultValue) throws {
        #expect(try rows("SELECT \(expression)") == [[expected]])
    }

    @Test func fieldsNameTypes() throws {
        let result = try DuckDB.connect().query(
            "SELECT 1::BIGINT AS a, 'x' AS \"b c\", 1.5::DECIMAL(4,1) AS d, TIMESTAMPTZ '2000-01-01' AS t")
        #expect(result.fields.map(\.name) == ["a", "b c", "d", "t"])
        #expect(
            result.fields.map(\.type) == [
                .integer(bits: 64, isSigned: true), .text, .decimal(precision: 4, scale: 1),
                .timestamp(unit: .micro, zone: "UTC"),
            ])
    }

    @Test func nullsAmongValues() throws {
        let result = try DuckDB.connect().query(
            "SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END, CASE WHEN i % 5 = 0 THEN NULL ELSE 'r' || i END FROM range(5000) t(i)"
        )
        var row: Int64 = 0
        while let batch = try result.next() {
            for i in 0..<batch.rowCount {
                #expect(try batch.columns[0].int64(i) == (row % 3 == 0 ? nil : row))
                #expect(try batch.columns[1].string(i) == (row % 5 == 0 ? nil : "r\(row)"))
                row += 1
            }
        }
        #expect(row == 5_000)
    }

    @Test func emptyResultHasColumnsAndNoRows() throws {
        let result = try DuckDB.connect().query("SELECT 1 AS a, 'x' AS b WHERE false")
        #expect(result.fields.map(\.name) == ["a", "b"])
        #expect(try result.rows().isEmpty)
        #expect(try result.next() == nil)
    }

    @Test func accessorsRefuseOtherTypesAndRows() throws {
        let result = try DuckDB.connect().query("SELECT 'x' AS a, 1.25::DECIMAL(5,2) AS b, 3::HUGEINT AS c")
        let batch = try #require(try result.next())
        #expect(throws: ADBCError.self) { try batch.columns[0].int64(0) }
        #expect(throws: ADBCError.self) { try batch.columns[1].int64(0) }
        #expect(try batch.columns[1].double(0) == 1.25)
        #expect(try batch.columns[2].int64(0) == 3)
        #expect(throws: ADBCError.self) { try batch.columns[0].string(1) }
        #expect(throws: ADBCError.self) { try batch.columns[0].string(-1) }
        #expect(batch["c", in: result.fields]?.count == 1)
    }

    @Test func errorsCarryTheDriversWords() throws {
        let connection = try DuckDB.connect()
        let missing = #expect(throws: ADBCError.self) { try connection.query("SELECT * FROM nowhere") }
        #expect(missing?.operation == .query)
        #expect(missing?.message.contains("nowhere") == true)
        #expect(missing?.status != 0)
        // Found only while rows are read, or at the start: either way an error, no rows.
        #expect(throws: ADBCError.self) {
            try connection.query("SELECT CASE WHEN i = 90000 THEN error('late') ELSE i END FROM range(100000) t(i)")
                .rows()
        }
        #expect(throws: ADBCError.self) { try connection.execute("SELECT 1\u{0} FROM nowhere") }
        // The connection still works.
        #expect(try connection.query("SELECT 1").rows() == [[.int(1)]])
    }

    @Test func statementsChangeTheDatabase() throws {
        let directory = try TemporaryDirectory()
        do {
            let connection = try DuckDB.connect(.init(path: directory("a.duckdb"), threads: 1))
            try connection.execute("CREATE TABLE t (a INTEGER)")
            try connection.execute("INSERT INTO t VALUES (1), (2)")
        }
        let again = try DuckDB.connect(.init(path: directory("a.duckdb")))
        #expect(try again.query("SELECT sum(a) FROM t").rows() == [[.decimal(3, scale: 0)]])
    }

    @Test func settingsArriveAtTheEngine() throws {
        let directory = try TemporaryDirectory()
        let connection = try DuckDB.connect(
            .init(threads: 1, memoryLimitBytes: 256 << 20, temporaryDirectory: directory("it's")))
        let found = try connection.query(
            "SELECT current_setting('threads'), current_setting('memory_limit'), current_setting('temp_directory')"
        ).rows()
        #expect(found == [[.int(1), .text("256.0 MiB"), .text(directory("it's"))]])
    }

    @Test func aMillionRowsStream() throws {
        let result = try DuckDB.connect().query("SELECT i, i::VARCHAR AS s FROM range(1000000) t(i)")
        var count = 0
        var batches = 0
        var sum: Int64 = 0
        var isRight = true
        while let batch = try result.next() {
            batches += 1
            for i in 0..<batch.rowCount {
                let value = try batch.columns[0].int64(i) ?? -1
                sum += value
                if (count + i) % 997 == 0, try batch.columns[1].string(i) != String(value) { isRight = false }
            }
            count += batch.rowCount
        }
        #expect(count == 1_000_000)
        #expect(sum == 499_999_500_000)
        #expect(isRight)
        #expect(batches > 1)
    }

    @Test func figmentsParquetIsRead() throws {
        let directory = try TemporaryDirectory()
        let generation = try Fixture.orders.generation(rows: 2_000)
        var options = OutputOptions(directory: directory("it's"))
        options.maxRowsPerFile = 700
        _ = try generation.write(options)
        let connection = try DuckDB.connect()
        let glob = DuckDB.quoted(text: directory("it's") + "/*.parquet")
        let found = try connection.query("SELECT order_id, status, amount FROM read_parquet(\(glob)) ORDER BY order_id")
        var row = 0
        var batches = generation.batches(of: "orders", batchRows: 2_000).makeIterator()
        let first = batches.next()
        let batch = try #require(first)
        while let rows = try found.next() {
            for i in 0..<rows.rowCount {
                #expect(try rows.columns[0].int64(i) == Int64(row + 1))
                #expect(try rows.columns[1].string(i).map { Value.string($0) } == batch["status"]?.value(row))
                #expect(try rows.columns[2].double(i).map { Value.double($0) } == batch["amount"]?.value(row))
                row += 1
            }
        }
        #expect(row == 2_000)
    }

    @Test func hostileNamesAndTextsSurviveQuoting() throws {
        let connection = try DuckDB.connect()
        let names = [
            "a", "A b", "select", "\"", "\"\"; DROP TABLE t; --", "'", "\\", "ž\u{301}", "a\nb", "`", "%s", "🐴",
        ]
        for name in names {
            let quoted = try DuckDB.quoted(name: name)
            let result = try connection.query("SELECT x.\(quoted) FROM (SELECT 1 AS \(quoted)) x")
            #expect(result.fields.map(\.name) == [name])
        }
        #expect(throws: SQLNameError.empty) { try DuckDB.quoted(name: "") }
        #expect(throws: SQLNameError.holdsNull("a\u{0}")) { try DuckDB.quoted(name: "a\u{0}") }
        for text in names + ["", "''", "'; DROP TABLE t; --", "a\u{0}b'c", "\u{0}", "\\'"] {
            let found = try connection.query("SELECT \(DuckDB.quoted(text: text))").rows()
            #expect(found == [[.text(text)]])
        }
    }

    @Test func missingLibrariesAreErrors() {
        let missing = #expect(throws: ADBCError.self) { try ADBCDriver.load(path: "/nowhere/libduckdb.so") }
        #expect(missing?.operation == .load)
        #expect(missing?.message.contains("/nowhere/libduckdb.so") == true)
        // A library that is no driver.
        let other = #expect(throws: ADBCError.self) { try ADBCDriver.load(path: "libc.so.6") }
        #expect(other?.message.contains("AdbcDriverInit") == true)
    }
}
