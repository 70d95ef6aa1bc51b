import FigmentTypes

/// The steps that make one method's values in one locale: made once, kept for the life of the process.
///
/// ``LocaleRun`` takes them, each for all rows that come to it.
struct LocaleProgram: @unchecked Sendable {
    let ops: UnsafePointer<LocaleOp>
    /// The draws alone, where no choice decides which are made: what values need that are an entry or a coordinate.
    let draws: UnsafePointer<LocaleOp>
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
}

// What a step draws for one row.
extension LocaleOp {
    @inline(__always)
    func even(_ bits: UInt64) -> UInt32 {
        base &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(count)))
    }

    @inline(__always)
    func alias(_ table: UnsafePointer<UInt64>, _ bits: UInt64) -> UInt32 {
        let own = Uniform.smallIndex(bits, below: UInt64(count))
        let slot = table[Int(truncatingIfNeeded: own)]
        let entry = UInt32(truncatingIfNeeded: (bits & 0x7FFF_FFFF) < (slot &>> 32) ? own : slot & 0xFFFF_FFFF)
        return base &+ entry
    }

    @inline(__always)
    func within(_ part: UInt32, _ bits: UInt64) -> UInt32 {
        let start = part != 0 ? base : 0
        let size = part != 0 ? count &- base : base
        return start &+ UInt32(truncatingIfNeeded: Uniform.smallIndex(bits, below: UInt64(size)))
    }

    /// A coordinate in millionths of a degree.
    @inline(__always)
    func micros(_ place: UInt32, _ bits: UInt64) -> Int64 {
        guard let table = first else { return 0 }
        let moved = Int64(Uniform.smallIndex(bits, below: UInt64(2 * base + 1))) - Int64(base)
        return Int64(table.assumingMemoryBound(to: Int32.self)[Int(place)]) + moved
    }
}
