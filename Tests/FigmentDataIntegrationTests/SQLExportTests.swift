import Figment
import FigmentData
import FigmentTestSupport
import Foundation
import Testing

/// Exported scripts, run by the databases that they are for; every value is compared with the data.
@Suite(.serialized) struct SQLExportTests {
    static var readers: String { TestEnvironment.packageRoot + "/Tests/FigmentDataIntegrationTests/Readers" }

    /// What is said of a table and of a column, with all that SQL gives a meaning to.
    static let remark = "it's \"said\" `so`: \\ \\' \\n\n;-- /* žluť 🦆 $$ %s E'\\\\' \u{202E}"
    private static var remarkJSON: String {
        (try? JSONSerialization.data(withJSONObject: [remark])).map {
            String(String(decoding: $0, as: UTF8.self).dropFirst().dropLast())
        } ?? ""
    }

    /// All types, comments, texts that need quoting, NaN and infinities, nulls, a parent and a reference to the own table.
    static var document: String {
        """
        {"version": "1.0", "metadata": {"name": "every"}, "nodes": [
         {"id": "kid", "kind": "fact", "pk": "kid_id", "parents": ["things"],
          "fanout": {"distribution": "poisson", "lambda": 2}, "columns": [
           {"name": "kid_id", "type": "int", "generator": {"sequence": {"start": 1}}},
           {"name": "thing_id", "type": "int", "generator": {"lookup": {"from": "things.id"}}},
           {"name": "boss", "type": "int", "nullable": true, "generator": {"lookup": {"from": "kid.kid_id"}}}]},
         {"id": "things", "kind": "entity", "pk": "id", "rows": 700, "description": \(remarkJSON), "columns": [
        \(Fixture.everyTypeColumns),
          {"name": "odd", "description": \(remarkJSON), "type": "float64", "generator": {"expression": {"code": "log(c10)"}}},
          {"name": "select", "type": "string", "nullable": true, "null_probability": 0.2, "generator":
           {"choice": {"choices": ["it's", "back\\\\slash", "\\\\'", "a\\nb", "", "--", "$$", "žluť", "\\ttab"]}}},
          {"name": "sparse", "type": "sparse_vector(50)"}, {"name": "numbers", "type": "list<int>"},
          {"name": "words", "type": "list<string>"}, {"name": "days", "type": "list<date>"}]}],
         "constraints": {"foreign_keys": [{"from": "kid.thing_id", "to": "things.id"}]}}
        """
    }

    /// Writes the data and the script.
    ///
    /// - Returns: The script's path and the list of tables for `load_sql.py`.
    private func prepare(_ directory: TemporaryDirectory, _ dialect: SQLDialect) throws -> (String, String) {
        let schema = try Schema(text: Self.document)
        let generation = try Generation(schema, threads: 2)
        _ = try generation.write(OutputOptions(directory: directory("data")))
        let files = try Exporter.run(
            schema.dataset, directory: directory("data"), to: directory("sql"), as: .sql(dialect))
        #expect(files.map(\.name) == ["every.sql"])
        #expect(files.first?.rows == generation.compiled.tables.reduce(0) { $0 + $1.rowCount })
        let tables = generation.compiled.tables.map { table -> [String: Any] in
            [
                "name": table.name, "key": table.name == "kid" ? "kid_id" : "id",
                "parquet": directory("data/\(table.name).parquet"),
                "comment": table.name == "things" ? Self.remark : "",
                "columns": table.descriptor.columns.map {
                    [
                        "name": $0.name, "kind": Self.kind($0.type), "comment": $0.name == "odd" ? Self.remark : "",
                    ]
                },
            ]
        }
        // Parents stand first in the script, whatever the document's order.
        let text = String(decoding: try Files.read(directory("sql/every.sql")), as: UTF8.self)
        let things = try #require(text.range(of: "CREATE TABLE")).lowerBound
        #expect(text[things...].dropFirst(14).hasPrefix("things"))
        try Files.write(try JSONSerialization.data(withJSONObject: tables), directory("tables.json"))
        return (directory("sql/every.sql"), directory("tables.json"))
    }

    static func kind(_ type: DataType) -> String {
        switch type {
        case _ where type.isInteger: "int"
        case .bool: "bool"
        case .float16: "float16"
        case .float32: "float32"
        case .float64: "float64"
        case .decimal: "decimal"
        case .json: "json"
        case .uuid: "uuid"
        case .date32: "date"
        case .timestamp: "timestamp"
        case .list(let element): "list:" + kind(element)
        case .vector: "vector:float32"
        case .sparseVector: "sparse"
        case .structure(let fields):
            "struct(" + fields.map { "\($0.name)=\(kind($0.type))" }.joined(separator: ";") + ")"
        default: "utf8"
        }
    }

    private func compare(_ dialect: SQLDialect, _ arguments: [String] = [], in directory: TemporaryDirectory) throws {
        let (script, tables) = try prepare(directory, dialect)
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let result = try Program.run(
            python, [Self.readers + "/load_sql.py", dialect.rawValue, script, tables] + arguments)
        var lines = result.output.split(separator: "\n").map(String.init)
        #expect(result.exitCode == 0, "\(result.errors.suffix(2_000))")
        let last = lines.popLast() ?? ""
        #expect(last.hasPrefix("compared ") && last.hasSuffix("of 2 tables"), "\(last)")
        for line in lines { Issue.record("\(line)") }
    }

    @Test(arguments: [SQLDialect.sqlite, .duckdb, .clickhouse])
    func theDatabaseHoldsTheData(_ dialect: SQLDialect) throws { try compare(dialect, in: TemporaryDirectory()) }

    @Test func postgresHoldsTheData() throws {
        try withServer("postgres.sh") { port, directory in
            try compare(.postgresql, ["host=127.0.0.1 port=\(port) user=test dbname=postgres"], in: directory)
        }
    }

    /// MariaDB stands for MySQL, whose server is not among Debian's packages.
    @Test func mariadbHoldsTheData() throws {
        try withServer("mariadb.sh") { port, directory in try compare(.mysql, [port], in: directory) }
    }

    private func withServer(_ script: String, _ body: (_ port: String, TemporaryDirectory) throws -> Void) throws {
        let directory = try TemporaryDirectory()
        let server = try DatabaseServer(script)
        defer { server.stop() }
        try body(server.port, directory)
    }

    /// What MySQL takes and MariaDB would too if it were written otherwise.
    @Test func mysqlIsWrittenInItsWords() throws {
        let directory = try TemporaryDirectory()
        let (script, _) = try prepare(directory, .mysql)
        let text = String(decoding: try Files.read(script), as: UTF8.self)
        for words in [
            "START TRANSACTION;", "NO_BACKSLASH_ESCAPES", "CREATE TABLE `things` (", "`select` LONGTEXT",
            "`c0` TINYINT,", "`c7` BIGINT UNSIGNED", "`c11` DECIMAL(12, 2)", "DATETIME(6)", "`numbers` JSON NOT NULL",
            "PRIMARY KEY (`kid_id`)", "FOREIGN KEY (`thing_id`) REFERENCES `things` (`id`)", "'back\\\\slash'",
            "'it''s'",
            "COMMIT;",
        ] { #expect(text.contains(words), "\(words)") }
        #expect(!text.contains("Infinity") && !text.contains("NaN"))
    }
}
