import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A wave over instants or rows, plus noise; null where the instant is.
struct SeasonKernel: Kernel {
    let season: Season
    let at: ColumnSlot?
    let startMicros: Int64
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }
    var makesNulls: Bool { at?.column.isNullable ?? false }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        let values = at?.values(rows, scratch)
        if let values {
            Readings.micros(values, n, into: block)
            for i in 0..<n { block[i] -= Double(startMicros) }
        } else {
            for i in 0..<n { block[i] = Double(rows[i]) }
        }
        for i in 0..<n {
            let turns = block[i] / season.period + season.phase
            let angle = (turns - turns.rounded(.down)) * 6.28318530717958623200e+00
            block[i] = season.base + season.amplitude * Elementary.sin(angle)
        }
        if season.noise > 0 { addNoise(rows, block, scratch) }
        StoreNumbers.doubles(block, n, as: type, into: column, scratch)
        if makesNulls, let values { column.appendValidity(values, n) }
        scratch.giveBack(words)
    }

    private func addNoise(_ rows: RowBlock, _ block: UnsafeMutablePointer<Double>, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let normals = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            for i in 0..<rows.count { normals[i] = Uniform.openDouble(bits[i]) }
            let indices = scratch.borrow()
            let saved = scratch.borrow()
            NormalQuantile.apply(normals, rows.count, indices: indices, saved: saved)
            for i in 0..<rows.count { block[i] += season.noise * normals[i] }
            scratch.giveBack(saved)
            scratch.giveBack(indices)
        }
    }
}
