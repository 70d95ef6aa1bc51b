import FigmentADBC
import FigmentColumns
import FigmentSchema
import FigmentTypes

/// The rows of one segment, taken from a result for an encoder that goes column by column.
final class SegmentSource {
    private let table: ExportTable
    private let stream: ResultStream
    let columns: HeldColumns
    /// Rows of the segment.
    var rows: RowRange { columns.rows }
    /// A batch of the result of which not all rows are taken.
    private var pending: (batch: ResultBatch, taken: Int)?

    init(_ table: ExportTable, _ descriptor: TableDescriptor) throws(ExportError) {
        self.table = table
        stream = try table.values()
        columns = HeldColumns(descriptor.columns)
    }

    /// Takes the next rows, at most `limit`.
    ///
    /// - Returns: Whether there were any.
    func advance(limit: Int) throws(ExportError) -> Bool {
        columns.rows = RowRange(start: rows.end, count: 0)
        for column in columns.whole { column.reset() }
        while rows.count < limit {
            guard let (batch, taken) = try next() else { break }
            let count = min(batch.rowCount - taken, limit - rows.count)
            for (index, column) in columns.whole.enumerated() {
                try append(batch.columns[index], taken..<taken + count, to: column, index)
            }
            columns.rows = RowRange(start: rows.start, count: rows.count + count)
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
}
