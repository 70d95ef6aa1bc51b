import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

/// Instants on a grid, or with weights, or bounded by other instants.
struct GridKernel: Kernel {
    let grid: InstantGrid
    let diffusion: Diffusion?
    let lower: [(view: ColumnView, isStrict: Bool)]
    let upper: [(view: ColumnView, isStrict: Bool)]
    let aging: Aging?
    let type: DataType
    let key: StreamKey

    /// Thinning by age: an instant is kept with the probability curve ∕ greatest value.
    struct Aging: Sendable {
        let created: ColumnView
        let curves: AgeCurves
    }

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let lowBlock = scratch.borrow()
        let highBlock = scratch.borrow()
        let low = UnsafeMutableRawPointer(lowBlock).assumingMemoryBound(to: Int64.self)
        let high = UnsafeMutableRawPointer(highBlock).assumingMemoryBound(to: Int64.self)
        bounds(rows, low, high, scratch)
        scratch.withBits(key, rows) { bits in
            let out = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
            if let aging {
                thin(aging, rows, low, high, out, scratch)
            } else {
                for i in 0..<n { out[i] = draw(Uniform.double(bits[i]), low[i], high[i]) }
            }
            InstantUnit(type).convert(out, n)
            StoreNumbers.integers(out, n, as: type, into: column)
        }
        scratch.giveBack(highBlock)
        scratch.giveBack(lowBlock)
    }

    /// First tick and the one past the last, by row.
    private func bounds(
        _ rows: RowBlock, _ low: UnsafeMutablePointer<Int64>, _ high: UnsafeMutablePointer<Int64>, _ scratch: Scratch
    ) {
        let n = rows.count
        low.update(repeating: 0, count: n)
        high.update(repeating: grid.count, count: n)
        let block = scratch.borrow()
        let instants = UnsafeMutableRawPointer(block).assumingMemoryBound(to: Double.self)
        for bound in lower {
            bound.view.with(rows, scratch) { values in
                Readings.micros(values.column, values.column.count, into: instants)
                for i in 0..<n where values.isValid(i) {
                    let instant = Int64(instants[values.place(i)])
                    low[i] = max(low[i], grid.firstTick(notBefore: instant, isStrict: bound.isStrict))
                }
            }
        }
        for bound in upper {
            bound.view.with(rows, scratch) { values in
                Readings.micros(values.column, values.column.count, into: instants)
                for i in 0..<n where values.isValid(i) {
                    let instant = Int64(instants[values.place(i)])
                    high[i] = min(high[i], grid.firstTick(notBefore: instant, isStrict: !bound.isStrict))
                }
            }
        }
        scratch.giveBack(block)
    }

    /// An instant between two ticks; where there is none, the one nearest to the window.
    @inline(__always)
    private func draw(_ u: Double, _ low: Int64, _ high: Int64) -> Int64 {
        if low >= high {
            // Behind the last tick: the bound itself, rounded up to the grid.
            return low >= grid.count && grid.listed == nil
                ? grid.start &+ low &* grid.step : grid.instant(min(max(low, 0), grid.count - 1))
        }
        if let diffusion {
            let tick = Int64(diffusion.share(u, from: Double(low), to: Double(high), of: Double(grid.count)))
            return grid.instant(min(max(tick, low), high - 1))
        }
        if low == 0, high == grid.count { return grid.instant(grid.tick(u)) }
        let from = grid.share(before: low)
        let to = grid.share(before: high)
        let tick = to > from ? grid.tick(min(from + u * (to - from), 0x1.fffffffffffffp-1)) : low
        return grid.instant(min(max(tick, low), high - 1))
    }

    private func thin(
        _ aging: Aging, _ rows: RowBlock, _ low: UnsafePointer<Int64>, _ high: UnsafePointer<Int64>,
        _ out: UnsafeMutablePointer<Int64>, _ scratch: Scratch
    ) {
        let block = scratch.borrow()
        let created = UnsafeMutableRawPointer(block).assumingMemoryBound(to: Double.self)
        aging.created.with(rows, scratch) { values in
            Readings.micros(values.column, values.column.count, into: created)
            for i in 0..<rows.count {
                let stream = key.rowKey(rows[i])
                let birth = created[values.place(i)]
                let greatest = aging.curves.greatest(upTo: Double(grid.instant(grid.count - 1)) - birth)
                var instant: Int64 = 0
                for attempt in 0..<64 {
                    instant = draw(Uniform.double(stream.bits(Int64(2 * attempt))), low[i], high[i])
                    let chance = aging.curves.value(Double(instant) - birth) / greatest
                    if Uniform.double(stream.bits(Int64(2 * attempt + 1))) < chance { break }
                }
                out[i] = instant
            }
        }
        scratch.giveBack(block)
    }
}

/// The product of several curves of age.
struct AgeCurves: Sendable {
    let curves: [(curve: AgeCurve, unitMicros: Int64)]

    /// At an age in microseconds, which counts from 0; never below 0.
    func value(_ ageMicros: Double) -> Double {
        var product = 1.0
        for (curve, unit) in curves { product *= curve.value(max(0, ageMicros) / Double(unit)) }
        return product
    }

    /// A bound of the product on ages from 0 to the given one: each curve's greatest value.
    func greatest(upTo ageMicros: Double) -> Double {
        var product = 1.0
        for (curve, unit) in curves { product *= curve.greatest(upTo: max(0, ageMicros) / Double(unit)) }
        return max(product, 1e-300)
    }

    /// The mean over ages from 0 to the given one, by 64 midpoints a curve.
    func mean(upTo ageMicros: Double) -> Double {
        guard ageMicros > 0 else { return value(0) }
        var sum = 0.0
        for i in 0..<256 { sum += value(ageMicros * (Double(i) + 0.5) / 256) }
        return sum / 256
    }
}

extension AgeCurve {
    func value(_ age: Double) -> Double {
        switch self {
        case .steps(let steps):
            return steps.isEmpty ? 1 : max(0, steps[Int(min(age, Double(steps.count - 1)))])
        case .logarithmic(let a, let b): return max(0, a + b * Elementary.log(age + 1))
        case .exponential(let a, let b): return max(0, a * Elementary.exp(b * age))
        case .linear(let a, let b): return max(0, a + b * age)
        }
    }

    /// Every curve but the listed one is monotone.
    func greatest(upTo age: Double) -> Double {
        guard case .steps(let steps) = self else { return max(value(0), value(age)) }
        return max(0, steps.prefix(Int(min(age, Double(steps.count))) + 1).max() ?? 1)
    }
}

/// The inverse of a growth curve on a window from 0 to 1.
struct Diffusion: Sendable {
    let kind: DiffusionCurve.Kind
    let inflection: Double
    let steepness: Double

    init(_ curve: DiffusionCurve) {
        kind = curve.kind
        inflection = curve.inflectionPoint
        steepness = curve.steepness
    }

    /// The growth reached at x, not normalised.
    private func growth(_ x: Double) -> Double {
        switch kind {
        case .logistic: 1 / (1 + Elementary.exp(-steepness * (x - inflection)))
        case .exponential: Elementary.exp(steepness * x) - 1
        case .linear: x
        }
    }

    private func inverse(_ y: Double) -> Double {
        switch kind {
        case .logistic: inflection - Elementary.log(1 / y - 1) / steepness
        case .exponential: Elementary.log(1 + y) / steepness
        case .linear: y
        }
    }

    /// The tick at which the growth between two ticks reaches the share `u`.
    func share(_ u: Double, from low: Double, to high: Double, of count: Double) -> Double {
        let from = growth(low / count)
        let to = growth(high / count)
        let y = from + u * (to - from)
        return (inverse(y) * count).rounded(.down)
    }
}
