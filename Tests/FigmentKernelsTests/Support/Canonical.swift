import FigmentColumns
import FigmentTypes

@testable import FigmentKernels

/// The bytes of a value, independent of the form in which a column holds it.
///
/// Null is one byte 0. Everything else is a byte 1, then: fixed widths as they lie in memory, little-endian; texts their
/// length (four bytes) and bytes; lists their length and elements; sparse vectors their length and (index, value) pairs;
/// structures their fields, nulls and all.
enum Canonical {
    static func value(_ column: Column, _ i: Int) -> [UInt8] {
        guard column.isValid(i) else { return [0] }
        var out: [UInt8] = [1]
        append(column, i, to: &out)
        return out
    }

    static func append(_ column: Column, _ i: Int, to out: inout [UInt8]) {
        switch column.type {
        case .utf8, .json, .binary:
            var text = ByteBuffer()
            column.appendText(i, to: &text)
            append(text: Array(UnsafeBufferPointer(start: text.base, count: text.count)), to: &out)
        case .list:
            let range = elements(column, i)
            append(UInt32(range.count), to: &out)
            for element in range { append(column.children[0], element, to: &out) }
        case .structure: for child in column.children { out += value(child, i) }
        case .sparseVector:
            let range = elements(column, i)
            append(UInt32(range.count), to: &out)
            for element in range {
                append(column.children[0], element, to: &out)
                append(column.children[1], element, to: &out)
            }
        default:
            let width = column.type.fixedWidth ?? 0
            switch column.form {
            case .sequence(let start, let step):
                let number = start &+ step &* (column.firstRow + Int64(i))
                append(bits: UInt64(bitPattern: number), width: width, to: &out)
            case .constant: out.append(contentsOf: UnsafeBufferPointer(start: column.values.base, count: width))
            default: out.append(contentsOf: UnsafeBufferPointer(start: column.values.base + i * width, count: width))
            }
        }
    }

    private static func elements(_ column: Column, _ i: Int) -> Range<Int> {
        let offsets = column.offsets.values(as: UInt32.self)
        return Int(offsets[i])..<Int(offsets[i + 1])
    }

    static func append(_ number: UInt32, to out: inout [UInt8]) { append(bits: UInt64(number), width: 4, to: &out) }

    static func append(bits: UInt64, width: Int, to out: inout [UInt8]) {
        for byte in 0..<width { out.append(byte < 8 ? UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte)) : 0) }
    }

    static func append(text: [UInt8], to out: inout [UInt8]) {
        append(UInt32(text.count), to: &out)
        out.append(contentsOf: text)
    }

    // MARK: What a value should be, from scalars

    static func text(_ text: String) -> [UInt8] {
        var out: [UInt8] = [1]
        append(text: Array(text.utf8), to: &out)
        return out
    }

    /// An integer cut to the type's width, or made a float or a decimal.
    static func integer(_ value: Int64, _ type: DataType) -> [UInt8] {
        var out: [UInt8] = [1]
        switch type {
        case .float16: append(bits: UInt64(float16Bits(Float(value))), width: 2, to: &out)
        case .float32: append(bits: UInt64(Float(value).bitPattern), width: 4, to: &out)
        case .float64: append(bits: Double(value).bitPattern, width: 8, to: &out)
        case .decimal(_, let scale):
            var scaled = Int128(value)
            for _ in 0..<scale { scaled *= 10 }
            append(bits: UInt64(truncatingIfNeeded: scaled), width: 8, to: &out)
            append(bits: UInt64(truncatingIfNeeded: scaled >> 64), width: 8, to: &out)
        default: append(bits: UInt64(bitPattern: value), width: type.fixedWidth ?? 0, to: &out)
        }
        return out
    }

    /// A double as the type holds it: integers truncate toward zero inside the type's range.
    static func double(_ value: Double, _ type: DataType) -> [UInt8] {
        var out: [UInt8] = [1]
        switch type {
        case .float16: append(bits: UInt64(float16Bits(Float(value))), width: 2, to: &out)
        case .float32: append(bits: UInt64(Float(value).bitPattern), width: 4, to: &out)
        case .float64: append(bits: value.bitPattern, width: 8, to: &out)
        case .decimal(_, let scale):
            var factor = 1.0
            for _ in 0..<scale { factor *= 10 }
            let scaled = Int128((value * factor).rounded())
            append(bits: UInt64(truncatingIfNeeded: scaled), width: 8, to: &out)
            append(bits: UInt64(truncatingIfNeeded: scaled >> 64), width: 8, to: &out)
        case .uint64:
            append(bits: value >= 0x1p63 ? UInt64(largest) : UInt64(max(0, value)), width: 8, to: &out)
        default:
            let bounds = bounds(type)
            let whole = value.rounded(.towardZero)
            var cut = bounds.lowerBound
            if whole > Double(bounds.lowerBound) { cut = Int64(exactly: whole) ?? largest }
            append(
                bits: UInt64(bitPattern: min(cut, bounds.upperBound)), width: type.fixedWidth ?? 0, to: &out)
        }
        return out
    }

    /// The largest Int64 that is a double.
    private static let largest: Int64 = .max - 1_023

    private static func bounds(_ type: DataType) -> ClosedRange<Int64> {
        switch type {
        case .int8: -128...127
        case .uint8: 0...255
        case .int16: -32_768...32_767
        case .uint16: 0...65_535
        case .int32, .date32: -2_147_483_648...2_147_483_647
        case .uint32: 0...4_294_967_295
        default: .min ... .max
        }
    }
}
