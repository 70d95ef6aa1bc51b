import FigmentColumns

/// The RLE and bit-packing hybrid of levels and dictionary indices (Encodings.md).
///
/// A run is a varint header and its data: `count << 1` and the value in whole bytes, or `groups << 1 | 1` and groups of
/// eight packed values.
enum RunLength {
    /// Appends one run of `count` equal values.
    static func appendRun(_ value: UInt32, count: Int, width: Int, to out: inout ByteBuffer) {
        guard count > 0 else { return }
        out.appendVarint(UInt64(count) << 1)
        var rest = value
        for _ in 0..<(width + 7) / 8 {
            out.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Appends `count` values as one packed run.
    static func appendPacked(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to out: inout ByteBuffer
    ) {
        guard count > 0 else { return }
        let groups = (count + 7) / 8
        out.appendVarint(UInt64(groups) << 1 | 1)
        out.reserve(groups * width + 16)
        out.count += BitPacking.pack(values, count: count, width: width, to: out.end)
    }

    /// Appends the low bit of each byte as one packed run of width 1, which is how validity bytes become levels.
    static func appendBits(_ flags: UnsafePointer<UInt8>, count: Int, to out: inout ByteBuffer) {
        guard count > 0 else { return }
        out.appendVarint(UInt64((count + 7) / 8) << 1 | 1)
        appendPackedBits(flags, count: count, to: &out)
    }

    /// Appends bytes that are 0 or 1 as bits, eight to the byte, the first lowest.
    static func appendPackedBits(_ flags: UnsafePointer<UInt8>, count: Int, to out: inout ByteBuffer) {
        out.reserve(count / 8 + 1)
        let place = out.end
        let whole = count / 8
        for g in 0..<whole {
            let eight = load(flags + 8 &* g, as: UInt64.self) & 0x0101_0101_0101_0101
            // The multiplication moves bit 0 of byte k to bit 56 + k.
            place[g] = UInt8(truncatingIfNeeded: (eight &* 0x0102_0408_1020_4080) &>> 56)
        }
        out.count += whole
        if whole * 8 < count {
            var last: UInt8 = 0
            for i in whole * 8..<count { last |= (flags[i] & 1) << UInt8(i - whole * 8) }
            out.append(last)
        }
    }
}

/// Writes levels given as runs, packing short runs and counting long ones.
///
/// Packed data lie in runs of at most 63 groups, whose header is one byte that can be written afterwards.
struct LevelWriter {
    private let width: Int
    /// Where the header of the open packed run stands, or −1.
    private var header = -1
    /// The group being filled.
    private var group: UInt64 = 0
    private var filled = 0

    /// A one at the place of each of a group's levels.
    private let ones: UInt64

    /// - Parameter width: 1 to 8 bits.
    init(width: Int) {
        self.width = width
        ones = (0..<8).reduce(0) { $0 | 1 << UInt64($1 * width) }
    }

    /// Adds `count` times `level`.
    mutating func append(_ level: UInt8, count: Int, to out: inout ByteBuffer) {
        var count = count
        if filled > 0 || count < 24 {
            let n = filled > 0 ? min(count, 8 - filled) : min(count, 8)
            pack(level, count: n, to: &out)
            count -= n
            if count > 0, count < 24 { return append(level, count: count, to: &out) }
        }
        if count > 0 {
            closePacked(&out)
            RunLength.appendRun(UInt32(level), count: count, width: width, to: &out)
        }
    }

    /// Writes what is pending; the last group is padded with zeros.
    mutating func finish(to out: inout ByteBuffer) {
        if filled > 0 { flushGroup(&out) }
        closePacked(&out)
    }

    /// Adds at most 8 levels, no more than the group has room for.
    private mutating func pack(_ level: UInt8, count: Int, to out: inout ByteBuffer) {
        let all = ones &* UInt64(level)
        let mask = count &* width < 64 ? (1 &<< UInt64(count &* width)) &- 1 : UInt64.max
        group |= (all & mask) &<< UInt64(filled &* width)
        filled += count
        if filled == 8 { flushGroup(&out) }
    }

    private mutating func flushGroup(_ out: inout ByteBuffer) {
        if header < 0 {
            header = out.count
            out.append(1)
        }
        for byte in 0..<width { out.append(UInt8(truncatingIfNeeded: group >> UInt64(8 * byte))) }
        group = 0
        filled = 0
        if (out.count - header - 1) / width == 63 { closePacked(&out) }
    }

    private mutating func closePacked(_ out: inout ByteBuffer) {
        guard header >= 0 else { return }
        let groups = (out.count - header - 1) / width
        out.base[header] = UInt8(groups << 1 | 1)
        header = -1
    }
}
