public import FigmentColumns
public import FigmentTypes

/// A file format, as a directory target uses it.
///
/// A file is `header`, segments joined by `separator`, `footer`. A segment (a Parquet row group, a run of JSON rows) is
/// encoded on any thread without knowledge of its place; only the footer knows where segments came to lie. The bytes of a
/// segment depend on its rows only, never on threads or batches.
public protocol FileFormat: Sendable {
    /// "parquet", "json", …
    var name: String { get }
    /// Without the dot.
    var fileExtension: String { get }
    /// Every option that changes bytes, as text; part of the job's identity.
    var identity: String { get }
    /// Written between two segments of one file.
    var separator: [UInt8] { get }

    /// Rows of a segment, from the plan alone: at least 1; about `maxFileBytes` / 16 at most.
    func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int
    func header(_ table: TableDescriptor) -> [UInt8]
    /// An encoder for one worker thread. Throws for a type that the format cannot hold.
    func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder
    /// The end of a file whose segments lie as given; `fileBytes` is the offset at which the footer begins.
    func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8]
    /// About the bytes that a footer takes for these segments, so that a file limit can be kept.
    func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int
}

/// What an encoder has to say of a segment beside its bytes.
public protocol SegmentNotes: Sendable {
    /// Numbers that the format cannot hold and that were written as null.
    var nonFiniteCount: Int { get }
}

/// Encodes segments; keeps its buffers from one to the next.
public protocol SegmentEncoder: AnyObject {
    /// Appends the encoded rows to `out`.
    ///
    /// - Parameter batchRows: At most so many rows are asked of the source at a time.
    /// - Returns: What the footer needs to know of the segment (nothing for text formats).
    func encode(_ rows: RowRange, from source: any ColumnSource, batchRows: Int, into out: SegmentOutput)
        throws(TargetError) -> (any Sendable)?
}

/// A segment in its place.
public struct PlacedSegment: Sendable {
    public var rows: RowRange
    /// The first byte within the file.
    public var offset: Int
    public var byteCount: Int
    /// What the encoder returned.
    public var info: (any Sendable)?

    public init(rows: RowRange, offset: Int, byteCount: Int, info: (any Sendable)?) {
        self.rows = rows
        self.offset = offset
        self.byteCount = byteCount
        self.info = info
    }
}

/// The encoded bytes of a segment: a list of chunks that go to the file by `writev`.
///
/// Large buffers are adopted, not copied: the giver gets a recycled empty one in return.
public final class SegmentOutput {
    /// A chunk; class, because arrays cannot hold move-only buffers.
    public final class Chunk {
        public var buffer = ByteBuffer()
    }
    public private(set) var chunks: [Chunk] = []
    private var free: [Chunk] = []
    /// Bytes in all chunks.
    public var byteCount: Int { chunks.reduce(0) { $0 + $1.buffer.count } }

    public init() {}

    /// Empties the output and keeps its memory. A segment like the one before finds each chunk in the same role again,
    /// so that chunks of a few bytes stay small.
    public func reset() {
        for chunk in chunks { chunk.buffer.removeAll() }
        free.append(contentsOf: chunks.reversed())
        chunks.removeAll(keepingCapacity: true)
        isTailOpen = false
    }

    private var isTailOpen = false

    /// The chunk to append small things to.
    public var tail: Chunk {
        if isTailOpen, let last = chunks.last { return last }
        let chunk = free.popLast() ?? Chunk()
        chunks.append(chunk)
        isTailOpen = true
        return chunk
    }

    /// Closes the chunk to append to: what comes next goes into another. For a chunk that is filled last, because it
    /// tells where the others lie.
    public func closeTail() { isTailOpen = false }

    /// Takes the bytes of `buffer` as the next chunk; `buffer` is empty afterwards.
    public func adopt(_ buffer: inout ByteBuffer) {
        let chunk = free.popLast() ?? Chunk()
        swap(&chunk.buffer, &buffer)
        buffer.removeAll()
        chunks.append(chunk)
        isTailOpen = false
    }
}
