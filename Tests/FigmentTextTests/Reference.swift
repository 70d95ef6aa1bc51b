import FigmentTypes

/// The JSON of a value, slowly and obviously. Only for the types that the property tests draw.
func reference(_ value: Value, _ type: DataType) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .uint(let value): return String(value)
    case .decimal(let value): return String(value)
    case .float(let value): return reference(value)
    case .double(let value): return reference(value)
    case .bytes(let bytes):
        if type == .json { return String(decoding: bytes, as: UTF8.self) }
        return "\"" + bytes.reduce(into: [UInt8]()) { $0 += escaped($1) }.text + "\""
    case .list(let values):
        guard case .list(let element) = type else { return "?" }
        return "[" + values.map { reference($0, element) }.joined(separator: ",") + "]"
    case .floats(let floats): return "[" + floats.map(reference).joined(separator: ",") + "]"
    case .sparse(let pairs):
        return "{" + pairs.map { "\"\($0)\":\(reference($1))" }.joined(separator: ",") + "}"
    }
}

/// A float as JSON: the standard library's digits, laid out by the rule of `ShortestFloat.swift`. Its own layout agrees
/// between 0.0001 and 2^24 or 2^53, which is where test values lie.
private func reference(_ value: Float) -> String { value.isFinite ? value.description : "null" }
private func reference(_ value: Double) -> String { value.isFinite ? value.description : "null" }

private func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22: Array(#"\""#.utf8)
    case 0x5C: Array(#"\\"#.utf8)
    case 0x08: Array(#"\b"#.utf8)
    case 0x09: Array(#"\t"#.utf8)
    case 0x0A: Array(#"\n"#.utf8)
    case 0x0C: Array(#"\f"#.utf8)
    case 0x0D: Array(#"\r"#.utf8)
    case 0..<0x20: Array(#"\u00"#.utf8) + Array((byte < 16 ? "0" : "1").utf8) + Array(String(byte % 16, radix: 16).utf8)
    default: [byte]
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
