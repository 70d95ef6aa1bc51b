import Figment
import FigmentADBC
import FigmentData
import FigmentTestSupport
import Foundation
import Testing

/// `export` writes what `generate` would have written, whatever it reads.
@Suite struct ExportTests {
    /// Lists and documents, which text files hold as JSON, with nulls among them.
    static let nullableLists = Fixture(
        name: "lists",
        text: """
            {"version": "1.0", "metadata": {"name": "lists"}, "nodes": [{"id": "lists", "kind": "entity", "pk": "id",
             "columns": [{"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
              {"name": "n", "type": "list<int>", "nullable": true, "null_probability": 0.3},
              {"name": "s", "type": "list<string>", "nullable": true, "null_probability": 0.3},
              {"name": "d", "type": "list<date>", "nullable": true, "null_probability": 0.3},
              {"name": "j", "type": "json", "nullable": true, "null_probability": 0.3},
              {"name": "t", "type": "time", "nullable": true, "null_probability": 0.3},
              {"name": "v", "type": "vector(4)", "nullable": true, "null_probability": 0.3},
              {"name": "o", "type": "struct", "nullable": true, "null_probability": 0.3, "fields": [
                {"name": "a", "type": "int", "nullable": true, "null_probability": 0.3},
                {"name": "b", "type": "list<string>"}, {"name": "c", "type": "json"},
                {"name": "d", "type": "struct", "fields": [{"name": "e", "type": "date", "nullable": true, "null_probability": 0.3}]}]},
              {"name": "q", "type": "geo_point", "nullable": true, "null_probability": 0.3},
              {"name": "p", "type": "sparse_vector(9)", "nullable": true, "null_probability": 0.3}]}]}
            """,
        rows: 400)

    /// What text files hold as JSON is checked as in Parquet: a null is no value of a wrong type, and no value at all.
    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func nullsOfJSONAreNulls(_ format: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        let generation = try Self.nullableLists.generation()
        try write(generation, format, to: folder("data"))
        let report = try Validator.run(
            generation.schema.dataset, directory: folder("data"), options: Validator.Options())
        #expect(report.failures.map { "\($0.name): \($0.message)" } == [])
        // The same data under a document that allows no nulls.
        let text = try #require(Self.nullableLists.text)
        let strict = try Schema(
            text: text.replacingOccurrences(of: #", "nullable": true, "null_probability": 0.3"#, with: ""))
        let failed = try Validator.run(strict.dataset, directory: folder("data"), options: Validator.Options()).failures
        #expect(
            failed.map(\.name).sorted()
                == ["d", "j", "n", "o", "o.a", "o.d.e", "p", "q", "s", "t", "v"].map { "lists.\($0) not_null" })
    }

    /// A whole number that is none is found, not rounded.
    @Test(arguments: ["1.5", "x", "99999999999999999999"])
    func numbersOfTextAreNotRounded(_ text: String) throws {
        let folder = try TemporaryDirectory()
        let generation = try Fixture.shop.generation(rows: 20)
        try write(generation, .csv, to: folder("data"))
        let user = String(decoding: try Files.read(folder("data/item.csv")), as: UTF8.self)
        let changed = user.replacingOccurrences(of: "\n1,", with: "\n\(text),")
        try Files.write(Data(changed.utf8), folder("data/item.csv"))
        let report = try Validator.run(
            generation.schema.dataset, directory: folder("data"), options: Validator.Options())
        #expect(report.failures.map(\.name).contains("item.item_id type"), "\(report.failures.map(\.name))")
    }

    private func write(_ generation: Generation, _ format: OutputFormat, to directory: String) throws {
        var options = OutputOptions(directory: directory)
        options.format = format
        _ = try generation.write(options)
    }

    private func export(
        _ generation: Generation, _ directory: String, to out: String, _ kind: ExportFormat.FileKind,
        hasHeader: Bool = true, replaces: Bool = false
    ) throws -> [ExportedFile] {
        try Exporter.run(
            generation.schema.dataset, directory: directory, to: out, as: .files(kind, hasHeader: hasHeader),
            replaces: replaces)
    }

    /// From every format that is read to every text format: the same bytes as a run.
    @Test(
        arguments: [
            Fixture.shop, .everyType, nullableLists, .builtIn("users", rows: 200),
            .builtIn("dynamic_example", rows: 300), .builtIn("images", rows: 60),
            .builtIn("ai_conversations", rows: 200),
        ], [OutputFormat.parquet, .csv, .json, .jsonl])
    func bytesAreThoseOfARun(_ fixture: Fixture, _ from: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        let generation = try fixture.generation()
        try write(generation, from, to: folder("it's [in]"))
        for to in [OutputFormat.csv, .json, .jsonl] {
            let kind = try #require(ExportFormat.FileKind(rawValue: to.rawValue))
            try write(generation, to, to: folder("run-\(to)"))
            let files = try export(generation, folder("it's [in]"), to: folder("export-\(to)"), kind)
            for file in files where file.table != nil {
                #expect(
                    try Files.read(folder("export-\(to)/\(file.name)")) == Files.read(folder("run-\(to)/\(file.name)")),
                    "\(from) to \(to): \(file.name)")
                #expect(file.rows == generation.table(file.table)?.rowCount)
            }
            #expect(files.count { $0.table != nil } == generation.compiled.tables.count)
        }
    }

    /// The rows of all partitions, with the columns that their folders name, are those of one file.
    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func partitionsAreOneTable(_ format: OutputFormat) throws {
        let folder = try TemporaryDirectory()
        let text = Fixture.partitionedText("", partitionBy: #"["country", "day", "at", "n", "ok", "price"]"#)
        let generation = try Generation(Schema(text: text))
        try write(generation, format, to: folder("data"))
        _ = try export(generation, folder("data"), to: folder("export"), .csv)
        let plain = try Generation(
            Schema(
                text: text.replacingOccurrences(of: #""layout": {"partition_by"#, with: #""was": {"partition_by"#)))
        try write(plain, .csv, to: folder("plain"))
        let lines = try ["export", "plain"].map { name in
            String(decoding: try Files.read(folder("\(name)/sale.csv")), as: UTF8.self).split(separator: "\n")
        }
        #expect(lines[0].count > 1_500 && lines[0].first == lines[1].first)
        #expect(lines[0].sorted() == lines[1].sorted())
    }

    /// Through Parquet and Arrow and back: the values are the same.
    @Test(arguments: [Fixture.shop, .everyType, nullableLists, .builtIn("users", rows: 200)])
    func parquetComesBack(_ fixture: Fixture) throws {
        let folder = try TemporaryDirectory()
        let generation = try fixture.generation()
        try write(generation, .jsonl, to: folder("run"))
        _ = try export(generation, folder("run"), to: folder("parquet"), .parquet)
        let back = try export(generation, folder("parquet"), to: folder("back"), .jsonl)
        for file in back {
            #expect(try Files.read(folder("back/\(file.name)")) == Files.read(folder("run/\(file.name)")))
        }
        let arrow = try export(generation, folder("parquet"), to: folder("arrow"), .arrow)
        for file in arrow {
            let bytes = try Files.read(folder("arrow/\(file.name)"))
            #expect(bytes.starts(with: Data("ARROW1".utf8)) && bytes.suffix(6) == Data("ARROW1".utf8))
        }
    }

    @Test func keboolaFindsItsManifests() throws {
        let folder = try TemporaryDirectory()
        let generation = try Fixture.shop.generation(rows: 50)
        try write(generation, .parquet, to: folder("data"))
        let files = try export(generation, folder("data"), to: folder("csv"), .csv)
        #expect(
            files.map(\.name).sorted() == [
                "dataset.json", "item.csv", "item.csv.manifest", "purchase.csv", "purchase.csv.manifest", "user.csv",
                "user.csv.manifest",
            ])
        let manifest = try Files.json(folder("csv/purchase.csv.manifest"))
        #expect(manifest["primary_key"] as? [String] == ["purchase_id"])
        #expect(manifest["delimiter"] as? String == "," && manifest["enclosure"] as? String == "\"")
        // Columns in a manifest mean a file without a header.
        #expect(manifest["columns"] == nil)
        let index = try Files.json(folder("csv/dataset.json"))
        let tables = try #require(index["tables"] as? [[String: Any]])
        let purchase = try #require(tables.first { $0["name"] as? String == "purchase" })
        #expect(purchase["columns"] as? [String] == ["purchase_id", "user_id", "country", "total", "at"])
        #expect(purchase["primary_key"] as? [String] == ["purchase_id"])
        #expect(purchase["rows"] as? Int == Int(try #require(generation.table("purchase")).rowCount))
        let keys = try #require(purchase["foreign_keys"] as? [[String: String]])
        #expect(keys == [["column": "user_id", "references": "user.user_id"]])

        _ = try export(generation, folder("data"), to: folder("bare"), .csv, hasHeader: false)
        let bare = try Files.json(folder("bare/purchase.csv.manifest"))
        #expect(bare["columns"] as? [String] == ["purchase_id", "user_id", "country", "total", "at"])
        let whole = try Files.read(folder("csv/purchase.csv"))
        let header = Data("purchase_id,user_id,country,total,at\n".utf8)
        #expect(whole == header + (try Files.read(folder("bare/purchase.csv"))))
    }

    @Test func nothingIsLostInSilence() throws {
        let folder = try TemporaryDirectory()
        let generation = try Fixture.shop.generation(rows: 20)
        try write(generation, .csv, to: folder("data"))
        // A value that is none of its type, one that is too precise, a missing column, a missing table.
        let user = String(decoding: try Files.read(folder("data/user.csv")), as: UTF8.self)
        func outcome(_ text: String) throws -> String {
            try Files.write(Data(text.utf8), folder("data/user.csv"))
            do { _ = try export(generation, folder("data"), to: folder("out"), .jsonl) } catch let error as ExportError
            {
                return "\(error)"
            }
            return "done"
        }
        #expect(try outcome(user.replacingOccurrences(of: "\n1000,", with: "\nx,")).contains("wrongValues"))
        #expect(try outcome(user.replacingOccurrences(of: "\n1000,", with: "\n1000.5,")).contains("wrongValues"))
        #expect(try outcome(user.replacingOccurrences(of: "user_id,", with: "id,")).contains("missingColumn"))
        #expect(!FileManager.default.fileExists(atPath: folder("out/user.jsonl")))
        #expect(try outcome(user) == "done")
        // Files that are there stay, unless they may go.
        #expect(throws: ExportError.self) { try export(generation, folder("data"), to: folder("out"), .jsonl) }
        #expect(try export(generation, folder("data"), to: folder("out"), .jsonl, replaces: true).count == 3)
        try FileManager.default.removeItem(atPath: folder("data/item.csv"))
        #expect(throws: ExportError.self) {
            try export(generation, folder("data"), to: folder("out"), .jsonl, replaces: true)
        }
        #expect(Files.names(folder("out")).allSatisfy { !$0.hasSuffix(".part") })
    }
}
