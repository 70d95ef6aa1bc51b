import FigmentColumns
import FigmentSchema

struct MultiplyStep: ModifierStep {
    let factor: Double
    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        for i in 0..<block.count { block.values[i] *= factor }
    }
}

struct AddStep: ModifierStep {
    let term: Double
    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        for i in 0..<block.count { block.values[i] += term }
    }
}

struct ClampStep: ModifierStep {
    let low: Double
    let high: Double
    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        for i in 0..<block.count { block.values[i] = min(max(block.values[i], low), high) }
    }
}

/// Normal noise: added, or multiplied as 1 + noise.
struct JitterStep: ModifierStep {
    let std: Double
    let isMultiplied: Bool
    let low: Double
    let high: Double
    let key: StreamKey

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        let n = block.count
        scratch.withBits(key, rows) { bits in
            let noise = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            for i in 0..<n { noise[i] = Uniform.openDouble(bits[i]) }
            let indices = scratch.borrow()
            let saved = scratch.borrow()
            NormalQuantile.apply(noise, n, indices: indices, saved: saved)
            scratch.giveBack(saved)
            scratch.giveBack(indices)
            for i in 0..<n {
                let value = block.values[i]
                let moved = isMultiplied ? value * (1 + std * noise[i]) : value + std * noise[i]
                block.values[i] = min(max(moved, low), high)
            }
        }
    }
}

/// Numbers replaced by others, all at once.
struct MapNumbersStep: ModifierStep {
    let pairs: [(from: Double, to: Double)]
    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        for i in 0..<block.count {
            if let pair = pairs.first(where: { $0.from == block.values[i] }) { block.values[i] = pair.to }
        }
    }
}

/// Rare values far off.
struct OutlierStep: ModifierStep {
    let threshold: UInt64
    let isSpike: Bool
    let magnitude: CompiledColumn
    let rateKey: StreamKey
    let slot: Int

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        let drawn = scratch.temporary(slot) { magnitude.makeColumn() }
        drawn.reset()
        magnitude.fillNested(rows, into: drawn, scratch)
        let sizes = drawn.values.values(as: Double.self)
        scratch.withBits(rateKey, rows) { bits in
            for i in 0..<block.count where bits[i] < threshold {
                let factor = 1 + sizes[i]
                block.values[i] = isSpike ? block.values[i] * factor : block.values[i] / factor
            }
        }
    }
}

struct NullStep: ModifierStep {
    let threshold: UInt64
    let key: StreamKey
    var makesNulls: Bool { true }

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            for i in 0..<block.count where bits[i] < threshold || threshold == .max { block.flags[i] = 0 }
        }
    }
}
