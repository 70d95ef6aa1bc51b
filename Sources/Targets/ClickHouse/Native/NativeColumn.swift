import FigmentColumns
import FigmentTypes

/// A column of a block: its name and type on the server, and how its values are made.
struct NativeColumn: Sendable {
    var name: String
    /// As written into the block's header.
    var typeName: String
    var encoding: NativeEncoding
    /// Whether the type takes nulls.
    var isNullable: Bool
    /// Values go as indices into the source's pool.
    var isLowCardinality: Bool
    /// Null lists and vectors are written as empty ones.
    var emptiesNulls: Bool
}

/// A value that the server's type cannot hold.
struct NativeValueError: Error {
    /// Within the block.
    var row: Int
    var reason: String
}

/// Makes blocks of the format Native, as the HTTP interface takes it: columns, rows, then name, type and data of each
/// column. Keeps its buffers; belongs to one thread.
///
/// Layouts: `src/DataTypes/Serializations` of ClickHouse. A column of type Nullable(T) is a byte for each row, 1 for null,
/// and then T; Array(T) the ends of all rows as UInt64 and then all elements; LowCardinality(T) a version, the width of
/// the indices with flags, the dictionary and the indices.
final class NativeBlockEncoder {
    var out = ByteBuffer()
    /// Rows whose lists are written, where null ones take elements.
    var positions: [UInt32] = []
    var pools: [ObjectIdentifier: EncodedDictionary] = [:]

    /// A pool as the dictionary of a LowCardinality column.
    struct EncodedDictionary {
        var pool: Pool
        var bytes: [UInt8]
    }

    func begin(columns: Int, rows: Int) {
        out.appendVariable(UInt64(columns))
        out.appendVariable(UInt64(rows))
    }

    /// Appends a column. - Parameter firstRow: The row number of the column's row 0.
    func append(_ column: Column, as target: NativeColumn, firstRow: Int64) throws(NativeValueError) {
        out.appendString(target.name)
        out.appendString(target.typeName)
        // The formats of blocks without rows end here.
        guard column.count > 0 else { return }
        if target.isLowCardinality, case .dictionary(let pool) = column.form {
            appendDictionary(column, pool, isNullable: target.isNullable)
            return
        }
        if target.isNullable { appendNulls(column) }
        try append(column, target.encoding, firstRow: firstRow)
    }

    private func appendNulls(_ column: Column) {
        let n = column.count
        out.reserve(n)
        let flags = out.end
        if column.isNullable, column.nullCount > 0 {
            let validity = column.validity.base
            for i in 0..<n { flags[i] = validity[i] ^ 1 }
        } else {
            flags.update(repeating: 0, count: n)
        }
        out.count += n
    }

    /// The values alone.
    func append(_ column: Column, _ encoding: NativeEncoding, firstRow: Int64) throws(NativeValueError) {
        switch column.form {
        case .sequence(let start, let step):
            appendSequence(column.count, from: start &+ step &* firstRow, step: step, encoding)
        case .constant where column.isSpelledOut == false:
            appendDefaults(column.count, encoding)
        case .constant:
            try appendConstant(column, encoding)
        case .dictionary, .pieces:
            appendTexts(column)
        case .plain, .list, .structure:
            let start = out.count
            try appendPlain(column, encoding)
            if column.isNullable, column.nullCount > 0 { clearNulls(column, encoding, from: start) }
        }
    }

    /// What lies under a null is unspecified in columns; in blocks it is zero, so that equal rows give equal bytes.
    private func clearNulls(_ column: Column, _ encoding: NativeEncoding, from start: Int) {
        guard let width = encoding.width else { return }
        let validity = column.validity.base
        for i in 0..<column.count where validity[i] == 0 {
            (out.base + start + i * width).update(repeating: 0, count: width)
        }
    }
}

extension Column {
    /// Whether a constant column has its value: one whose rows are all null may lack it.
    fileprivate var isSpelledOut: Bool { type.fixedWidth.map { values.count >= $0 } ?? (offsets.count >= 8) }
}

extension NativeEncoding {
    /// Bytes of a value in a block where all are equally long.
    var width: Int? {
        switch self {
        case .copy(let width), .widen(_, let width), .decimal(let width): width
        case .float16ToFloat32, .date32, .seconds: 4
        case .float16ToFloat64, .float32ToFloat64, .ticks: 8
        case .date: 2
        case .uuid: 16
        case .vectorBytes(let count, true): count
        case .text, .timeText, .array, .vector, .vectorBytes, .jsonText, .sparseMap: nil
        }
    }
}

extension ByteBuffer {
    /// LEB128.
    mutating func appendVariable(_ number: UInt64) {
        reserve(10)
        var rest = number
        while rest >= 0x80 {
            base[count] = UInt8(truncatingIfNeeded: rest) | 0x80
            count += 1
            rest >>= 7
        }
        base[count] = UInt8(truncatingIfNeeded: rest)
        count += 1
    }

    mutating func appendString(_ text: String) {
        appendVariable(UInt64(text.utf8.count))
        append(text)
    }

    mutating func appendWord(_ number: UInt64) {
        reserve(8)
        UnsafeMutableRawPointer(end).storeBytes(of: number.littleEndian, as: UInt64.self)
        count += 8
    }
}
