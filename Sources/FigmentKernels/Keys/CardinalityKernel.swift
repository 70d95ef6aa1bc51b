import FigmentColumns
import FigmentTypes

/// ⌈ratio × rows⌉ distinct values: row i introduces a new key where ⌈r(i+1)⌉ > ⌈r·i⌉, else picks one introduced before.
///
/// Every prefix of length n holds min(⌈r·n⌉, domain) keys. Early keys are picked more often than late ones: key k takes
/// part from row k∕r on.
struct CardinalityKernel: Kernel {
    let base: any DistinctKernel
    let ratio: Double
    let key: StreamKey

    var form: Form { base.form }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let keys = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
            let domain = base.domainSize
            for i in 0..<rows.count {
                let before = CardinalityKernel.keys(ratio, rows[i])
                let after = CardinalityKernel.keys(ratio, rows[i] + 1)
                if after > before, before < domain {
                    keys[i] = Int64(bitPattern: before)
                } else {
                    keys[i] = Int64(bitPattern: Uniform.index(bits[i], below: min(max(before, 1), domain)))
                }
            }
            base.fill(RowBlock(rows: UnsafeBufferPointer(start: keys, count: rows.count)), into: column, scratch)
        }
    }

    /// ⌈ratio · n⌉, the keys introduced by the first n rows.
    static func keys(_ ratio: Double, _ n: Int64) -> UInt64 {
        // 0.07 × 100 must be 7, not the 7.000000000000001 of binary fractions: what the ratio's and the product's
        // rounding may have added is taken off.
        let product = ratio * Double(n)
        let nearest = product.rounded()
        if abs(product - nearest) <= 0x1p-51 * max(1, product) { return UInt64(nearest) }
        return UInt64(product.rounded(.up))
    }
}
