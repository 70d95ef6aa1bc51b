import FigmentTypes

extension Column {
    /// Appends the rows of `source` at `positions`, `n` of them; both columns have the same type and form.
    ///
    /// The child side of a lookup: the parents' values are made once each and repeated here.
    public func appendRows(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        switch form {
        case .constant: appendConstant(of: source)
        case .sequence: break
        case .dictionary: appendIndices(of: source, at: positions, n)
        case .pieces:
            for (mine, theirs) in zip(children, source.children) { mine.appendRows(of: theirs, at: positions, n) }
        case .list: appendLists(of: source, at: positions, n)
        case .structure: appendFields(of: source, at: positions, n)
        case .plain:
            switch type {
            case .list, .sparseVector: appendLists(of: source, at: positions, n)
            case .structure: appendFields(of: source, at: positions, n)
            case .utf8, .json, .binary: appendText(of: source, at: positions, n)
            default: appendFixed(of: source, at: positions, n, width: type.fixedWidth ?? 1)
            }
        }
        if isNullable { appendValidity(of: source, at: positions, n) }
        count += n
    }

    private func appendConstant(of source: Column) {
        guard offsets.count <= 4, values.count == 0 else { return }
        values.append(source.values.base, count: source.values.count)
        bytes.append(source.bytes.base, count: source.bytes.count)
        if source.offsets.count > 4 { appendOffset(source.offsets.values(as: UInt32.self)[1]) }
    }

    private func appendIndices(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        indices.reserve(n * 4)
        let out = UnsafeMutableRawPointer(indices.end).assumingMemoryBound(to: UInt32.self)
        let from = source.indices.values(as: UInt32.self)
        for i in 0..<n { out[i] = from[Int(positions[i])] }
        indices.count += n * 4
    }

    private func appendFixed(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int, width: Int) {
        values.reserve(n * width)
        let out = values.end
        let from = source.values.base
        switch width {
        case 4: Column.copy(out, from, positions, n, as: UInt32.self)
        case 8: Column.copy(out, from, positions, n, as: UInt64.self)
        default:
            for i in 0..<n { (out + i * width).update(from: from + Int(positions[i]) * width, count: width) }
        }
        values.count += n * width
    }

    @inline(__always)
    private static func copy<T: BitwiseCopyable>(
        _ out: UnsafeMutablePointer<UInt8>, _ from: UnsafeMutablePointer<UInt8>, _ positions: UnsafePointer<UInt32>,
        _ n: Int, as type: T.Type
    ) {
        let to = UnsafeMutableRawPointer(out).assumingMemoryBound(to: T.self)
        let source = UnsafeMutableRawPointer(from).assumingMemoryBound(to: T.self)
        for i in 0..<n { to[i] = source[Int(positions[i])] }
    }

    private func appendText(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        let place = source.offsets.values(as: UInt32.self)
        for i in 0..<n {
            let row = Int(positions[i])
            bytes.append(source.bytes.base + Int(place[row]), count: Int(place[row + 1] &- place[row]))
            appendOffset(UInt32(truncatingIfNeeded: bytes.count))
        }
    }

    private func appendFields(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        for (mine, theirs) in zip(children, source.children) { mine.appendRows(of: theirs, at: positions, n) }
    }

    /// Each list's elements are the rows of the children between two offsets.
    private func appendLists(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        let place = source.offsets.values(as: UInt32.self)
        // The elements of all lists, so that each child is gathered once.
        var elements: [UInt32] = []
        let before = UInt32(truncatingIfNeeded: children[0].count)
        for i in 0..<n {
            let row = Int(positions[i])
            elements += place[row]..<place[row + 1]
            appendOffset(before &+ UInt32(truncatingIfNeeded: elements.count))
        }
        elements.withUnsafeBufferPointer { list in
            guard let base = list.baseAddress else { return }
            for (mine, theirs) in zip(children, source.children) { mine.appendRows(of: theirs, at: base, list.count) }
        }
    }

    private func appendValidity(of source: Column, at positions: UnsafePointer<UInt32>, _ n: Int) {
        validity.reserve(n)
        let out = validity.end
        var nulls = 0
        for i in 0..<n {
            let flag: UInt8 = source.isNullable ? source.validity.base[Int(positions[i])] : 1
            out[i] = flag
            nulls += 1 - Int(flag)
        }
        validity.count += n
        nullCount += nulls
    }
}
