import Figment
import FigmentTestSupport
import Foundation
import Testing

/// A value is a function of engine version, seed, document, table, column and row: of nothing else.
@Suite struct OneRuleTests {
    /// All values of a table, asked for in batches of `batchRows`.
    private func values(_ generation: Generation, _ table: String, batchRows: Int) -> [[Value]] {
        rows(generation.batches(of: table, batchRows: batchRows))
    }

    private func rows(_ batches: BatchSequence) -> [[Value]] {
        var rows: [[Value]] = []
        for batch in batches {
            for i in 0..<batch.rows.count { rows.append(batch.columns.map { $0.value(i) }) }
        }
        return rows
    }

    @Test(arguments: Fixture.documents)
    func batchSizesDoNotMatter(_ fixture: Fixture) throws {
        let generation = try fixture.generation()
        for table in generation.compiled.tables {
            let expected = values(generation, table.name, batchRows: 1_000)
            #expect(expected.count == Int(table.rowCount))
            for batchRows in [1, 7, 1_023, 1_025, 65_536] {
                #expect(values(generation, table.name, batchRows: batchRows) == expected, "\(table.name) \(batchRows)")
            }
        }
    }

    /// Ranges that begin and end beside the sizes at which kernels, pages and parts are cut, asked for in any order.
    @Test(arguments: Fixture.documents)
    func rangesDoNotMatter(_ fixture: Fixture) throws {
        let generation = try fixture.generation()
        for table in generation.compiled.tables {
            let expected = values(generation, table.name, batchRows: 65_536)
            let cuts =
                [0, 1, 8, 777, 1_023, 1_024, 1_025, 2_047, 2_049].filter { $0 < expected.count } + [expected.count]
            for (from, to) in zip(cuts, cuts.dropFirst()).reversed() {
                let range = Int64(from)..<Int64(to)
                let found = rows(generation.batches(of: table.name, rows: range, batchRows: 300))
                #expect(found == Array(expected[from..<to]), "\(table.name) \(range)")
            }
            // The same table twice at once, as two workers have it.
            let one = generation.batches(of: table.name, batchRows: 64).makeIterator()
            var interleaved = (one, generation.batches(of: table.name, batchRows: 100).makeIterator())
            for _ in 0..<5 { _ = (interleaved.0.next(), interleaved.1.next()) }
            if let batch = interleaved.0.next() {
                let found = (0..<batch.rows.count).map { i in batch.columns.map { $0.value(i) } }
                #expect(found == Array(expected[320..<(320 + batch.rows.count)]))
            }
        }
    }

    @Test(arguments: Fixture.documents)
    func singleRowsAreTheRowsOfBatches(_ fixture: Fixture) throws {
        let generation = try fixture.generation()
        for table in generation.compiled.tables {
            let expected = values(generation, table.name, batchRows: 5_000)
            for row in [0, 1, 2, 255, 256, 1_023, 1_024, 1_100, expected.count - 1] where row < expected.count {
                #expect(generation.row(Int64(row), of: table.name)?.values == expected[row], "\(table.name) \(row)")
            }
        }
    }

    /// A longer run begins with the shorter one's rows: of all tables, as no column here uses a table's size.
    @Test(arguments: Fixture.matrix)
    func longerRunsBeginWithShorterOnes(_ fixture: Fixture) throws {
        let short = try fixture.generation(rows: 10)
        let long = try fixture.generation()
        for table in short.compiled.tables {
            let head = values(short, table.name, batchRows: 100)
            #expect(head == Array(values(long, table.name, batchRows: 100).prefix(head.count)), "\(table.name)")
        }
    }

    @Test(arguments: Fixture.documents)
    func seedsMatter(_ fixture: Fixture) throws {
        let (first, second) = (try fixture.generation(seed: 0), try fixture.generation(seed: 1))
        let table = try #require(first.compiled.tables.last?.name)
        #expect(values(first, table, batchRows: 100) != values(second, table, batchRows: 100))
        let again = try fixture.generation(seed: "0", threads: 1)
        #expect(values(again, table, batchRows: 100) == values(first, table, batchRows: 100))
    }

    /// Row 10^12 of a root table is made by itself, far behind the table's end.
    @Test func farRowsCostNothing() throws {
        let generation = try Fixture.orders.generation(rows: 10)
        let row = try #require(generation.row(999_999_999_999))
        #expect(row["order_id"] == .int(1_000_000_000_000))
        let email = try #require(row["email"])
        guard case .string(let text) = email else { return #expect(Bool(false), "\(email)") }
        #expect(text.hasSuffix("1000000000000@example.com"))
    }
}

/// The bytes of data files follow from the document and the file options alone.
@Suite struct FileBytesTests {
    private func files(
        _ fixture: Fixture, _ format: OutputFormat, threads: Int = 2, batchRows: Int = 1_000,
        _ change: (inout OutputOptions) -> Void = { _ in }
    ) throws -> [String: Data] {
        let directory = try TemporaryDirectory()
        var options = OutputOptions(directory: directory("out"))
        options.format = format
        options.batchRows = batchRows
        change(&options)
        _ = try fixture.generation(threads: threads).write(options)
        return try Files.contents(options.directory)
    }

    static let combinations: [(Fixture, OutputFormat)] = Fixture.documents.flatMap { fixture in
        OutputFormat.allCases.map { (fixture, $0) }
    }

    @Test(arguments: combinations)
    func threadsAndBatchesDoNotMatter(_ fixture: Fixture, _ format: OutputFormat) throws {
        // Small files, so that there is something to get out of order.
        func split(_ options: inout OutputOptions) { options.maxRowsPerFile = 999 }
        let expected = try files(fixture, format, threads: 1, split)
        #expect(expected.count > 1)
        for threads in [2, 8] { #expect(try files(fixture, format, threads: threads, split) == expected, "\(threads)") }
        for batchRows in [1, 7, 65_536] {
            #expect(try files(fixture, format, batchRows: batchRows, split) == expected, "batch \(batchRows)")
        }
    }

    /// What a text file holds are the rows, in the words of `rowJSON`.
    @Test(arguments: Fixture.matrix)
    func textFilesHoldTheRows(_ fixture: Fixture) throws {
        let generation = try fixture.generation()
        let isCollection = generation.plan.dialect == .collection
        let lines = try files(fixture, .jsonl)
        let array = try files(fixture, .json) { $0.jsonStyle = .lines }
        let compact = try files(fixture, .json) { $0.jsonStyle = .compact }
        for table in generation.compiled.tables {
            let base = isCollection ? "data" : table.name
            let wanted = (0..<table.rowCount).compactMap { generation.rowJSON($0, of: table.name) }
            #expect(wanted.count == Int(table.rowCount))
            let found = String(decoding: lines[base + ".jsonl"] ?? Data(), as: UTF8.self)
            #expect(found == wanted.map { $0 + "\n" }.joined())
            let inLines = String(decoding: array[base + ".json"] ?? Data(), as: UTF8.self)
            #expect(inLines == "[\n" + wanted.joined(separator: ",\n") + "\n]\n")
            let inOne = String(decoding: compact[base + ".json"] ?? Data(), as: UTF8.self)
            #expect(inOne == "[" + wanted.joined(separator: ",") + "]\n")
        }
    }

    /// However the rows are cut into files, one after the other they are the same.
    @Test(arguments: Fixture.documents, [OutputFormat.jsonl, .csv])
    func fileLimitsDoNotMatter(_ fixture: Fixture, _ format: OutputFormat) throws {
        let whole = try files(fixture, format)
        for limit in [Int64(1_000), 333] {
            let parts = try files(fixture, format) { $0.maxRowsPerFile = limit }
            for (name, bytes) in whole where name.hasSuffix(format.rawValue) {
                let base = name.dropLast(format.rawValue.count + 1)
                let own = parts.keys.filter { $0 == name || $0.hasPrefix(base + "-") }.sorted()
                var joined = Data()
                for (index, part) in own.enumerated() {
                    let lines = parts[part] ?? Data()
                    let isHeaderAgain = format == .csv && index > 0
                    joined += isHeaderAgain ? lines[(lines.firstIndex(of: 10) ?? 0)...].dropFirst() : lines[...]
                }
                #expect(joined == bytes, "\(name) in \(own.count) files")
            }
        }
    }

    @Test(arguments: [Compression.none, .snappy, .zstd])
    func compressionIsDeterministic(_ compression: Compression) throws {
        let first = try files(.orders, .parquet, threads: 1) { $0.compression = compression }
        #expect(try files(.orders, .parquet, threads: 8, batchRows: 11) { $0.compression = compression } == first)
    }
}
