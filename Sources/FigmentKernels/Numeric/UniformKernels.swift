import FigmentColumns
import FigmentTypes

/// Integers of low…high, each equally likely.
struct UniformIntKernel: Kernel {
    let low: Int64
    /// Number of values; 0 stands for all 2^64.
    let span: UInt64
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(low: Int64, high: Int64, type: DataType, key: StreamKey) {
        self.low = low
        span = UInt64(bitPattern: high &- low) &+ 1
        self.type = type
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
            let low = low
            let span = span
            if span <= 1 << 32, span > 0 {
                // 32 × 32 bits: vectorises, bias below 2^-32 per value.
                for i in 0..<rows.count {
                    block[i] = low &+ Int64(truncatingIfNeeded: Uniform.smallIndex(bits[i], below: span))
                }
            } else if span > 0 {
                for i in 0..<rows.count {
                    block[i] = low &+ Int64(bitPattern: bits[i].multipliedFullWidth(by: span).high)
                }
            }
            StoreNumbers.integers(block, rows.count, as: type, into: column)
        }
    }
}

/// Floats of [low, high), or of low…high where the type's rounding reaches the end.
struct UniformFloatKernel: Kernel {
    let low: Double
    let width: Double
    /// The nearest values of the type inside the bounds.
    let floor: Double
    let ceiling: Double
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(low: Double, high: Double, type: DataType, key: StreamKey) {
        self.low = low
        width = high - low
        self.type = type
        self.key = key
        if case .float32 = type {
            let below = Float(low)
            let above = Float(high)
            floor = Double(Double(below) < low ? below.nextUp : below)
            ceiling = Double(Double(above) >= high && high > low ? above.nextDown : above)
        } else {
            floor = low
            ceiling = high > low ? high.nextDown : high
        }
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Double.self)
            let (low, width, floor, ceiling) = (low, width, floor, ceiling)
            for i in 0..<rows.count {
                let x = low + Uniform.double(bits[i]) * width
                block[i] = x < floor ? floor : (x > ceiling ? ceiling : x)
            }
            StoreNumbers.doubles(block, rows.count, as: type, into: column, scratch)
        }
    }
}

/// True or false, evenly.
struct BoolKernel: Kernel {
    let key: StreamKey
    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let out = column.extend(rows.count, as: UInt8.self)
            for i in 0..<rows.count { out[i] = UInt8(truncatingIfNeeded: bits[i] &>> 63) }
        }
    }
}

/// Instants of [start, end), uniform to the microsecond, in the column's unit.
struct InstantKernel: Kernel {
    let startMicros: Int64
    let spanMicros: UInt64
    /// Multiplies (nano) or divides (milli, second, day) microseconds.
    let unit: InstantUnit
    let type: DataType
    let key: StreamKey

    var form: Form { .plain }

    init(startMicros: Int64, endMicros: Int64, type: DataType, key: StreamKey) {
        self.startMicros = startMicros
        spanMicros = UInt64(bitPattern: max(1, endMicros &- startMicros))
        self.type = type
        self.key = key
        unit = InstantUnit(type)
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        scratch.withBits(key, rows) { bits in
            let block = UnsafeMutableRawPointer(bits).assumingMemoryBound(to: Int64.self)
            let (start, span) = (startMicros, spanMicros)
            for i in 0..<rows.count {
                block[i] = start &+ Int64(bitPattern: bits[i].multipliedFullWidth(by: span).high)
            }
            unit.convert(block, rows.count)
            StoreNumbers.integers(block, rows.count, as: type, into: column)
        }
    }
}

/// From microseconds to a column's unit.
enum InstantUnit: Sendable {
    case multiply(Int64)
    case divide(Int64)
    /// The time of day.
    case remainder(Int64)

    init(_ type: DataType) {
        switch type {
        case .timestamp(.nano, _): self = .multiply(1_000)
        case .timestamp(.milli, _): self = .divide(1_000)
        case .timestamp(.second, _): self = .divide(1_000_000)
        case .date32: self = .divide(86_400_000_000)
        case .time64: self = .remainder(86_400_000_000)
        default: self = .multiply(1)
        }
    }

    /// Divisions round toward the past.
    func convert(_ block: UnsafeMutablePointer<Int64>, _ n: Int) {
        switch self {
        case .multiply(1): break
        case .multiply(let factor): for i in 0..<n { block[i] = block[i] &* factor }
        case .divide(let divisor):
            for i in 0..<n {
                let quotient = block[i] / divisor
                block[i] = block[i] < quotient &* divisor ? quotient &- 1 : quotient
            }
        case .remainder(let divisor):
            for i in 0..<n {
                let rest = block[i] % divisor
                block[i] = rest < 0 ? rest &+ divisor : rest
            }
        }
    }
}
