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

    @Test func everyTypeIsReadBackByEveryReader() throws {
        let directory = try ForeignReaders.makeDirectory()
        defer { try? FileManager.default.removeItem(at: directory) }
        let compressions: [ParquetCompression] = [.none, .snappy, .zstd(level: 3)]
        for (k, compression) in compressions.enumerated() {
            for isNullable in [false, true] {
                for prefersPlain in [false, true] {
                    let rows = 1000
                    var maker = ColumnMaker(seed: UInt64(k), rows: rows)
                    let columns = maker.everyType(isNullable: isNullable)
                    let table = TestTable(columns, rows: rows, prefersPlainEncodings: prefersPlain)
                    let format = ParquetFormat(
                        options: ParquetOptions(compression: compression, pageRows: 300), codecs: .system)
                    let name = "types-\(compression.identity)-\(isNullable)-\(prefersPlain)"
                    try write(
                        table, rows: rows, segmentRows: 700, format: format, to: directory.appendingPathComponent(name))
                }
            }
        }
        for line in try ForeignReaders.compare(directory) { Issue.record("\(line)") }
    }
}
