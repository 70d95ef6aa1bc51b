import FigmentCodecs
import FigmentColumns
import FigmentTarget
import FigmentTypes
import Testing

@testable import FigmentParquet

/// The footer, read by a reader that knows the compact protocol and nothing of the writer.
@Suite struct FooterTests {
    private func metadata(_ file: [UInt8]) throws -> Reference.Thrift {
        #expect(Array(file.prefix(4)) == Array("PAR1".utf8))
        #expect(Array(file.suffix(4)) == Array("PAR1".utf8))
        let length = (0..<4).reduce(0) { $0 | Int(file[file.count - 8 + $1]) << (8 * $1) }
        var at = file.count - 8 - length
        let metadata = try Reference.thrift(file, at: &at)
        #expect(at == file.count - 8)
        return metadata
    }

    private func int(_ bytes: [UInt8]?) -> Int64? {
        guard let bytes, bytes.count == 8 else { return nil }
        return bytes.reversed().reduce(0) { $0 << 8 | Int64($1) }
    }

    /// Each page of a chunk lies where the offset index says, holds the rows it says, and has the bounds and nulls that
    /// the column index says.
    @Test func indexesDescribeThePages() throws {
        let rows = 1000
        var maker = ColumnMaker(seed: 1, rows: rows)
        let cells = (0..<rows).map { Cell.int(Int64($0 % 400) - 200) }
        let column = maker.plain("a", .int64, cells, isNullable: true)
        let table = TestTable([column], rows: rows)
        let format = ParquetFormat(options: ParquetOptions(pageRows: 90), codecs: .system)
        let file = try format.file(table, rows: rows, segmentRows: 600)
        let groups = try #require(metadata(file)[4]?.list)
        #expect(groups.count == 2)
        var groupStart = 0
        for group in groups {
            let groupRows = Int(try #require(group[3]?.int))
            let chunk = try #require(group[1]?.list.first)
            var at = Int(try #require(chunk[4]?.int))
            let offsets = try Reference.thrift(file, at: &at)
            #expect(at == Int(try #require(chunk[4]?.int)) + Int(try #require(chunk[5]?.int)))
            at = Int(try #require(chunk[6]?.int))
            let index = try Reference.thrift(file, at: &at)
            let locations = try #require(offsets[1]?.list)
            #expect(locations.count == (groupRows + 89) / 90)
            for (p, location) in locations.enumerated() {
                let first = Int(try #require(location[3]?.int))
                #expect(first == p * 90)
                var page = Int(try #require(location[1]?.int))
                let start = page
                let header = try Reference.thrift(file, at: &page)
                #expect(page - start + Int(try #require(header[3]?.int)) == Int(try #require(location[2]?.int)))
                let pageRows = min(90, groupRows - first)
                #expect(header[5]?[1]?.int == Int64(pageRows))
                let values = column.cells[groupStart + first..<groupStart + first + pageRows].compactMap { cell in
                    if case .int(let value) = cell { value } else { nil }
                }
                #expect(int(index[2]?.list[p].bytes) == values.min())
                #expect(int(index[3]?.list[p].bytes) == values.max())
                #expect(index[5]?.list[p].int == Int64(pageRows - values.count))
                #expect(index[1]?.list[p].bool == values.isEmpty)
            }
            groupStart += groupRows
        }
    }

    @Test func boundaryOrder() throws {
        for (step, order) in [(Int64(2), Int64(1)), (-2, 2)] {
            var maker = ColumnMaker(seed: 1, rows: 500)
            let table = TestTable([maker.sequence("a", .int64, start: 0, step: step)], rows: 500)
            let format = ParquetFormat(options: ParquetOptions(pageRows: 90))
            let file = try format.file(table, rows: 500, segmentRows: 500)
            let chunk = try #require(metadata(file)[4]?.list.first?[1]?.list.first)
            var at = Int(try #require(chunk[6]?.int))
            #expect(try Reference.thrift(file, at: &at)[4]?.int == order)
        }
    }

    /// Group offsets and sizes add up to the data; totals count page headers.
    @Test func sizesAddUp() throws {
        let rows = 500
        var maker = ColumnMaker(seed: 9, rows: rows)
        let table = TestTable(maker.everyType(isNullable: true), rows: rows)
        let format = ParquetFormat(options: ParquetOptions(pageRows: 90), codecs: .system)
        let file = try format.file(table, rows: rows, segmentRows: 200)
        let metadata = try metadata(file)
        #expect(metadata[3]?.int == Int64(rows))
        var next: Int64 = 4
        for (ordinal, group) in try #require(metadata[4]?.list).enumerated() {
            #expect(group[5]?.int == next)
            #expect(group[7]?.int == Int64(ordinal))
            var compressed: Int64 = 0
            var uncompressed: Int64 = 0
            for chunk in try #require(group[1]?.list) {
                let meta = try #require(chunk[3])
                // The first page of a chunk stands where the chunk before ended.
                #expect(min(meta[11]?.int ?? .max, try #require(meta[9]?.int)) == next + compressed)
                compressed += try #require(meta[7]?.int)
                uncompressed += try #require(meta[6]?.int)
            }
            #expect(group[6]?.int == compressed)
            #expect(group[2]?.int == uncompressed)
            next += compressed
        }
    }

    @Test func estimatesAreNotTooSmall() throws {
        let rows = 2000
        var maker = ColumnMaker(seed: 9, rows: rows)
        let table = TestTable(maker.everyType(isNullable: true), rows: rows)
        let format = ParquetFormat(codecs: .system)
        let file = try format.file(table, rows: rows, segmentRows: 100)
        let length = (0..<4).reduce(0) { $0 | Int(file[file.count - 8 + $1]) << (8 * $1) }
        let estimate = format.estimatedFooterBytes(table.descriptor, segmentCount: 20)
        #expect(estimate >= length)
        #expect(estimate < 4 * length)
    }

    @Test func truncatedBounds() {
        func bounds(_ least: String, _ greatest: String, isText: Bool = true) -> Bounds? {
            Bounds(leastBytes: Array(least.utf8), greatestBytes: Array(greatest.utf8), isText: isText)
        }
        let a70 = String(repeating: "a", count: 70)
        let short = bounds("a", "b")
        #expect(short?.isLeastExact == true)
        #expect(short?.isGreatestExact == true)
        let long = bounds(a70, a70)
        #expect(long?.least == Array(a70.utf8.prefix(64)))
        #expect(long?.greatest == Array((String(repeating: "a", count: 63) + "b").utf8))
        #expect(long?.isLeastExact == false)
        #expect(long?.isGreatestExact == false)
        // 21 characters of three bytes fit in 64.
        let wide = bounds("a", String(repeating: "漢", count: 30))
        #expect(
            wide?.greatest == Array((String(repeating: "漢", count: 20) + "漣").utf8.prefix(60)) + Array("\u{6F23}".utf8))
        // The last character of Unicode cannot be raised, the one before it can; behind U+D7FF comes U+E000.
        let last = String(repeating: "\u{10FFFF}", count: 20)
        #expect(bounds("a", last) == nil)
        #expect(bounds("a", "b" + last)?.greatest == Array("c".utf8))
        let edge = bounds("a", String(repeating: "\u{D7FF}", count: 30))
        #expect(edge?.greatest == Array((String(repeating: "\u{D7FF}", count: 20) + "\u{E000}").utf8))
        let binary = Bounds(
            leastBytes: [0], greatestBytes: [1] + [UInt8](repeating: 255, count: 70), isText: false)
        #expect(binary?.greatest == [2])
        #expect(Bounds(leastBytes: [0], greatestBytes: [UInt8](repeating: 255, count: 65), isText: false) == nil)
    }

    @Test func boundsOfFloats() {
        func bounds(_ values: [Double]) -> [UInt64]? {
            Extremes.bounds(.float64, values, count: values.count).map { bounds in
                [bounds.least, bounds.greatest].map { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
            }
        }
        #expect(bounds([]) == nil)
        #expect(bounds([.nan, .nan]) == nil)
        #expect(bounds([.nan, 2, -3, .nan, 1]) == [(-3.0).bitPattern, (2.0).bitPattern])
        #expect(bounds([0.0]) == [(-0.0).bitPattern, (0.0).bitPattern])
        #expect(bounds([-0.0, 5]) == [(-0.0).bitPattern, (5.0).bitPattern])
        #expect(bounds([.infinity]) == [Double.infinity.bitPattern, Double.infinity.bitPattern])
        let halves: [UInt16] = [0x7E00, 0x8001, 0x0001, 0xFE00]
        let half = Extremes.bounds(.float16, halves, count: 4)
        #expect(half?.least == [0x01, 0x80])
        #expect(half?.greatest == [0x01, 0x00])
        let zero = Extremes.bounds(.float16, [UInt16](repeating: 0x8000, count: 2), count: 2)
        #expect(zero?.least == [0x00, 0x80])
        #expect(zero?.greatest == [0, 0])
    }

    /// The least and greatest of texts of pieces, against spelling them all out.
    @Test func boundsOfPieces() {
        for seed in 0..<60 {
            var random = Random(UInt64(seed))
            let rows = random.pick([1, 3, 200])
            var maker = ColumnMaker(seed: UInt64(seed), rows: rows)
            // Entries that begin with each other, the hard case.
            let pool = Pool(["a", "ab", "abc", "b", "ba", "", "zz", "z"])
            let pieces = (0..<1 + random.below(4)).map { _ -> PieceForm in
                switch random.below(4) {
                case 0: .constant(Array(random.pick(["", "-", "b"]).utf8))
                case 1: .counter(start: Int64(random.pick([0, 7, 95, 998])), step: Int64(random.pick([0, 1, 3])))
                case 2: .text(maxLength: 8)
                default: .pool(pool)
                }
            }
            let column = maker.pieces("p", pieces)
            let page = Column(type: .utf8, form: .pieces(pieces))
            column.fill(page, RowRange(start: 0, count: rows))
            let encoder = PieceEncoder(.pieces(pieces))
            encoder.bind(page, count: rows)
            let texts = column.cells.compactMap { cell in if case .text(let text) = cell { text } else { nil } }
            let bounds = encoder.bounds(isText: true)
            #expect(bounds?.least == texts.min { $0.lexicographicallyPrecedes($1) }, "\(pieces)")
            #expect(bounds?.greatest == texts.max { $0.lexicographicallyPrecedes($1) }, "\(pieces)")
        }
    }
}
