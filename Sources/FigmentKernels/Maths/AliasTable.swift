/// Weighted choice in constant time: one word of random bits gives one index.
///
/// Source: A. J. Walker (1977) in M. D. Vose's form, "A linear algorithm for generating random numbers with a given
/// distribution", IEEE TSE 17 (1991). The high half of the word picks a slot, the low
/// half decides between slot and alias.
struct AliasTable: Sendable {
    /// At most 2^31.
    let count: UInt64
    /// Per slot: the threshold in 2^-31 in the high half, the alias in the low half.
    let slots: [UInt64]
    /// All weights are equal, so that the slot is the answer.
    let isUniform: Bool

    /// - Parameter weights: At least one, finite, none negative, one above zero.
    init(weights: [Double]) {
        count = UInt64(weights.count)
        isUniform = weights.allSatisfy { $0 == weights[0] }
        let mean = weights.reduce(0, +) / Double(weights.count)
        var scaled = weights.map { $0 / mean }
        var small: [Int] = []
        var large: [Int] = []
        for i in weights.indices.reversed() { if scaled[i] < 1 { small.append(i) } else { large.append(i) } }
        var slots = weights.indices.map { UInt64(1) << 63 | UInt64($0) }
        while let s = small.popLast(), let l = large.last {
            slots[s] = UInt64((scaled[s] * 0x1p31).rounded()) << 32 | UInt64(l)
            scaled[l] -= 1 - scaled[s]
            if scaled[l] < 1 {
                large.removeLast()
                small.append(l)
            }
        }
        self.slots = slots
    }

    /// Writes an index for each word of `bits`.
    func pick(_ bits: UnsafePointer<UInt64>, _ n: Int, into out: UnsafeMutablePointer<UInt32>) {
        let count = count
        if isUniform {
            for i in 0..<n { out[i] = UInt32(truncatingIfNeeded: Uniform.smallIndex(bits[i], below: count)) }
            return
        }
        slots.withUnsafeBufferPointer { slots in
            for i in 0..<n {
                let own = Uniform.smallIndex(bits[i], below: count)
                let slot = slots[Int(truncatingIfNeeded: own)]
                // All ones where the low bits reach the slot's threshold: a borrow instead of a branch.
                let low = bits[i] & 0x7FFF_FFFF
                let isOwn = UInt64(bitPattern: Int64(bitPattern: low &- (slot &>> 32)) &>> 63)
                let alias = slot & 0xFFFF_FFFF
                out[i] = UInt32(truncatingIfNeeded: alias ^ ((alias ^ own) & isOwn))
            }
        }
    }
}
