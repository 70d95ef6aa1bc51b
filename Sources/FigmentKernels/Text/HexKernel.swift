public import FigmentColumns
import FigmentTypes

/// Random hexadecimal text: hashes, tokens and UUIDs, with a prefix.
///
/// Plain values: nothing in them repeats, so that pieces would save nothing.
public struct HexKernel: DistinctKernel, TextKernelInfo {
    /// How the digits are laid out.
    enum Layout: Sendable {
        case digits(Int)
        /// A version 4 UUID (RFC 9562, section 5.4).
        case uuid
    }
    public let form = Form.plain
    public let domainSize: UInt64
    public var averageBytes: Double { Double(maxBytes) }
    public let maxBytes: Int
    let prefix: [UInt8]
    let layout: Layout
    let keys: [StreamKey]
    /// For distinct values: the permuted key number takes the place of the last word's bits.
    let permutation: Permutation?

    init(prefix: [UInt8] = [], _ layout: Layout, isDistinct: Bool, streams: ColumnStreams) {
        self.prefix = prefix
        self.layout = layout
        let count: Int
        switch layout {
        case .digits(let n): count = n
        case .uuid: count = 32
        }
        keys = (0..<min(2, (count + 15) / 16)).map { streams.key("text.\($0)") }
        maxBytes = prefix.count + count + (count == 32 && layout.isUUID ? 4 : 0)
        domainSize = count >= 16 ? 1 << 62 : 1 << UInt64(4 * count)
        permutation = isDistinct ? Permutation(size: domainSize, key: streams.key("distinct")) : nil
    }

    public func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let others = scratch.borrow()
        column.bytes.reserve(n * (maxBytes + 32))
        column.offsets.reserve(4 * n)
        let offsets = column.offsets.values(as: UInt32.self) + column.count + 1
        let base = column.bytes.base
        var at = column.bytes.count
        if let permutation {
            // A product by an odd number spreads the 62 bits over all 16 digits; a UUID has room for 62 only.
            let factor: UInt64 = domainSize == 1 << 62 && !layout.isUUID ? 0x9E37_79B9_7F4A_7C15 : 1
            for i in 0..<n { words[i] = permutation(UInt64(bitPattern: rows[i]) % domainSize) &* factor }
        } else {
            keys[0].fill(rows, into: words)
        }
        if keys.count > 1 { keys[1].fill(rows, into: others) }
        for i in 0..<n {
            for byte in prefix {
                base[at] = byte
                at += 1
            }
            switch layout {
            case .uuid: at += HexKernel.writeUUID(others[i], words[i], to: base + at)
            case .digits(let count):
                // Words beyond the second are mixed from the first two: hashes of 64 digits.
                var done = 0
                var word = words[i]
                while done < count {
                    let digits = min(16, count - done)
                    HexKernel.write(digits == 16 ? word : word &<< UInt64(64 - 4 * digits), to: base + at + done)
                    done += digits
                    word = done == 16 ? others[i] : mix64(word &+ 0x9E37_79B9_7F4A_7C15)
                }
                at += count
            }
            offsets[i] = UInt32(truncatingIfNeeded: at)
        }
        column.bytes.count = at
        column.offsets.count += 4 * n
        column.count += n
        scratch.giveBack(others)
        scratch.giveBack(words)
    }

    /// Sixteen digits, the highest first.
    @inline(__always)
    static func write(_ word: UInt64, to place: UnsafeMutablePointer<UInt8>) {
        let raw = UnsafeMutableRawPointer(place)
        raw.storeBytes(of: digits(word &>> 32).bigEndian, as: UInt64.self)
        raw.storeBytes(of: digits(word & 0xFFFF_FFFF).bigEndian, toByteOffset: 8, as: UInt64.self)
    }

    /// Eight digits of a 32-bit number, the highest in the highest byte: nibbles spread to bytes, then 48 or 87 added.
    @inline(__always)
    static func digits(_ value: UInt64) -> UInt64 {
        var x = (value | value &<< 16) & 0x0000_FFFF_0000_FFFF
        x = (x | x &<< 8) & 0x00FF_00FF_00FF_00FF
        x = (x | x &<< 4) & 0x0F0F_0F0F_0F0F_0F0F
        let isLetter = ((x &+ 0x0606_0606_0606_0606) &>> 4) & 0x0101_0101_0101_0101
        return x &+ 0x3030_3030_3030_3030 &+ isLetter &* 39
    }

    /// 36 characters: `high` and `low` with version 4 and variant 10. The lower 62 bits of `low` are kept.
    @inline(__always)
    static func writeUUID(_ high: UInt64, _ low: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
        writeGroups(
            high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000, low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000, to: place)
    }

    /// 36 characters: the digits of both words in groups of 8, 4, 4, 4 and 12.
    @inline(__always)
    static func writeGroups(_ high: UInt64, _ low: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
        let dash = UInt8(ascii: "-")
        let a = digits(high &>> 32)
        let b = digits(high & 0xFFFF_FFFF)
        let c = digits(low &>> 32)
        let d = digits(low & 0xFFFF_FFFF)
        let raw = UnsafeMutableRawPointer(place)
        raw.storeBytes(of: a.bigEndian, as: UInt64.self)
        place[8] = dash
        raw.storeBytes(of: UInt32(truncatingIfNeeded: b &>> 32).bigEndian, toByteOffset: 9, as: UInt32.self)
        place[13] = dash
        raw.storeBytes(of: UInt32(truncatingIfNeeded: b).bigEndian, toByteOffset: 14, as: UInt32.self)
        place[18] = dash
        raw.storeBytes(of: UInt32(truncatingIfNeeded: c &>> 32).bigEndian, toByteOffset: 19, as: UInt32.self)
        place[23] = dash
        raw.storeBytes(of: UInt32(truncatingIfNeeded: c).bigEndian, toByteOffset: 24, as: UInt32.self)
        raw.storeBytes(of: d.bigEndian, toByteOffset: 28, as: UInt64.self)
        return 36
    }
}

extension HexKernel.Layout {
    var isUUID: Bool {
        if case .uuid = self { true } else { false }
    }
}
