import FigmentCodecs
import FigmentColumns
import FigmentParquet
import FigmentTarget
import FigmentTypes
import Foundation
import Testing

/// CPU time per row and column of the mixed orders table, without the making of values. Run it alone, in release mode:
/// `FIGMENT_SPEED=1 swift test -c release --filter EncoderSpeedTests`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["FIGMENT_SPEED"] != nil))
struct EncoderSpeedTests {
    @Test func mixedOrders() throws {
        let rows = 1_000_000
        let all = SpeedSource.orders()
        for compression in [ParquetCompression.snappy, .none] {
            print("compression \(compression.identity)")
            var sum = 0.0
            for column in all {
                let (perRow, bytes) = try SpeedTests.measure([column], rows: rows, compression)
                sum += perRow
                print("  \(column.descriptor.name): \(perRow) ns/row, \(bytes) bytes/row")
            }
            print("  sum: \(sum) ns/row")
        }
    }

    @Test func vectors() throws {
        let (perRow, bytes) = try SpeedTests.measure([SpeedSource.vector(768)], rows: 100_000, .snappy)
        print("vector of 768: \(perRow) ns/row, \(bytes) bytes/row")
    }
}

enum SpeedTests {
    static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Nanoseconds and bytes per row, best of five.
    static func measure(
        _ columns: [SpeedColumn], rows: Int, _ compression: ParquetCompression
    ) throws -> (Double, Double) {
        let table = TableDescriptor(name: "t", columns: columns.map(\.descriptor), rowCount: Int64(rows))
        let format = ParquetFormat(options: ParquetOptions(compression: compression), codecs: .system)
        let encoder = try format.makeEncoder(table)
        let source = SpeedSource(columns)
        let output = SegmentOutput()
        let segment = format.segmentRows(table, maxFileBytes: 1 << 40)
        var best = Double.infinity
        var bytes = 0
        for _ in 0..<5 {
            var spent = 0.0
            bytes = 0
            var start = 0
            while start < rows {
                let range = RowRange(start: Int64(start), count: min(segment, rows - start))
                output.reset()
                source.seconds = 0
                let begin = cpuSeconds()
                _ = try encoder.encode(range, from: source, batchRows: 1 << 20, into: output)
                spent += cpuSeconds() - begin - source.seconds
                bytes += output.byteCount
                start += range.count
            }
            best = min(best, spent)
        }
        return ((best * 1e11 / Double(rows)).rounded() / 100, (Double(bytes) * 100 / Double(rows)).rounded() / 100)
    }
}

/// A column and how a page of it is filled.
struct SpeedColumn {
    var descriptor: ColumnDescriptor
    var fill: (Column, RowRange) -> Void
}

/// Serves pages that were made before.
final class SpeedSource: ColumnSource {
    private let columns: [SpeedColumn]
    private let buffers: [Column]
    /// Time spent here.
    var seconds = 0.0

    init(_ columns: [SpeedColumn]) {
        self.columns = columns
        buffers = columns.map {
            Column(type: $0.descriptor.type, form: $0.descriptor.form, isNullable: $0.descriptor.isNullable)
        }
    }

    func column(_ index: Int, rows: RowRange) -> Column {
        let begin = SpeedTests.cpuSeconds()
        let column = buffers[index]
        column.reset()
        columns[index].fill(column, rows)
        column.count = rows.count
        seconds += SpeedTests.cpuSeconds() - begin
        return column
    }

    /// Values of enough rows for 16 pages, any range of which can be served.
    private static func fixed<T: BitwiseCopyable>(
        _ descriptor: ColumnDescriptor, _ next: (inout Random) -> T
    ) -> SpeedColumn {
        var random = Random(7)
        let period = 20_480 * 16
        let values = (0..<period + 20_480).map { _ in next(&random) }
        return SpeedColumn(descriptor: descriptor) { column, rows in
            values.withUnsafeBytes { raw in
                let width = MemoryLayout<T>.stride
                let from = Int(rows.start % Int64(period)) * width
                column.values.append(
                    UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[from..<from + rows.count * width]))
            }
        }
    }

    private static func indices(_ count: Int, _ next: (inout Random) -> UInt32) -> (inout ByteBuffer, RowRange) -> Void
    {
        var random = Random(8)
        let period = 20_480 * 16
        let values = (0..<period + 20_480).map { _ in next(&random) }
        return { buffer, rows in
            values.withUnsafeBytes { raw in
                let from = Int(rows.start % Int64(period)) * 4
                buffer.append(
                    UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[from..<from + rows.count * 4]))
            }
        }
    }

    private static func words(_ count: Int, _ seed: UInt64) -> Pool {
        var random = Random(seed)
        var words: Set<[UInt8]> = []
        while words.count < count {
            words.insert((0..<4 + random.below(6)).map { _ in UInt8(97 + random.below(26)) })
        }
        return Pool(words.sorted { $0.lexicographicallyPrecedes($1) })
    }

    static func orders() -> [SpeedColumn] {
        var columns: [SpeedColumn] = []
        columns.append(
            SpeedColumn(
                descriptor: ColumnDescriptor(
                    name: "order_id", type: .int64, form: .sequence(start: 1, step: 1), isAscending: true)
            ) { column, rows in column.firstRow = rows.start })
        columns.append(
            fixed(
                ColumnDescriptor(name: "customer_id", type: .int64, integerBounds: 1...1_000_000)
            ) { Int64(exp(log(1_000_001) * Double($0.bits() >> 11) * 0x1p-53)) })
        let status = Pool(["cancelled", "delivered", "pending", "returned", "shipped"])
        let pick = indices(5) { r in
            let u = r.below(100)
            return u < 60 ? 1 : u < 80 ? 4 : u < 90 ? 2 : u < 96 ? 3 : 0
        }
        columns.append(
            SpeedColumn(descriptor: ColumnDescriptor(name: "status", type: .utf8, form: .dictionary(status))) {
                pick(&$0.indices, $1)
            })
        columns.append(
            fixed(ColumnDescriptor(name: "amount", type: .float64, isIncompressible: true)) {
                Double($0.bits() >> 11) * 0x1p-50
            })
        columns.append(
            fixed(ColumnDescriptor(name: "quantity", type: .int32, integerBounds: 1...100)) { Int32($0.below(100) + 1) }
        )
        columns.append(
            fixed(
                ColumnDescriptor(
                    name: "created_at", type: .timestamp(unit: .micro, zone: nil), isIncompressible: true)
            ) { Int64(1_704_067_200_000_000) + Int64($0.below(31_622_400_000_000)) })
        let (first, last) = (words(200, 1), words(500, 2))
        let firsts = indices(200) { UInt32($0.below(200)) }
        let lasts = indices(500) { UInt32($0.below(500)) }
        columns.append(
            SpeedColumn(
                descriptor: ColumnDescriptor(
                    name: "name", type: .utf8, form: .pieces([.pool(first), .constant([32]), .pool(last)]))
            ) { column, rows in
                firsts(&column.children[0].indices, rows)
                lasts(&column.children[2].indices, rows)
            })
        let domain = PieceForm.constant(Array("@example.com".utf8))
        columns.append(
            SpeedColumn(
                descriptor: ColumnDescriptor(
                    name: "email", type: .utf8,
                    form: .pieces([
                        .pool(first), .constant([46]), .pool(last), .counter(start: 1, step: 1), domain,
                    ]))
            ) { column, rows in
                firsts(&column.children[0].indices, rows)
                lasts(&column.children[2].indices, rows)
                let child = column.children[3]
                child.values.reserve(8 * rows.count)
                let values = child.values.values(as: Int64.self)
                for i in 0..<rows.count { values[i] = 1 + rows.start + Int64(i) }
                child.values.count = 8 * rows.count
            })
        return columns
    }

    static func vector(_ dim: Int) -> SpeedColumn {
        let page = [Float](repeating: 0.5, count: dim * 400)
        return SpeedColumn(
            descriptor: ColumnDescriptor(
                name: "vector", type: .vector(element: .float32, dim: dim), isIncompressible: true)
        ) { column, rows in
            page.withUnsafeBytes { raw in
                column.values.append(
                    UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[..<(rows.count * dim * 4)]))
            }
        }
    }
}
