import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

@Suite struct NumericKernelTests {
    private let key = TestKeys.key()
    private static let integers: [DataType] = [
        .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .float16, .float32, .float64,
        .decimal(precision: 20, scale: 0), .decimal(precision: 20, scale: 4),
    ]

    @Test(arguments: integers) func sequence(_ type: DataType) {
        for (start, step) in [(1, 1), (-7, 3), (100, -1), (0, 0)] as [(Int64, Int64)] {
            checkKernel(
                SequenceKernel(start: start, step: step, type: type, isStored: true), type, from: 5, "\(start) \(step)"
            ) { Canonical.integer(start + step * $0, type) }
        }
    }

    @Test func sequenceThatIsNotStored() {
        checkKernel(
            SequenceKernel(start: 10, step: 4, type: .int32, isStored: false), .int32, from: 77, ramps: true
        ) { Canonical.integer(10 + 4 * $0, .int32) }
    }

    @Test func uniformInt() {
        let cases: [(Int64, Int64, DataType)] = [
            (0, 0, .int8), (-128, 127, .int8), (0, 255, .uint8), (-5, 5, .int16), (0, 65_535, .uint16),
            (-999_999, 999_999, .int64), (0, 4_294_967_295, .uint32), (0, 4_294_967_296, .int64), (.min, .max, .int64),
            (.min, -1, .int64), (0, .max, .uint64), (3, 9, .float64), (-3, 9, .decimal(precision: 5, scale: 0)),
            (-2_147_483_648, 2_147_483_647, .int32),
        ]
        for (low, high, type) in cases {
            checkKernel(
                UniformIntKernel(low: low, high: high, type: type, key: key), type, from: 1 << 33,
                "\(low)...\(high) \(type)", reference: Reference.uniformInt(key, low, high, type))
        }
    }

    @Test func uniformFloat() {
        let cases: [(Double, Double, DataType)] = [
            (0, 1, .float64), (-1e9, 1e9, .float64), (0.1, 0.3, .float32), (0, 1, .float32),
            (16_777_216, 16_777_220, .float32),
            (-2, 2, .float16), (0, 100, .decimal(precision: 10, scale: 2)), (1e-300, 2e-300, .float64),
            (5, 5, .float64),
        ]
        for (low, high, type) in cases {
            checkKernel(
                UniformFloatKernel(low: low, high: high, type: type, key: key), type, "\(low)..<\(high) \(type)",
                reference: Reference.uniformFloat(key, low, high, type))
        }
    }

    @Test func bool() {
        checkKernel(BoolKernel(key: key), .bool) { [1, UInt8(key.bits($0) >> 63)] }
    }

    @Test func distributions() {
        let kinds: [Distribution] = [
            Distribution(.uniform(low: -3, high: 9)), Distribution(.normal(mean: 100, std: 15)),
            Distribution(.normal(mean: 0, std: 200), clampLow: -50), Distribution(.lognormal(mean: 3, sigma: 1)),
            Distribution(.loguniform(low: 1, high: 1e6), clampHigh: 1_000), Distribution(.exponential(rate: 0.01)),
            Distribution(.exponential(rate: 2), clampLow: 0.25, clampHigh: 0.75),
            Distribution(.lognormal(mean: 700, sigma: 9)),
        ]
        let types: [DataType] = [
            .float64, .float32, .int8, .uint8, .int32, .int64, .uint64,
        ]
        for distribution in kinds {
            for type in types {
                checkKernel(
                    TestKernels.distribution(distribution, type, key), type, count: 1500,
                    "\(distribution) \(type)",
                    reference: Reference.distribution(key, distribution, type))
            }
        }
        for type in [.float16, .decimal(precision: 18, scale: 3)] as [DataType] {
            let distribution = kinds[1]
            checkKernel(
                TestKernels.distribution(distribution, type, key), type, "\(type)",
                reference: Reference.distribution(key, distribution, type))
        }
    }

    @Test(arguments: [0.001, 0.5, 3, 40, 1_000, 250_000.5]) func poisson(_ lambda: Double) {
        let table = DiscreteTable(poisson: lambda)
        checkKernel(
            DiscreteKernel(table: table, low: 0, high: .max, type: .int64, key: key), .int64, count: 1500
        ) { Canonical.integer(Reference.discrete(table, key.bits($0)), .int64) }
        checkKernel(
            DiscreteKernel(table: table, low: 1, high: 38, type: .int8, key: key), .int8, count: 1500
        ) { Canonical.integer(min(max(Reference.discrete(table, key.bits($0)), 1), 38), .int8) }
    }

    @Test func instants() {
        let types: [DataType] = [
            .timestamp(unit: .nano, zone: nil), .timestamp(unit: .micro, zone: "UTC"),
            .timestamp(unit: .milli, zone: nil), .timestamp(unit: .second, zone: nil), .date32,
        ]
        let windows: [(Int64, Int64)] = [
            (1_704_067_200_000_000, 1_735_689_600_000_000), (-86_400_000_000 * 400, -1), (-999_999, 999_999), (7, 8),
        ]
        for type in types {
            for (start, end) in windows {
                checkKernel(
                    InstantKernel(startMicros: start, endMicros: end, type: type, key: key), type, "\(type) \(start)",
                    reference: Reference.instant(key, start, end, type))
            }
        }
    }

    @Test func constants() {
        checkKernel(ConstantKernel(value: .integer(-7), type: .int16), .int16) { _ in Canonical.integer(-7, .int16) }
        checkKernel(ConstantKernel(value: .double(2.5), type: .float32), .float32) { _ in
            Canonical.double(2.5, .float32)
        }
        checkKernel(ConstantKernel(value: .double(2.5), type: .float16), .float16) { _ in
            Canonical.double(2.5, .float16)
        }
        checkKernel(ConstantKernel(value: .text(Array("größer".utf8)), type: .utf8), .utf8) { _ in
            Canonical.text("größer")
        }
        checkKernel(ConstantKernel(value: .text([]), type: .utf8), .utf8) { _ in Canonical.text("") }
    }

    @Test func uuids() {
        checkKernel(UUIDKernel(key: key), .uuid, from: 1 << 40, reference: Reference.uuid(key))
    }

    /// Integer types take what fits after truncation toward zero, and nothing traps.
    @Test func storingDoubles() {
        let values: [Double] = [
            0, -0.0, 0.5, -0.5, 0.999_999, -1, -1.5, 2.5, 127, 127.9, 128, -128.9, -129, 255.5, 256, 1e5, -1e5, 4e9,
            5e9,
            0x1p50 + 0.5, 0x1p51 - 0.5, 0x1p52 + 1, 0x1p62, 0x1.fffffffffffffp62, 0x1p63, 0x1p64, -0x1p63, -0x1p64,
            1e300, -1e300, .infinity, -.infinity,
        ]
        let types: [DataType] = [.int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64, .date32]
        for type in types {
            // Singly, so that small values take the fast way although a large one stands beside.
            for value in values {
                var copy = [value, 0.25]
                let column = Column(type: type)
                copy.withUnsafeMutableBufferPointer {
                    if let base = $0.baseAddress { StoreNumbers.doubles(base, 2, as: type, into: column, Scratch()) }
                }
                let actual = Canonical.value(column, 0)
                #expect(actual == Canonical.double(value, type), "\(value) as \(type)")
                #expect(Canonical.value(column, 1) == Canonical.integer(0, type))
            }
            var nan = [Double.nan]
            let column = Column(type: type)
            nan.withUnsafeMutableBufferPointer {
                if let base = $0.baseAddress { StoreNumbers.doubles(base, 1, as: type, into: column, Scratch()) }
            }
            #expect(Canonical.value(column, 0) == Canonical.integer(0, type), "NaN as \(type)")
        }
    }

    @Test(arguments: [0, 1e-300, 0.1, 0.5, 0.999, 1, 2]) func nulls(_ probability: Double) {
        let kernel = NullKernel(probability: probability, key: TestKeys.key("null"))
        let column = Column(type: .int8, isNullable: true)
        let scratch = Scratch()
        for block in [1, 500, 1024] {
            kernel.fill(
                RowBlock(ramp: RowRange(start: Int64(column.validity.count), count: block)), into: column, scratch)
        }
        var nulls = 0
        for row in 0..<1525 {
            // Word ∕ 2^64 below the probability.
            let isNull = Double(TestKeys.key("null").bits(Int64(row))) * 0x1p-64 < probability
            #expect(column.isValid(row) == !isNull)
            nulls += isNull ? 1 : 0
        }
        #expect(column.nullCount == nulls)
    }
}
