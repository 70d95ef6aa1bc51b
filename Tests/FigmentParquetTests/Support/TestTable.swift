import FigmentColumns
import FigmentTarget
import FigmentTypes

/// A column with all its values.
struct TestColumn {
    var descriptor: ColumnDescriptor
    /// The values expected back, one per row.
    var cells: [Cell]
    /// Fills a column with the rows of a range.
    var fill: (Column, RowRange) -> Void
    /// What the reader script calls the type.
    var kind: String
}

/// A table whose values are listed.
struct TestTable {
    var descriptor: TableDescriptor
    var columns: [TestColumn]

    init(_ columns: [TestColumn], rows: Int, prefersPlainEncodings: Bool = false) {
        self.columns = columns
        descriptor = TableDescriptor(
            name: "t", columns: columns.map(\.descriptor), rowCount: Int64(rows),
            prefersPlainEncodings: prefersPlainEncodings)
    }

    var expectedJSON: String {
        let columns = columns.map { column in
            let name = Cell.text(Array(column.descriptor.name.utf8)).json
            return "{\"name\":\(name),\"kind\":\"\(column.kind)\",\"values\":["
                + column.cells.map(\.json).joined(separator: ",") + "]}"
        }
        return "{\"columns\":[" + columns.joined(separator: ",") + "]}"
    }
}

/// Serves a table's rows; columns are reused from call to call.
final class TableSource: ColumnSource {
    private let table: TestTable
    private let columns: [Column]
    /// The most rows asked for in one call.
    private(set) var largestRequest = 0

    init(_ table: TestTable) {
        self.table = table
        columns = table.columns.map {
            Column(type: $0.descriptor.type, form: $0.descriptor.form, isNullable: $0.descriptor.isNullable)
        }
    }

    func column(_ index: Int, rows: RowRange) -> Column {
        largestRequest = max(largestRequest, rows.count)
        let column = columns[index]
        column.reset()
        table.columns[index].fill(column, rows)
        return column
    }
}

extension FileFormat {
    /// A whole file of `rows` rows, cut into segments of `segmentRows`.
    func file(
        _ table: TestTable, rows: Int, segmentRows: Int, batchRows: Int = 1 << 20
    ) throws -> [UInt8] {
        let source = TableSource(table)
        let encoder = try makeEncoder(table.descriptor)
        let output = SegmentOutput()
        var bytes = header(table.descriptor)
        var segments: [PlacedSegment] = []
        var start = 0
        while start < rows {
            let range = RowRange(start: Int64(start), count: min(segmentRows, rows - start))
            output.reset()
            let info = try encoder.encode(range, from: source, batchRows: batchRows, into: output)
            segments.append(
                PlacedSegment(rows: range, offset: bytes.count, byteCount: output.byteCount, info: info))
            for chunk in output.chunks {
                bytes.append(contentsOf: UnsafeBufferPointer(start: chunk.buffer.base, count: chunk.buffer.count))
            }
            start += range.count
        }
        return bytes + footer(table.descriptor, segments, fileBytes: bytes.count)
    }
}
