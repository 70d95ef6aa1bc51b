import FigmentSchema
import FigmentTypes

/// A distribution that can be drawn by its inverse, and its inverse's inverse.
enum InverseDraw: Sendable {
    case formula(DistributionFormula)
    case curve(QuantileCurve)
    case histogram(HistogramTable)
    case counts(DiscreteTable)

    /// Nil for mixtures, which have no inverse in closed form.
    init?(_ kind: Distribution.Kind) {
        if case .mixture = kind { return nil }
        if case .histogram(let edges, let weights) = kind {
            self = .histogram(HistogramTable(edges: edges, weights: weights))
        } else if case .poisson(let lambda) = kind {
            // Beyond, a table would be large and the rounded normal distribution is as good: their skewness differs by
            // 3e-5.
            self =
                lambda <= 1e9
                ? .counts(DiscreteTable(poisson: lambda))
                : .formula(DistributionFormula(kind: .normal(mean: lambda + 0.5, std: lambda.squareRoot())))
        } else if let curve = QuantileCurve(kind) {
            self = .curve(curve)
        } else if let table = DiscreteTable(kind) {
            self = .counts(table)
        } else {
            self = .formula(DistributionFormula(kind: kind))
        }
    }

    /// The uniform at which draws pass `x`.
    ///
    /// - Parameter isUpper: `x` is the greatest value allowed, not the least: counts hold a share at each integer.
    func share(_ x: Double, isUpper: Bool) -> Double {
        switch self {
        case .formula(let formula): return formula.share(x)
        case .curve(let curve): return curve.share(x)
        case .histogram(let table): return table.share(x)
        case .counts(let table): return table.share(x, isUpper: isUpper)
        }
    }

    /// Replaces the block's uniforms by draws.
    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int, _ scratch: Scratch) {
        switch self {
        case .formula(let formula): formula.draw(block, n, scratch)
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
