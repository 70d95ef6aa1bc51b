import FigmentColumns
import FigmentTypes

/// Writes texts made of pieces as a Snappy stream of their PLAIN form, without a search for matches: it is known what
/// each piece is and where it stood last.
///
/// What makes the stream valid: positions count uncompressed bytes; an entry's last position is recorded wherever it is
/// written, as a literal or as a copy; a copy reaches at most a window back and its bytes equal the piece. A row is
///
///     [tail of the row before, length, lead] [step] [step] …
///
/// whose first part depends on the length only and is therefore copied from the last row of the same length.
enum PieceCompressor {
    /// What one page needs.
    struct Page {
        var count: Int
        var lengths: UnsafePointer<UInt32>
        /// Where the head of each length stood last.
        var heads: UnsafeMutablePointer<UInt32>
        var headCount: Int
        /// Tail, four bytes of length, lead; 16 bytes of slack.
        var head: UnsafeMutablePointer<UInt8>
        var tailLength: Int
        var leadLength: Int
    }

    /// Writes a page without its preamble and returns the place behind it.
    ///
    /// The stream is a local of this function, and what it calls is inlined, so that its state stays in registers.
    ///
    /// - Parameter position: The uncompressed position of the first text's first byte, a window and more beyond the page
    ///   before; that behind the last text on return.
    static func compress(
        _ page: Page, steps: UnsafeMutablePointer<PieceStep>, stepCount: Int, position: inout Int,
        to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var stream = SnappyStream(out, position: position)
        let (lengths, heads, head) = (page.lengths, page.heads, page.head)
        let (tailLength, headCount) = (page.tailLength, page.headCount)
        let headLength = tailLength &+ 4 &+ page.leadLength
        let headTags = CopyTags(count: headLength)
        let end = steps + stepCount

        for row in 0..<page.count {
            let length = lengths[row]
            if length < headCount, row > 0 {
                let last = heads + Int(length)
                let offset = stream.position &- Int(last.pointee)
                last.pointee = UInt32(truncatingIfNeeded: stream.position)
                if offset <= Snappy.window {
                    stream.copy(offset: offset, count: headLength, headTags)
                } else {
                    store(length, to: head + tailLength)
                    stream.literal(head, count: headLength)
                }
            } else {
                // The first row has no tail before it.
                store(length, to: head + tailLength)
                let skip = row == 0 ? tailLength : 0
                stream.literal(head + skip, count: headLength &- skip)
            }

            var step = steps
            while step < end {
                if step.pointee.kind == .shortPool {
                    let entry = step.pointee.entries + Int(step.pointee.indices[row])
                    let offset = stream.position &- Int(entry.pointee.last)
                    entry.pointee.last = UInt32(truncatingIfNeeded: stream.position)
                    if offset <= Snappy.window {
                        stream.shortCopy(offset: offset, count: Int(entry.pointee.length), entry.pointee.tags)
                    } else {
                        stream.literal(
                            step.pointee.bytes + Int(entry.pointee.offset), count: Int(entry.pointee.length))
                    }
                } else if step.pointee.kind == .counter {
                    stream.counter(step, UInt64(bitPattern: step.pointee.values[row]))
                } else {
                    stream.other(step, row)
                }
                step += 1
            }
        }
        if page.count > 0 { stream.literal(head, count: tailLength) }
        stream.close()
        position = stream.position
        return stream.out
    }
}

/// A Snappy stream being written: literals are joined as long as their one-byte tag can count them.
struct SnappyStream {
    var out: UnsafeMutablePointer<UInt8>
    /// Uncompressed bytes so far, counted on from page to page.
    var position: Int
    /// Tag of the open literal, and its bytes so far.
    private var tag: UnsafeMutablePointer<UInt8>
    private var pending = 0

    @inline(__always)
    init(_ out: UnsafeMutablePointer<UInt8>, position: Int) {
        self.out = out
        self.position = position
        tag = out
    }

    // MARK: Pieces

    /// Digits: all but the lowest three are copied from the row before if they are the same there and at least four.
    @inline(__always)
    mutating func counter(_ step: UnsafeMutablePointer<PieceStep>, _ value: UInt64) {
        let high = value / 1000
        let offset = position &- step.pointee.lastDigits
        step.pointee.lastDigits = position
        guard high == step.pointee.lastHigh, high > 0 else {
            let count = SnappyStream.writeDigits(value, to: step.pointee.bytes)
            step.pointee.lastHigh = high
            step.pointee.highDigits = max(0, count &- 3)
            return literal(step.pointee.bytes, count: count)
        }
        let digits = ThousandDigits.text(value &- high &* 1000)
        let count = step.pointee.highDigits
        if high >= 1000, offset <= Snappy.window {
            shortCopy(offset: offset, count: count, CopyTags(count: count))
            literal3(digits)
        } else {
            literal(step.pointee.bytes, count: count, then: digits)
        }
    }

    /// The pieces that are not the common ones.
    @inline(__always)
    mutating func other(_ step: UnsafeMutablePointer<PieceStep>, _ row: Int) {
        if step.pointee.kind == .text {
            let start = Int(step.pointee.offsets[row])
            return literal(step.pointee.textBytes + start, count: Int(step.pointee.offsets[row &+ 1]) &- start)
        }
        let index = step.pointee.kind == .constant ? 0 : Int(step.pointee.indices[row])
        let entry = step.pointee.entries + index
        let count = Int(entry.pointee.length)
        let offset = position &- Int(entry.pointee.last)
        entry.pointee.last = UInt32(truncatingIfNeeded: position)
        if step.pointee.kind != .literalPool, offset <= Snappy.window, count >= 4 {
            copy(offset: offset, count: count, entry.pointee.tags)
        } else {
            literal(step.pointee.bytes + Int(entry.pointee.offset), count: count)
        }
    }

    // MARK: Elements

    /// A copy of 1 to 64 bytes.
    @inline(__always)
    mutating func shortCopy(offset: Int, count: Int, _ tags: CopyTags) {
        close()
        out = Snappy.writeCopy(offset: offset, tags, to: out)
        position = position &+ count
    }

    /// A copy of at least one byte; the tags are for up to 64.
    @inline(__always)
    mutating func copy(offset: Int, count: Int, _ tags: CopyTags) {
        close()
        if count <= 64 {
            out = Snappy.writeCopy(offset: offset, tags, to: out)
        } else {
            out = SnappyStream.writeLongCopy(offset: offset, count: count, to: out)
        }
        position = position &+ count
    }

    /// Ends the open literal, if there is one.
    @inline(__always)
    mutating func close() {
        if pending > 0 {
            tag.pointee = UInt8(truncatingIfNeeded: (pending &- 1) &<< 2)
            pending = 0
        }
    }

    /// A literal of any length; 16 bytes may be read behind it.
    @inline(__always)
    mutating func literal(_ bytes: UnsafePointer<UInt8>, count: Int) {
        position = position &+ count
        if pending &+ count > 60 {
            close()
            if count > 60 {
                out = SnappyStream.writeLongLiteral(bytes, count: count, to: out)
                return
            }
        }
        if count == 0 { return }
        open()
        Plain.copy16(bytes, to: out)
        if count > 16 { SnappyStream.copyRest(bytes, to: out, count: count) }
        out += count
        pending = pending &+ count
    }

    /// A literal of at most 17 bytes and three digits.
    @inline(__always)
    mutating func literal(_ bytes: UnsafePointer<UInt8>, count: Int, then digits: UInt32) {
        if pending > 40 { close() }
        open()
        Plain.copy16(bytes, to: out)
        out[16] = bytes[16]
        store(digits, to: out + count)
        out += count &+ 3
        pending = pending &+ count &+ 3
        position = position &+ count &+ 3
    }

    /// A literal of three bytes, behind a copy. It is closed at once: mostly a copy follows.
    @inline(__always)
    mutating func literal3(_ digits: UInt32) {
        store(digits &<< 8 | 2 &<< 2, to: out)
        out += 4
        position = position &+ 3
    }

    @inline(__always)
    private mutating func open() {
        if pending == 0 {
            tag = out
            out += 1
        }
    }

    // Out of line, and without `self`, which stays in registers.

    @inline(never)
    private static func writeDigits(_ value: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
        writeDecimal(value, to: place)
    }

    @inline(never)
    private static func copyRest(_ bytes: UnsafePointer<UInt8>, to place: UnsafeMutablePointer<UInt8>, count: Int) {
        Plain.copyLong(bytes + 16, to: place + 16, count: count &- 16)
    }

    @inline(never)
    private static func writeLongLiteral(
        _ bytes: UnsafePointer<UInt8>, count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        Snappy.writeLiteral(bytes, count: count, to: place)
    }

    @inline(never)
    private static func writeLongCopy(
        offset: Int, count: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        Snappy.writeLongCopy(offset: offset, count: count, to: place)
    }
}

/// The digits of numbers below 1000.
enum ThousandDigits {
    /// Three digits with leading zeros, the first in the lowest byte.
    @inline(__always)
    static func text(_ number: UInt64) -> UInt32 {
        // Both products are exact for numbers below 1000.
        let hundreds = (number &* 656) &>> 16
        let rest = number &- hundreds &* 100
        let tens = (rest &* 103) &>> 10
        let ones = rest &- tens &* 10
        return UInt32(truncatingIfNeeded: 0x303030 | hundreds | tens &<< 8 | ones &<< 16)
    }
}
