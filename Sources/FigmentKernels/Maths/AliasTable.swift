/// Weighted choice in constant time: one word of random bits gives one index.
///
/// Source: A. J. Walker (1977) in M. D. Vose's form, "A linear algorithm for generating random numbers with a given
/// distribution", IEEE TSE 17 (1991). The high product picks a slot, the low product decides between slot and alias.
struct AliasTable: Sendable {
    let count: UInt64
    /// Slot i keeps its own index where the low product is below `thresholds[i]`.
    let thresholds: [UInt64]
    let aliases: [UInt32]
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
        var thresholds = [UInt64](repeating: .max, count: weights.count)
        var aliases = weights.indices.map { UInt32($0) }
        while let s = small.popLast(), let l = large.last {
            thresholds[s] = UInt64(min(scaled[s] * 0x1p64, 0x1.fffffffffffffp63))
            aliases[s] = UInt32(l)
            scaled[l] -= 1 - scaled[s]
            if scaled[l] < 1 {
                large.removeLast()
                small.append(l)
            }
        }
        self.thresholds = thresholds
        self.aliases = aliases
    }

    /// Writes an index for each word of `bits`.
    func pick(_ bits: UnsafePointer<UInt64>, _ n: Int, into out: UnsafeMutablePointer<UInt32>) {
        let count = count
        if isUniform {
            for i in 0..<n {
                out[i] = UInt32(truncatingIfNeeded: bits[i].multipliedFullWidth(by: count).high)
            }
            return
        }
        thresholds.withUnsafeBufferPointer { thresholds in
            aliases.withUnsafeBufferPointer { aliases in
                for i in 0..<n {
                    let product = bits[i].multipliedFullWidth(by: count)
                    let slot = Int(truncatingIfNeeded: product.high)
                    let own = UInt32(truncatingIfNeeded: product.high)
                    out[i] = product.low < thresholds[slot] ? own : aliases[slot]
                }
            }
        }
    }
}
