import FigmentColumns
import FigmentTypes
import Testing

@testable import FigmentParquet

/// Streams decoded by a slow decoder that checks every offset and length.
@Suite struct SnappyTests {
    private func compress(_ snappy: inout GreedySnappy, _ input: [UInt8]) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.append(input)
        var out = ByteBuffer()
        snappy.compress(UnsafeBufferPointer(start: UnsafePointer(buffer.base), count: input.count), into: &out)
        return Array(UnsafeBufferPointer(start: out.base, count: out.count))
    }

    /// Inputs of many kinds: random, repeated, words, runs, near-copies.
    private func input(_ kind: Int, _ length: Int, _ random: inout Random) -> [UInt8] {
        switch kind {
        case 0: return random.bytes(length)
        case 1: return [UInt8](repeating: 7, count: length)
        case 2:
            let words = (0..<50).map { _ in Array(random.text(3 + random.below(70)).utf8) }
            var out: [UInt8] = []
            while out.count < length { out += random.pick(words) }
            return Array(out[..<length])
        case 3: return (0..<length).map { UInt8(truncatingIfNeeded: $0 / 300) }
        default: return (0..<length).map { UInt8($0 % 3 == 0 ? random.below(4) : 9) }
        }
    }

    @Test func greedyStreamsDecode() throws {
        var random = Random(5)
        var snappy = GreedySnappy()
        for kind in 0..<5 {
            for length in [0, 1, 4, 15, 16, 17, 59, 60, 61, 64, 68, 255, 256, 257, 5000, 70_000, 200_000] {
                let bytes = input(kind, length, &random)
                #expect(try Reference.snappy(compress(&snappy, bytes)) == bytes)
            }
        }
    }

    @Test func aStreamDependsOnItsInputOnly() {
        var random = Random(6)
        let page = input(2, 50_000, &random)
        var fresh = GreedySnappy()
        let expected = compress(&fresh, page)
        var used = GreedySnappy()
        // The result is looked at: optimisers have freed an array that nobody looks at before it was filled.
        for kind in 0..<5 { #expect(!compress(&used, input(kind, 30_000, &random)).isEmpty) }
        #expect(compress(&used, page) == expected)
    }

    @Test func greedyGainsWhatCanBeGained() {
        var random = Random(7)
        var snappy = GreedySnappy()
        #expect(compress(&snappy, input(1, 100_000, &random)).count < 6_000)
        #expect(compress(&snappy, input(2, 100_000, &random)).count < 35_000)
        #expect(compress(&snappy, input(0, 100_000, &random)).count < 100_100)
    }

    @Test func storedStreamsDecode() throws {
        var random = Random(8)
        for length in [0, 1, 16, 59, 60, 61, 256, 257, 65_536, 65_537, 70_000] {
            let bytes = random.bytes(length)
            var out = ByteBuffer()
            var input = ByteBuffer()
            input.append(bytes)
            Snappy.appendStored(UnsafeBufferPointer(start: UnsafePointer(input.base), count: length), to: &out)
            #expect(try Reference.snappy(Array(UnsafeBufferPointer(start: out.base, count: out.count))) == bytes)
        }
    }

    /// Random templates: the stream made from pieces decodes to the texts in PLAIN, page after page.
    @Test func streamsOfPiecesDecode() throws {
        for seed in 0..<30 {
            var random = Random(UInt64(seed))
            let rows = random.pick([1, 2, 50, 1500])
            let pages = 3
            var maker = ColumnMaker(seed: UInt64(seed) + 1000, rows: rows * pages)
            let pieces = template(seed, &random)
            let column = maker.pieces("p", pieces)
            let encoder = PieceEncoder(.pieces(pieces))
            let page = Column(type: .utf8, form: .pieces(pieces))
            for k in 0..<pages {
                let range = RowRange(start: Int64(k * rows), count: rows)
                page.reset()
                column.fill(page, range)
                let prefix = random.bytes(random.below(100))
                var expected = prefix
                for cell in column.cells[k * rows..<(k + 1) * rows] {
                    guard case .text(let text) = cell else { continue }
                    expected += Cell.littleEndian(UInt64(text.count))[..<4] + text
                }
                var out = ByteBuffer()
                encoder.bind(page, count: rows)
                var levels = ByteBuffer()
                levels.append(prefix)
                let length = encoder.appendCompressed(
                    prefix: UnsafeBufferPointer(start: UnsafePointer(levels.base), count: prefix.count), to: &out)
                #expect(length == expected.count)
                var preamble = ByteBuffer()
                preamble.appendVarint(UInt64(length))
                let stream =
                    Array(UnsafeBufferPointer(start: preamble.base, count: preamble.count))
                    + Array(UnsafeBufferPointer(start: out.base, count: out.count))
                #expect(try Reference.snappy(stream) == expected, "seed \(seed), page \(k), \(pieces)")
                out.removeAll()
                encoder.appendPlain(to: &out)
                let plain = Array(UnsafeBufferPointer(start: out.base, count: out.count))
                #expect(prefix + plain == expected, "seed \(seed), page \(k), \(pieces)")
            }
        }
    }

    /// Every third one is of a common shape.
    private func template(_ seed: Int, _ random: inout Random) -> [PieceForm] {
        guard seed % 3 == 0 else { return (0..<1 + random.below(6)).map { _ in piece(&random) } }
        func pool() -> PieceForm {
            let count = random.pick([1, 20, 400, 4000])
            return .pool(Pool((0..<count).map { Array("\(random.text(random.below(12)))\($0)xyz".utf8) }))
        }
        var pieces: [PieceForm] = [.constant(Array(random.pick(["", "Dr. "]).utf8)), pool(), .constant([32])]
        if random.chance(0.7) { pieces.append(pool()) }
        if random.chance(0.7) {
            let start = random.pick([0, 5, 95, 990, 9_990, 99_950, 999_990, 1_234_567, 999_999_999_950])
            pieces.append(.counter(start: Int64(start), step: Int64(random.pick([0, 1, 1, 7, 1000]))))
        }
        return pieces + [.constant(Array(random.pick(["", "@example.com"]).utf8))]
    }

    private func piece(_ random: inout Random) -> PieceForm {
        switch random.below(6) {
        case 0: return .constant(Array(random.text(random.pick([0, 1, 3, 12, 20, 70, 130])).utf8))
        case 1:
            let start = random.pick([0, 5, 95, 990, 9_990, 99_950, 999_990, 1_234_567, 999_999_999_950])
            return .counter(start: Int64(start), step: Int64(random.pick([0, 1, 1, 1, 7, 1000])))
        case 2: return .text(maxLength: random.pick([4, 40, 400]))
        default:
            let count = random.pick([1, 2, 20, 400, 4000])
            let longest = random.pick([2, 6, 20, 90])
            // The number makes entries distinct; one may be empty.
            var entries = (0..<count).map { Array("\(random.text(random.below(longest)))\($0)".utf8) }
            if random.chance(0.2) { entries[0] = [] }
            return .pool(Pool(entries))
        }
    }

    @Test func copiesMakeNamesAndAddressesSmall() {
        var maker = ColumnMaker(seed: 3, rows: 20_000)
        var random = Random(4)
        func words(_ count: Int) -> Pool {
            Pool((0..<count).map { _ in (0..<4 + random.below(5)).map { _ in UInt8(97 + random.below(26)) } })
        }
        let (first, last) = (words(200), words(500))
        let pieces: [PieceForm] = [
            .pool(first), .constant([46]), .pool(last), .counter(start: 1_000_001, step: 1),
            .constant(Array("@example.com".utf8)),
        ]
        let column = maker.pieces("p", pieces)
        let encoder = PieceEncoder(.pieces(pieces))
        let page = Column(type: .utf8, form: .pieces(pieces))
        column.fill(page, RowRange(start: 0, count: 20_000))
        encoder.bind(page, count: 20_000)
        var out = ByteBuffer()
        _ = encoder.appendCompressed(prefix: UnsafeBufferPointer(start: nil, count: 0), to: &out)
        // Head, two names and digits are copies, and three digits a literal: 3 + 3 + 3 + 3 + 4 bytes, some shorter.
        #expect(out.count < 20_000 * 16)
        var snappy = GreedySnappy()
        var plain = ByteBuffer()
        encoder.appendPlain(to: &plain)
        var greedy = ByteBuffer()
        snappy.compress(UnsafeBufferPointer(start: UnsafePointer(plain.base), count: plain.count), into: &greedy)
        #expect(out.count < greedy.count * 12 / 10)
    }
}
