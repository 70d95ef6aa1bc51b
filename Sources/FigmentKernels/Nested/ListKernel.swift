import FigmentColumns
import FigmentTypes

/// Lists of least…capacity elements. Element j of row r is the element kernel's value for row
/// number r × capacity + j.
struct ListKernel: Kernel {
    let element: any Kernel
    let least: Int
    let capacity: Int
    /// Of the lengths from `least` on; nil where all are equally likely.
    let lengths: AliasTable?
    let lengthKey: StreamKey

    /// - Parameter weights: One per length from `least` to `capacity`; empty where all are equally likely.
    init(element: any Kernel, least: Int = 0, capacity: Int, weights: [Double] = [], lengthKey: StreamKey) {
        self.element = element
        self.least = least
        self.capacity = capacity
        lengths = weights.isEmpty ? nil : AliasTable(weights: weights)
        self.lengthKey = lengthKey
    }

    var form: Form { .list(element.form) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let numbers = scratch.borrow()
        let list = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Int64.self)
        let child = column.children[0]
        drawLengths(rows, words, scratch)
        let lengths = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        column.offsets.reserve(4 * rows.count)
        let ends = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
        var waiting = 0
        var total = child.count
        for i in 0..<rows.count {
            let length = least &+ Int(lengths[i])
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
            ends[i] = UInt32(truncatingIfNeeded: total)
        }
        column.offsets.count += 4 * rows.count
        if waiting > 0 {
            element.fill(RowBlock(rows: UnsafeBufferPointer(start: list, count: waiting)), into: child, scratch)
        }
        column.count += rows.count
        scratch.giveBack(numbers)
        scratch.giveBack(words)
    }

    /// Writes by how much each row's length exceeds the least, as 32-bit numbers.
    private func drawLengths(_ rows: RowBlock, _ words: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        let out = UnsafeMutableRawPointer(words).assumingMemoryBound(to: UInt32.self)
        let n = rows.count
        scratch.withBits(lengthKey, rows) { bits in
            if let lengths { return lengths.pick(bits, n, into: out) }
            let span = UInt64(capacity - least + 1)
            for i in 0..<n { out[i] = UInt32(truncatingIfNeeded: Uniform.index(bits[i], below: span)) }
        }
    }
}

/// Lists of what other columns hold in the row, without their nulls.
struct ColumnListKernel: Kernel {
    /// All of the element's type.
    let elements: [ColumnSlot]

    var form: Form { .list(.plain) }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let sources = elements.map { $0.values(rows, scratch) }
        let child = column.children[0]
        column.offsets.reserve(4 * n)
        let ends = UnsafeMutableRawPointer(column.offsets.end).assumingMemoryBound(to: UInt32.self)
        guard let width = child.type.fixedWidth else {
            for i in 0..<n {
                for source in sources where source.isValid(i) {
                    source.appendText(i, to: &child.bytes)
                    child.endText()
                }
                ends[i] = UInt32(truncatingIfNeeded: child.count)
            }
            column.offsets.count += 4 * n
            column.count += n
            return
        }
        child.values.reserve(n * sources.count * width)
        var end = child.values.end
        var total = UInt32(truncatingIfNeeded: child.count)
        if sources.count == 1, sources[0].nullCount == 0, !sources[0].form.isConstant {
            end.update(from: sources[0].values.base, count: n * width)
            for i in 0..<n { ends[i] = total &+ UInt32(truncatingIfNeeded: i + 1) }
            total &+= UInt32(truncatingIfNeeded: n)
            end += n * width
        } else {
            for i in 0..<n {
                for source in sources where source.isValid(i) {
                    end.update(from: source.values.base + (source.form.isConstant ? 0 : i * width), count: width)
                    end += width
                    total &+= 1
                }
                ends[i] = total
            }
        }
        child.values.count = end - child.values.base
        child.count = Int(total)
        column.offsets.count += 4 * n
        column.count += n
    }
}
