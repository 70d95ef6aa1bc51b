import FigmentColumns
import FigmentTypes

/// The steps that make one method's values in one locale: made once, kept for the life of the process.
struct LocaleProgram: @unchecked Sendable {
    let ops: UnsafePointer<LocaleOp>
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

    /// Runs the program for a row; what it writes goes to `out`, which has room for `maxBytes` + 16 bytes.
    /// - Returns: The bytes written.
    @inline(__always)
    func run(
        _ row: Int64, _ keys: UnsafePointer<StreamKey>, _ registers: UnsafeMutablePointer<UInt32>,
        _ out: UnsafeMutablePointer<UInt8>
    ) -> Int {
        var pc = 0
        var n = 0
        while true {
            let op = ops[pc]
            pc += 1
            switch op.code {
            case .even:
                let bits = keys[Int(op.stream)].bits(row)
                registers[Int(op.into)] =
                    op.base &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(op.count)))
            case .alias:
                let bits = keys[Int(op.stream)].bits(row)
                registers[Int(op.into)] = op.base &+ LocaleProgram.alias(op, bits)
            case .within:
                let isSecond = registers[Int(op.from)] != 0
                let start = isSecond ? op.base : 0
                let count = isSecond ? op.count &- op.base : op.base
                let bits = keys[Int(op.stream)].bits(row)
                registers[Int(op.into)] =
                    start &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(count)))
            case .run:
                let at = Int(registers[Int(op.from)])
                guard let starts = op.first, let counts = op.second else { continue }
                let bits = keys[Int(op.stream)].bits(row)
                let count = UInt64(counts.assumingMemoryBound(to: UInt32.self)[at])
                registers[Int(op.into)] =
                    starts.assumingMemoryBound(to: UInt32.self)[at]
                    &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: count))
            case .reaches: registers[Int(op.into)] = registers[Int(op.from)] >= op.base ? 1 : 0
            case .map:
                guard let table = op.first else { continue }
                registers[Int(op.into)] = table.assumingMemoryBound(to: UInt32.self)[Int(registers[Int(op.from)])]
            case .text: n += LocaleProgram.copy(op, registers[Int(op.from)], out + n)
            case .initial:
                guard let bytes = op.first, let offsets = op.second else { continue }
                let at = offsets.assumingMemoryBound(to: UInt32.self)[Int(registers[Int(op.from)])]
                out[n] = bytes.assumingMemoryBound(to: UInt8.self)[Int(at)]
                n += 1
            case .constant:
                guard let bytes = op.first else { continue }
                (out + n).update(from: bytes.assumingMemoryBound(to: UInt8.self), count: Int(op.count))
                n += Int(op.count)
            case .mask, .digits:
                let start = n
                n += LocaleProgram.copy(op, registers[Int(op.from)], out + n)
                n =
                    start
                    + LocaleMask.fill(
                        out + start, n - start, keys[Int(op.stream)].rowKey(row), digitsOnly: op.code == .digits)
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
    private static func alias(_ op: LocaleOp, _ bits: UInt64) -> UInt32 {
        guard let table = op.first else { return 0 }
        let own = Uniform.smallIndex(bits, below: UInt64(op.count))
        let slot = table.assumingMemoryBound(to: UInt64.self)[Int(truncatingIfNeeded: own)]
        return UInt32(truncatingIfNeeded: (bits & 0x7FFF_FFFF) < (slot &>> 32) ? own : slot & 0xFFFF_FFFF)
    }

    /// Texts of at most 16 bytes are copied at once: lists have slack, and so has `out`.
    @inline(__always)
    private static func copy(_ op: LocaleOp, _ entry: UInt32, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        guard let bytes = op.first, let places = op.second?.assumingMemoryBound(to: UInt32.self) else { return 0 }
        let start = Int(places[Int(entry)])
        let length = Int(places[Int(entry) + 1]) - start
        if length <= 16 {
            UnsafeMutableRawPointer(out).storeBytes(
                of: (bytes + start).loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
        } else {
            out.update(from: (bytes + start).assumingMemoryBound(to: UInt8.self), count: length)
        }
        return length
    }

    /// A coordinate in millionths of a degree.
    @inline(__always)
    static func micros(_ op: LocaleOp, _ place: UInt32, _ bits: UInt64) -> Int64 {
        guard let table = op.first else { return 0 }
        let moved = Int64(Uniform.smallIndex(bits, below: UInt64(2 * op.base + 1))) - Int64(op.base)
        return Int64(table.assumingMemoryBound(to: Int32.self)[Int(place)]) + moved
    }
}

/// Masks: `#` is any digit, `%` one but 0, `^` a letter of Canada's postal codes, `&` one of the Netherlands' and
/// Britain's, `?` any capital, `!` a small letter of the first four.
enum LocaleMask {
    private static let canada: StaticString = "ABCEGHJKLMNPRSTVXY"
    private static let inward: StaticString = "ABDEFGHJLNPQRSTUWXYZ"

    /// How many fillings each byte has as a mark; 0 for what is no mark. Never written again.
    nonisolated(unsafe) private static let choices: UnsafePointer<UInt64> = {
        let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for (mark, count) in [("#", 10), ("%", 9), ("^", 18), ("&", 20), ("?", 26), ("!", 4)]
            as [(Unicode.Scalar, UInt64)]
        {
            table[Int(mark.value)] = count
        }
        return UnsafePointer(table)
    }()

    /// Fills the marks of `n` bytes in place. - Returns: The bytes that are left.
    static func fill(_ out: UnsafeMutablePointer<UInt8>, _ n: Int, _ key: StreamKey, digitsOnly: Bool) -> Int {
        let table = choices
        var word = key.bits(0)
        var used: Int64 = 0
        var left = 12
        for i in 0..<n {
            let mark = out[i]
            let count = table[Int(mark)]
            if count == 0 { continue }
            // A word serves twelve marks; what is left of it after each decides the next.
            if left == 0 {
                word = key.bits(used)
                left = 12
            }
            used += 1
            left -= 1
            let product = word.multipliedFullWidth(by: count)
            word = product.low
            let pick = UInt8(truncatingIfNeeded: product.high)
            switch mark {
            case UInt8(ascii: "#"): out[i] = 48 + pick
            case UInt8(ascii: "%"): out[i] = 49 + pick
            case UInt8(ascii: "^"): out[i] = canada.utf8Start[Int(pick)]
            case UInt8(ascii: "&"): out[i] = inward.utf8Start[Int(pick)]
            case UInt8(ascii: "?"): out[i] = 65 + pick
            default: out[i] = 97 + pick
            }
        }
        if !digitsOnly { return n }
        var end = 0
        for i in 0..<n where (48...57).contains(out[i]) {
            out[end] = out[i]
            end += 1
        }
        return end
    }

    /// A number of millionths as degrees with six places.
    static func writeDegrees(_ micros: Int64, _ out: UnsafeMutablePointer<UInt8>) -> Int {
        var n = 0
        if micros < 0 {
            out[0] = UInt8(ascii: "-")
            n = 1
        }
        let size = micros.magnitude
        n += writeDecimal(size / 1_000_000, to: out + n)
        out[n] = UInt8(ascii: ".")
        var rest = size % 1_000_000
        for k in 0..<6 {
            out[n + 6 - k] = 48 + UInt8(rest % 10)
            rest /= 10
        }
        return n + 7
    }
}
