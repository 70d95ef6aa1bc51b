import FigmentColumns
import FigmentTypes

/// One of several draws by weight: the rows of each part are gathered, drawn together and put in their places.
struct MixtureKernel: Kernel {
    /// Each makes float64.
    let parts: [any Kernel]
    /// Numbers of parts by weight.
    let choice: DiscreteTable
    let clamp: Clamp
    let type: DataType
    let key: StreamKey
    let slot: Int

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let numbers = scratch.borrow()
        let values = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Double.self)
        let words = scratch.borrow()
        let gathered = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        let places = scratch.borrow()
        let drawn = scratch.temporary(slot) { Column(type: .float64) }
        scratch.withBits(key, rows) { chosen in
            choice.apply(chosen, n)
            for (number, part) in parts.enumerated() {
                var count = 0
                for i in 0..<n where chosen[i] == UInt64(number) {
                    gathered[count] = rows[i]
                    places[count] = UInt64(i)
                    count += 1
                }
                if count == 0 { continue }
                drawn.reset()
                part.fill(RowBlock(rows: UnsafeBufferPointer(start: gathered, count: count)), into: drawn, scratch)
                let source = drawn.values.values(as: Double.self)
                for k in 0..<count { values[Int(truncatingIfNeeded: places[k])] = source[k] }
            }
        }
        clamp.apply(values, n)
        StoreNumbers.doubles(values, n, as: type, into: column, scratch)
        scratch.giveBack(places)
        scratch.giveBack(words)
        scratch.giveBack(numbers)
    }
}
