import FigmentColumns
import FigmentTypes

/// The same stream for the commonest templates, with nothing left to decide per piece: one or two pools of short entries
/// and perhaps a counter behind them (`first last`, `first.last17@example.com`, `user_17` has no pool and is not one).
///
/// Lengths of texts need not be known beforehand. Literals are not joined: after the first rows they are rare.
extension PieceCompressor {
    /// A template whose loop is compiled for it.
    enum Shape: Sendable {
        case pool
        case twoPools
        case poolAndCounter
        case twoPoolsAndCounter
        /// Any other.
        case general

        init(_ kinds: [PieceStep.Kind], headLength: Int, maxLength: Int, listedLengths: Int) {
            self = .general
            // Every length has a place in the table of heads, and a head is one copy.
            guard headLength <= 64, maxLength < listedLengths else { return }
            switch kinds {
            case [.shortPool]: self = .pool
            case [.shortPool, .shortPool]: self = .twoPools
            case [.shortPool, .counter]: self = .poolAndCounter
            case [.shortPool, .shortPool, .counter]: self = .twoPoolsAndCounter
            default: break
            }
        }
    }

    /// Writes a page of a common shape without its preamble.
    ///
    /// - Parameter position: The uncompressed position of the page's first byte; that behind its last one on return.
    static func compress(
        _ page: Page, _ shape: Shape, steps: UnsafeMutablePointer<PieceStep>, position: inout Int,
        to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        switch shape {
        case .pool: run(page, steps, &position, out, hasSecond: false, hasCounter: false)
        case .twoPools: run(page, steps, &position, out, hasSecond: true, hasCounter: false)
        case .poolAndCounter: run(page, steps, &position, out, hasSecond: false, hasCounter: true)
        case .twoPoolsAndCounter: run(page, steps, &position, out, hasSecond: true, hasCounter: true)
        case .general: out
        }
    }

    /// The loop; inlined once per shape, so that the flags are constants.
    @inline(__always)
    private static func run(
        _ page: Page, _ steps: UnsafeMutablePointer<PieceStep>, _ end: inout Int, _ start: UnsafeMutablePointer<UInt8>,
        hasSecond: Bool, hasCounter: Bool
    ) -> UnsafeMutablePointer<UInt8> {
        var out = start
        // As if a tail stood before the first row, too.
        var position = end &- page.tailLength
        let first = steps
        let second = steps + (hasSecond ? 1 : 0)
        let counter = steps + (hasSecond ? 2 : 1)
        let (firstEntries, firstIndices) = (first.pointee.entries, first.pointee.indices)
        let (secondEntries, secondIndices) = (second.pointee.entries, second.pointee.indices)
        let values = hasCounter ? counter.pointee.values : nil
        let headLength = page.tailLength &+ 4 &+ page.leadLength
        let headTags = CopyTags(count: headLength)
        let fixed = UInt32(truncatingIfNeeded: page.tailLength &+ page.leadLength)
        let heads = page.heads

        for row in 0..<page.count {
            let a = firstEntries + Int(firstIndices[row])
            let b = secondEntries + (hasSecond ? Int(secondIndices[row]) : 0)
            var length = fixed &+ a.pointee.length
            if hasSecond { length = length &+ b.pointee.length }
            var low: UInt64 = 0
            if hasCounter, let values {
                let value = UInt64(bitPattern: values[row])
                let high = value / 1000
                low = value &- high &* 1000
                if high != counter.pointee.lastHigh || high == 0 { beginNumbers(counter, value, high) }
                length = length &+ UInt32(truncatingIfNeeded: counter.pointee.digits)
            }

            let last = heads + Int(length)
            let offset = position &- Int(last.pointee)
            last.pointee = UInt32(truncatingIfNeeded: position)
            if offset <= Snappy.window {
                out = Snappy.writeCopy(offset: offset, headTags, to: out)
            } else {
                out = writeHead(page, row, length, to: out)
            }
            position = position &+ headLength

            out = write(a, of: first, position, to: out)
            position = position &+ Int(a.pointee.length)
            if hasSecond {
                out = write(b, of: second, position, to: out)
                position = position &+ Int(b.pointee.length)
            }
            if hasCounter {
                out = writeNumber(counter, low: low, position, to: out)
                position = position &+ counter.pointee.digits
            }
        }
        end = position
        guard page.count > 0 else { return out }
        end = position &+ page.tailLength
        return Snappy.writeLiteral(page.head, count: page.tailLength, to: out)
    }

    /// A pool entry: a copy from where it stood last, else a literal.
    @inline(__always)
    private static func write(
        _ entry: UnsafeMutablePointer<PieceEntry>, of step: UnsafeMutablePointer<PieceStep>, _ position: Int,
        to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let offset = position &- Int(entry.pointee.last)
        entry.pointee.last = UInt32(truncatingIfNeeded: position)
        if offset <= Snappy.window { return Snappy.writeCopy(offset: offset, entry.pointee.tags, to: out) }
        return writeLiteral(step.pointee.bytes + Int(entry.pointee.offset), Int(entry.pointee.length), to: out)
    }

    /// A number that ends in `low`: its other digits from the row before, or as a literal.
    @inline(__always)
    private static func writeNumber(
        _ step: UnsafeMutablePointer<PieceStep>, low: UInt64, _ position: Int, to place: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let digits = UInt64(ThousandDigits.text(low))
        let offset = position &- step.pointee.lastDigits
        if step.pointee.lastHigh >= 1000, step.pointee.lastDigits != 0, offset <= Snappy.window {
            step.pointee.lastDigits = position
            let out = Snappy.writeCopy(offset: offset, step.pointee.highTags, to: place)
            store(UInt32(truncatingIfNeeded: digits &<< 8 | 2 &<< 2), to: out)
            return out + 4
        }
        step.pointee.lastDigits = position
        if step.pointee.lastHigh > 0, step.pointee.lastHigh < 1000 {
            // Tag and first digits are ready.
            store(step.pointee.literal | digits &<< step.pointee.lowShift, to: place)
            return place + (step.pointee.digits &+ 1)
        }
        return writeDigits(step, low, to: place)
    }

    // Out of line: rare.

    /// Notes what numbers with these leading digits have in common.
    @inline(never)
    private static func beginNumbers(_ step: UnsafeMutablePointer<PieceStep>, _ value: UInt64, _ high: UInt64) {
        let digits = decimalLength(value)
        let highDigits = high == 0 ? 0 : digits - 3
        step.pointee.lastHigh = high
        step.pointee.lastDigits = 0
        step.pointee.digits = digits
        step.pointee.highDigits = highDigits
        step.pointee.highTags = CopyTags(count: max(1, highDigits))
        let highText = high > 0 && high < 1000 ? UInt64(ThousandDigits.text(high)) >> UInt64(8 * (3 - highDigits)) : 0
        step.pointee.literal = highText << 8 | UInt64(digits - 1) << 2
        step.pointee.lowShift = UInt64(8 + 8 * min(highDigits, 3))
    }

    @inline(never)
    private static func writeDigits(
        _ step: UnsafeMutablePointer<PieceStep>, _ low: UInt64, to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let count = writeDecimal(step.pointee.lastHigh &* 1000 &+ low, to: step.pointee.bytes)
        return Snappy.writeLiteral(step.pointee.bytes, count: count, to: out)
    }

    @inline(never)
    private static func writeHead(
        _ page: Page, _ row: Int, _ length: UInt32, to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        store(length, to: page.head + page.tailLength)
        // The first row has no tail before it, and is no example for others.
        if row == 0 { page.heads[Int(length)] = 0 }
        let skip = row == 0 ? page.tailLength : 0
        return Snappy.writeLiteral(
            page.head + skip, count: page.tailLength + 4 + page.leadLength - skip, to: out)
    }

    @inline(never)
    private static func writeLiteral(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, to out: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        Snappy.writeLiteral(bytes, count: count, to: out)
    }
}
