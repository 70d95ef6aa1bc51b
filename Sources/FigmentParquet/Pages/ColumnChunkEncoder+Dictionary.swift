import FigmentColumns
import FigmentTarget
import FigmentTypes

extension ColumnChunkEncoder {
    /// Writes the dictionary page, if the chunk has one.
    func writeDictionary(
        _ chunk: inout ChunkState, rows: RowRange, from source: any ColumnSource
    ) throws(TargetError) {
        writer.levels.removeAll()
        writer.encoded.removeAll()
        let entries: Int
        switch chunk.encoding {
        case .pool(let pool):
            Plain.appendPool(pool, to: &writer.encoded)
            entries = pool.count
        case .constant:
            guard !rows.isEmpty else { return }
            let column = source.column(index, rows: RowRange(start: rows.start, count: 1))
            chunk.constantBounds = appendConstant(column)
            entries = 1
        case .integers(let first, let count):
            appendIntegers(first: first, count: count, isWide: leaf.physical == .int64)
            entries = count
        case .bytes:
            // The entry at index b is byte b as a number of the column's type.
            writer.encoded.reserve(4 * 256)
            for byte in 0..<256 {
                writer.encoded.appendInt32(leaf.valueType == .int8 ? Int(Int8(truncatingIfNeeded: byte)) : byte)
            }
            entries = 256
        case .plain, .pieces, .sequence, .delta, .deltaLength, .byteStreamSplit:
            return
        }
        let header = PageWriter.Header(
            kind: .dictionary, entries: entries, encoding: .plain, hasChecksum: leaf.hasChecksums)
        let written = try writer.write(header, values: &writer.encoded, codec: chunk.info.codec)
        chunk.addDictionary(written)
    }

    private func appendIntegers(first: Int64, count: Int, isWide: Bool) {
        writer.encoded.reserve(8 * count)
        for i in 0..<count {
            let value = first &+ Int64(i)
            if isWide {
                store(value, to: writer.encoded.base + 8 * i)
            } else {
                store(Int32(truncatingIfNeeded: value), to: writer.encoded.base + 4 * i)
            }
        }
        writer.encoded.count = count * (isWide ? 8 : 4)
    }

    /// Appends the value of a constant column in PLAIN and returns its bounds.
    private func appendConstant(_ column: Column) -> Bounds? {
        if leaf.physical == .byteArray {
            let offsets = UnsafePointer(column.offsets.values(as: UInt32.self))
            Plain.appendByteArrays(offsets: offsets, bytes: column.bytes.base, count: 1, to: &writer.encoded)
            return bounds(offsets: offsets, bytes: column.bytes.base, count: 1)
        }
        let width = PhysicalValues.width(leaf)
        if PhysicalValues.isUnchanged(leaf.valueType) {
            writer.encoded.append(column.values.base, count: width)
        } else {
            PhysicalValues.convert(column.values.base, type: leaf.valueType, count: 1, to: &writer.physical)
            writer.encoded.append(writer.physical.base, count: width)
        }
        return Extremes.bounds(order, UnsafeRawPointer(writer.encoded.base), count: 1)
    }
}
