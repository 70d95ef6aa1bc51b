import FigmentColumns

/// Passes over plain values that find the least and greatest one.
///
/// Four chains each where the processor cannot compare vectors, because one chain would wait for each comparison.
enum Extremes {
    /// The bounds of `count` physical values, or nil if there are none (no value, or NaN only).
    static func bounds(_ order: ValueOrder, _ values: UnsafeRawPointer, count: Int) -> Bounds? {
        guard count > 0 else { return nil }
        switch order {
        case .none, .bytes: return nil
        case .signed32: return signed32(values.assumingMemoryBound(to: Int32.self), count)
        case .signed64: return signed64(values.assumingMemoryBound(to: Int64.self), count)
        case .unsigned32: return unsigned32(values.assumingMemoryBound(to: UInt32.self), count)
        case .unsigned64: return unsigned64(values.assumingMemoryBound(to: UInt64.self), count)
        case .float32: return float32(values.assumingMemoryBound(to: Float.self), count)
        case .float64: return float64(values.assumingMemoryBound(to: Double.self), count)
        case .float16: return float16(values.assumingMemoryBound(to: UInt16.self), count)
        case .boolean: return booleans(values.assumingMemoryBound(to: UInt8.self), count)
        case .decimal: return fixedBytes(values.assumingMemoryBound(to: UInt8.self), count, signBit: 0x80)
        case .fixedBytes: return fixedBytes(values.assumingMemoryBound(to: UInt8.self), count, signBit: 0)
        }
    }

    static func signed32(_ v: UnsafePointer<Int32>, _ count: Int) -> Bounds {
        let (least, greatest) = extremes(v, count)
        return Bounds(least, greatest)
    }

    static func extremes(_ v: UnsafePointer<Int32>, _ count: Int) -> (Int32, Int32) {
        var least = v[0]
        var greatest = v[0]
        for i in 0..<count {
            least = min(least, v[i])
            greatest = max(greatest, v[i])
        }
        return (least, greatest)
    }

    static func unsigned32(_ v: UnsafePointer<UInt32>, _ count: Int) -> Bounds {
        let (least, greatest) = extremes(v, count)
        return Bounds(least, greatest)
    }

    /// The least and greatest of at least one number.
    static func extremes(_ v: UnsafePointer<UInt32>, _ count: Int) -> (UInt32, UInt32) {
        // Signed comparison vectorises everywhere; flipping the top bit keeps the order.
        var least = Int32(bitPattern: v[0] ^ 0x8000_0000)
        var greatest = least
        for i in 0..<count {
            let x = Int32(bitPattern: v[i] ^ 0x8000_0000)
            least = min(least, x)
            greatest = max(greatest, x)
        }
        return (UInt32(bitPattern: least) ^ 0x8000_0000, UInt32(bitPattern: greatest) ^ 0x8000_0000)
    }

    private static func signed64(_ v: UnsafePointer<Int64>, _ count: Int) -> Bounds {
        let (least, greatest) = chains(v, count)
        return Bounds(least, greatest)
    }

    private static func unsigned64(_ v: UnsafePointer<UInt64>, _ count: Int) -> Bounds {
        let (least, greatest) = chains(v, count)
        return Bounds(least, greatest)
    }

    @inline(__always)
    private static func chains<T: FixedWidthInteger>(_ v: UnsafePointer<T>, _ count: Int) -> (T, T) {
        var (a, b, c, d) = (v[0], v[0], v[0], v[0])
        var (e, f, g, h) = (v[0], v[0], v[0], v[0])
        var i = 0
        while i &+ 4 <= count {
            let (p, q, r, s) = (v[i], v[i &+ 1], v[i &+ 2], v[i &+ 3])
            (a, b, c, d) = (min(a, p), min(b, q), min(c, r), min(d, s))
            (e, f, g, h) = (max(e, p), max(f, q), max(g, r), max(h, s))
            i &+= 4
        }
        while i < count {
            a = min(a, v[i])
            e = max(e, v[i])
            i &+= 1
        }
        return (min(min(a, b), min(c, d)), max(max(e, f), max(g, h)))
    }

    private static func float32(_ v: UnsafePointer<Float>, _ count: Int) -> Bounds? {
        guard let (least, greatest) = chains(v, count) else { return nil }
        return Bounds(least.bitPattern, greatest.bitPattern)
    }

    private static func float64(_ v: UnsafePointer<Double>, _ count: Int) -> Bounds? {
        guard let (least, greatest) = chains(v, count) else { return nil }
        return Bounds(least.bitPattern, greatest.bitPattern)
    }

    /// A comparison with NaN is false, so NaN never enters. Zeros are written −0 as least and +0 as greatest value, since
    /// a reader may tell them apart (parquet.thrift, `ColumnOrder`).
    @inline(__always)
    private static func chains<T: BinaryFloatingPoint>(_ v: UnsafePointer<T>, _ count: Int) -> (T, T)? {
        var (a, b, c, d) = (T.infinity, T.infinity, T.infinity, T.infinity)
        var (e, f, g, h) = (-T.infinity, -T.infinity, -T.infinity, -T.infinity)
        var i = 0
        while i &+ 4 <= count {
            let (p, q, r, s) = (v[i], v[i &+ 1], v[i &+ 2], v[i &+ 3])
            a = p < a ? p : a
            b = q < b ? q : b
            c = r < c ? r : c
            d = s < d ? s : d
            e = p > e ? p : e
            f = q > f ? q : f
            g = r > g ? r : g
            h = s > h ? s : h
            i &+= 4
        }
        while i < count {
            let p = v[i]
            a = p < a ? p : a
            e = p > e ? p : e
            i &+= 1
        }
        let (low, least) = (b < a ? b : a, d < c ? d : c)
        let (high, greatest) = (f > e ? f : e, h > g ? h : g)
        let bounds = (least < low ? least : low, greatest > high ? greatest : high)
        if bounds.0 > bounds.1 { return nil }
        return (bounds.0 == 0 ? -T.zero : bounds.0, bounds.1 == 0 ? T.zero : bounds.1)
    }

    private static func float16(_ v: UnsafePointer<UInt16>, _ count: Int) -> Bounds? {
        var least = Int32.max
        var greatest = Int32.min
        for i in 0..<count where v[i] & 0x7FFF <= 0x7C00 {
            let key = HalfOrder.key(v[i])
            least = min(least, key)
            greatest = max(greatest, key)
        }
        if least > greatest { return nil }
        // Keys −1 and 0 are the zeros.
        return Bounds(HalfOrder.half(least == 0 ? -1 : least), HalfOrder.half(greatest == -1 ? 0 : greatest))
    }

    private static func booleans(_ v: UnsafePointer<UInt8>, _ count: Int) -> Bounds {
        var all: UInt8 = 1
        var any: UInt8 = 0
        for i in 0..<count {
            all &= v[i]
            any |= v[i]
        }
        return Bounds(least: [all], greatest: [any])
    }

    /// Big-endian values of 16 bytes; `signBit` 0x80 orders them as signed numbers.
    private static func fixedBytes(_ v: UnsafePointer<UInt8>, _ count: Int, signBit: UInt8) -> Bounds {
        let flip = UInt64(signBit) << 56
        var least = key(v, flip)
        var greatest = least
        for i in 1..<max(count, 1) {
            let x = key(v + 16 * i, flip)
            if x < least { least = x }
            if x > greatest { greatest = x }
        }
        func bytes(_ key: (UInt64, UInt64)) -> [UInt8] {
            Bounds.bytes((key.0 ^ flip).byteSwapped) + Bounds.bytes(key.1.byteSwapped)
        }
        return Bounds(least: bytes(least), greatest: bytes(greatest))
    }

    @inline(__always)
    private static func key(_ place: UnsafePointer<UInt8>, _ flip: UInt64) -> (UInt64, UInt64) {
        (load(place, as: UInt64.self).byteSwapped ^ flip, load(place + 8, as: UInt64.self).byteSwapped)
    }

    /// The rows of the least and greatest of `count` byte strings. Their first eight bytes decide almost always.
    static func byteArrays(
        offsets: UnsafePointer<UInt32>, bytes: UnsafePointer<UInt8>, count: Int
    ) -> (least: Int, greatest: Int) {
        var least = 0
        var greatest = 0
        var leastKey = prefix(bytes + Int(offsets[0]), Int(offsets[1] &- offsets[0]))
        var greatestKey = leastKey
        for i in 1..<max(count, 1) {
            let start = Int(offsets[i])
            let key = prefix(bytes + start, Int(offsets[i &+ 1]) &- start)
            if key <= leastKey, key < leastKey || precedes(i, least, offsets, bytes) {
                least = i
                leastKey = key
            }
            if key >= greatestKey, key > greatestKey || precedes(greatest, i, offsets, bytes) {
                greatest = i
                greatestKey = key
            }
        }
        return (least, greatest)
    }

    /// The first eight bytes as a big-endian number, zeros behind the end. Reads eight bytes in any case.
    @inline(__always)
    private static func prefix(_ place: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        let word = load(place, as: UInt64.self).byteSwapped
        let unused = UInt64(truncatingIfNeeded: max(0, 8 &- count)) &* 8
        return (word >> unused) << unused
    }

    private static func precedes(
        _ i: Int, _ j: Int, _ offsets: UnsafePointer<UInt32>, _ bytes: UnsafePointer<UInt8>
    ) -> Bool {
        let a = UnsafeBufferPointer(start: bytes + Int(offsets[i]), count: Int(offsets[i + 1] &- offsets[i]))
        let b = UnsafeBufferPointer(start: bytes + Int(offsets[j]), count: Int(offsets[j + 1] &- offsets[j]))
        return bytesPrecede(a, b)
    }

    /// Whether `a` comes before `b` in the order of unsigned bytes.
    static func bytesPrecede(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        let n = min(a.count, b.count)
        guard let p = a.baseAddress, let q = b.baseAddress else { return a.count < b.count }
        var i = 0
        while i &+ 8 <= n {
            let x = load(p + i, as: UInt64.self)
            let y = load(q + i, as: UInt64.self)
            if x != y { return x.byteSwapped < y.byteSwapped }
            i &+= 8
        }
        while i < n {
            if p[i] != q[i] { return p[i] < q[i] }
            i &+= 1
        }
        return a.count < b.count
    }
}
