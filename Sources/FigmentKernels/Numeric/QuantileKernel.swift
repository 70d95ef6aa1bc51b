import FigmentColumns
import FigmentTypes

/// A draw by a table of quantiles, then the clamp, then the cast. One word of random bits a row.
struct QuantileKernel: Kernel {
    let curve: QuantileCurve
    let clamp: Clamp
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(_ curve: QuantileCurve, _ clamp: Clamp, type: DataType, key: StreamKey) {
        self.curve = curve
        self.clamp = clamp
        self.type = type
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            for i in 0..<rows.count { block[i] = Uniform.openDouble(bits[i]) }
            curve.apply(block, rows.count)
            clamp.apply(block, rows.count)
            StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        }
    }
}
