import FigmentColumns
import FigmentTypes

extension NativeBlockEncoder {
    /// The end of each row among all elements.
    func appendEnds(_ column: Column) {
        let n = column.count
        out.reserve(n * 8)
        let place = UnsafeMutableRawPointer(out.end)
        let ends = column.offsets.values(as: UInt32.self)
        for i in 0..<n { place.storeBytes(of: UInt64(ends[i &+ 1]), toByteOffset: i &* 8, as: UInt64.self) }
        out.count += n * 8
    }

    func appendArrays(_ column: Column, _ element: NativeEncoding) throws(NativeValueError) {
        let child = column.children[0]
        guard column.isNullable, column.nullCount > 0, hasElementsUnderNulls(column) else {
            appendEnds(column)
            try append(child, element, firstRow: 0)
            return
        }
        positions.removeAll(keepingCapacity: true)
        let ends = column.offsets.values(as: UInt32.self)
        for i in 0..<column.count {
            if column.isValid(i) { positions += ends[i]..<ends[i + 1] }
            out.appendWord(UInt64(positions.count))
        }
        let kept = Column(type: child.type, form: child.form, isNullable: child.isNullable)
        positions.withUnsafeBufferPointer { list in
            if let base = list.baseAddress, list.count > 0 { kept.appendRows(of: child, at: base, list.count) }
        }
        if kept.count > 0 { try append(kept, element, firstRow: 0) }
    }

    private func hasElementsUnderNulls(_ column: Column) -> Bool {
        let ends = column.offsets.values(as: UInt32.self)
        return (0..<column.count).contains { !column.isValid($0) && ends[$0] != ends[$0 + 1] }
    }

    /// Vectors as arrays of equal length; null ones are empty.
    func appendVectors(_ column: Column, _ element: VectorElement, _ dim: Int, _ isDouble: Bool) {
        let n = column.count
        let hasNulls = column.isNullable && column.nullCount > 0
        var end: UInt64 = 0
        out.reserve(n * 8)
        for i in 0..<n {
            if !hasNulls || column.isValid(i) { end &+= UInt64(dim) }
            out.appendWord(end)
        }
        let bytes = element.byteCount(dim: dim)
        out.reserve(Int(end) * (isDouble ? 8 : element == .int8 ? 1 : 4))
        var i = 0
        while i < n {
            // Runs of rows without a null between them.
            while i < n, hasNulls, !column.isValid(i) { i += 1 }
            var next = hasNulls ? i : n
            while hasNulls, next < n, column.isValid(next) { next += 1 }
            appendElements(column.values.base + i * bytes, (next - i) * dim, element, isDouble)
            i = next
        }
    }

    private func appendElements(
        _ source: UnsafeMutablePointer<UInt8>, _ n: Int, _ element: VectorElement, _ isDouble: Bool
    ) {
        let place = UnsafeMutableRawPointer(out.end)
        let raw = UnsafeRawPointer(source)
        switch (element, isDouble) {
        case (.int8, _), (.binary, _): out.append(source, count: n)
        case (.float32, false): out.append(source, count: n * 4)
        case (_, false):
            let isHalf = element == .float16
            for i in 0..<n {
                let bits = raw.loadUnaligned(fromByteOffset: i &* 2, as: UInt16.self)
                let value = isHalf ? float(fromFloat16: bits) : float(fromBFloat16: bits)
                place.storeBytes(of: value, toByteOffset: i &* 4, as: Float.self)
            }
            out.count += n * 4
        case (_, true):
            for i in 0..<n {
                let value: Float
                if element == .float32 {
                    value = raw.loadUnaligned(fromByteOffset: i &* 4, as: Float.self)
                } else {
                    let bits = raw.loadUnaligned(fromByteOffset: i &* 2, as: UInt16.self)
                    value = element == .float16 ? float(fromFloat16: bits) : float(fromBFloat16: bits)
                }
                place.storeBytes(of: Double(value), toByteOffset: i &* 8, as: Double.self)
            }
            out.count += n * 8
        }
    }

    func appendVectorBytes(_ column: Column, _ count: Int, _ isFixed: Bool) {
        if isFixed { return out.append(column.values.base, count: column.count * count) }
        out.reserve(column.count * (count + 5))
        for i in 0..<column.count {
            guard column.isValid(i) else {
                out.append(0)
                continue
            }
            out.appendVariable(UInt64(count))
            out.append(column.values.base + i * count, count: count)
        }
    }
}
