/// A growable run of raw bytes, 64-byte aligned, with 16 bytes of slack behind its capacity so that text may be copied
/// 16 bytes at a time.
///
/// Memory is uninitialised until written. Growing keeps the first `count` bytes; addresses change, so pointers are
/// taken again after `reserve`. Buffers are meant to be kept and reused: fresh memory costs a page fault per 4 KiB.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
    /// The first byte. Valid until the next `reserve` or the end of the buffer's life.
    public private(set) var base: UnsafeMutablePointer<UInt8>
    /// Bytes in use.
    public var count: Int
    public private(set) var capacity: Int

    public static var slack: Int { 64 }

    public init(capacity: Int = 0) {
        self.capacity = max(capacity, 64)
        count = 0
        base = ByteBuffer.allocate(self.capacity)
    }

    deinit { base.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer.allocate(byteCount: capacity + slack, alignment: 64)
            .bindMemory(to: UInt8.self, capacity: capacity + slack)
    }

    /// Makes room for `extra` bytes behind `count`. Amortised O(1) per byte.
    public mutating func reserve(_ extra: Int) {
        if count + extra > capacity { grow(to: count + extra) }
    }

    private mutating func grow(to needed: Int) {
        let bigger = max(needed, capacity + capacity / 2)
        let fresh = ByteBuffer.allocate(bigger)
        fresh.update(from: base, count: count)
        base.deallocate()
        base = fresh
        capacity = bigger
    }

    /// The place behind the last byte in use.
    public var end: UnsafeMutablePointer<UInt8> { base + count }

    public mutating func removeAll() { count = 0 }

    public mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        append(source, count: bytes.count)
    }

    public mutating func append(_ source: UnsafePointer<UInt8>, count n: Int) {
        reserve(n)
        (base + count).update(from: source, count: n)
        count += n
    }

    public mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    public mutating func append(_ text: StaticString) {
        append(text.utf8Start, count: text.utf8CodeUnitCount)
    }

    public mutating func append(_ text: String) {
        var copy = text
        copy.withUTF8 { append($0) }
    }

    /// The bytes as values of a trivial type.
    public func values<T: BitwiseCopyable>(as type: T.Type) -> UnsafeMutablePointer<T> {
        UnsafeMutableRawPointer(base).assumingMemoryBound(to: type)
    }
}
