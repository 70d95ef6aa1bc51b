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
struct PieceCompressor {
    // Output.
    private var out: UnsafeMutablePointer<UInt8>
    /// Uncompressed bytes so far, counted on from page to page.
    private var position: Int
    /// Tag of the open literal, and its bytes so far.
    private var tag: UnsafeMutablePointer<UInt8>
    private var pending = 0

    private init(_ out: UnsafeMutablePointer<UInt8>, position: Int) {
        self.out = out
        self.position = position
        tag = out
    }

    /// What one page needs.
    struct Page {
        /// Goes before the texts: the levels.
        var prefix: UnsafeBufferPointer<UInt8>
        var count: Int
        var lengths: UnsafePointer<UInt32>
        /// Where the head of each length stood last.
        var heads: UnsafeMutablePointer<UInt32>
        var headCount: Int
        /// Tail, four bytes of length, lead; 16 bytes of slack.
        var head: UnsafeMutablePointer<UInt8>
        var tailLength: Int
        var leadLength: Int
        /// The uncompressed position of the page's first byte: a window and more beyond the page before.
        var position: Int
    }

    /// Writes a page without its preamble and returns the place behind it.
    static func compress(
        _ page: Page, steps: UnsafeMutableBufferPointer<PieceStep>, to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        var writer = PieceCompressor(out, position: page.position)
        writer.appendPrefix(page.prefix)
        guard let first = steps.baseAddress, !steps.isEmpty else { return writer.appendConstants(page) }
        let stepCount = steps.count
        for row in 0..<page.count {
            writer.appendHead(row, page)
            for k in 0..<stepCount { writer.append(first + k, row) }
        }
        if page.count > 0 { writer.appendLiteral(page.head, count: page.tailLength) }
        writer.closeLiteral()
        return writer.out
    }

    /// Texts without any step: equal ones.
    private mutating func appendConstants(_ page: Page) -> UnsafeMutablePointer<UInt8> {
        for row in 0..<page.count { appendHead(row, page) }
        if page.count > 0 { appendLiteral(page.head, count: page.tailLength) }
        closeLiteral()
        return out
    }

    private mutating func appendPrefix(_ prefix: UnsafeBufferPointer<UInt8>) {
        guard let source = prefix.baseAddress, prefix.count > 0 else { return }
        out = Snappy.writeLiteral(source, count: prefix.count, to: out)
        position = position &+ prefix.count
    }

    // MARK: Parts of a row

    @inline(__always)
    private mutating func appendHead(_ row: Int, _ page: Page) {
        let length = page.lengths[row]
        store(length, to: page.head + page.tailLength)
        if row == 0 {
            return appendLiteral(page.head + page.tailLength, count: 4 &+ page.leadLength)
        }
        let count = page.tailLength &+ 4 &+ page.leadLength
        guard length < page.headCount else { return appendLiteral(page.head, count: count) }
        let last = page.heads + Int(length)
        appendPiece(page.head, count: count, last: last)
    }

    @inline(__always)
    private mutating func append(_ step: UnsafeMutablePointer<PieceStep>, _ row: Int) {
        switch step.pointee.kind {
        case .shortPool:
            let entry = step.pointee.entries + Int(step.pointee.indices[row])
            let count = Int(entry.pointee.length)
            let offset = position &- Int(entry.pointee.last)
            entry.pointee.last = UInt32(truncatingIfNeeded: position)
            if offset <= Snappy.window {
                closeLiteral()
                out = Snappy.writeCopy(offset: offset, count: count, to: out)
                position = position &+ count
            } else {
                appendLiteral(step.pointee.bytes + Int(entry.pointee.offset), count: count)
            }
        case .counter:
            appendCounter(step, UInt64(bitPattern: step.pointee.values[row]))
        case .pool, .constant:
            let index = step.pointee.kind == .constant ? 0 : Int(step.pointee.indices[row])
            let entry = step.pointee.entries + index
            let place = step.pointee.bytes + Int(entry.pointee.offset)
            appendPiece(place, count: Int(entry.pointee.length), last: &entry.pointee.last)
        case .literalPool:
            let entry = step.pointee.entries + Int(step.pointee.indices[row])
            appendLiteral(step.pointee.bytes + Int(entry.pointee.offset), count: Int(entry.pointee.length))
        case .text:
            let start = Int(step.pointee.offsets[row])
            appendLiteral(step.pointee.textBytes + start, count: Int(step.pointee.offsets[row &+ 1]) &- start)
        }
    }

    /// A piece of any length, worth a copy from four bytes on.
    @inline(__always)
    private mutating func appendPiece(
        _ bytes: UnsafePointer<UInt8>, count: Int, last: UnsafeMutablePointer<UInt32>
    ) {
        let offset = position &- Int(last.pointee)
        last.pointee = UInt32(truncatingIfNeeded: position)
        if offset <= Snappy.window, count >= 4 {
            closeLiteral()
            out = Snappy.writeLongCopy(offset: offset, count: count, to: out)
            position = position &+ count
        } else {
            appendLiteral(bytes, count: count)
        }
    }

    /// Digits: all but the lowest three are copied from the row before if they are the same there and at least four.
    @inline(__always)
    private mutating func appendCounter(_ step: UnsafeMutablePointer<PieceStep>, _ value: UInt64) {
        let high = value / 1000
        let offset = position &- step.pointee.lastDigits
        if high == step.pointee.lastHigh, high >= 1000, offset <= Snappy.window {
            step.pointee.lastDigits = position
            let count = step.pointee.highDigits
            closeLiteral()
            out = Snappy.writeCopy(offset: offset, count: count, to: out)
            position = position &+ count
            var digits = ThousandDigits.table(Int(truncatingIfNeeded: value &- high &* 1000))
            withUnsafeBytes(of: &digits) { raw in
                guard let base = raw.baseAddress else { return }
                appendLiteral(base.assumingMemoryBound(to: UInt8.self), count: 3)
            }
        } else {
            appendAllDigits(step, value, high: high)
        }
    }

    @inline(never)
    private mutating func appendAllDigits(_ step: UnsafeMutablePointer<PieceStep>, _ value: UInt64, high: UInt64) {
        step.pointee.lastDigits = position
        step.pointee.lastHigh = high
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { digits in
            guard let base = digits.baseAddress else { return }
            let count = writeDecimal(value, to: base)
            step.pointee.highDigits = max(0, count - 3)
            appendLiteral(base, count: count)
        }
    }

    // MARK: Literals

    @inline(__always)
    private mutating func closeLiteral() {
        if pending > 0 {
            tag.pointee = UInt8(truncatingIfNeeded: (pending &- 1) &<< 2)
            pending = 0
        }
    }

    /// Adds bytes to the open literal, whose one-byte tag holds up to 60; 16 bytes may be read behind them.
    @inline(__always)
    private mutating func appendLiteral(_ bytes: UnsafePointer<UInt8>, count: Int) {
        if pending &+ count > 60 || count > 16 { return appendLongLiteral(bytes, count: count) }
        if count == 0 { return }
        if pending == 0 {
            tag = out
            out += 1
        }
        Plain.copy16(bytes, to: out)
        out += count
        pending = pending &+ count
        position = position &+ count
    }

    @inline(never)
    private mutating func appendLongLiteral(_ bytes: UnsafePointer<UInt8>, count: Int) {
        if pending &+ count > 60 { closeLiteral() }
        position = position &+ count
        if count > 60 {
            out = Snappy.writeLiteral(bytes, count: count, to: out)
            return
        }
        if pending == 0 {
            tag = out
            out += 1
        }
        Plain.copyLong(bytes, to: out, count: count)
        out += count
        pending = pending &+ count
    }
}

/// The digits of 0 to 999, three bytes each, the first lowest in a word.
enum ThousandDigits {
    @inline(__always)
    static func table(_ number: Int) -> (UInt64, UInt64) {
        let value = UInt64(truncatingIfNeeded: number)
        // Exact for numbers below 1000.
        let hundreds = (value &* 656) &>> 16
        let rest = value &- hundreds &* 100
        let tens = (rest &* 103) &>> 10
        let ones = rest &- tens &* 10
        return (0x303030 | hundreds | tens &<< 8 | ones &<< 16, 0)
    }
}
