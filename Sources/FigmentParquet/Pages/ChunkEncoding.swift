import FigmentColumns
import FigmentTypes

/// How the values of a column chunk are written, decided by the plan and the row count alone.
enum ChunkEncoding: Sendable {
    /// PLAIN, spelled out.
    case plain
    /// PLAIN text compressed from its pieces.
    case pieces
    /// RLE_DICTIONARY with a pool.
    case pool(Pool)
    /// RLE_DICTIONARY with one entry.
    case constant
    /// RLE_DICTIONARY with all integers from `first` on.
    case integers(first: Int64, count: Int)
    /// RLE_DICTIONARY with 256 entries: packed at eight bits, the indices are the bytes themselves.
    case bytes
    /// DELTA_BINARY_PACKED from the definition of the sequence.
    case sequence(start: Int64, step: Int64)
    case delta
    case deltaLength
    case byteStreamSplit

    /// A pool beyond this is no longer a dictionary (readers keep a dictionary in memory).
    static var maxDictionaryBytes: Int { 1 << 20 }
    /// An integer range beyond this is not listed.
    static var maxListedIntegers: Int { 1 << 15 }

    init(_ leaf: LeafColumn, rows: Int, options: ParquetOptions) {
        switch leaf.valueForm {
        case .constant where leaf.shape == .scalar && leaf.valueType != .bool && !leaf.isSparse:
            self = .constant
        case .sequence(let start, let step) where !leaf.isPlainOnly && leaf.isDeltaCapable:
            self = .sequence(start: start, step: step)
        case .dictionary(let pool) where ChunkEncoding.isWorthListing(pool, values: leaf.estimatedValues(rows, pool)):
            self = .pool(pool)
        case .dictionary, .pieces:
            self = .pieces
        case .plain, .constant, .sequence, .list, .structure:
            self = ChunkEncoding.forPlainForm(leaf, rows: rows, options: options)
        }
    }

    private static func forPlainForm(_ leaf: LeafColumn, rows: Int, options: ParquetOptions) -> ChunkEncoding {
        switch leaf.valueType {
        case .uint8 where leaf.isList, .int8 where leaf.isList:
            return .bytes
        case .float32, .float64:
            if case .zstd = options.compression, leaf.shape == .scalar, !leaf.isPlainOnly { return .byteStreamSplit }
            return .plain
        case .utf8, .json, .binary:
            return leaf.isPlainOnly ? .plain : .deltaLength
        default:
            return leaf.isDeltaCapable ? forIntegers(leaf, rows: rows) : .plain
        }
    }

    /// The smallest of the encodings that integers with known bounds can have.
    private static func forIntegers(_ leaf: LeafColumn, rows: Int) -> ChunkEncoding {
        guard leaf.shape == .scalar else { return .plain }
        let width = leaf.physical == .int64 ? 64 : 32
        if leaf.descriptor.isAscending, !leaf.isPlainOnly { return .delta }
        guard let bounds = leaf.integerBounds else { return .plain }
        let distance = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
        guard !distance.overflow else { return .plain }
        let rangeBits = bitWidth(UInt64(distance.partialValue))

        let plainBits = rows * width
        // A random difference takes a bit more than the range. Savings below a third are not worth a reader's time.
        let deltaBits = rangeBits + 1 <= width * 7 / 10 && !leaf.isPlainOnly ? rows * (rangeBits + 1) : plainBits
        if distance.partialValue < Int64(maxListedIntegers) {
            let count = Int(distance.partialValue) + 1
            let listedBits = count * width + rows * max(rangeBits, 1)
            if listedBits < min(deltaBits, plainBits) { return .integers(first: bounds.lowerBound, count: count) }
        }
        return deltaBits < plainBits ? .delta : .plain
    }

    /// Whether a dictionary page and packed indices are smaller than the texts, assuming that all entries are as likely.
    private static func isWorthListing(_ pool: Pool, values: Double) -> Bool {
        guard pool.count > 0 else { return false }
        let listed = pool.byteCount + 4 * pool.count
        guard listed <= maxDictionaryBytes else { return false }
        let plain = Double(listed) / Double(pool.count) * values
        return Double(listed) + values * Double(indexWidth(pool.count)) / 8 < plain
    }

    /// Bits of an index into a dictionary of `count` entries; at least one, which every reader takes.
    static func indexWidth(_ count: Int) -> Int { max(1, bitWidth(UInt64(max(count, 1) - 1))) }

    var encoding: Encoding {
        switch self {
        case .plain, .pieces: .plain
        case .pool, .constant, .integers, .bytes: .rleDictionary
        case .sequence, .delta: .deltaBinaryPacked
        case .deltaLength: .deltaLengthByteArray
        case .byteStreamSplit: .byteStreamSplit
        }
    }

    /// Packed numbers do not get smaller by a byte-wise compressor.
    private var isPacked: Bool {
        switch self {
        case .delta, .bytes: true
        default: false
        }
    }

    func codec(_ leaf: LeafColumn, options: ParquetOptions) -> PageCodec {
        switch options.compression {
        case .none: return .uncompressed
        case .zstd:
            if case .byteStreamSplit = self { return .zstd }
            return leaf.isIncompressible || isPacked ? .uncompressed : .zstd
        case .snappy:
            return leaf.isIncompressible || isPacked ? .uncompressed : .snappy
        }
    }
}

extension LeafColumn {
    var isSparse: Bool { if case .sparseVector = valueType { true } else { false } }
    /// Vectors are noise to a compressor, whatever the plan says.
    var isIncompressible: Bool { descriptor.isIncompressible || isVector }

    /// About how many entries of `pool` so many rows hold.
    func estimatedValues(_ rows: Int, _ pool: Pool) -> Double {
        guard isList else { return Double(rows) }
        return Double(rows) * max(1, descriptor.estimatedBytes / max(4, pool.averageLength))
    }

    /// Whether the physical values are 32- or 64-bit integers.
    var isDeltaCapable: Bool { physical == .int32 || physical == .int64 }

    /// The bounds known for the physical values: declared, or those of a small type.
    var integerBounds: ClosedRange<Int64>? {
        switch valueType {
        case .int8: descriptor.integerBounds ?? -128...127
        case .uint8: descriptor.integerBounds ?? 0...255
        case .timestamp(.second, _), .uint64: nil
        default: descriptor.integerBounds
        }
    }
}
