/// A column type of ClickHouse, as far as rows are written into it or read back.
indirect enum ClickHouseType: Hashable, Sendable {
    case integer(bits: Int, isSigned: Bool)
    case float32, float64
    case bool
    /// A scaled integer of 4, 8, 16 or 32 bytes.
    case decimal(precision: Int, scale: Int)
    case date, date32
    /// Seconds in a UInt32; the zone is for display.
    case dateTime
    /// Ticks of 10^-scale s in an Int64.
    case dateTime64(scale: Int)
    case string
    case fixedString(Int)
    case uuid
    case array(ClickHouseType)
    case map(ClickHouseType, ClickHouseType)
    case nullable(ClickHouseType)
    case lowCardinality(ClickHouseType)
    /// One that nothing is written into.
    case other(String)

    /// Reads a type as `system.columns` and blocks name it.
    init(_ name: String) {
        let text = name.trimmed
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else {
            self = ClickHouseType.simple(text)
            return
        }
        let inner = text[text.index(after: open)...].dropLast()
        let arguments = ClickHouseType.arguments(inner)
        self = ClickHouseType.composed(String(text[..<open]), arguments) ?? .other(text)
    }

    private static func simple(_ name: String) -> ClickHouseType {
        switch name {
        case "Int8": .integer(bits: 8, isSigned: true)
        case "Int16": .integer(bits: 16, isSigned: true)
        case "Int32": .integer(bits: 32, isSigned: true)
        case "Int64": .integer(bits: 64, isSigned: true)
        case "Int128": .integer(bits: 128, isSigned: true)
        case "UInt8": .integer(bits: 8, isSigned: false)
        case "UInt16": .integer(bits: 16, isSigned: false)
        case "UInt32": .integer(bits: 32, isSigned: false)
        case "UInt64": .integer(bits: 64, isSigned: false)
        case "UInt128": .integer(bits: 128, isSigned: false)
        case "Float32": .float32
        case "Float64": .float64
        case "Bool": .bool
        case "Date": .date
        case "Date32": .date32
        case "DateTime": .dateTime
        case "DateTime64": .dateTime64(scale: 3)
        case "String": .string
        case "UUID": .uuid
        default: .other(name)
        }
    }

    private static func composed(_ name: String, _ arguments: [Substring]) -> ClickHouseType? {
        let first = arguments.first.map(String.init) ?? ""
        switch name {
        case "Nullable": return .nullable(ClickHouseType(first))
        case "LowCardinality": return .lowCardinality(ClickHouseType(first))
        case "Array": return .array(ClickHouseType(first))
        case "Map" where arguments.count == 2:
            return .map(ClickHouseType(first), ClickHouseType(String(arguments[1])))
        case "FixedString": return number(first).map { .fixedString($0) }
        case "DateTime": return .dateTime
        case "DateTime64": return number(first).map { .dateTime64(scale: $0) }
        case "Decimal" where arguments.count == 2:
            guard let precision = number(first), let scale = number(String(arguments[1])) else { return nil }
            return .decimal(precision: precision, scale: scale)
        case "Decimal32": return number(first).map { .decimal(precision: 9, scale: $0) }
        case "Decimal64": return number(first).map { .decimal(precision: 18, scale: $0) }
        case "Decimal128": return number(first).map { .decimal(precision: 38, scale: $0) }
        case "Decimal256": return number(first).map { .decimal(precision: 76, scale: $0) }
        // A function to merge rows by, and the type.
        case "SimpleAggregateFunction" where arguments.count == 2: return ClickHouseType(String(arguments[1]))
        default: return nil
        }
    }

    private static func number(_ text: String) -> Int? { Int(text.trimmed) }

    /// What commas separate, but for those within parentheses and quotes.
    private static func arguments(_ text: Substring) -> [Substring] {
        var result: [Substring] = []
        var depth = 0
        var isQuoted = false
        var start = text.startIndex
        for index in text.indices {
            switch text[index] {
            case "'": isQuoted.toggle()
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted: depth -= 1
            case "," where !isQuoted && depth == 0:
                result.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        result.append(text[start...])
        return result
    }

    /// Bytes of a value where all are equally long.
    var width: Int? {
        switch self {
        case .integer(let bits, _): bits / 8
        case .bool: 1
        case .float32, .date32, .dateTime: 4
        case .float64, .dateTime64: 8
        case .date: 2
        case .uuid: 16
        case .decimal(let precision, _): precision <= 9 ? 4 : precision <= 18 ? 8 : precision <= 38 ? 16 : 32
        case .fixedString(let count): count
        case .string, .array, .map, .nullable, .lowCardinality, .other: nil
        }
    }

    /// Without Nullable and LowCardinality around it.
    var bare: ClickHouseType {
        switch self {
        case .nullable(let type), .lowCardinality(let type): type.bare
        default: self
        }
    }

    var isNullable: Bool {
        switch self {
        case .nullable: true
        case .lowCardinality(let type): type.isNullable
        default: false
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
