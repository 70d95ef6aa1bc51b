import FigmentColumns
import FigmentTypes

/// A text per row, in order; beyond the last, from the first again.
struct TextListKernel: Kernel {
    let texts: [[UInt8]]
    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        for i in 0..<rows.count {
            column.bytes.append(texts[Int(rows[i] % Int64(texts.count))])
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
        column.count += rows.count
    }
}

/// A number per row, in order; beyond the last, from the first again.
struct NumberListKernel: Kernel {
    let numbers: NumberChoiceKernel.Numbers
    let type: DataType
    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        switch numbers {
        case .integers(let items):
            let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
            for i in 0..<rows.count { block[i] = items[Int(rows[i] % Int64(items.count))] }
            StoreNumbers.integers(block, rows.count, as: type, into: column)
        case .doubles(let items):
            let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
            for i in 0..<rows.count { block[i] = items[Int(rows[i] % Int64(items.count))] }
            StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        }
        scratch.giveBack(words)
    }
}
