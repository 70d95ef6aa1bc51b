import FigmentTypes

/// The inverse of a histogram's distribution function: straight lines between edges, found by a guide table.
///
/// Exact but for rounding: a uniform has 52 bits, so a bin that holds a share s is cut into s · 2^52 places.
struct HistogramTable: Sendable {
    /// The share below the end of each bin; the last is 1.
    let cumulative: [Double]
    /// Start of each bin, share below it, and width per share.
    let lines: [(start: Double, below: Double, slope: Double)]
    /// The first bin whose end is above g ∕ 1024.
    private let guide: [UInt32]

    /// - Parameter edges: Ascending, one more than weights.
    /// - Parameter weights: None negative, one above zero.
    init(edges: [Double], weights: [Double]) {
        let total = weights.reduce(0, +)
        var sum = 0.0
        var cumulative: [Double] = []
        var lines: [(start: Double, below: Double, slope: Double)] = []
        for (i, weight) in weights.enumerated() {
            let below = cumulative.last ?? 0
            sum += weight
            let above = min(sum / total, 1)
            cumulative.append(above)
            lines.append((edges[i], below, above > below ? (edges[i + 1] - edges[i]) / (above - below) : 0))
        }
        // Empty bins at the end get no draw from rounding: the last one that holds something reaches to 1.
        if let last = weights.lastIndex(where: { $0 > 0 }) {
            for i in last..<weights.count { cumulative[i] = 1 }
        }
        self.cumulative = cumulative
        self.lines = lines
        var at = 0
        guide = (0..<1024).map { g in
            while at < cumulative.count - 1, cumulative[at] <= Double(g) / 1024 { at += 1 }
            return UInt32(at)
        }
    }

    /// Replaces each of the block's uniforms by its quantile.
    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int) {
        cumulative.withUnsafeBufferPointer { cumulative in
            guide.withUnsafeBufferPointer { guide in
                lines.withUnsafeBufferPointer { lines in
                    for i in 0..<n {
                        let u = block[i]
                        var at = Int(guide[Int(u * 1024)])
                        while u >= cumulative[at], at < cumulative.count - 1 { at += 1 }
                        let line = lines[at]
                        block[i] = line.start + (u - line.below) * line.slope
                    }
                }
            }
        }
    }
}
