import FigmentTypes

/// What the footer needs to know of a row group. Offsets count from the first byte of the row group.
struct RowGroupInfo: Sendable {
    var rows: Int
    var chunks: [ChunkInfo]
}

/// A column chunk: the values of one column in one row group.
struct ChunkInfo: Sendable {
    var codec = PageCodec.uncompressed
    var encoding = Encoding.plain
    var hasLevels = false
    var dictionaryOffset: Int?
    var dataOffset = 0
    /// Level entries: values, nulls and empty lists.
    var valueCount = 0
    var nullCount = 0
    /// With page headers.
    var uncompressedBytes = 0
    var compressedBytes = 0
    var bounds: Bounds?
    var pages: [PageInfo] = []

    /// Whether every page with a value has bounds, so that a column index can be written.
    var hasColumnIndex: Bool { pages.allSatisfy { $0.isNull || $0.bounds != nil } && bounds != nil }
}

/// A data page.
struct PageInfo: Sendable {
    var offset: Int
    /// With its header.
    var byteCount: Int
    /// The first row, within the row group.
    var firstRow: Int
    var nullCount: Int
    var encoding: Encoding
    /// Whether there is no value in it.
    var isNull: Bool
    var bounds: Bounds?

    var isPlain: Bool { encoding == .plain }
}
