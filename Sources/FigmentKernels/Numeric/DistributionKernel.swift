import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A draw from a distribution by its inverse, then the clamp, then the cast. One word of random bits a row.
struct DistributionKernel: Kernel {
    let draw: InverseDraw
    let clamp: Clamp
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(_ draw: InverseDraw, _ clamp: Clamp, type: DataType, key: StreamKey) {
        self.draw = draw
        self.clamp = clamp
        self.type = type
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            for i in 0..<rows.count { block[i] = Uniform.openDouble(bits[i]) }
            draw.apply(block, rows.count, scratch)
            clamp.apply(block, rows.count)
            StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        }
    }
}

/// The bounds into which draws are put.
struct Clamp: Sendable {
    let low: Double
    let high: Double

    init(_ distribution: Distribution) {
        low = distribution.clampLow ?? -.infinity
        high = distribution.clampHigh ?? .infinity
    }

    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int) {
        guard low > -.infinity || high < .infinity else { return }
        let (low, high) = (low, high)
        for i in 0..<n { block[i] = min(max(block[i], low), high) }
    }
}
