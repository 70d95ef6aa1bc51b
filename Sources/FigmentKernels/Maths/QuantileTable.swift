/// The inverse of a distribution function as piecewise cubics: one load of four numbers and three multiplications a draw.
///
/// A table inverts one density whose logarithm is concave, over a variable d that is 0 at the density's mode
/// (``QuantileCurve`` maps d to values). Both halves of (0, 1) are cut alike, by the distance v to the nearer end: each
/// octave [2^k, 2^(k+1)) of v into 64 intervals, down to 2^-53, the least v that a draw can have. A tail is therefore as
/// finely cut, relative to what it holds, as the middle.
///
/// At the interval's ends the cubic has the exact quantile and slope (Hermite's form). Between them it is wrong by at most
/// 1e-7 of probability, in a tail by 1e-7 of the tail's (tests compare with an independent integral): a sample would have
/// to be some 10^13 draws long to show it. Quantiles at the ends come from Gauss–Legendre sums of the density and
/// Newton's method, good to about 1e-12; the density is cut where it is below e^-60 of its peak, which no draw reaches.
struct QuantileTable: Sendable {
    /// Four coefficients per interval in rising powers of t, the place in the interval from 0 to 1; first the lower half.
    let coefficients: [Double]

    private static var octaves: Int { 52 }
    static var perOctave: Int { 1 << intervalBits }
    private static var intervalBits: Int { 6 }
    static var perSide: Int { octaves * perOctave }
    /// The bits of 2^-53 without the low mantissa bits: interval 0.
    private static var firstInterval: UInt64 { (1023 - 53) << intervalBits }

    /// - Complexity: About 200 000 evaluations of the density, some milliseconds; 208 KiB.
    init(_ density: any UnimodalDensity) {
        let panels = DensityPanels(density)
        var all: [Double] = []
        all.reserveCapacity(8 * QuantileTable.perSide)
        for isUpper in [false, true] {
            let nodes = QuantileTable.nodes(panels, isUpper: isUpper)
            for i in 0..<QuantileTable.perSide {
                let width = QuantileTable.end(i + 1) - QuantileTable.end(i)
                let (y0, y1) = (nodes[i].value, nodes[i + 1].value)
                let (m0, m1) = (nodes[i].slope * width, nodes[i + 1].slope * width)
                all += [y0, m0, 3 * (y1 - y0) - 2 * m0 - m1, m0 + m1 - 2 * (y1 - y0)]
            }
        }
        coefficients = all
    }

    /// The distance to the end of (0, 1) at which interval `i` begins.
    static func end(_ i: Int) -> Double {
        Double(bitPattern: UInt64(1023 - 53 + i / perOctave) << 52)
            * (1 + Double(i % perOctave) / Double(perOctave))
    }

    private static func nodes(_ panels: DensityPanels, isUpper: Bool) -> [(value: Double, slope: Double)] {
        var cursor = panels.cursor(fromAbove: isUpper)
        return (0...perSide).map { i in
            let found = cursor.quantile(end(i))
            return (found.value, isUpper ? -found.slope : found.slope)
        }
    }

    /// Replaces each of the block's uniforms, odd multiples of 2^-53, by its quantile.
    func apply(_ block: UnsafeMutablePointer<Double>, _ n: Int) {
        let bitCount = UInt64(QuantileTable.intervalBits)
        coefficients.withUnsafeBufferPointer { table in
            guard let table = table.baseAddress else { return }
            for i in 0..<n {
                let u = block[i]
                let v = min(u, 1 - u)
                let bits = v.bitPattern
                let interval = Int(truncatingIfNeeded: (bits &>> (52 - bitCount)) &- QuantileTable.firstInterval)
                let side = u < 0.5 ? 0 : QuantileTable.perSide
                let place = table + 4 * (interval &+ side)
                // The mantissa below the bits that chose the interval, as a number in [0, 1).
                let t = Double(bitPattern: (bits &<< bitCount) & 0xF_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000) - 1
                block[i] = place[0] + t * (place[1] + t * (place[2] + t * place[3]))
            }
        }
    }
}

/// A density over the whole line with one peak, at 0, and a concave logarithm.
protocol UnimodalDensity {
    /// The logarithm of the density relative to its peak: 0 at 0, falling to both sides.
    func logarithm(_ d: Double) -> Double
    /// About the standard deviation of the peak.
    var width: Double { get }
}

/// The density's integral, panel by panel.
struct DensityPanels {
    private let density: any UnimodalDensity
    /// One more than panels.
    fileprivate let edges: [Double]
    /// The integral over each panel.
    fileprivate let masses: [Double]
    fileprivate let total: Double

    /// Below e^-60 of the peak nothing counts: 1e-9 of the least share that a draw can have, 2^-53.
    private static var floor: Double { -60 }
    private static var panelsPerSide: Int { 1024 }

    init(_ density: any UnimodalDensity) {
        self.density = density
        let left = DensityPanels.reach(density, -1)
        let right = DensityPanels.reach(density, 1)
        let n = DensityPanels.panelsPerSide
        edges = (0...(2 * n)).map { i in
            i <= n ? -left * (1 - Double(i) / Double(n)) : right * (Double(i - n) / Double(n))
        }
        var masses: [Double] = []
        for i in 0..<(2 * n) { masses.append(DensityPanels.integral(density, edges[i], edges[i + 1])) }
        self.masses = masses
        total = masses.reduce(0, +)
    }

    /// How far from the peak the density falls to the floor.
    private static func reach(_ density: any UnimodalDensity, _ sign: Double) -> Double {
        var outside = density.width
        while density.logarithm(sign * outside) > floor { outside *= 2 }
        var inside = 0.0
        for _ in 0..<60 {
            let middle = (inside + outside) / 2
            if density.logarithm(sign * middle) > floor { inside = middle } else { outside = middle }
        }
        return outside
    }

    /// Gauss–Legendre sum of eight points (M. Abramowitz, I. Stegun, "Handbook of mathematical functions", table 25.4).
    fileprivate static func integral(_ density: any UnimodalDensity, _ from: Double, _ to: Double) -> Double {
        let middle = (from + to) / 2
        let half = (to - from) / 2
        var sum = 0.0
        for k in 0..<4 {
            let offset = half * points[k]
            let pair =
                Elementary.exp(density.logarithm(middle - offset))
                + Elementary.exp(density.logarithm(middle + offset))
            sum += weights[k] * pair
        }
        return sum * half
    }

    private static let points = [
        0.183434642495649804939, 0.525532409916328985818, 0.796666477413626739592, 0.960289856497536231684,
    ]
    private static let weights = [
        0.362683783378361982965, 0.313706645877887287338, 0.222381034453374470544, 0.101228536290376259153,
    ]

    /// Walks from one end toward the other.
    func cursor(fromAbove: Bool) -> Cursor { Cursor(panels: self, isFromAbove: fromAbove) }

    struct Cursor {
        let panels: DensityPanels
        let isFromAbove: Bool
        private var panel = 0
        /// The integral over the panels passed.
        private var passed = 0.0

        fileprivate init(panels: DensityPanels, isFromAbove: Bool) {
            self.panels = panels
            self.isFromAbove = isFromAbove
        }

        /// The place beyond which (seen from this end) the share `p` lies, and how it moves with `p`; `p` must not fall
        /// from call to call.
        mutating func quantile(_ p: Double) -> (value: Double, slope: Double) {
            let target = p * panels.total
            let count = panels.masses.count
            while panel < count - 1, passed + panels.masses[index] < target {
                passed += panels.masses[index]
                panel += 1
            }
            let value = solve(target - passed)
            let height = Elementary.exp(panels.density.logarithm(value))
            return (value, panels.total / max(height, 1e-300))
        }

        private var index: Int { isFromAbove ? panels.masses.count - 1 - panel : panel }

        /// The place in this panel at which the integral from the panel's near edge is `mass`: Newton's method, kept
        /// inside what is known to hold the place.
        private func solve(_ mass: Double) -> Double {
            let (low, high) = (panels.edges[index], panels.edges[index + 1])
            let near = isFromAbove ? high : low
            let far = isFromAbove ? low : high
            var (inside, outside) = (near, far)
            let share = min(max(mass / max(panels.masses[index], 1e-300), 0), 1)
            var at = near + (far - near) * share
            for _ in 0..<30 {
                let excess = abs(DensityPanels.integral(panels.density, near, at)) - mass
                if excess > 0 { outside = at } else { inside = at }
                let height = Elementary.exp(panels.density.logarithm(at))
                let step = excess / max(height, 1e-300)
                var next = isFromAbove ? at + step : at - step
                if !((next - inside) * (next - outside) <= 0) { next = (inside + outside) / 2 }
                let isClose = abs(next - at) <= 1e-15 * abs(at) + 1e-300
                at = next
                if isClose { break }
            }
            return at
        }
    }
}
