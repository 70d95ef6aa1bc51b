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
        appendBlocks(count: count, to: &out) { from, n, deltas in
            for i in 0..<n { deltas[i] = values[from &+ i] &- values[from &+ i &- 1] }
        }
    }

    /// 32-bit values; differences wrap within 32 bits, as readers add them in 32 bits.
    static func append(_ values: UnsafePointer<Int32>, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? Int64(values[0]) : 0, to: &out)
        appendBlocks(count: count, to: &out) { from, n, deltas in
            for i in 0..<n { deltas[i] = Int64(values[from &+ i] &- values[from &+ i &- 1]) }
        }
    }

    /// The lengths of byte arrays: differences of `count + 1` offsets.
    static func appendLengths(offsets: UnsafePointer<UInt32>, count: Int, to out: inout ByteBuffer) {
        appendHeader(count: count, first: count > 0 ? Int64(offsets[1] &- offsets[0]) : 0, to: &out)
        appendBlocks(count: count, to: &out) { from, n, deltas in
            for i in 0..<n {
                let at = from &+ i
                let length = Int64(offsets[at &+ 1]) &- Int64(offsets[at])
                deltas[i] = length &- (Int64(offsets[at]) &- Int64(offsets[at &- 1]))
            }
        }
    }

    /// Writes the blocks; `differences(from, n, place)` fills in the differences of values `from ..< from + n` to the
    /// values before them. Inlined into each caller, so that there is no call per value.
    @inline(__always)
    private static func appendBlocks(
        count: Int, to out: inout ByteBuffer, differences: (Int, Int, UnsafeMutablePointer<Int64>) -> Void
    ) {
        guard count > 1 else { return }
        let blocks = (count - 2) / blockSize + 1
        out.reserve(blocks * (14 + blockSize * 8) + 32)
        var place = out.end
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: blockSize) { buffer in
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

    private static func writeBlock(
        _ deltas: UnsafeMutablePointer<Int64>, count: Int, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let least = minimum(deltas, count: count)
        // What pads the last miniblock is not read: zero after subtraction.
        for i in count..<max(count, (count + 31) & ~31) { deltas[i] = least }

        var place = start + writeVarint(zigzag(least), to: start)
        let widths = place
        store(UInt32(0), to: widths)
        place += miniblocks
        let excess = UnsafeMutableRawPointer(deltas).assumingMemoryBound(to: UInt64.self)
        for m in 0..<(count + miniblockSize - 1) / miniblockSize {
            let values = excess + m &* miniblockSize
            var used: UInt64 = 0
            for i in 0..<miniblockSize {
                values[i] = values[i] &- UInt64(bitPattern: least)
                used |= values[i]
            }
            let width = bitWidth(used)
            widths[m] = UInt8(truncatingIfNeeded: width)
            if width > 0 { place += BitPacking.pack32(values, width: width, to: place) }
        }
        return place
    }

    /// Four chains, because one would wait for each comparison.
    @inline(__always)
    private static func minimum(_ values: UnsafePointer<Int64>, count: Int) -> Int64 {
        var (a, b, c, d) = (values[0], values[0], values[0], values[0])
        var i = 0
        while i &+ 4 <= count {
            a = min(a, values[i])
            b = min(b, values[i &+ 1])
            c = min(c, values[i &+ 2])
            d = min(d, values[i &+ 3])
            i &+= 4
        }
        while i < count {
            a = min(a, values[i])
            i &+= 1
        }
        return min(min(a, b), min(c, d))
    }
}
