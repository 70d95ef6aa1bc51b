import FigmentColumns
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `walk`, `season` and `markov`.
@Suite struct SeriesTests {
    // MARK: Walks

    /// B by the definition, each place from scratch.
    private func motion(_ key: StreamKey, _ row: Int64) -> Double {
        if row == 0 { return 0 }
        func normal(_ place: Int64) -> Double { NormalQuantile.value(Reference.open(key.bits(place))) }
        if row & (row - 1) == 0 {
            var sum = normal(1)
            var place: Int64 = 1
            while place < row {
                sum += Double(place).squareRoot() * normal(2 * place)
                place *= 2
            }
            return sum
        }
        // The interval whose middle it is.
        let half = Int64(1) << Int64(row.trailingZeroBitCount)
        return (motion(key, row - half) + motion(key, row + half)) / 2
            + 0.5 * Double(2 * half).squareRoot() * normal(row)
    }

    @Test(arguments: [Walk.Kind.arithmetic, .geometric]) func walkConformance(_ kind: Walk.Kind) {
        var walk = Walk(start: 100, drift: -0.003, volatility: 0.02)
        walk.kind = kind
        for (type, first) in [(DataType.float64, Int64(0)), (.decimal(precision: 12, scale: 3), 1_000_000)] {
            let key = TestKeys.key("walk")
            checkKernel(WalkKernel(walk: walk, type: type, key: key), type, from: first) { row in
                let change = walk.drift * Double(row) + walk.volatility * motion(key, row)
                return Canonical.double(kind == .arithmetic ? 100 + change : 100 * Elementary.exp(change), type)
            }
        }
    }

    /// Steps are independent normals, near the beginning and far out.
    @Test(arguments: [0, 1 << 20, (1 << 40) - 50_000] as [Int64]) func stepsAreNormal(_ first: Int64) {
        let n = Effort.count(100_000)
        let kernel = WalkKernel(
            walk: Walk(start: 0, drift: 0, volatility: 1), type: .float64, key: TestKeys.key("steps"))
        let values = Fill.values(kernel, .float64, as: Double.self, count: n + 1, from: first)
        let steps = zip(values, values.dropFirst()).map { $1 - $0 }
        #expect(Statistics.kolmogorov(steps) { Statistics.normalDistribution($0) } < 2.69)
        let moments = Statistics.moments(steps, mean: 0, variance: 1)
        #expect(abs(moments.mean) < 4.5 && abs(moments.variance) < 4.5)
        for lag in [1, 2, 3, 8] {
            let sum = zip(steps, steps.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(sum) < 4.5 * Double(n).squareRoot(), "lag \(lag)")
        }
    }

    /// Over many seeds the motion's variance at a row is the row's number.
    @Test(arguments: [Int64(1), 2, 3, 100, 4_095, 4_096]) func varianceGrowsWithTheRow(_ row: Int64) {
        let values = (0..<Effort.count(20_000)).map { seed in
            motion(TestKeys.key("walk \(seed)"), row) / Double(row).squareRoot()
        }
        let moments = Statistics.moments(values, mean: 0, variance: 1)
        #expect(abs(moments.mean) < 4.5 && abs(moments.variance) < 4.5)
    }

    // MARK: Seasons

    private static let seasons = """
        {"name": "at", "type": "datetime", "nullable": true, "null_probability": 0.1, "generator": {"datetime_series": {}}},
        {"name": "wave", "type": "float", "generator": {"season": {"base": 20, "amplitude": 5, "period": 96,
          "phase": 0.25}}},
        {"name": "daily", "type": "float", "nullable": true,
         "generator": {"season": {"period": "1d", "on": "at", "amplitude": 2}}},
        {"name": "noisy", "type": "float", "generator": {"season": {"period": 10, "amplitude": 0, "base": 3,
          "noise": 0.5}}},
        {"name": "level", "type": "float", "generator": {"walk": {"start": 5}}},
        {"name": "words", "type": "string", "generator": {"markov": {}}}
        """

    @Test func rowsAreIndependent() throws {
        let document = try GeneratorDocument(Self.seasons)
        for name in ["wave", "daily", "noisy", "level", "words"] { try document.checkColumn(name) }
    }

    @Test func waves() throws {
        let document = try GeneratorDocument(Self.seasons)
        for (row, value) in try document.numbers("wave").enumerated() {
            let expected = 20 + 5 * Foundation.sin(2 * Double.pi * (Double(row) / 96 + 0.25))
            #expect(abs(value - expected) < 1e-9)
        }
        let instants = try document.texts("at")
        for (row, text) in try document.texts("daily").enumerated() {
            guard let instant = instants[row] else {
                #expect(text == nil)
                continue
            }
            let micros = try #require(Instant.micros(instant))
            let turns = Double((micros - 1_704_067_200_000_000) % 86_400_000_000) / 86_400_000_000
            #expect(abs((Double(text ?? "") ?? .nan) - 2 * Foundation.sin(2 * Double.pi * turns)) < 1e-6)
        }
    }

    @Test func noiseIsNormal() throws {
        let document = try GeneratorDocument(Self.seasons, rows: Effort.count(100_000))
        let values = try document.numbers("noisy")
        #expect(Statistics.kolmogorov(values) { Statistics.normalDistribution(($0 - 3) / 0.5) } < 2.69)
    }

    // MARK: Markov

    @Test(arguments: [1, 2, 3]) func wordsFollowAsInTheCorpus(_ order: Int) {
        var text = MarkovText(corpus: nil, maxBytes: 1_000)
        text.order = order
        let kernel = MarkovKernel(text, key: TestKeys.key("markov"))
        let corpus = Words.sentences.map { $0.split(separator: " ").map(String.init) }
        var known = Set<[String]>()
        for sentence in corpus {
            let padded = [String](repeating: "^", count: order) + sentence + ["$"]
            for i in 0..<(padded.count - order) { known.insert(Array(padded[i...(i + order)])) }
        }
        let column = Fill.column(kernel, .utf8, count: 2_000)
        var distinct = Set<[String]>()
        for i in 0..<2_000 {
            var bytes = ByteBuffer()
            column.appendText(i, to: &bytes)
            let sentence = String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self)
                .split(separator: " ").map(String.init)
            distinct.insert(sentence)
            let isWhole = sentence.count < text.mostWords
            let padded = [String](repeating: "^", count: order) + sentence + (isWhole ? ["$"] : [])
            for k in 0..<(padded.count - order) { #expect(known.contains(Array(padded[k...(k + order)]))) }
        }
        // New sentences, not only the corpus's own.
        #expect(distinct.subtracting(corpus).count > (order == 3 ? 20 : 300))
    }

    /// Successors are drawn as often as the corpus has them, and limits hold.
    @Test func successorsAreWeighted() throws {
        let n = Effort.count(100_000)
        var text = MarkovText(corpus: ["a b", "a b", "a c", "  ", "d"], maxBytes: 100)
        text.order = 1
        let column = Fill.column(MarkovKernel(text, key: TestKeys.key("weights")), .utf8, count: n)
        var counts: [String: Int] = [:]
        for i in 0..<n {
            var bytes = ByteBuffer()
            column.appendText(i, to: &bytes)
            counts[
                String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self), default: 0] +=
                1
        }
        let found = ["a b", "a c", "d"].map { counts[$0] ?? 0 }
        #expect(found.reduce(0, +) == n)
        #expect(abs(Statistics.score(found, expected: [0.5, 0.25, 0.25].map { $0 * Double(n) })) < 4.8)
        var short = MarkovText(corpus: nil, maxBytes: 20)
        short.sentences = 3
        let cut = Fill.column(MarkovKernel(short, key: TestKeys.key("cut")), .utf8, count: 1_000)
        for i in 0..<1_000 {
            var bytes = ByteBuffer()
            cut.appendText(i, to: &bytes)
            #expect(bytes.count <= 20 && bytes.count > 0)
        }
    }

    @Test func golden() throws {
        let document = try GeneratorDocument(Self.seasons)
        try document.expectChecksum("level", "af0f3f97")
        try document.expectChecksum("noisy", "4d4e1b97")
        try document.expectChecksum("words", "ec89ebdc")
    }
}
