public import FigmentColumns
public import FigmentTarget

/// Comma-separated values (RFC 4180) with a header record in every file.
///
/// - Fields stand in quotation marks only when they must: they hold a comma, a quotation mark or a line break, or begin
///   or end with a space or tab (which some readers trim).
/// - A null is an empty field and the empty string is `""`. In a table of one column a null is `""` too, because
///   readers skip empty lines.
/// - Lists, vectors and JSON are JSON text in quotation marks; within it NaN and infinities are null, while float
///   columns keep them as `NaN`, `inf`, `-inf`.
/// - Other values are written as in ``JSONFormat``, without quotation marks.
public struct CSVFormat: FileFormat {
    public enum LineEnd: String, Sendable {
        /// What every tool on Unix expects: the default.
        case lf
        /// What RFC 4180 writes.
        case crlf

        fileprivate var text: StaticString {
            switch self {
            case .lf: "\n"
            case .crlf: "\r\n"
            }
        }
    }
    public let lineEnd: LineEnd

    public init(lineEnd: LineEnd = .lf) { self.lineEnd = lineEnd }

    public var name: String { "csv" }
    public var fileExtension: String { "csv" }
    public var identity: String { "csv lineEnd=\(lineEnd.rawValue)" }
    public var separator: [UInt8] { [] }

    public func segmentRows(_ table: TableDescriptor, maxFileBytes: Int) -> Int {
        textSegmentRows(table, namesInRows: false, maxFileBytes: maxFileBytes)
    }

    public func header(_ table: TableDescriptor) -> [UInt8] {
        Array(table.columns.map { encodedText($0.name, as: .csvField) }.joined(separator: [0x2C])) + lineEnd.text.bytes
    }

    public func makeEncoder(_ table: TableDescriptor) throws(TargetError) -> any SegmentEncoder {
        try checkForms(table, format: name)
        return TextSegmentEncoder(table, writer: RowWriter(csv: table, rowEnd: lineEnd.text), trailing: 0)
    }

    public func footer(_ table: TableDescriptor, _ segments: [PlacedSegment], fileBytes: Int) -> [UInt8] { [] }

    public func estimatedFooterBytes(_ table: TableDescriptor, segmentCount: Int) -> Int { 0 }
}
