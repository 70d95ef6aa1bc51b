import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct ParentTests {
    private static let fanouts: [Fanout] = [
        Fanout(.constant(3)), Fanout(.constant(0), minimum: 1), Fanout(.poisson(lambda: 2.5)),
        Fanout(.poisson(lambda: 0.01)), Fanout(.poisson(lambda: 6), minimum: 1, maximum: 9),
        Fanout(.poisson(lambda: 300)), Fanout(.uniform(low: 0, high: 4)), Fanout(.uniform(low: 2, high: 2)),
        Fanout(.uniform(low: 0, high: 9), minimum: 3, maximum: 5),
    ]

    private func counts(_ fanout: Fanout) -> FanoutCounts {
        FanoutCounts(fanout, streams: ColumnStreams(seed: "42", table: "child", column: ""))
    }

    /// The count of one parent, from its word alone.
    private func count(_ fanout: Fanout, _ parent: Int64) -> Int64 {
        let word = StreamKey(seed: "42", table: "child", column: "", purpose: "fanout").bits(parent)
        let (low, high) = (fanout.minimum ?? 0, fanout.maximum ?? .max)
        switch fanout.distribution {
        case .constant(let n): return min(max(n, low), high)
        case .uniform(let from, let to):
            let (first, last) = (min(max(from, low), high), min(max(to, low), high))
            return first + Int64((UInt128(word) * UInt128(last - first + 1)) >> 64)
        case .poisson(let lambda):
            return Reference.discrete(DiscreteTable(poisson: lambda, minimum: low, maximum: high), word)
        case .zipf, .geometric, .choice:
            Issue.record("no reference for \(fanout)")
            return 0
        }
    }

    private func map(_ fanout: Fanout, parents: Int64) -> ParentMap {
        let counts = counts(fanout)
        let scratch = Scratch()
        var starts: [Int64] = [0]
        for block in 0..<ParentMap.blockCount(parents: parents) {
            starts.append(starts[starts.count - 1] + counts.blockSum(block, parents: parents, scratch))
        }
        return ParentMap(counts: counts, parents: parents, starts: starts)
    }

    @Test(arguments: fanouts) func countsAndBlockSums(_ fanout: Fanout) {
        let counts = counts(fanout)
        let words = Scratch().borrow()
        defer { words.deallocate() }
        for first in [0, 65_000, 1 << 40] as [Int64] {
            counts.fill(from: first, count: 1024, into: words, Scratch())
            for i in 0..<1024 { #expect(Int64(words[i]) == count(fanout, first + Int64(i))) }
        }
        let parents: Int64 = 65_536 + 1_234
        let sums = (0..<2).map { counts.blockSum($0, parents: parents, Scratch()) }
        let memo = (0..<parents).map { count(fanout, $0) }
        #expect(sums == [memo.prefix(65_536).reduce(0, +), memo.dropFirst(65_536).reduce(0, +)])
    }

    /// Sequential, gathered and far reads name the same parents, across block borders.
    @Test(arguments: fanouts) func parentsOfRows(_ fanout: Fanout) {
        let parents: Int64 = 2 * 65_536 + 500
        let map = map(fanout, parents: parents)
        var expected: [Int64] = []
        for parent in 0..<parents {
            for _ in 0..<count(fanout, parent) where expected.count < 3_000_000 { expected.append(parent) }
        }
        if map.childRows <= 3_000_000 { #expect(Int64(expected.count) == map.childRows) }
        let cursor = ParentCursor()
        let scratch = Scratch()
        func check(_ rows: [Int64]) {
            var out = [Int64](repeating: -1, count: rows.count)
            rows.withUnsafeBufferPointer { rows in
                out.withUnsafeMutableBufferPointer {
                    if let base = $0.baseAddress { cursor.parents(map, RowBlock(rows: rows), into: base, scratch) }
                }
            }
            #expect(out == rows.map { expected[Int($0)] })
        }
        let n = Int64(expected.count)
        for start in stride(from: 0, to: n, by: max(1, Int(n / 40))) {
            check(Array(start..<min(n, start + 1024)))
        }
        check((0..<500).map { Int64($0) * 7_919 % n })
        check((0..<500).map { (n - 1 - Int64($0) * 3) % n }.filter { $0 >= 0 })
        check([0, 0, n - 1, n - 1, 0])
    }

    @Test(arguments: [fanouts[0], fanouts[2], fanouts[6]]) func parentValues(_ fanout: Fanout) {
        let parents: Int64 = 70_000
        let map = map(fanout, parents: parents)
        let key = TestKeys.key()
        var parentOf: [Int64] = []
        for parent in 0..<parents { for _ in 0..<count(fanout, parent) { parentOf.append(parent) } }
        let texts = ["a", "b", "c"]
        let kinds: [(any Kernel, DataType, (Int64) -> [UInt8])] = [
            (
                SequenceKernel(start: 1, step: 1, type: .int64, isStored: true), .int64,
                { Canonical.integer($0 + 1, .int64) }
            ),
            (
                UniformIntKernel(low: 0, high: 9_999, type: .int16, key: key), .int16,
                Reference.uniformInt(key, 0, 9_999, .int16)
            ),
            (
                PoolChoiceKernel(texts.map { Array($0.utf8) }, weights: [1, 1, 1], key: key), .utf8,
                { Canonical.text(texts[Int(((key.bits($0) >> 32) * 3) >> 32)]) }
            ),
            (UUIDKernel(key: key), .uuid, Reference.uuid(key)),
            (
                TemplateKernel(parts: [.constant(Array("p".utf8)), .counter(start: 0, step: 1)]), .utf8,
                { Canonical.text("p\($0)") }
            ),
            (
                ListKernel(
                    element: UniformIntKernel(low: 0, high: 9, type: .int8, key: key), capacity: 4,
                    lengthKey: TestKeys.key("length")), .list(.int8),
                Reference.list(TestKeys.key("length"), capacity: 4, Reference.uniformInt(key, 0, 9, .int8))
            ),
        ]
        for (slot, (kernel, type, reference)) in kinds.enumerated() {
            let parent = CompiledColumn(
                descriptor: ColumnDescriptor(name: "p", type: type, form: kernel.form), kernel: kernel, nulls: nil)
            let first = Int64(parentOf.count) - 3_100
            let hop = RowHop(slot: 2 * slot, finder: ParentFinder(map: map, slot: slot))
            let view = ColumnView(hops: [hop], source: ColumnSlot(slot: 2 * slot + 1, column: parent))
            checkKernel(LookupKernel(view: view), type, from: first, "\(type)") {
                reference(parentOf[Int($0)])
            }
        }
    }

    /// Counts follow their distribution.
    @Test func poissonCounts() {
        let n = Effort.count(200_000)
        for lambda in [0.7, 4, 30] {
            let scratch = Scratch()
            let words = scratch.borrow()
            defer { scratch.giveBack(words) }
            let counts = counts(Fanout(.poisson(lambda: lambda)))
            var sample: [Double] = []
            for block in 0..<(n / 1_000) {
                counts.fill(from: Int64(block) * 1_000, count: 1_000, into: words, scratch)
                for i in 0..<1_000 { sample.append(Double(words[i])) }
            }
            let (mean, variance) = Statistics.moments(sample, mean: lambda, variance: lambda)
            #expect(abs(mean) < 4.5)
            #expect(abs(variance) < 4.5)
        }
    }
}
