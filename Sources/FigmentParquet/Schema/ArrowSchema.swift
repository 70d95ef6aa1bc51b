import FigmentTypes

/// The Arrow schema that readers find under the key `ARROW:schema`: an encapsulated IPC message in Base64.
///
/// It tells Arrow what Parquet alone does not: time zones and that a list's element is not null. Sources: Arrow's
/// Schema.fbs and Message.fbs; "Encapsulated message format" of the Arrow columnar format.
enum ArrowSchema {
    static func base64(_ leaves: [LeafColumn]) -> String {
        let message = encapsulated(leaves)
        return base64(message)
    }

    /// Continuation mark, length, message padded to eight bytes.
    private static func encapsulated(_ leaves: [LeafColumn]) -> [UInt8] {
        var writer = FlatBufferWriter()
        let message = writer.table([.int16(4), .int8(1), .reference, .int64(0)])  // V5, Schema, header, no body
        writer.link(0, to: message.start)
        let schema = writer.table([.int16(0), .reference])  // little-endian, fields
        writer.link(message.fields[2], to: schema.start)
        let fields = writer.references(count: leaves.count)
        writer.link(schema.fields[1], to: fields.vector)
        for (leaf, place) in zip(leaves, fields.elements) {
            let start = field(leaf, &writer)
            writer.link(place, to: start)
        }
        writer.align(8)
        let length = UInt32(writer.bytes.count)
        return [0xFF, 0xFF, 0xFF, 0xFF] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + writer.bytes
    }

    private static func field(_ leaf: LeafColumn, _ writer: inout FlatBufferWriter) -> Int {
        guard leaf.isList else {
            return field(leaf.name, leaf.isNullable, leaf.valueType, &writer)
        }
        let list = named(leaf.name, leaf.isNullable, ArrowType(number: 12, fields: []), childCount: 1, &writer)
        let element = field("element", false, leaf.valueType, &writer)
        writer.link(list.children[0], to: element)
        return list.start
    }

    private static func field(
        _ name: String, _ isNullable: Bool, _ type: DataType, _ writer: inout FlatBufferWriter
    ) -> Int {
        named(name, isNullable, ArrowType(type), childCount: 0, &writer).start
    }

    /// A `Field`: name, nullable, type number, type, dictionary, children.
    private static func named(
        _ name: String, _ isNullable: Bool, _ type: ArrowType, childCount: Int, _ writer: inout FlatBufferWriter
    ) -> (start: Int, children: [Int]) {
        let field = writer.table([
            .reference, .int8(isNullable ? 1 : 0), .int8(type.number), .reference, .absent, .reference,
        ])
        let text = writer.string(name)
        writer.link(field.fields[0], to: text)
        let body = writer.table(type.fields)
        writer.link(field.fields[3], to: body.start)
        if let zone = type.zone {
            let text = writer.string(zone)
            writer.link(body.fields[1], to: text)
        }
        let children = writer.references(count: childCount)
        writer.link(field.fields[5], to: children.vector)
        return (field.start, children.elements)
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

/// A type of Schema.fbs: its number in the union `Type` and the fields of its table.
private struct ArrowType {
    let number: Int
    let fields: [FlatBufferWriter.Field]
    var zone: String?

    init(number: Int, fields: [FlatBufferWriter.Field], zone: String? = nil) {
        self.number = number
        self.fields = fields
        self.zone = zone
    }

    init(_ type: DataType) {
        func integer(_ bits: Int, _ signed: Bool) -> ArrowType {
            ArrowType(number: 2, fields: [.int32(bits), .int8(signed ? 1 : 0)])
        }
        switch type {
        case .bool: self.init(number: 6, fields: [])
        case .int8: self = integer(8, true)
        case .int16: self = integer(16, true)
        case .int32: self = integer(32, true)
        case .int64: self = integer(64, true)
        case .uint8: self = integer(8, false)
        case .uint16: self = integer(16, false)
        case .uint32: self = integer(32, false)
        case .uint64: self = integer(64, false)
        case .float16: self.init(number: 3, fields: [.int16(0)])
        case .float32: self.init(number: 3, fields: [.int16(1)])
        case .float64: self.init(number: 3, fields: [.int16(2)])
        case .decimal(let precision, let scale):
            self.init(number: 7, fields: [.int32(precision), .int32(scale), .int32(128)])
        case .utf8, .json, .sparseVector: self.init(number: 5, fields: [])
        case .binary: self.init(number: 4, fields: [])
        case .uuid: self.init(number: 15, fields: [.int32(16)])
        case .date32: self.init(number: 8, fields: [.int16(0)])
        case .time64: self.init(number: 9, fields: [.int16(2), .int32(64)])
        case .timestamp(let unit, let zone):
            let number = unit == .nano ? 3 : unit == .micro ? 2 : 1
            self.init(number: 10, fields: [.int16(number), zone == nil ? .absent : .reference], zone: zone)
        case .list, .vector: self.init(number: 12, fields: [])
        }
    }
}
