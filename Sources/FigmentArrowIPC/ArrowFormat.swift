public import FigmentColumns
public import FigmentTarget
import FigmentTypes

/// Arrow IPC files and streams; a segment is a record batch.
///
/// Every message and every buffer begins at a multiple of 64 bytes, so that a mapped file can be used where it lies.
/// Small pools become dictionaries, which stand in front of the first batch of each file. Batches are not compressed.
/// Source: "Serialization and Interprocess Communication" of the Arrow columnar format, version 1.
public struct ArrowFormat: FileFormat {
    public enum Layout: String, Sendable {
        /// With a footer that tells where each batch lies ("Feather V2").
        case file
        /// Batch by batch, for readers that cannot go back.
        case stream
    }
    public let layout: Layout
    /// Estimated bytes in memory of a record batch.
    public let batchBytes: Int

    public init(layout: Layout = .file, batchBytes: Int = 8 << 20) {
        self.layout = layout
        self.batchBytes = max(1, batchBytes)
    }

    public var name: String { layout == .file ? "arrow" : "arrows" }
    public var fileExtension: String { name }
    public var separator: [UInt8] { [] }
    public var identity: String { "\(name) batchBytes=\(batchBytes)" }

    /// Offsets have 31 bits: a batch must fit even if every text is as long as it can be.
    public func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int {
        let bytes = max(1, min(batchBytes, maxFileBytes / 16))
        var rows = min(131_072, Double(bytes) / table.estimatedRowBytes)
        for column in table.columns {
            if let most = column.maxBytes { rows = min(rows, Double(1 << 30) / Double(most + 8)) }
        }
        return max(1, Int(rows))
    }

    public func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder {
        for column in table.columns where !ArrowColumn.isKnown(column.type) {
            throw .unsupportedType(column: column.name, type: "\(column.type)", format: name)
        }
        return RecordBatchEncoder(ArrowColumn.all(of: table))
    }

    // ---- What stands around the batches -------------------------------------------------------------

    private static let magic = Array("ARROW1".utf8)
    private static let endOfStream: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]

    public func header(_ table: TableDescriptor) -> [UInt8] { opening(table).bytes }

    /// The schema and the dictionaries, and where these lie.
    private func opening(_ table: TableDescriptor) -> (bytes: [UInt8], dictionaries: [MessagePlace]) {
        let columns = ArrowColumn.all(of: table)
        var bytes = layout == .file ? ArrowFormat.magic + [0, 0] : []
        bytes += ArrowMessage.encapsulated(.schema, unit: 64, before: bytes.count) { $0.schema(columns.map(\.field)) }
        var places: [MessagePlace] = []
        for column in columns {
            guard let dictionary = column.field.dictionary, let pool = column.pool else { continue }
            let message = DictionaryBatch.message(pool, id: dictionary.id)
            places.append(
                MessagePlace(offset: bytes.count, metadataBytes: message.metadata.count, bodyBytes: message.body.count))
            bytes += message.metadata + message.body
        }
        return (bytes, places)
    }

    public func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8] {
        guard layout == .file else { return ArrowFormat.endOfStream }
        let batches = segments.compactMap { segment in
            (segment.info as? RecordBatchInfo).map {
                MessagePlace(
                    offset: segment.offset, metadataBytes: $0.metadataBytes,
                    bodyBytes: segment.byteCount - $0.metadataBytes)
            }
        }
        var writer = FlatBufferWriter()
        let footer = writer.table([.int16(ArrowMessage.version), .reference, .reference, .reference])
        writer.link(0, to: footer.start)
        let schema = writer.schema(ArrowColumn.all(of: table).map(\.field))
        writer.link(footer.fields[1], to: schema)
        for (index, places) in [opening(table).dictionaries, batches].enumerated() {
            let list = writer.structures(count: places.count, words: places.flatMap(\.words))
            writer.link(footer.fields[2 + index], to: list)
        }
        writer.align(8)
        return ArrowFormat.endOfStream + writer.bytes + ArrowMessage.littleEndian(writer.bytes.count)
            + ArrowFormat.magic
    }

    public func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int {
        guard layout == .file else { return ArrowFormat.endOfStream.count }
        return table.columns.reduce(128 + 24 * segmentCount) { $0 + 320 + $1.name.utf8.count }
    }
}

/// Where a message lies: a `Block` of File.fbs.
struct MessagePlace {
    let offset: Int
    let metadataBytes: Int
    let bodyBytes: Int

    /// The structure's three words; the second holds 32 bits and padding.
    var words: [Int64] { [Int64(offset), Int64(metadataBytes), Int64(bodyBytes)] }
}

/// What the footer needs to know of a batch.
struct RecordBatchInfo: Sendable {
    let metadataBytes: Int
}
