import FigmentColumns
import FigmentTarget
import FigmentText
import FigmentTypes
import Foundation
import Testing

/// Files read back by Python's json and csv, pyarrow, DuckDB and Polars; `read_back.py` recomputes every value.
@Suite struct ForeignReaderTests {
    private static let texts = [
        "", "plain", "say \"hi\", you", "two\nlines", "back\\slash\ttab", "naïve 日本 🎈", " lead", "\r\nend",
    ]

    private static func text(_ i: Int64) -> Value { .text(texts[Int(i % 8)]) }

    private static func columns() -> [TestColumn] {
        let pool = Pool(texts)
        var name = TestColumn("name", .utf8, form: .dictionary(pool), value: text)
        name.index = { UInt32($0 % 8) }
        return [
            TestColumn("id", .int64, form: .sequence(start: 1, step: 1)),
            TestColumn("big", .int64) { .int(($0 % 2 == 0 ? 1 : -1) * ($0 * 1_000_003 * 1_000_003 + 7)) },
            TestColumn("flag", .bool) { .bool($0 % 3 == 0) },
            TestColumn("ratio", .float64) { .double(Double($0) / 7 - 3) },
            TestColumn("amount", .decimal(precision: 18, scale: 2)) { .decimal(Int128($0) * 1_234_567 - 5_000_000) },
            name,
            TestColumn("maybe", .int32, isNullable: true) { $0 % 4 == 1 ? .null : .int($0 * $0) },
            TestColumn("note", .utf8, isNullable: true) { $0 % 3 == 2 ? .null : text($0 + 1) },
            TestColumn("day", .date32) { .int($0 * 37 - 1_000) },
            TestColumn("at", .timestamp(unit: .micro, zone: nil)) {
                .int(1_700_000_000_000_000 + $0 * 86_399_000_001)
            },
            TestColumn("key", .uuid) { .bytes(bigEndian(UInt128($0) * 0x01_2345_6789_ABCD_EF01_2345_6789)) },
            TestColumn("blob", .binary) { i in .bytes((0..<(i % 5)).map { UInt8(truncatingIfNeeded: i + $0) }) },
            TestColumn("doc", .json) { .text(#"{"n": \#($0), "tags": ["a", "q\"x"], "deep": {"z": null}}"#) },
            TestColumn("list", .list(.int64)) { i in .list((0..<(i % 4)).map { .int($0 * i) }) },
            TestColumn("words", .list(.utf8)) { i in .list((0..<(i % 3)).map { text(i + $0) }) },
            TestColumn("vector", .vector(element: .float32, dim: 4)) { i in
                .floats((0..<4).map { Float(i * 4 + $0) / 64 - 1 })
            },
            TestColumn("code", .vector(element: .binary, dim: 64)) { i in
                .bytes((0..<8).map { UInt8(truncatingIfNeeded: i + $0) })
            },
            TestColumn("sparse", .sparseVector(dim: 100)) { i in
                .sparse((0..<(i % 4)).map { (UInt32($0 * 10 + i % 10), Float(i + $0) / 8) })
            },
        ]
    }

    private static func bigEndian(_ value: UInt128) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    /// Doubles of all sizes, and how they are written, one per line.
    private static func doubles() -> String {
        var lines = ""
        for i in UInt64(0)..<50_000 {
            let bits = mix64(i)
            let value =
                i % 2 == 0
                ? Double(bitPattern: bits) : Double(Int64(bitPattern: bits) >> Int64(i % 60)) / powers[Int(bits % 20)]
            guard value.isFinite else { continue }
            let place = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)
            defer { place.deallocate() }
            let count = writeShortest(value, to: place)
            lines += String(format: "%a ", value)
            lines += String(decoding: UnsafeBufferPointer(start: place, count: count), as: UTF8.self) + "\n"
        }
        return lines
    }
    private static let powers = (0..<20).map { pow(10, Double($0)) }

    @Test func everyReaderSeesTheSameValues() throws {
        let rows = 240
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("figment-text-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let table = TestTable(Self.columns(), rowCount: Int64(rows))
        func save(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
        let segments = [100, 139, 1]
        try save("compact.json", table.file(JSONFormat(style: .compact), segments: segments))
        try save("lines.json", table.file(JSONFormat(style: .lines), segments: segments))
        try save("rows.jsonl", table.file(JSONLinesFormat(), segments: segments))
        try save("lf.csv", table.file(CSVFormat(), segments: segments))
        try save("crlf.csv", table.file(CSVFormat(lineEnd: .crlf), segments: segments))
        try save("empty.json", TestTable(Self.columns(), rowCount: 0).file(JSONFormat()))
        try save("doubles.txt", Array(Self.doubles().utf8))

        let (status, output) = try runPython("read_back.py", [folder.path, String(rows)])
        #expect(status == 0 && output.isEmpty, "\(output)")
    }
}

/// Runs a script that lies beside this file with the Python of `.deps/venv`, or that of `FIGMENT_PYTHON`.
private func runPython(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let root = here.deletingLastPathComponent().deletingLastPathComponent()
    let python =
        ProcessInfo.processInfo.environment["FIGMENT_PYTHON"]
        ?? root.appendingPathComponent(".deps/venv/bin/python").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [here.appendingPathComponent(script).path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let output = String(decoding: data, as: UTF8.self)
    return (process.terminationStatus, output.trimmingCharacters(in: .whitespacesAndNewlines))
}
