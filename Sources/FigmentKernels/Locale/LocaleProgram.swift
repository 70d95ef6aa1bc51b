import FigmentColumns
import FigmentTypes

/// The steps that make one method's values in one locale: made once, kept for the life of the process.
struct LocaleProgram: @unchecked Sendable {
    let ops: UnsafePointer<LocaleOp>
    /// The draws that most rows need, to be made for many rows at once, and the steps that are left then.
    let draws: UnsafeBufferPointer<LocaleOp>
    let rest: UnsafePointer<LocaleOp>
    /// No value is longer.
    let maxBytes: Int
    let averageBytes: Double
    /// The fields that it draws: bit k is field k.
    let fields: UInt64
    /// The list whose entry is the value, and the register that has its number, where the value is nothing else.
    let entry: (texts: LocaleTexts, register: UInt8)?
    /// The register that numbers are looked up with, for values that are coordinates.
    let degrees: LocaleOp?

    static let registerCount = 64

    /// Whether every register that is looked at is set by `draws`.
    let drawsAll: Bool

    /// Rows that are drawn for at once: their registers fit into one block of scratch memory.
    static let rowsAtOnce = 32

    /// Sets the registers of `n` rows of a block, from its row `first` on; those of the next row lie `registerCount` behind.
    func draw(
        _ rows: RowBlock, _ first: Int, _ n: Int, _ keys: UnsafePointer<StreamKey>,
        _ registers: UnsafeMutablePointer<UInt32>
    ) {
        for op in draws {
            let key = keys[Int(op.stream)]
            @inline(__always) func each(_ value: (UInt32, Int64) -> UInt32) {
                for i in 0..<n {
                    let own = registers + i * LocaleProgram.registerCount
                    own[Int(op.into)] = value(own[Int(op.from)], rows[first + i])
                }
            }
            switch op.code {
            case .even: each { LocaleProgram.even(op, key.bits($1)) }
            case .alias: each { LocaleProgram.alias(op, key.bits($1)) }
            case .within: each { LocaleProgram.within(op, $0, key.bits($1)) }
            case .run: each { LocaleProgram.inRun(op, $0, key.bits($1)) }
            case .reaches: each { from, _ in LocaleProgram.reaches(op, from) }
            case .map: each { from, _ in LocaleProgram.map(op, from) }
            default: break
            }
        }
    }

    /// Runs the program for a row; what it writes goes to `out`, which has room for `maxBytes` + 16 bytes.
    /// - Returns: The bytes written.
    @inline(__always)
    func run(
        _ row: Int64, _ keys: UnsafePointer<StreamKey>, _ registers: UnsafeMutablePointer<UInt32>,
        _ out: UnsafeMutablePointer<UInt8>
    ) -> Int { LocaleProgram.run(ops, row, keys, registers, out) }

    /// Runs what is left for a row whose registers ``draw(_:_:_:_:_:)`` has set.
    @inline(__always)
    func finish(
        _ row: Int64, _ keys: UnsafePointer<StreamKey>, _ registers: UnsafeMutablePointer<UInt32>,
        _ out: UnsafeMutablePointer<UInt8>
    ) -> Int { LocaleProgram.run(rest, row, keys, registers, out) }

    @inline(__always)
    private static func run(
        _ ops: UnsafePointer<LocaleOp>, _ row: Int64, _ keys: UnsafePointer<StreamKey>,
        _ registers: UnsafeMutablePointer<UInt32>, _ out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var pc = 0
        var n = 0
        while true {
            let op = ops[pc]
            pc += 1
            switch op.code {
            case .even: registers[Int(op.into)] = even(op, keys[Int(op.stream)].bits(row))
            case .alias: registers[Int(op.into)] = alias(op, keys[Int(op.stream)].bits(row))
            case .within:
                registers[Int(op.into)] = within(op, registers[Int(op.from)], keys[Int(op.stream)].bits(row))
            case .run: registers[Int(op.into)] = inRun(op, registers[Int(op.from)], keys[Int(op.stream)].bits(row))
            case .reaches: registers[Int(op.into)] = reaches(op, registers[Int(op.from)])
            case .map: registers[Int(op.into)] = map(op, registers[Int(op.from)])
            case .text:
                n += LocaleProgram.copy(op, registers[Int(op.from)], out + n)
                n += LocaleProgram.end(op, out + n)
            case .initial:
                guard let bytes = op.first, let offsets = op.second else { continue }
                let at = offsets.assumingMemoryBound(to: UInt32.self)[Int(registers[Int(op.from)])]
                out[n] = bytes.assumingMemoryBound(to: UInt8.self)[Int(at)]
                n += 1
            case .constant:
                guard let bytes = op.first else { continue }
                copy(bytes, Int(op.count), out + n)
                n += Int(op.count)
            case .mask, .digits:
                let start = n
                n += LocaleProgram.copy(op, registers[Int(op.from)], out + n)
                n =
                    start
                    + LocaleMask.fill(
                        out + start, n - start, keys[Int(op.stream)].rowKey(row), digitsOnly: op.code == .digits)
                n += LocaleProgram.end(op, out + n)
            case .degrees:
                let value = LocaleProgram.micros(op, registers[Int(op.from)], keys[Int(op.stream)].bits(row))
                n += LocaleMask.writeDegrees(value, out + n)
            case .choose:
                guard let table = op.first else { continue }
                pc = Int(table.assumingMemoryBound(to: UInt32.self)[Int(registers[Int(op.from)])])
            case .jump: pc = Int(op.count)
            case .check: n = LocaleIdentity.complete(op.base, out, n)
            case .end: return n
            }
        }
    }

    @inline(__always)
    private static func even(_ op: LocaleOp, _ bits: UInt64) -> UInt32 {
        op.base &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(op.count)))
    }

    @inline(__always)
    private static func alias(_ op: LocaleOp, _ bits: UInt64) -> UInt32 {
        guard let table = op.first else { return op.base }
        let own = Uniform.smallIndex(bits, below: UInt64(op.count))
        let slot = table.assumingMemoryBound(to: UInt64.self)[Int(truncatingIfNeeded: own)]
        let entry = UInt32(truncatingIfNeeded: (bits & 0x7FFF_FFFF) < (slot &>> 32) ? own : slot & 0xFFFF_FFFF)
        return op.base &+ entry
    }

    @inline(__always)
    private static func within(_ op: LocaleOp, _ from: UInt32, _ bits: UInt64) -> UInt32 {
        let start = from != 0 ? op.base : 0
        let count = from != 0 ? op.count &- op.base : op.base
        return start &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(count)))
    }

    @inline(__always)
    private static func inRun(_ op: LocaleOp, _ from: UInt32, _ bits: UInt64) -> UInt32 {
        guard let starts = op.first, let counts = op.second else { return 0 }
        let count = UInt64(counts.assumingMemoryBound(to: UInt32.self)[Int(from)])
        return starts.assumingMemoryBound(to: UInt32.self)[Int(from)]
            &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: count))
    }

    @inline(__always)
    private static func reaches(_ op: LocaleOp, _ from: UInt32) -> UInt32 { from >= op.base ? 1 : 0 }

    @inline(__always)
    private static func map(_ op: LocaleOp, _ from: UInt32) -> UInt32 {
        op.first?.assumingMemoryBound(to: UInt32.self)[Int(from)] ?? 0
    }

    /// Texts of at most 16 bytes are copied at once: lists have slack, and so has `out`.
    @inline(__always)
    private static func copy(_ op: LocaleOp, _ entry: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        guard let bytes = op.first, let places = op.second?.assumingMemoryBound(to: UInt32.self) else { return 0 }
        let start = Int(places[Int(entry)])
        let length = Int(places[Int(entry) + 1]) - start
        copy(bytes + start, length, out)
        return length
    }

    /// Writes the constant behind a text: eight bytes, of which some count.
    @inline(__always)
    private static func end(_ op: LocaleOp, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        UnsafeMutableRawPointer(out).storeBytes(of: op.tail, as: UInt64.self)
        return Int(op.tailLength)
    }

    @inline(__always)
    private static func copy(_ source: UnsafeRawPointer, _ length: Int, _ out: UnsafeMutablePointer<UInt8>) {
        if length <= 16 {
            UnsafeMutableRawPointer(out).storeBytes(
                of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        } else {
            out.update(from: source.assumingMemoryBound(to: UInt8.self), count: length)
        }
    }

    /// A coordinate in millionths of a degree.
    @inline(__always)
    static func micros(_ op: LocaleOp, _ place: UInt32, _ bits: UInt64) -> Int64 {
        guard let table = op.first else { return 0 }
        let moved = Int64(Uniform.smallIndex(bits, below: UInt64(2 * op.base + 1))) - Int64(op.base)
        return Int64(table.assumingMemoryBound(to: Int32.self)[Int(place)]) + moved
    }
}
