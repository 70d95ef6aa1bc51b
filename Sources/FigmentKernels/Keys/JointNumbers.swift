import FigmentColumns
import FigmentPlan
import FigmentTypes

/// The numbers of a ``JointDraw``: a permutation of the row's number, or of its ordinal among its parent's rows, split by
/// the members' sizes. Rows differ in at least one member as long as there are no more of them than combinations.
struct JointNumbers: Sendable {
    /// How many values each member has; all above 0.
    let sizes: [UInt64]
    /// The combinations, at most 2^62.
    let domain: UInt64
    let key: StreamKey
    /// The parents within which numbers do not repeat, and the worker's place in them.
    let parents: (map: ParentMap, slot: Int)?

    init(sizes: [UInt64], key: StreamKey, parents: (map: ParentMap, slot: Int)?) {
        self.sizes = sizes.map { max(1, $0) }
        domain = JointNumbers.domain(sizes)
        self.key = key
        self.parents = parents
    }

    /// The product of the sizes; 2^62 where it is greater.
    static func domain(_ sizes: [UInt64]) -> UInt64 {
        let most: UInt64 = 1 << 62
        var product: UInt64 = 1
        for size in sizes {
            let (next, overflow) = product.multipliedReportingOverflow(by: max(1, size))
            product = overflow ? most : min(next, most)
        }
        return product
    }

    /// Writes the member's number of each row.
    func write(_ member: Int, _ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        var divisor: UInt64 = 1
        for size in sizes[..<member] { divisor = divisor.multipliedReportingOverflow(by: size).partialValue }
        divisor = max(1, divisor)
        let size = sizes[member]
        guard let parents else {
            let permutation = Permutation(size: domain, key: key)
            for i in 0..<rows.count {
                out[i] = Int64(permutation(UInt64(rows[i]) % domain) / divisor % size)
            }
            return
        }
        let words = scratch.borrow()
        let ordinals = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        scratch.cursor(parents.slot).parents(parents.map, rows, into: out, ordinals: ordinals, scratch)
        var parent: Int64 = -1
        var permutation = Permutation(size: domain, key: key)
        for i in 0..<rows.count {
            if out[i] != parent {
                parent = out[i]
                permutation = Permutation(size: domain, key: key.rowKey(parent))
            }
            out[i] = Int64(permutation(UInt64(ordinals[i]) % domain) / divisor % size)
        }
        scratch.giveBack(words)
    }
}

/// The row that a member's number names.
struct JointFinder: RowFinder {
    let numbers: JointNumbers
    let member: Int
    let rowCount: Int64
    var canMiss: Bool { rowCount == 0 }

    func find(_ rows: RowBlock, into out: UnsafeMutablePointer<Int64>, _ scratch: Scratch) {
        if rowCount == 0 { return out.update(repeating: -1, count: rows.count) }
        numbers.write(member, rows, into: out, scratch)
    }
}

/// The item that a member's number names; `items` has an item per row number.
struct JointChoiceKernel: Kernel {
    let numbers: JointNumbers
    let member: Int
    let items: any Kernel
    var form: Form { items.form }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let picked = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        numbers.write(member, rows, into: picked, scratch)
        items.fill(
            RowBlock(rows: UnsafeBufferPointer(start: picked, count: rows.count)), into: column, scratch)
        scratch.giveBack(words)
    }
}

/// Counts cut to what a unique constraint within the parent allows.
struct CappedCounter: ChildCounter {
    let base: any ChildCounter
    let most: UInt64

    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        base.counts(from: parent, count: count, into: out, scratch)
        for i in 0..<count { out[i] = min(out[i], most) }
    }
}
