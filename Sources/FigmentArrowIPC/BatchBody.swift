import FigmentColumns
import FigmentTarget

/// The body of a record batch while it is made: buffers one behind the other, each at a multiple of 64 bytes.
struct BatchBody {
    /// Length and nulls of each array, in the order of the schema.
    private(set) var nodes: [Int64] = []
    /// Offset and length of each buffer.
    private(set) var buffers: [Int64] = []
    private(set) var byteCount = 0
    private let out: SegmentOutput

    /// Buffers of so many bytes change hands instead of being copied.
    private static let adoptedBytes = 64 << 10

    init(_ out: SegmentOutput) { self.out = out }

    mutating func addNode(length: Int, nulls: Int) { nodes += [Int64(length), Int64(nulls)] }

    /// A buffer without bytes: validity where nothing is null.
    mutating func addEmpty() { buffers += [Int64(byteCount), 0] }

    /// Takes the bytes of `buffer`, which is empty afterwards.
    mutating func add(_ buffer: inout ByteBuffer) {
        let length = buffer.count
        buffers += [Int64(byteCount), Int64(length)]
        let padded = (length + 63) & ~63
        buffer.reserve(padded - length)
        (buffer.base + length).update(repeating: 0, count: padded - length)
        buffer.count = padded
        byteCount += padded
        if padded >= BatchBody.adoptedBytes {
            out.adopt(&buffer)
        } else {
            out.tail.buffer.append(buffer.base, count: padded)
            buffer.removeAll()
        }
    }

    /// A `RecordBatch` table: length, nodes, buffers.
    func append(rows: Int, to writer: inout FlatBufferWriter) -> Int {
        let batch = writer.table([.int64(rows), .reference, .reference])
        let nodes = writer.structures(count: nodes.count / 2, words: nodes)
        writer.link(batch.fields[1], to: nodes)
        let buffers = writer.structures(count: buffers.count / 2, words: buffers)
        writer.link(batch.fields[2], to: buffers)
        return batch.start
    }
}

/// The message that brings a dictionary's entries.
enum DictionaryBatch {
    static func message(_ pool: Pool, id: Int) -> (metadata: [UInt8], body: [UInt8]) {
        let out = SegmentOutput()
        var body = BatchBody(out)
        var buffer = ByteBuffer()
        body.addNode(length: pool.count, nulls: 0)
        body.addEmpty()
        buffer.append(UnsafeRawPointer(pool.offsets).assumingMemoryBound(to: UInt8.self), count: 4 * (pool.count + 1))
        body.add(&buffer)
        buffer.append(pool.bytes, count: pool.byteCount)
        body.add(&buffer)
        let metadata = ArrowMessage.encapsulated(.dictionaryBatch, bodyBytes: body.byteCount, unit: 64) { writer in
            let dictionary = writer.table([.int64(id), .reference])
            let batch = body.append(rows: pool.count, to: &writer)
            writer.link(dictionary.fields[1], to: batch)
            return dictionary.start
        }
        var bytes: [UInt8] = []
        for chunk in out.chunks {
            bytes.append(contentsOf: UnsafeBufferPointer(start: chunk.buffer.base, count: chunk.buffer.count))
        }
        return (metadata, bytes)
    }
}
