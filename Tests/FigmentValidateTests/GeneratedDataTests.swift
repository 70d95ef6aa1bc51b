import Figment
import FigmentData
import FigmentTestSupport
import FigmentValidate
import Foundation
import Testing

/// What figment generates keeps the rules of its document, whatever the format and however it is cut.
@Suite struct GeneratedDataTests {
    private func report(
        _ generation: Generation, _ format: OutputFormat, change: (inout OutputOptions) -> Void = { _ in }
    ) throws -> ValidationReport {
        let directory = try TemporaryDirectory()
        // A folder whose name means something to a pattern and to a quoted text.
        var options = OutputOptions(directory: directory("it's [1]* =?"))
        options.format = format
        change(&options)
        _ = try generation.write(options)
        let rows = Dictionary(uniqueKeysWithValues: generation.compiled.tables.map { ($0.name, $0.rowCount) })
        let expectation = try DatasetExpectation(generation.schema.dataset, recordedRows: rows)
        return try Validator(expectation).run(DataDirectory(options.directory))
    }

    private func failures(_ report: ValidationReport) -> [String] {
        report.failures.map { "\($0.kind.rawValue) \($0.place): \($0.message)" }
    }

    @Test(
        arguments: [
            Fixture.orders, .shop, .everyType, .builtIn("users", rows: 300), .builtIn("ai_conversations", rows: 300),
            .builtIn("images", rows: 100), .builtIn("dynamic_example", rows: 500),
            .builtIn("cardinality_demo", rows: 500),
        ], [OutputFormat.parquet, .csv, .json, .jsonl])
    func fixturesPass(_ fixture: Fixture, _ format: OutputFormat) throws {
        let report = try report(fixture.generation(), format) { $0.maxRowsPerFile = 150 }
        #expect(failures(report) == [])
        #expect(report.results.contains { $0.kind == .rowCount })
    }

    /// Types that no other fixture has, in every format.
    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func rareTypesPass(_ format: OutputFormat) throws {
        #expect(failures(try report(RareTypes.generation(), format)) == [])
        #expect(failures(try report(RareTypes.collection(), format)) == [])
    }

    @Test(arguments: [OutputFormat.parquet, .csv, .json, .jsonl])
    func emptyTablesPass(_ format: OutputFormat) throws {
        #expect(failures(try report(Fixture.everyType.generation(rows: 0), format)) == [])
        #expect(failures(try report(Fixture.shop.generation(rows: 0), format)) == [])
    }

    /// The documents written for the original generator; a shared folder, not part of the repository.
    @Test func documentsOfTheOriginalPass() throws {
        let root = URL(fileURLWithPath: TestEnvironment.packageRoot)
        let above = [root.deletingLastPathComponent(), root.deletingLastPathComponent().deletingLastPathComponent()]
        let folders = above.map { $0.appendingPathComponent("shared/compat/datagen") }
        guard let folder = folders.first(where: { FileManager.default.fileExists(atPath: $0.path) }),
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        else {
            print("left out: there is no folder shared/compat/datagen beside the repository")
            return
        }
        var count = 0
        for name in names.sorted() where name.hasSuffix(".json") && name != "schema.json" {
            let schema = try Schema(path: folder.appendingPathComponent(name).path)
            let generation = try Generation(schema, scale: name == "gov.json" ? 0.001 : 1, threads: 2)
            let report = try report(generation, .parquet)
            // The share of weekends is met by luck until weights are calibrated for it.
            let failed = report.failures.filter { $0.kind != .weekendShare }
            #expect(failed.map { "\($0.kind.rawValue) \($0.place): \($0.message)" } == [], "\(name)")
            #expect(report.results.count > 20, "\(name)")
            count += 1
        }
        #expect(count > 15)
    }

    @Test func foldersOfPartsAreRead() throws {
        let directory = try TemporaryDirectory()
        var options = OutputOptions(directory: directory("parts"))
        options.maxRowsPerFile = 1_000
        _ = try Fixture.orders.generation(rows: 3_000).write(options)
        try FileManager.default.createDirectory(atPath: directory("data"), withIntermediateDirectories: false)
        try FileManager.default.moveItem(atPath: directory("parts"), toPath: directory("data/orders"))
        let expectation = try DatasetExpectation(Fixture.orders.schema().dataset, recordedRows: ["orders": 3_000])
        #expect(failures(try Validator(expectation).run(DataDirectory(directory("data")))) == [])
        // A part that is missing is noticed by the count of rows.
        try FileManager.default.removeItem(atPath: directory("data/orders/orders-00002-of-00003.parquet"))
        let report = try Validator(expectation).run(DataDirectory(directory("data")))
        #expect(report.failures.map(\.kind) == [.rowCount])
    }

    @Test func whatCannotBeLookedAtIsAnError() throws {
        let directory = try TemporaryDirectory()
        let expectation = try DatasetExpectation(Fixture.orders.schema().dataset)
        #expect(throws: DataError.noDirectory(path: directory("none"), exists: false)) {
            try DataDirectory(directory("none"))
        }
        #expect(throws: DataError.noFiles(directory: directory.path, expected: ["orders"])) {
            try Validator(expectation).run(DataDirectory(directory.path))
        }
        for format in [OutputFormat.arrow, .csv, .jsonl] {
            var options = OutputOptions(directory: directory("\(format)"))
            options.format = format
            _ = try Fixture.orders.generation(rows: 5).write(options)
            let name = "orders.\(format.rawValue)"
            try FileManager.default.moveItem(atPath: options.directory + "/" + name, toPath: directory(name))
            if format == .arrow {
                #expect(throws: DataError.unreadableFormat(table: "orders", format: "arrow")) {
                    try Validator(expectation).run(DataDirectory(directory.path))
                }
            }
        }
        #expect(throws: DataError.severalFormats(table: "orders", formats: ["csv", "jsonl"])) {
            try Validator(expectation).run(DataDirectory(directory.path))
        }
        let one = try Validator(DatasetExpectation(Fixture.orders.schema().dataset, recordedRows: ["orders": 5]))
        #expect(try one.run(DataDirectory(directory.path, format: .jsonl)).passed)
    }

    /// Four million keys in 64 MB: sorting and grouping goes to disk.
    @Test(.enabled(if: TestEnvironment.isTorture))
    func memoryIsBounded() throws {
        let directory = try TemporaryDirectory()
        let generation = try Fixture.orders.generation(rows: 4_000_000)
        _ = try generation.write(OutputOptions(directory: directory("out")))
        let expectation = try DatasetExpectation(Fixture.orders.schema().dataset, recordedRows: ["orders": 4_000_000])
        let options = DataSession.Options(memoryLimitBytes: 64 << 20, temporaryDirectory: directory.path)
        #expect(failures(try Validator(expectation, options: options).run(DataDirectory(directory("out")))) == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["out"])
    }
}

/// Tables with the types that the shared fixtures leave out.
enum RareTypes {
    static func generation() throws -> Generation {
        let text = """
            {"version": "1.0", "metadata": {"name": "rare"}, "nodes": [{"id": "rare", "kind": "entity", "pk": "id",
             "rows": 300, "columns": [{"name": "id", "type": "uuid"},
              {"name": "t", "type": "time", "nullable": true, "null_probability": 0.2},
              {"name": "b", "type": "binary", "nullable": true, "null_probability": 0.2},
              {"name": "s", "type": "sparse_vector(50)"}, {"name": "l", "type": "list<int>"},
              {"name": "w", "type": "list<string>"}, {"name": "when", "type": "list<date>"},
              {"name": "select", "type": "int", "generator": {"sequence": {}}}]}]}
            """
        return try Generation(Schema(text: text), threads: 2)
    }

    static func collection() throws -> Generation {
        let vectors = ["FloatVector", "Float16Vector", "BFloat16Vector", "Int8Vector", "BinaryVector"]
        let fields = vectors.map { #"{"name": "\#($0)", "type": "\#($0)", "dim": 16}"# }
        let text = """
            {"collection_name": "rare", "fields": [{"name": "id", "type": "VarChar", "max_length": 30, "is_primary": true},
             \(fields.joined(separator: ", ")), {"name": "sparse", "type": "SparseFloatVector"},
             {"name": "tags", "type": "Array", "element_type": "VarChar", "max_length": 20, "max_capacity": 4},
             {"name": "small", "type": "Float", "min": 0.1, "max": 0.3}, {"name": "doc", "type": "JSON"}]}
            """
        return try Generation(Schema(text: text), rows: 300, threads: 2)
    }
}
