/// Packs unsigned integers at a fixed bit width, the least significant bits first (Encodings.md, "RLE/Bit-packing hybrid").
///
/// Eight values of width w take exactly w bytes, so groups of eight are written independently of each other.
enum BitPacking {
    /// Packs `count` values, padded with zeros to a multiple of eight.
    ///
    /// - Parameter place: `(count + 7) / 8 × width` bytes, and 16 bytes of slack behind them.
    /// - Returns: Bytes written.
    static func pack(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        guard width > 0 else { return 0 }
        let whole = count & ~7
        var at = packGroups(values, count: whole, width: width, to: place)
        if whole < count {
            at += withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { rest in
                rest.initialize(repeating: 0)
                for i in whole..<count { rest[i - whole] = values[i] }
                guard let base = rest.baseAddress else { return 0 }
                return packGroups(base, count: 8, width: width, to: place + at)
            }
        }
        return at
    }

    /// Packs whole groups of eight.
    private static func packGroups(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        switch width {
        case ...8: packOctets(values, count: count, width: width, to: place)
        case ...16: packQuads(values, count: count, width: width, to: place)
        default: packPairs(values, count: count, width: width, to: place)
        }
    }

    /// Widths to 8: a group fits a word.
    private static func packOctets(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let w = UInt64(width)
        var out = place
        var i = 0
        while i < count {
            let v = values + i
            let a = UInt64(v[0]) | UInt64(v[1]) &<< w
            let b = UInt64(v[2]) | UInt64(v[3]) &<< w
            let c = UInt64(v[4]) | UInt64(v[5]) &<< w
            let d = UInt64(v[6]) | UInt64(v[7]) &<< w
            let low = a | b &<< (2 &* w)
            let high = c | d &<< (2 &* w)
            store(low | high &<< (4 &* w), to: out)
            out += width
            i &+= 8
        }
        return out - place
    }

    /// Widths 9 to 16: half a group fits a word.
    private static func packQuads(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let w = UInt64(width)
        var out = place
        var i = 0
        while i < count {
            let v = values + i
            let a = UInt64(v[0]) | UInt64(v[1]) &<< w
            let b = UInt64(v[2]) | UInt64(v[3]) &<< w
            let c = UInt64(v[4]) | UInt64(v[5]) &<< w
            let d = UInt64(v[6]) | UInt64(v[7]) &<< w
            let low = a | b &<< (2 &* w)
            let high = c | d &<< (2 &* w)
            // 4w bits are 36 to 64; smart shifts give 0 for a shift by 64.
            store(low | (high << (4 &* w)), to: out)
            store(high >> (64 &- 4 &* w), to: out + 8)
            out += width
            i &+= 8
        }
        return out - place
    }

    /// Widths 17 to 32: pairs, through a word of pending bits.
    private static func packPairs(
        _ values: UnsafePointer<UInt32>, count: Int, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let w = UInt64(width)
        var writer = BitWriter(place)
        var i = 0
        while i < count {
            writer.append(UInt64(values[i]) | UInt64(values[i &+ 1]) &<< w, width: 2 &* w)
            i &+= 2
        }
        return writer.finish() - place
    }

    /// Packs 32 values of any width to 64: a miniblock of DELTA_BINARY_PACKED.
    ///
    /// - Returns: Bytes written, `4 × width`. Writes up to 16 bytes more.
    @inline(__always)
    static func pack32<T: FixedWidthInteger>(
        _ values: UnsafePointer<T>, width: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        let w = UInt64(truncatingIfNeeded: width)
        if width <= 14 {
            var writer = ShortBitWriter(place)
            var i = 0
            while i < 32 {
                let a = UInt64(values[i]) | UInt64(values[i &+ 1]) &<< w
                let b = UInt64(values[i &+ 2]) | UInt64(values[i &+ 3]) &<< w
                writer.append(a | b &<< (2 &* w), width: 4 &* w)
                i &+= 4
            }
        } else if width <= 28 {
            var writer = ShortBitWriter(place)
            var i = 0
            while i < 32 {
                writer.append(UInt64(values[i]) | UInt64(values[i &+ 1]) &<< w, width: 2 &* w)
                i &+= 2
            }
        } else {
            var writer = BitWriter(place)
            for i in 0..<32 { writer.append(UInt64(values[i]), width: w) }
            _ = writer.finish()
        }
        return 4 &* width
    }
}

/// Appends runs of at most 56 bits without a branch: whole bytes leave at once, at most 7 bits wait.
struct ShortBitWriter {
    private var place: UnsafeMutablePointer<UInt8>
    private var pending: UInt64 = 0
    private var bits: UInt64 = 0

    @inline(__always)
    init(_ place: UnsafeMutablePointer<UInt8>) { self.place = place }

    @inline(__always)
    mutating func append(_ value: UInt64, width: UInt64) {
        pending |= value &<< bits
        bits = bits &+ width
        store(pending, to: place)
        place += Int(truncatingIfNeeded: bits &>> 3)
        pending = pending &>> (bits & 0x38)
        bits &= 7
    }
}

/// Appends runs of 1 to 64 bits; whole words leave when they are full.
struct BitWriter {
    private var place: UnsafeMutablePointer<UInt8>
    private var pending: UInt64 = 0
    private var bits: UInt64 = 0

    @inline(__always)
    init(_ place: UnsafeMutablePointer<UInt8>) { self.place = place }

    @inline(__always)
    mutating func append(_ value: UInt64, width: UInt64) {
        pending |= value &<< bits
        bits = bits &+ width
        if bits >= 64 {
            store(pending, to: place)
            place += 8
            bits = bits &- 64
            pending = value >> (width &- bits)  // 0 for a shift by 64
        }
    }

    /// Writes what is pending and returns the place behind the last whole byte.
    @inline(__always)
    mutating func finish() -> UnsafeMutablePointer<UInt8> {
        store(pending, to: place)
        return place + Int(truncatingIfNeeded: (bits &+ 7) &>> 3)
    }
}

/// Bits needed to write numbers up to `largest`.
@inline(__always)
func bitWidth(_ largest: UInt64) -> Int { 64 &- largest.leadingZeroBitCount }
