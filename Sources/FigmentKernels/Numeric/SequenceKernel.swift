import FigmentColumns
import FigmentTypes

/// `start + step × row`: as a column that is written nothing is stored, elsewhere (gathers, lists) values are.
struct SequenceKernel: Kernel {
    let start: Int64
    let step: Int64
    let type: DataType
    /// Values are stored, because the rows asked for may be any.
    let isStored: Bool

    var form: Form { isStored ? .plain : .sequence(start: start, step: step) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        guard isStored else {
            if column.count == 0 { column.firstRow = rows.start }
            column.count += rows.count
            return
        }
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        values(rows, into: block)
        StoreNumbers.integers(block, rows.count, as: type, into: column)
        scratch.giveBack(words)
    }

    func values(_ rows: RowBlock, into block: UnsafeMutablePointer<Int64>) {
        if let list = rows.rows {
            for i in 0..<rows.count { block[i] = start &+ step &* list[i] }
        } else {
            var value = start &+ step &* rows.start
            for i in 0..<rows.count {
                block[i] = value
                value = value &+ step
            }
        }
    }
}
