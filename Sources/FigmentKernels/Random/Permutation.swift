/// A keyed bijection of 0 ..< `size`: unique values without a set and without retries.
///
/// A balanced Feistel network over the next even number of bits, walked along its cycle until the result lies inside
/// (J. Black, P. Rogaway, "Ciphers with arbitrary finite domains", 2002): below four steps on average.
public struct Permutation: Hashable, Sendable {
    public let size: UInt64
    let halfBits: UInt64
    let mask: UInt64
    let keys: InlineKeys

    struct InlineKeys: Hashable, Sendable {
        var a: UInt64, b: UInt64, c: UInt64, d: UInt64
    }

    /// - Parameter size: At least 1, at most 2^62.
    public init(size: UInt64, key: StreamKey) {
        self.size = size
        var bits: UInt64 = 1
        while bits < 31, (1 << (2 * bits)) < size { bits += 1 }
        halfBits = bits
        mask = (1 << bits) - 1
        keys = InlineKeys(a: key.bits(0), b: key.bits(1), c: key.bits(2), d: key.bits(3))
    }

    /// The image of `index`, which must be below `size`.
    public func callAsFunction(_ index: UInt64) -> UInt64 {
        var value = index
        repeat { value = once(value) } while value >= size
        return value
    }

    /// Four rounds; twelve where the halves are short, because few bits mix slowly.
    private func once(_ value: UInt64) -> UInt64 {
        let mixed = rounds(value, 0)
        if halfBits >= 10 { return mixed }
        return rounds(rounds(mixed, 0x9E37_79B9_7F4A_7C15), 0x3C6E_F372_FE94_F82A)
    }

    private func rounds(_ value: UInt64, _ tweak: UInt64) -> UInt64 {
        var left = value &>> halfBits
        var right = value & mask
        (left, right) = (right, left ^ (round(right, keys.a ^ tweak) & mask))
        (left, right) = (right, left ^ (round(right, keys.b ^ tweak) & mask))
        (left, right) = (right, left ^ (round(right, keys.c ^ tweak) & mask))
        (left, right) = (right, left ^ (round(right, keys.d ^ tweak) & mask))
        return left &<< halfBits | right
    }

    private func round(_ half: UInt64, _ key: UInt64) -> UInt64 {
        let z = (half &+ key) &* 0xBF58_476D_1CE4_E5B9
        // The shift binds tighter than the product, hence the brackets: the high half is the well-mixed one.
        return ((z ^ (z &>> 29) ^ (key &>> 17)) &* 0x94D0_49BB_1331_11EB) &>> 32
    }
}
