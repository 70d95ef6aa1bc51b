import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Numbers between bounds of other columns follow their distribution as far as the bounds leave it.
@Suite struct TruncationTests {
    /// Parameters, and the distribution function.
    struct Kind: Sendable, CustomTestStringConvertible {
        let json: String
        let share: @Sendable (Double) -> Double
        var testDescription: String { json }
    }

    static let kinds = [
        Kind(json: #""type": "uniform", "low": -5, "high": 15"#) { ($0 + 5) / 20 },
        Kind(json: #""type": "normal", "mean": 3, "std": 4"#) { Statistics.normalDistribution(($0 - 3) / 4) },
        Kind(json: #""type": "lognormal", "mean": 1, "sigma": 0.7"#) {
            $0 <= 0 ? 0 : Statistics.normalDistribution((Foundation.log($0) - 1) / 0.7)
        },
        Kind(json: #""type": "loguniform", "low": 0.5, "high": 50"#) { Foundation.log($0 / 0.5) / Foundation.log(100) },
        Kind(json: #""type": "exponential", "rate": 0.2"#) { 1 - Foundation.exp(-0.2 * max(0, $0)) },
        Kind(json: #""type": "weibull", "shape": 1.5, "scale": 4"#) { 1 - Foundation.exp(-pow(max(0, $0) / 4, 1.5)) },
        Kind(json: #""type": "pareto", "shape": 1.2, "scale": 1"#) { $0 <= 1 ? 0 : 1 - pow($0, -1.2) },
        Kind(json: #""type": "triangular", "low": -4, "mode": 6, "high": 16"#) {
            $0 < 6 ? ($0 + 4) * ($0 + 4) / 200 : 1 - (16 - $0) * (16 - $0) / 200
        },
        Kind(json: #""type": "gamma", "shape": 1, "scale": 5"#) { 1 - Foundation.exp(-max(0, $0) / 5) },
        Kind(json: #""type": "student_t", "df": 2, "mean": 2, "scale": 3"#) {
            let t = ($0 - 2) / 3
            return 0.5 + t / (2 * (2 + t * t).squareRoot())
        },
        Kind(json: #""type": "histogram", "edges": [-2, 4, 16], "weights": [1, 3]"#) {
            $0 < 4 ? ($0 + 2) / 24 : 0.25 + ($0 - 4) / 16
        },
    ]

    private func table(_ columns: String, _ inequalities: [(String, String, String)], rows: Int) throws -> CompiledTable
    {
        let list = inequalities.map { #"{"left": "t.\#($0.0)", "op": "\#($0.1)", "right": "t.\#($0.2)"}"# }
        let document = """
            {"version": "1.0", "seed": 11, "timeframe": {"start": "2024-01-01", "end": "2025-01-01"}, "nodes": [
              {"id": "t", "kind": "entity", "rows": \(rows), "pk": "id", "columns": [
                {"name": "id", "type": "int", "generator": {"sequence": {}}}, \(columns)]}],
             "constraints": {"inequalities": [\(list.joined(separator: ", "))]}}
            """
        return try Documents.compile(try Documents.plan(document))[0]
    }

    private func column(_ name: String, _ type: String, _ distribution: String) -> String {
        #"{"name": "\#(name)", "type": "\#(type)", "generator": {"distribution": {\#(distribution)}}}"#
    }

    /// The share that a value takes of what its bounds leave is uniform, and no bound is passed.
    @Test(arguments: kinds) func sharesAreUniform(_ kind: Kind) throws {
        let n = Effort.count(100_000)
        let floor = column("floor", "float", #""type": "uniform", "low": 1, "high": 3"#)
        let roof = column("roof", "float", #""type": "uniform", "low": 3, "high": 12"#)
        let made = try table(
            "\(floor), \(roof), \(column("x", "float", kind.json))", [("floor", "<=", "x"), ("x", "<=", "roof")],
            rows: n)
        let (floors, roofs, values) = (try made.numbers("floor"), try made.numbers("roof"), try made.numbers("x"))
        // One side is drawn before, the other after or the value is: whichever, the order holds.
        var shares: [Double] = []
        for i in 0..<n {
            #expect(floors[i] <= values[i] && values[i] <= roofs[i])
            let from = kind.share(floors[i])
            shares.append((kind.share(values[i]) - from) / (kind.share(12) - from))
        }
        // The value is drawn above its floor and with room for the roof, which is drawn above the value.
        #expect(Statistics.kolmogorov(shares) { min(max($0, 0), 1) } < 2.69, "\(kind.json)")
    }

    @Test func countsFollowTheirWeights() throws {
        let n = Effort.count(100_000)
        let made = try table(
            column("a", "int", #""type": "uniform", "low": 2, "high": 5"#) + ", "
                + column("b", "int", #""type": "binomial", "n": 8, "p": 0.5"#), [("a", "<", "b")], rows: n)
        let (a, b) = (try made.numbers("a"), try made.numbers("b"))
        let weights = [1.0, 8, 28, 56, 70, 56, 28, 8, 1]
        for least in 2...4 {
            var counts = [Int](repeating: 0, count: 8 - least)
            for i in 0..<n where Int(a[i]) == least {
                try #require(b[i] > a[i])
                counts[Int(b[i]) - least - 1] += 1
            }
            let expected = weights[(least + 1)...]
            let total = Double(counts.reduce(0, +))
            let sum = expected.reduce(0, +)
            #expect(abs(Statistics.score(counts, expected: expected.map { $0 / sum * total })) < 4.5)
        }
    }

    /// A chain leaves room for those that are drawn later, and strict bounds keep values apart in their own type.
    @Test(arguments: ["int", "float", "decimal(10,2)", "int16", "float32"]) func chains(_ type: String) throws {
        let made = try table(
            column("a", type, #""type": "normal", "mean": 8, "std": 9"#) + ", "
                + column("b", type, #""type": "exponential", "rate": 0.1"#) + ", "
                + column("c", type, #""type": "uniform", "low": 0, "high": 20"#), [("a", "<", "b"), ("b", "<", "c")],
            rows: 20_000)
        let (a, b, c) = (try made.numbers("a"), try made.numbers("b"), try made.numbers("c"))
        for i in 0..<a.count { #expect(a[i] < b[i] && b[i] < c[i], "\(type) row \(i)") }
        #expect(c.allSatisfy { $0 <= 20 })
        // Nothing piles up where two bounds meet.
        #expect(Double(Set(zip(a, c).map { $0.0 * 64 + $0.1 }).count) > (type.hasPrefix("int") ? 20 : 10_000))
    }

    @Test func normalShare() {
        for x in stride(from: -37.0, through: 37, by: 0.0137) {
            let expected = 0.5 * erfc(-x / 2.0.squareRoot())
            #expect(
                abs(Elementary.normalShare(below: x) - expected) <= 1e-12 * expected + 1e-290,
                "\(x)")
        }
        #expect(Elementary.normalShare(below: -.infinity) == 0 && Elementary.normalShare(below: .infinity) == 1)
    }

    @Test(arguments: kinds) func rowsAreIndependent(_ kind: Kind) throws {
        let document = try GeneratorDocument(
            column("floor", "float", #""type": "uniform", "low": 1, "high": 3"#) + ", "
                + column("x", "float", kind.json),
            constraints: #"{"inequalities": [{"left": "t.floor", "op": "<=", "right": "t.x"}]}"#)
        try document.checkColumn("x")
    }
}
