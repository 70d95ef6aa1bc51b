/// How a Parquet file is compressed.
public enum ParquetCompression: Hashable, Sendable {
    case none
    case snappy
    case zstd(level: Int)

    /// The name and, for zstd, the level.
    public var identity: String {
        switch self {
        case .none: "none"
        case .snappy: "snappy"
        case .zstd(let level): "zstd-\(level)"
        }
    }
}

/// What a user may choose about Parquet files. Every field changes bytes.
public struct ParquetOptions: Hashable, Sendable {
    public var compression: ParquetCompression
    /// Rows of a data page, at most.
    public var pageRows: Int
    /// Estimated bytes of a data page's values, at most (a page holds at least one row).
    public var pageBytes: Int
    /// Estimated bytes in memory of a row group.
    public var rowGroupBytes: Int

    /// The defaults keep a page and its compressed form in a second-level cache of 1 to 2 MB. 20 480 rows are twenty of
    /// the kernels' blocks.
    public init(
        compression: ParquetCompression = .snappy, pageRows: Int = 20_480, pageBytes: Int = 1 << 20,
        rowGroupBytes: Int = 32 << 20
    ) {
        self.compression = compression
        self.pageRows = max(1, pageRows)
        self.pageBytes = max(1, pageBytes)
        self.rowGroupBytes = max(1, rowGroupBytes)
    }
}
