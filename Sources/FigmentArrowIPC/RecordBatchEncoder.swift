import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Encodes record batches; keeps its buffers from one to the next.
final class RecordBatchEncoder: SegmentEncoder {
    private let arrays: [ArrayEncoder]

    init(_ columns: [ArrowColumn]) {
        arrays = columns.map { ArrayEncoder($0.descriptor.type, indexBits: $0.field.dictionary?.indexBits) }
    }

    func encode(_ rows: RowRange, from source: any ColumnSource, batchRows: Int, into out: SegmentOutput)
        throws(TargetError) -> (any Sendable)?
    {
        // The metadata tells where buffers lie: its chunk is filled last.
        let metadata = out.tail
        out.closeTail()
        var body = BatchBody(out)
        for (index, array) in arrays.enumerated() {
            var at = 0
            while at < rows.count {
                let batch = RowRange(
                    start: rows.start + Int64(at), count: min(max(1, batchRows), rows.count - at))
                array.append(source.column(index, rows: batch), rows: 0..<batch.count, firstRow: batch.start)
                at += batch.count
            }
            try array.finish(into: &body)
        }
        let message = ArrowMessage.encapsulated(.recordBatch, bodyBytes: body.byteCount, unit: 64) {
            body.append(rows: rows.count, to: &$0)
        }
        metadata.buffer.removeAll()
        metadata.buffer.append(message)
        return RecordBatchInfo(metadataBytes: message.count)
    }
}
