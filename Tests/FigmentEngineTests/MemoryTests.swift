import Figment
import FigmentTestSupport
import Foundation
import Testing

/// Memory does not grow with rows: measured in a process of its own, as the most that was ever resident.
@Suite(.serialized, .enabled(if: !TestEnvironment.isSanitized && !TestEnvironment.isDebugBuild))
struct MemoryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let fixture: Fixture
        let format: String
        /// Rows of about 10 MB.
        let rows: Int64

        var testDescription: String { "\(fixture.name) \(format)" }
    }

    static let widest = Fixture(
        name: "widest",
        text: """
            {"collection_name": "widest", "fields": [{"name": "id", "type": "Int64", "is_primary": true},
             {"name": "v", "type": "FloatVector", "dim": 32768}]}
            """, rows: 0)

    static let cases = [
        Case(fixture: .orders, format: "parquet", rows: 200_000), Case(fixture: .orders, format: "jsonl", rows: 60_000),
        Case(fixture: .builtIn("simple", rows: 0), format: "parquet", rows: 16_000),
        Case(fixture: .builtIn("images", rows: 0), format: "parquet", rows: 1_000),
        Case(fixture: .builtIn("documents", rows: 0), format: "parquet", rows: 1_200),
        Case(fixture: .builtIn("dynamic_example", rows: 0), format: "json", rows: 3_000),
        Case(fixture: .shop, format: "csv", rows: 60_000),
        Case(fixture: .behaviours, format: "parquet", rows: 5_000), Case(fixture: widest, format: "parquet", rows: 80),
    ]

    private func peakMegabytes(_ test: Case, rows: Int64, _ more: [String]) throws -> Double {
        let directory = try TemporaryDirectory()
        let arguments = try [
            test.fixture.probeArgument(directory), "dir=" + directory("out"), "threads=2", "format=" + test.format,
            "rows=\(rows)",
        ]
        let result = try Probe.run("write", arguments + more)
        try #require(result.exitCode == 0, "\(result.errors)")
        return (result.value("peak").flatMap(Double.init) ?? .infinity) / 1024
    }

    /// Files small enough for their buffers to have reached their size with few rows. Tables of effects are held in memory,
    /// so a data set in which they grow along is left to the other test.
    @Test(arguments: cases.filter { $0.fixture.name != Fixture.behaviours.name })
    func memoryStaysWhenRowsGrow(_ test: Case) throws {
        let limits = TestEnvironment.isTorture ? ["maxmb=256"] : ["maxmb=16"]
        let rows = TestEnvironment.isTorture ? test.rows * 20 : test.rows
        let few = try peakMegabytes(test, rows: rows, limits)
        let many = try peakMegabytes(test, rows: rows * 10, limits)
        print("peak of \(test.testDescription): \(Int(few)) MB for \(rows) rows, \(Int(many)) MB for ten times as many")
        #expect(many <= few * 1.10 + 10)
        #expect(many < 300)
    }

    /// With the usual limits, over several row groups or text segments.
    @Test(arguments: cases)
    func memoryIsBounded(_ test: Case) throws {
        let peak = try peakMegabytes(test, rows: test.rows * 15, [])
        print("peak of \(test.testDescription): \(Int(peak)) MB with the usual limits")
        #expect(peak < 300)
    }
}
