public import FigmentTypes

/// The type of a result's column, as Arrow's C data interface states it.
public indirect enum ResultType: Hashable, Sendable {
    /// Every value is null.
    case null
    case bool
    case integer(bits: Int, isSigned: Bool)
    case float(bits: Int)
    /// UTF-8.
    case text
    case binary
    case fixedBinary(bytes: Int)
    case decimal(precision: Int, scale: Int)
    /// Days since 1970-01-01.
    case date
    /// Milliseconds since 1970-01-01.
    case dateMilliseconds
    /// Ticks since midnight.
    case time(unit: TimeUnit)
    case timestamp(unit: TimeUnit, zone: String?)
    case duration(unit: TimeUnit)
    case list(ResultType)
    case structure([ResultField])
    /// A type whose values cannot be read here, by its Arrow format.
    case other(String)
}

/// A column of a result.
public struct ResultField: Hashable, Sendable {
    public var name: String
    public var type: ResultType
    public var isNullable: Bool
}

/// Where a type's values lie in an array's buffers.
indirect enum ArrayLayout: Hashable {
    case null
    /// One bit a value.
    case bits
    /// So many bytes a value.
    case fixed(Int)
    /// Offsets of 4 or 8 bytes into bytes.
    case bytes(offsetSize: Int)
    /// 16 bytes a value: its length, and the text itself or where it is.
    case view
    /// Offsets of 4 or 8 bytes into the child.
    case list(offsetSize: Int, ArrayLayout)
    /// So many rows of the child a value.
    case fixedList(Int, ArrayLayout)
    case structure([ArrayLayout])
    /// Indices of an integer type into another array.
    case dictionary(bits: Int, isSigned: Bool, ArrayLayout)
    case unknown

    /// Buffers that an array of this layout has; nil where any number may be.
    var bufferCount: Int? {
        switch self {
        case .null: 0
        case .bits, .fixed, .list, .dictionary: 2
        case .bytes: 3
        case .fixedList, .structure: 1
        case .view, .unknown: nil
        }
    }
}

extension ResultType {
    /// A type without children from its format string.
    ///
    /// Source: "Data type description – format strings" of Arrow's C data interface.
    static func scalar(_ format: String) -> (type: ResultType, layout: ArrayLayout)? {
        switch format {
        case "n": (.null, .null)
        case "b": (.bool, .bits)
        case "c": (.integer(bits: 8, isSigned: true), .fixed(1))
        case "C": (.integer(bits: 8, isSigned: false), .fixed(1))
        case "s": (.integer(bits: 16, isSigned: true), .fixed(2))
        case "S": (.integer(bits: 16, isSigned: false), .fixed(2))
        case "i": (.integer(bits: 32, isSigned: true), .fixed(4))
        case "I": (.integer(bits: 32, isSigned: false), .fixed(4))
        case "l": (.integer(bits: 64, isSigned: true), .fixed(8))
        case "L": (.integer(bits: 64, isSigned: false), .fixed(8))
        case "e": (.float(bits: 16), .fixed(2))
        case "f": (.float(bits: 32), .fixed(4))
        case "g": (.float(bits: 64), .fixed(8))
        case "u": (.text, .bytes(offsetSize: 4))
        case "U": (.text, .bytes(offsetSize: 8))
        case "vu": (.text, .view)
        case "z": (.binary, .bytes(offsetSize: 4))
        case "Z": (.binary, .bytes(offsetSize: 8))
        case "vz": (.binary, .view)
        case "tdD": (.date, .fixed(4))
        case "tdm": (.dateMilliseconds, .fixed(8))
        default: parameterised(format)
        }
    }

    private static func parameterised(_ format: String) -> (type: ResultType, layout: ArrayLayout)? {
        let parts = format.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let parameter = parts.count == 2 ? String(parts[1]) : nil
        switch (parts[0], parameter) {
        case ("d", let parameter?):
            let numbers = parameter.split(separator: ",").map { Int($0) }
            let bits = numbers.count == 3 ? numbers[2] : 128
            guard numbers.count >= 2, let precision = numbers[0], let scale = numbers[1], bits == 128 else {
                return nil
            }
            return (.decimal(precision: precision, scale: scale), .fixed(16))
        case ("w", let parameter?):
            guard let width = Int(parameter), (0...1 << 20).contains(width) else { return nil }
            return (.fixedBinary(bytes: width), .fixed(width))
        case (let time, let zone) where time.count == 3 && time.hasPrefix("t"):
            guard let last = time.last, let unit = unit(last) else { return nil }
            switch (time.dropLast(), zone) {
            case ("ts", let zone?): return (.timestamp(unit: unit, zone: zone.isEmpty ? nil : zone), .fixed(8))
            case ("tt", nil):
                return (.time(unit: unit), .fixed(unit == .second || unit == .milli ? 4 : 8))
            case ("tD", nil): return (.duration(unit: unit), .fixed(8))
            default: return nil
            }
        default: return nil
        }
    }

    private static func unit(_ letter: Character) -> TimeUnit? {
        switch letter {
        case "s": .second
        case "m": .milli
        case "u": .micro
        case "n": .nano
        default: nil
        }
    }
}
