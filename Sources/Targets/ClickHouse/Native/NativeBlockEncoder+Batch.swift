import FigmentColumns
import FigmentTarget
import FigmentTypes

extension NativeBlockEncoder {
    /// The values of all columns of a batch, in the order of the block.
    ///
    /// - Parameter place: Of the server, for messages.
    /// - Throws: Which row of which column has a value that the server's type cannot hold.
    func append(
        _ rows: RowRange, of columns: [NativeColumn], from source: any ColumnSource, place: String
    ) throws(TargetError) {
        source.beginBatch(rows)
        for (index, column) in columns.enumerated() {
            do throws(NativeValueError) {
                try append(source.column(index, rows: rows), as: column, firstRow: rows.start)
            } catch {
                throw ClickHouseError.refused(
                    .values, "column '\(column.name)', row \(rows.start + Int64(error.row)): \(error.reason)",
                    place: place)
            }
        }
    }
}
