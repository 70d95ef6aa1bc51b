import FigmentColumns
import FigmentTypes

extension Column {
    /// Appends rows of a column of the same type and form: how a page is collected from small batches, and how the valid
    /// rows of a page are collected.
    func append(_ other: Column, rows: Range<Int>) {
        count += rows.count
        if isNullable { validity.append(other.validity.base + rows.lowerBound, count: rows.count) }
        switch form {
        case .constant: appendConstant(other)
        case .sequence: break
        case .dictionary: appendSlice(of: other.indices, rows: rows, width: 4, to: &indices)
        case .pieces:
            for (mine, theirs) in zip(children, other.children) { mine.append(theirs, rows: rows) }
        case .plain, .list, .structure: appendPlain(other, rows: rows)
        }
    }

    private func appendPlain(_ other: Column, rows: Range<Int>) {
        if let width = type.fixedWidth {
            return appendSlice(of: other.values, rows: rows, width: width, to: &values)
        }
        if type.isStructure {
            for (mine, theirs) in zip(children, other.children) { mine.append(theirs, rows: rows) }
            return
        }
        let span = appendOffsets(of: other, rows: rows)
        if children.isEmpty {
            bytes.append(other.bytes.base + span.lowerBound, count: span.count)
        } else {
            for (mine, theirs) in zip(children, other.children) { mine.append(theirs, rows: span) }
        }
    }

    private func appendSlice(of source: borrowing ByteBuffer, rows: Range<Int>, width: Int, to out: inout ByteBuffer) {
        out.append(source.base + rows.lowerBound * width, count: rows.count * width)
    }

    /// Appends the ends of `rows`, moved to where this column's bytes or elements stand.
    ///
    /// - Returns: The bytes or elements of those rows in `other`.
    private func appendOffsets(of other: Column, rows: Range<Int>) -> Range<Int> {
        let source = other.offsets.values(as: UInt32.self)
        offsets.reserve(4 * rows.count)
        let held = offsets.count / 4
        let target = offsets.values(as: UInt32.self) + held
        let shift = target[-1] &- source[rows.lowerBound]
        for (k, row) in rows.enumerated() { target[k] = source[row + 1] &+ shift }
        offsets.count += 4 * rows.count
        return Int(source[rows.lowerBound])..<Int(source[rows.upperBound])
    }

    /// Takes the value of a constant column, once.
    private func appendConstant(_ other: Column) {
        guard values.count == 0, offsets.count <= 4 else { return }
        appendPlain(other, rows: 0..<1)
    }

    /// Appends `count` times row 0 of a constant column, spelled out; this column is plain.
    func appendRepeated(_ constant: Column, count n: Int) {
        for _ in 0..<n { appendPlain(constant, rows: 0..<1) }
        count += n
    }
}

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

    /// Nulls among `rows` validity bytes.
    static func nullCount(_ validity: UnsafePointer<UInt8>, _ rows: Int) -> Int {
        var valid = 0
        for i in 0..<rows { valid = valid &+ Int(validity[i] & 1) }
        return rows - valid
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
