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
        each(locales.map { $0 + first }, programs.count, count) { programs[$0].draws }
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
        // Steps write more bytes than count.
        let room = room + 2 * LocaleTexts.slack
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
            each(locales.map { $0 + first }, programs.count, count) { programs[$0].ops }
            // Each text was written into a place of its own, where the longest has room; now they move together.
            var end = 0
            for i in 0..<count {
                let place = text + i * room
                let length = complete(rows[first + i], place, Int(ends[i]) - i * room)
                LocaleRun.copy(place, length, text + end)
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

    /// Takes the steps that `program` gives for each row's locale, of which there are `ways`.
    private func each(
        _ locales: UnsafePointer<UInt8>?, _ ways: Int, _ count: Int, _ program: (Int) -> UnsafePointer<LocaleOp>
    ) {
        guard let locales else { return take(program(0), from: 0, 0..<count) }
        group(0..<count, ways, by: { Int(locales[$0]) }) { locale, part in
            take(program(locale), from: 0, part)
        }
    }

    /// Brings the rows of a part of the order that go the same way together, and calls `go` with each way and its rows.
    @inline(__always)
    private func group(_ part: Range<Int>, _ ways: Int, by way: (Int) -> Int, _ go: (Int, Range<Int>) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: ways + 1) { ends in
            ends.initialize(repeating: 0)
            for k in part { ends[way(Int(order[k])) + 1] &+= 1 }
            for number in 1..<max(ways, 1) { ends[number + 1] &+= ends[number] }
            // Each way's rows begin where the way before it ends, and that place moves on with them.
            for k in part {
                let row = order[k]
                let number = way(Int(row))
                aside[Int(ends[number])] = row
                ends[number] &+= 1
            }
            (order + part.lowerBound).update(from: aside, count: part.count)
            var start = part.lowerBound
            for number in 0..<ways {
                let end = part.lowerBound + Int(ends[number])
                if end > start { go(number, start..<end) }
                start = end
            }
        }
    }

    /// Takes the steps from `place` on, to the end, for the rows of a part of the order.
    private func take(_ ops: UnsafePointer<LocaleOp>, from place: Int, _ part: Range<Int>) {
        var place = place
        while true {
            let op = ops[place]
            place += 1
            switch op.code {
            case .even, .alias, .within, .run, .reaches, .map: draw(op, part)
            case .constant, .degrees, .check: write(op, part)
            case .text, .initial, .mask, .digits: writeEntry(op, part)
            case .number: writeNumbers(op, part)
            case .jump: place = Int(op.count)
            case .choose: return choose(op, ops, part)
            case .end: return
            }
        }
    }

    private func choose(_ op: LocaleOp, _ ops: UnsafePointer<LocaleOp>, _ part: Range<Int>) {
        guard let ways = op.first?.assumingMemoryBound(to: UInt32.self),
            let places = op.second?.assumingMemoryBound(to: UInt32.self)
        else { return }
        let from = register(op.from)
        group(part, Int(op.count), by: { Int(ways[Int(from[$0])]) }) { way, rows in
            take(ops, from: Int(places[way]), rows)
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

    /// Calls `body` with each row's register, the row and where its next byte goes; it gives the bytes written.
    @inline(__always)
    private func write(
        _ op: LocaleOp, _ part: Range<Int>, _ body: (UInt32, Int64, UnsafeMutablePointer<UInt8>) -> Int
    ) {
        guard let text else { return }
        let from = register(op.from)
        let (order, rows, first, ends) = (order, rows, first, ends)
        for k in part {
            let i = Int(order[k])
            let end = Int(ends[i])
            ends[i] = UInt32(truncatingIfNeeded: end + body(from[i], rows[first + i], text + end))
        }
    }

    private func write(_ op: LocaleOp, _ part: Range<Int>) {
        let key = keys[Int(op.stream)]
        switch op.code {
        case .constant:
            guard let bytes = op.first else { return }
            let count = Int(op.count)
            write(op, part) { _, _, out in
                LocaleRun.copy(bytes, count, out)
                return count
            }
        case .degrees: write(op, part) { LocaleMask.writeDegrees(op.micros($0, key.bits($1)), $2) }
        case .check:
            guard let text else { return }
            for k in part {
                let i = Int(order[k])
                let start = i * room
                let length = LocaleIdentity.complete(op.base, text + start, Int(ends[i]) - start)
                ends[i] = UInt32(truncatingIfNeeded: start + length)
            }
        default: break
        }
    }

    /// Writes entries of a list, or what their marks are filled with, and the constant behind them.
    private func writeEntry(_ op: LocaleOp, _ part: Range<Int>) {
        guard let bytes = op.first, let places = op.second?.assumingMemoryBound(to: UInt32.self) else { return }
        let key = keys[Int(op.stream)]
        @inline(__always) func entry(_ number: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
            let start = Int(places[Int(number)])
            let length = Int(places[Int(number) + 1]) - start
            LocaleRun.copy(bytes + start, length, out)
            return length
        }
        switch op.code {
        case .text: write(op, part) { number, _, out in LocaleRun.end(op, entry(number, out), out) }
        case .initial:
            write(op, part) { number, _, out in
                out[0] = bytes.assumingMemoryBound(to: UInt8.self)[Int(places[Int(number)])]
                return 1
            }
        case .mask, .digits:
            let digitsOnly = op.code == .digits
            write(op, part) { number, row, out in
                let length = LocaleMask.fill(out, entry(number, out), key.rowKey(row), digitsOnly: digitsOnly)
                return LocaleRun.end(op, length, out)
            }
        default: break
        }
    }

    /// Writes masks of numbers, and the constant behind them.
    private func writeNumbers(_ op: LocaleOp, _ part: Range<Int>) {
        guard let bytes = op.first, let masks = op.second?.assumingMemoryBound(to: NumberMask.self) else { return }
        let key = keys[Int(op.stream)]
        let factors = NumberMask.factors
        let parts = Int(op.count)
        write(op, part) { number, row, out in
            var word = key.rowKey(row).bits(0)
            var length = 0
            for k in 0..<parts {
                let part = masks[Int(number) * parts + k]
                LocaleRun.copy(bytes + Int(part.start), Int(part.before), out + length)
                length += Int(part.before)
                length += part.fill(out + length, &word, factors)
            }
            return LocaleRun.end(op, length, out)
        }
    }

    /// Writes the constant behind an entry: eight bytes, of which some count. - Returns: The bytes of both.
    @inline(__always)
    private static func end(_ op: LocaleOp, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        UnsafeMutableRawPointer(out + length).storeBytes(of: op.tail, as: UInt64.self)
        return length + Int(op.tailLength)
    }

    /// Copies ``LocaleTexts/slack`` bytes at a time. Within one text it copies forwards only.
    @inline(__always)
    private static func copy(_ source: UnsafeRawPointer, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) {
        let out = UnsafeMutableRawPointer(out)
        var at = 0
        repeat {
            out.storeBytes(
                of: source.loadUnaligned(fromByteOffset: at, as: SIMD32<UInt8>.self), toByteOffset: at,
                as: SIMD32<UInt8>.self)
            at += LocaleTexts.slack
        } while at < length
    }
}
