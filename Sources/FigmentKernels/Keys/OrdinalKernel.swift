import FigmentColumns
import FigmentTypes

/// `start + step × ordinal` of a row among its parent's rows.
struct OrdinalKernel: Kernel {
    let start: Int64
    let step: Int64
    let type: DataType
    let map: ParentMap
    /// The worker's place in the parents.
    let slot: Int

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let found = scratch.borrow()
        let words = scratch.borrow()
        let parents = UnsafeMutableRawPointer(found).assumingMemoryBound(to: Int64.self)
        let values = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        scratch.cursor(slot).parents(map, rows, into: parents, ordinals: values, scratch)
        for i in 0..<rows.count { values[i] = start &+ step &* values[i] }
        StoreNumbers.integers(values, rows.count, as: type, into: column)
        scratch.giveBack(words)
        scratch.giveBack(found)
    }
}
