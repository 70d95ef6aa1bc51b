public import FigmentColumns
public import FigmentTarget

/// One JSON array of objects per file (RFC 8259).
///
/// - Integers are integer literals, floats the shortest literal that reads back (always with a point or an exponent),
///   decimals their exact digits; NaN and infinities are `null` and counted in ``TextSegmentInfo``.
/// - Columns of type JSON are embedded as values, lists and dense vectors are arrays, sparse vectors objects
///   `{"12":0.5}`, binary vectors arrays of bytes.
/// - Dates, times and instants are ISO 8601 strings, UUIDs their text, binary base64.
/// - A null is written as `null`: every row has every key.
public struct JSONFormat: FileFormat {
    public enum Style: String, Sendable {
        /// The whole array on one line.
        case compact
        /// One object per line.
        case lines
    }
    public let style: Style

    public init(style: Style = .lines) { self.style = style }

    public var name: String { "json" }
    public var fileExtension: String { "json" }
    public var identity: String { "json style=\(style.rawValue)" }
    public var separator: [UInt8] { rowSeparator.bytes }

    private var rowSeparator: StaticString {
        switch style {
        case .compact: ","
        case .lines: ",\n"
        }
    }

    public func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int {
        textSegmentRows(table, namesInRows: true, maxFileBytes: maxFileBytes)
    }

    /// An empty table is `[]` in both styles.
    public func header(_ table: TableDescriptor) -> [UInt8] {
        Array(style == .compact || table.rowCount == 0 ? "[".utf8 : "[\n".utf8)
    }

    public func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder {
        try checkForms(table, format: name)
        let separator = rowSeparator
        return TextSegmentEncoder(
            table, writer: RowWriter(json: table, rowEnd: separator), trailing: separator.utf8CodeUnitCount)
    }

    public func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8] {
        Array(style == .compact || table.rowCount == 0 ? "]\n".utf8 : "\n]\n".utf8)
    }

    public func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int { 3 }
}

/// One JSON object per line (JSON lines); values as in ``JSONFormat``.
public struct JSONLinesFormat: FileFormat {
    public init() {}

    public var name: String { "jsonl" }
    public var fileExtension: String { "jsonl" }
    public var identity: String { "jsonl" }
    public var separator: [UInt8] { [] }

    public func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int {
        textSegmentRows(table, namesInRows: true, maxFileBytes: maxFileBytes)
    }

    public func header(_ table: TableDescriptor) -> [UInt8] { [] }

    public func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder {
        try checkForms(table, format: name)
        return TextSegmentEncoder(table, writer: RowWriter(json: table, rowEnd: "\n"), trailing: 0)
    }

    public func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8] { [] }

    public func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int { 0 }
}
