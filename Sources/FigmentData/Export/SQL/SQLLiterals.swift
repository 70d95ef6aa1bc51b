import FigmentADBC
import FigmentTypes

/// Values as the statements of a dialect hold them.
struct SQLLiterals {
    let dialect: SQLDialect
    private let types: SQLTypes

    init(_ dialect: SQLDialect) {
        self.dialect = dialect
        types = SQLTypes(dialect: dialect)
    }

    /// Appends the literal of a value of a column of that type.
    ///
    /// - Returns: False where the value is none of the type.
    func append(_ value: ResultValue, _ type: DataType, to out: inout [UInt8]) -> Bool {
        switch (type, value) {
        case (_, .null): out += "NULL".utf8
        case (.bool, .bool(let flag)): out += (dialect == .sqlite ? (flag ? "1" : "0") : flag ? "TRUE" : "FALSE").utf8
        case (.float16, _), (.float32, _):
            guard let number = value.double else { return false }
            appendFloat(number, Float(number).description, type, to: &out)
        case (.float64, _):
            guard let number = value.double else { return false }
            appendFloat(number, number.description, type, to: &out)
        case (.decimal(let precision, _), .decimal(let unscaled, let scale)):
            let text = SQLLiterals.decimal(unscaled, scale: scale)
            // An affinity of numbers would round it.
            if dialect == .sqlite, precision > 15 { appendText(text, to: &out) } else { out += text.utf8 }
        case (.utf8, .text(let text)), (.json, .text(let text)), (.uuid, .text(let text)),
            (.sparseVector, .text(let text)):
            appendText(text, to: &out)
        case (.binary, .binary(let bytes)): appendBytes(bytes, to: &out)
        case (.date32, .int(let days)):
            appendText(SQLLiterals.text { writeDate(daysSinceEpoch: Int(days), to: $0) }, to: &out)
        case (.time64, .int(let ticks)):
            appendText(SQLLiterals.text { writeTime(microseconds: ticks, to: $0) }, to: &out)
        case (.timestamp(let unit, let zone), .int(let ticks)):
            appendInstant(ticks, unit, isZoned: zone != nil, to: &out)
        case (.list(let element), .list(let elements)): return appendList(elements, element, type, to: &out)
        case (.vector(let element, let dim), .list(let elements)):
            return appendVector(elements, element, dim, type, to: &out)
        case (.structure(let fields), .structure(let values)):
            return appendStructure(values, fields, type, to: &out)
        case (_, .int(let number)) where type.isInteger: out += String(number).utf8
        case (.uint64, .uint(let number)):
            // Beyond 2^63 a number would become a double.
            if dialect == .sqlite { appendText(String(number), to: &out) } else { out += String(number).utf8 }
        default: return false
        }
        return true
    }

    func appendText(_ text: String, to out: inout [UInt8]) {
        var copy = text
        copy.withUTF8 { bytes in
            // Nearly every text: the same in all dialects, and no work byte by byte.
            let isPlain = bytes.allSatisfy { $0 != 0 && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") }
            guard isPlain else { return dialect.appendLiteral(bytes, to: &out) }
            out.append(UInt8(ascii: "'"))
            out.append(contentsOf: bytes)
            out.append(UInt8(ascii: "'"))
        }
    }

    /// With an exponent, so that no dialect takes the number for a decimal first.
    private func appendFloat(_ number: Double, _ text: String, _ type: DataType, to out: inout [UInt8]) {
        if number.isFinite {
            out += (text.contains("e") ? text : text + "e0").utf8
            return
        }
        let sign = number < 0 ? "-" : ""
        let word: String =
            switch dialect {
            case .postgresql: "'\(number.isNaN ? "NaN" : sign + "Infinity")'::float8"
            case .duckdb: "CAST('\(number.isNaN ? "NaN" : sign + "Infinity")' AS \(types.name(type)))"
            case .clickhouse: number.isNaN ? "nan" : sign + "inf"
            // An overflow is infinity; there is no NaN.
            case .sqlite: number.isNaN ? "NULL" : sign + "9e999"
            case .mysql: "NULL"
            }
        out += word.utf8
    }

    private func appendBytes(_ bytes: [UInt8], to out: inout [UInt8]) {
        let (before, after) =
            switch dialect {
            case .postgresql: ("decode('", "', 'hex')")
            case .mysql, .sqlite: ("X'", "'")
            case .duckdb: ("from_hex('", "')")
            case .clickhouse: ("unhex('", "')")
            }
        out += before.utf8
        let digits = Array("0123456789abcdef".utf8)
        for byte in bytes { out += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        out += after.utf8
    }

    private func appendInstant(_ ticks: Int64, _ unit: TimeUnit, isZoned: Bool, to out: inout [UInt8]) {
        let own = ExportInstant.ticks(ticks, unit, isZoned: isZoned)
        var text = SQLLiterals.text { writeTimestamp(ticks: own, unit: unit, to: $0) }
        if let at = text.firstIndex(of: "T") { text.replaceSubrange(at...at, with: " ") }
        // More digits would be rounded, maybe into the next second.
        if unit == .nano, types.clockDigits < 9 { text.removeLast(9 - types.clockDigits) }
        if isZoned, dialect == .postgresql || dialect == .duckdb { text += "+00" }
        appendText(text, to: &out)
    }

    // ---- Several values in one --------------------------------------------------------------------------

    private func appendList(
        _ elements: [ResultValue], _ element: DataType, _ type: DataType, to out: inout [UInt8]
    ) -> Bool {
        switch dialect {
        case .postgresql: out += "ARRAY[".utf8
        case .duckdb, .clickhouse: out += "[".utf8
        case .mysql, .sqlite: return appendJSON(.list(elements), .list(element), to: &out)
        }
        for (index, value) in elements.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            guard append(value, element, to: &out) else { return false }
        }
        out.append(UInt8(ascii: "]"))
        // An empty list has no type of its own.
        if dialect != .clickhouse { out += "::\(types.name(type))".utf8 }
        return true
    }

    private func appendVector(
        _ elements: [ResultValue], _ element: VectorElement, _ dim: Int, _ type: DataType, to out: inout [UInt8]
    ) -> Bool {
        if element == .binary {
            let bytes = elements.compactMap(\.integer).map { UInt8(truncatingIfNeeded: $0) }
            appendBytes(bytes, to: &out)
            return bytes.count == elements.count
        }
        if element == .int8 { return appendList(elements, .int8, type, to: &out) }
        let isPacked = element != .float32 && elements.count == 2 * dim
        guard isPacked else { return appendList(elements, .float32, type, to: &out) }
        // Two bytes an element, as files hold what they do not know.
        let bytes = elements.compactMap(\.integer).map { UInt16(truncatingIfNeeded: $0) }
        guard bytes.count == 2 * dim else { return false }
        let numbers = (0..<dim).map { i -> ResultValue in
            let bits = bytes[2 * i] & 255 | bytes[2 * i + 1] << 8
            return .double(Double(element == .float16 ? float(fromFloat16: bits) : float(fromBFloat16: bits)))
        }
        return appendList(numbers, .float32, type, to: &out)
    }

    // ---- Texts ------------------------------------------------------------------------------------------

    static func decimal(_ unscaled: Int128, scale: Int) -> String {
        var digits = String(unscaled.magnitude)
        if scale > 0 {
            digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        }
        return unscaled < 0 ? "-" + digits : digits
    }

    /// What one of the writers of text writes.
    static func text(_ write: (UnsafeMutablePointer<UInt8>) -> Int) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: temporalTextCapacity) { buffer, count in
            if let base = buffer.baseAddress { count = write(base) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func jsonString(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\" + String(scalar)
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
