import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Writes rows of one table as JSON objects or CSV records.
///
/// `bind` takes the columns of a batch, `write` writes its rows. Keeps its buffers; one belongs to one thread.
final class RowWriter {
    private let style: TextStyle
    private let binder: ColumnBinder
    /// What stands before each value (`{"id":`, `,"name":`, a comma) and behind the last one.
    private let frame: ByteBuffer
    /// `columns + 2` offsets into `frame`.
    private let frameOffsets: [Int]
    private var columns: [BoundColumn] = []
    /// Keeps alive what the bound columns point into, whoever made it.
    private var batch: [Column] = []
    /// What a null is written as.
    private let null: StaticString

    /// One JSON object per row, followed by `rowEnd`.
    convenience init(json table: TableDescriptor, rowEnd: StaticString) {
        var parts = table.columns.enumerated().map { i, column in
            (i == 0 ? [0x7B] : [0x2C]) + encodedText(column.name, as: .jsonString) + [0x3A]
        }
        parts.append(Array(table.columns.isEmpty ? "{}".utf8 : "}".utf8) + rowEnd.bytes)
        self.init(.json, frame: parts, null: "null")
    }

    /// One CSV record per row, followed by `rowEnd`.
    ///
    /// A null is an empty field; in a table of one column it is `""`, because readers skip lines without any byte.
    convenience init(csv table: TableDescriptor, rowEnd: StaticString) {
        var parts: [[UInt8]] = table.columns.indices.map { $0 == 0 ? [] : [0x2C] }
        parts.append(rowEnd.bytes)
        self.init(.csv, frame: parts, null: table.columns.count == 1 ? "\"\"" : "")
    }

    private init(_ style: TextStyle, frame parts: [[UInt8]], null: StaticString) {
        self.style = style
        self.null = null
        binder = ColumnBinder(style)
        var frame = ByteBuffer()
        var offsets = [0]
        for part in parts {
            frame.append(part)
            offsets.append(frame.count)
        }
        self.frame = frame
        frameOffsets = offsets
    }

    /// Takes the columns of a batch, whose first row has the number `firstRow`.
    func bind(_ batch: [Column], firstRow: Int64) {
        self.batch = batch
        binder.beginBatch()
        columns.removeAll(keepingCapacity: true)
        for column in batch { columns.append(binder.bind(column, firstRow: firstRow)) }
    }

    /// Appends rows of the batch.
    func write(_ rows: Range<Int>, into cursor: inout TextCursor) {
        columns.withUnsafeBufferPointer { columns in
            frameOffsets.withUnsafeBufferPointer { offsets in
                binder.elements.withUnsafeBufferPointer { elements in
                    binder.pieces.withUnsafeBufferPointer { pieces in
                        binder.fields.withUnsafeBufferPointer { fields in
                            let context = CellContext(
                                elements: elements.baseAddress, pieces: pieces.baseAddress, fields: fields.baseAddress)
                            writeRows(rows, columns, offsets, context, into: &cursor)
                        }
                    }
                }
            }
        }
    }

    private func writeRows(
        _ rows: Range<Int>, _ columns: UnsafeBufferPointer<BoundColumn>, _ offsets: UnsafeBufferPointer<Int>,
        _ context: CellContext, into cursor: inout TextCursor
    ) {
        let frame = UnsafePointer(self.frame.base)
        let style = style
        let null = null
        for i in rows {
            for c in 0..<columns.count {
                cursor.copy(frame + offsets[c], count: offsets[c &+ 1] &- offsets[c])
                if columns[c].isNull(i) {
                    cursor.need(null.utf8CodeUnitCount)
                    cursor.putWord(null)
                } else {
                    switch style {
                    case .json: cursor.appendJSON(columns[c].cell, i, context)
                    case .csv: cursor.appendCSV(columns[c].cell, i, context)
                    }
                }
            }
            cursor.copy(frame + offsets[columns.count], count: offsets[columns.count &+ 1] &- offsets[columns.count])
        }
    }
}

/// The bytes of `text` in this encoding.
func encodedText(_ text: String, as encoding: TextEncoding) -> [UInt8] {
    var source = ByteBuffer()
    source.append(text)
    var cursor = TextCursor(ByteBuffer())
    cursor.append(source.base, count: source.count, as: encoding)
    let buffer = cursor.finish()
    return Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count))
}

extension StaticString {
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
