import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Distributions that take several draws a row, against closed forms; seeds are fixed.
@Suite struct SamplerTests {
    private let n = Effort.count(200_000, torture: 5_000_000)

    private func kernel(_ kind: Distribution.Kind, _ type: DataType = .float64, _ key: StreamKey) -> SamplerKernel {
        SamplerKernel(sampler: Sampler(kind), low: -.infinity, high: .infinity, type: type, key: key)
    }

    private func sample(_ kind: Distribution.Kind, _ purpose: String) -> [Double] {
        Fill.values(kernel(kind, key(purpose)), .float64, as: Double.self, count: n)
    }

    private func kernel(_ kind: Distribution.Kind, _ key: StreamKey) -> SamplerKernel { kernel(kind, .float64, key) }
    private func key(_ purpose: String) -> StreamKey { TestKeys.key(purpose) }

    private func check(
        _ sample: [Double], mean: Double, variance: Double, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        _ distribution: (Double) -> Double
    ) {
        #expect(Statistics.kolmogorov(sample, distribution) < 2.69, sourceLocation: sourceLocation)
        let moments = Statistics.moments(sample, mean: mean, variance: variance)
        #expect(abs(moments.mean) < 4.5, sourceLocation: sourceLocation)
        #expect(abs(moments.variance) < 4.5, sourceLocation: sourceLocation)
    }

    @Test func gamma() {
        // A whole shape is Erlang's distribution.
        check(sample(.gamma(shape: 3, scale: 2), "a"), mean: 6, variance: 12) { x in
            1 - Foundation.exp(-x / 2) * (1 + x / 2 + x * x / 8)
        }
        check(sample(.gamma(shape: 0.5, scale: 1), "b"), mean: 0.5, variance: 0.5) { erf($0.squareRoot()) }
        check(sample(.gamma(shape: 1, scale: 4), "c"), mean: 4, variance: 16) { 1 - Foundation.exp(-$0 / 4) }
    }

    @Test func beta() {
        check(sample(.beta(alpha: 2, beta: 5), "d"), mean: 2.0 / 7, variance: 10.0 / (49 * 8)) { x in
            1 - pow(1 - x, 5) * (1 + 5 * x)
        }
        // The arcsine distribution.
        check(sample(.beta(alpha: 0.5, beta: 0.5), "e"), mean: 0.5, variance: 0.125) { x in
            2 / Double.pi * asin(min(1, x.squareRoot()))
        }
    }

    @Test func studentT() {
        let two = sample(.studentT(freedom: 2), "f")
        #expect(Statistics.kolmogorov(two) { 0.5 + $0 / (2 * (2 + $0 * $0).squareRoot()) } < 2.69)
        let four = sample(.studentT(freedom: 4), "g")
        #expect(
            Statistics.kolmogorov(four) { x in
                let y = 1 + x * x / 4
                return 0.5 + 3.0 / 8 * x / y.squareRoot() * (1 - x * x / (12 * y))
            } < 2.69)
    }

    @Test(arguments: [(3.5, 0.2), (0.4, 0.05), (200, 0.9)]) func negativeBinomial(_ r: Double, _ p: Double) throws {
        let table = try #require(DiscreteTable(.negativeBinomial(successes: r, probability: p)))
        var previous: UInt64 = 0
        for (i, value) in table.cumulative.enumerated() {
            let k = Double(table.first) + Double(i)
            let combinations: Double = lgamma(k + r) - lgamma(k + 1) - lgamma(r)
            let log: Double = combinations + r * Foundation.log(p) + k * Foundation.log(1 - p)
            #expect(abs(Double(value - previous) * 0x1p-64 - Foundation.exp(log)) < 1e-11)
            previous = value
        }
        #expect(abs(table.mean - r * (1 - p) / p) < 1e-6 * (1 + table.mean))
    }

    @Test func histogram() {
        let values = sample(.histogram(edges: [0, 1, 5, 20], weights: [1, 2, 1]), "h")
        #expect(
            Statistics.kolmogorov(values) { x in
                x < 1 ? 0.25 * x : x < 5 ? 0.25 + 0.125 * (x - 1) : 0.75 + (x - 5) / 60
            } < 2.69)
        #expect(values.allSatisfy { $0 >= 0 && $0 <= 20 })
    }

    @Test func mixture() {
        let values = sample(
            .mixture([
                Distribution.MixturePart(weight: 3, kind: .normal(mean: 0, std: 1)),
                Distribution.MixturePart(weight: 1, kind: .normal(mean: 10, std: 0.5)),
            ]), "i")
        #expect(
            Statistics.kolmogorov(values) { x in
                0.75 * Statistics.normalDistribution(x) + 0.25 * Statistics.normalDistribution((x - 10) * 2)
            } < 2.69)
    }

    /// Blocks, gathered rows and rows alone give what a stream of the row gives.
    @Test func rowsAreTheirOwn() {
        let kinds: [Distribution.Kind] = [
            .gamma(shape: 0.3, scale: 1), .beta(alpha: 2, beta: 3), .studentT(freedom: 3),
            .histogram(edges: [0, 1, 2], weights: [1, 3]),
            .mixture([
                Distribution.MixturePart(weight: 1, kind: .poisson(lambda: 4)),
                Distribution.MixturePart(weight: 2, kind: .triangular(low: 0, mode: 1, high: 5)),
                Distribution.MixturePart(weight: 2, kind: .weibull(shape: 2, scale: 5)),
                Distribution.MixturePart(weight: 2, kind: .pareto(shape: 2, scale: 5)),
                Distribution.MixturePart(weight: 1, kind: .loguniform(low: 1, high: 9)),
                Distribution.MixturePart(weight: 1, kind: .lognormal(mean: 0, sigma: 1)),
            ]),
        ]
        let key = key("rows")
        for kind in kinds {
            for type in [DataType.float64, .int32] {
                let sampler = Sampler(kind)
                checkKernel(kernel(kind, type, key), type, count: 1_500, "\(kind)") { row in
                    var draws = RowDraws(key: key.rowKey(row))
                    return Canonical.double(sampler.draw(&draws), type)
                }
            }
        }
    }
}
