import FigmentColumns
import FigmentTypes

/// How text gets into a file.
enum TextEncoding: Hashable {
    /// `"Home \"x\""`
    case jsonString
    /// The inside of a JSON string, for pieces of one.
    case jsonEscaped
    /// A JSON value, embedded.
    case jsonValue
    /// `"SG9tZQ=="`
    case jsonBase64
    /// `"Home, ""x"""`
    case csvField
    /// A JSON value as a CSV field.
    case csvJSON
    /// `SG9tZQ==`
    case base64
    /// As it is, for pieces of a CSV field.
    case raw
}

extension TextCursor {
    /// Appends `count` bytes, followed by 15 readable ones, in this encoding.
    mutating func append(_ source: UnsafePointer<UInt8>, count: Int, as encoding: TextEncoding) {
        need(6 &* count &+ 16)
        let start = offset
        switch encoding {
        case .jsonString:
            put(0x22)
            at += writeJSONEscaped(source, count: count, to: at)
            put(0x22)
        case .jsonEscaped: at += writeJSONEscaped(source, count: count, to: at)
        case .jsonValue: at += writeJSONValue(source, count: count, to: at)
        case .jsonBase64:
            put(0x22)
            at += writeBase64(source, count: count, to: at)
            put(0x22)
        case .csvField:
            if mustQuoteCSV(source, count: count) {
                at += writeCSVQuoted(source, count: count, to: at)
            } else {
                copy(source, count: count)
            }
        case .csvJSON:
            at += writeJSONValue(source, count: count, to: at)
            quoteField(from: start)
        case .base64:
            at += writeBase64(source, count: count, to: at)
            if count == 0 { quoteField(from: start) }
        case .raw: copy(source, count: count)
        }
    }
}

/// The entries of a pool as a format writes them, so that rows only copy.
final class EncodedPool {
    /// Keeps the pool alive, so that its identity stays its own.
    private let pool: Pool
    private let text: ByteBuffer
    private let places: ByteBuffer

    var bytes: UnsafePointer<UInt8> { UnsafePointer(text.base) }
    /// `count + 1` offsets into `bytes`.
    var offsets: UnsafePointer<UInt32> { UnsafePointer(places.values(as: UInt32.self)) }

    /// - Complexity: O(bytes).
    init(_ pool: Pool, as encoding: TextEncoding) {
        self.pool = pool
        var cursor = TextCursor(ByteBuffer(capacity: pool.byteCount + 2 * pool.count))
        var places = ByteBuffer(capacity: 4 * (pool.count + 1))
        let offsets = places.values(as: UInt32.self)
        offsets[0] = 0
        for i in 0..<pool.count {
            let from = Int(pool.offsets[i])
            cursor.append(pool.bytes + from, count: Int(pool.offsets[i + 1]) - from, as: encoding)
            offsets[i + 1] = UInt32(truncatingIfNeeded: cursor.offset)
        }
        places.count = 4 * (pool.count + 1)
        text = cursor.finish()
        self.places = places
    }
}
