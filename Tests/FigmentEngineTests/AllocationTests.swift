import Figment
import FigmentColumns
import FigmentTestSupport
import FigmentTypes
import Foundation
import Testing

/// No row costs an allocation: a run four times as long makes hardly more of them.
///
/// Counted by a small library that stands before the system's allocator (`Allocations/count.c`).
@Suite(.enabled(if: canCountAllocations)) struct AllocationTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let fixture: Fixture
        let rows: Int
        /// `nothing`, or a format.
        let what: String

        var testDescription: String { "\(fixture.name) \(what)" }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for fixture in [Fixture.orders, .everyType, .shop, .behaviours, .builtIn("users", rows: 0)] {
            for what in ["nothing", "parquet", "jsonl", "csv", "arrow"] {
                let isLarge = fixture.name == Fixture.behaviours.name
                cases.append(Case(fixture: fixture, rows: isLarge ? 3_000 : 20_000, what: what))
            }
        }
        return cases
    }()

    @Test(arguments: cases) func rowsAllocateNothing(_ test: Case) throws {
        let directory = try TemporaryDirectory()
        let library = directory("count.so")
        let source = TestEnvironment.packageRoot + "/Tests/FigmentEngineTests/Allocations/count.c"
        let compiled = try Program.run("/usr/bin/env", ["cc", "-O1", "-shared", "-fPIC", "-o", library, source])
        try #require(compiled.exitCode == 0, "\(compiled.errors)")
        let schema = try test.fixture.probeArgument(directory)
        func count(_ rows: Int) throws -> (allocations: Int, rows: Int) {
            var arguments = [schema, "threads=1", "rows=\(rows)"]
            if test.what != "nothing" { arguments += ["dir=" + directory("out-\(rows)"), "format=" + test.what] }
            let result = try Probe.run(
                test.what == "nothing" ? "nothing" : "write", arguments, environment: ["LD_PRELOAD": library])
            try #require(result.exitCode == 0, "\(result.errors)")
            let text = result.errors.split(separator: "=").last?.trimmingCharacters(in: .whitespacesAndNewlines)
            return (
                try #require(text.flatMap { Int($0) }), try #require(result.value("rows").flatMap { Int($0) })
            )
        }
        let short = try count(test.rows)
        let long = try count(4 * test.rows)
        let more = Double(long.allocations - short.allocations) / Double(long.rows - short.rows)
        // What parts, pages and blocks cost, for each column: they have a thousand rows and more.
        let columns = try test.fixture.generation(rows: 10).compiled.tables.reduce(0) { $0 + leaves($1.descriptor) }
        #expect(more < max(0.05, 0.004 * Double(columns)), "\(more) allocations a row of \(columns) columns")
        #expect(short.allocations > 100, "the library counts")
    }
}

/// Columns, and the fields of structures. Elements are made in blocks as rows are, and a list has two or three of them.
private func leaves(_ table: TableDescriptor) -> Int { table.columns.reduce(0) { $0 + leaves($1.type) } }

private func leaves(_ type: DataType) -> Int {
    switch type {
    case .structure(let fields): fields.reduce(1) { $0 + leaves($1.type) }
    case .list(let element): 1 + 3 * leaves(element)
    default: 1
    }
}

/// A library before the allocator is Linux's way, and a sanitizer stands there itself.
private let canCountAllocations: Bool = {
    #if os(Linux)
        return !TestEnvironment.isSanitized
    #else
        return false
    #endif
}()
