import FigmentColumns
import FigmentTypes

/// Reads columns of any numeric or instant type as numbers.
enum Readings {
    /// Rows 0..<n as doubles. What stands under a null is unspecified.
    static func doubles(_ column: Column, _ n: Int, into out: UnsafeMutablePointer<Double>) {
        if case .constant = column.form {
            let value = one(column)
            for i in 0..<n { out[i] = value }
            return
        }
        switch column.type {
        case .bool, .uint8: widen(column, n, UInt8.self, out)
        case .int8: widen(column, n, Int8.self, out)
        case .int16: widen(column, n, Int16.self, out)
        case .uint16: widen(column, n, UInt16.self, out)
        case .int32, .date32: widen(column, n, Int32.self, out)
        case .uint32: widen(column, n, UInt32.self, out)
        case .uint64: widen(column, n, UInt64.self, out)
        case .float16:
            let values = column.values.values(as: UInt16.self)
            for i in 0..<n { out[i] = Double(float(fromFloat16: values[i])) }
        case .float32:
            let values = column.values.values(as: Float.self)
            for i in 0..<n { out[i] = Double(values[i]) }
        case .float64: out.update(from: column.values.values(as: Double.self), count: n)
        case .decimal(_, let scale):
            let divisor = (0..<scale).reduce(1.0) { power, _ in power * 10 }
            let values = column.values.values(as: Int128.self)
            for i in 0..<n { out[i] = Double(values[i]) / divisor }
        case .int64, .timestamp, .time64: widen(column, n, Int64.self, out)
        default: for i in 0..<n { out[i] = 0 }
        }
    }

    private static func one(_ column: Column) -> Double {
        let plain = Column(type: column.type)
        plain.values.append(column.values.base, count: column.values.count)
        var value = 0.0
        doubles(plain, 1, into: &value)
        return value
    }

    @inline(__always)
    private static func widen<T: FixedWidthInteger & BitwiseCopyable>(
        _ column: Column, _ n: Int, _ type: T.Type, _ out: UnsafeMutablePointer<Double>
    ) {
        let values = column.values.values(as: T.self)
        for i in 0..<n { out[i] = Double(values[i]) }
    }

    /// Rows 0..<n of a column of instants as microseconds.
    static func micros(_ column: Column, _ n: Int, into out: UnsafeMutablePointer<Double>) {
        doubles(column, n, into: out)
        let factor = micros(per: column.type)
        if factor != 1 { for i in 0..<n { out[i] = (out[i] * factor).rounded(.down) } }
    }

    private static func micros(per type: DataType) -> Double {
        switch type {
        case .date32: 86_400_000_000
        case .timestamp(let unit, _): 1_000_000 / Double(unit.ticksPerSecond)
        default: 1
        }
    }
}
