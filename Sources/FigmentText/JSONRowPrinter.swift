public import FigmentColumns
import FigmentTypes

/// Writes single rows as JSON objects: for a preview, a look at one row, messages.
///
/// The bytes are those that ``JSONFormat`` writes for the row.
public final class JSONRowPrinter {
    private let writer: RowWriter

    public init(_ table: TableDescriptor) { writer = RowWriter(json: table, rowEnd: "") }

    /// Takes the columns of a batch, all of the table's, in order.
    ///
    /// - Parameter firstRow: The row number of the columns' row 0.
    public func bind(_ columns: [Column], firstRow: Int64) { writer.bind(columns, firstRow: firstRow) }

    /// Appends row `i` of the batch to `out`, as one line without its end. The columns bound must still be valid.
    public func append(_ i: Int, to out: inout ByteBuffer) {
        var buffer = ByteBuffer()
        swap(&buffer, &out)
        var cursor = TextCursor(buffer)
        writer.write(i..<(i + 1), into: &cursor)
        out = cursor.finish()
    }
}
