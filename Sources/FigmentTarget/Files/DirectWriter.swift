#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes large outputs past the page cache, for one worker.
///
/// A file that is made durable anyway gains nothing from the cache: the kernel would copy every byte, account for every
/// page, and write all of it back within `fsync`. Here the whole blocks of an output go through a small aligned buffer
/// straight to the device; the bytes before the first and after the last whole block, which may share a block with a
/// neighbour's output, go through the cache as usual. The two never touch the same page.
final class DirectWriter {
    /// Whole pages, so that no page is written both ways.
    static let alignment = max(4096, Int(sysconf(Int32(_SC_PAGESIZE))))
    /// Outputs below this go through the cache: their cost is the call, not the copy.
    static let minimumBytes = 256 << 10
    /// Large enough for the device to be at full speed, small enough to stay in a core's cache.
    private static let capacity = 1 << 20

    private var memory: UnsafeMutableRawPointer?

    deinit { memory?.deallocate() }

    /// Writes all chunks one behind the other from `offset` on.
    func write(_ output: SegmentOutput, to file: DiskFile, at offset: Int) throws(TargetError) {
        let end = offset + output.byteCount
        let alignment = DirectWriter.alignment
        let first = (offset + alignment - 1) / alignment * alignment
        let last = end / alignment * alignment
        guard last - first >= DirectWriter.minimumBytes, file.canWriteDirectly else {
            return try file.write(output, at: offset)
        }
        var reader = Reader(output)
        let buffer = memory ?? .allocate(byteCount: DirectWriter.capacity, alignment: alignment)
        memory = buffer
        var place = offset
        while place < end {
            let isWhole = place >= first && place < last
            let limit = place < first ? first : isWhole ? last : end
            let count = min(DirectWriter.capacity, limit - place)
            reader.copy(count, to: buffer)
            let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
            if isWhole { try file.writeDirectly(bytes, at: place) } else { try file.write(bytes, at: place) }
            place += count
        }
    }

    /// Copies from chunk to chunk.
    private struct Reader {
        private let chunks: [SegmentOutput.Chunk]
        private var chunk = 0
        private var done = 0

        init(_ output: SegmentOutput) { chunks = output.chunks }

        /// The next `count` bytes; the caller knows that there are as many.
        mutating func copy(_ count: Int, to place: UnsafeMutableRawPointer) {
            var copied = 0
            while copied < count, chunk < chunks.count {
                let bytes = chunks[chunk].bytes
                let n = min(count - copied, bytes.count - done)
                if n > 0, let base = bytes.baseAddress {
                    (place + copied).copyMemory(from: base + done, byteCount: n)
                }
                copied += n
                done += n
                if done == bytes.count {
                    chunk += 1
                    done = 0
                }
            }
        }
    }
}
