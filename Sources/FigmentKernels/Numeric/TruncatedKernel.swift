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

/// A distribution that can be drawn by its inverse, and its inverse's inverse.
enum InverseDraw: Sendable {
    case formula(DistributionKernel)
    case curve(QuantileCurve)
    case histogram(HistogramTable)
    case counts(DiscreteTable)

    /// The uniform at which draws pass `x`.
    ///
    /// - Parameter isUpper: `x` is the greatest value allowed, not the least: counts hold a share at each integer.
    func share(_ x: Double, isUpper: Bool) -> Double {
        switch self {
        case .formula(let kernel): return kernel.share(x)
        case .curve(let curve): return curve.share(x)
        case .histogram(let table): return table.share(x)
        case .counts(let table): return table.share(x, isUpper: isUpper)
        }
    }

    /// Replaces the block's uniforms by draws.
    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int, _ scratch: Scratch) {
        switch self {
        case .formula(let kernel): kernel.draw(block, n, scratch)
        case .curve(let curve): curve.apply(block, n)
        case .histogram(let table): table.apply(block, n)
        case .counts(let table):
            let words = UnsafeMutableRawPointer(block).assumingMemoryBound(to: UInt64.self)
            for i in 0..<n { words[i] = UInt64(block[i] * 0x1p64) }
            table.apply(words, n)
            for i in 0..<n { block[i] = Double(Int64(bitPattern: words[i])) }
        }
    }
}

extension DistributionKernel {
    /// The uniform at which the draw is `x`: the formulas of `draw`, solved for it.
    func share(_ x: Double) -> Double {
        switch kind {
        case .uniform(let low, let high): return Self.unit((x - low) / max(high - low, 1e-300))
        case .normal(let mean, let std): return Elementary.normalShare(below: (x - mean) / std)
        case .lognormal(let mean, let sigma):
            return x > 0 ? Elementary.normalShare(below: (Elementary.naturalLog(x) - mean) / sigma) : 0
        case .loguniform(let low, let high):
            if x <= low { return 0 }
            return Self.unit(Elementary.log(x / low) / max(Elementary.log(high / low), 1e-300))
        case .exponential(let rate): return x > 0 ? Elementary.exp(-rate * x) : 1
        case .weibull(let shape, let scale):
            return x > 0 ? Elementary.exp(-Elementary.pow(x / scale, shape)) : 1
        case .pareto(let shape, let scale): return x > scale ? Elementary.pow(x / scale, -shape) : 1
        case .triangular(let low, let mode, let high):
            if x <= low { return 0 }
            if x >= high { return 1 }
            if x < mode { return (x - low) * (x - low) / ((high - low) * (mode - low)) }
            return 1 - (high - x) * (high - x) / ((high - low) * (high - mode))
        default: return 0.5
        }
    }

    private static func unit(_ u: Double) -> Double { min(max(u, 0), 1) }
}

extension QuantileCurve {
    /// The uniform at which the draw is `x`.
    func share(_ x: Double) -> Double {
        switch map {
        case .exponential(let factor): return x > 0 ? table.share(Elementary.naturalLog(x / factor)) : 0
        case .logistic(let ratio):
            if x <= 0 || x >= 1 { return x <= 0 ? 0 : 1 }
            return table.share(Elementary.naturalLog(x / (1 - x) * ratio))
        case .hyperbolicSine(let mean, let factor):
            let y = (x - mean) / factor
            if !y.isFinite { return y > 0 ? 1 : 0 }
            let size = abs(y)
            let arc =
                size > 1e8
                ? Elementary.log(2 * size) : Elementary.log1p(size + size * size / (1 + (1 + size * size).squareRoot()))
            return table.share(y < 0 ? -arc : arc)
        }
    }
}

extension QuantileTable {
    /// The uniform whose quantile is `d`: the interval by halving, the place in it too.
    func share(_ d: Double) -> Double {
        let middle = value(interval: QuantileTable.perSide - 1, at: 1, isUpper: false)
        let isUpper = d > middle
        // Toward the middle quantiles rise in the lower half and fall in the upper one.
        func isBefore(_ value: Double) -> Bool { isUpper ? value > d : value < d }
        var (low, high) = (0, QuantileTable.perSide)
        while low < high {
            let at = (low + high) / 2
            if isBefore(value(interval: at, at: 1, isUpper: isUpper)) { low = at + 1 } else { high = at }
        }
        if low == QuantileTable.perSide { return 0.5 }
        var (from, to) = (0.0, 1.0)
        for _ in 0..<40 {
            let t = (from + to) / 2
            if isBefore(value(interval: low, at: t, isUpper: isUpper)) { from = t } else { to = t }
        }
        let start = QuantileTable.end(low)
        let distance = start + (from + to) / 2 * (QuantileTable.end(low + 1) - start)
        let isOutside =
            low == 0 && to == 1 && isBefore(value(interval: 0, at: 0, isUpper: isUpper)) == false && from == 0
        if isOutside { return isUpper ? 1 : 0 }
        return isUpper ? 1 - distance : distance
    }

    private func value(interval: Int, at t: Double, isUpper: Bool) -> Double {
        let place = 4 * (interval + (isUpper ? QuantileTable.perSide : 0))
        return coefficients[place]
            + t * (coefficients[place + 1] + t * (coefficients[place + 2] + t * coefficients[place + 3]))
    }
}

extension HistogramTable {
    /// The uniform whose quantile is `x`.
    func share(_ x: Double) -> Double {
        var (low, high) = (0, lines.count)
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].start <= x { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        let line = lines[low - 1]
        return line.slope > 0 ? min(line.below + (x - line.start) / line.slope, cumulative[low - 1]) : line.below
    }
}

extension DiscreteTable {
    /// The share below the integer `x`, or up to and with it.
    func share(_ x: Double, isUpper: Bool) -> Double {
        let last = Double(first) + Double(cumulative.count - 1)
        // The entries before this one count.
        let limit = isUpper ? x.rounded(.down) : x.rounded(.up) - 1
        if limit < Double(first) { return 0 }
        if limit >= last { return 1 }
        return Double(cumulative[Int(limit - Double(first))]) * 0x1p-64
    }
}
