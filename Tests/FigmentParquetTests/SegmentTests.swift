import FigmentCodecs
import FigmentColumns
import FigmentTarget
import FigmentTypes
import Testing

@testable import FigmentParquet

/// What decides the bytes of a segment, and how they are handed over.
@Suite struct SegmentTests {
    private func table(isNullable: Bool, rows: Int) -> TestTable {
        var maker = ColumnMaker(seed: 11, rows: rows)
        return TestTable(maker.everyType(isNullable: isNullable), rows: rows)
    }

    @Test(arguments: [false, true]) func batchesDoNotChangeBytes(isNullable: Bool) throws {
        let table = table(isNullable: isNullable, rows: 400)
        let format = ParquetFormat(options: ParquetOptions(pageRows: 128), codecs: .system)
        let expected = try format.file(table, rows: 400, segmentRows: 300)
        for batchRows in [1, 7, 100, 1000] {
            #expect(try format.file(table, rows: 400, segmentRows: 300, batchRows: batchRows) == expected)
        }
    }

    @Test func noMoreRowsAreAskedForThanAllowed() throws {
        let table = table(isNullable: true, rows: 300)
        let source = TableSource(table)
        let encoder = try ParquetFormat(codecs: .system).makeEncoder(table.descriptor)
        _ = try encoder.encode(RowRange(start: 0, count: 300), from: source, batchRows: 13, into: SegmentOutput())
        #expect(source.largestRequest == 13)
    }

    /// A segment's bytes do not depend on what its encoder wrote before.
    @Test func segmentsDependOnTheirRowsOnly() throws {
        let table = table(isNullable: true, rows: 600)
        let format = ParquetFormat(options: ParquetOptions(pageRows: 90), codecs: .system)
        func encode(_ starts: [Int]) throws -> [Int: [UInt8]] {
            let encoder = try format.makeEncoder(table.descriptor)
            let source = TableSource(table)
            let output = SegmentOutput()
            var segments: [Int: [UInt8]] = [:]
            for start in starts {
                output.reset()
                _ = try encoder.encode(
                    RowRange(start: Int64(start), count: 200), from: source, batchRows: 1000, into: output)
                segments[start] = output.chunks.flatMap {
                    Array(UnsafeBufferPointer(start: $0.buffer.base, count: $0.buffer.count))
                }
                #expect(segments[start]?.count == output.byteCount)
            }
            return segments
        }
        #expect(try encode([0, 200, 400]) == encode([400, 0, 200]))
    }

    /// The values of large pages are not copied: the output holds the column's own memory.
    @Test func vectorsAreAdopted() throws {
        final class Source: ColumnSource {
            let values = Column(type: .vector(element: .float32, dim: 256))
            var places: Set<UnsafeMutablePointer<UInt8>> = []

            func column(_ index: Int, rows: RowRange) -> Column {
                values.reset()
                values.values.append([UInt8](repeating: 1, count: rows.count * 1024))
                values.count = rows.count
                places.insert(values.values.base)
                return values
            }
        }
        let column = ColumnDescriptor(name: "v", type: .vector(element: .float32, dim: 256))
        let table = TableDescriptor(name: "t", columns: [column], rowCount: 3000)
        let source = Source()
        let output = SegmentOutput()
        let encoder = try ParquetFormat(codecs: .system).makeEncoder(table)
        _ = try encoder.encode(RowRange(start: 0, count: 3000), from: source, batchRows: 100_000, into: output)
        let adopted = output.chunks.filter { source.places.contains($0.buffer.base) }
        #expect(adopted.count == 3)
        #expect(adopted.reduce(0) { $0 + $1.buffer.count } == 3000 * 1024)
        #expect(output.byteCount - 3000 * 1024 < 3000 * 6)
    }

    @Test func rowsOfSegmentsAndPages() throws {
        let format = ParquetFormat()
        func descriptor(_ bytes: Double, most: Int? = nil) -> TableDescriptor {
            let column = ColumnDescriptor(name: "c", type: .utf8, estimatedBytes: bytes, maxBytes: most)
            return TableDescriptor(name: "t", columns: [column], rowCount: 1 << 40)
        }
        #expect(format.segmentRows(descriptor(8), maxFileBytes: 1 << 40) == 48 * 20_480)
        #expect(format.segmentRows(descriptor(100), maxFileBytes: 1 << 40) == 16 * 20_480)
        #expect(format.segmentRows(descriptor(100_000), maxFileBytes: 1 << 40) == 335)
        #expect(format.segmentRows(descriptor(100), maxFileBytes: 16 << 20) == 10_485)
        #expect(format.segmentRows(descriptor(1e12), maxFileBytes: 1 << 30) == 1)
        #expect(format.segmentRows(descriptor(8), maxFileBytes: 1) == 1)
        func pageRows(_ table: TableDescriptor) throws -> Int {
            ColumnChunkEncoder.pageRows(try LeafColumn(table.columns[0], in: table), options: ParquetOptions())
        }
        #expect(try pageRows(descriptor(8)) == 20_480)
        #expect(try pageRows(descriptor(1000)) == 1048)
        #expect(try pageRows(descriptor(1e9)) == 1)
        #expect(try pageRows(descriptor(8, most: 1 << 24)) == 63)
    }

    @Test func typesThatAreRefused() {
        for type in [
            DataType.list(.list(.int8)), .list(.vector(element: .float32, dim: 2)), .list(.sparseVector(dim: 2)),
        ] {
            let table = TableDescriptor(name: "t", columns: [ColumnDescriptor(name: "c", type: type)], rowCount: 1)
            #expect(throws: TargetError.unsupportedType(column: "c", type: "\(type)", format: "parquet")) {
                _ = try ParquetFormat().makeEncoder(table)
            }
        }
        let table = TableDescriptor(name: "t", columns: [], rowCount: 1)
        #expect(throws: TargetError.codec("zstd is not available")) {
            _ = try ParquetFormat(options: ParquetOptions(compression: .zstd(level: 1))).makeEncoder(table)
        }
    }
}
