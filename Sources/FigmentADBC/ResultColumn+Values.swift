import FigmentTypes

/// A value of a result, whatever its type.
public enum ResultValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// Integers, and the ticks or days of times and dates.
    case int(Int64)
    /// An unsigned integer that no Int64 holds.
    case uint(UInt64)
    case double(Double)
    case text(String)
    case binary([UInt8])
    case decimal(Int128, scale: Int)
    case list([ResultValue])
    case structure([ResultValue])
}

extension ResultColumn {
    /// Whether row `row` is null; a row that does not exist is.
    public func isNull(_ row: Int) -> Bool {
        guard row >= 0, row < count else { return true }
        if case .null = layout { return true }
        guard let validity else { return false }
        let bit = offset &+ row
        return validity[bit &>> 3] &>> UInt8(bit & 7) & 1 == 0
    }

    /// The value of row `row`.
    ///
    /// - Throws: ``ADBCError`` for a row that does not exist, a malformed array, or a type that is not read here.
    public func value(_ row: Int) throws(ADBCError) -> ResultValue {
        guard row >= 0, row < count else { throw ADBCError(.convert, "row \(row) of \(count) does not exist") }
        if isNull(row) { return .null }
        let place = offset + row
        switch layout {
        case .null: return .null
        case .bits: return .bool(load(UInt8.self, place >> 3) >> UInt8(place & 7) & 1 != 0)
        case .fixed(let width): return try fixed(place, width)
        case .bytes(let size):
            let span = try span(place, offsetSize: size)
            return textOrBinary(try buffer(bytes, span))
        case .view: return textOrBinary(try view(place))
        case .list(let size, _): return .list(try elements(try span(place, offsetSize: size)))
        case .fixedList(let size, _): return .list(try elements(place * size..<(place + 1) * size))
        case .structure:
            var values: [ResultValue] = []
            for child in children { values.append(try child.value(place)) }
            return .structure(values)
        case .dictionary(let bits, let isSigned, _):
            guard let index = integer(place, bits: bits, isSigned: isSigned), index < children[0].count else {
                throw ResultColumn.malformed
            }
            return try children[0].value(Int(index))
        case .unknown: throw ADBCError(.convert, "values of type \(type) cannot be read")
        }
    }

    // ---- Of one type: nil is null ------------------------------------------------------------------

    /// An integer, a count of ticks or days, or a decimal without digits behind the point.
    public func int64(_ row: Int) throws(ADBCError) -> Int64? {
        switch try value(row) {
        case .null: return nil
        case .int(let value): return value
        case .decimal(let unscaled, 0):
            if let value = Int64(exactly: unscaled) { return value }
        default: break
        }
        throw unlike("a 64-bit integer", row)
    }

    /// A number; decimals and integers are rounded to the nearest double.
    public func double(_ row: Int) throws(ADBCError) -> Double? {
        switch try value(row) {
        case .null: return nil
        case .double(let value): return value
        case .int(let value): return Double(value)
        case .uint(let value): return Double(value)
        case .decimal(let unscaled, let scale):
            // The text's nearest double: a division would round twice.
            if let value = Double("\(unscaled)e\(-scale)") { return value }
        default: break
        }
        throw unlike("a number", row)
    }

    public func string(_ row: Int) throws(ADBCError) -> String? {
        switch try value(row) {
        case .null: return nil
        case .text(let value): return value
        default: throw unlike("text", row)
        }
    }

    public func bool(_ row: Int) throws(ADBCError) -> Bool? {
        switch try value(row) {
        case .null: return nil
        case .bool(let value): return value
        default: throw unlike("a truth value", row)
        }
    }

    private func unlike(_ wanted: String, _ row: Int) -> ADBCError {
        ADBCError(.convert, "row \(row) of a column of type \(type) is not \(wanted)")
    }

    // ---- From the buffers -----------------------------------------------------------------------------

    private func load<T: BitwiseCopyable>(_ type: T.Type, _ index: Int) -> T {
        // `init` has seen that the buffer is there where a row is.
        values.unsafelyUnwrapped.loadUnaligned(fromByteOffset: index * MemoryLayout<T>.size, as: type)
    }

    private func fixed(_ place: Int, _ width: Int) throws(ADBCError) -> ResultValue {
        switch type {
        case .integer(64, false):
            let value = load(UInt64.self, place)
            return Int64(exactly: value).map { .int($0) } ?? .uint(value)
        case .integer(let bits, let isSigned):
            guard let value = integer(place, bits: bits, isSigned: isSigned) else { throw ResultColumn.malformed }
            return .int(value)
        case .float(16): return .double(Double(float(fromFloat16: load(UInt16.self, place))))
        case .float(32): return .double(Double(load(Float.self, place)))
        case .float: return .double(load(Double.self, place))
        case .decimal(_, let scale): return .decimal(load(Int128.self, place), scale: scale)
        case .fixedBinary: return .binary(try buffer(values, place * width..<(place + 1) * width))
        case .date: return .int(Int64(load(Int32.self, place)))
        case .time where width == 4: return .int(Int64(load(Int32.self, place)))
        case .time, .timestamp, .duration, .dateMilliseconds: return .int(load(Int64.self, place))
        default: throw ResultColumn.malformed
        }
    }

    private func integer(_ place: Int, bits: Int, isSigned: Bool) -> Int64? {
        switch (bits, isSigned) {
        case (8, true): Int64(load(Int8.self, place))
        case (8, false): Int64(load(UInt8.self, place))
        case (16, true): Int64(load(Int16.self, place))
        case (16, false): Int64(load(UInt16.self, place))
        case (32, true): Int64(load(Int32.self, place))
        case (32, false): Int64(load(UInt32.self, place))
        case (64, true): load(Int64.self, place)
        case (64, false): Int64(exactly: load(UInt64.self, place))
        default: nil
        }
    }

    /// What lies between two offsets.
    private func span(_ place: Int, offsetSize: Int) throws(ADBCError) -> Range<Int> {
        let from = offsetSize == 4 ? Int(load(Int32.self, place)) : Int(load(Int64.self, place))
        let to = offsetSize == 4 ? Int(load(Int32.self, place + 1)) : Int(load(Int64.self, place + 1))
        guard from >= 0, from <= to else { throw ResultColumn.malformed }
        return from..<to
    }

    private func buffer(_ base: UnsafeRawPointer?, _ range: Range<Int>) throws(ADBCError) -> [UInt8] {
        guard !range.isEmpty else { return [] }
        guard let base, range.lowerBound >= 0 else { throw ResultColumn.malformed }
        return Array(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// Texts of up to 12 bytes stand in the view itself, others at an offset of a buffer whose length is known.
    private func view(_ place: Int) throws(ADBCError) -> [UInt8] {
        let view = values.unsafelyUnwrapped + place * 16
        let length = Int(view.loadUnaligned(as: Int32.self))
        guard length >= 0 else { throw ResultColumn.malformed }
        if length <= 12 { return try buffer(view, 4..<4 + length) }
        let index = Int(view.loadUnaligned(fromByteOffset: 8, as: Int32.self))
        let start = Int(view.loadUnaligned(fromByteOffset: 12, as: Int32.self))
        // The last of the buffers holds the others' lengths.
        guard index >= 0, index < viewBuffers.count - 1, start >= 0, let sizes = viewBuffers[viewBuffers.count - 1],
            Int64(start + length) <= sizes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)
        else { throw ResultColumn.malformed }
        return try buffer(viewBuffers[index], start..<start + length)
    }

    private func textOrBinary(_ bytes: [UInt8]) -> ResultValue {
        if case .text = type { return .text(String(decoding: bytes, as: UTF8.self)) }
        return .binary(bytes)
    }

    private func elements(_ range: Range<Int>) throws(ADBCError) -> [ResultValue] {
        guard range.upperBound <= children[0].count else { throw ResultColumn.malformed }
        var values: [ResultValue] = []
        values.reserveCapacity(range.count)
        for row in range { values.append(try children[0].value(row)) }
        return values
    }
}
