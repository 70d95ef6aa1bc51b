import Figment
import FigmentADBC
import FigmentTestSupport
import FigmentData
import Foundation
import Testing

/// `validate` on data that figment wrote, and on copies that were damaged in one place each.
@Suite struct ValidateTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A document with every kind of constraint.
    private static let document = """
        {"version": "1.0", "metadata": {"name": "school"},
         "timeframe": {"start": "2024-01-01", "end": "2024-12-31", "freq": "H"},
         "nodes": [
          {"id": "country", "kind": "vocab", "pk": "code", "columns": [
            {"name": "code", "type": "string", "generator": {"enum_list": {"values": ["DE", "FR", "JP"]}}}]},
          {"id": "person", "kind": "entity", "pk": "person_id", "rows": 300, "columns": [
            {"name": "person_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "mail", "type": "string", "generator": {"faker": {"method": "email"}}},
            {"name": "code", "type": "string", "generator": {"lookup": {"from": "country.code"}}},
            {"name": "sku", "type": "string", "generator": {"faker": {"method": "bothify", "text": "AB-####"}}},
            {"name": "state", "type": "string", "generator": {"choice": {"choices": ["new", "old"]}}},
            {"name": "age", "type": "int", "generator": {"distribution": {"type": "uniform", "params": {"low": 18, "high": 90}}}},
            {"name": "born", "type": "datetime", "generator": {"datetime_series": {"freq": "D"}}}]},
          {"id": "visit", "kind": "fact", "pk": "visit_id", "parents": ["person"],
           "fanout": {"distribution": "poisson", "lambda": 5}, "columns": [
            {"name": "visit_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "person_id", "type": "int", "generator": {"lookup": {"from": "person.person_id"}}},
            {"name": "starts", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "ends", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "price", "type": "decimal(8,2)", "generator": {"distribution": {"type": "normal", "params": {"mean": 50, "std": 5}, "clamp": [1, 99]}}},
            {"name": "note", "type": "string", "nullable": true, "null_probability": 0.2, "generator": {"faker": {"method": "sentence"}}}]}],
         "constraints": {
          "unique": ["person.mail"],
          "foreign_keys": [{"from": "visit.person_id", "to": "person.person_id"}, {"from": "person.code", "to": "country.code"}],
          "ranges": [{"attr": "person.age", "min": 18, "max": 90}, {"attr": "visit.starts", "min": "2024-01-01", "max": "2024-12-31"}],
          "inequalities": [{"left": "visit.starts", "op": "<", "right": "visit.ends"}],
          "pattern": [{"attr": "person.sku", "regex": "^AB-[0-9]{4}$"}],
          "enum": [{"attr": "person.state", "values": ["new", "old"]}, {"attr": "person.code", "enum_ref": "country.code"}],
          "functional_dependencies": [{"table": "visit", "determinant": "visit_id", "dependent": ["price"]}]},
         "targets": {"mean_in_range": {"table": "visit", "column": "price", "min": 45, "max": 55},
          "null_share": {"table": "visit", "column": "note", "min": 0.1, "max": 0.3}}}
        """

    private func write(_ schema: Schema, to directory: String, _ format: OutputFormat, scale: Double = 1) throws {
        var options = OutputOptions(directory: directory)
        options.format = format
        _ = try Generation(schema, scale: scale).write(options)
    }

    private func validate(_ schema: Schema, _ directory: String) throws -> ValidationReport {
        try Validator.run(schema.dataset, directory: directory, options: Validator.Options())
    }

    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func whatIsGeneratedIsValid(_ format: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(text: Self.document, name: "school.json")
        try write(schema, to: folder("data"), format)
        let report = try validate(schema, folder("data"))
        #expect(report.failures.map { "\($0.name): \($0.message)" } == [])
        #expect(report.notes == [] && report.qualityScore == 100)
        // Every kind of check has been made; only the number of rows needs a record.
        let kinds = Set(report.results.map(\.kind))
        #expect(kinds == Set(CheckKind.allCases).subtracting([.length]))
    }

    @Test func examplesAreValid() throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(path: Self.root.appendingPathComponent("examples/shop.json").path)
        try write(schema, to: folder("shop"), .parquet)
        #expect(try validate(schema, folder("shop")).failures.map(\.message) == [])
    }

    @Test(arguments: ["simple", "ecommerce", "users", "documents", "cardinality_demo", "dynamic_example"])
    func collectionsAreValid(_ id: String) throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(id: id)
        for format in [OutputFormat.parquet, .json] {
            let directory = folder("\(id)-\(format.rawValue)")
            var options = OutputOptions(directory: directory)
            options.format = format
            _ = try Generation(schema, rows: 400).write(options)
            #expect(try validate(schema, directory).failures.map { "\($0.name): \($0.message)" } == [])
        }
    }

    /// One damage each: exactly the checks that are about it fail.
    @Test(arguments: [
        (
            "person", "SELECT * FROM t UNION ALL SELECT * FROM t WHERE person_id = 7",
            ["person.person_id primary_key", "person.mail unique"]
        ),
        (
            "person", "SELECT * REPLACE (CASE WHEN person_id = 7 THEN NULL ELSE state END AS state) FROM t",
            ["person.state not_null"]
        ),
        ("person", "SELECT * EXCLUDE (age) FROM t", ["person columns_exist"]),
        ("person", "SELECT * REPLACE (CAST(age AS VARCHAR) AS age) FROM t", ["person.age type"]),
        (
            "person", "SELECT * REPLACE (CASE WHEN person_id = 9 THEN 91 ELSE age END AS age) FROM t",
            ["person.age range"]
        ),
        (
            "person", "SELECT * REPLACE (CASE WHEN person_id = 9 THEN 'AB-12x4' ELSE sku END AS sku) FROM t",
            ["person.sku pattern"]
        ),
        (
            "person", "SELECT * REPLACE (CASE WHEN person_id = 9 THEN 'odd' ELSE state END AS state) FROM t",
            ["person.state enum"]
        ),
        (
            "person", "SELECT * REPLACE (CASE WHEN person_id = 9 THEN 'XX' ELSE code END AS code) FROM t",
            ["person.code foreign_key", "person.code enum"]
        ),
        ("person", "SELECT * REPLACE ('x@y.z' AS mail) FROM t", ["person.mail unique"]),
        (
            "visit", "SELECT * REPLACE (CASE WHEN visit_id = 9 THEN 0 ELSE person_id END AS person_id) FROM t",
            ["visit.person_id foreign_key"]
        ),
        (
            "visit", "SELECT * REPLACE (CASE WHEN visit_id = 9 THEN starts ELSE ends END AS ends) FROM t",
            ["visit.starts inequality"]
        ),
        (
            "visit",
            "SELECT * REPLACE (CASE WHEN visit_id = 9 THEN TIMESTAMP_NS '2025-01-01 00:00:00' ELSE starts END AS starts, CASE WHEN visit_id = 9 THEN TIMESTAMP_NS '2025-01-02 00:00:00' ELSE ends END AS ends) FROM t",
            ["visit.starts range"]
        ),
        ("visit", "SELECT * REPLACE (CAST(price + 20 AS DECIMAL(8, 2)) AS price) FROM t", ["visit.price target"]),
        ("visit", "SELECT * REPLACE (NULL::VARCHAR AS note) FROM t", ["visit.note target"]),
        ("country", "SELECT * FROM t LIMIT 2", ["country row_count", "person.code foreign_key", "person.code enum"]),
    ])
    func damagesAreFound(_ table: String, _ change: String, _ expected: [String]) throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(text: Self.document, name: "school.json")
        try write(schema, to: folder("data"), .parquet)
        let file = DuckDB.quoted(text: folder("data") + "/\(table).parquet")
        let other = folder("data") + "/changed"
        let sql = change.replacingOccurrences(of: "FROM t", with: "FROM read_parquet(\(file))")
        try DuckDB.connect().execute("COPY (\(sql)) TO \(DuckDB.quoted(text: other)) (FORMAT parquet)")
        try FileManager.default.removeItem(atPath: folder("data") + "/\(table).parquet")
        try FileManager.default.moveItem(atPath: other, toPath: folder("data") + "/\(table).parquet")
        let report = try validate(schema, folder("data"))
        #expect(Set(report.failures.map(\.name)) == Set(expected), "\(report.failures.map(\.message))")
        #expect(report.qualityScore < 100)
    }

    /// A table that is not there is one finding; what leads to it is named as not checked.
    @Test func missingTablesAreOneFinding() throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(text: Self.document, name: "school.json")
        try write(schema, to: folder("data"), .csv)
        try FileManager.default.removeItem(atPath: folder("data") + "/country.csv")
        let report = try validate(schema, folder("data"))
        #expect(report.failures.map(\.name) == ["country table_exists"])
        #expect(report.notes.count == 2 && report.notes.allSatisfy { $0.contains("country.code not there") })
    }

    /// Texts that are no value of their type, in files that hold texts only.
    @Test func textsAreReadAsTheirTypes() throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(text: Self.document, name: "school.json")
        try write(schema, to: folder("data"), .csv)
        let path = folder("data") + "/person.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var lines = text.components(separatedBy: "\n")
        var cells = lines[5].components(separatedBy: ",")
        cells[5] = "old"
        lines[5] = cells.joined(separator: ",")
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let report = try validate(schema, folder("data"))
        #expect(report.failures.map(\.name) == ["person.age type"])
        #expect(report.failures.first?.message.contains("person_id = 5") == true)
    }

    /// JSON is read as columns where it is a table of objects; whatever else it is, is findings and no error.
    @Test func oddObjectsAreRead() throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(
            text: #"""
                {"version": "1.0", "metadata": {"name": "odd"}, "nodes": [
                 {"id": "t", "kind": "entity", "pk": "id", "rows": 3, "columns": [
                  {"name": "id", "type": "int", "generator": {"sequence": {}}},
                  {"name": "share", "type": "float", "generator": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 1}}}},
                  {"name": "list", "type": "list<int>", "nullable": true, "generator": {"list": {"of": {"choice": {"choices": [1, 2]}}, "length": 2}}}]}]}
                """#)
        func findings(_ json: String) throws -> Set<String> {
            try json.write(toFile: folder("") + "/t.json", atomically: true, encoding: .utf8)
            return Set(try validate(schema, folder("")).failures.map(\.name))
        }
        #expect(
            try findings(
                "[{\"id\": 1, \"share\": 0.25, \"list\": [1, 2]}, {\"list\": null, \"share\": 1e-3, \"id\": 2}]")
                == [])
        // The key in the other case is a member of its own, and no value of the column.
        #expect(
            try findings("[{\"id\": 1, \"share\": 0.25, \"list\": []}, {\"ID\": 2, \"share\": 1, \"list\": []}]") == [
                "t.id primary_key", "t.id not_null",
            ])
        #expect(
            try findings("[{\"id\": 1, \"share\": \"x\", \"list\": 5}, [1], null]") == [
                "t.id primary_key", "t.share type", "t.list type", "t.id not_null", "t.share not_null",
            ])
    }

    /// Columns that folders name are columns like others, and what they hold is checked.
    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func foldersNameColumns(_ format: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        // A folder above the files that looks like a partition names no column.
        let data = folder("name=x/data")
        let text = Fixture.partitionedText("", partitionBy: #"["country", "day", "at", "n", "ok", "price"]"#)
        let schema = try Schema(text: text)
        try write(schema, to: data, format)
        let report = try validate(schema, data)
        #expect(report.failures.map { "\($0.name): \($0.message)" } == [])
        #expect(report.results.contains { $0.name == "sale.price type" })
        let first = try #require(Files.names(data).first { $0.contains("/n=12/") })
        let from = first.components(separatedBy: "/n=12/")[0]
        try FileManager.default.moveItem(atPath: "\(data)/\(from)/n=12", toPath: "\(data)/\(from)/n=twelve")
        let damaged = try validate(schema, data)
        #expect(damaged.failures.map(\.name) == ["sale.n type"])
    }

    /// Text files hold any text: what was there but is no value of a nullable field, or of an element, is found.
    @Test(arguments: [OutputFormat.csv, .jsonl])
    func partsOfValuesAreRead(_ format: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(
            text: """
                {"version": "1.0", "metadata": {"name": "parts"}, "nodes": [{"id": "t", "kind": "entity", "pk": "id",
                 "rows": 40, "columns": [{"name": "id", "type": "int", "generator": {"sequence": {}}},
                 {"name": "s", "type": "struct", "fields": [
                  {"name": "n", "type": "int", "nullable": true, "generator": {"constant": 4711}},
                  {"name": "tags", "type": "list<int>", "generator": {"list": {"of": {"constant": 4712}, "length": 2}}},
                  {"name": "items", "type": "list<struct>", "fields": [
                   {"name": "at", "type": "date", "generator": {"constant": "2024-05-06"}},
                   {"name": "m", "type": "int", "nullable": true, "null_probability": 0.5, "generator": {"constant": 4713}}],
                   "generator": {"list": {"length": 3}}}]}]}]}
                """, name: "parts.json")
        try write(schema, to: folder("data"), format)
        #expect(try validate(schema, folder("data")).failures.map(\.message) == [])
        let path = folder("data") + "/t." + (format == .csv ? "csv" : "jsonl")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let quote = format == .csv ? "\"\"" : "\""
        for (old, new, check) in [
            ("4711", "\(quote)x\(quote)", "t.s.n type"), ("4712", "\(quote)y\(quote)", "t.s.tags[] type"),
            ("4713", "1.5e99", "t.s.items[].m type"),
            ("\(quote)2024-05-06\(quote)", "\(quote)2024-13-06\(quote)", "t.s.items[].at not_null"),
            ("\(quote)2024-05-06\(quote)", "null", "t.s.items[].at not_null"),
        ] {
            var damaged = text
            let place = try #require(damaged.range(of: old))
            damaged.replaceSubrange(place, with: new)
            try damaged.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(try validate(schema, folder("data")).failures.map(\.name) == [check], "\(format) \(old)")
        }
    }

    @Test func theReportIsAsDocumented() throws {
        let folder = try TemporaryDirectory()
        let schema = try Schema(text: Self.document, name: "school.json")
        try write(schema, to: folder("data"), .parquet)
        try FileManager.default.removeItem(atPath: folder("data") + "/visit.parquet")
        let report = try validate(schema, folder("data"))
        let json =
            try JSONSerialization.jsonObject(
                with: Data(report.json(timestamp: "2024-01-01T00:00:00Z").jsonText().utf8)) as? [String: Any]
        let metadata = try #require(json?["metadata"] as? [String: Any])
        #expect(metadata["dataset_name"] as? String == "school" && metadata["version"] as? String == "1.0")
        #expect(metadata["data_directory"] as? String == folder("data"))
        let summary = try #require(json?["summary"] as? [String: Any])
        #expect(summary["failed"] as? Int == 1)
        #expect((summary["total_validations"] as? Int) == report.results.count)
        let byTable = try #require(summary["by_table"] as? [String: [String: Int]])
        #expect(byTable["visit"] == ["total": 1, "passed": 0, "failed": 1])
        let failure = try #require((json?["failures"] as? [[String: Any]])?.first)
        #expect(
            Set(failure.keys) == ["name", "table", "column", "category", "type", "passed", "message", "details"])
        #expect(failure["category"] as? String == "structural")
        #expect((json?["all_results"] as? [Any])?.count == report.results.count)
    }

    /// Documents of the original generator: shared data, not part of the repository.
    @Test func documentsOfTheOriginalAreValid() throws {
        let documents = Self.root.deletingLastPathComponent().appendingPathComponent("shared/compat/datagen")
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: documents.path) else {
            print("left out: there is no folder shared/compat/datagen beside the repository")
            return
        }
        for name in names.sorted() where name.hasSuffix(".json") && name != "schema.json" {
            let folder = try TemporaryDirectory()
            let schema = try Schema(path: documents.appendingPathComponent(name).path)
            try write(schema, to: folder("data"), .parquet, scale: name == "gov.json" ? 0.001 : 1)
            let report = try validate(schema, folder("data"))
            #expect(report.failures.map { "\($0.name): \($0.message)" } == [], "\(name)")
        }
    }
}
