import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct DistinctTests {
    private let key = TestKeys.key("distinct")

    @Test func integers() {
        for (low, high, type) in [
            (0, 2_999, .int64), (-128, 127, .int8), (-10_000, 10_000, .int16), (.min, .max, .int64),
            (1, 2_305_843_009_213_693_952, .int64),
        ] as [(Int64, Int64, DataType)] {
            let kernel = DistinctIntKernel(low: low, high: high, type: type, key: key)
            let size = UInt64(min(UInt128(1) << 62, UInt128(Int128(high) - Int128(low)) + 1))
            #expect(kernel.domainSize == size)
            let permutation = Permutation(size: size, key: key)
            checkKernel(kernel, type, "\(low)...\(high)") { row in
                Canonical.integer(low + Int64(permutation(UInt64(row) % size)), type)
            }
        }
    }

    @Test func floats() {
        let permutationKey = key
        for (low, high) in [(0, 1), (-5, 5), (1e6, 1e6 + 10)] as [(Double, Double)] {
            for type in [.float64, .float32] as [DataType] {
                let kernel = DistinctFloatKernel(low: low, high: high, type: type, key: permutationKey)
                let size = kernel.domainSize
                let permutation = Permutation(size: size, key: permutationKey)
                checkKernel(kernel, type) { row in
                    let index = permutation(UInt64(row) % size)
                    return Canonical.double(low + (Double(index) + 0.5) * ((high - low) / Double(size)), type)
                }
            }
        }
    }

    /// 200 000 rows, or the whole domain where it is smaller, without a repetition and inside the bounds.
    @Test(
        arguments: [
            (0, 1, .float64), (0, 1, .float32), (-1e9, 1e9, .float32), (1e6, 1e6 + 100, .float32),
            (5, 5.000_001, .float64),
            (0, 1, .decimal(precision: 12, scale: 2)), (-3, 12.5, .decimal(precision: 18, scale: 6)),
            (0, 1e15, .decimal(precision: 30, scale: 0)), (-1, 1, .float16),
        ] as [(Double, Double, DataType)])
    func floatsAreUnique(_ low: Double, _ high: Double, _ type: DataType) {
        let kernel = DistinctFloatKernel(low: low, high: high, type: type, key: key)
        expectUnique(kernel, type)
        if case .decimal = type { return }
        let column = Fill.column(kernel, type, count: 1_000)
        for i in 0..<1_000 {
            let x: Double =
                switch type {
                case .float64: column.values.values(as: Double.self)[i]
                case .float32: Double(column.values.values(as: Float.self)[i])
                default: Double(float(fromFloat16: column.values.values(as: UInt16.self)[i]))
                }
            #expect(x >= low && x <= high)
        }
    }

    @Test func integersAreUnique() {
        for (low, high, type) in [
            (0, 199_999, .int32), (-128, 127, .int8), (.min, .max, .int64), (0, 1_099_511_627_776, .uint64),
            (-7, 1_000_000, .int32),
        ] as [(Int64, Int64, DataType)] {
            expectUnique(DistinctIntKernel(low: low, high: high, type: type, key: key), type)
        }
        expectUnique(
            DistinctSequenceKernel(base: SequenceKernel(start: 9, step: -2, type: .int64, isStored: true)), .int64)
    }

    private func expectUnique(
        _ kernel: any DistinctKernel, _ type: DataType, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let n = Int(min(UInt64(Effort.count(200_000, torture: 5_000_000)), kernel.domainSize))
        let column = Fill.column(kernel, type, count: n)
        let width = type.fixedWidth ?? 1
        var seen: Set<UInt128> = []
        seen.reserveCapacity(n)
        for i in 0..<n {
            var value: UInt128 = 0
            for byte in 0..<width { value |= UInt128(column.values.base[i * width + byte]) << UInt128(8 * byte) }
            seen.insert(value)
        }
        #expect(seen.count == n, "\(type), domain \(kernel.domainSize)", sourceLocation: sourceLocation)
    }

    @Test func uuidsAreUnique() {
        let n = Effort.count(200_000)
        let words = Fill.values(UUIDKernel(key: TestKeys.key()), .uuid, as: UInt64.self, count: n)
        #expect(Set((0..<n).map { UInt128(words[2 * $0]) << 64 | UInt128(words[2 * $0 + 1]) }).count == n)
    }

    // MARK: Cardinality

    /// ⌈n · a ∕ b⌉ in whole numbers.
    private func ceiling(_ n: Int64, _ a: Int64, _ b: Int64) -> UInt64 {
        UInt64((Int128(n) * Int128(a) + Int128(b) - 1) / Int128(b))
    }

    /// The keys of the first n rows are exactly ⌈r·n⌉, for decimal ratios and far rows too.
    @Test func keyCountsAreExact() {
        for (a, b) in [(1, 1), (1, 100), (7, 100), (1, 3), (1, 10), (999, 1_000), (123_457, 1_000_000), (1, 1_000_000)]
            as [(Int64, Int64)]
        {
            let ratio = Double(a) / Double(b)
            for n in Array(Int64(0)...2_000) + [99_999, 1_000_000, 123_456_789, 10_000_000_000, 1_000_000_000_000] {
                #expect(CardinalityKernel.keys(ratio, n) == ceiling(n, a, b), "\(a)/\(b) of \(n)")
            }
        }
    }

    @Test(arguments: [(1, 1), (1, 2), (7, 100), (1, 1_000)] as [(Int64, Int64)])
    func everyPrefixHasItsShare(_ a: Int64, _ b: Int64) {
        let n = 20_000
        for high in [99, 1_000_000] as [Int64] {
            let kernel = CardinalityKernel(
                base: DistinctIntKernel(low: 0, high: high, type: .int64, key: key), ratio: Double(a) / Double(b),
                key: TestKeys.key("cardinality"))
            let values = Fill.values(kernel, .int64, as: Int64.self, count: n)
            var seen: Set<Int64> = []
            for i in 0..<n {
                seen.insert(values[i])
                if UInt64(seen.count) != min(ceiling(Int64(i + 1), a, b), UInt64(high + 1)) {
                    Issue.record("\(a)/\(b): \(seen.count) values in the first \(i + 1) rows")
                    break
                }
            }
        }
    }

    @Test func cardinality() {
        let base = DistinctIntKernel(low: 0, high: 499, type: .int32, key: key)
        let bits = TestKeys.key("cardinality")
        let permutation = Permutation(size: 500, key: key)
        checkKernel(CardinalityKernel(base: base, ratio: 0.3, key: bits), .int32) { row in
            let (before, after) = (ceiling(row, 3, 10), ceiling(row + 1, 3, 10))
            let isNew = after > before && before < 500
            let number = isNew ? before : UInt64((UInt128(bits.bits(row)) * UInt128(min(max(before, 1), 500))) >> 64)
            return Canonical.integer(Int64(permutation(number)), .int32)
        }
    }
}
