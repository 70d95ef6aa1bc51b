import FigmentColumns

/// Repetition and definition levels of one page, each behind its length in four bytes (data page V1).
///
/// | column | repetition | definition |
/// |---|---|---|
/// | required value | – | – |
/// | optional value | – | 0 null, 1 value |
/// | required list | 0 first of a row, 1 others | 0 empty, 1 element |
/// | optional list | the same | 0 null, 1 empty, 2 element |
/// | value in structures | – | how many of it and them that may be null are not; the most is a value |
/// | list in structures | as a list | the same count; of a list that is there that is an empty one, and 1 more an element |
/// | field of a list's structures | as a list | as a list; of an element that is there so many more as it and them that may be null are not |
enum Levels {
    /// An optional column: one bit per row, or one run if all rows are alike.
    static func appendScalar(validity: UnsafePointer<UInt8>, count: Int, nulls: Int, to out: inout ByteBuffer) {
        let start = beginBlock(&out)
        if nulls == 0 || nulls == count {
            RunLength.appendRun(nulls == 0 ? 1 : 0, count: count, width: 1, to: &out)
        } else {
            RunLength.appendBits(validity, count: count, to: &out)
        }
        endBlock(start, &out)
    }

    /// Rows of `elements` values each; `validity` is nil where no row is null.
    ///
    /// - Returns: Level entries.
    static func appendVectors(
        rows: Int, elements: Int, isNullable: Bool, validity: UnsafePointer<UInt8>?, to out: inout ByteBuffer
    ) -> Int {
        let defined: UInt8 = isNullable ? 2 : 1
        let width = isNullable ? 2 : 1
        var entries = 0
        var start = beginBlock(&out)
        var writer = LevelWriter(width: 1)
        for row in 0..<rows {
            let isValid = validity.map { $0[row] != 0 } ?? true
            writer.append(0, count: 1, to: &out)
            if isValid, elements > 1 { writer.append(1, count: elements - 1, to: &out) }
            entries += isValid ? max(elements, 1) : 1
        }
        writer.finish(to: &out)
        endBlock(start, &out)

        start = beginBlock(&out)
        if let validity {
            var writer = LevelWriter(width: width)
            for row in 0..<rows {
                if validity[row] != 0 {
                    writer.append(defined, count: elements, to: &out)
                } else {
                    writer.append(0, count: 1, to: &out)
                }
            }
            writer.finish(to: &out)
        } else {
            RunLength.appendRun(UInt32(defined), count: entries, width: width, to: &out)
        }
        endBlock(start, &out)
        return entries
    }

    /// Rows of any number of elements: `offsets` holds `rows + 1` positions.
    ///
    /// - Returns: Level entries.
    static func appendLists(
        offsets: UnsafePointer<UInt32>, rows: Int, isNullable: Bool, validity: UnsafePointer<UInt8>?,
        to out: inout ByteBuffer
    ) -> Int {
        let empty: UInt8 = isNullable ? 1 : 0
        let entries = appendRepetition(rows: rows, to: &out) { row in
            validity.map { $0[row] != 0 } ?? true ? Int(offsets[row + 1] &- offsets[row]) : 0
        }
        let start = beginBlock(&out)
        var writer = LevelWriter(width: isNullable ? 2 : 1)
        for row in 0..<rows {
            let isValid = validity.map { $0[row] != 0 } ?? true
            let length = Int(offsets[row + 1] &- offsets[row])
            if !isValid {
                writer.append(0, count: 1, to: &out)
            } else if length == 0 {
                writer.append(empty, count: 1, to: &out)
            } else {
                writer.append(empty + 1, count: length, to: &out)
            }
        }
        writer.finish(to: &out)
        endBlock(start, &out)
        return entries
    }

    /// 0 for the first entry of each row, 1 for the others; a row without elements has one entry.
    ///
    /// - Returns: Level entries.
    @inline(__always)
    private static func appendRepetition(rows: Int, to out: inout ByteBuffer, _ length: (Int) -> Int) -> Int {
        var entries = 0
        let start = beginBlock(&out)
        var writer = LevelWriter(width: 1)
        for row in 0..<rows {
            let length = length(row)
            writer.append(0, count: 1, to: &out)
            if length > 1 { writer.append(1, count: length - 1, to: &out) }
            entries += max(length, 1)
        }
        writer.finish(to: &out)
        endBlock(start, &out)
        return entries
    }

    /// The levels of values in structures, at most `most`; `nulls` of them are less.
    static func appendNested(
        _ levels: UnsafePointer<UInt8>, count: Int, nulls: Int, most: Int, to out: inout ByteBuffer
    ) {
        let start = beginBlock(&out)
        let width = bitWidth(UInt64(most))
        if nulls == 0 {
            RunLength.appendRun(UInt32(most), count: count, width: width, to: &out)
        } else {
            var writer = LevelWriter(width: width)
            var row = 0
            while row < count {
                let level = levels[row]
                let first = row
                while row < count, levels[row] == level { row += 1 }
                writer.append(level, count: row - first, to: &out)
            }
            writer.finish(to: &out)
        }
        endBlock(start, &out)
    }

    /// Rows of lists in structures: `offsets` holds `rows + 1` positions, `levels` says how far each row is there;
    /// `optionalLevels` is a list.
    ///
    /// - Parameters:
    ///   - elements: Where elements are structures: how far each of them is there.
    ///   - most: The level of a value.
    /// - Returns: Level entries.
    static func appendNestedLists(
        _ levels: UnsafePointer<UInt8>, offsets: UnsafePointer<UInt32>, rows: Int, optionalLevels: Int,
        elements: UnsafePointer<UInt8>? = nil, most: Int, to out: inout ByteBuffer
    ) -> Int {
        func length(_ row: Int) -> Int {
            Int(levels[row]) == optionalLevels ? Int(offsets[row + 1] &- offsets[row]) : 0
        }
        let entries = appendRepetition(rows: rows, to: &out, length)
        let start = beginBlock(&out)
        var writer = LevelWriter(width: bitWidth(UInt64(most)))
        for row in 0..<rows {
            let length = length(row)
            if length == 0 {
                writer.append(levels[row], count: 1, to: &out)
            } else if let elements {
                for element in Int(offsets[row])..<Int(offsets[row + 1]) {
                    writer.append(levels[row] + 1 + elements[element], count: 1, to: &out)
                }
            } else {
                writer.append(levels[row] + 1, count: length, to: &out)
            }
        }
        writer.finish(to: &out)
        endBlock(start, &out)
        return entries
    }

    private static func beginBlock(_ out: inout ByteBuffer) -> Int {
        out.appendInt32(0)
        return out.count
    }

    private static func endBlock(_ start: Int, _ out: inout ByteBuffer) {
        store(UInt32(out.count - start), to: out.base + start - 4)
    }
}
