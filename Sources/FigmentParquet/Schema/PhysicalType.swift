/// The types that values have on disk, with their numbers in the file (parquet.thrift, `Type`).
enum PhysicalType: Int, Sendable {
    case boolean = 0
    case int32 = 1
    case int64 = 2
    case float = 4
    case double = 5
    case byteArray = 6
    case fixedLengthByteArray = 7
}

/// parquet.thrift, `Encoding`.
enum Encoding: Int, Sendable {
    case plain = 0
    case rle = 3
    case deltaBinaryPacked = 5
    case deltaLengthByteArray = 6
    case rleDictionary = 8
    case byteStreamSplit = 9
}

/// parquet.thrift, `CompressionCodec`.
enum PageCodec: Int, Sendable {
    case uncompressed = 0
    case snappy = 1
    case zstd = 6
}

/// parquet.thrift, `FieldRepetitionType`.
enum Repetition: Int, Sendable {
    case required = 0
    case optional = 1
    case repeated = 2
}

/// parquet.thrift, `PageType`.
enum PageKind: Int, Sendable {
    case data = 0
    case dictionary = 2
}
