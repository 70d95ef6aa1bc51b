import FigmentColumns
public import FigmentTarget
import FigmentTypes

/// What a text format tells of a segment.
public struct TextSegmentInfo: SegmentNotes, Equatable {
    /// Numbers that JSON cannot hold (NaN and infinities) and that were written as null.
    public var nonFiniteCount: Int
}

/// Encodes runs of rows as text.
final class TextSegmentEncoder: SegmentEncoder {
    private let writer: RowWriter
    private let columnCount: Int
    private let rowsPerBatch: Int
    /// Bytes behind the last row that belong between rows only.
    private let trailing: Int

    init(_ table: TableDescriptor, writer: RowWriter, trailing: Int) {
        self.writer = writer
        self.trailing = trailing
        columnCount = table.columns.count
        rowsPerBatch = max(1, Int(2_097_152 / table.estimatedRowBytes))
    }

    func encode(_ rows: RowRange, from source: any ColumnSource, batchRows: Int, into out: SegmentOutput)
        throws(TargetError) -> (any Sendable)?
    {
        let chunk = out.tail
        var buffer = ByteBuffer()
        swap(&buffer, &chunk.buffer)
        var cursor = TextCursor(buffer)
        let most = max(1, min(batchRows, rowsPerBatch))
        var done = 0
        while done < rows.count {
            let batch = RowRange(start: rows.start + Int64(done), count: min(most, rows.count - done))
            source.beginBatch(batch)
            writer.bind((0..<columnCount).map { source.column($0, rows: batch) }, firstRow: batch.start)
            writer.write(0..<batch.count, into: &cursor)
            done += batch.count
        }
        if rows.count > 0 { cursor.at -= trailing }
        let info = TextSegmentInfo(nonFiniteCount: cursor.nonFinite)
        chunk.buffer = cursor.finish()
        return info
    }
}

/// Refuses columns whose form a row writer does not know for their type.
func checkForms(_ table: TableDescriptor, format: String) throws(TargetError) {
    for column in table.columns where !isKnown(column.form, for: column.type) {
        throw .unsupportedType(column: column.name, type: "\(column.type) as \(column.form)", format: format)
    }
}

private func isKnown(_ form: Form, for type: DataType) -> Bool {
    switch (form, type) {
    case (.plain, _), (.constant, _): true
    case (.sequence, let type): type.isInteger
    case (.dictionary, let type): type.isText || type == .binary
    case (.pieces, let type): type.isText
    case (.list(.sequence), _): false
    case (.list(let elementForm), .list(let element)): isKnown(elementForm, for: element)
    case (.list, _): false
    // Only columns of the table are consecutive rows.
    case (.structure(let forms), .structure(let fields)):
        forms.count == fields.count
            && zip(forms, fields).allSatisfy { form, field in
                if case .sequence = form { false } else { isKnown(form, for: field.type) }
            }
    case (.structure, _): false
    }
}
