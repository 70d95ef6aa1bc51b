import Figment
import FigmentTestSupport
import Foundation
import Testing

/// How rows are cut into files, what the record of a run says, and what is refused.
@Suite struct DirectoryTests {
    private let directory: TemporaryDirectory
    private var out: String { directory("out") }

    init() throws { directory = try TemporaryDirectory() }

    private func options(_ format: OutputFormat = .parquet, _ change: (inout OutputOptions) -> Void = { _ in })
        -> OutputOptions
    {
        var options = OutputOptions(directory: out)
        options.format = format
        change(&options)
        return options
    }

    @Test func filesAreCutByRows() throws {
        let report = try Fixture.orders.generation(rows: 3_000).write(options { $0.maxRowsPerFile = 999 })
        let names = (1...4).map { "orders-0000\($0)-of-00004.parquet" }
        #expect(report.files.map(\.name) == names)
        #expect(report.files.map(\.rows) == [999, 999, 999, 3])
        #expect(report.files.map(\.firstRow) == [0, 999, 1_998, 2_997])
        #expect(Files.names(out) == [".metadata.json"] + names)
        #expect(!Files.hasState(out))
    }

    @Test func oneFileHasTheShortName() throws {
        _ = try Fixture.builtIn("simple", rows: 10).generation().write(options { $0.maxRowsPerFile = 10 })
        #expect(Files.names(out) == ["data.parquet", "meta.json"])
    }

    /// No file is above the limit by more than 5 %, and files are not needlessly small.
    @Test(arguments: [("users", 4_000), ("images", 400), ("dynamic_example", 2_000)], OutputFormat.allCases)
    func filesAreCutBySize(_ schema: (id: String, rows: Int64), _ format: OutputFormat) throws {
        let generation = try Fixture.builtIn(schema.id, rows: schema.rows).generation()
        let report = try generation.write(options(format) { $0.maxFileMegabytes = 1 })
        #expect(report.files.count > 2)
        #expect(report.files.reduce(0) { $0 + $1.rows } == schema.rows)
        for file in report.files {
            let size = try Files.read(out + "/" + file.name).count
            #expect(size == file.bytes)
            #expect(size <= 1_048_576 * 105 / 100, "\(file.name)")
        }
        for file in report.files.dropLast() { #expect(file.bytes > 800_000, "\(file.name)") }
    }

    /// One row may fill a large part of a file: rows of about 130 kB, or 400 kB as text.
    @Test(arguments: [OutputFormat.parquet, .jsonl])
    func veryWideRowsAreCutToo(_ format: OutputFormat) throws {
        let text = """
            {"collection_name": "wide", "fields": [{"name": "id", "type": "Int64", "is_primary": true},
             {"name": "v", "type": "FloatVector", "dim": 32768}]}
            """
        let generation = try Generation(Schema(text: text), rows: 40, threads: 2)
        let report = try generation.write(options(format) { $0.maxFileMegabytes = 1 })
        #expect(report.files.reduce(0) { $0 + $1.rows } == 40)
        #expect(report.files.count >= 6)
        for file in report.files { #expect(file.bytes <= 1_048_576 * 105 / 100, "\(file.name)") }
    }

    /// CRC-32 by the book, bit by bit, to compare the fast one with.
    private func slowCRC32(_ bytes: Data) -> String {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        let text = String(~crc, radix: 16)
        return String(repeating: "0", count: 8 - text.count) + text
    }

    @Test(arguments: OutputFormat.allCases)
    func theRecordDescribesTheFiles(_ format: OutputFormat) throws {
        let generation = try Fixture.builtIn("simple", rows: 2_500).generation(seed: 7)
        _ = try generation.write(options(format) { $0.maxRowsPerFile = 1_000 })
        let root = try Files.json(out + "/meta.json")
        let info = try #require(root["generation_info"] as? [String: Any])
        #expect(info["total_rows"] as? Int == 2_500)
        #expect(info["format"] as? String == format.rawValue)
        #expect(info["seed"] as? Int == 7)
        #expect(info["file_count"] as? Int == 3)
        #expect(info["engine_version"] as? Int == EngineVersion.current)
        for name in ["generation_time", "write_time", "total_time", "rows_per_second"] {
            #expect((info[name] as? Double ?? -1) >= 0, "\(name)")
        }
        let schema = try #require(root["schema"] as? [String: Any])
        #expect(schema["collection_name"] as? String == "simple_example")
        let files = try #require(info["files"] as? [[String: Any]])
        #expect(files.compactMap { $0["name"] as? String } == info["data_files"] as? [String])
        #expect(files.compactMap { $0["rows"] as? Int } == [1_000, 1_000, 500])
        for file in files {
            let bytes = try Files.read(out + "/" + (file["name"] as? String ?? ""))
            #expect(file["bytes"] as? Int == bytes.count)
            #expect(file["crc32"] as? String == slowCRC32(bytes))
        }
        let record = try RunRecord.read(out)
        #expect(record.files.map(\.rows) == [1_000, 1_000, 500])
        #expect(record.seed == 7)
        #expect(record.format == format)
    }

    @Test func relationalRecordsNameTheTables() throws {
        let generation = try Fixture.shop.generation(rows: 50)
        _ = try generation.write(options(.csv))
        #expect(Files.names(out) == [".metadata.json", ".plan.bin", "item.csv", "purchase.csv", "user.csv"])
        let root = try Files.json(out + "/.metadata.json")
        let tables = try #require(root["tables"] as? [String: [String: Any]])
        for table in generation.compiled.tables {
            #expect(tables[table.name]?["rows"] as? Int == Int(table.rowCount))
            #expect(tables[table.name]?["columns"] as? [String] == table.descriptor.columns.map(\.name))
        }
        #expect(root["master_seed"] as? Int == 42)
    }

    @Test(arguments: OutputFormat.allCases, [Int64(0), 1])
    func tablesMayBeTiny(_ format: OutputFormat, _ rows: Int64) throws {
        for fixture in [Fixture.builtIn("users", rows: rows), .orders] {
            let directory = try TemporaryDirectory()
            var options = OutputOptions(directory: directory("out"))
            options.format = format
            let generation = try fixture.generation(rows: rows)
            let report = try generation.write(options)
            #expect(report.files.map(\.rows) == [rows])
            #expect(report.run.rows == rows)
            _ = try generation.verify(options)
            let bytes = try Files.read(options.directory + "/" + report.files[0].name)
            if format == .json {
                #expect((try JSONSerialization.jsonObject(with: bytes) as? [Any])?.count == Int(rows))
            }
        }
    }

    // MARK: What is refused

    private func failure(_ generation: Generation, _ options: OutputOptions) -> TargetError? {
        do {
            _ = try generation.write(options)
            return nil
        } catch {
            if case .target(let reason) = error { return reason }
            Issue.record("\(error)")
            return nil
        }
    }

    @Test func otherPeoplesFilesAreRefused() throws {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        try Files.write(Data("mine".utf8), out + "/notes.txt")
        let generation = try Fixture.orders.generation(rows: 10)
        #expect(failure(generation, options()) == .destinationNotEmpty(path: out))
        // A run that replaces an earlier one replaces that one only.
        #expect(failure(generation, options { $0.replacesEarlierRun = true }) == .destinationNotEmpty(path: out))
        #expect(Files.names(out) == ["notes.txt"])
        #expect(!Files.hasState(out))
    }

    @Test func aFileIsNoDirectory() throws {
        try Files.write(Data(), out)
        #expect(failure(try Fixture.orders.generation(rows: 10), options()) == .destinationNotEmpty(path: out))
    }

    @Test func earlierRunsAreReplacedOnRequest() throws {
        let first = try Fixture.orders.generation(rows: 100)
        _ = try first.write(options { $0.maxRowsPerFile = 30 })
        #expect(Files.names(out).count == 5)
        #expect(failure(first, options()) == .destinationNotEmpty(path: out))
        let second = try Fixture.builtIn("simple", rows: 20).generation()
        #expect(failure(second, options { $0.replacesEarlierRun = true }) == nil)
        #expect(Files.names(out) == ["data.parquet", "meta.json"])
        _ = try second.verify(options())
    }

    /// Other people's files beside an earlier run's: nothing is replaced, nothing harmed.
    @Test func replacingRespectsOtherFiles() throws {
        let generation = try Fixture.orders.generation(rows: 100)
        _ = try generation.write(options())
        try Files.write(Data("mine".utf8), out + "/notes.txt")
        let before = try Files.contents(out)
        #expect(failure(generation, options { $0.replacesEarlierRun = true }) == .destinationNotEmpty(path: out))
        #expect(try Files.contents(out) == before)
    }

    @Test func thereMayBeNothingToResume() throws {
        let generation = try Fixture.orders.generation(rows: 10)
        #expect(failure(generation, options { $0.resumes = true }) == .nothingToResume(path: out))
        _ = try generation.write(options())
        #expect(failure(generation, options { $0.resumes = true }) == .nothingToResume(path: out))
        #expect(Files.names(out) == [".metadata.json", "orders.parquet"])
    }

    @Test func badPathsAreSystemErrors() throws {
        try Files.write(Data(), directory("file"))
        var options = options()
        options.directory = directory("file/below")
        guard case .system(let operation, _, let code)? = failure(try Fixture.orders.generation(rows: 1), options)
        else {
            return #expect(Bool(false), "no system error")
        }
        #expect(operation == "mkdir" && code == ENOTDIR)
    }
}
