import FigmentColumns
import FigmentTypes

/// Takes the steps of locale programs, each for all rows that come to it before the next one.
///
/// A step then costs what it does and not the way to it: the processor meets the same one again and again, and rows do
/// not wait for each other. Where a choice sends rows to different places, those of one place go on together.
final class LocaleRun {
    /// Rows at once; their numbers are bytes.
    static let capacity = 256

    /// Register `field` of row `i` is at `field * capacity + i`.
    private let registers: UnsafeMutablePointer<UInt32>
    /// Where the next byte of each row goes, counted from `text`.
    private let ends: UnsafeMutablePointer<UInt32>
    /// The rows, in the order in which they are gone through: those that go on together stand together.
    private let order: UnsafeMutablePointer<UInt8>
    private let aside: UnsafeMutablePointer<UInt8>

    private var rows = RowBlock(ramp: RowRange(start: 0, count: 0))
    private var first = 0
    private var keys: [StreamKey] = []
    /// Where the rows' texts are written: row `i` from `i * room` on.
    private var text: UnsafeMutablePointer<UInt8>?
    private var room = 0

    init() {
        registers = .allocate(capacity: LocaleProgram.registerCount * LocaleRun.capacity)
        registers.initialize(repeating: 0, count: LocaleProgram.registerCount * LocaleRun.capacity)
        ends = .allocate(capacity: LocaleRun.capacity)
        ends.initialize(repeating: 0, count: LocaleRun.capacity)
        order = .allocate(capacity: LocaleRun.capacity)
        aside = .allocate(capacity: LocaleRun.capacity)
    }

    deinit {
        registers.deallocate()
        ends.deallocate()
        order.deallocate()
        aside.deallocate()
    }

    /// Register `field` of the rows of the last ``draw(_:_:_:_:)``.
    func register(_ field: UInt8) -> UnsafePointer<UInt32> {
        UnsafePointer(registers + Int(field) * LocaleRun.capacity)
    }

    /// Makes the draws of `count` rows of a block, from its row `first` on, and writes nothing.
    ///
    /// - Parameter locales: The program of each row of the block, or nil where there is but one.
    func draw(
        _ rows: RowBlock, _ first: Int, _ count: Int, _ programs: [LocaleProgram], _ keys: LocaleKeys,
        by locales: UnsafePointer<UInt8>?
    ) {
        begin(rows, first, count, keys)
        each(locales.map { $0 + first }, count) { programs[$0].draws }
    }

    /// Writes the texts of all rows behind one another; `complete` changes a text and gives its new length.
    ///
    /// - Parameters:
    ///   - locales: The program of each row, or nil where there is but one.
    ///   - room: No text is longer, not even when it is complete.
    func write(
        _ rows: RowBlock, _ programs: [LocaleProgram], _ keys: LocaleKeys, by locales: UnsafePointer<UInt8>?,
        room: Int, into column: Column, _ complete: (Int64, UnsafeMutablePointer<UInt8>, Int) -> Int
    ) {
        // Steps write whole words.
        let room = room + 32
        self.room = room
        column.offsets.reserve(4 * rows.count)
        let offsets = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
        for first in stride(from: 0, to: rows.count, by: LocaleRun.capacity) {
            let count = min(LocaleRun.capacity, rows.count - first)
            column.bytes.reserve((count + 1) * room)
            let text = column.bytes.end
            self.text = text
            begin(rows, first, count, keys)
            for i in 0..<count { ends[i] = UInt32(truncatingIfNeeded: i * room) }
            each(locales.map { $0 + first }, count) { programs[$0].ops }
            // Each text was written into a place of its own, where the longest has room; now they move together.
            var end = 0
            for i in 0..<count {
                let place = text + i * room
                let length = complete(rows[first + i], place, Int(ends[i]) - i * room)
                LocaleRun.move(place, length, to: text + end)
                end += length
                offsets[first + i] = UInt32(truncatingIfNeeded: column.bytes.count + end)
            }
            column.bytes.count += end
        }
        column.offsets.count += 4 * rows.count
        column.count += rows.count
    }

    private func begin(_ rows: RowBlock, _ first: Int, _ count: Int, _ keys: LocaleKeys) {
        self.rows = rows
        self.first = first
        self.keys = keys.keys
        for i in 0..<count { order[i] = UInt8(truncatingIfNeeded: i) }
    }

    /// Takes the steps that `program` gives for each row's locale.
    private func each(_ locales: UnsafePointer<UInt8>?, _ count: Int, _ program: (Int) -> UnsafePointer<LocaleOp>) {
        guard let locales else { return take(program(0), from: 0, 0..<count) }
        var start = 0
        while start < count {
            let locale = locales[Int(order[start])]
            let end = gather(start..<count) { locales[$0] == locale }
            take(program(Int(locale)), from: 0, start..<end)
            start = end
        }
    }

    /// Brings the rows of which `belongs` is true to the front of a part of the order. - Returns: Where they end.
    @inline(__always)
    private func gather(_ part: Range<Int>, _ belongs: (Int) -> Bool) -> Int {
        var end = part.lowerBound
        var others = 0
        // Without a branch: which rows belong together is random.
        for k in part {
            let row = order[k]
            let isOne = belongs(Int(row))
            order[end] = row
            aside[others] = row
            end += isOne ? 1 : 0
            others += isOne ? 0 : 1
        }
        for k in 0..<others { order[end + k] = aside[k] }
        return end
    }

    /// Takes the steps from `place` on, to the end, for the rows of a part of the order.
    private func take(_ ops: UnsafePointer<LocaleOp>, from place: Int, _ part: Range<Int>) {
        var place = place
        while true {
            let op = ops[place]
            place += 1
            switch op.code {
            case .even, .alias, .within, .run, .reaches, .map: draw(op, part)
            case .text, .initial, .constant, .mask, .digits, .number, .degrees, .check: write(op, part)
            case .jump: place = Int(op.count)
            case .choose: return choose(op, ops, part)
            case .end: return
            }
        }
    }

    private func choose(_ op: LocaleOp, _ ops: UnsafePointer<LocaleOp>, _ part: Range<Int>) {
        guard let places = op.first?.assumingMemoryBound(to: UInt32.self) else { return }
        let from = register(op.from)
        var start = part.lowerBound
        while start < part.upperBound {
            let place = places[Int(from[Int(order[start])])]
            let end = gather(start..<part.upperBound) { places[Int(from[$0])] == place }
            take(ops, from: Int(place), start..<end)
            start = end
        }
    }

    private func draw(_ op: LocaleOp, _ part: Range<Int>) {
        let key = keys[Int(op.stream)]
        let into = registers + Int(op.into) * LocaleRun.capacity
        let from = register(op.from)
        let (order, rows, first) = (order, rows, first)
        @inline(__always) func each(_ value: (UInt32, Int64) -> UInt32) {
            for k in part {
                let i = Int(order[k])
                into[i] = value(from[i], rows[first + i])
            }
        }
        switch op.code {
        case .even: each { op.even(key.bits($1)) }
        case .alias:
            guard let table = op.first?.assumingMemoryBound(to: UInt64.self) else { return }
            each { op.alias(table, key.bits($1)) }
        case .within: each { op.within($0, key.bits($1)) }
        case .run:
            guard let starts = op.first?.assumingMemoryBound(to: UInt32.self),
                let counts = op.second?.assumingMemoryBound(to: UInt32.self)
            else { return }
            each {
                let own = Uniform.smallIndex(key.bits($1), below: UInt64(counts[Int($0)]))
                return starts[Int($0)] &+ UInt32(truncatingIfNeeded: own)
            }
        case .reaches: each { from, _ in from >= op.base ? 1 : 0 }
        case .map:
            guard let table = op.first?.assumingMemoryBound(to: UInt32.self) else { return }
            each { from, _ in table[Int(from)] }
        default: break
        }
    }

    private func write(_ op: LocaleOp, _ part: Range<Int>) {
        guard let text else { return }
        let key = keys[Int(op.stream)]
        let from = register(op.from)
        let (order, rows, first, ends) = (order, rows, first, ends)
        /// Calls `body` with a row's register, the row and where its next byte goes; it gives the bytes written.
        @inline(__always) func each(_ body: (UInt32, Int64, UnsafeMutablePointer<UInt8>) -> Int) {
            for k in part {
                let i = Int(order[k])
                let end = Int(ends[i])
                ends[i] = UInt32(truncatingIfNeeded: end + body(from[i], rows[first + i], text + end))
            }
        }
        switch op.code {
        case .constant:
            guard let bytes = op.first else { return }
            let count = Int(op.count)
            each { _, _, out in
                LocaleRun.copy(bytes, count, out)
                return count
            }
        case .degrees: each { LocaleMask.writeDegrees(op.micros($0, key.bits($1)), $2) }
        case .check:
            for k in part {
                let i = Int(order[k])
                let start = i * room
                ends[i] = UInt32(
                    truncatingIfNeeded: start + LocaleIdentity.complete(op.base, text + start, Int(ends[i]) - start))
            }
        default: break
        }
        guard let bytes = op.first, let places = op.second?.assumingMemoryBound(to: UInt32.self) else { return }
        /// An entry of a list, and the constant behind it: eight bytes, of which some count.
        @inline(__always) func entry(_ number: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
            let start = Int(places[Int(number)])
            let length = Int(places[Int(number) + 1]) - start
            LocaleRun.copy(bytes + start, length, out)
            return length
        }
        @inline(__always) func end(_ length: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
            UnsafeMutableRawPointer(out + length).storeBytes(of: op.tail, as: UInt64.self)
            return length + Int(op.tailLength)
        }
        switch op.code {
        case .text: each { end(entry($0, $2), $2) }
        case .initial:
            each { number, _, out in
                out[0] = bytes.assumingMemoryBound(to: UInt8.self)[Int(places[Int(number)])]
                return 1
            }
        case .mask, .digits:
            let digitsOnly = op.code == .digits
            each { number, row, out in
                end(LocaleMask.fill(out, entry(number, out), key.rowKey(row), digitsOnly: digitsOnly), out)
            }
        case .number:
            guard let masks = op.second?.assumingMemoryBound(to: NumberMask.self) else { return }
            let factors = NumberMask.factors
            each { number, row, out in
                let mask = masks[Int(number)]
                LocaleRun.copy(bytes + Int(mask.start), Int(mask.before), out)
                let length = Int(mask.before)
                return end(length + mask.fill(out + length, key.rowKey(row).bits(0), factors), out)
            }
        default: break
        }
    }

    /// At most 16 bytes are copied at once: lists have slack, and so has what is written.
    @inline(__always)
    private static func copy(_ source: UnsafeRawPointer, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) {
        let out = UnsafeMutableRawPointer(out)
        out.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        if length > 16 { out.copyMemory(from: source, byteCount: length) }
    }

    /// Moves a text forwards, 16 bytes at a time; `to` is not behind it, and what lies between may be written over.
    @inline(__always)
    private static func move(_ text: UnsafeMutablePointer<UInt8>, _ length: Int, to: UnsafeMutablePointer<UInt8>) {
        let source = UnsafeRawPointer(text)
        let out = UnsafeMutableRawPointer(to)
        var at = 0
        repeat {
            out.storeBytes(
                of: source.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self), toByteOffset: at,
                as: SIMD16<UInt8>.self)
            at += 16
        } while at < length
    }
}
