import FigmentColumns
import FigmentTypes

/// Lists of least…capacity elements, every length equally likely. Element j of row r is the element kernel's value for row
/// number r × capacity + j.
struct ListKernel: Kernel {
    let element: any Kernel
    var least = 0
    let capacity: Int
    let lengthKey: StreamKey

    var form: Form { .list(element.form) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let lengths = scratch.borrow()
        let numbers = scratch.borrow()
        let list = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Int64.self)
        let child = column.children[0]
        lengthKey.fill(rows, into: lengths)
        var waiting = 0
        var total = child.count
        for i in 0..<rows.count {
            let length = least &+ Int(Uniform.index(lengths[i], below: UInt64(capacity - least + 1)))
            let first = rows[i] &* Int64(capacity)
            for j in 0..<length {
                list[waiting] = first &+ Int64(j)
                waiting += 1
                if waiting == RowBlock.capacity {
                    element.fill(RowBlock(rows: UnsafeBufferPointer(start: list, count: waiting)), into: child, scratch)
                    waiting = 0
                }
            }
            total += length
            column.appendOffset(UInt32(total))
        }
        if waiting > 0 {
            element.fill(RowBlock(rows: UnsafeBufferPointer(start: list, count: waiting)), into: child, scratch)
        }
        column.count += rows.count
        scratch.giveBack(numbers)
        scratch.giveBack(lengths)
    }
}
