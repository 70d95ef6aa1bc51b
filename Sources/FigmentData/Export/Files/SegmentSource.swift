import FigmentADBC
import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The rows of one segment, taken from a result and given to an encoder column by column.
final class SegmentSource: ColumnSource {
    private let table: ExportTable
    private let stream: ResultStream
    private let whole: [Column]
    private let parts: [Column]
    /// Rows of the segment.
    private(set) var rows = RowRange(start: 0, count: 0)
    /// A batch of the result of which not all rows are taken.
    private var pending: (batch: ResultBatch, taken: Int)?

    init(_ table: ExportTable, _ descriptor: TableDescriptor) throws(ExportError) {
        self.table = table
        stream = try table.values()
        whole = descriptor.columns.map { Column(type: $0.type, isNullable: $0.isNullable) }
        parts = descriptor.columns.map { Column(type: $0.type, isNullable: $0.isNullable) }
    }

    /// Takes the next rows, at most `limit`.
    ///
    /// - Returns: Whether there were any.
    func advance(limit: Int) throws(ExportError) -> Bool {
        rows = RowRange(start: rows.end, count: 0)
        for column in whole { column.reset() }
        while rows.count < limit {
            guard let (batch, taken) = try next() else { break }
            let count = min(batch.rowCount - taken, limit - rows.count)
            for (index, column) in whole.enumerated() {
                try append(batch.columns[index], taken..<taken + count, to: column, index)
            }
            rows = RowRange(start: rows.start, count: rows.count + count)
            pending = taken + count < batch.rowCount ? (batch, taken + count) : nil
        }
        return rows.count > 0
    }

    private func next() throws(ExportError) -> (ResultBatch, Int)? {
        if let pending { return (pending.batch, pending.taken) }
        return try stream.nextBatch().map { ($0, 0) }
    }

    private func append(
        _ source: ResultColumn, _ range: Range<Int>, to column: Column, _ index: Int
    ) throws(ExportError) {
        let isGood: Bool
        do throws(ADBCError) { isGood = try ColumnFiller.append(source, range, to: column) } catch {
            throw .engine(error)
        }
        if !isGood {
            throw .wrongValues(table: table.name, column: table.columns[index].name, count: 1)
        }
    }

    func column(_ index: Int, rows wanted: RowRange) -> Column {
        if wanted == rows { return whole[index] }
        let part = parts[index]
        part.reset()
        let first = Int(wanted.start - rows.start)
        part.append(whole[index], rows: first..<first + wanted.count)
        return part
    }
}
