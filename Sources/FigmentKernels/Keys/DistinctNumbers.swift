import FigmentColumns
import FigmentTypes

/// Integers of low…high in an order of its own: key numbers through a permutation of the range.
struct DistinctIntKernel: DistinctKernel {
    let low: Int64
    let permutation: Permutation
    let type: DataType

    var form: Form { .plain }
    var domainSize: UInt64 { permutation.size }

    init(low: Int64, high: Int64, type: DataType, key: StreamKey) {
        self.low = low
        let span = UInt64(bitPattern: high &- low)
        permutation = Permutation(size: min(span, (1 << 62) - 1) + 1, key: key)
        self.type = type
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
        for i in 0..<rows.count {
            block[i] = low &+ Int64(bitPattern: permutation(UInt64(bitPattern: rows[i]) % permutation.size))
        }
        StoreNumbers.integers(block, rows.count, as: type, into: column)
        scratch.giveBack(words)
    }
}

/// Floats on an even grid inside [low, high), fine enough that neighbours differ in the type.
struct DistinctFloatKernel: DistinctKernel {
    let low: Double
    let step: Double
    let permutation: Permutation
    let type: DataType

    var form: Form { .plain }
    var domainSize: UInt64 { permutation.size }

    init(low: Double, high: Double, type: DataType, key: StreamKey) {
        // A grid point must survive rounding: the step is at least two ulps of the larger bound.
        let magnitude = max(abs(low), abs(high), .leastNormalMagnitude)
        var isSingle = false
        if case .float32 = type { isSingle = true }
        let ulp = isSingle ? Double(Float(magnitude).ulp) : magnitude.ulp
        let most = isSingle ? 0x1p24 : 0x1p50
        var finest = 4 * ulp
        if case .decimal(_, let scale) = type {
            // Nor may two grid points round to one decimal.
            finest = max(finest, (0..<scale).reduce(1.0) { power, _ in power / 10 } * (1 + 0x1p-40))
        }
        if case .float16 = type { finest = max(finest, 4 * magnitude * 0x1p-10) }
        let size = max(1, min(((high - low) / finest).rounded(.down), most))
        self.low = low
        step = (high - low) / size
        permutation = Permutation(size: UInt64(size), key: key)
        self.type = type
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        for i in 0..<rows.count {
            let index = permutation(UInt64(bitPattern: rows[i]) % permutation.size)
            block[i] = low + (Double(index) + 0.5) * step
        }
        StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        scratch.giveBack(words)
    }
}

/// A sequence is distinct as it is.
struct DistinctSequenceKernel: DistinctKernel {
    let base: SequenceKernel
    var form: Form { base.form }
    var domainSize: UInt64 { 1 << 62 }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) { base.fill(rows, into: column, scratch) }
}
