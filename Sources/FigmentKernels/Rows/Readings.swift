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

    /// One row as a double, of a column with a value per row.
    static func double(_ column: Column, _ row: Int) -> Double {
        switch column.type {
        case .bool, .uint8: Double(column.values.values(as: UInt8.self)[row])
        case .int8: Double(column.values.values(as: Int8.self)[row])
        case .int16: Double(column.values.values(as: Int16.self)[row])
        case .uint16: Double(column.values.values(as: UInt16.self)[row])
        case .int32, .date32: Double(column.values.values(as: Int32.self)[row])
        case .uint32: Double(column.values.values(as: UInt32.self)[row])
        case .uint64: Double(column.values.values(as: UInt64.self)[row])
        case .float32: Double(column.values.values(as: Float.self)[row])
        case .float64: column.values.values(as: Double.self)[row]
        case .float16: Double(float(fromFloat16: column.values.values(as: UInt16.self)[row]))
        case .decimal(_, let scale):
            Double(column.values.values(as: Int128.self)[row]) / (0..<scale).reduce(1.0) { power, _ in power * 10 }
        case .int64, .timestamp, .time64: Double(column.values.values(as: Int64.self)[row])
        default: 0
        }
    }

    /// Rows 0..<n of a column of integers of at most 64 bits, as they are.
    ///
    /// - Returns: False for other columns, and for those that hold no value per row.
    static func integers(_ column: Column, _ n: Int, into out: UnsafeMutablePointer<Int64>) -> Bool {
        guard case .plain = column.form else { return false }
        switch column.type {
        case .int8: copy(column, n, Int8.self, out)
        case .int16: copy(column, n, Int16.self, out)
        case .int32: copy(column, n, Int32.self, out)
        case .int64: copy(column, n, Int64.self, out)
        case .uint8: copy(column, n, UInt8.self, out)
        case .uint16: copy(column, n, UInt16.self, out)
        case .uint32: copy(column, n, UInt32.self, out)
        default: return false
        }
        return true
    }

    @inline(__always)
    private static func copy<T: FixedWidthInteger & BitwiseCopyable>(
        _ column: Column, _ n: Int, _ type: T.Type, _ out: UnsafeMutablePointer<Int64>
    ) {
        let values = column.values.values(as: T.self)
        for i in 0..<n { out[i] = Int64(truncatingIfNeeded: values[i]) }
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

extension Column {
    /// Appends rows 0..<n, written out, to a column of texts, where this is one of integers without nulls.
    ///
    /// - Returns: Whether it is.
    func appendDigits(to texts: Column, _ n: Int) -> Bool {
        guard nullCount == 0 else { return false }
        return withUnsafeTemporaryAllocation(of: Int64.self, capacity: n) { numbers in
            guard let base = numbers.baseAddress, Readings.integers(self, n, into: base) else { return false }
            texts.bytes.reserve(20 * n)
            texts.offsets.reserve(4 * n)
            let start = texts.bytes.base
            let ends = UnsafeMutableRawPointer(texts.offsets.end).assumingMemoryBound(to: UInt32.self)
            var at = texts.bytes.count
            for i in 0..<n {
                at += writeDecimal(base[i], to: start + at)
                ends[i] = UInt32(truncatingIfNeeded: at)
            }
            texts.bytes.count = at
            texts.offsets.count += 4 * n
            texts.count += n
            return true
        }
    }
}
