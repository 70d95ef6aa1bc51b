import FigmentPlan
import FigmentSchema
import FigmentTypes

/// The instants that a series can give, numbered from 0: evenly spaced ticks, or listed ends of months.
///
/// With patterns, ticks have weights. They are summed by cells of an hour or a day, never tick by tick, so that one
/// uniform number finds cell and tick: the inverse of the distribution function, which a bound can cut off.
struct InstantGrid: Sendable {
    let start: Int64
    let step: Int64
    /// Ticks, at least 1.
    let count: Int64
    /// Instants of a grid that is not even.
    let listed: [Int64]?
    /// Cumulative weights by cell, and the first tick of each cell and one past the last; nil where all weigh alike.
    private let cells: Cells?

    private struct Cells: Sendable {
        let cumulative: [Double]
        let firstTick: [Int64]
        let guide: [UInt32]
    }

    /// The most cells of a weighted grid; a longer window is weighted by coarser cells.
    private static var maxCells: Int64 { 4_000_000 }

    init(_ plan: InstantPlan) {
        start = plan.startMicros
        var listed: [Int64]?
        switch plan.frequency {
        case .micros(let step):
            self.step = max(1, step)
            count = max(0, plan.endMicros - plan.startMicros) / self.step + 1
        case .monthEnd, .monthStart:
            step = 1
            let months = InstantGrid.months(plan)
            listed = months
            count = Int64(max(1, months.count))
        case nil:
            step = 1
            count = max(1, plan.endMicros - plan.startMicros)
        }
        self.listed = listed
        cells = plan.patterns.isEmpty ? nil : InstantGrid.cells(plan.patterns, start, step, count, listed)
    }

    /// Month ends (or starts) from the window's start to its end, at midnight; its start where there is none.
    private static func months(_ plan: InstantPlan) -> [Int64] {
        let dayMicros: Int64 = 86_400_000_000
        let first = CalendarTime.floorDivide(plan.startMicros, dayMicros)
        let last = CalendarTime.floorDivide(plan.endMicros, dayMicros)
        var result: [Int64] = []
        var day = first
        while day <= last, result.count < 100_000 {
            let isWanted =
                plan.frequency == .monthEnd
                ? CalendarTime.month(day) != CalendarTime.month(day + 1)
                : CalendarTime.month(day) != CalendarTime.month(day - 1)
            let instant = day * dayMicros
            if isWanted, instant >= plan.startMicros, instant <= plan.endMicros { result.append(instant) }
            day += 1
        }
        return result.isEmpty ? [plan.startMicros] : result
    }

    // MARK: Weekends

    /// The share of the weight on Saturdays and Sundays.
    ///
    /// - Complexity: O(cells).
    var weekendShare: Double {
        guard let cells else {
            // Unweighted: with the weights of days that all are 1 it has cells.
            return InstantGrid.cells([InstantGrid.weekendWeights(1)], start, step, count, listed)
                .map { weekendShare($0) } ?? 0
        }
        return weekendShare(cells)
    }

    private func weekendShare(_ cells: Cells) -> Double {
        var share = 0.0
        var before = 0.0
        for (cell, sum) in cells.cumulative.enumerated() {
            if CalendarTime.index(.dow, instant(cells.firstTick[cell])) >= 5 { share += sum - before }
            before = sum
        }
        return share
    }

    static func weekendWeights(_ factor: Double) -> Seasonality {
        Seasonality(dimension: .dow, weights: [1, 1, 1, 1, 1, factor, factor])
    }

    private static func cells(
        _ patterns: [Seasonality], _ start: Int64, _ step: Int64, _ count: Int64, _ listed: [Int64]?
    ) -> Cells? {
        func instant(_ tick: Int64) -> Int64 { listed.map { $0[Int(tick)] } ?? start + tick * step }
        let needsHours = patterns.contains { $0.dimension == .hour }
        let width: Int64 = needsHours ? 3_600_000_000 : 86_400_000_000
        var firstTick: [Int64] = []
        var cumulative: [Double] = []
        var sum = 0.0
        var tick: Int64 = 0
        while tick < count, Int64(firstTick.count) < maxCells {
            let at = instant(tick)
            var next = tick + 1
            if listed == nil, step < width {
                // The first tick of the next cell.
                let end = (CalendarTime.floorDivide(at, width) + 1) * width
                next = min(count, (end - start + step - 1) / step)
            }
            var weight = Double(next - tick)
            for pattern in patterns { weight *= pattern.weights[Int(CalendarTime.index(pattern.dimension, at))] }
            sum += weight
            firstTick.append(tick)
            cumulative.append(sum)
            tick = next
        }
        guard sum > 0 else { return nil }
        firstTick.append(tick)
        let total = sum
        cumulative = cumulative.map { $0 / total }
        cumulative[cumulative.count - 1] = 1
        var guide: [UInt32] = []
        var cell = 0
        for g in 0..<4096 {
            while cumulative[cell] <= Double(g) / 4096, cell < cumulative.count - 1 { cell += 1 }
            guide.append(UInt32(cell))
        }
        return Cells(cumulative: cumulative, firstTick: firstTick, guide: guide)
    }

    /// The share of the weight before a tick, which may lie outside.
    func share(before tick: Int64) -> Double {
        if tick <= 0 { return 0 }
        if tick >= count { return 1 }
        guard let cells else { return Double(tick) / Double(count) }
        var low = 0
        var high = cells.cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cells.firstTick[middle + 1] <= tick { low = middle + 1 } else { high = middle }
        }
        let before = low == 0 ? 0 : cells.cumulative[low - 1]
        let ticks = Double(cells.firstTick[low + 1] - cells.firstTick[low])
        return before + (cells.cumulative[low] - before) * Double(tick - cells.firstTick[low]) / ticks
    }

    /// The tick at which the share of the weight passes `u`, 0 ≤ u < 1.
    func tick(_ u: Double) -> Int64 {
        guard let cells else { return min(Int64(u * Double(count)), count - 1) }
        var cell = Int(cells.guide[Int(u * 4096)])
        while cells.cumulative[cell] <= u, cell < cells.cumulative.count - 1 { cell += 1 }
        let before = cell == 0 ? 0 : cells.cumulative[cell - 1]
        let width = cells.cumulative[cell] - before
        let first = cells.firstTick[cell]
        let ticks = cells.firstTick[cell + 1] - first
        let inside = width > 0 ? (u - before) / width : 0
        return first + min(max(Int64(inside * Double(ticks)), 0), ticks - 1)
    }

    func instant(_ tick: Int64) -> Int64 { listed.map { $0[Int(tick)] } ?? start &+ tick &* step }

    /// The first tick at or behind an instant (behind it where `isStrict`); `count` where there is none.
    func firstTick(notBefore instant: Int64, isStrict: Bool) -> Int64 {
        if let listed {
            var low = 0
            var high = listed.count
            while low < high {
                let middle = (low + high) / 2
                if listed[middle] < instant || (isStrict && listed[middle] == instant) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return Int64(low)
        }
        if instant < start { return 0 }
        let whole = (instant - start) / step
        let isOnTick = whole * step == instant - start
        return min(count, isOnTick && !isStrict ? whole : whole + 1)
    }
}
