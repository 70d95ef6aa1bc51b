import FigmentColumns
import Testing

@testable import FigmentParquet

/// The encodings against slow decoders written from the specification.
@Suite struct EncodingTests {
    private func bytes(_ buffer: borrowing ByteBuffer) -> [UInt8] {
        Array(UnsafeBufferPointer(start: buffer.base, count: buffer.count))
    }

    @Test(arguments: 1...32) func packedIndices(width: Int) throws {
        var random = Random(UInt64(width))
        for count in [1, 7, 8, 9, 64, 1001] {
            let mask = width == 32 ? UInt64(UInt32.max) : (1 << UInt64(width)) - 1
            let values = (0..<count).map { _ in UInt32(truncatingIfNeeded: random.bits() & mask) }
            var out = ByteBuffer()
            RunLength.appendPacked(values, count: count, width: width, to: &out)
            #expect(try Reference.hybrid(bytes(out), width: width, count: count) == values.map { UInt64($0) })
        }
    }

    @Test(arguments: 1...64) func miniblocks(width: Int) {
        var random = Random(UInt64(width))
        let mask = width == 64 ? UInt64.max : (1 << UInt64(width)) - 1
        let values = (0..<32).map { _ in random.bits() & mask }
        var out = ByteBuffer(capacity: 512)
        out.count = BitPacking.pack32(values, width: width, to: out.base)
        #expect(out.count == 4 * width)
        #expect(Reference.unpack(bytes(out)[...], width: width, count: 32) == values)
    }

    @Test func differencesOf64Bits() throws {
        var random = Random(1)
        for count in [0, 1, 2, 31, 32, 33, 128, 129, 130, 257, 1000] {
            for kind in 0..<4 {
                let values = (0..<count).map { i -> Int64 in
                    switch kind {
                    case 0: Int64(bitPattern: random.bits())
                    case 1: Int64(i) * 3 - 50
                    case 2: i % 2 == 0 ? .min : .max
                    default: Int64(random.below(1_000_000))
                    }
                }
                var out = ByteBuffer()
                DeltaBinaryPacked.append(values, count: count, to: &out)
                #expect(try Reference.delta(bytes(out)) == values)
            }
        }
    }

    @Test func differencesOf32Bits() throws {
        var random = Random(2)
        for count in [0, 1, 2, 129, 1000] {
            for kind in 0..<3 {
                let values = (0..<count).map { i -> Int32 in
                    switch kind {
                    case 0: Int32(truncatingIfNeeded: random.bits())
                    case 1: i % 2 == 0 ? .min : .max
                    default: Int32(random.below(100))
                    }
                }
                var out = ByteBuffer()
                DeltaBinaryPacked.append(values, count: count, to: &out)
                #expect(try Reference.delta(bytes(out), bits: 32) == values.map { Int64($0) })
            }
        }
    }

    @Test func sequencesAreWhatDifferencesOfTheirValuesAre() throws {
        for count in [0, 1, 2, 128, 129, 130, 20_480] {
            for (first, step) in [(Int64(1), Int64(1)), (-7, -3), (0, 0), (1 << 60, 1 << 40)] {
                var out = ByteBuffer()
                DeltaBinaryPacked.appendSequence(first: first, step: step, count: count, to: &out)
                #expect(try Reference.delta(bytes(out)) == (0..<count).map { first &+ Int64($0) &* step })
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 8]) func levels(width: Int) throws {
        var random = Random(UInt64(width))
        for _ in 0..<200 {
            var expected: [UInt64] = []
            var out = ByteBuffer()
            var writer = LevelWriter(width: width)
            for _ in 0..<random.below(200) {
                let level = UInt8(random.below(width == 1 ? 2 : width == 2 ? 3 : 1 << width))
                let count = random.pick([1, 2, 3, 7, 8, 9, 16, 23, 24, 25, 100, 5000])
                writer.append(level, count: count, to: &out)
                expected += [UInt64](repeating: UInt64(level), count: count)
            }
            writer.finish(to: &out)
            #expect(try Reference.hybrid(bytes(out), width: width, count: expected.count) == expected)
        }
    }

    @Test func validityBits() throws {
        var random = Random(3)
        for count in [1, 7, 8, 9, 1000] {
            let flags = (0..<count).map { _ in UInt8(random.below(2)) }
            var out = ByteBuffer()
            RunLength.appendBits(flags, count: count, to: &out)
            #expect(try Reference.hybrid(bytes(out), width: 1, count: count) == flags.map { UInt64($0) })
        }
    }

    @Test func splitStreams() {
        let values: [UInt8] = Array(0..<24)
        var out = ByteBuffer()
        ByteStreamSplit.append(values, count: 3, width: 8, to: &out)
        var expected: [UInt8] = []
        for k in 0..<8 as Range<UInt8> { expected += [k, k + 8, k + 16] }
        #expect(bytes(out) == expected)
    }
}
