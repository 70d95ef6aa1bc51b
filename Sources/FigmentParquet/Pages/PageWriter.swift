import FigmentColumns
import FigmentTarget

/// Puts pages into a segment: compression, checksum, header. Owns the buffers that all columns of a worker share.
final class PageWriter {
    /// Levels of the page being made.
    var levels = ByteBuffer()
    /// Its values, where they are not taken from the column as they are.
    var encoded = ByteBuffer()
    /// Its bytes, where an encoder compresses by itself.
    var compressed = ByteBuffer()
    /// Values in their physical type, where that differs from the one in memory.
    var physical = ByteBuffer()

    private var body = ByteBuffer()
    /// The preamble of the page being written.
    private var lead = ByteBuffer()
    private var snappy = GreedySnappy()
    private var thrift = CompactWriter()
    private let zstd: (any Compressor)?
    private let crc32: @Sendable (UInt32, UnsafeRawBufferPointer) -> UInt32

    /// Bytes of the segment so far.
    private(set) var position = 0
    private(set) var out = SegmentOutput()

    /// Values of this many bytes and more are adopted by the output instead of copied.
    static var adoptionBytes: Int { 32 << 10 }

    init(options: ParquetOptions, codecs: Codecs) {
        crc32 = codecs.crc32
        if case .zstd(let level) = options.compression, let make = codecs.makeZstd {
            zstd = make(level)
        } else {
            zstd = nil
        }
    }

    func begin(_ out: SegmentOutput) {
        self.out = out
        position = 0
    }

    /// Goes on in another output, of which `position` bytes are written.
    func resume(_ out: SegmentOutput, at position: Int) {
        self.out = out
        self.position = position
    }

    /// Takes the bytes of whole pages that were written elsewhere.
    func append(pages: SegmentOutput) {
        for chunk in pages.chunks where chunk.buffer.count > 0 {
            position += chunk.buffer.count
            append(&chunk.buffer)
        }
    }

    /// What a page's header says.
    struct Header {
        var kind: PageKind
        var entries: Int
        var encoding: Encoding
        var hasChecksum = true
    }

    /// The sizes of a page, header included.
    struct Written {
        var encoding: Encoding
        var offset: Int
        var uncompressedBytes: Int
        var compressedBytes: Int
        /// Whether compression gained nothing.
        var isStored: Bool
    }

    /// Writes `levels` and `values` as a page. A large `values` buffer is replaced by an empty one.
    ///
    /// - Parameter isIncompressible: Do not even try: the page becomes one literal.
    func write(
        _ header: Header, values: inout ByteBuffer, codec: PageCodec, isIncompressible: Bool = false
    ) throws(TargetError) -> Written {
        if codec == .uncompressed { return try writeUncompressed(header, values: &values) }
        if levels.count == 0 {
            return try compressAndWrite(header, values, codec, isIncompressible)
        }
        body.removeAll()
        body.reserve(levels.count + values.count)
        body.append(levels.base, count: levels.count)
        body.append(values.base, count: values.count)
        return try compressAndWrite(header, body, codec, isIncompressible)
    }

    private func compressAndWrite(
        _ header: Header, _ input: borrowing ByteBuffer, _ codec: PageCodec, _ isIncompressible: Bool
    ) throws(TargetError) -> Written {
        try check(input.count)
        compressed.removeAll()
        let bytes = UnsafeBufferPointer(start: UnsafePointer(input.base), count: input.count)
        var isStored = isIncompressible
        if codec == .snappy {
            if !isIncompressible {
                snappy.compress(bytes, into: &compressed)
                // Less than 1/32 gained is not worth a reader's time.
                isStored = compressed.count > input.count - input.count / 32
            }
            if isStored {
                compressed.removeAll()
                Snappy.appendStored(bytes, to: &compressed)
            }
        } else {
            guard let zstd else { throw .codec("zstd is not available") }
            try zstd.compress(bytes, into: &compressed)
        }
        return try writeCompressed(header, uncompressedBytes: input.count, isStored: isStored)
    }

    /// Writes what lies in `compressed` as a page.
    ///
    /// - Parameter preamble: A number to write before it as a varint: the length that a Snappy stream begins with.
    func writeCompressed(
        _ header: Header, uncompressedBytes: Int, preamble: Int? = nil, isStored: Bool = false
    ) throws(TargetError) -> Written {
        try check(uncompressedBytes)
        try check(compressed.count)
        lead.removeAll()
        if let preamble { lead.appendVarint(UInt64(preamble)) }
        let crc = header.hasChecksum ? crc32(crc32(0, lead.rawBytes), compressed.rawBytes) : nil
        let size = lead.count + compressed.count
        let headerBytes = appendHeader(header, uncompressed: uncompressedBytes, compressed: size, crc: crc)
        out.tail.buffer.append(lead.base, count: lead.count)
        append(&compressed)
        return place(header, headerBytes, uncompressedBytes, size, isStored)
    }

    private func writeUncompressed(_ header: Header, values: inout ByteBuffer) throws(TargetError) -> Written {
        let size = levels.count + values.count
        try check(size)
        var crc: UInt32?
        if header.hasChecksum { crc = crc32(crc32(0, levels.rawBytes), values.rawBytes) }
        let headerBytes = appendHeader(header, uncompressed: size, compressed: size, crc: crc)
        if levels.count > 0 { out.tail.buffer.append(levels.base, count: levels.count) }
        append(&values)
        return place(header, headerBytes, size, size, true)
    }

    private func append(_ buffer: inout ByteBuffer) {
        if buffer.count >= PageWriter.adoptionBytes {
            out.adopt(&buffer)
        } else {
            out.tail.buffer.append(buffer.base, count: buffer.count)
        }
    }

    private func place(
        _ header: Header, _ headerBytes: Int, _ uncompressed: Int, _ compressed: Int, _ isStored: Bool
    ) -> Written {
        let written = Written(
            encoding: header.encoding, offset: position, uncompressedBytes: headerBytes + uncompressed,
            compressedBytes: headerBytes + compressed,
            isStored: isStored)
        position += headerBytes + compressed
        return written
    }

    /// Page sizes are 32-bit in the format.
    private func check(_ size: Int) throws(TargetError) {
        if size > Int(Int32.max) {
            throw .limitTooSmall(what: "parquet page", given: Int64(Int32.max), minimum: Int64(size))
        }
    }

    /// Appends a `PageHeader` and returns its length.
    private func appendHeader(_ header: Header, uncompressed: Int, compressed: Int, crc: UInt32?) -> Int {
        thrift.removeAll()
        thrift.beginElement()
        thrift.int32(1, header.kind.rawValue)
        thrift.int32(2, uncompressed)
        thrift.int32(3, compressed)
        if let crc { thrift.int32(4, Int(Int32(bitPattern: crc))) }
        switch header.kind {
        case .data:
            thrift.beginStruct(5)
            thrift.int32(1, header.entries)
            thrift.int32(2, header.encoding.rawValue)
            thrift.int32(3, Encoding.rle.rawValue)
            thrift.int32(4, Encoding.rle.rawValue)
            thrift.endStruct()
        case .dictionary:
            thrift.beginStruct(7)
            thrift.int32(1, header.entries)
            thrift.int32(2, header.encoding.rawValue)
            thrift.endStruct()
        }
        thrift.endStruct()
        out.tail.buffer.append(thrift.out.base, count: thrift.out.count)
        return thrift.out.count
    }
}
