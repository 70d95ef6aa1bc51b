import FigmentColumns
import FigmentTypes

extension Column {
    /// Appends the valid rows of a column of the same type and form; this column is not nullable.
    ///
    /// - Parameter validity: One byte per row of `other`.
    func appendValid(_ other: Column, _ validity: UnsafePointer<UInt8>) {
        let rows = other.count
        let before = count
        switch form {
        case .constant, .sequence:
            append(other, rows: 0..<rows)
            count = before + Column.validCount(validity, rows)
        case .dictionary:
            count += Column.compact(other.indices, as: UInt32.self, validity, rows, to: &indices)
        case .plain where type.fixedWidth == 1:
            count += Column.compact(other.values, as: UInt8.self, validity, rows, to: &values)
        case .plain where type.fixedWidth == 2:
            count += Column.compact(other.values, as: UInt16.self, validity, rows, to: &values)
        case .plain where type.fixedWidth == 4:
            count += Column.compact(other.values, as: UInt32.self, validity, rows, to: &values)
        case .plain where type.fixedWidth == 8:
            count += Column.compact(other.values, as: UInt64.self, validity, rows, to: &values)
        case .plain, .pieces, .list, .structure:
            appendValidRuns(other, validity, rows)
        }
    }

    private static func validCount(_ validity: UnsafePointer<UInt8>, _ rows: Int) -> Int {
        rows - Column.nullCount(validity, rows)
    }

    /// Every value is stored; the place moves on only behind a valid one.
    private static func compact<T: BitwiseCopyable>(
        _ source: borrowing ByteBuffer, as type: T.Type, _ validity: UnsafePointer<UInt8>, _ rows: Int,
        to out: inout ByteBuffer
    ) -> Int {
        let width = MemoryLayout<T>.size
        out.reserve((rows + 1) * width)
        let values = source.values(as: type)
        let place = UnsafeMutableRawPointer(out.end).assumingMemoryBound(to: type)
        var n = 0
        for i in 0..<rows {
            place[n] = values[i]
            n = n &+ Int(validity[i] & 1)
        }
        out.count += n * width
        return n
    }

    private func appendValidRuns(_ other: Column, _ validity: UnsafePointer<UInt8>, _ rows: Int) {
        var row = 0
        while row < rows {
            guard validity[row] != 0 else {
                row += 1
                continue
            }
            let start = row
            while row < rows, validity[row] != 0 { row += 1 }
            append(other, rows: start..<row)
        }
    }
}
