import FigmentColumns
import FigmentTypes

/// The last step of every numeric kernel: a block of Int64 or Double, cast to the column's type and appended.
enum StoreNumbers {
    /// Appends integers, cut to the type's width (bounds are the plan's business).
    static func integers(_ block: UnsafePointer<Int64>, _ n: Int, as type: DataType, into column: Column) {
        switch type {
        case .bool: narrow(block, n, column.extend(n, as: UInt8.self))
        case .int8, .uint8: narrow(block, n, column.extend(n, as: UInt8.self))
        case .int16, .uint16: narrow(block, n, column.extend(n, as: UInt16.self))
        case .int32, .uint32, .date32: narrow(block, n, column.extend(n, as: UInt32.self))
        case .float16:
            let out = column.extend(n, as: UInt16.self)
            for i in 0..<n { out[i] = float16Bits(Float(block[i])) }
        case .float32:
            let out = column.extend(n, as: Float.self)
            for i in 0..<n { out[i] = Float(block[i]) }
        case .float64:
            let out = column.extend(n, as: Double.self)
            for i in 0..<n { out[i] = Double(block[i]) }
        case .decimal(_, let scale):
            let factor = (0..<min(scale, 38)).reduce(Int128(1)) { power, _ in power &* 10 }
            let out = column.extend(n, as: Int128.self)
            for i in 0..<n { out[i] = Int128(block[i]) &* factor }
        default: narrow(block, n, column.extend(n, as: UInt64.self))
        }
    }

    @inline(__always)
    private static func narrow<T: FixedWidthInteger>(
        _ block: UnsafePointer<Int64>, _ n: Int, _ out: UnsafeMutablePointer<T>
    ) {
        for i in 0..<n { out[i] = T(truncatingIfNeeded: block[i]) }
    }

    /// Appends doubles; integer types truncate toward zero after a clamp to their bounds, NaN becomes 0 there.
    static func doubles(
        _ block: UnsafeMutablePointer<Double>, _ n: Int, as type: DataType, into column: Column, _ scratch: Scratch
    ) {
        switch type {
        case .float64: column.extend(n, as: Double.self).update(from: block, count: n)
        case .float32:
            let out = column.extend(n, as: Float.self)
            for i in 0..<n { out[i] = Float(block[i]) }
        case .float16:
            let out = column.extend(n, as: UInt16.self)
            for i in 0..<n { out[i] = float16Bits(Float(block[i])) }
        case .decimal(_, let scale):
            let factor = (0..<scale).reduce(1.0) { power, _ in power * 10 }
            let out = column.extend(n, as: Int128.self)
            for i in 0..<n {
                let scaled = (block[i] * factor).rounded()
                // Through 64 bits where they hold it: conversions to 128 are calls.
                out[i] = abs(scaled) < 0x1p62 ? Int128(Int64(scaled)) : Int128(exactly: scaled) ?? 0
            }
        default:
            let (low, high) = doubleBounds(type)
            let words = scratch.borrow()
            let whole = UnsafeMutableRawPointer(words).assumingMemoryBound(to: Int64.self)
            truncate(block, n, low: low, high: high, into: whole)
            integers(whole, n, as: type, into: column)
            scratch.giveBack(words)
        }
    }

    /// Truncates toward zero after the clamp; NaN becomes 0.
    private static func truncate(
        _ block: UnsafePointer<Double>, _ n: Int, low: Double, high: Double, into out: UnsafeMutablePointer<Int64>
    ) {
        var largest = 0.0
        for i in 0..<n {
            let size = abs(block[i])
            largest = size > largest ? size : largest
        }
        // Hardware has no vector conversion to 64-bit integers below AVX-512: small values go through the mantissa.
        guard largest < 0x1p51, low <= -0x1p51 || high <= 0x1p51 else {
            return truncateLarge(block, n, low: low, high: high, into: out)
        }
        for i in 0..<n {
            let x = block[i]
            let bounded = x < low ? low : (x > high ? high : x)
            let size = abs(bounded)
            // 2^52 + size holds the rounded integer in its low bits; one less where rounding went up.
            let rounded = size + 0x1p52
            let excess = (size - (rounded - 0x1p52)).bitPattern &>> 63
            let whole = Int64(bitPattern: (rounded.bitPattern & 0x000F_FFFF_FFFF_FFFF) &- excess)
            let sign = Int64(bitPattern: bounded.bitPattern) &>> 63
            out[i] = x == x ? (whole ^ sign) &- sign : 0
        }
    }

    private static func truncateLarge(
        _ block: UnsafePointer<Double>, _ n: Int, low: Double, high: Double, into out: UnsafeMutablePointer<Int64>
    ) {
        for i in 0..<n {
            let x = block[i]
            out[i] = Int64(x < low ? low : (x > high ? high : (x == x ? x : 0)))
        }
    }

    /// The bounds of an integer type as doubles that convert back without overflow.
    private static func doubleBounds(_ type: DataType) -> (Double, Double) {
        switch type {
        case .bool: (0, 1)
        case .int8: (-128, 127)
        case .uint8: (0, 255)
        case .int16: (-32_768, 32_767)
        case .uint16: (0, 65_535)
        case .int32, .date32: (-2_147_483_648, 2_147_483_647)
        case .uint32: (0, 4_294_967_295)
        case .uint64: (0, 0x1.fffffffffffffp62)
        default: (-0x1p63, 0x1.fffffffffffffp62)
        }
    }
}
