import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Writes the end of a file: the page indexes of all chunks, `FileMetaData`, its length, "PAR1" (README.md of
/// parquet-format, PageIndex.md).
struct FooterWriter: ~Copyable {
    private let columns: [SchemaNode]
    private let leaves: [LeafColumn]
    private var thrift = CompactWriter()
    /// Where the footer begins in the file.
    private let start: Int

    /// Where the indexes of a chunk lie.
    private struct IndexPlaces {
        var columnIndex: (offset: Int, count: Int)?
        var offsetIndex: (offset: Int, count: Int) = (0, 0)
    }

    static var createdBy: String { "figment version 0.1.0" }

    init(_ columns: [SchemaNode], fileBytes: Int) {
        self.columns = columns
        leaves = columns.flatMap(\.leaves)
        start = fileBytes
    }

    consuming func finish(_ segments: [PlacedSegment]) -> [UInt8] {
        var groups: [(offset: Int, info: RowGroupInfo)] = []
        for segment in segments {
            if let info = segment.info as? RowGroupInfo, info.rows > 0 { groups.append((segment.offset, info)) }
        }
        // All column indexes, then all offset indexes: a reader fetches each kind in one piece.
        var places = groups.map { $0.info.chunks.map { _ in IndexPlaces() } }
        for (g, group) in groups.enumerated() {
            for (c, chunk) in group.info.chunks.enumerated() where chunk.hasColumnIndex {
                let from = thrift.out.count
                columnIndex(chunk, ValueOrder(leaves[c]))
                places[g][c].columnIndex = (start + from, thrift.out.count - from)
            }
        }
        for (g, group) in groups.enumerated() {
            for (c, chunk) in group.info.chunks.enumerated() {
                let from = thrift.out.count
                offsetIndex(chunk, base: group.offset)
                places[g][c].offsetIndex = (start + from, thrift.out.count - from)
            }
        }
        let metadataStart = thrift.out.count
        fileMetadata(groups, places)
        let length = thrift.out.count - metadataStart
        thrift.out.appendInt32(length)
        thrift.out.append("PAR1" as StaticString)
        return Array(UnsafeBufferPointer(start: thrift.out.base, count: thrift.out.count))
    }

    // MARK: Indexes

    private mutating func columnIndex(_ chunk: ChunkInfo, _ order: ValueOrder) {
        let pages = chunk.pages
        thrift.beginElement()
        thrift.beginList(1, of: .boolTrue, count: pages.count)
        for page in pages { thrift.element(page.isNull) }
        thrift.beginList(2, of: .binary, count: pages.count)
        for page in pages { thrift.element(page.bounds?.least ?? []) }
        thrift.beginList(3, of: .binary, count: pages.count)
        for page in pages { thrift.element(page.bounds?.greatest ?? []) }
        thrift.int32(4, FooterWriter.boundaryOrder(pages.compactMap(\.bounds), order))
        thrift.beginList(5, of: .int64, count: pages.count)
        for page in pages { thrift.element(page.nullCount) }
        thrift.endStruct()
    }

    /// 1 if least and greatest values never fall from page to page, 2 if they never rise, else 0; null pages apart.
    private static func boundaryOrder(_ bounds: [Bounds], _ order: ValueOrder) -> Int {
        var ascending = true
        var descending = true
        for (a, b) in zip(bounds, bounds.dropFirst()) {
            if order.isLess(b.least, a.least) || order.isLess(b.greatest, a.greatest) { ascending = false }
            if order.isLess(a.least, b.least) || order.isLess(a.greatest, b.greatest) { descending = false }
        }
        return ascending ? 1 : descending ? 2 : 0
    }

    private mutating func offsetIndex(_ chunk: ChunkInfo, base: Int) {
        thrift.beginElement()
        thrift.beginList(1, of: .structure, count: chunk.pages.count)
        for page in chunk.pages {
            thrift.beginElement()
            thrift.int64(1, base + page.offset)
            thrift.int32(2, page.byteCount)
            thrift.int64(3, page.firstRow)
            thrift.endStruct()
        }
        thrift.endStruct()
    }

    // MARK: FileMetaData

    private mutating func fileMetadata(_ groups: [(offset: Int, info: RowGroupInfo)], _ places: [[IndexPlaces]]) {
        thrift.beginElement()
        thrift.int32(1, 2)
        thrift.schema(columns)
        thrift.int64(3, groups.reduce(0) { $0 + $1.info.rows })
        thrift.beginList(4, of: .structure, count: groups.count)
        for (ordinal, group) in groups.enumerated() {
            rowGroup(group.info, offset: group.offset, ordinal: ordinal, places[ordinal])
        }
        thrift.beginList(5, of: .structure, count: 1)
        thrift.beginElement()
        thrift.string(1, "ARROW:schema")
        thrift.string(2, ArrowSchema.base64(columns))
        thrift.endStruct()
        thrift.string(6, FooterWriter.createdBy)
        thrift.beginList(7, of: .structure, count: leaves.count)
        for _ in leaves {
            thrift.beginElement()
            thrift.emptyStruct(1)  // ColumnOrder: as the type defines
            thrift.endStruct()
        }
        thrift.endStruct()
    }

    private mutating func rowGroup(_ info: RowGroupInfo, offset: Int, ordinal: Int, _ places: [IndexPlaces]) {
        thrift.beginElement()
        thrift.beginList(1, of: .structure, count: info.chunks.count)
        for (c, chunk) in info.chunks.enumerated() { columnChunk(chunk, leaves[c], base: offset, places[c]) }
        thrift.int64(2, info.chunks.reduce(0) { $0 + $1.uncompressedBytes })
        thrift.int64(3, info.rows)
        if let key = leaves.firstIndex(where: \.isSortingKey) {
            thrift.beginList(4, of: .structure, count: 1)
            thrift.beginElement()
            thrift.int32(1, key)
            thrift.bool(2, false)
            thrift.bool(3, false)
            thrift.endStruct()
        }
        thrift.int64(5, offset)
        thrift.int64(6, info.chunks.reduce(0) { $0 + $1.compressedBytes })
        if ordinal <= Int(Int16.max) { thrift.int16(7, ordinal) }
        thrift.endStruct()
    }

    private mutating func columnChunk(_ chunk: ChunkInfo, _ leaf: LeafColumn, base: Int, _ places: IndexPlaces) {
        thrift.beginElement()
        thrift.int64(2, 0)
        columnMetadata(chunk, leaf, base: base)
        thrift.int64(4, places.offsetIndex.offset)
        thrift.int32(5, places.offsetIndex.count)
        if let index = places.columnIndex {
            thrift.int64(6, index.offset)
            thrift.int32(7, index.count)
        }
        thrift.endStruct()
    }

    private mutating func columnMetadata(_ chunk: ChunkInfo, _ leaf: LeafColumn, base: Int) {
        thrift.beginStruct(3)
        thrift.int32(1, leaf.physical.rawValue)
        let encodings = FooterWriter.encodings(chunk)
        thrift.beginList(2, of: .int32, count: encodings.count)
        for encoding in encodings { thrift.element(encoding.rawValue) }
        thrift.beginList(3, of: .binary, count: leaf.path.count)
        for name in leaf.path { thrift.element(Array(name.utf8)) }
        thrift.int32(4, chunk.codec.rawValue)
        thrift.int64(5, chunk.valueCount)
        thrift.int64(6, chunk.uncompressedBytes)
        thrift.int64(7, chunk.compressedBytes)
        thrift.int64(9, base + chunk.dataOffset)
        if let offset = chunk.dictionaryOffset { thrift.int64(11, base + offset) }
        statistics(chunk)
        encodingStatistics(chunk)
        thrift.endStruct()
    }

    private mutating func statistics(_ chunk: ChunkInfo) {
        thrift.beginStruct(12)
        thrift.int64(3, chunk.nullCount)
        if let bounds = chunk.bounds {
            thrift.binary(5, bounds.greatest)
            thrift.binary(6, bounds.least)
            thrift.bool(7, bounds.isGreatestExact)
            thrift.bool(8, bounds.isLeastExact)
        }
        thrift.endStruct()
    }

    /// Pages by encoding: with it a reader knows whether a dictionary holds all values.
    private mutating func encodingStatistics(_ chunk: ChunkInfo) {
        let plainPages = chunk.pages.count { $0.isPlain }
        let otherPages = chunk.pages.count - plainPages
        let all: [(PageKind, Encoding, Int)] = [
            (.dictionary, .plain, chunk.dictionaryOffset == nil ? 0 : 1),
            (.data, .plain, plainPages),
            (.data, chunk.encoding, otherPages),
        ]
        let kinds = all.filter { $0.2 > 0 }
        thrift.beginList(13, of: .structure, count: kinds.count)
        for (kind, encoding, count) in kinds {
            thrift.beginElement()
            thrift.int32(1, kind.rawValue)
            thrift.int32(2, encoding.rawValue)
            thrift.int32(3, count)
            thrift.endStruct()
        }
    }

    private static func encodings(_ chunk: ChunkInfo) -> [Encoding] {
        var all = [chunk.encoding]
        if chunk.encoding != .plain, chunk.dictionaryOffset != nil || chunk.pages.contains(where: \.isPlain) {
            all.append(.plain)
        }
        if chunk.hasLevels { all.append(.rle) }
        return all
    }
}

extension LeafColumn {
    /// Whether row groups are sorted by this column, ascending and without nulls.
    var isSortingKey: Bool {
        guard groups.isEmpty, shape == .scalar, !isNullable, isDeltaCapable else { return false }
        if case .sequence(_, let step) = descriptor.form { return step > 0 }
        return descriptor.isAscending
    }
}
