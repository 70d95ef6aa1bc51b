import FigmentTypes

extension Column {
    /// Appends consecutive rows of another plain column of the same type, as fast as memory is copied.
    ///
    /// - Parameter rows: Rows that `source` has.
    public func appendRange(of source: Column, _ rows: Range<Int>) {
        if rows.isEmpty { return }
        if isNullable {
            appendValidity(of: source, rows)
        }
        count += rows.count
        if let width = type.fixedWidth {
            return values.append(UnsafePointer(source.values.base + rows.lowerBound * width), count: rows.count * width)
        }
        if case .structure = type {
            for (child, other) in zip(children, source.children) { child.appendRange(of: other, rows) }
            return
        }
        let ends = source.offsets.values(as: UInt32.self)
        let first = Int(ends[rows.lowerBound])
        let last = Int(ends[rows.upperBound])
        let behind = children.first?.count ?? bytes.count
        offsets.reserve(rows.count * 4)
        let own = offsets.values(as: UInt32.self) + offsets.count / 4
        for row in 0..<rows.count {
            own[row] = UInt32(truncatingIfNeeded: Int(ends[rows.lowerBound + row + 1]) - first + behind)
        }
        offsets.count += rows.count * 4
        if children.isEmpty {
            bytes.append(UnsafePointer(source.bytes.base + first), count: last - first)
        } else {
            for (child, other) in zip(children, source.children) { child.appendRange(of: other, first..<last) }
        }
    }

    private func appendValidity(of source: Column, _ rows: Range<Int>) {
        validity.reserve(rows.count)
        if source.isNullable {
            let flags = source.validity.base + rows.lowerBound
            for row in 0..<rows.count where flags[row] == 0 { nullCount += 1 }
            validity.append(UnsafePointer(flags), count: rows.count)
        } else {
            validity.end.update(repeating: 1, count: rows.count)
            validity.count += rows.count
        }
    }
}
