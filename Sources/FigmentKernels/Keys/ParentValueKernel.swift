import FigmentColumns
import FigmentTypes

/// The parent's value of a column, recomputed at the parent's row: once per parent, then repeated for its children.
struct ParentValueKernel: Kernel {
    let parent: CompiledColumn
    let map: ParentMap
    /// Slots of the worker's scratch for the cursor and the parents' values.
    let slot: Int

    var form: Form { parent.kernel.form }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let positions = scratch.borrow()
        let parents = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        let run = UnsafeMutableRawPointer(positions).assumingMemoryBound(to: UInt32.self)
        scratch.cursor(slot).parents(map, rows, into: parents, scratch)
        // Runs of one parent: keep each parent once, and for each child the position of its parent.
        var distinct = 0
        for i in 0..<rows.count {
            if i == 0 || parents[i] != parents[distinct - 1] {
                parents[distinct] = parents[i]
                distinct += 1
            }
            run[i] = UInt32(distinct - 1)
        }
        let values = scratch.temporary(slot) {
            Column(type: parent.type, form: parent.kernel.form, isNullable: parent.isNullable)
        }
        values.reset()
        parent.fill(RowBlock(rows: UnsafeBufferPointer(start: parents, count: distinct)), into: values, scratch)
        column.appendRows(of: values, at: run, rows.count)
        scratch.giveBack(positions)
        scratch.giveBack(words)
    }
}
