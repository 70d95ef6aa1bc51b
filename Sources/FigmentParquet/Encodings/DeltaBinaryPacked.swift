import FigmentColumns

/// DELTA_BINARY_PACKED: differences in blocks of 128, each miniblock of 32 at its own bit width (Encodings.md).
///
/// header: block size, miniblocks per block, count, first value (varints, the last zigzag)
/// block: least difference (zigzag), four widths (bytes), then per miniblock 32 × width bits
enum DeltaBinaryPacked {
    static var blockSize: Int { 128 }
    private static var miniblocks: Int { 4 }
    private static var miniblockSize: Int { 32 }

    private static func appendHeader(count: Int, first: Int64, to out: inout ByteBuffer) {
        out.appendVarint(UInt64(blockSize))
        out.appendVarint(UInt64(miniblocks))
        out.appendVarint(UInt64(count))
        out.appendVarint(zigzag(first))
    }

    /// `count` values that rise by `step`, written from the definition: every difference is the least one, so that
    /// the widths are zero and there are no miniblocks.
    static func appendSequence(first: Int64, step: Int64, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? first : 0, to: &out)
        guard count > 1 else { return }
        let blocks = (count - 2) / blockSize + 1
        out.reserve(blocks * 14)
        for _ in 0..<blocks {
            out.appendVarint(zigzag(step))
            for _ in 0..<miniblocks { out.append(0) }
        }
    }

    /// 64-bit values; differences wrap.
    static func append(_ values: UnsafePointer<Int64>, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? values[0] : 0, to: &out)
        appendBlocks(of: Int64.self, count: count, to: &out) { from, n, deltas in
            for i in 0..<n { deltas[i] = values[from &+ i] &- values[from &+ i &- 1] }
        }
    }

    /// 32-bit values; differences wrap within 32 bits, as readers add them in 32 bits.
    ///
    /// - Parameter base: What the true values have more. If they are 64-bit ones, no two may be 2³¹ apart.
    static func append(_ values: UnsafePointer<Int32>, base: Int64 = 0, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? base &+ Int64(values[0]) : 0, to: &out)
        appendBlocks(of: Int32.self, count: count, to: &out) { from, n, deltas in
            for i in 0..<n { deltas[i] = values[from &+ i] &- values[from &+ i &- 1] }
        }
    }

    /// The lengths of byte arrays: differences of `count + 1` offsets.
    static func appendLengths(offsets: UnsafePointer<UInt32>, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? Int64(offsets[1] &- offsets[0]) : 0, to: &out)
        appendBlocks(of: Int32.self, count: count, to: &out) { from, n, deltas in
            for i in 0..<n {
                let at = from &+ i
                let length = offsets[at &+ 1] &- offsets[at]
                deltas[i] = Int32(bitPattern: length &- (offsets[at] &- offsets[at &- 1]))
            }
        }
    }

    /// Writes the blocks; `differences(from, n, place)` fills in the differences of values `from ..< from + n` to the
    /// values before them. Inlined into each caller, so that there is no call per value.
    @inline(__always)
    private static func appendBlocks<T: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        of type: T.Type, count: Int, to out: inout ByteBuffer,
        differences: (Int, Int, UnsafeMutablePointer<T>) -> Void
    ) where T.Magnitude: BitwiseCopyable {
        guard count > 1 else { return }
        let blocks = (count - 2) / blockSize + 1
        out.reserve(blocks * (14 + blockSize * MemoryLayout<T>.size) + 32)
        var place = out.end
        withUnsafeTemporaryAllocation(of: T.self, capacity: blockSize) { buffer in
            guard let deltas = buffer.baseAddress else { return }
            var from = 1
            while from < count {
                let n = min(blockSize, count - from)
                differences(from, n, deltas)
                place = writeBlock(deltas, count: n, to: place)
                from += n
            }
        }
        out.count = place - out.base
    }

    @inline(__always)
    private static func writeBlock<T: FixedWidthInteger & SignedInteger & BitwiseCopyable>(
        _ deltas: UnsafeMutablePointer<T>, count: Int, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> where T.Magnitude: BitwiseCopyable {
        var least = deltas[0]
        for i in 0..<count { least = min(least, deltas[i]) }
        // What pads the last miniblock is not read: zero after subtraction.
        for i in count..<max(count, (count + 31) & ~31) { deltas[i] = least }

        var place = start + writeVarint(zigzag(Int64(least)), to: start)
        let widths = place
        store(UInt32(0), to: widths)
        place += miniblocks
        // Unsigned from here on, in place: the excess over the least difference.
        let excess = UnsafeMutableRawPointer(deltas).assumingMemoryBound(to: T.Magnitude.self)
        let low = T.Magnitude(truncatingIfNeeded: least)
        for m in 0..<(count + miniblockSize - 1) / miniblockSize {
            let values = excess + m &* miniblockSize
            var used: T.Magnitude = 0
            for i in 0..<miniblockSize {
                let value = values[i] &- low
                values[i] = value
                used |= value
            }
            let width = bitWidth(UInt64(used))
            widths[m] = UInt8(truncatingIfNeeded: width)
            if width > 0 { place += BitPacking.pack32(values, width: width, to: place) }
        }
        return place
    }

    /// Writes 64-bit values as 32-bit distances from `base`, for passes that the processor does four at a time.
    ///
    /// - Returns: False if one is 2³⁰ or farther away.
    static func narrow(
        _ values: UnsafePointer<Int64>, count: Int, base: Int64, to place: UnsafeMutablePointer<Int32>
    ) -> Bool {
        var used: UInt64 = 0
        for i in 0..<count {
            let distance = values[i] &- base
            place[i] = Int32(truncatingIfNeeded: distance)
            used |= UInt64(bitPattern: distance &+ (1 &<< 30))
        }
        return used &>> 31 == 0
    }
}
