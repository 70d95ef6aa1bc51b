import FigmentColumns
import FigmentTypes

/// The same value in every row.
struct ConstantKernel: Kernel {
    enum Value: Sendable {
        case integer(Int64)
        case double(Double)
        case text([UInt8])
    }
    let value: Value
    let type: DataType

    var form: Form { .constant }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let count = column.count
        if column.values.count == 0, column.offsets.count <= 4 {
            switch value {
            case .integer(var number): StoreNumbers.integers(&number, 1, as: type, into: column)
            case .double(var number): StoreNumbers.doubles(&number, 1, as: type, into: column, scratch)
            case .text(let bytes):
                column.bytes.append(bytes)
                column.appendOffset(UInt32(bytes.count))
            }
        }
        column.count = count + rows.count
    }
}

/// Random UUIDs of version 4 (RFC 9562, section 5.4).
struct UUIDKernel: Kernel {
    let key: StreamKey
    var form: Form { .plain }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        let out = column.extend(rows.count * 2, as: UInt64.self)
        column.count -= rows.count
        for i in 0..<rows.count {
            let row = key.rowKey(rows[i])
            // Big-endian, so that the byte order in memory is that of the text form.
            out[2 * i] = ((row.bits(0) & ~0xF000) | 0x4000).bigEndian
            out[2 * i + 1] = ((row.bits(1) & (~0 &>> 2)) | (1 &<< 63)).bigEndian
        }
    }
}

/// Which rows are null: one byte per row, 0 for null.
struct NullKernel: Sendable {
    /// A word below it is a null.
    let threshold: UInt64
    let key: StreamKey

    init(probability: Double, key: StreamKey) {
        threshold = probability >= 1 ? .max : UInt64(max(0, probability) * 0x1p64)
        self.key = key
    }

    func fill(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        column.validity.reserve(rows.count)
        let out = column.validity.end
        column.validity.count += rows.count
        guard threshold > 0 else {
            out.update(repeating: 1, count: rows.count)
            return
        }
        scratch.withBits(key, rows) { bits in
            var nulls = 0
            let threshold = threshold
            for i in 0..<rows.count {
                // A borrow instead of a branch: 1 where the word reaches the threshold.
                let isNull = bits[i].subtractingReportingOverflow(threshold).overflow || threshold == .max
                out[i] = isNull ? 0 : 1
                nulls &+= isNull ? 1 : 0
            }
            column.nullCount += nulls
        }
    }

    /// Makes more of the last rows null, whose validity is there already.
    func merge(_ rows: RowBlock, into column: Column, _ scratch: Scratch) {
        guard threshold > 0 else { return }
        let flags = column.validity.end - rows.count
        scratch.withBits(key, rows) { bits in
            for i in 0..<rows.count where (bits[i] < threshold || threshold == .max) && flags[i] != 0 {
                flags[i] = 0
                column.nullCount += 1
            }
        }
    }
}
