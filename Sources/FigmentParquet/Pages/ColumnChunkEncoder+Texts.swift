import FigmentColumns
import FigmentTarget
import FigmentTypes

extension ColumnChunkEncoder {
    /// Byte arrays that are spelled out.
    func writeTexts(
        _ texts: Column, page: inout PageState, chunk: ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        let offsets = UnsafePointer(texts.offsets.values(as: UInt32.self))
        let bytes = UnsafePointer(texts.bytes.base)
        page.bounds = bounds(offsets: offsets, bytes: bytes, count: page.values)
        guard case .deltaLength = chunk.encoding else {
            Plain.appendByteArrays(offsets: offsets, bytes: bytes, count: page.values, to: &writer.encoded)
            return try writeEncoded(page, chunk)
        }
        // The bytes go out as they are, behind levels and lengths.
        DeltaBinaryPacked.appendLengths(offsets: offsets, count: page.values, to: &writer.levels)
        texts.bytes.count = Int(offsets[page.values])
        return try writer.write(
            header(page, .deltaLengthByteArray), values: &texts.bytes, codec: chunk.info.codec,
            isIncompressible: chunk.isIncompressible)
    }

    /// Texts from pieces, or from a pool that is no dictionary here.
    func writePieces(
        _ dense: Column, page: inout PageState, chunk: ChunkState
    ) throws(TargetError) -> PageWriter.Written {
        pieces.bind(dense, count: page.values)
        if case .bytes(let isText) = order { page.bounds = pieces.bounds(isText: isText) }
        guard chunk.info.codec == .snappy, pieces.template.isWorthCopying, !chunk.isIncompressible else {
            pieces.appendPlain(to: &writer.encoded)
            return try writeEncoded(page, chunk)
        }
        writer.compressed.removeAll()
        let plainBytes = pieces.appendCompressed(
            prefix: UnsafeBufferPointer(start: writer.levels.base, count: writer.levels.count), to: &writer.compressed)
        if writer.compressed.count < plainBytes {
            return try writer.writeCompressed(header(page, .plain), uncompressedBytes: plainBytes, preamble: plainBytes)
        }
        pieces.appendPlain(to: &writer.encoded)
        return try writeEncoded(page, chunk)
    }

    func bounds(offsets: UnsafePointer<UInt32>, bytes: UnsafePointer<UInt8>, count: Int) -> Bounds? {
        guard count > 0, case .bytes(let isText) = order else { return nil }
        let rows = Extremes.byteArrays(offsets: offsets, bytes: bytes, count: count)
        func text(_ row: Int) -> [UInt8] {
            Array(
                UnsafeBufferPointer(
                    start: bytes + Int(offsets[row]), count: Int(offsets[row + 1] &- offsets[row])))
        }
        return Bounds(leastBytes: text(rows.least), greatestBytes: text(rows.greatest), isText: isText)
    }

    /// The bounds of pool entries: those of their indices if the pool is sorted, else of their ranks.
    func bounds(_ pool: Pool, _ indices: UnsafePointer<UInt32>, count: Int) -> Bounds? {
        guard count > 0, case .bytes(let isText) = order else { return nil }
        let (least, greatest) = ranks.extremes(indices, count: count)
        guard least < pool.count, greatest < pool.count else { return nil }
        return Bounds(leastBytes: pool[least], greatestBytes: pool[greatest], isText: isText)
    }

    /// Renders sparse vectors as JSON objects, `{"12":0.5,"40":1}`.
    func sparseTexts(_ column: Column, count: Int) -> Column {
        spelledOut.reset()
        let offsets = column.offsets.values(as: UInt32.self)
        let indices = column.children[0].values.values(as: UInt32.self)
        let values = column.children[1].values.values(as: Float.self)
        for row in 0..<count {
            let place = leaf.isConstant ? 0 : row
            SparseText.append(
                indices: indices, values: values, from: Int(offsets[place]), to: Int(offsets[place + 1]),
                into: &spelledOut.bytes)
            spelledOut.appendOffset(UInt32(truncatingIfNeeded: spelledOut.bytes.count))
        }
        spelledOut.count = count
        return spelledOut
    }
}

/// Text of sparse vectors.
enum SparseText {
    static func append(
        indices: UnsafePointer<UInt32>, values: UnsafePointer<Float>, from: Int, to: Int, into out: inout ByteBuffer
    ) {
        out.append(UInt8(ascii: "{"))
        var nonFinite = 0
        for k in from..<max(from, to) {
            out.reserve(64)
            var place = out.end
            if k > from {
                place[0] = UInt8(ascii: ",")
                place += 1
            }
            place[0] = UInt8(ascii: "\"")
            place += 1
            place += writeDecimal(UInt64(indices[k]), to: place)
            place[0] = UInt8(ascii: "\"")
            place[1] = UInt8(ascii: ":")
            // JSON has no NaN and no infinities.
            place += 2 + writeShortestOrNull(values[k], nonFinite: &nonFinite, to: place + 2)
            out.count = place - out.base
        }
        out.append(UInt8(ascii: "}"))
    }
}

/// The order of a pool's entries.
struct PoolRanks {
    /// The rank of each entry and the entry of each rank; empty if the pool is sorted.
    private var ranks: [UInt32] = []
    private var entries: [Int] = []

    init(_ form: Form) {
        guard case .dictionary(let pool) = form, !pool.isSorted else { return }
        let texts = (0..<pool.count).map { pool[$0] }
        entries = (0..<pool.count).sorted { texts[$0].lexicographicallyPrecedes(texts[$1]) }
        ranks = [UInt32](repeating: 0, count: pool.count)
        for (rank, entry) in entries.enumerated() { ranks[entry] = UInt32(rank) }
    }

    /// The entries of least and greatest rank among at least one index.
    func extremes(_ indices: UnsafePointer<UInt32>, count: Int) -> (Int, Int) {
        if ranks.isEmpty {
            let (least, greatest) = Extremes.extremes(indices, count)
            return (Int(least), Int(greatest))
        }
        return ranks.withUnsafeBufferPointer { ranks in
            var least = UInt32.max
            var greatest: UInt32 = 0
            for i in 0..<count {
                let rank = ranks[Int(indices[i])]
                least = min(least, rank)
                greatest = max(greatest, rank)
            }
            return (entries[Int(least)], entries[Int(greatest)])
        }
    }
}
