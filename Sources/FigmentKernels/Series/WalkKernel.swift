import FigmentColumns
import FigmentSchema
import FigmentTypes

/// A random walk whose every row is found without the rows before it.
///
/// B is built coarse to fine (P. Lévy's construction): B(0) = 0, each power of two adds an independent normal step to the
/// one before, and between two known places the middle is the mean of both plus a normal of variance length ∕ 4. Place m
/// is the middle of one interval only, so its normal comes from word m of the stream. A row costs at most log2(row)
/// normals; in a ramp about two, because neighbours share all but the last intervals.
struct WalkKernel: Kernel {
    let walk: Walk
    let type: DataType
    let key: StreamKey
    /// B(2^k).
    private let powers: [Double]
    /// ½ √(2^k): the deviation of the middle of an interval of length 2^k.
    private let deviations: [Double]

    var form: Form { .plain }

    /// Rows beyond 2^61 do not occur.
    private static var levels: Int { 63 }

    init(_ walk: Walk, type: DataType, key: StreamKey) {
        self.walk = walk
        self.type = type
        self.key = key
        var powers = [WalkKernel.normal(key, 1)]
        var deviations = [0.5]
        var length = 1.0
        for k in 1..<WalkKernel.levels {
            // From 2^(k−1) to 2^k is a step of variance 2^(k−1).
            powers.append(powers[k - 1] + length.squareRoot() * WalkKernel.normal(key, 1 << Int64(k)))
            length *= 2
            deviations.append(0.5 * length.squareRoot())
        }
        self.powers = powers
        self.deviations = deviations
    }

    static func normal(_ key: StreamKey, _ place: Int64) -> Double {
        NormalQuantile.value(Uniform.openDouble(key.bits(place)))
    }

    /// An interval with the motion at its ends; its length is 2^level.
    private struct Interval {
        var start: Int64
        var level: Int
        var low: Double
        var high: Double
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let n = rows.count
        let words = scratch.borrow()
        let block = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Double.self)
        withUnsafeTemporaryAllocation(of: Interval.self, capacity: WalkKernel.levels + 1) { stack in
            guard let path = stack.baseAddress else { return }
            var depth = 0
            for i in 0..<n { block[i] = motion(at: min(max(rows[i], 0), 1 << 61), path, &depth) }
        }
        for i in 0..<n {
            let change = walk.drift * Double(rows[i]) + walk.volatility * block[i]
            block[i] = walk.kind == .arithmetic ? walk.start + change : walk.start * Elementary.exp(change)
        }
        StoreNumbers.doubles(block, n, as: type, into: column, scratch)
        scratch.giveBack(words)
    }

    /// B(row): down from the narrowest interval of the path that still holds the row.
    private func motion(at row: Int64, _ path: UnsafeMutablePointer<Interval>, _ depth: inout Int) -> Double {
        if row == 0 { return 0 }
        while depth > 0, row < path[depth - 1].start || row - path[depth - 1].start >= 1 << Int64(path[depth - 1].level)
        {
            depth -= 1
        }
        if depth == 0 {
            let level = 63 - row.leadingZeroBitCount
            path[0] = Interval(start: 1 << Int64(level), level: level, low: powers[level], high: powers[level + 1])
            depth = 1
        }
        var at = path[depth - 1]
        while at.start != row {
            let level = at.level - 1
            let middle = at.start + (1 << Int64(level))
            let value = (at.low + at.high) / 2 + deviations[at.level] * WalkKernel.normal(key, middle)
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
