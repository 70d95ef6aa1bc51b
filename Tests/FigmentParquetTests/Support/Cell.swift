import FigmentColumns
import FigmentTypes

/// One value as a test states it, whatever the form and type of its column.
indirect enum Cell: Equatable {
    case null
    case bool(Bool)
    /// Integers, dates, times and timestamps.
    case int(Int64)
    case uint(UInt64)
    case float16(UInt16)
    case float32(Float)
    case float64(Double)
    /// Scaled integer, low and high half.
    case decimal(low: UInt64, high: Int64)
    case text([UInt8])
    /// Binary, uuid and vectors of bytes.
    case bytes([UInt8])
    case list([Cell])
    /// Index and value.
    case sparse([(UInt32, Float)])
    /// The fields in order.
    case structure([Cell])

    static func == (a: Cell, b: Cell) -> Bool { a.json == b.json }

    /// JSON that keeps every bit: floats as bit patterns, bytes in hexadecimal, wide integers as text.
    var json: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): "\(value)"
        case .uint(let value): "\(value)"
        case .float16(let bits): "\(bits)"
        case .float32(let value): "\(value.bitPattern)"
        case .float64(let value): "\(value.bitPattern)"
        case .decimal(let low, let high): "\"\((Int128(high) << 64) | Int128(low))\""
        case .text(let bytes): Cell.quoted(bytes)
        case .bytes(let bytes): "\"" + bytes.map { Cell.hex($0) }.joined() + "\""
        case .list(let cells), .structure(let cells): "[" + cells.map(\.json).joined(separator: ",") + "]"
        case .sparse(let pairs): "[" + pairs.map { "[\($0.0),\($0.1.bitPattern)]" }.joined(separator: ",") + "]"
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789abcdef")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    private static func quoted(_ bytes: [UInt8]) -> String {
        var out = "\""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case _ where scalar.value < 32: out += "\\u00" + hex(UInt8(scalar.value))
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

extension Column {
    /// Appends a cell to a plain column. Garbage lies under a null, as kernels leave it.
    func append(_ cell: Cell, _ random: inout Random) {
        count += 1
        if isNullable {
            let isNull = cell == .null
            validity.append(isNull ? 0 : 1)
            nullCount += isNull ? 1 : 0
        }
        switch type {
        case .utf8, .json, .binary:
            switch cell {
            case .text(let text), .bytes(let text): bytes.append(text)
            default: bytes.append(random.bytes(random.below(5)))
            }
            appendOffset(UInt32(bytes.count))
        case .list:
            var elements: [Cell] = []
            if case .list(let cells) = cell { elements = cells }
            for element in elements { children[0].append(element, &random) }
            appendOffset(UInt32(children[0].count))
        case .sparseVector:
            var pairs: [(UInt32, Float)] = []
            if case .sparse(let given) = cell { pairs = given }
            for (index, value) in pairs {
                children[0].append(.uint(UInt64(index)), &random)
                children[1].append(.float32(value), &random)
            }
            appendOffset(UInt32(children[0].count))
        case .structure:
            var fields: [Cell]?
            if case .structure(let given) = cell { fields = given }
            for (number, child) in children.enumerated() {
                // Under a null, fields may be null or not.
                child.append(fields?[number] ?? .null, &random)
                if fields == nil, child.isNullable, random.chance(0.5) {
                    child.validity.base[child.count - 1] = 1
                    child.nullCount -= 1
                }
            }
        default:
            appendFixed(cell, &random)
        }
    }

    private func appendFixed(_ cell: Cell, _ random: inout Random) {
        let width = type.fixedWidth ?? 0
        func append<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { values.append($0.bindMemory(to: UInt8.self)) }
        }
        switch cell {
        case .bool(let value): values.append(value ? 1 : 0)
        case .int(let value): values.append(Array(Cell.littleEndian(UInt64(bitPattern: value)).prefix(width)))
        case .uint(let value): values.append(Array(Cell.littleEndian(value).prefix(width)))
        case .float16(let bits): append(bits)
        case .float32(let value): append(value.bitPattern)
        case .float64(let value): append(value.bitPattern)
        case .decimal(let low, let high):
            append(low)
            append(high)
        case .bytes(let bytes): values.append(bytes)
        case .list(let cells): for cell in cells { appendFixed(cell, &random) }
        default: values.append(type == .bool ? [1] : random.bytes(width))
        }
    }
}

extension Cell {
    static func littleEndian(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }
}
