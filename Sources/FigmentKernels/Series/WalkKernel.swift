import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A random walk whose every row is found without the rows before it: along the rows of the table, or along the children
/// of each parent.
///
/// B is built coarse to fine (P. Lévy's construction): B(0) = 0, each power of two adds an independent normal step to the
/// one before, and between two known places the middle is the mean of both plus a normal of variance length ∕ 4. Place m
/// is the middle of one interval only, so its normal comes from word m of the stream. A row costs at most log2(row)
/// normals; in a ramp about two, because neighbours share all but the last intervals.
struct WalkKernel: Kernel {
    let walk: Walk
    let type: DataType
    let key: StreamKey
    /// The children of each parent walk on their own, from the parent's row of the stream.
    var parents: (map: ParentMap, slot: Int)?

    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        withUnsafeTemporaryAllocation(of: LevyMotion.Interval.self, capacity: LevyMotion.levels + 1) { path in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: LevyMotion.levels) { powers in
                guard let path = path.baseAddress, let powers = powers.baseAddress else { return }
                if let parents {
                    perParent(parents, rows, path, powers, block, scratch)
                } else {
                    var motion = LevyMotion(key, path, powers)
                    for i in 0..<n { block[i] = value(rows[i], &motion) }
                }
            }
        }
        StoreNumbers.doubles(block, n, as: type, into: column, scratch)
        scratch.giveBack(words)
    }

    private func perParent(
        _ parents: (map: ParentMap, slot: Int), _ rows: RowBlock, _ path: UnsafeMutablePointer<LevyMotion.Interval>,
        _ powers: UnsafeMutablePointer<Double>, _ block: UnsafeMutablePointer<Double>, _ scratch: Scratch
    ) {
        let rowWords = scratch.borrow()
        let ordinalWords = scratch.borrow()
        let owners = UnsafeMutableRawPointer(rowWords).assumingMemoryBound(to: Int64.self)
        let ordinals = UnsafeMutableRawPointer(ordinalWords).assumingMemoryBound(to: Int64.self)
        scratch.cursor(parents.slot).parents(parents.map, rows, into: owners, ordinals: ordinals, scratch)
        var motion = LevyMotion(key, path, powers)
        for i in 0..<rows.count {
            if i == 0 || owners[i] != owners[i - 1] { motion = LevyMotion(key.rowKey(owners[i]), path, powers) }
            block[i] = value(ordinals[i], &motion)
        }
        scratch.giveBack(ordinalWords)
        scratch.giveBack(rowWords)
    }

    private func value(_ row: Int64, _ motion: inout LevyMotion) -> Double {
        let change = walk.drift * Double(row) + walk.volatility * motion.value(at: min(max(row, 0), 1 << 61))
        return walk.kind == .arithmetic ? walk.start + change : walk.start * Elementary.exp(change)
    }
}

/// One motion B, with the intervals around the place asked for last.
struct LevyMotion {
    /// Places beyond 2^61 do not occur.
    static var levels: Int { 63 }

    /// An interval with the motion at its ends; its length is 2^level.
    struct Interval {
        var start: Int64
        var level: Int
        var low: Double
        var high: Double
    }

    private let key: StreamKey
    private let path: UnsafeMutablePointer<Interval>
    private var depth = 0
    /// B(2^k), as far as it was asked for.
    private let powers: UnsafeMutablePointer<Double>
    private var knownPowers = 0

    /// - Parameters:
    ///   - path: Room for ``levels`` + 1 intervals.
    ///   - powers: Room for ``levels`` numbers.
    init(
        _ key: StreamKey, _ path: UnsafeMutablePointer<Interval>, _ powers: UnsafeMutablePointer<Double>
    ) {
        self.key = key
        self.path = path
        self.powers = powers
    }

    private func normal(_ place: Int64) -> Double { NormalQuantile.value(Uniform.openDouble(key.bits(place))) }

    private mutating func power(_ level: Int) -> Double {
        while knownPowers <= level {
            let k = knownPowers
            // From 2^(k−1) to 2^k is a step of variance 2^(k−1).
            let step = normal(1 << Int64(k))
            powers[k] = k == 0 ? step : powers[k - 1] + LevyMotion.length(k - 1).squareRoot() * step
            knownPowers += 1
        }
        return powers[level]
    }

    private static func length(_ level: Int) -> Double { Double(Int64(1) << Int64(level)) }

    /// B(row): down from the narrowest interval of the path that still holds the row.
    mutating func value(at row: Int64) -> Double {
        if row == 0 { return 0 }
        while depth > 0, row < path[depth - 1].start || row - path[depth - 1].start >= 1 << Int64(path[depth - 1].level)
        {
            depth -= 1
        }
        if depth == 0 {
            let level = 63 - row.leadingZeroBitCount
            path[0] = Interval(start: 1 << Int64(level), level: level, low: power(level), high: power(level + 1))
            depth = 1
        }
        var at = path[depth - 1]
        while at.start != row {
            let level = at.level - 1
            let middle = at.start + (1 << Int64(level))
            // The middle of an interval deviates by half the root of its length.
            let value = (at.low + at.high) / 2 + 0.5 * LevyMotion.length(at.level).squareRoot() * normal(middle)
            at =
                row < middle
                ? Interval(start: at.start, level: level, low: at.low, high: value)
                : Interval(start: middle, level: level, low: value, high: at.high)
            path[depth] = at
            depth += 1
        }
        return at.low
    }
}
