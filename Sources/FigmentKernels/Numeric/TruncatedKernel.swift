import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A draw from a distribution between bounds that other columns set: the uniform is squeezed into the shares that lie
/// between them, so that values follow the distribution as far as the bounds leave it, and none piles up at a bound.
struct TruncatedKernel: Kernel {
    struct Bound: Sendable {
        let view: ColumnView
        let isLower: Bool
        /// What lies between the bound and the nearest value allowed.
        let distance: Double
    }
    let draw: InverseDraw
    let bounds: [Bound]
    /// What always holds.
    let low: Double
    let high: Double
    let clamp: Clamp
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let lowWords = scratch.borrow()
        let highWords = scratch.borrow()
        let lows = UnsafeMutableRawPointer(lowWords).assumingMemoryBound(to: Double.self)
        let highs = UnsafeMutableRawPointer(highWords).assumingMemoryBound(to: Double.self)
        gather(rows, lows, highs, scratch)
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            for i in 0..<n {
                let u = Uniform.openDouble(bits[i])
                let from = draw.share(lows[i], isUpper: false)
                let to = draw.share(highs[i], isUpper: true)
                // Inside (0, 1), whose ends are no draws; some distributions count down.
                block[i] = min(max(from + u * (to - from), 0x1p-53), 1 - 0x1p-53)
            }
            draw.apply(block, n, scratch)
            clamp.apply(block, n)
            // Rounding, and bounds between which nothing lies: the nearer end.
            for i in 0..<n { block[i] = min(max(block[i], lows[i]), max(highs[i], lows[i])) }
            StoreNumbers.doubles(block, n, as: type, into: column, scratch)
        }
        scratch.giveBack(highWords)
        scratch.giveBack(lowWords)
    }

    /// The bounds by row; those of other columns are within the ones that always hold.
    private func gather(
        _ rows: RowBlock, _ lows: UnsafeMutablePointer<Double>, _ highs: UnsafeMutablePointer<Double>,
        _ scratch: Scratch
    ) {
        let n = rows.count
        lows.update(repeating: low, count: n)
        highs.update(repeating: high, count: n)
        let words = scratch.borrow()
        let numbers = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        for bound in bounds {
            bound.view.with(rows, scratch) { values in
                Readings.doubles(values.column, values.column.count, into: numbers)
                for i in 0..<n where values.isValid(i) {
                    let value = numbers[values.place(i)]
                    if bound.isLower {
                        lows[i] = max(lows[i], value + bound.distance)
                    } else {
                        highs[i] = min(highs[i], value - bound.distance)
                    }
                }
            }
        }
        scratch.giveBack(words)
    }
}
