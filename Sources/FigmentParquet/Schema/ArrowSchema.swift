import FigmentColumns
import FigmentTypes

/// The Arrow schema that readers find under the key `ARROW:schema`: an encapsulated IPC message in Base64.
///
/// It tells Arrow what Parquet alone does not: time zones and that a list's element is not null. Sources: Arrow's
/// Schema.fbs and Message.fbs; "Encapsulated message format" of the Arrow columnar format.
enum ArrowSchema {
    static func base64(_ columns: [SchemaNode]) -> String {
        base64(ArrowMessage.encapsulated(.schema) { $0.schema(columns.map(field)) })
    }

    private static func field(_ node: SchemaNode) -> ArrowField {
        switch node {
        case .leaf(let leaf): field(leaf)
        case .group(let column, let fields):
            ArrowField(column.name, isNullable: column.isNullable, .structure, children: fields.map(field))
        case .list(let column, let element):
            ArrowField(column.name, isNullable: column.isNullable, .list, children: [field(element)])
        }
    }

    private static func field(_ leaf: LeafColumn) -> ArrowField {
        let type = ArrowType(stored(leaf.valueType))
        guard leaf.isList else { return ArrowField(leaf.name, isNullable: leaf.isNullable, type) }
        return ArrowField(
            leaf.name, isNullable: leaf.isNullable, .list,
            children: [ArrowField("element", isNullable: false, type)])
    }

    /// The type that the file has: Parquet knows no seconds, and sparse vectors are text.
    private static func stored(_ type: DataType) -> DataType {
        switch type {
        case .timestamp(.second, let zone): .timestamp(unit: .milli, zone: zone)
        case .sparseVector: .utf8
        default: type
        }
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let rest = min(3, bytes.count - start)
            var word = 0
            for k in 0..<3 { word = word << 8 | (k < rest ? Int(bytes[start + k]) : 0) }
            for k in 0..<4 {
                text.append(k <= rest ? alphabet[word >> (18 - 6 * k) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
