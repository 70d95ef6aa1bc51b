import FigmentColumns
import FigmentText
import FigmentTypes

/// Where one column's values lie in the current batch, and as what they are sent: the COPY side of a column.
///
/// A closed list of plain pointers: a row costs a switch or two per field. The pointers are valid until the column is asked
/// for again.
indirect enum CopyField {
    case bool(UnsafePointer<UInt8>)
    case integer(IntegerSource, bytes: Int)
    /// A whole number as `numeric`.
    case wide(IntegerSource)
    case unsigned64(UnsafePointer<UInt64>)
    case decimal(UnsafePointer<Int128>, scale: Int)
    case float4(FloatSource)
    case float8(FloatSource)
    /// Text and bytes; `version` stands before each value of `jsonb`.
    case bytes(offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>, version: Bool)
    case pool(indices: UnsafePointer<UInt32>, offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>, version: Bool)
    case pieces(Column, version: Bool)
    /// What has parts, as JSON text.
    case json(JSONCells, version: Bool)
    /// The same number of bytes in every row, as they lie in memory: uuids and binary vectors.
    case raw(UnsafePointer<UInt8>, count: Int)
    case date(UnsafePointer<Int32>)
    case time(UnsafePointer<Int64>)
    case timestamp(UnsafePointer<Int64>, TimeUnit)
    case list(offsets: UnsafePointer<UInt32>, element: CopyField, oid: UInt32)
    case vector(element: CopyField, dim: Int, oid: UInt32)
    /// pgvector's own: the number of elements in two bytes, two of zero, the elements as float4.
    case pgvector(FloatSource, dim: Int)
}

enum IntegerSource {
    case int8(UnsafePointer<Int8>)
    case int16(UnsafePointer<Int16>)
    case int32(UnsafePointer<Int32>)
    case int64(UnsafePointer<Int64>)
    case uint8(UnsafePointer<UInt8>)
    case uint16(UnsafePointer<UInt16>)
    case uint32(UnsafePointer<UInt32>)
    /// first + step × i
    case sequence(first: Int64, step: Int64)

    @inline(__always)
    subscript(i: Int) -> Int64 {
        switch self {
        case .int8(let values): Int64(values[i])
        case .int16(let values): Int64(values[i])
        case .int32(let values): Int64(values[i])
        case .int64(let values): values[i]
        case .uint8(let values): Int64(values[i])
        case .uint16(let values): Int64(values[i])
        case .uint32(let values): Int64(values[i])
        case .sequence(let first, let step): first &+ step &* Int64(i)
        }
    }
}

enum FloatSource {
    case float16(UnsafePointer<UInt16>)
    case bfloat16(UnsafePointer<UInt16>)
    case float32(UnsafePointer<Float>)
    case float64(UnsafePointer<Double>)

    @inline(__always)
    func float(_ i: Int) -> Float {
        switch self {
        case .float16(let values): FigmentTypes.float(fromFloat16: values[i])
        case .bfloat16(let values): FigmentTypes.float(fromBFloat16: values[i])
        case .float32(let values): values[i]
        case .float64(let values): Float(values[i])
        }
    }

    @inline(__always)
    func double(_ i: Int) -> Double {
        if case .float64(let values) = self { return values[i] }
        return Double(float(i))
    }
}

/// A field with its nulls.
struct BoundField {
    var field: CopyField
    /// A byte per row, or nil where all rows hold a value.
    var validity: UnsafePointer<UInt8>?
    /// 0 for a column that holds one value for all rows.
    var step: Int
}
