import FigmentTypes

extension Column {
    /// Appends the bytes of text row `i` to `out`, whatever the form. For writers that go row by row and for tests;
    /// null rows append nothing.
    public func appendText(_ i: Int, to out: inout ByteBuffer) {
        switch form {
        case .plain:
            let place = offsets.values(as: UInt32.self)
            out.append(bytes.base + Int(place[i]), count: Int(place[i + 1] &- place[i]))
        case .constant:
            out.append(bytes.base, count: Int(offsets.values(as: UInt32.self)[1]))
        case .dictionary(let pool):
            pool.append(Int(indices.values(as: UInt32.self)[i]), to: &out)
        case .pieces:
            for piece in children {
                if piece.type.isText { piece.appendText(i, to: &out) } else { piece.appendDigits(i, to: &out) }
            }
        case .sequence, .list, .structure:
            break
        }
    }

    private func appendDigits(_ i: Int, to out: inout ByteBuffer) {
        out.reserve(20)
        out.count += writeDecimal(values.values(as: Int64.self)[i], to: out.end)
    }
}

extension Pool {
    /// Appends entry `index` to `out`.
    public func append(_ index: Int, to out: inout ByteBuffer) {
        let from = Int(offsets[index])
        out.append(bytes + from, count: Int(offsets[index + 1]) - from)
    }
}
