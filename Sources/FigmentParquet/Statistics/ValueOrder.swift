import FigmentTypes

/// How the values of a column are ordered, which decides its statistics (parquet.thrift, `ColumnOrder`).
enum ValueOrder: Sendable {
    /// No bounds are kept.
    case none
    case signed32, signed64
    case unsigned32, unsigned64
    case float32, float64
    /// Little-endian half floats.
    case float16
    case boolean
    /// Big-endian two's complement of 16 bytes.
    case decimal
    /// Unsigned bytes, UTF-8 or not.
    case bytes(isText: Bool)
    /// Unsigned bytes of a fixed length: never truncated.
    case fixedBytes

    init(_ leaf: LeafColumn) {
        guard !leaf.isVector else {
            self = .none
            return
        }
        switch leaf.valueType {
        case .bool: self = .boolean
        case .int8, .int16, .int32, .date32, .uint8, .uint16: self = .signed32
        case .int64, .time64, .timestamp: self = .signed64
        case .uint32: self = .unsigned32
        case .uint64: self = .unsigned64
        case .float16: self = .float16
        case .float32: self = .float32
        case .float64: self = .float64
        case .decimal: self = .decimal
        case .utf8, .json, .sparseVector: self = .bytes(isText: true)
        case .binary: self = .bytes(isText: false)
        case .uuid: self = .fixedBytes
        case .list, .vector, .structure: self = .none
        }
    }

    /// Whether the value written as `a` comes before the one written as `b`.
    func isLess(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        switch self {
        case .none: false
        case .signed32, .signed64: ValueOrder.signed(a) < ValueOrder.signed(b)
        case .unsigned32, .unsigned64: ValueOrder.unsigned(a) < ValueOrder.unsigned(b)
        case .float32: ValueOrder.float32(a) < ValueOrder.float32(b)
        case .float64: ValueOrder.float64(a) < ValueOrder.float64(b)
        case .float16: HalfOrder.key(ValueOrder.half(a)) < HalfOrder.key(ValueOrder.half(b))
        case .decimal: ValueOrder.biased(a).lexicographicallyPrecedes(ValueOrder.biased(b))
        case .boolean, .bytes, .fixedBytes: a.lexicographicallyPrecedes(b)
        }
    }

    private static func unsigned(_ bytes: [UInt8]) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func signed(_ bytes: [UInt8]) -> Int64 {
        let unused = UInt64(64 - 8 * bytes.count)
        return Int64(bitPattern: unsigned(bytes) << unused) >> Int64(unused)
    }

    private static func float32(_ bytes: [UInt8]) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: unsigned(bytes)))
    }

    private static func float64(_ bytes: [UInt8]) -> Double { Double(bitPattern: unsigned(bytes)) }
    private static func half(_ bytes: [UInt8]) -> UInt16 { UInt16(truncatingIfNeeded: unsigned(bytes)) }

    /// Flips the sign bit, so that the order of unsigned bytes is the order of signed numbers.
    private static func biased(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = bytes.first else { return bytes }
        return [first ^ 0x80] + bytes.dropFirst()
    }
}

/// Half floats as integers of the same order.
enum HalfOrder {
    /// −0 comes before +0; NaN lies beyond ±31 744, the infinities.
    @inline(__always)
    static func key(_ half: UInt16) -> Int32 {
        let magnitude = Int32(half & 0x7FFF)
        return half & 0x8000 != 0 ? -magnitude - 1 : magnitude
    }

    static func half(_ key: Int32) -> UInt16 {
        key < 0 ? UInt16(truncatingIfNeeded: -key - 1) | 0x8000 : UInt16(truncatingIfNeeded: key)
    }
}
