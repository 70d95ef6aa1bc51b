public import FigmentColumns
public import FigmentTarget
import FigmentTypes

/// Parquet files, written straight from column forms; a segment is a row group.
///
/// Source: the Apache Parquet format (parquet.thrift, Encodings.md, PageIndex.md, LogicalTypes.md).
public struct ParquetFormat: FileFormat {
    public let options: ParquetOptions
    private let codecs: Codecs

    public init(options: ParquetOptions = ParquetOptions(), codecs: Codecs = Codecs()) {
        self.options = options
        self.codecs = codecs
    }

    public var name: String { "parquet" }
    public var fileExtension: String { "parquet" }
    public var separator: [UInt8] { [] }

    public var identity: String {
        "parquet compression=\(options.compression.identity) pageRows=\(options.pageRows) "
            + "pageBytes=\(options.pageBytes) rowGroupBytes=\(options.rowGroupBytes)"
    }

    /// Whole pages of ``ParquetOptions/pageRows`` where a row group holds several.
    public func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int {
        let bytes = max(1, min(options.rowGroupBytes, maxFileBytes / 16))
        let rows = Int(min(1_000_000, max(1, Double(bytes) / table.estimatedRowBytes)))
        return rows < options.pageRows ? rows : rows - rows % options.pageRows
    }

    public func header(_ table: TableDescriptor) -> [UInt8] { Array("PAR1".utf8) }

    public func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder {
        if case .zstd = options.compression, codecs.makeZstd == nil { throw .codec("zstd is not available") }
        var columns: [SchemaNode] = []
        for column in table.columns { columns.append(try SchemaNode(column, in: table)) }
        return RowGroupEncoder(columns, options: options, codecs: codecs)
    }

    public func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8] {
        // `makeEncoder` has refused what cannot be a leaf.
        let columns = table.columns.compactMap { try? SchemaNode($0, in: table) }
        return FooterWriter(columns, fileBytes: fileBytes).finish(segments)
    }

    /// Metadata of a chunk with its statistics, and two index entries per page.
    public func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int {
        let rows = segmentRows(table, maxFileBytes: Int.max)
        var perSegment = 32
        var perFile = 512
        for column in table.columns {
            guard let node = try? SchemaNode(column, in: table) else { continue }
            let pages = (rows - 1) / node.pageRows(options) + 1
            for leaf in node.leaves {
                let names = leaf.groups.reduce(leaf.name.utf8.count) { $0 + $1.name.utf8.count }
                perSegment += 160 + names + pages * 48
                perFile += 160 + 96 * leaf.groups.count + 3 * names
            }
        }
        return perFile + segmentCount * perSegment
    }
}

/// Encodes row groups; keeps its buffers from one to the next.
final class RowGroupEncoder: SegmentEncoder {
    /// Of one column: a chunk, or those of a structure's leaves.
    private enum Encoder {
        case chunk(ColumnChunkEncoder)
        case chunks(StructureEncoder)
    }
    private let columns: [Encoder]
    private let writer: PageWriter

    init(_ columns: [SchemaNode], options: ParquetOptions, codecs: Codecs) {
        let writer = PageWriter(options: options, codecs: codecs)
        self.writer = writer
        self.columns = columns.enumerated().map { index, node in
            switch node {
            case .leaf(let leaf):
                .chunk(ColumnChunkEncoder(leaf, index: index, options: options, writer: writer))
            case .group(let descriptor, _), .list(let descriptor, _):
                .chunks(StructureEncoder(descriptor, node, index: index, options: options, writer: writer))
            }
        }
    }

    func encode(_ rows: RowRange, from source: any ColumnSource, batchRows: Int, into out: SegmentOutput)
        throws(TargetError) -> (any Sendable)?
    {
        writer.begin(out)
        var info = RowGroupInfo(rows: rows.count, chunks: [])
        info.chunks.reserveCapacity(columns.count)
        guard !rows.isEmpty else { return info }
        for column in columns {
            switch column {
            case .chunk(let chunk): info.chunks.append(try chunk.encode(rows, from: source, batchRows: batchRows))
            case .chunks(let structure):
                info.chunks += try structure.encode(rows, from: source, batchRows: batchRows)
            }
        }
        return info
    }
}
