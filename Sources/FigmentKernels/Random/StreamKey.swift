public import FigmentColumns
import FigmentTypes

/// The key of one stream of random bits: 128 bits from (seed, table, column, purpose).
///
/// `bits(row)` is a pure function of key and row. One half of the key offsets an additive counter, the other is added
/// between the two rounds of a splitmix64-type mixer, so that no stream is a shifted copy of another. The values are part
/// of the engine version: see the published vectors in the tests.
///
/// Source of the mixer: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators" (2014), with
/// Stafford's constants (variant 13).
public struct StreamKey: Hashable, Sendable {
    /// Where the counter begins.
    public let offset: UInt64
    /// What is added between the rounds.
    public let salt: UInt64

    public init(offset: UInt64, salt: UInt64) {
        self.offset = offset
        self.salt = salt
    }

    /// The key of a stream by name. `purpose` tells the streams of one column apart ("value", "null", …).
    public init(seed: String, table: String, column: String, purpose: String) {
        var a = Hash64(lane: 1)
        var b = Hash64(lane: 2)
        for part in [seed, table, column, purpose] {
            a.add(part)
            b.add(part)
        }
        self.init(offset: a.finish(), salt: b.finish())
    }

    /// The counter's step: 2^64 ∕ golden ratio, odd.
    @usableFromInline static var increment: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    /// 64 random bits for a row.
    @inlinable
    public func bits(_ row: Int64) -> UInt64 {
        StreamKey.mix(offset &+ UInt64(bitPattern: row) &* StreamKey.increment, salt)
    }

    /// 64 random bits for draw `draw` of a row: for samplers that need an unknown number of draws.
    @inlinable
    public func bits(_ row: Int64, draw: UInt64) -> UInt64 { rowKey(row).bits(Int64(bitPattern: draw)) }

    /// The stream of one row.
    @inlinable
    public func rowKey(_ row: Int64) -> StreamKey { StreamKey(offset: bits(row), salt: salt ^ 0x6A09_E667_F3BC_C909) }

    /// A stream of its own for part `number` of what this key is for.
    public func child(_ number: UInt64) -> StreamKey {
        let place = Int64.min &+ 2 &* Int64(truncatingIfNeeded: number)
        return StreamKey(offset: bits(place), salt: bits(place &+ 1))
    }

    @inlinable
    static func mix(_ counter: UInt64, _ salt: UInt64) -> UInt64 {
        var z = counter
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = z &+ salt
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }

    /// Writes `bits(row)` for each row of the block.
    @inlinable
    public func fill(_ rows: RowBlock, into out: UnsafeMutablePointer<UInt64>) {
        if let list = rows.rows {
            for i in 0..<rows.count { out[i] = bits(list[i]) }
        } else {
            fill(from: rows.start, count: rows.count, into: out)
        }
    }

    /// Writes `bits(first)`, `bits(first + 1)`, …
    @inlinable
    public func fill(from first: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>) {
        var counter = offset &+ UInt64(bitPattern: first) &* StreamKey.increment
        for i in 0..<count {
            out[i] = StreamKey.mix(counter, salt)
            counter = counter &+ StreamKey.increment
        }
    }
}

/// The words of consecutive rows, one after the other.
struct StreamWords {
    private var counter: UInt64
    private let salt: UInt64

    fileprivate init(_ key: StreamKey, from row: Int64) {
        counter = key.offset &+ UInt64(bitPattern: row) &* StreamKey.increment
        salt = key.salt
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        defer { counter = counter &+ StreamKey.increment }
        return StreamKey.mix(counter, salt)
    }
}

extension StreamKey {
    /// The words of `row`, `row` + 1, …
    func words(from row: Int64) -> StreamWords { StreamWords(self, from: row) }
}

/// A random word as a number in a range.
public enum Uniform {
    /// ⌊bits · n ∕ 2^64⌋: an integer below `n`, with a bias below n ∕ 2^64.
    @inlinable
    public static func index(_ bits: UInt64, below n: UInt64) -> UInt64 { bits.multipliedFullWidth(by: n).high }

    /// An integer below `n` ≤ 2^32 from the word's high half, with a bias below n ∕ 2^32: vectorises.
    @inlinable
    public static func smallIndex(_ bits: UInt64, below n: UInt64) -> UInt64 { ((bits &>> 32) &* n) &>> 32 }

    /// A double in [0, 1), a multiple of 2^-52, by exponent trick: vectorises where a conversion would not.
    @inlinable
    public static func double(_ bits: UInt64) -> Double {
        Double(bitPattern: (bits &>> 12) | 0x3FF0_0000_0000_0000) - 1
    }

    /// A double in (0, 1), an odd multiple of 2^-53: never 0, for logarithms and quantiles.
    @inlinable
    public static func openDouble(_ bits: UInt64) -> Double {
        Double(bitPattern: (bits &>> 12) | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
    }
}
