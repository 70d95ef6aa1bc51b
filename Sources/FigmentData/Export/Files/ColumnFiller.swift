import FigmentADBC
import FigmentColumns
import FigmentTypes

/// Appends the values of a result to columns as writers read them.
enum ColumnFiller {
    /// Appends some rows of `source`.
    ///
    /// - Returns: Whether the column's type holds them all.
    static func append(_ source: ResultColumn, _ rows: Range<Int>, to column: Column) throws(ADBCError) -> Bool {
        if let isHeld = try ColumnCopier.append(source, rows, to: column) { return isHeld }
        for row in rows where !append(try source.value(row), to: column) { return false }
        return true
    }

    /// Appends one value; a null takes its place in every buffer.
    private static func append(_ value: ResultValue, to column: Column) -> Bool {
        if value == .null {
            // Nothing is null where the files have no room to say so.
            guard column.isNullable else { return false }
            column.validity.append(0)
            column.nullCount += 1
            appendNothing(to: column)
            column.count += 1
            return true
        }
        if column.isNullable { column.validity.append(1) }
        guard appendValue(value, to: column) else { return false }
        column.count += 1
        return true
    }

    private static func appendNothing(to column: Column) {
        if let width = column.type.fixedWidth {
            for _ in 0..<width { column.values.append(0) }
            return
        }
        switch column.type {
        case .structure:
            for child in column.children {
                appendNothing(to: child)
                child.count += 1
                guard child.isNullable else { continue }
                child.validity.append(0)
                child.nullCount += 1
            }
        case .list, .sparseVector: column.appendOffset(UInt32(truncatingIfNeeded: column.children[0].count))
        default: column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        }
    }

    private static func appendValue(_ value: ResultValue, to column: Column) -> Bool {
        switch (column.type, value) {
        case (.bool, .bool(let flag)): column.values.append(flag ? 1 : 0)
        case (.float16, _):
            guard let number = value.double else { return false }
            store(float16Bits(Float(number)), to: column)
        case (.float32, _):
            guard let number = value.double else { return false }
            store(Float(number).bitPattern, to: column)
        case (.float64, _):
            guard let number = value.double else { return false }
            store(number.bitPattern, to: column)
        case (.decimal(_, let scale), .decimal(let unscaled, let own)) where own == scale: store(unscaled, to: column)
        case (.date32, .int(let days)): store(Int32(truncatingIfNeeded: days), to: column)
        case (.time64, .int(let ticks)): store(ticks, to: column)
        case (.timestamp(let unit, let zone), .int(let ticks)):
            store(ExportInstant.ticks(ticks, unit, isZoned: zone != nil), to: column)
        case (.uuid, .text(let text)):
            guard let bytes = uuidBytes(text) else { return false }
            column.values.append(bytes)
        case (.uuid, .binary(let bytes)) where bytes.count == 16: column.values.append(bytes)
        case (.utf8, .text(let text)), (.json, .text(let text)):
            column.bytes.append(text)
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        case (.binary, .binary(let bytes)):
            column.bytes.append(bytes)
            column.appendOffset(UInt32(truncatingIfNeeded: column.bytes.count))
        case (.list, .list(let elements)):
            for element in elements where !append(element, to: column.children[0]) { return false }
            column.appendOffset(UInt32(truncatingIfNeeded: column.children[0].count))
        case (.vector(let element, let dim), .list(let elements)):
            return appendVector(elements, element, dim, to: column)
        case (.structure, .structure(let values)):
            guard values.count == column.children.count else { return false }
            for (child, value) in zip(column.children, values) where !append(value, to: child) { return false }
        case (.sparseVector, .text(let text)): return appendSparse(text, to: column)
        case (let type, _) where type.isInteger: return appendInteger(value, to: column)
        default: return false
        }
        return true
    }

    private static func store<T: BitwiseCopyable>(_ value: T, to column: Column) {
        column.values.reserve(MemoryLayout<T>.size)
        UnsafeMutableRawPointer(column.values.end).storeBytes(of: value, as: T.self)
        column.values.count += MemoryLayout<T>.size
    }

    /// The low bytes of the number: the reader has seen that it fits.
    private static func appendInteger(_ value: ResultValue, to column: Column) -> Bool {
        let bits: UInt64
        switch value {
        case .int(let number): bits = UInt64(bitPattern: number)
        case .uint(let number): bits = number
        default: return false
        }
        switch column.type.fixedWidth {
        case 1: store(UInt8(truncatingIfNeeded: bits), to: column)
        case 2: store(UInt16(truncatingIfNeeded: bits), to: column)
        case 4: store(UInt32(truncatingIfNeeded: bits), to: column)
        default: store(bits, to: column)
        }
        return true
    }

    /// Elements, or the bytes that files hold in their place.
    private static func appendVector(
        _ elements: [ResultValue], _ element: VectorElement, _ dim: Int, to column: Column
    ) -> Bool {
        let bytes = element.byteCount(dim: dim)
        var values: [UInt8] = []
        if elements.count == bytes, elements.count != dim || element == .int8 || element == .binary {
            values = elements.compactMap(\.integer).map { UInt8(truncatingIfNeeded: $0) }
            guard values.count == bytes else { return false }
            column.values.append(values)
            return true
        }
        let numbers = elements.compactMap(\.double)
        guard numbers.count == dim, elements.count == dim else { return false }
        for number in numbers {
            switch element {
            case .float32: store(Float(number).bitPattern, to: column)
            case .float16: store(float16Bits(Float(number)), to: column)
            case .bfloat16: store(bfloat16Bits(Float(number)), to: column)
            case .int8, .binary: return false
            }
        }
        return true
    }

    /// `{"12":0.5,…}`, indices ascending, as every file format of ours writes it.
    private static func appendSparse(_ text: String, to column: Column) -> Bool {
        let inner = text.filter { !"{}\" \t\n".contains($0) }
        for pair in inner.split(separator: ",") {
            let parts = pair.split(separator: ":")
            guard parts.count == 2, let index = UInt32(parts[0]), let value = Float(parts[1]) else { return false }
            store(index, to: column.children[0])
            column.children[0].count += 1
            store(value.bitPattern, to: column.children[1])
            column.children[1].count += 1
        }
        column.appendOffset(UInt32(truncatingIfNeeded: column.children[0].count))
        return true
    }

    private static func uuidBytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }.map { byte -> UInt8? in
            Character(UnicodeScalar(byte)).hexDigitValue.map { UInt8($0) }
        }
        guard digits.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for i in 0..<16 {
            guard let high = digits[2 * i], let low = digits[2 * i + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}

extension ResultValue {
    /// The number as a double, for integers, decimals and floats.
    var double: Double? {
        switch self {
        case .double(let value): value
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .decimal(let value, let scale): Double("\(value)e\(-scale)")
        default: nil
        }
    }

    /// A whole number.
    var integer: Int64? {
        switch self {
        case .int(let value): value
        case .double(let value): Int64(exactly: value)
        default: nil
        }
    }
}

/// Instants in the unit of their column.
enum ExportInstant {
    /// - Parameters:
    ///   - ticks: As the reader gives them: nanoseconds where the column has these and no zone, else microseconds.
    static func ticks(_ ticks: Int64, _ unit: TimeUnit, isZoned: Bool) -> Int64 {
        switch unit {
        case .nano: isZoned ? ticks.multipliedReportingOverflow(by: 1_000).partialValue : ticks
        case .micro: ticks
        case .milli: floored(ticks, 1_000)
        case .second: floored(ticks, 1_000_000)
        }
    }

    private static func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
