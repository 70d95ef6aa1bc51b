import FigmentColumns
import FigmentTypes

/// Converts values from the type they have in memory to the physical type of the file.
enum PhysicalValues {
    /// Whether the bytes in memory are the bytes of the file.
    static func isUnchanged(_ type: DataType) -> Bool {
        switch type {
        case .int8, .int16, .uint8, .uint16, .decimal, .timestamp(.second, _): false
        default: true
        }
    }

    /// Bytes of a physical value; booleans count as bytes until they are packed.
    static func width(_ leaf: LeafColumn) -> Int {
        switch leaf.physical {
        case .boolean: 1
        case .int32, .float: 4
        case .int64, .double: 8
        case .byteArray: 0
        case .fixedLengthByteArray: leaf.typeLength ?? 0
        }
    }

    /// Replaces the contents of `out` by `count` converted values.
    static func convert(_ values: UnsafePointer<UInt8>, type: DataType, count: Int, to out: inout ByteBuffer) {
        out.removeAll()
        let raw = UnsafeRawPointer(values)
        switch type {
        case .int8: widen(raw.assumingMemoryBound(to: Int8.self), count, to: &out)
        case .uint8: widen(raw.assumingMemoryBound(to: UInt8.self), count, to: &out)
        case .int16: widen(raw.assumingMemoryBound(to: Int16.self), count, to: &out)
        case .uint16: widen(raw.assumingMemoryBound(to: UInt16.self), count, to: &out)
        case .timestamp:
            let seconds = raw.assumingMemoryBound(to: Int64.self)
            out.reserve(8 * count)
            let millis = out.values(as: Int64.self)
            for i in 0..<count { millis[i] = seconds[i] &* 1000 }
            out.count = 8 * count
        case .decimal:
            out.reserve(16 * count)
            let place = out.base
            for i in 0..<count {
                let low = load(values + 16 &* i, as: UInt64.self)
                let high = load(values + (16 &* i &+ 8), as: UInt64.self)
                store(high.byteSwapped, to: place + 16 &* i)
                store(low.byteSwapped, to: place + (16 &* i &+ 8))
            }
            out.count = 16 * count
        default: break
        }
    }

    private static func widen<T: FixedWidthInteger>(
        _ values: UnsafePointer<T>, _ count: Int, to out: inout ByteBuffer
    ) {
        out.reserve(4 * count)
        let place = out.values(as: Int32.self)
        for i in 0..<count { place[i] = Int32(truncatingIfNeeded: values[i]) }
        out.count = 4 * count
    }

    /// Replaces the contents of `out` by the physical values `start + step × row` of the rows from `firstRow` on, all of
    /// them or the valid ones, and returns how many.
    static func spellOut(
        start: Int64, step: Int64, firstRow: Int64, rows: Int, validity: UnsafePointer<UInt8>?, leaf: LeafColumn,
        to out: inout ByteBuffer
    ) -> Int {
        out.removeAll()
        out.reserve(8 * (rows + 1))
        let factor: Int64 = if case .timestamp(.second, _) = leaf.valueType { 1000 } else { 1 }
        let is32 = leaf.physical == .int32
        let narrow = out.values(as: Int32.self)
        let wide = out.values(as: Int64.self)
        var value = (start &+ step &* firstRow) &* factor
        let rise = step &* factor
        var n = 0
        for i in 0..<rows {
            if is32 { narrow[n] = Int32(truncatingIfNeeded: value) } else { wide[n] = value }
            value = value &+ rise
            n = n &+ (validity.map { Int($0[i] & 1) } ?? 1)
        }
        out.count = n * (is32 ? 4 : 8)
        return n
    }
}
