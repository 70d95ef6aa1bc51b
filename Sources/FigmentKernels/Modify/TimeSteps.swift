import FigmentColumns
import FigmentPlan
import FigmentSchema

/// The weight of the hour, weekday or month of an instant.
struct SeasonalityStep: ModifierStep {
    let seasonality: Seasonality
    let at: ColumnView

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        Moments.with(at, rows, scratch) { instants, values in
            for i in 0..<block.count where values.isValid(i) {
                let index = CalendarTime.index(seasonality.dimension, Int64(instants[values.place(i)]))
                block.values[i] *= seasonality.weights[Int(index)]
            }
        }
    }
}

/// Growth along time.
struct TrendStep: ModifierStep {
    let kind: Trend.Kind
    let at: ColumnView
    let startMicros: Double

    private static var yearMicros: Double { 365.25 * 86_400_000_000 }

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        Moments.with(at, rows, scratch) { instants, values in
            for i in 0..<block.count where values.isValid(i) {
                let years = (instants[values.place(i)] - startMicros) / TrendStep.yearMicros
                switch kind {
                case .exponential(let growth):
                    block.values[i] *= Elementary.exp(years * Elementary.log(max(1 + growth, 1e-300)))
                case .linear(let growth): block.values[i] *= 1 + growth * years
                case .logarithmic(let a, let b):
                    block.values[i] *= 1 + a * Elementary.log(max(1 + b * years, 1e-300))
                }
            }
        }
    }
}

/// A factor by the age, at an instant of the row, of what was created elsewhere.
struct AgeStep: ModifierStep {
    let created: ColumnView
    let at: ColumnView
    let curve: AgeCurve
    let unitMicros: Double

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        Moments.with(created, rows, scratch) { births, origins in
            Moments.with(at, rows, scratch) { instants, values in
                for i in 0..<block.count where values.isValid(i) && origins.isValid(i) {
                    let age = instants[values.place(i)] - births[origins.place(i)]
                    block.values[i] *= curve.value(max(0, age) / unitMicros)
                }
            }
        }
    }
}

/// A factor by the segment of the row at the end of a path.
struct SegmentStep: ModifierStep {
    let segment: ColumnView
    let factors: SegmentFactors

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        segment.with(rows, scratch) { values in
            let words = scratch.borrow()
            let each = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
            factors.write(values.column, values.column.count, into: each, scratch)
            for i in 0..<block.count where values.isValid(i) { block.values[i] *= each[values.place(i)] }
            scratch.giveBack(words)
        }
    }
}

/// Factors by text; 1 for a text that is not listed.
struct SegmentFactors: Sendable {
    let index: KeyIndex
    let factors: [Double]

    init(_ list: [(name: String, factor: Double)]) {
        var builder = KeyIndex.Builder()
        var factors: [Double] = []
        for (name, factor) in list {
            let entry = Array(name.utf8).withUnsafeBufferPointer { builder.add($0, row: 0) }
            if entry == factors.count { factors.append(factor) }
        }
        index = KeyIndex(builder)
        self.factors = factors
    }

    /// The factor of each of the column's first `n` rows.
    func write(_ column: Column, _ n: Int, into out: UnsafeMutablePointer<Double>, _ scratch: Scratch) {
        for i in 0..<n {
            scratch.text.removeAll()
            column.appendAsText(i, to: &scratch.text)
            let entry = index.entry(UnsafeBufferPointer(start: scratch.text.base, count: scratch.text.count))
            out[i] = entry < 0 ? 1 : factors[entry]
        }
    }
}

/// At least, or at most, another value of the row or of one it refers to.
struct BoundStep: ModifierStep {
    let view: ColumnView
    let isLower: Bool
    /// What lies between the bound and the nearest value allowed.
    let distance: Double
    let isInstant: Bool

    func apply(_ rows: RowBlock, _ block: WorkBlock, _ scratch: Scratch) {
        view.with(rows, scratch) { values in
            let words = scratch.borrow()
            let bounds = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
            let n = values.column.count
            if isInstant {
                Readings.micros(values.column, n, into: bounds)
            } else {
                Readings.doubles(values.column, n, into: bounds)
            }
            for i in 0..<block.count where values.isValid(i) {
                let bound = bounds[values.place(i)]
                block.values[i] =
                    isLower ? max(block.values[i], bound + distance) : min(block.values[i], bound - distance)
            }
            scratch.giveBack(words)
        }
    }
}

/// Instants of another column in microseconds.
enum Moments {
    static func with(
        _ view: ColumnView, _ rows: RowBlock, _ scratch: Scratch,
        _ body: (UnsafeMutablePointer<Double>, ColumnView.Values) -> Void
    ) {
        view.with(rows, scratch) { values in
            let words = scratch.borrow()
            let instants = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
            Readings.micros(values.column, values.column.count, into: instants)
            body(instants, values)
            scratch.giveBack(words)
        }
    }
}
