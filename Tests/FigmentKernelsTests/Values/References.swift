import FigmentSchema
import FigmentTypes

@testable import FigmentKernels

/// Slow, obvious versions of the kernels: from a row's bits and scalar maths only.
enum Reference {
    static func uniformInt(_ key: StreamKey, _ low: Int64, _ high: Int64, _ type: DataType) -> (Int64) -> [UInt8] {
        { row in
            let (bits, span) = (key.bits(row), UInt128(Int128(high) - Int128(low) + 1))
            if span == 1 << 64 { return Canonical.integer(Int64(bitPattern: bits), type) }
            let step: UInt128 =
                span <= 1 << 32 ? (UInt128(bits >> 32) * span) >> 32 : (UInt128(bits) * span) >> 64
            return Canonical.integer(Int64(truncatingIfNeeded: Int128(low) + Int128(step)), type)
        }
    }

    static func uniformFloat(_ key: StreamKey, _ low: Double, _ high: Double, _ type: DataType) -> (Int64) -> [UInt8] {
        { row in
            let u = Double(key.bits(row) >> 12) * 0x1p-52
            var value = low + u * (high - low)
            if type == .float32 {
                // Into [low, high) as float32 values.
                var x = Float(value)
                while Double(x) < low { x = x.nextUp }
                while Double(x) >= high { x = x.nextDown }
                value = Double(x)
            }
            return Canonical.double(min(max(value, low), max(low, high.nextDown)), type)
        }
    }

    /// The open uniform variable from which distributions start: odd multiples of 2^-53.
    static func open(_ bits: UInt64) -> Double { (2 * Double(bits >> 12) + 1) * 0x1p-53 }

    static func distribution(_ key: StreamKey, _ distribution: Distribution, _ type: DataType) -> (Int64) -> [UInt8] {
        { row in
            let u = open(key.bits(row))
            var x: Double
            switch distribution.kind {
            case .uniform(let low, let high): x = low + u * (high - low)
            case .normal(let mean, let std): x = mean + std * NormalQuantile.value(u)
            case .lognormal(let mean, let sigma): x = Elementary.exp(mean + sigma * NormalQuantile.value(u))
            case .loguniform(let low, let high):
                let start = Elementary.log(low)
                x = Elementary.exp(start + (Elementary.log(high) - start) * u)
            case .exponential(let rate): x = Elementary.log(u) * (-1 / rate)
            default: x = .nan
            }
            if let low = distribution.clampLow { x = max(x, low) }
            if let high = distribution.clampHigh { x = min(x, high) }
            return Canonical.double(x, type)
        }
    }

    /// The first entry whose cumulative probability is above the word.
    static func discrete(_ table: DiscreteTable, _ word: UInt64) -> Int64 {
        table.first + Int64(table.cumulative.firstIndex { $0 > word } ?? table.cumulative.count - 1)
    }

    static func alias(_ table: AliasTable, _ bits: UInt64) -> Int {
        let slot = ((bits >> 32) * table.count) >> 32
        if table.isUniform { return Int(slot) }
        let entry = table.slots[Int(slot)]
        return bits & 0x7FFF_FFFF < entry >> 32 ? Int(slot) : Int(entry & 0xFFFF_FFFF)
    }

    static func instant(_ key: StreamKey, _ start: Int64, _ end: Int64, _ type: DataType) -> (Int64) -> [UInt8] {
        { row in
            let micros = start + Int64((UInt128(key.bits(row)) * UInt128(end - start)) >> 64)
            let ticks: Int64 =
                switch type {
                case .timestamp(.nano, _): micros * 1_000
                case .timestamp(.milli, _): floor(micros, 1_000)
                case .timestamp(.second, _): floor(micros, 1_000_000)
                case .date32: floor(micros, 86_400_000_000)
                default: micros
                }
            return Canonical.integer(ticks, type)
        }
    }

    private static func floor(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : -((-a + b - 1) / b) }

    static func vector(_ key: StreamKey, _ element: VectorElement, _ dim: Int) -> (Int64) -> [UInt8] {
        { row in
            var out: [UInt8] = [1]
            switch element {
            case .int8, .binary:
                let bytes = element.byteCount(dim: dim)
                let words = Int64((bytes + 7) / 8)
                for k in 0..<bytes {
                    let word = key.bits(row * words + Int64(k / 8))
                    out.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * (k % 8))))
                }
            case .float32, .float16, .bfloat16:
                for x in unit(key, dim, row) {
                    switch element {
                    case .float16: Canonical.append(bits: UInt64(float16Bits(x)), width: 2, to: &out)
                    case .bfloat16: Canonical.append(bits: UInt64(bfloat16Bits(x)), width: 2, to: &out)
                    default: Canonical.append(bits: UInt64(x.bitPattern), width: 4, to: &out)
                    }
                }
            }
            return out
        }
    }

    /// Normal deviates, scaled to length 1: the squares of whole sixteens go to sixteen sums, the rest is added one by one.
    private static func unit(_ key: StreamKey, _ dim: Int, _ row: Int64) -> [Float] {
        let words = Int64((dim + 3) / 4)
        let x = (0..<dim).map { k -> Float in
            let word = key.bits(row * words + Int64(k / 4))
            let part = (word >> UInt64(16 * (k % 4))) & 0xFFFF
            return Float(NormalQuantile.value((Double(part) + 0.5) / 65_536))
        }
        var lanes = [Float](repeating: 0, count: 16)
        let whole = dim / 16 * 16
        for k in 0..<whole { lanes[k % 16] += x[k] * x[k] }
        var four = [Float](repeating: 0, count: 4)
        for j in 0..<4 {
            let first: Float = lanes[j] + lanes[4 + j]
            let second: Float = lanes[8 + j] + lanes[12 + j]
            four[j] = first + second
        }
        var sum = (four[0] + four[1]) + (four[2] + four[3])
        for k in whole..<dim { sum += x[k] * x[k] }
        let scale = 1 / sum.squareRoot()
        return x.map { $0 * scale }
    }

    static func sparse(_ key: StreamKey, _ dim: Int) -> (Int64) -> [UInt8] {
        { row in
            let (least, most) = (min(10, dim), min(99, dim))
            func index(_ draw: UInt64, below n: Int) -> Int {
                Int((UInt128(key.bits(row, draw: draw)) * UInt128(n)) >> 64)
            }
            let count = least + index(0, below: most - least + 1)
            var chosen: Set<Int> = []
            for k in 0..<count {
                let candidate = index(UInt64(k + 1), below: dim - count + k + 1)
                chosen.insert(chosen.contains(candidate) ? dim - count + k : candidate)
            }
            var out: [UInt8] = [1]
            Canonical.append(UInt32(count), to: &out)
            for (k, position) in chosen.sorted().enumerated() {
                let word = key.bits(row, draw: (1 << 32) + UInt64(k / 2))
                let value = Float((word >> (k % 2 == 0 ? 0 : 32)) & 0xFF_FFFF) / 16_777_216
                Canonical.append(UInt32(position), to: &out)
                Canonical.append(value.bitPattern, to: &out)
            }
            return out
        }
    }

    static func list(
        _ lengths: StreamKey, capacity: Int, _ element: @escaping (Int64) -> [UInt8]
    ) -> (Int64) -> [UInt8] {
        { row in
            let length = Int((UInt128(lengths.bits(row)) * UInt128(capacity + 1)) >> 64)
            var out: [UInt8] = [1]
            Canonical.append(UInt32(length), to: &out)
            for j in 0..<length { out += element(row * Int64(capacity) + Int64(j)).dropFirst() }
            return out
        }
    }

    static func uuid(_ key: StreamKey) -> (Int64) -> [UInt8] {
        { row in
            var bytes: [UInt8] = []
            for draw in [0, 1] as [UInt64] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    bytes.append(UInt8(truncatingIfNeeded: key.bits(row, draw: draw) >> UInt64(shift)))
                }
            }
            bytes[6] = bytes[6] & 0x0F | 0x40  // version 4
            bytes[8] = bytes[8] & 0x3F | 0x80  // variant 10
            return [1] + bytes
        }
    }
}
