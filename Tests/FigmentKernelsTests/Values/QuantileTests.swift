import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Distributions drawn by tables of quantiles, histograms, mixtures and negative binomial counts.
@Suite struct QuantileTests {
    private let n = Effort.count(200_000, torture: 10_000_000)

    static let kinds: [Distribution.Kind] = [
        .gamma(shape: 0.01, scale: 1), .gamma(shape: 0.3, scale: 2), .gamma(shape: 1, scale: 1),
        .gamma(shape: 2.5, scale: 3), .gamma(shape: 900, scale: 0.1), .gamma(shape: 1_000_000, scale: 1),
        .beta(alpha: 0.05, beta: 0.05), .beta(alpha: 0.5, beta: 0.5), .beta(alpha: 1, beta: 1),
        .beta(alpha: 2, beta: 5), .beta(alpha: 0.2, beta: 30), .beta(alpha: 50_000, beta: 3),
        .studentT(freedom: 0.1, mean: 0, scale: 1), .studentT(freedom: 1, mean: 5, scale: 2),
        .studentT(freedom: 4, mean: 0, scale: 1), .studentT(freedom: 60, mean: -1, scale: 0.5),
        .studentT(freedom: 1_000_000, mean: 0, scale: 1),
    ]

    /// The shares below and above the value whose table variable is `d`, by textbook formulas.
    private static func shares(_ kind: Distribution.Kind, _ d: Double) -> (lower: Double, upper: Double) {
        switch kind {
        case .gamma(let shape, _):
            let logX = Foundation.log(shape) + d
            // Far out a power law is exact, and the value itself would be 0 or infinite.
            if logX < -40 {
                let lower = Foundation.exp(shape * logX - lgamma(shape + 1))
                return (lower, 1 - lower)
            }
            return SpecialFunctions.gamma(shape, shape * Foundation.exp(d))
        case .beta(let alpha, let beta):
            let logOdds = Foundation.log(alpha / beta) + d
            let logBeta = lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
            if abs(logOdds) > 40 {
                let power = logOdds < 0 ? alpha : beta
                let tail = Foundation.exp(-power * abs(logOdds) - Foundation.log(power) - logBeta)
                return logOdds < 0 ? (tail, 1 - tail) : (1 - tail, tail)
            }
            let odds = alpha / beta * Foundation.exp(d)
            return SpecialFunctions.beta(alpha, beta, odds / (1 + odds), rest: 1 / (1 + odds))
        case .studentT(let freedom, _, _):
            if abs(d) > 20 {
                let half = freedom / 2
                let logX = 2 * (Foundation.log(2) - abs(d))
                let logBeta = lgamma(half) + lgamma(0.5) - lgamma(half + 0.5)
                let tail = 0.5 * Foundation.exp(half * logX - Foundation.log(half) - logBeta)
                return d < 0 ? (tail, 1 - tail) : (1 - tail, tail)
            }
            return SpecialFunctions.student(freedom, freedom.squareRoot() * Foundation.sinh(d))
        default: return (.nan, .nan)
        }
    }

    /// The documented accuracy: 1e-7 of the nearer tail, from the deepest tails to the middle.
    @Test(arguments: kinds.indices) func tableIsAccurate(_ index: Int) throws {
        let kind = Self.kinds[index]
        let curve = try #require(QuantileCurve(kind))
        var worst = 0.0
        var key = TestKeys.key("accuracy").offset
        for octave in 1...52 {
            for _ in 0..<Effort.count(200) {
                key = key &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                // A distance to the end in this octave, on the grid of the draws.
                let v = (Double(key >> 12) * 0x1p-52 + 1) * Foundation.pow(2, Double(-octave - 1))
                let distance = (2 * (v * 0x1p52).rounded(.down) + 1) * 0x1p-53
                for isUpper in [false, true] {
                    var block = [isUpper ? 1 - distance : distance]
                    block.withUnsafeMutableBufferPointer {
                        if let place = $0.baseAddress { curve.table.apply(place, 1) }
                    }
                    let shares = Self.shares(kind, block[0])
                    let error = abs((isUpper ? shares.upper : shares.lower) / distance - 1)
                    // The textbook formulas lose digits where exponents grow with the parameters.
                    let noise: Double =
                        switch kind {
                        case .gamma(let shape, _): shape * 4e-15
                        case .beta(let alpha, let beta): (alpha + beta) * 4e-14
                        case .studentT(let freedom, _, _): freedom * 4e-14
                        default: 0
                        }
                    worst = max(worst, error - noise)
                }
            }
        }
        #expect(worst < 1e-7, "\(kind): \(worst)")
    }

    /// Found by search, computed one by one.
    private func reference(_ kind: Distribution.Kind, _ key: StreamKey, _ type: DataType) throws -> (Int64) -> [UInt8] {
        let curve = try #require(QuantileCurve(kind))
        return { row in
            let u = Reference.open(key.bits(row))
            let v = u < 0.5 ? u : 1 - u
            var interval = QuantileTable.perSide - 1
            while QuantileTable.end(interval) > v { interval -= 1 }
            let start = QuantileTable.end(interval)
            let t = (v - start) / (QuantileTable.end(interval + 1) - start)
            let at = 4 * (interval + (u < 0.5 ? 0 : QuantileTable.perSide))
            let c = curve.table.coefficients
            let d = ((c[at + 3] * t + c[at + 2]) * t + c[at + 1]) * t + c[at]
            switch curve.map {
            case .exponential(let factor): return Canonical.double(factor * Elementary.exp(d), type)
            case .logistic(let ratio): return Canonical.double(1 / (1 + ratio * Elementary.exp(-d)), type)
            case .hyperbolicSine(let mean, let factor):
                return Canonical.double(
                    mean + factor * (0.5 * Elementary.exp(d) - 0.5 * Elementary.exp(-d)), type)
            }
        }
    }

    @Test(arguments: [DataType.float64, .float32, .int64, .decimal(precision: 12, scale: 2)])
    func conformance(_ type: DataType) throws {
        for (i, kind) in [Self.kinds[3], Self.kinds[9], Self.kinds[14]].enumerated() {
            let key = TestKeys.key("conformance \(i)")
            let curve = try #require(QuantileCurve(kind))
            let kernel = DistributionKernel(.curve(curve), Clamp(Distribution(kind)), type: type, key: key)
            checkKernel(kernel, type, reference: try reference(kind, key, type))
        }
    }

    private func sample(_ kind: Distribution.Kind, _ purpose: String) throws -> [Double] {
        let curve = try #require(QuantileCurve(kind))
        return Fill.values(
            DistributionKernel(.curve(curve), Clamp(Distribution(kind)), type: .float64, key: TestKeys.key(purpose)),
            .float64,
            as: Double.self, count: n)
    }

    private func check(
        _ sample: [Double], mean: Double, variance: Double, _ distribution: (Double) -> Double
    ) {
        #expect(Statistics.kolmogorov(sample, distribution) < 2.69)
        let moments = Statistics.moments(sample, mean: mean, variance: variance)
        #expect(abs(moments.mean) < 4.5)
        #expect(abs(moments.variance) < 4.5)
    }

    @Test(arguments: [(0.3, 2), (2.5, 3), (900, 0.1)] as [(Double, Double)])
    func gamma(_ shape: Double, _ scale: Double) throws {
        check(try sample(.gamma(shape: shape, scale: scale), "g"), mean: shape * scale, variance: shape * scale * scale)
        { SpecialFunctions.gamma(shape, $0 / scale).lower }
    }

    @Test(arguments: [(0.5, 0.5), (2, 5), (0.2, 30)] as [(Double, Double)])
    func beta(_ a: Double, _ b: Double) throws {
        let sum = a + b
        check(try sample(.beta(alpha: a, beta: b), "b"), mean: a / sum, variance: a * b / (sum * sum * (sum + 1))) {
            SpecialFunctions.beta(a, b, $0, rest: 1 - $0).lower
        }
    }

    @Test func studentT() throws {
        check(try sample(.studentT(freedom: 12, mean: 3, scale: 2), "t"), mean: 3, variance: 4 * 12.0 / 10) {
            SpecialFunctions.student(12, ($0 - 3) / 2).lower
        }
        // Without a mean: Cauchy's.
        let cauchy = try sample(.studentT(freedom: 1, mean: 0, scale: 1), "cauchy")
        #expect(Statistics.kolmogorov(cauchy) { 0.5 + Foundation.atan($0) / Double.pi } < 2.69)
    }

    @Test(arguments: [(0.5, 0.1), (3, 0.25), (40, 0.7), (2.5, 1)] as [(Double, Double)])
    func negativeBinomial(_ r: Double, _ p: Double) throws {
        let table = try #require(DiscreteTable(.negativeBinomial(successes: r, probability: p)))
        #expect(abs(table.mean - r * (1 - p) / p) < 1e-8 * max(1, r / p))
        let values = Fill.values(
            DiscreteKernel(table: table, low: 0, high: .max, type: .int64, key: TestKeys.key("nb")), .int64,
            as: Int64.self, count: n)
        if p == 1 { return #expect(values.allSatisfy { $0 == 0 }) }
        var byValue: [Int64: Int] = [:]
        for value in values { byValue[value, default: 0] += 1 }
        var expected: [Double] = []
        var counts: [Int] = []
        for k in 0...Int64(10 * r / p + 200) {
            let x = Double(k)
            let ways: Double = lgamma(x + r) - lgamma(r) - lgamma(x + 1)
            let chances: Double = r * Foundation.log(p) + x * Foundation.log(1 - p)
            let share = Foundation.exp(ways + chances)
            if share * Double(n) < 20 { continue }
            expected.append(share * Double(n))
            counts.append(byValue[k] ?? 0)
        }
        expected.append(max(Double(n) - expected.reduce(0, +), 1e-9))
        counts.append(n - counts.reduce(0, +))
        #expect(abs(Statistics.score(counts, expected: expected)) < 4.8)
    }

    // MARK: Histograms

    static let edges = [-10.0, 0, 1, 5, 100, 101]
    static let weights = [3.0, 0, 2, 5, 0]
    static let unclamped = Clamp(Distribution(.uniform(low: 0, high: 1)))

    @Test(arguments: [DataType.float64, .int32]) func histogramConformance(_ type: DataType) {
        let key = TestKeys.key("histogram")
        let table = HistogramTable(edges: Self.edges, weights: Self.weights)
        let kernel = DistributionKernel(.histogram(table), Self.unclamped, type: type, key: key)
        checkKernel(kernel, type) { row in
            let u = Reference.open(key.bits(row))
            let lines = table.lines
            var bin = 0
            while u >= table.cumulative[bin] { bin += 1 }
            return Canonical.double(lines[bin].start + (u - lines[bin].below) * lines[bin].slope, type)
        }
    }

    @Test func histogramShares() {
        let kernel = DistributionKernel(
            .histogram(HistogramTable(edges: Self.edges, weights: Self.weights)), Self.unclamped, type: .float64,
            key: TestKeys.key("shares"))
        let values = Fill.values(kernel, .float64, as: Double.self, count: n)
        #expect(values.allSatisfy { ($0 >= -10 && $0 < 0) || ($0 >= 1 && $0 <= 100) })
        #expect(
            Statistics.kolmogorov(values) { x in
                switch x {
                case ..<0: (x + 10) / 10 * 0.3
                case ..<5: 0.3 + (x - 1) / 4 * 0.2
                default: 0.5 + (x - 5) / 95 * 0.5
                }
            } < 2.69)
    }

    // MARK: Mixtures

    private func mixture(_ type: DataType, _ key: StreamKey) -> (MixtureKernel, [Distribution]) {
        let parts = [
            Distribution(.normal(mean: -5, std: 1)), Distribution(.exponential(rate: 2), clampHigh: 3),
            Distribution(.uniform(low: 10, high: 20)),
        ]
        let kernels = parts.enumerated().map { i, part in
            TestKernels.distribution(part, .float64, key.child(UInt64(i) + 1))
        }
        return (
            MixtureKernel(
                parts: kernels, choice: DiscreteTable(first: 0, weights: [0.5, 0.3, 0.2]),
                clamp: Clamp(Distribution(.mixture([]), clampHigh: 19)), type: type, key: key.child(0), slot: 0), parts
        )
    }

    @Test(arguments: [DataType.float64, .int16]) func mixtureConformance(_ type: DataType) {
        let key = TestKeys.key("mixture")
        let (kernel, parts) = mixture(type, key)
        checkKernel(kernel, type) { row in
            let part = Int(Reference.discrete(kernel.choice, key.child(0).bits(row)))
            let draw = Reference.distribution(key.child(UInt64(part) + 1), parts[part], .float64)(row)
            let bits = draw[1...8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Canonical.double(min(Double(bitPattern: bits), 19), type)
        }
    }

    @Test func mixtureShares() {
        let (kernel, _) = mixture(.float64, TestKeys.key("mixture shares"))
        let values = Fill.values(kernel, .float64, as: Double.self, count: n)
        let counts = [values.count { $0 < 0 }, values.count { $0 >= 0 && $0 <= 3 }, values.count { $0 >= 10 }]
        #expect(counts.reduce(0, +) == n)
        #expect(abs(Statistics.score(counts, expected: [0.5, 0.3, 0.2].map { $0 * Double(n) })) < 4.8)
        let normal = values.filter { $0 < 0 }
        #expect(Statistics.kolmogorov(normal) { Statistics.normalDistribution($0 + 5) } < 2.69)
    }

    /// Streams of parts are neither each other's nor the whole's.
    @Test func childrenDiffer() {
        let key = TestKeys.key("parent")
        let words = [key] + (0..<100).map { key.child($0) }
        #expect(Set(words.map { $0.bits(0) }).count == 101)
        #expect(Set(words.map(\.salt)).count == 101)
    }
}
