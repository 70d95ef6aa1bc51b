import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Encodes the chunks of one column, page by page. Belongs to one worker.
final class ColumnChunkEncoder {
    let leaf: LeafColumn
    let index: Int
    let options: ParquetOptions
    let order: ValueOrder
    let pageRows: Int
    let writer: PageWriter

    /// A page collected from several batches.
    private lazy var collected = Column(
        type: leaf.descriptor.type, form: leaf.descriptor.form, isNullable: leaf.isNullable)
    /// The levels of a page of a structure's field.
    private var nesting = Nesting()
    /// The valid rows of a page with nulls.
    private lazy var valid = Column(type: leaf.descriptor.type, form: leaf.descriptor.form)
    /// The levels of a page of vectors without nulls, and its rows.
    private var vectorLevels = ByteBuffer()
    private var vectorLevelRows = -1
    /// Rows whose offsets did not begin at zero.
    private lazy var rebased = Column(type: leaf.descriptor.type, form: leaf.descriptor.form)
    /// A constant that has to be spelled out, or the texts of sparse vectors.
    lazy var spelledOut = Column(type: leaf.isSparse && !leaf.isList ? .utf8 : leaf.descriptor.type)
    /// The elements of lists of a constant.
    lazy var elements = Column(type: leaf.valueType)
    /// Texts from pieces or from a pool that is no dictionary.
    lazy var pieces = PieceEncoder(leaf.valueForm)
    /// The places of pool entries in the order of their bytes, where the pool is not sorted.
    lazy var ranks = PoolRanks(leaf.valueForm)

    init(_ leaf: LeafColumn, index: Int, options: ParquetOptions, writer: PageWriter) {
        self.leaf = leaf
        self.index = index
        self.options = options
        self.writer = writer
        order = ValueOrder(leaf)
        pageRows = ColumnChunkEncoder.pageRows(leaf, options: options)
    }

    /// Rows of a page: from the plan alone. A page's size must fit 31 bits even if every value is as long as it can be.
    static func pageRows(_ leaf: LeafColumn, options: ParquetOptions) -> Int {
        let average = max(1, leaf.descriptor.estimatedBytes)
        var rows = min(Double(options.pageRows), Double(options.pageBytes) / average)
        if let most = leaf.descriptor.maxBytes { rows = min(rows, Double(1 << 30) / Double(most + 8)) }
        return max(1, Int(rows))
    }

    /// Writes the chunk of `rows`.
    func encode(_ rows: RowRange, from source: any ColumnSource, batchRows: Int) throws(TargetError) -> ChunkInfo {
        var chunk = try beginChunk(rows, from: source, pageRows: pageRows)
        var at = 0
        while at < rows.count {
            let page = RowRange(start: rows.start + Int64(at), count: min(pageRows, rows.count - at))
            let column = page.count <= batchRows ? source.column(index, rows: page) : collect(page, source, batchRows)
            try encodePage(column, rows: page, firstRow: at, chunk: &chunk)
            at += page.count
        }
        return chunk.info
    }

    /// The state of a chunk whose dictionary is written.
    func beginChunk(
        _ rows: RowRange, from source: any ColumnSource, pageRows: Int
    ) throws(TargetError) -> ChunkState {
        let encoding = ChunkEncoding(leaf, rows: rows.count, options: options)
        var chunk = ChunkState(encoding: encoding, codec: encoding.codec(leaf, options: options))
        chunk.info.hasLevels = leaf.maxDefinitionLevel > 0
        chunk.info.pages.reserveCapacity((rows.count + pageRows - 1) / pageRows)
        try writeDictionary(&chunk, rows: rows, from: source)
        return chunk
    }

    private func collect(_ page: RowRange, _ source: any ColumnSource, _ batchRows: Int) -> Column {
        collected.collect(page, of: index, source, batchRows)
        return collected
    }

    /// Encodes the rows of a page.
    ///
    /// - Parameter column: The leaf's own, or the table's column that it lies in.
    func encodePage(
        _ column: Column, rows: RowRange, firstRow: Int, chunk: inout ChunkState
    ) throws(TargetError) {
        var column = column
        var list: Column?
        var validity = leaf.isNullable ? UnsafePointer(column.validity.base) : nil
        var count = rows.count
        if !leaf.groups.isEmpty {
            (column, list) = nesting.descend(column, leaf, rows: rows.count)
            validity = leaf.optionalLevels > 0 ? UnsafePointer(nesting.rows.validity.base) : nil
        }
        if list != nil {
            validity = UnsafePointer(nesting.elements.validity.base)
            count = column.count
        }
        let nulls = validity.map { Column.nullCount($0, count) } ?? 0
        writer.levels.removeAll()
        writer.encoded.removeAll()

        var page = PageState(rows: rows, values: count - nulls)
        page.validity = nulls > 0 ? validity : nil
        var dense = column
        if nulls > 0 {
            valid.reset()
            if let validity { valid.appendValid(column, validity) }
            dense = valid
        }
        dense = spelledOutIfNeeded(dense, count: page.values, encoding: chunk.encoding)
        if let list {
            page.entries = Levels.appendNestedLists(
                nesting.rows.levels.base, offsets: list.offsets.values(as: UInt32.self), rows: rows.count,
                optionalLevels: leaf.optionalLevelsOfList, elements: nesting.elements.levels.base,
                most: leaf.maxDefinitionLevel, to: &writer.levels)
        } else {
            appendLevels(column, dense: dense, validity: validity, nulls: nulls, page: &page)
        }

        let written = try writeValues(dense, page: &page, chunk: &chunk)
        chunk.add(written, page: page, firstRow: firstRow, order: order)
    }

    /// The values as the encoders take them: constants in full where they are no dictionary, offsets from zero on.
    private func spelledOutIfNeeded(_ dense: Column, count: Int, encoding: ChunkEncoding) -> Column {
        if leaf.isConstant {
            if case .constant = encoding { return dense }
            if leaf.isSparse { return dense }
            spelledOut.reset()
            spelledOut.appendRepeated(dense, count: count)
            return spelledOut
        }
        guard dense.offsets.count > 0, dense.offsets.values(as: UInt32.self)[0] != 0 else { return dense }
        rebased.reset()
        rebased.append(dense, rows: 0..<count)
        return rebased
    }

    /// Writes the levels and sets how many entries and values the page has.
    private func appendLevels(
        _ column: Column, dense: Column, validity: UnsafePointer<UInt8>?, nulls: Int, page: inout PageState
    ) {
        let rows = page.rows.count
        switch leaf.shape {
        case .scalar:
            page.entries = rows
            guard let validity else { break }
            if leaf.groups.isEmpty {
                Levels.appendScalar(validity: validity, count: rows, nulls: nulls, to: &writer.levels)
            } else {
                Levels.appendNested(
                    nesting.rows.levels.base, count: rows, nulls: nulls, most: leaf.maxDefinitionLevel,
                    to: &writer.levels)
            }
        case .vector(let elements):
            appendVectorLevels(rows, elements: elements, page: &page)
        case .list:
            page.entries = appendListLevels(column, dense: dense, page: page)
            let offsets = dense.offsets.values(as: UInt32.self)
            page.values = Int(offsets[page.values])
        }
    }

    /// Pages without nulls and of the same row count have the same levels, which are kept.
    private func appendVectorLevels(_ rows: Int, elements: Int, page: inout PageState) {
        page.values *= elements
        if page.validity != nil || rows != vectorLevelRows {
            page.entries = Levels.appendVectors(
                rows: rows, elements: elements, isNullable: leaf.isNullable, validity: page.validity,
                to: &writer.levels)
            guard page.validity == nil else { return }
            vectorLevelRows = rows
            vectorLevels.removeAll()
            vectorLevels.append(writer.levels.base, count: writer.levels.count)
        } else {
            page.entries = page.values
            writer.levels.append(vectorLevels.base, count: vectorLevels.count)
        }
    }

    private func appendListLevels(_ column: Column, dense: Column, page: PageState) -> Int {
        // A constant list has one row only; its spelled-out copy has no nulls in it.
        if leaf.isConstant {
            writer.physical.removeAll()
            let rows = page.rows.count
            writer.physical.reserve(4 * (rows + 1))
            let offsets = writer.physical.values(as: UInt32.self)
            let length = dense.count > 0 ? dense.offsets.values(as: UInt32.self)[1] : 0
            offsets[0] = 0
            for i in 0..<rows { offsets[i + 1] = offsets[i] &+ (page.isValid(i) ? length : 0) }
            return Levels.appendLists(
                offsets: offsets, rows: rows, isNullable: leaf.isNullable, validity: page.validity,
                to: &writer.levels)
        }
        if !leaf.groups.isEmpty {
            return Levels.appendNestedLists(
                nesting.rows.levels.base, offsets: column.offsets.values(as: UInt32.self), rows: page.rows.count,
                optionalLevels: leaf.optionalLevels, most: leaf.maxDefinitionLevel, to: &writer.levels)
        }
        return Levels.appendLists(
            offsets: column.offsets.values(as: UInt32.self), rows: page.rows.count, isNullable: leaf.isNullable,
            validity: page.validity, to: &writer.levels)
    }
}

/// A page while it is made.
struct PageState {
    let rows: RowRange
    /// Level entries.
    var entries = 0
    /// Values that are written.
    var values: Int
    /// One byte per row, where there are nulls among them.
    var validity: UnsafePointer<UInt8>?
    var bounds: Bounds?

    init(rows: RowRange, values: Int) {
        self.rows = rows
        self.values = values
    }

    func isValid(_ row: Int) -> Bool { validity.map { $0[row] != 0 } ?? true }
}

/// A chunk while it is made.
struct ChunkState {
    let encoding: ChunkEncoding
    var info = ChunkInfo()
    /// The bounds of a constant column's value.
    var constantBounds: Bounds?
    /// A page did not compress: the pages behind it are not even tried.
    var isIncompressible = false

    init(encoding: ChunkEncoding, codec: PageCodec) {
        self.encoding = encoding
        info.codec = codec
        info.encoding = encoding.encoding
    }

    mutating func addDictionary(_ written: PageWriter.Written) {
        info.dictionaryOffset = written.offset
        info.uncompressedBytes += written.uncompressedBytes
        info.compressedBytes += written.compressedBytes
    }

    mutating func add(_ written: PageWriter.Written, page: PageState, firstRow: Int, order: ValueOrder) {
        if info.pages.isEmpty { info.dataOffset = written.offset }
        let nulls = page.entries - page.values
        info.valueCount += page.entries
        info.nullCount += nulls
        info.uncompressedBytes += written.uncompressedBytes
        info.compressedBytes += written.compressedBytes
        info.pages.append(
            PageInfo(
                offset: written.offset, byteCount: written.compressedBytes, firstRow: firstRow, nullCount: nulls,
                encoding: written.encoding, isNull: page.values == 0, bounds: page.bounds))
        if let bounds = page.bounds {
            if info.bounds == nil { info.bounds = bounds } else { info.bounds?.formUnion(bounds, order: order) }
        } else if page.values > 0 {
            hasUnboundedPage = true
        }
        if hasUnboundedPage { info.bounds = nil }
        isIncompressible = isIncompressible || written.isStored
    }

    private var hasUnboundedPage = false
}
