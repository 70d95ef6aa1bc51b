import FigmentColumns
import FigmentTypes

/// Where one column's values lie in the current batch and what they are: all that a writer needs to write row `i`.
///
/// A closed list of plain pointers: a row costs one switch per cell, no call through a table, no reference count. The
/// pointers are valid until the column is asked for again.
enum Cell {
    case bool(UnsafePointer<UInt8>)
    case int8(UnsafePointer<Int8>)
    case int16(UnsafePointer<Int16>)
    case int32(UnsafePointer<Int32>)
    case int64(UnsafePointer<Int64>)
    case uint8(UnsafePointer<UInt8>)
    case uint16(UnsafePointer<UInt16>)
    case uint32(UnsafePointer<UInt32>)
    case uint64(UnsafePointer<UInt64>)
    case float16(UnsafePointer<UInt16>)
    case float32(UnsafePointer<Float>)
    case float64(UnsafePointer<Double>)
    case decimal(UnsafePointer<Int128>, scale: Int)
    case uuid(UnsafePointer<UInt8>)
    case date(UnsafePointer<Int32>)
    case time(UnsafePointer<Int64>)
    case timestamp(UnsafePointer<Int64>, TimeUnit, isZoned: Bool)
    /// first + step × i
    case sequence(first: Int64, step: Int64)

    /// Text and bytes.
    case bytes(offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>, TextEncoding)
    /// An index into encoded entries.
    case pool(indices: UnsafePointer<UInt32>, offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>)
    /// Text put together from `count` of the batch's pieces.
    case pieces(first: Int, count: Int, PiecesEnclosure)
    /// The same encoded bytes in every row.
    case fixed(UnsafePointer<UInt8>, count: Int)

    /// Elements `offsets[i]` to `offsets[i + 1]` of the batch's element column `element`.
    case list(offsets: UnsafePointer<UInt32>, element: Int)
    case floatVector(UnsafePointer<Float>, dim: Int)
    case float16Vector(UnsafePointer<UInt16>, dim: Int)
    case bfloat16Vector(UnsafePointer<UInt16>, dim: Int)
    case int8Vector(UnsafePointer<Int8>, dim: Int)
    case byteVector(UnsafePointer<UInt8>, count: Int)
    case sparseVector(offsets: UnsafePointer<UInt32>, indices: UnsafePointer<UInt32>, values: UnsafePointer<Float>)
    /// `count` of the batch's fields.
    case structure(first: Int, count: Int)
}

/// One field of a structure.
struct BoundField {
    /// `"name":`, with a brace before the first and a comma before the others.
    let label: UnsafePointer<UInt8>
    let labelCount: Int
    let column: BoundColumn
}

/// What stands around a text that is put together.
enum PiecesEnclosure {
    /// Quotation marks: a JSON string.
    case jsonString
    /// Nothing: a JSON value.
    case jsonValue
    /// Quotation marks where needed: a CSV field.
    case csvField
    /// Quotation marks: a JSON value as a CSV field.
    case csvJSON
}

/// One piece of a text that is put together.
enum Piece {
    case fixed(UnsafePointer<UInt8>, count: Int)
    case pool(indices: UnsafePointer<UInt32>, offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>)
    case counter(UnsafePointer<Int64>)
    case bytes(offsets: UnsafePointer<UInt32>, UnsafePointer<UInt8>, TextEncoding)
}

/// A column of the current batch.
struct BoundColumn {
    var cell: Cell
    /// A byte per row, or nil where all rows hold a value.
    var validity: UnsafePointer<UInt8>?

    @inline(__always)
    func isNull(_ i: Int) -> Bool {
        if let validity { validity[i] == 0 } else { false }
    }
}
