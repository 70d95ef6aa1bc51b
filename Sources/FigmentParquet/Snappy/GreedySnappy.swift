import FigmentColumns

/// Snappy's stream format (format_description.txt of Snappy): the uncompressed length as a varint, then elements that
/// begin with a tag byte, whose low two bits say what it is.
///
/// | tag | element |
/// |---|---|
/// | `00` | literal: length − 1 in the upper six bits, or 60 to 63 for one to four bytes of it |
/// | `01` | copy of 4 to 11 bytes: length − 4 in bits 2 to 4, 11 bits of offset |
/// | `10` | copy of 1 to 64 bytes: length − 1 in the upper six bits, offset in two bytes |
enum Snappy {
    /// The farthest back that a copy with a two-byte offset reaches.
    static var window: Int { 65_535 }

    /// The most bytes that `count` bytes can become, slack for over-copying included.
    static func maxCompressedBytes(_ count: Int) -> Int { 64 + count + count / 6 }

    /// Writes `source` as one literal, without its preamble. Short ones are copied 16 bytes at a time: so many bytes
    /// behind the source must be readable (every `ByteBuffer` and `Pool` has that slack) and behind the place writable.
    @inline(__always)
    static func writeLiteral(
        _ source: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        guard count > 0 else { return place }
        let n = count &- 1
        var out = place
        if n < 60 {
            out[0] = UInt8(truncatingIfNeeded: n &<< 2)
            out += 1
            if count <= 16 {
                Plain.copy16(source, to: out)
                return out + count
            }
        } else {
            let bytes = (bitWidth(UInt64(n)) + 7) / 8
            out[0] = UInt8(truncatingIfNeeded: (59 + bytes) << 2)
            store(UInt32(truncatingIfNeeded: n), to: out + 1)
            out += 1 + bytes
        }
        UnsafeMutableRawPointer(out).copyMemory(from: source, byteCount: count)
        return out + count
    }

    /// Writes a copy of 1 to 64 bytes from `offset` bytes back, in two bytes where the format allows it, else in three.
    @inline(__always)
    static func writeCopy(
        offset: Int, count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        writeCopy(offset: offset, CopyTags(count: count), to: place)
    }

    /// The same for a length known before. No branch: which form it is follows from a sign. Bytes behind the element are
    /// written, too.
    @inline(__always)
    static func writeCopy(
        offset: Int, _ tags: CopyTags, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        // All ones if the short form holds the offset, whose upper three bits go into the tag.
        let mask = (offset &- Int(tags.shortLimit)) &>> 63
        let long = Int(tags.long)
        let short = Int(tags.short) | (offset &>> 3) & 0xE0
        let tag = long ^ (mask & (long ^ short))
        store(UInt32(truncatingIfNeeded: tag | offset &<< 8), to: place)
        return place + (3 &+ mask)
    }

    /// Writes a copy of any length.
    @inline(__always)
    static func writeLongCopy(
        offset: Int, count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var out = place
        var rest = count
        // 68 and more leave at least 4 for the last one, so that it can be short.
        while rest >= 68 {
            out = writeCopy(offset: offset, count: 64, to: out)
            rest = rest &- 64
        }
        if rest > 64 {
            out = writeCopy(offset: offset, count: 60, to: out)
            rest = rest &- 60
        }
        return writeCopy(offset: offset, count: rest, to: out)
    }

    /// Appends `bytes`, which lie in a buffer with slack behind them, as a stream of one literal: for what does not
    /// compress.
    static func appendStored(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
        out.appendVarint(UInt64(bytes.count))
        out.reserve(bytes.count + 32)
        guard let source = bytes.baseAddress else { return }
        out.count = writeLiteral(source, count: bytes.count, to: out.end) - out.base
    }
}

/// The tag bytes of copies of one length.
struct CopyTags {
    /// Of the form with a two-byte offset.
    let long: UInt8
    /// Of the form with 11 bits of offset.
    let short: UInt8
    /// The first offset beyond the short form, or 0 if it cannot hold the length.
    let shortLimit: UInt16

    /// - Parameter count: 1 to 64.
    @inline(__always)
    init(count: Int) {
        long = UInt8(truncatingIfNeeded: (count &- 1) &<< 2 | 2)
        short = UInt8(truncatingIfNeeded: (count &- 4) &<< 2 | 1)
        // 2048 if 4 <= count < 12.
        shortLimit = UInt16(truncatingIfNeeded: ((count &- 12) & (3 &- count)) &>> 63) & 2048
    }
}

/// A greedy Snappy compressor: the newest place of each hash of four bytes, the first match taken, longer steps where
/// nothing matches.
///
/// Positions in the table count over all pages compressed so far and pages lie a window apart, so the table is never
/// cleared and a page's bytes depend on the page only.
struct GreedySnappy: ~Copyable {
    private static var hashBits: UInt32 { 14 }
    private var table = ByteBuffer(capacity: 4 << 14)
    /// The position of the next page's first byte.
    private var nextPosition: UInt32 = 0

    init() {}

    /// Appends the compressed form of `input`, preamble included. `input` has 16 readable bytes behind its end.
    mutating func compress(_ input: UnsafeBufferPointer<UInt8>, into out: inout ByteBuffer) {
        out.reserve(Snappy.maxCompressedBytes(input.count) + 16)
        out.appendVarint(UInt64(input.count))
        guard let source = input.baseAddress, input.count > 0 else { return }
        if Int(nextPosition) + input.count + 2 * Snappy.window > Int(UInt32.max) || nextPosition == 0 {
            table.base.update(repeating: 0, count: 4 << Int(GreedySnappy.hashBits))
            nextPosition = UInt32(Snappy.window) + 1
        }
        let end = GreedySnappy.compress(
            source, count: input.count, position: nextPosition, table: table.values(as: UInt32.self), to: out.end)
        out.count = end - out.base
        nextPosition += UInt32(input.count + Snappy.window + 1)
    }

    @inline(__always)
    private static func hash(_ word: UInt32) -> Int {
        Int(truncatingIfNeeded: (word &* 0x1E35_A7BD) &>> (32 &- hashBits))
    }

    /// - Parameter position: What the table calls the place of `source[0]`.
    private static func compress(
        _ source: UnsafePointer<UInt8>, count: Int, position: UInt32, table: UnsafeMutablePointer<UInt32>,
        to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var out = place
        var at = 0
        /// Where bytes begin that no element holds yet.
        var pending = 0
        let base = Int(position)
        // A match is looked for where 8 bytes can be loaded beyond it.
        let limit = count &- 16

        search: while at < limit {
            // Steps grow by one every 32 bytes without a match.
            var misses = 32
            var candidate: Int
            while true {
                let word = load(source + at, as: UInt32.self)
                let slot = hash(word)
                candidate = Int(table[slot]) &- base
                table[slot] = UInt32(truncatingIfNeeded: base &+ at)
                if at &- candidate <= Snappy.window, candidate >= 0, load(source + candidate, as: UInt32.self) == word {
                    break
                }
                at &+= misses &>> 5
                misses &+= 1
                if at >= limit { break search }
            }
            if pending < at { out = Snappy.writeLiteral(source + pending, count: at &- pending, to: out) }
            repeat {
                let length = 4 &+ matchLength(source + candidate + 4, source + at + 4, source + count)
                out = Snappy.writeLongCopy(offset: at &- candidate, count: length, to: out)
                at &+= length
                pending = at
                if at >= limit { break search }
                // One more entry inside the match, then straight on if the next bytes match too.
                let before = load(source + at - 1, as: UInt64.self)
                table[hash(UInt32(truncatingIfNeeded: before))] = UInt32(truncatingIfNeeded: base &+ at &- 1)
                let slot = hash(UInt32(truncatingIfNeeded: before &>> 8))
                candidate = Int(table[slot]) &- base
                table[slot] = UInt32(truncatingIfNeeded: base &+ at)
                guard at &- candidate <= Snappy.window, candidate >= 0 else { break }
            } while load(source + candidate, as: UInt32.self) == load(source + at, as: UInt32.self)
            // This place is in the table already.
            at &+= 1
        }
        return Snappy.writeLiteral(source + pending, count: count &- pending, to: out)
    }

    /// Equal bytes at `a` and `b`, up to `end`.
    @inline(__always)
    private static func matchLength(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> Int {
        let room = end - b
        var n = 0
        while n &+ 8 <= room {
            let difference = load(a + n, as: UInt64.self) ^ load(b + n, as: UInt64.self)
            if difference != 0 { return n &+ difference.trailingZeroBitCount &>> 3 }
            n &+= 8
        }
        while n < room, a[n] == b[n] { n &+= 1 }
        return n
    }
}
