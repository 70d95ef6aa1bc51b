import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Samples against the distributions that they claim to be of. Seeds are fixed: a run either always fails or never.
@Suite struct DistributionTests {
    private let n = Effort.count(200_000, torture: 10_000_000)

    private func sample(_ distribution: Distribution, _ purpose: String) -> [Double] {
        Fill.values(
            TestKernels.distribution(distribution, .float64, TestKeys.key(purpose)), .float64, as: Double.self,
            count: n)
    }

    private func check(
        _ sample: [Double], mean: Double, variance: Double, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ distribution: (Double) -> Double
    ) {
        #expect(Statistics.kolmogorov(sample, distribution) < 2.69, sourceLocation: sourceLocation)
        let moments = Statistics.moments(sample, mean: mean, variance: variance)
        #expect(abs(moments.mean) < 4.5, sourceLocation: sourceLocation)
        #expect(abs(moments.variance) < 4.5, sourceLocation: sourceLocation)
    }

    @Test func uniform() {
        check(sample(Distribution(.uniform(low: -3, high: 9)), "a"), mean: 3, variance: 12) { ($0 + 3) / 12 }
        let floats = Fill.values(
            UniformFloatKernel(low: 2, high: 4, type: .float64, key: TestKeys.key("b")), .float64, as: Double.self,
            count: n)
        check(floats, mean: 3, variance: 1.0 / 3) { ($0 - 2) / 2 }
        #expect(floats.allSatisfy { $0 >= 2 && $0 < 4 })
    }

    @Test func normal() {
        check(sample(Distribution(.normal(mean: 100, std: 15)), "c"), mean: 100, variance: 225) {
            Statistics.normalDistribution(($0 - 100) / 15)
        }
    }

    @Test func lognormal() {
        let sigma = 0.5
        let mean = Foundation.exp(1 + sigma * sigma / 2)
        let variance = (Foundation.exp(sigma * sigma) - 1) * mean * mean
        check(sample(Distribution(.lognormal(mean: 1, sigma: sigma)), "d"), mean: mean, variance: variance) {
            Statistics.normalDistribution((Foundation.log($0) - 1) / sigma)
        }
    }

    @Test func loguniform() {
        let width = Foundation.log(1_000.0)
        let mean = 999 / width
        check(
            sample(Distribution(.loguniform(low: 1, high: 1_000)), "e"), mean: mean,
            variance: 999_999 / (2 * width) - mean * mean
        ) { Foundation.log($0) / width }
    }

    @Test func exponential() {
        check(sample(Distribution(.exponential(rate: 0.25)), "f"), mean: 4, variance: 16) {
            1 - Foundation.exp(-$0 / 4)
        }
    }

    @Test func clampKeepsInside() {
        let values = sample(Distribution(.normal(mean: 0, std: 2), clampLow: -1, clampHigh: 3), "g")
        #expect(values.min() == -1 && values.max() == 3)
        let atLow = Double(values.count { $0 == -1 })
        let share = Statistics.normalDistribution(-0.5)
        #expect(abs(atLow - share * Double(n)) < 4.5 * (Double(n) * share * (1 - share)).squareRoot())
    }

    @Test(arguments: [0.01, 0.5, 3, 40, 1_000, 1e6]) func poisson(_ lambda: Double) {
        let table = DiscreteTable(poisson: lambda)
        #expect(abs(table.mean - lambda) < 1e-9 * max(1, lambda))
        let values = Fill.values(
            DiscreteKernel(table: table, low: 0, high: .max, type: .int64, key: TestKeys.key("h")), .int64,
            as: Int64.self, count: n)
        let moments = Statistics.moments(values.map(Double.init), mean: lambda, variance: lambda)
        #expect(abs(moments.mean) < 4.5)
        #expect(abs(moments.variance) < 4.5)
        // Counts per value where at least 20 are expected, the rest in one class.
        var expected: [Double] = []
        var counts: [Int] = []
        var byValue: [Int64: Int] = [:]
        for value in values { byValue[value, default: 0] += 1 }
        for k in Int64(max(0, lambda - 50))...Int64(lambda + 50) {
            let e = Double(n) * Foundation.exp(Double(k) * Foundation.log(lambda) - lambda - lgamma(Double(k) + 1))
            if e >= 20 {
                expected.append(e)
                counts.append(byValue[k] ?? 0)
            }
        }
        let rest = Double(n) - expected.reduce(0, +)
        if rest > 5 {
            expected.append(rest)
            counts.append(n - counts.reduce(0, +))
        }
        if counts.count > 1 { #expect(abs(Statistics.score(counts, expected: expected)) < 4.8) }
    }

    /// Probabilities of the table against the formula, all of them.
    @Test(arguments: [0.3, 7, 123.4]) func poissonTable(_ lambda: Double) {
        let table = DiscreteTable(poisson: lambda)
        var previous: UInt64 = 0
        for (i, value) in table.cumulative.enumerated() {
            let k = Double(table.first) + Double(i)
            let p = Foundation.exp(k * Foundation.log(lambda) - lambda - lgamma(k + 1))
            #expect(abs(Double(value - previous) * 0x1p-64 - p) < 1e-13)
            previous = value
        }
    }

    @Test(arguments: [(0, 9), (-5, 1), (0, 6_143), (0, 1_000_002)] as [(Int64, Int64)])
    func uniformIntegers(_ low: Int64, _ high: Int64) {
        let kernel = UniformIntKernel(low: low, high: high, type: .int64, key: TestKeys.key("i"))
        let values = Fill.values(kernel, .int64, as: Int64.self, count: n)
        #expect(values.allSatisfy { $0 >= low && $0 <= high })
        let cells = min(Int(high - low + 1), 1_000)
        var counts = [Int](repeating: 0, count: cells)
        let span = Int(high - low + 1)
        for value in values { counts[Int(value - low) * cells / span] += 1 }
        var widths = [Double](repeating: 0, count: cells)
        for step in 0..<span { widths[step * cells / span] += 1 }
        #expect(abs(Statistics.score(counts, expected: widths.map { $0 / Double(span) * Double(n) })) < 4.8)
        if span <= 10 { #expect(Set(values).count == span) }
    }

    @Test func wideIntegers() {
        let values = Fill.values(
            UniformIntKernel(low: .min, high: .max, type: .int64, key: TestKeys.key("j")), .int64, as: Int64.self,
            count: n)
        #expect(Statistics.kolmogorov(values.map { (Double($0) + 0x1p63) * 0x1p-64 }) { $0 } < 2.69)
    }

    @Test func booleans() {
        let column = Fill.column(BoolKernel(key: TestKeys.key("k")), .bool, count: n)
        let ones = (0..<n).reduce(0) { $0 + Int(column.values.base[$1]) }
        #expect(abs(Double(ones) - Double(n) / 2) < 4.5 * Double(n).squareRoot() / 2)
    }

    @Test func instants() {
        let (start, end) = (1_704_067_200_000_000, 1_735_689_600_000_000) as (Int64, Int64)
        let kernel = InstantKernel(
            startMicros: start, endMicros: end, type: .timestamp(unit: .micro, zone: nil), key: TestKeys.key("l"))
        let values = Fill.values(kernel, .int64, as: Int64.self, count: n)
        #expect(values.allSatisfy { $0 >= start && $0 < end })
        #expect(Statistics.kolmogorov(values.map { Double($0 - start) / Double(end - start) }) { $0 } < 2.69)
        let days = Fill.values(
            InstantKernel(startMicros: start, endMicros: end, type: .date32, key: TestKeys.key("l")), .date32,
            as: Int32.self, count: n)
        var counts = [Int](repeating: 0, count: 366)
        for day in days { counts[Int(day) - 19_723] += 1 }
        #expect(abs(Statistics.score(even: counts)) < 4.8)
    }

    /// The share of nulls, within bounds that it leaves once in 150 000 cases.
    @Test(arguments: [0.001, 0.1, 0.5, 0.97]) func nullShare(_ probability: Double) {
        let column = Column(type: .int8, isNullable: true)
        let kernel = NullKernel(probability: probability, key: TestKeys.key("null"))
        let scratch = Scratch()
        for start in stride(from: 0, to: n, by: 1_000) {
            kernel.fill(RowBlock(ramp: RowRange(start: Int64(start), count: 1_000)), into: column, scratch)
        }
        let rows = Double(column.validity.count)
        let spread = (rows * probability * (1 - probability)).squareRoot()
        #expect(abs(Double(column.nullCount) - rows * probability) < 4.5 * spread)
    }
}
