import FigmentTypes

extension Column {
    /// Appends rows of a column of the same type and form, as fast as memory is copied: how pages and parts are collected
    /// from batches.
    ///
    /// - Parameter rows: Rows that `other` has.
    public func append(_ other: Column, rows: Range<Int>) {
        if rows.isEmpty { return }
        count += rows.count
        if isNullable { appendValidity(of: other, rows) }
        switch form {
        case .constant: appendConstant(other)
        case .sequence: break
        case .dictionary: appendSlice(of: other.indices, rows: rows, width: 4, to: &indices)
        case .pieces:
            for (mine, theirs) in zip(children, other.children) { mine.append(theirs, rows: rows) }
        case .plain, .list, .structure: appendPlain(other, rows: rows)
        }
    }

    private func appendValidity(of other: Column, _ rows: Range<Int>) {
        guard other.isNullable else {
            validity.reserve(rows.count)
            validity.end.update(repeating: 1, count: rows.count)
            validity.count += rows.count
            return
        }
        let flags = UnsafePointer(other.validity.base + rows.lowerBound)
        validity.append(flags, count: rows.count)
        if other.nullCount > 0 { nullCount += Column.nullCount(flags, rows.count) }
    }

    /// Nulls among `rows` validity bytes.
    public static func nullCount(_ validity: UnsafePointer<UInt8>, _ rows: Int) -> Int {
        var valid = 0
        for i in 0..<rows { valid = valid &+ Int(validity[i] & 1) }
        return rows - valid
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
    public func appendRepeated(_ constant: Column, count n: Int) {
        for _ in 0..<n { appendPlain(constant, rows: 0..<1) }
        count += n
    }
}
