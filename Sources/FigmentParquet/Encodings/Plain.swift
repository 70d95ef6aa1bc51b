import FigmentColumns

/// PLAIN: values one behind the other (Encodings.md).
enum Plain {
    /// Byte arrays: each behind its length in four bytes.
    static func appendByteArrays(
        offsets: UnsafePointer<UInt32>, bytes: UnsafePointer<UInt8>, count: Int, to out: inout ByteBuffer
    ) {
        let total = Int(offsets[count] &- offsets[0])
        out.reserve(total + 4 * count + 16)
        var place = out.end
        var source = bytes + Int(offsets[0])
        var start = offsets[0]
        for i in 0..<count {
            let next = offsets[i &+ 1]
            let length = Int(next &- start)
            start = next
            store(UInt32(truncatingIfNeeded: length), to: place)
            copy16(source, to: place + 4)
            if length > 16 { copyLong(source + 16, to: place + 20, count: length &- 16) }
            place += 4 &+ length
            source += length
        }
        out.count += total + 4 * count
    }

    /// Copies 16 bytes, whatever the true length: both sides have slack.
    @inline(__always)
    static func copy16(_ source: UnsafePointer<UInt8>, to place: UnsafeMutablePointer<UInt8>) {
        let word = UnsafeRawPointer(source).loadUnaligned(as: SIMD16<UInt8>.self)
        UnsafeMutableRawPointer(place).storeBytes(of: word, as: SIMD16<UInt8>.self)
    }

    /// Copies `count` bytes, 16 at a time while it is short.
    @inline(__always)
    static func copyLong(_ source: UnsafePointer<UInt8>, to place: UnsafeMutablePointer<UInt8>, count: Int) {
        if count > 128 {
            UnsafeMutableRawPointer(place).copyMemory(from: source, byteCount: count)
            return
        }
        var at = 0
        while at < count {
            copy16(source + at, to: place + at)
            at &+= 16
        }
    }

    /// The first `count` entries of a pool, as a dictionary page holds them.
    static func appendPool(_ pool: Pool, to out: inout ByteBuffer) {
        appendByteArrays(offsets: pool.offsets, bytes: pool.bytes, count: pool.count, to: &out)
    }
}
