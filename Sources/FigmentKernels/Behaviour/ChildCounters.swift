import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes

/// Counts drawn from a distribution, one per parent.
struct DrawnCounter: ChildCounter {
    /// How a parent's word becomes its count.
    enum Draw: Sendable {
        case constant(UInt64)
        case table(DiscreteTable)
        /// Evenly from `low` on, `span` counts.
        case even(low: UInt64, span: UInt64)
    }
    let draw: Draw
    let key: StreamKey

    init(_ fanout: Fanout, key: StreamKey) {
        self.key = key
        let low = max(0, fanout.minimum ?? 0)
        let high = max(low, fanout.maximum ?? .max)
        switch fanout.distribution {
        case .constant(let count):
            draw = .constant(UInt64(min(max(count, low), high)))
        case .poisson(let lambda):
            draw = .table(DiscreteTable(poisson: lambda, minimum: low, maximum: high))
        case .uniform(let from, let to):
            let first = min(max(from, low), high)
            let last = min(max(to, low), high)
            draw = .even(low: UInt64(first), span: UInt64(last - first) + 1)
        case .zipf(let exponent):
            let ranks = Int(min(high, 100_000))
            let weights = (1...max(1, ranks)).map { Elementary.exp(-exponent * Elementary.log(Double($0))) }
            draw = .table(DiscreteTable(first: 1, weights: weights, minimum: low, maximum: high))
        case .geometric(let mean):
            draw = .table(DiscreteTable(geometricMean: mean, minimum: low, maximum: high))
        case .choice(let counts, let weights):
            draw = .table(DiscreteTable(counts: counts, weights: weights, minimum: low, maximum: high))
        }
    }

    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        switch draw {
        case .constant(let constant): out.update(repeating: constant, count: count)
        case .table(let table):
            key.fill(from: parent, count: count, into: out)
            table.apply(out, count)
        case .even(let low, let span):
            key.fill(from: parent, count: count, into: out)
            for i in 0..<count { out[i] = low &+ Uniform.index(out[i], below: span) }
        }
    }

    func sum(from parent: Int64, count: Int, _ scratch: Scratch) -> Int64 {
        switch draw {
        case .constant(let constant): return Int64(constant) &* Int64(count)
        case .table(let table): return table.sum(key, from: parent, count: count)
        case .even(let low, let span):
            var words = key.words(from: parent)
            var sum = low &* UInt64(count)
            for _ in 0..<count { sum &+= Uniform.index(words.next(), below: span) }
            return Int64(bitPattern: sum)
        }
    }
}

/// A total spread evenly: parent p has ⌊(p + 1)·N ∕ P⌋ − ⌊p·N ∕ P⌋ children.
struct SpreadCounter: ChildCounter {
    let total: Int64
    let parents: Int64

    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        var before = share(parent)
        for i in 0..<count {
            let next = share(parent + Int64(i) + 1)
            out[i] = UInt64(next - before)
            before = next
        }
    }

    private func share(_ parent: Int64) -> Int64 {
        Int64(Int128(parent) * Int128(total) / Int128(max(1, parents)))
    }
}

/// Counts whose mean depends on the parent's own values.
struct ModulatedCounter: ChildCounter {
    let fanout: Fanout
    let base: DrawnCounter
    let key: StreamKey
    let segment: (column: ColumnSlot, factors: SegmentFactors)?
    let effects: [EffectStep]
    let aging: (created: ColumnSlot, curves: AgeCurves, endMicros: Double)?

    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        scratch.beginBlock()
        let rows = RowBlock(ramp: RowRange(start: parent, count: count))
        let words = scratch.borrow()
        let factors = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        factors.update(repeating: 1, count: count)
        multiply(factors, rows, scratch)
        if case .poisson(let lambda) = fanout.distribution {
            for i in 0..<count { out[i] = poisson(lambda * factors[i], key.bits(parent + Int64(i))) }
        } else {
            base.counts(from: parent, count: count, into: out, scratch)
            for i in 0..<count {
                // Rounded up or down by chance, so that the mean is kept.
                let exact = Double(out[i]) * factors[i]
                let chance = Uniform.double(key.bits(parent + Int64(i), draw: 1))
                out[i] = UInt64(min(max((exact + chance).rounded(.down), 0), 1e15))
            }
        }
        limit(factors, out, count)
        scratch.giveBack(words)
    }

    /// Floor and cap; no children where the factor is 0, whatever the floor says.
    private func limit(_ factors: UnsafePointer<Double>, _ out: UnsafeMutablePointer<UInt64>, _ count: Int) {
        let low = UInt64(max(0, fanout.minimum ?? 0))
        let high = UInt64(max(0, fanout.maximum ?? .max))
        for i in 0..<count { out[i] = factors[i] <= 0 ? 0 : min(max(out[i], low), high) }
    }

    private func multiply(_ factors: UnsafeMutablePointer<Double>, _ rows: RowBlock, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let each = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        if let segment {
            segment.factors.write(segment.column.values(rows, scratch), n, into: each, scratch)
            for i in 0..<n { factors[i] *= each[i] }
        }
        for effect in effects {
            effect.write(rows, into: each, scratch)
            for i in 0..<n {
                factors[i] = max(0, effect.operation == .mul ? factors[i] * each[i] : factors[i] + each[i])
            }
        }
        if let aging {
            Readings.micros(aging.created.values(rows, scratch), n, into: each)
            for i in 0..<n {
                let span = aging.endMicros - each[i]
                factors[i] *= span < 0 ? 0 : aging.curves.mean(upTo: span)
            }
        }
        scratch.giveBack(words)
    }

    /// A Poisson count by inversion; above 64 by the quantile expansion, whose error there is below 10^-3.
    private func poisson(_ mean: Double, _ word: UInt64) -> UInt64 {
        guard mean > 0 else { return 0 }
        let u = Uniform.openDouble(word)
        if mean > 64 {
            let z = NormalQuantile.value(u)
            let root = mean.squareRoot()
            let x = mean + root * z + (z * z - 1) / 6 + 0.5 - (z * z * z - z) / (72 * root)
            return UInt64(min(max(x.rounded(.down), 0), 1e15))
        }
        var p = Elementary.exp(-mean)
        var sum = p
        var k = 0
        while u >= sum, k < 400 {
            k += 1
            p *= mean / Double(k)
            sum += p
        }
        return UInt64(k)
    }
}

/// As many children as a process has events.
struct ProcessCounter: ChildCounter {
    let simulator: ProcessSimulator

    func counts(from parent: Int64, count: Int, into out: UnsafeMutablePointer<UInt64>, _ scratch: Scratch) {
        scratch.beginBlock()
        let rows = RowBlock(ramp: RowRange(start: parent, count: count))
        simulator.run(rows, scratch) { i, events in out[i] = UInt64(events.count) }
    }
}
