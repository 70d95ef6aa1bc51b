/// Encapsulated messages of Arrow's IPC format.
///
/// Sources: Arrow's Message.fbs; "Encapsulated message format" of the Arrow columnar format.
public enum ArrowMessage {
    /// What a message holds: its number in the union `MessageHeader`.
    public enum Kind: Int, Sendable {
        case schema = 1
        case dictionaryBatch = 2
        case recordBatch = 3
    }

    /// Metadata version 5, the present one.
    public static var version: Int { 4 }

    /// Continuation mark, length and metadata, padded.
    ///
    /// - Parameters:
    ///   - bodyBytes: Bytes of the body that follows.
    ///   - unit: The bytes returned, and `before` of them, are a multiple of it; itself a multiple of eight.
    ///   - header: Appends the header's table and returns its place.
    public static func encapsulated(
        _ kind: Kind, bodyBytes: Int = 0, unit: Int = 8, before: Int = 0,
        header: (inout FlatBufferWriter) -> Int
    ) -> [UInt8] {
        var writer = FlatBufferWriter()
        let message = writer.table([.int16(version), .int8(kind.rawValue), .reference, .int64(bodyBytes)])
        writer.link(0, to: message.start)
        let start = header(&writer)
        writer.link(message.fields[2], to: start)
        var metadata = writer.bytes
        while (before + 8 + metadata.count) % unit != 0 { metadata.append(0) }
        return [0xFF, 0xFF, 0xFF, 0xFF] + littleEndian(metadata.count) + metadata
    }

    /// Four bytes.
    public static func littleEndian(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
