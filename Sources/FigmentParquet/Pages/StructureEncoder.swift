import FigmentColumns
import FigmentTarget
import FigmentTypes

/// Encodes the chunks of a structure's leaves, or of those of a list of structures, side by side: each page of rows is made once, however many leaves it has.
///
/// The pages of a chunk lie together in the file, so each leaf has an output of its own until the row group is done.
/// Belongs to one worker.
final class StructureEncoder {
    private let index: Int
    private let pageRows: Int
    private let writer: PageWriter
    private let leaves: [ColumnChunkEncoder]
    private let outputs: [SegmentOutput]
    private let collected: Column

    init(
        _ descriptor: ColumnDescriptor, _ node: SchemaNode, index: Int, options: ParquetOptions, writer: PageWriter
    ) {
        self.index = index
        self.writer = writer
        pageRows = node.pageRows(options)
        leaves = node.leaves.map { ColumnChunkEncoder($0, index: index, options: options, writer: writer) }
        outputs = leaves.map { _ in SegmentOutput() }
        collected = Column(type: descriptor.type, form: descriptor.form, isNullable: descriptor.isNullable)
    }

    /// Writes the chunks of `rows`, in the order of the leaves.
    func encode(
        _ rows: RowRange, from source: any ColumnSource, batchRows: Int
    ) throws(TargetError) -> [ChunkInfo] {
        let (out, start) = (writer.out, writer.position)
        defer { for output in outputs { output.reset() } }
        var positions = outputs.map { _ in 0 }
        var chunks: [ChunkState] = []
        for (number, leaf) in leaves.enumerated() {
            writer.resume(outputs[number], at: 0)
            chunks.append(try leaf.beginChunk(rows, from: source, pageRows: pageRows))
            positions[number] = writer.position
        }
        var at = 0
        while at < rows.count {
            let page = RowRange(start: rows.start + Int64(at), count: min(pageRows, rows.count - at))
            var column = collected
            if page.count <= batchRows {
                column = source.column(index, rows: page)
            } else {
                collected.collect(page, of: index, source, batchRows)
            }
            for (number, leaf) in leaves.enumerated() {
                writer.resume(outputs[number], at: positions[number])
                try leaf.encodePage(column, rows: page, firstRow: at, chunk: &chunks[number])
                positions[number] = writer.position
            }
            at += page.count
        }
        writer.resume(out, at: start)
        return chunks.enumerated().map { number, chunk in
            let info = chunk.info.moved(by: writer.position)
            writer.append(pages: outputs[number])
            return info
        }
    }
}

extension SchemaNode {
    /// Rows of a page, the same for all leaves of a structure.
    func pageRows(_ options: ParquetOptions) -> Int {
        let values = leaves.map { ColumnChunkEncoder.pageRows($0, options: options) }.min() ?? 1
        guard case .list(let column, let element) = self else { return values }
        let one = element.leaves.reduce(1) { $0 + $1.descriptor.estimatedBytes }
        return max(1, Int(Double(values) / max(1, column.estimatedBytes / one)))
    }
}

extension ChunkInfo {
    /// The same chunk so many bytes further on.
    fileprivate func moved(by distance: Int) -> ChunkInfo {
        var result = self
        result.dataOffset += distance
        result.dictionaryOffset = dictionaryOffset.map { $0 + distance }
        for page in result.pages.indices { result.pages[page].offset += distance }
        return result
    }
}

extension Column {
    /// Replaces the rows by those of a page from several batches, so that the encoders see it whole and its bytes do not
    /// depend on batches.
    func collect(_ page: RowRange, of index: Int, _ source: any ColumnSource, _ batchRows: Int) {
        reset()
        var at = 0
        while at < page.count {
            let batch = RowRange(start: page.start + Int64(at), count: min(max(1, batchRows), page.count - at))
            append(source.column(index, rows: batch), rows: 0..<batch.count)
            at += batch.count
        }
    }
}
