import FigmentTypes

/// How the values of a column become those of a ClickHouse type; the pair is known to fit.
indirect enum NativeEncoding: Sendable {
    /// The bytes of both are the same.
    case copy(width: Int)
    /// An integer into a wider one.
    case widen(from: DataType, bytes: Int)
    case float16ToFloat32, float16ToFloat64, float32ToFloat64
    case decimal(bytes: Int)
    /// Days since 1970 in a UInt16: 1970-01-01 to 2149-06-06.
    case date
    /// Days since 1970 in an Int32: 1900-01-01 to 2299-12-31.
    case date32
    /// Ticks into finer ones.
    case ticks(multiplier: Int64)
    /// Ticks into seconds in a UInt32; what lies behind the second is cut off.
    case seconds(ticksPerSecond: Int64)
    /// Two halves, each with its bytes reversed.
    case uuid
    case text
    /// `hh:mm:ss.ffffff`.
    case timeText
    case array(NativeEncoding)
    case vector(VectorElement, dim: Int, isDouble: Bool)
    /// A binary vector as a String, or with `isFixed` as a FixedString.
    case vectorBytes(count: Int, isFixed: Bool)
    /// What has parts, as JSON: `{"3":0.5,…}`.
    case jsonText
    /// Map(UInt32, Float32).
    case sparseMap

    /// - Returns: Nil where values of `source` do not fit into `target` without loss.
    /// - Parameter cutsSeconds: DateTime takes instants with a fraction of a second, which is lost.
    init?(_ source: DataType, into target: ClickHouseType, cutsSeconds: Bool) {
        switch (source, target) {
        case (.bool, .bool), (.bool, .integer(8, _)): self = .copy(width: 1)
        case (_, .integer(let bits, let isSigned)) where source.isInteger || source == .time64:
            guard let encoding = NativeEncoding.integer(source, bits: bits, isSigned: isSigned) else { return nil }
            self = encoding
        case (.float16, .float32): self = .float16ToFloat32
        case (.float16, .float64): self = .float16ToFloat64
        case (.float32, .float32): self = .copy(width: 4)
        case (.float32, .float64): self = .float32ToFloat64
        case (.float64, .float64): self = .copy(width: 8)
        case (.decimal(let precision, let scale), .decimal(let wider, let other))
        where wider >= precision && other == scale:
            self = .decimal(bytes: target.width ?? 16)
        case (.utf8, .string), (.json, .string), (.binary, .string): self = .text
        case (.uuid, .uuid): self = .uuid
        case (.date32, .date): self = .date
        case (.date32, .date32): self = .date32
        case (.time64, .string): self = .timeText
        case (.timestamp(let unit, _), .dateTime64(let scale)):
            guard let multiplier = NativeEncoding.multiplier(unit, scale: scale) else { return nil }
            self = .ticks(multiplier: multiplier)
        case (.timestamp(let unit, _), .dateTime) where unit == .second || cutsSeconds:
            self = .seconds(ticksPerSecond: unit.ticksPerSecond)
        case (.list(let element), .array(let type)):
            guard let encoding = NativeEncoding(element, into: type, cutsSeconds: cutsSeconds) else { return nil }
            self = .array(encoding)
        case (.vector(.binary, let dim), .string): self = .vectorBytes(count: dim / 8, isFixed: false)
        case (.vector(.binary, let dim), .fixedString(let count)) where count == dim / 8:
            self = .vectorBytes(count: count, isFixed: true)
        case (.vector(.int8, let dim), .array(.integer(8, true))):
            self = .vector(.int8, dim: dim, isDouble: false)
        case (.vector(let element, let dim), .array(.float32)) where element != .binary && element != .int8:
            self = .vector(element, dim: dim, isDouble: false)
        case (.vector(let element, let dim), .array(.float64)) where element != .binary && element != .int8:
            self = .vector(element, dim: dim, isDouble: true)
        case (.sparseVector, .string), (.structure, .string): self = .jsonText
        case (.sparseVector, .map(.integer(32, false), .float32)): self = .sparseMap
        default: return nil
        }
    }

    private static func integer(_ source: DataType, bits: Int, isSigned: Bool) -> NativeEncoding? {
        let own: (bits: Int, isSigned: Bool)
        switch source {
        case .int8: own = (8, true)
        case .int16: own = (16, true)
        case .int32: own = (32, true)
        case .int64, .time64: own = (64, true)
        case .uint8: own = (8, false)
        case .uint16: own = (16, false)
        case .uint32: own = (32, false)
        case .uint64: own = (64, false)
        default: return nil
        }
        if own.isSigned == isSigned, own.bits == bits { return .copy(width: bits / 8) }
        let fits = own.isSigned == isSigned ? own.bits < bits : isSigned && own.bits < bits
        return fits ? .widen(from: source, bytes: bits / 8) : nil
    }

    private static func multiplier(_ unit: TimeUnit, scale: Int) -> Int64? {
        guard (0...9).contains(scale) else { return nil }
        var ticks: Int64 = 1
        for _ in 0..<scale { ticks *= 10 }
        return ticks >= unit.ticksPerSecond ? ticks / unit.ticksPerSecond : nil
    }
}
