public import FigmentColumns

/// Values of a column as JSON text, one at a time: for targets that keep what has parts as text.
public final class JSONCells {
    private let binder = ColumnBinder(.json)
    private var cell: Cell?
    /// Keeps alive what the cell points into.
    private var column: Column?

    public init() {}

    /// Takes a column, whose first row has the number `firstRow`.
    public func bind(_ column: Column, firstRow: Int64) {
        self.column = column
        binder.beginBatch()
        cell = binder.bind(column, firstRow: firstRow).cell
    }

    /// Appends row `i`, which is no null. - Returns: The bytes appended.
    public func append(_ i: Int, to out: inout ByteBuffer) -> Int {
        guard let cell else { return 0 }
        let before = out.count
        var own = ByteBuffer()
        swap(&own, &out)
        var cursor = TextCursor(own)
        binder.elements.withUnsafeBufferPointer { elements in
            binder.pieces.withUnsafeBufferPointer { pieces in
                binder.fields.withUnsafeBufferPointer { fields in
                    let context = CellContext(
                        elements: elements.baseAddress, pieces: pieces.baseAddress, fields: fields.baseAddress)
                    cursor.appendJSON(cell, i, context)
                }
            }
        }
        own = cursor.finish()
        swap(&own, &out)
        return out.count - before
    }
}
