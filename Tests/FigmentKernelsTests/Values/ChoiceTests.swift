import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct ChoiceTests {
    private let key = TestKeys.key()

    private static let weights: [[Double]] = [
        [1], [1, 1, 1], [0.5, 0.3, 0.2], [0, 0, 1, 0], [1e-9, 1, 1e9], [0.1, 0, 0.9, 0, 0.25],
        (1...100).map { 1 / Double($0) }, (0..<1_000).map { Double($0 % 7) },
    ]

    /// The slots and aliases add up to the weights, to 2^-31 per slot.
    @Test(arguments: weights) func tableHoldsWeights(_ weights: [Double]) {
        let table = AliasTable(weights: weights)
        var shares = [Double](repeating: 0, count: weights.count)
        if table.isUniform {
            shares = [Double](repeating: 1 / Double(weights.count), count: weights.count)
        } else {
            for (i, slot) in table.slots.enumerated() {
                let own = Double(slot >> 32) * 0x1p-31
                shares[i] += own / Double(weights.count)
                shares[Int(slot & 0xFFFF_FFFF)] += (1 - own) / Double(weights.count)
            }
        }
        let total = weights.reduce(0, +)
        for (share, weight) in zip(shares, weights) {
            #expect(abs(share - weight / total) < 0x1p-30)
            if weight == 0 { #expect(share == 0) }
        }
    }

    @Test(arguments: weights) func pool(_ weights: [Double]) {
        let texts = weights.indices.map { "item \($0 * 7_919 % 10_007)" }
        let kernel = PoolChoiceKernel(texts.map { Array($0.utf8) }, weights: weights, key: key)
        let order = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
        let table = AliasTable(weights: order.map { weights[$0] })
        checkKernel(kernel, .utf8) { Canonical.text(texts[order[Reference.alias(table, key.bits($0))]]) }
    }

    @Test func equalTextsAddTheirWeights() {
        let kernel = PoolChoiceKernel(["b", "a", "b"].map { Array($0.utf8) }, weights: [1, 2, 3], key: key)
        #expect(kernel.pool.count == 2)
        #expect(kernel.table.slots == AliasTable(weights: [2, 4]).slots)
    }

    @Test func numbers() {
        let weights = [0.2, 0.5, 0.3]
        let table = AliasTable(weights: weights)
        for type in [.int8, .int64, .bool, .float64, .uint16] as [DataType] {
            let items: [Int64] = [0, 1, 1]
            checkKernel(
                NumberChoiceKernel(numbers: .integers(items), table: table, type: type, key: key), type, "\(type)"
            ) { Canonical.integer(items[Reference.alias(table, key.bits($0))], type) }
        }
        for type in [.float32, .float64, .float16, .decimal(precision: 6, scale: 2), .int32] as [DataType] {
            let items = [0.5, -2.25, 100.75]
            checkKernel(
                NumberChoiceKernel(numbers: .doubles(items), table: table, type: type, key: key), type, "\(type)"
            ) { Canonical.double(items[Reference.alias(table, key.bits($0))], type) }
        }
    }

    @Test func namedWeights() {
        let items = (0..<10).map { Literal.int(Int64($0)) }
        let zipf = Choice(items: items, weights: .zipf(exponent: 1.5)).itemWeights()
        for (i, weight) in zipf.enumerated() {
            let k = Double(i + 1)
            #expect(abs(weight - 1 / (k * k.squareRoot())) < 1e-15)
        }
        let split = Choice(items: items, weights: .headTail(head: 0.8, exponent: 1)).itemWeights()
        #expect(split.count == 10)
        #expect(split[0] == 0.4 && split[1] == 0.4)
        #expect(abs(split.dropFirst(2).reduce(0, +) - 0.2) < 1e-15)
        #expect(abs(split[2] / split[3] - 2) < 1e-12)
    }

    /// The shares of 10^6 rows fit the weights.
    @Test(arguments: [[0.5, 0.3, 0.2], [1, 1, 1, 1, 1], (1...100).map { 1 / Double($0) }])
    func sharesFit(_ weights: [Double]) {
        let n = Effort.count(1_000_000)
        let kernel = NumberChoiceKernel(
            numbers: .integers(weights.indices.map { Int64($0) }), table: AliasTable(weights: weights), type: .int32,
            key: key)
        var counts = [Int](repeating: 0, count: weights.count)
        for index in Fill.values(kernel, .int32, as: Int32.self, count: n) { counts[Int(index)] += 1 }
        let total = weights.reduce(0, +)
        #expect(abs(Statistics.score(counts, expected: weights.map { $0 / total * Double(n) })) < 4.8)
    }
}
