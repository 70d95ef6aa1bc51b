import FigmentADBC
import FigmentColumns
import FigmentTypes

/// Copies runs of values from the buffers of a result into columns, without a look at each value where both sides lay them
/// out alike.
enum ColumnCopier {
    /// Appends some rows of `source`.
    ///
    /// - Returns: Whether the column's type holds them all; nil, with nothing appended, where the two are not laid out
    ///   alike, and values must be taken one by one.
    static func append(_ source: ResultColumn, _ rows: Range<Int>, to column: Column) throws(ADBCError) -> Bool? {
        guard rows.lowerBound >= 0, rows.upperBound <= source.count, isCopied(source, to: column) else { return nil }
        if rows.isEmpty { return true }
        let places = source.firstPlace + rows.lowerBound..<source.firstPlace + rows.upperBound
        let nulls = nullCount(source, places)
        if nulls > 0, !column.isNullable { return false }
        switch (column.type, source.storage) {
        case (_, .bits(let bits)): copyBits(bits, places, to: column)
        case (.timestamp, .fixed(let values, _)):
            guard copyInstants(values, source.type, places, to: column, source.validityBits) else { return false }
        case (.binary, .fixed(let values, let width)):
            guard copyFixedBinary(values, width, places, to: column) else { return false }
        case (_, .dictionary(let indices, let bits, _, let values)):
            guard try copyChosen(indices, bits, values, places, to: column, source.validityBits) else { return false }
        case (_, .fixed(let values, let width)):
            column.values.append(bytes(values, places.lowerBound * width, places.count * width))
        case (_, .bytes(let offsets, let isLarge, let bytes)):
            guard try copyTexts(offsets, isLarge, bytes, places, to: column) else { return false }
        case (_, .list(let offsets, let isLarge, let elements)):
            guard try copyLists(offsets, isLarge, elements, places, to: column) else { return false }
        case (_, .fixedList(let size, let elements)):
            let own = places.lowerBound * size..<places.upperBound * size
            guard let bytes = floats(elements, own) else { return false }
            column.values.append(bytes)
        default: return nil
        }
        copyValidity(source, places, nulls, to: column)
        column.count += places.count
        return true
    }

    /// Whether values lie alike on both sides.
    private static func isCopied(_ source: ResultColumn, to column: Column) -> Bool {
        guard case .plain = column.form else { return false }
        switch (column.type, source.type, source.storage) {
        case (.bool, .bool, .bits), (.utf8, .text, .bytes), (.json, .text, .bytes), (.binary, .binary, .bytes),
            (.float32, .float(bits: 32), .fixed), (.float64, .float(bits: 64), .fixed), (.date32, .date, .fixed),
            (.time64, .time(unit: .micro), .fixed), (.timestamp, .timestamp, .fixed),
            (.float16, .float(bits: 16), .fixed), (.uuid, .fixedBinary(bytes: 16), .fixed),
            (.binary, .fixedBinary, .fixed):
            return true
        case (.utf8, .text, .dictionary(_, _, _, let values)):
            guard case .bytes = values.storage else { return false }
            return values.validityBits == nil
        case (.decimal(_, let scale), .decimal(_, let own), .fixed(_, width: 16)): return scale == own
        case (.vector(.float32, let dim), .list(.float(bits: 32)), .fixedList(let size, let elements)):
            // Bytes under a null vector need not be there.
            return dim == size && source.validityBits == nil && elements.validityBits == nil
        case (.list, .list, .list(_, _, let elements)):
            return isCopied(elements, to: column.children[0]) && !column.children[0].isNullable
        case (let type, .integer(let bits, let isSigned), .fixed(_, let width)):
            guard type.isInteger, type.fixedWidth == width, width * 8 == bits else { return false }
            let isUnsigned =
                switch type {
                case .uint8, .uint16, .uint32, .uint64: true
                default: false
                }
            return isUnsigned != isSigned
        default: return false
        }
    }

    private static func bytes(_ base: UnsafeRawPointer, _ start: Int, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: (base + start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    // MARK: Nulls

    private static func nullCount(_ source: ResultColumn, _ places: Range<Int>) -> Int {
        guard let bits = source.validityBits else { return 0 }
        var valid = 0
        for place in places { valid &+= Int(bits[place &>> 3] &>> UInt8(place & 7) & 1) }
        return places.count - valid
    }

    private static func copyValidity(_ source: ResultColumn, _ places: Range<Int>, _ nulls: Int, to column: Column) {
        guard column.isNullable else { return }
        column.nullCount += nulls
        if let bits = source.validityBits {
            copyBits(bits, places, into: &column.validity)
        } else {
            column.validity.reserve(places.count)
            column.validity.end.update(repeating: 1, count: places.count)
            column.validity.count += places.count
        }
    }

    private static func copyBits(_ bits: UnsafePointer<UInt8>, _ places: Range<Int>, to column: Column) {
        copyBits(bits, places, into: &column.values)
    }

    /// A byte a bit.
    private static func copyBits(_ bits: UnsafePointer<UInt8>, _ places: Range<Int>, into buffer: inout ByteBuffer) {
        buffer.reserve(places.count)
        let end = buffer.end
        for (i, place) in places.enumerated() { end[i] = bits[place &>> 3] &>> UInt8(place & 7) & 1 }
        buffer.count += places.count
    }

    // MARK: Values

    /// Ticks in the column's unit.
    ///
    /// - Returns: False where one has no place there: it is out of range or has digits that the unit lacks.
    private static func copyInstants(
        _ values: UnsafeRawPointer, _ type: ResultType, _ places: Range<Int>, to column: Column,
        _ validity: UnsafePointer<UInt8>?
    ) -> Bool {
        guard case .timestamp(let from, _) = type, case .timestamp(let to, _) = column.type else { return false }
        if from == to {
            column.values.append(bytes(values, places.lowerBound * 8, places.count * 8))
            return true
        }
        let many = to.ticksPerSecond / from.ticksPerSecond
        let few = from.ticksPerSecond / to.ticksPerSecond
        column.values.reserve(places.count * 8)
        let end = UnsafeMutableRawPointer(column.values.end)
        for (i, place) in places.enumerated() {
            var ticks = values.loadUnaligned(fromByteOffset: place * 8, as: Int64.self)
            // What lies under a null is unspecified.
            if let validity, validity[place &>> 3] &>> UInt8(place & 7) & 1 == 0 { ticks = 0 }
            if many > 0 {
                let (product, overflow) = ticks.multipliedReportingOverflow(by: many)
                if overflow { return false }
                ticks = product
            } else {
                if ticks % few != 0 { return false }
                ticks /= few
            }
            end.storeBytes(of: ticks, toByteOffset: i * 8, as: Int64.self)
        }
        column.values.count += places.count * 8
        return true
    }

    private static func offset(_ offsets: UnsafeRawPointer, _ isLarge: Bool, _ place: Int) -> Int {
        isLarge
            ? Int(offsets.loadUnaligned(fromByteOffset: place &* 8, as: Int64.self))
            : Int(offsets.loadUnaligned(fromByteOffset: place &* 4, as: Int32.self))
    }

    private static func copyTexts(
        _ offsets: UnsafeRawPointer, _ isLarge: Bool, _ base: UnsafeRawPointer?, _ places: Range<Int>,
        to column: Column
    ) throws(ADBCError) -> Bool {
        let first = offset(offsets, isLarge, places.lowerBound)
        let last = offset(offsets, isLarge, places.upperBound)
        guard try copyOffsets(offsets, isLarge, places, behind: column.bytes.count, to: column) else { return false }
        if last > first {
            guard let base else { throw ADBCError(.read, "the driver's rows are malformed") }
            column.bytes.append(bytes(base, first, last - first))
        }
        return true
    }

    /// Bytes of one length as bytes of any.
    private static func copyFixedBinary(
        _ values: UnsafeRawPointer, _ width: Int, _ places: Range<Int>, to column: Column
    ) -> Bool {
        column.bytes.append(bytes(values, places.lowerBound * width, places.count * width))
        guard column.bytes.count <= Int(UInt32.max) else { return false }
        let first = column.bytes.count - places.count * width
        for row in 1...places.count { column.appendOffset(UInt32(truncatingIfNeeded: first + row * width)) }
        return true
    }

    /// The texts that indices choose.
    private static func copyChosen(
        _ indices: UnsafeRawPointer, _ bits: Int, _ values: ResultColumn, _ places: Range<Int>, to column: Column,
        _ validity: UnsafePointer<UInt8>?
    ) throws(ADBCError) -> Bool {
        guard case .bytes(let offsets, let isLarge, let base) = values.storage else { return false }
        for place in places {
            var index = 0
            if validity.map({ $0[place &>> 3] &>> UInt8(place & 7) & 1 != 0 }) ?? true {
                switch bits {
                case 8: index = Int(indices.loadUnaligned(fromByteOffset: place, as: UInt8.self))
                case 16: index = Int(indices.loadUnaligned(fromByteOffset: place &* 2, as: UInt16.self))
                case 32: index = Int(indices.loadUnaligned(fromByteOffset: place &* 4, as: UInt32.self))
                default:
                    index = Int(
                        truncatingIfNeeded: indices.loadUnaligned(fromByteOffset: place &* 8, as: UInt64.self))
                }
                guard index >= 0, index < values.count else {
                    throw ADBCError(.read, "an index has no dictionary entry")
                }
                let start = offset(offsets, isLarge, values.firstPlace &+ index)
                let end = offset(offsets, isLarge, values.firstPlace &+ index &+ 1)
                guard start >= 0, start <= end else { throw ADBCError(.read, "the driver's rows are malformed") }
                if end > start, let base { column.bytes.append(bytes(base, start, end - start)) }
            }
            guard let end = UInt32(exactly: column.bytes.count) else { return false }
            column.appendOffset(end)
        }
        return true
    }

    private static func copyLists(
        _ offsets: UnsafeRawPointer, _ isLarge: Bool, _ elements: ResultColumn, _ places: Range<Int>,
        to column: Column
    ) throws(ADBCError) -> Bool {
        let child = column.children[0]
        let first = offset(offsets, isLarge, places.lowerBound)
        let last = offset(offsets, isLarge, places.upperBound)
        guard try copyOffsets(offsets, isLarge, places, behind: child.count, to: column) else { return false }
        guard first <= last, last <= elements.count else {
            throw ADBCError(.read, "the driver's rows are malformed")
        }
        return try append(elements, first..<last, to: child) ?? false
    }

    /// Offsets of the values' ends, as they lie behind `behind` bytes or rows that are there.
    private static func copyOffsets(
        _ offsets: UnsafeRawPointer, _ isLarge: Bool, _ places: Range<Int>, behind: Int, to column: Column
    ) throws(ADBCError) -> Bool {
        let first = offset(offsets, isLarge, places.lowerBound)
        var last = first
        column.offsets.reserve(places.count * 4)
        let end = UnsafeMutableRawPointer(column.offsets.end)
        for (i, place) in places.enumerated() {
            let next = offset(offsets, isLarge, place &+ 1)
            guard next >= last else { throw ADBCError(.read, "the driver's rows are malformed") }
            last = next
            guard let own = UInt32(exactly: behind &+ next &- first) else { return false }
            end.storeBytes(of: own, toByteOffset: i &* 4, as: UInt32.self)
        }
        column.offsets.count += places.count * 4
        return true
    }

    /// The bytes of floats.
    private static func floats(_ elements: ResultColumn, _ rows: Range<Int>) -> UnsafeBufferPointer<UInt8>? {
        guard rows.upperBound <= elements.count, case .fixed(let values, width: 4) = elements.storage else {
            return nil
        }
        return bytes(values, (elements.firstPlace + rows.lowerBound) * 4, rows.count * 4)
    }
}
