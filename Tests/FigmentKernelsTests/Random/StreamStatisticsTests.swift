import FigmentKernels
import FigmentTypes
import Testing

/// The randomness of streams: alone, interleaved, and against streams with which they could be related.
@Suite struct StreamStatisticsTests {
    /// One score in 600 000 lies beyond; the seeds are fixed, so that a run either always fails or never.
    private let bound = 4.8
    private let n = Effort.count(1 << 19, torture: 1 << 24)

    private func check(
        _ results: [(name: String, score: Double)], _ what: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        for result in results {
            #expect(abs(result.score) < bound, "\(what): \(result.name)", sourceLocation: sourceLocation)
        }
    }

    private func key(_ column: String, _ table: String = "orders", seed: String = "42") -> StreamKey {
        StreamKey(seed: seed, table: table, column: column, purpose: "value")
    }

    private func words(_ key: StreamKey, from first: Int64 = 0) -> [UInt64] {
        (0..<n).map { key.bits(first + Int64($0)) }
    }

    @Test(arguments: ["42", "0", "-1", "a long seed, in words"]) func single(_ seed: String) {
        check(Battery.run(words(key("price", seed: seed))), seed)
    }

    @Test func singleFarOut() { check(Battery.run(words(key("price"), from: 1_000_000_000_000)), "row 10^12") }

    /// Every second and every 65 536th row, as block-wise readers see them.
    @Test(arguments: [2, 1_024, 65_536]) func strided(_ step: Int64) {
        let key = key("price")
        check(Battery.run((0..<n).map { key.bits(Int64($0) * step) }), "stride \(step)")
    }

    @Test func interleavedColumns() {
        let names = ["price", "price1", "price2", "a", "b", "c", "", "id"].map { key($0) }
        check(Battery.run((0..<n).map { names[$0 & 7].bits(Int64($0 >> 3)) }), "columns")
        let tables = ["a", "b", "c", "d"].map { key("id", $0) }
        check(Battery.run((0..<n).map { tables[$0 & 3].bits(Int64($0 >> 2)) }), "tables")
    }

    @Test(arguments: [("price", "price1"), ("price1", "price2"), ("a", "b"), ("", "a")])
    func nearNames(_ first: String, _ second: String) {
        let (a, b) = (key(first), key(second))
        check(Pairing.run(words(a), words(b)), "\(first) \(second)")
        check(Pairing.run(words(a), words(b, from: 1)), "\(first) \(second), next row")
        check(Pairing.run(words(a), words(key(first, seed: "43"))), "\(first) of two seeds")
    }

    /// Streams whose counters coincide when one is shifted, so that only the salt tells them apart.
    @Test(arguments: [0, 1, 2, 3, 1_000]) func coincidingCounters(_ shift: UInt64) {
        let (a, other) = (key("price"), key("other"))
        let b = StreamKey(offset: a.offset &+ shift &* 0x9E37_79B9_7F4A_7C15, salt: other.salt)
        let left = words(a, from: Int64(shift))
        let right = words(b)
        check(Pairing.run(left, right), "shift \(shift)")
        var mixed: [UInt64] = []
        for (x, y) in zip(left, right).prefix(n / 2) { mixed += [x, y] }
        check(Battery.run(mixed), "shift \(shift), interleaved")
    }

    @Test func rowStreams() {
        let key = key("price")
        check(Battery.run((0..<n).map { key.bits(Int64($0 >> 3), draw: UInt64($0 & 7)) }), "eight draws a row")
        check(Battery.run((0..<n).map { key.bits(Int64($0), draw: 0) }), "draw 0")
        let first = (0..<n).map { key.bits(Int64($0), draw: 0) }
        check(Pairing.run(first, (0..<n).map { key.bits(Int64($0), draw: 1) }), "draws 0 and 1")
        check(Pairing.run(first, (0..<n).map { key.bits(Int64($0 + 1), draw: 0) }), "neighbouring rows")
        check(Pairing.run(first, words(key)), "draw 0 and the row's own word")
    }

    /// A change of one bit of the row number changes every bit of the word in half of all cases.
    @Test func avalancheOfRows() {
        let key = key("price")
        let samples = Effort.count(1 << 14)
        var worst = 0.0
        for input in 0..<63 {
            var ones = [Int](repeating: 0, count: 64)
            for i in 0..<samples {
                let row = Int64(mix64(UInt64(i)) >> 1)
                let change = key.bits(row) ^ key.bits(row ^ (1 << Int64(input)))
                for bit in 0..<64 { ones[bit] += Int(change >> UInt64(bit) & 1) }
            }
            for count in ones { worst = max(worst, abs(Double(count) / Double(samples) - 0.5)) }
        }
        #expect(worst < 0.5 * 5.5 / Double(samples).squareRoot())
    }

    /// A change of one bit of a name changes both halves of the key in half of their bits.
    @Test func avalancheOfNames() {
        let samples = Effort.count(1 << 13)
        var changed = [Int](repeating: 0, count: 128)
        for i in 0..<samples {
            let a = key("column \(i)")
            let b = key("column \(i)", "orderr")  // one bit of the last letter
            let (offset, salt) = (a.offset ^ b.offset, a.salt ^ b.salt)
            for bit in 0..<64 {
                changed[bit] += Int(offset >> UInt64(bit) & 1)
                changed[64 + bit] += Int(salt >> UInt64(bit) & 1)
            }
        }
        for count in changed {
            #expect(abs(Double(count) - Double(samples) / 2) < 4.8 * Double(samples).squareRoot() / 2)
        }
    }

    /// The two halves of a key are unrelated.
    @Test func halvesOfKeys() {
        let keys = (0..<Effort.count(1 << 18)).map { key("column\($0)") }
        check(Battery.run(keys.map(\.offset)), "offsets")
        check(Battery.run(keys.map(\.salt)), "salts")
        check(Pairing.run(keys.map(\.offset), keys.map(\.salt)), "offset and salt")
    }
}
