/// The type of a column's values: Arrow's types plus vectors, JSON and UUID.
///
/// The physical layout of each in a `Column` is written beside ``FigmentColumns/Column``.
public indirect enum DataType: Hashable, Sendable {
    case bool
    case int8, int16, int32, int64
    case uint8, uint16, uint32, uint64
    case float16, float32, float64
    /// A scaled integer of at most 38 digits, 16 bytes in memory.
    case decimal(precision: Int, scale: Int)
    /// UTF-8 text.
    case utf8
    case binary
    /// UTF-8 text that holds one JSON value.
    case json
    /// 16 bytes, in the order of the text form.
    case uuid
    /// Days since 1970-01-01.
    case date32
    /// Microseconds since midnight.
    case time64
    /// Ticks of `unit` since 1970-01-01T00:00:00 UTC.
    case timestamp(unit: TimeUnit, zone: String?)
    case list(DataType)
    /// A dense vector of `dim` elements.
    case vector(element: VectorElement, dim: Int)
    /// Pairs of (index below `dim`, float32), indices ascending and distinct.
    case sparseVector(dim: Int)
    /// Values of several types under names, at least one.
    case structure([StructureField])
}

/// The element of a dense vector.
public enum VectorElement: String, Hashable, Sendable, CaseIterable {
    case float32, float16, bfloat16, int8, binary

    /// Numbers with a fraction.
    public var isFloat: Bool { self == .float32 || self == .float16 || self == .bfloat16 }

    /// Bytes of a vector of `dim` elements (`binary` holds eight to the byte).
    public func byteCount(dim: Int) -> Int {
        switch self {
        case .float32: dim * 4
        case .float16, .bfloat16: dim * 2
        case .int8: dim
        case .binary: dim / 8
        }
    }
}

public enum TimeUnit: String, Hashable, Sendable {
    case second, milli, micro, nano

    public var ticksPerSecond: Int64 {
        switch self {
        case .second: 1
        case .milli: 1_000
        case .micro: 1_000_000
        case .nano: 1_000_000_000
        }
    }
}

extension DataType {
    /// Bytes of one value where all values are equally long, else nil.
    public var fixedWidth: Int? {
        switch self {
        case .bool, .int8, .uint8: 1
        case .int16, .uint16, .float16: 2
        case .int32, .uint32, .float32, .date32: 4
        case .int64, .uint64, .float64, .time64, .timestamp: 8
        case .decimal, .uuid: 16
        case .vector(let element, let dim): element.byteCount(dim: dim)
        case .utf8, .binary, .json, .list, .sparseVector, .structure: nil
        }
    }

    public var isText: Bool {
        switch self {
        case .utf8, .json: true
        default: false
        }
    }

    public var isInteger: Bool {
        switch self {
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: true
        default: false
        }
    }

    /// The integers that the type holds, as far as an Int64 goes; nil for other types.
    public var integerRange: ClosedRange<Int64>? {
        switch self {
        case .int8: -128...127
        case .int16: -32_768...32_767
        case .int32: -2_147_483_648...2_147_483_647
        case .int64: Int64.min...Int64.max
        case .uint8: 0...255
        case .uint16: 0...65_535
        case .uint32: 0...4_294_967_295
        case .uint64: 0...Int64.max
        default: nil
        }
    }

    /// A date or a timestamp.
    public var isInstant: Bool {
        switch self {
        case .date32, .timestamp: true
        default: false
        }
    }

    /// An integer, a float or a decimal.
    public var isNumeric: Bool {
        if case .decimal = self { return true }
        return isInteger || isFloat
    }

    public var isFloat: Bool {
        switch self {
        case .float16, .float32, .float64: true
        default: false
        }
    }
}
