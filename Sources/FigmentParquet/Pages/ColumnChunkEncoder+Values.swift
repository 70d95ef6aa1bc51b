import FigmentColumns
import FigmentTarget
import FigmentTypes

extension ColumnChunkEncoder {
    /// Encodes the valid values of a page and writes it with the levels that are ready.
    func writeValues(
        _ dense: Column, page: inout PageState, chunk: inout ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        switch chunk.encoding {
        case .constant:
            page.bounds = page.values > 0 ? chunk.constantBounds : nil
            appendIndexRun(count: page.values)
            return try writeEncoded(page, chunk)
        case .pool(let pool):
            let indices = UnsafePointer(values(of: dense, count: page.values).indices.values(as: UInt32.self))
            page.bounds = bounds(pool, indices, count: page.values)
            appendIndices(indices, count: page.values, width: ChunkEncoding.indexWidth(pool.count))
            return try writeEncoded(page, chunk)
        case .pieces:
            return try writePieces(values(of: dense, count: page.values), page: &page, chunk: chunk)
        case .bytes:
            return try writeBytes(values(of: dense, count: page.values), page, chunk)
        case .sequence(let start, let step) where page.validity == nil:
            appendSequence(start: start, step: step, page: &page)
            return try writeEncoded(page, chunk)
        default:
            if leaf.isSparse {
                return try writeTexts(sparseTexts(dense, count: page.values), page: &page, chunk: chunk)
            }
            if leaf.physical == .byteArray {
                return try writeTexts(values(of: dense, count: page.values), page: &page, chunk: chunk)
            }
            return try writeFixed(dense, page: &page, chunk: chunk)
        }
    }

    /// The column of the single values: a list's are its child.
    private func values(of dense: Column, count: Int) -> Column {
        guard leaf.shape == .list else { return dense }
        guard case .constant = leaf.valueForm else { return dense.children[0] }
        elements.reset()
        elements.appendRepeated(dense.children[0], count: count)
        return elements
    }

    func header(_ page: PageState, _ encoding: Encoding) -> PageWriter.Header {
        PageWriter.Header(
            kind: .data, entries: page.entries, encoding: encoding, hasChecksum: leaf.hasChecksums)
    }

    /// Writes what lies in `writer.encoded`.
    func writeEncoded(
        _ page: PageState, _ chunk: ChunkState, encoding: Encoding? = nil
    ) throws(TargetError) -> PageWriter.Written {
        try writer.write(
            header(page, encoding ?? chunk.info.encoding), values: &writer.encoded, codec: chunk.info.codec,
            isIncompressible: chunk.isIncompressible)
    }

    // MARK: Dictionary indices

    /// Indices as one packed run behind their bit width.
    func appendIndices(_ indices: UnsafePointer<UInt32>, count: Int, width: Int) {
        writer.encoded.append(UInt8(width))
        RunLength.appendPacked(indices, count: count, width: width, to: &writer.encoded)
    }

    /// `count` times index 0.
    private func appendIndexRun(count: Int) {
        writer.encoded.append(1)
        RunLength.appendRun(0, count: count, width: 1, to: &writer.encoded)
    }

    /// Bytes that are their own indices: the run's header goes before them, the last group is filled up behind them.
    private func writeBytes(
        _ values: Column, _ page: PageState, _ chunk: ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        let groups = (page.values + 7) / 8
        writer.levels.append(8)
        if groups > 0 { writer.levels.appendVarint(UInt64(groups) << 1 | 1) }
        values.values.count = page.values
        values.values.reserve(8)
        values.values.end.update(repeating: 0, count: 8)
        values.values.count = 8 * groups
        return try writer.write(header(page, .rleDictionary), values: &values.values, codec: chunk.info.codec)
    }

    // MARK: Numbers

    private func appendSequence(start: Int64, step: Int64, page: inout PageState) {
        let factor: Int64 = if case .timestamp(.second, _) = leaf.valueType { 1000 } else { 1 }
        let first = (start &+ step &* page.rows.start) &* factor
        let last = first &+ step &* factor &* Int64(max(0, page.values - 1))
        if page.values > 0 {
            page.bounds =
                leaf.physical == .int32
                ? Bounds(Int32(truncatingIfNeeded: min(first, last)), Int32(truncatingIfNeeded: max(first, last)))
                : Bounds(min(first, last), max(first, last))
        }
        DeltaBinaryPacked.appendSequence(
            first: first, step: step &* factor, count: page.values, to: &writer.encoded)
    }

    /// Fixed-width values: those of the column where they are in physical form already, else converted ones.
    private func writeFixed(
        _ dense: Column, page: inout PageState, chunk: ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        let width = PhysicalValues.width(leaf)
        if case .sequence(let start, let step) = leaf.descriptor.form {
            _ = PhysicalValues.spellOut(
                start: start, step: step, firstRow: page.rows.start, rows: page.rows.count, validity: page.validity,
                leaf: leaf, to: &writer.physical)
            return try writeFixed(&writer.physical, width: width, page: &page, chunk: chunk)
        }
        let values = values(of: dense, count: page.values)
        if PhysicalValues.isUnchanged(leaf.valueType) {
            return try writeFixed(&values.values, width: width, page: &page, chunk: chunk)
        }
        PhysicalValues.convert(values.values.base, type: leaf.valueType, count: page.values, to: &writer.physical)
        return try writeFixed(&writer.physical, width: width, page: &page, chunk: chunk)
    }

    private func writeFixed(
        _ values: inout ByteBuffer, width: Int, page: inout PageState, chunk: ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        values.count = page.values * width
        let raw = UnsafeRawPointer(values.base)
        if width == 8, narrowAndEncode(raw.assumingMemoryBound(to: Int64.self), page: &page, chunk: chunk) {
            return try writeEncoded(page, chunk)
        }
        page.bounds = Extremes.bounds(order, raw, count: page.values)
        switch chunk.encoding {
        case .delta, .sequence:
            if width == 4 {
                DeltaBinaryPacked.append(
                    raw.assumingMemoryBound(to: Int32.self), count: page.values, to: &writer.encoded)
            } else {
                DeltaBinaryPacked.append(
                    raw.assumingMemoryBound(to: Int64.self), count: page.values, to: &writer.encoded)
            }
            return try writeEncoded(page, chunk)
        case .integers(let first, let count):
            if width == 4, appendIntegerIndices(raw.assumingMemoryBound(to: Int32.self), page, first, listed: count) {
                return try writeEncoded(page, chunk)
            }
        case .byteStreamSplit:
            ByteStreamSplit.append(values.base, count: page.values, width: width, to: &writer.encoded)
            return try writeEncoded(page, chunk)
        default: break
        }
        if leaf.physical == .boolean {
            RunLength.appendPackedBits(values.base, count: page.values, to: &writer.encoded)
            return try writeEncoded(page, chunk, encoding: .plain)
        }
        return try writer.write(
            header(page, .plain), values: &values, codec: chunk.info.codec, isIncompressible: chunk.isIncompressible)
    }

    /// Encodes 64-bit integers that lie close together by passes over 32-bit ones.
    ///
    /// - Returns: False if they do not, or if the encoding has no use for it.
    private func narrowAndEncode(_ values: UnsafePointer<Int64>, page: inout PageState, chunk: ChunkState) -> Bool {
        guard case .signed64 = order, page.values > 0 else { return false }
        let base: Int64
        switch chunk.encoding {
        case .delta: base = values[0]
        case .integers(let first, _): base = first
        default: return false
        }
        writer.compressed.removeAll()
        writer.compressed.reserve(4 * page.values)
        let narrow = writer.compressed.values(as: Int32.self)
        guard DeltaBinaryPacked.narrow(values, count: page.values, base: base, to: narrow) else { return false }
        let (least, greatest) = Extremes.extremes(narrow, page.values)
        if case .integers(_, let count) = chunk.encoding {
            guard least >= 0, Int(greatest) < count else { return false }
            let indices = UnsafeRawPointer(narrow).assumingMemoryBound(to: UInt32.self)
            appendIndices(indices, count: page.values, width: ChunkEncoding.indexWidth(count))
        } else {
            DeltaBinaryPacked.append(narrow, base: base, count: page.values, to: &writer.encoded)
        }
        page.bounds = Bounds(base &+ Int64(least), base &+ Int64(greatest))
        return true
    }

    /// Indices into the list of integers from `first` on.
    ///
    /// - Returns: False if a value is not in the list: the page is written PLAIN then.
    private func appendIntegerIndices(
        _ values: UnsafePointer<Int32>, _ page: PageState, _ first: Int64, listed: Int
    ) -> Bool {
        writer.compressed.removeAll()
        writer.compressed.reserve(4 * page.values)
        let indices = writer.compressed.values(as: UInt32.self)
        let low = UInt32(truncatingIfNeeded: first)
        for i in 0..<page.values { indices[i] = UInt32(bitPattern: values[i]) &- low }
        if page.values > 0, Int(Extremes.extremes(indices, page.values).1) >= listed { return false }
        appendIndices(indices, count: page.values, width: ChunkEncoding.indexWidth(listed))
        return true
    }
}
