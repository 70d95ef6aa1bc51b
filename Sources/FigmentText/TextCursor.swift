import FigmentColumns
import FigmentTypes

/// The place in a growing buffer at which text is written next.
///
/// Writers call `need` for the most bytes that they may touch, write through `at`, and move it.
struct TextCursor: ~Copyable {
    private var buffer: ByteBuffer
    var at: UnsafeMutablePointer<UInt8>
    private var limit: UnsafeMutablePointer<UInt8>
    /// Numbers written as null because they are not finite.
    var nonFinite = 0

    /// Goes on behind the bytes in use.
    init(_ buffer: consuming ByteBuffer) {
        at = buffer.end
        limit = buffer.base + buffer.capacity
        self.buffer = buffer
    }

    /// Gives the buffer back.
    consuming func finish() -> ByteBuffer {
        buffer.count = offset
        return buffer
    }

    /// Bytes before the place.
    var offset: Int { at - buffer.base }

    /// The bytes written, from the first; valid until the next `need`.
    var base: UnsafeMutablePointer<UInt8> { buffer.base }

    /// Makes room for `count` bytes, and ``ByteBuffer/slack`` more. Amortised O(1) per byte.
    @inline(__always)
    mutating func need(_ count: Int) {
        if limit - at < count { grow(count) }
    }

    @inline(never)
    private mutating func grow(_ count: Int) {
        buffer.count = offset
        buffer.reserve(count)
        at = buffer.end
        limit = buffer.base + buffer.capacity
    }

    /// Appends one byte; room was made.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        at[0] = byte
        at += 1
    }

    /// Appends bytes that are followed by 15 readable ones (pools, column bytes, own prefixes).
    @inline(__always)
    mutating func copy(_ source: UnsafePointer<UInt8>, count: Int) {
        need(count)
        copySixteens(source, count: count, to: at)
        at += count
    }
}

/// Copies 16 bytes at a time: up to 15 bytes are read and overwritten behind the end.
@inline(__always)
func copySixteens(_ source: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>) {
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(place)
    var done = 0
    repeat {
        to.storeBytes(
            of: from.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self), toByteOffset: done,
            as: SIMD16<UInt8>.self)
        done &+= 16
    } while done < count
}

/// The high bit of every byte of `word` that equals `byte`; bits above the first such byte may be wrong.
@inline(__always)
func bytesEqual(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
}

/// The high bit of every byte of `word` that is below `limit` ≤ 128; bits above the first such byte may be wrong.
@inline(__always)
func bytesBelow(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- 0x0101_0101_0101_0101 &* UInt64(limit)) & ~word & 0x8080_8080_8080_8080
}
