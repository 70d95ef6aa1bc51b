import FigmentColumns
import FigmentTypes

/// What one column gives to the keys of a block of rows.
///
/// A column that may be null puts a byte before each value: 0 for null, which ends the piece, and 1.
final class SortKeyPiece {
    let column: Column
    private(set) var bytes = ByteBuffer()
    let ends = UnsafeMutablePointer<Int>.allocate(capacity: RowBlock.capacity)

    init(_ column: Column) { self.column = column }

    deinit { ends.deallocate() }

    /// Encodes the first `n` rows of the column.
    func encode(_ n: Int, isDescending: Bool) {
        bytes.removeAll()
        switch column.form {
        case .dictionary(let pool) where pool.isSorted:
            let indices = column.indices.values(as: UInt32.self)
            words(n) { indices[$0] }
        case .sequence(let start, let step):
            let first = column.firstRow
            words(n) { SortKeyPiece.word(start &+ step &* (first &+ Int64($0))) }
        default: encodeValues(n)
        }
        if isDescending { for k in 0..<bytes.count { bytes.base[k] = ~bytes.base[k] } }
    }

    private func encodeValues(_ n: Int) {
        switch column.type {
        case .utf8, .binary: texts(n)
        case .bool: numbers(n, UInt8.self) { $0 }
        case .int8: numbers(n, Int8.self) { UInt8(bitPattern: $0) ^ 1 << 7 }
        case .int16: numbers(n, Int16.self) { UInt16(bitPattern: $0) ^ 1 << 15 }
        case .int32, .date32: numbers(n, Int32.self) { UInt32(bitPattern: $0) ^ 1 << 31 }
        case .int64, .timestamp, .time64: numbers(n, Int64.self) { SortKeyPiece.word($0) }
        case .uint8: numbers(n, UInt8.self) { $0 }
        case .uint16: numbers(n, UInt16.self) { $0 }
        case .uint32: numbers(n, UInt32.self) { $0 }
        case .uint64: numbers(n, UInt64.self) { $0 }
        case .float16: numbers(n, UInt16.self) { SortKeyPiece.word(Double(float(fromFloat16: $0))) }
        case .float32: numbers(n, Float.self) { SortKeyPiece.word(Double($0)) }
        case .float64: numbers(n, Double.self) { SortKeyPiece.word($0) }
        case .decimal: numbers(n, Int128.self) { UInt128(bitPattern: $0) ^ 1 << 127 }
        // Sixteen bytes in the order in which they are written.
        case .uuid: numbers(n, UInt128.self) { UInt128(bigEndian: $0) }
        // Documents that sort by them are refused.
        case .json, .list, .vector, .sparseVector, .structure: words(n) { _ in UInt8(0) }
        }
    }

    @inline(__always)
    private func numbers<T: BitwiseCopyable, Word: FixedWidthInteger>(
        _ n: Int, _ type: T.Type, _ word: (T) -> Word
    ) {
        let values = column.values.values(as: T.self)
        if case .constant = column.form {
            words(n) { _ in word(values[0]) }
        } else {
            words(n) { word(values[$0]) }
        }
    }

    /// Pieces of one width, the highest byte first.
    @inline(__always)
    private func words<Word: FixedWidthInteger>(_ n: Int, _ word: (Int) -> Word) {
        let width = MemoryLayout<Word>.size
        bytes.reserve(n * (width + 1))
        let base = UnsafeMutableRawPointer(bytes.base)
        let ends = ends
        var at = 0
        if column.isNullable {
            let validity = column.validity.base
            for i in 0..<n {
                let isValid = validity[i] != 0
                base.storeBytes(of: isValid ? 1 : 0, toByteOffset: at, as: UInt8.self)
                if isValid { base.storeBytes(of: word(i).bigEndian, toByteOffset: at + 1, as: Word.self) }
                at += isValid ? width + 1 : 1
                ends[i] = at
            }
        } else {
            for i in 0..<n {
                base.storeBytes(of: word(i).bigEndian, toByteOffset: at, as: Word.self)
                at += width
                ends[i] = at
            }
        }
        bytes.count = at
    }

    private func texts(_ n: Int) {
        let isNullable = column.isNullable
        for i in 0..<n {
            let isValid = column.isValid(i)
            if isNullable { bytes.append(isValid ? 1 : 0 as UInt8) }
            if isValid { appendText(i) }
            ends[i] = bytes.count
        }
    }

    /// Zeros are doubled and two end the text, so that a shorter text comes before what begins with it.
    private func appendText(_ i: Int) {
        let start = bytes.count
        column.appendText(i, to: &bytes)
        let length = bytes.count - start
        let zeros = (0..<length).count { bytes.base[start + $0] == 0 }
        bytes.reserve(zeros + 2)
        if zeros > 0 {
            // From the end, each zero moves what follows by one.
            var to = bytes.count + zeros
            for from in stride(from: start + length - 1, through: start, by: -1) {
                let byte = bytes.base[from]
                if byte == 0 {
                    to -= 1
                    bytes.base[to] = 0xFF
                }
                to -= 1
                bytes.base[to] = byte
            }
            bytes.count += zeros
        }
        bytes.append(UInt8(0))
        bytes.append(UInt8(0))
    }

    private static func word(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ 1 << 63 }

    /// Both zeros are one, NaN is above infinity.
    private static func word(_ number: Double) -> UInt64 {
        let bits = number.isNaN ? Double.nan.bitPattern : (number == 0 ? 0 : number.bitPattern)
        return bits >> 63 == 1 ? ~bits : bits | 1 << 63
    }
}
