import FigmentCodecs
import FigmentColumns
import FigmentParquet
import FigmentTarget
import FigmentTypes
import Foundation
import Testing

/// Files are read back, value by value, by four readers that share no code with the writer.
@Suite struct RoundTripTests {
    private func write(_ table: TestTable, rows: Int, segmentRows: Int, format: ParquetFormat, to path: URL) throws {
        let bytes = try format.file(table, rows: rows, segmentRows: segmentRows)
        try Data(bytes).write(to: path.appendingPathExtension("parquet"))
        try Data(table.expectedJSON.utf8).write(to: path.appendingPathExtension("json"))
    }

    /// A file of a set of columns.
    private struct Case {
        var name: String
        var rows: Int
        var segmentRows: Int
        var compression = ParquetCompression.snappy
        var prefersPlain = false
        var make: (inout ColumnMaker) -> [TestColumn]
    }

    private func write(_ cases: [Case], to directory: URL) throws {
        for (k, one) in cases.enumerated() {
            var maker = ColumnMaker(seed: UInt64(k), rows: one.rows)
            let table = TestTable(one.make(&maker), rows: one.rows, prefersPlainEncodings: one.prefersPlain)
            let options = ParquetOptions(compression: one.compression, pageRows: 300)
            try write(
                table, rows: one.rows, segmentRows: one.segmentRows,
                format: ParquetFormat(options: options, codecs: .system), to: directory.appendingPathComponent(one.name)
            )
        }
    }

    /// However the rows come to the encoder, the file is the same.
    @Test func batchesOfStructuresDoNotMatter() throws {
        var maker = ColumnMaker(seed: 3, rows: 900)
        let table = TestTable(maker.structures(isNullable: true), rows: 900)
        let format = ParquetFormat(options: ParquetOptions(pageRows: 200))
        let expected = try format.file(table, rows: 900, segmentRows: 500)
        for batchRows in [1, 7, 199, 201] {
            #expect(
                try format.file(table, rows: 900, segmentRows: 500, batchRows: batchRows) == expected, "\(batchRows)")
        }
    }

    @Test func everyReaderReadsTheValues() throws {
        let directory = try ForeignReaders.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        var cases: [Case] = []
        for (compression, isNullable, prefersPlain) in [
            (ParquetCompression.none, true, false), (.none, false, true), (.snappy, false, false),
            (.snappy, true, false), (.snappy, true, true), (.zstd(level: 3), true, false),
        ] {
            cases.append(
                Case(
                    name: "types-\(compression.identity)-\(isNullable)-\(prefersPlain)", rows: 1000, segmentRows: 700,
                    compression: compression, prefersPlain: prefersPlain
                ) { $0.everyType(isNullable: isNullable) })
        }
        cases.append(Case(name: "no-rows", rows: 0, segmentRows: 10) { $0.everyType(isNullable: true) })
        cases.append(Case(name: "one-row-groups", rows: 7, segmentRows: 1) { $0.everyType(isNullable: true) })
        cases.append(
            Case(name: "all-null", rows: 700, segmentRows: 650) {
                $0.nullShare = 1
                return $0.everyType(isNullable: true)
            })
        cases.append(
            Case(name: "no-null", rows: 700, segmentRows: 700) {
                $0.nullShare = 0
                return $0.everyType(isNullable: true)
            })
        for (isNullable, share) in [(true, 0.2), (false, 0.2), (true, 0), (true, 1)] {
            cases.append(
                Case(
                    name: "structures-\(isNullable)-\(share)", rows: 1000, segmentRows: 700,
                    compression: share == 1 ? .none : share == 0 ? .zstd(level: 1) : .snappy
                ) {
                    $0.nullShare = share
                    return $0.structures(isNullable: isNullable)
                })
        }
        cases.append(Case(name: "no-structures", rows: 0, segmentRows: 10) { $0.structures(isNullable: true) })
        cases.append(
            Case(name: "names-\"and\"-é", rows: 3, segmentRows: 3) { maker in
                ["a b", "Ä.\"é", "list"].map { maker.sequence($0, .int64, start: 1, step: 1) }
            })
        try write(cases, to: directory)
        for line in try ForeignReaders.compare(directory) { Issue.record("\(line)") }
    }
}
