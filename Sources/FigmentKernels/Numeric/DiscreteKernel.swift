import FigmentColumns
import FigmentTypes

/// Integers of a discrete distribution.
struct DiscreteKernel: Kernel {
    let table: DiscreteTable
    let low: Int64
    let high: Int64
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            table.apply(bits, rows.count)
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
            for i in 0..<rows.count { block[i] = min(max(block[i], low), high) }
            StoreNumbers.integers(block, rows.count, as: type, into: column)
        }
    }
}
