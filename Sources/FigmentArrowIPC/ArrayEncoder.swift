import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Collects the values of one array of a record batch: a column, the elements of its lists, or a field of its structures.
final class ArrayEncoder {
    let type: DataType
    /// Of the indices, where the array is one of indices.
    let indexBits: Int?
    private(set) var count = 0
    private var nulls = 0
    /// One byte a row, from the first null on; what precedes it is valid.
    private var validity = ByteBuffer()
    /// Values or indices; the bytes of texts; a byte a truth value.
    private var values = ByteBuffer()
    /// Int32 each, `count + 1` of them, of texts and lists.
    private var offsets = ByteBuffer()
    /// The elements of lists; indices and values of sparse vectors; the fields of structures.
    private let children: [ArrayEncoder]
    /// Where values are texts: the offset of the next.
    private let isText: Bool
    private let isList: Bool
    /// A byte per row of the column being taken, where both it and what it lies in may be null.
    private var joined = ByteBuffer()

    init(_ type: DataType, indexBits: Int? = nil) {
        self.type = type
        self.indexBits = indexBits
        isText = (type.isText || type == .binary) && indexBits == nil
        switch type {
        case .list(let element):
            children = [ArrayEncoder(element)]
            isList = true
        case .sparseVector:
            children = [ArrayEncoder(.uint32), ArrayEncoder(.float32)]
            isList = true
        case .structure(let fields):
            children = fields.map { ArrayEncoder($0.type) }
            isList = false
        default:
            children = []
            isList = false
        }
        begin()
    }

    private func begin() {
        count = 0
        nulls = 0
        validity.removeAll()
        values.removeAll()
        offsets.removeAll()
        if isText || isList { appendOffset(0) }
    }

    private func appendOffset(_ offset: Int) {
        offsets.reserve(4)
        offsets.values(as: Int32.self)[offsets.count / 4] = Int32(truncatingIfNeeded: offset)
        offsets.count += 4
    }

    // ---- Rows of a column -------------------------------------------------------------------------------

    /// - Parameters:
    ///   - firstRow: The row number of row 0 of `column`.
    ///   - outer: A byte per row of `column`, 0 where the structure that it is a field of is null: what lies there is
    ///     unspecified and does not reach the file.
    func append(_ column: Column, rows: Range<Int>, firstRow: Int64, outer: UnsafePointer<UInt8>? = nil) {
        let valid = appendValidity(column, rows, outer)
        if type.isStructure {
            for (mine, theirs) in zip(children, column.children) {
                mine.append(theirs, rows: rows, firstRow: firstRow, outer: valid)
            }
            count += rows.count
            return
        }
        switch column.form {
        case .sequence(let start, let step):
            appendSequence(from: start &+ step &* (firstRow &+ Int64(rows.lowerBound)), step: step, rows.count)
        case .constant: for row in rows { appendPlain(column, row: 0, isValid: valid?[row] ?? 1 != 0) }
        case .dictionary(let pool):
            if let indexBits {
                appendIndices(column, rows, valid, bits: indexBits)
            } else {
                appendTexts(rows, valid) { row, out in
                    pool.append(Int(column.indices.values(as: UInt32.self)[row]), to: &out)
                }
            }
        case .pieces: appendTexts(rows, valid) { row, out in column.appendText(row, to: &out) }
        case .plain, .list, .structure:
            if let valid, (rows.contains { valid[$0] == 0 }) {
                for row in rows { appendPlain(column, row: row, isValid: valid[row] != 0) }
            } else {
                appendPlain(column, rows)
            }
        }
        count += rows.count
    }

    /// Takes the validity of rows.
    ///
    /// - Returns: A byte per row of the column, 0 where there is no value to take, or nil where there always is.
    private func appendValidity(
        _ column: Column, _ rows: Range<Int>, _ outer: UnsafePointer<UInt8>?
    ) -> UnsafePointer<UInt8>? {
        guard column.isNullable else { return outer }
        var flags = UnsafePointer(column.validity.base)
        if let outer {
            joined.removeAll()
            joined.reserve(rows.upperBound)
            for row in rows { joined.base[row] = flags[row] & outer[row] }
            flags = UnsafePointer(joined.base)
        }
        validity.append(flags + rows.lowerBound, count: rows.count)
        for row in rows where flags[row] == 0 { nulls &+= 1 }
        return flags
    }

    private func appendSequence(from first: Int64, step: Int64, _ n: Int) {
        let width = type.fixedWidth ?? 8
        values.reserve(n * width)
        switch width {
        case 1: fill(UInt8.self, first, step, n)
        case 2: fill(UInt16.self, first, step, n)
        case 4: fill(UInt32.self, first, step, n)
        default: fill(UInt64.self, first, step, n)
        }
    }

    @inline(__always)
    private func fill<T: FixedWidthInteger>(_ type: T.Type, _ first: Int64, _ step: Int64, _ n: Int) {
        let place = UnsafeMutableRawPointer(values.end).assumingMemoryBound(to: type)
        for i in 0..<n { place[i] = T(truncatingIfNeeded: first &+ step &* Int64(i)) }
        values.count += n * MemoryLayout<T>.size
    }

    private func appendIndices(_ column: Column, _ rows: Range<Int>, _ valid: UnsafePointer<UInt8>?, bits: Int) {
        values.reserve(rows.count * bits / 8)
        switch bits {
        case 8: narrow(UInt8.self, column, rows, valid)
        case 16: narrow(UInt16.self, column, rows, valid)
        default: narrow(UInt32.self, column, rows, valid)
        }
    }

    @inline(__always)
    private func narrow<T: FixedWidthInteger>(
        _ type: T.Type, _ column: Column, _ rows: Range<Int>, _ valid: UnsafePointer<UInt8>?
    ) {
        let place = UnsafeMutableRawPointer(values.end).assumingMemoryBound(to: type)
        let indices = column.indices.values(as: UInt32.self) + rows.lowerBound
        let flags = valid.map { $0 + rows.lowerBound }
        for i in 0..<rows.count {
            place[i] = flags.map { $0[i] == 0 } ?? false ? 0 : T(truncatingIfNeeded: indices[i])
        }
        values.count += rows.count * MemoryLayout<T>.size
    }

    private func appendTexts(
        _ rows: Range<Int>, _ valid: UnsafePointer<UInt8>?, _ append: (Int, inout ByteBuffer) -> Void
    ) {
        for row in rows {
            if valid.map({ $0[row] != 0 }) ?? true { append(row, &values) }
            appendOffset(values.count)
        }
    }

    /// Rows without nulls among them.
    private func appendPlain(_ column: Column, _ rows: Range<Int>) {
        if let width = type.fixedWidth {
            return values.append(column.values.base + rows.lowerBound * width, count: rows.count * width)
        }
        let ends = column.offsets.values(as: UInt32.self)
        let first = Int(ends[rows.lowerBound])
        let shift = (isText ? values.count : children[0].count) - first
        offsets.reserve(4 * rows.count)
        let place = offsets.values(as: Int32.self) + offsets.count / 4
        for (i, row) in rows.enumerated() { place[i] = Int32(truncatingIfNeeded: Int(ends[row + 1]) + shift) }
        offsets.count += 4 * rows.count
        appendSpan(column, first..<Int(ends[rows.upperBound]))
    }

    private func appendSpan(_ column: Column, _ span: Range<Int>) {
        if isText { return values.append(column.bytes.base + span.lowerBound, count: span.count) }
        for (mine, theirs) in zip(children, column.children) { mine.append(theirs, rows: span, firstRow: 0) }
    }

    /// One row; a null is a value of zeros, or empty.
    private func appendPlain(_ column: Column, row: Int, isValid: Bool) {
        if let width = type.fixedWidth {
            values.reserve(width)
            if isValid {
                values.append(column.values.base + row * width, count: width)
            } else {
                values.end.update(repeating: 0, count: width)
                values.count += width
            }
            return
        }
        if isValid {
            let ends = column.offsets.values(as: UInt32.self)
            appendSpan(column, Int(ends[row])..<Int(ends[row + 1]))
        }
        appendOffset(isText ? values.count : children[0].count)
    }

    // ---- The array --------------------------------------------------------------------------------------

    /// Adds nodes and buffers to the body and begins anew.
    func finish(into body: inout BatchBody) throws(TargetError) {
        let most = max(values.count, children.map(\.count).max() ?? 0)
        if isText || isList, most > Int32.max {
            throw .codec("a record batch of Arrow holds at most 2 GiB of one column's text")
        }
        body.addNode(length: count, nulls: nulls)
        if nulls > 0 {
            ArrayEncoder.pack(&validity)
            body.add(&validity)
        } else {
            body.addEmpty()
        }
        switch type {
        case .vector(let element, let dim):
            let elements = ArrowColumn.elements(element, dim: dim)
            body.addNode(length: count * elements.count, nulls: 0)
            body.addEmpty()
            body.add(&values)
        case .list:
            body.add(&offsets)
            try children[0].finish(into: &body)
        case .sparseVector:
            // Two lists with the same offsets.
            for child in children {
                body.addNode(length: count, nulls: 0)
                body.addEmpty()
                var copy = ByteBuffer(capacity: offsets.count)
                copy.append(offsets.base, count: offsets.count)
                body.add(&copy)
                try child.finish(into: &body)
            }
        case .structure: for child in children { try child.finish(into: &body) }
        default:
            if isText { body.add(&offsets) }
            if type == .bool { ArrayEncoder.pack(&values) }
            body.add(&values)
        }
        begin()
    }

    /// Turns bytes of 0 and 1 into bits, the lowest first, in place.
    private static func pack(_ bytes: inout ByteBuffer) {
        let count = bytes.count
        let packed = (count + 7) / 8
        bytes.reserve(8)
        (bytes.base + count).update(repeating: 0, count: packed * 8 - count)
        for i in 0..<packed {
            let word = UnsafeRawPointer(bytes.base + 8 * i).loadUnaligned(as: UInt64.self) & 0x0101_0101_0101_0101
            // The eight low bits come together in the top byte: no two products meet in one bit.
            bytes.base[i] = UInt8(truncatingIfNeeded: (word &* 0x0102_0408_1020_4080) &>> 56)
        }
        bytes.count = packed
    }
}
