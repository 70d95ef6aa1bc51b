import CDeflate
import CZstd
import FigmentColumns
public import FigmentTarget

extension Codecs {
    /// The codecs of the C libraries that Figment links: zstd, and libdeflate's checksum, which uses carry-less
    /// multiplication where the processor has it.
    public static var system: Codecs {
        Codecs(
            crc32: { crc, bytes in libdeflate_crc32(crc, bytes.baseAddress, bytes.count) },
            makeZstd: { level in ZstdCompressor(level: level) })
    }
}

/// Compresses blocks with zstd, each a frame of its own. Keeps its context, so one belongs to one thread.
final class ZstdCompressor: Compressor {
    private let context: OpaquePointer?
    private let level: Int32

    /// - Parameter level: Brought into the range that zstd knows.
    init(level: Int) {
        context = ZSTD_createCCtx()
        self.level = min(max(Int32(clamping: level), ZSTD_minCLevel()), ZSTD_maxCLevel())
    }

    deinit { ZSTD_freeCCtx(context) }

    func compress(_ input: UnsafeBufferPointer<UInt8>, into output: inout ByteBuffer) throws(TargetError) {
        guard let context else { throw .codec("zstd: out of memory") }
        let room = ZSTD_compressBound(input.count)
        output.reserve(room)
        let written = ZSTD_compressCCtx(context, output.end, room, input.baseAddress, input.count, level)
        if ZSTD_isError(written) != 0 { throw .codec("zstd: \(String(cString: ZSTD_getErrorName(written)))") }
        output.count += written
    }
}
