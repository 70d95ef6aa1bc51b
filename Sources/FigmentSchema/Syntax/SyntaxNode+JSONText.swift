extension SyntaxNode {
    /// The value as JSON text: one line without spaces, or indented by two spaces a level.
    ///
    /// Deterministic: members in document order, the shortest digits that read back as the same number. Non-finite
    /// numbers, which no reader makes, become null. O(size).
    public func jsonText(pretty: Bool = false) -> String {
        var writer = JSONTextWriter(isPretty: pretty)
        writer.write(self, depth: 0)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Literal {
    /// The scalar as JSON text.
    public var jsonText: String { SyntaxNode(literal: self).jsonText() }
}

private struct JSONTextWriter {
    let isPretty: Bool
    var bytes: [UInt8] = []

    mutating func write(_ node: SyntaxNode, depth: Int) {
        switch node.value {
        case .null: text("null")
        case .bool(let value): text(value ? "true" : "false")
        case .int(let value): text(String(value))
        case .double(let value): text(value.isFinite ? value.description : "null")
        case .string(let value): string(value)
        case .array(let elements): array(elements, depth: depth)
        case .object(let members): object(members, depth: depth)
        }
    }

    private mutating func array(_ elements: [SyntaxNode], depth: Int) {
        // A list of scalars stays on one line: that is how people write bounds and weights.
        let isFlat = elements.allSatisfy { $0.literal != nil }
        bytes.append(0x5B)
        for (index, element) in elements.enumerated() {
            if index > 0 { text(isPretty && isFlat ? ", " : ",") }
            if !isFlat { breakLine(depth + 1) }
            write(element, depth: depth + 1)
        }
        if !isFlat { breakLine(depth) }
        bytes.append(0x5D)
    }

    private mutating func object(_ members: [SyntaxNode.Member], depth: Int) {
        bytes.append(0x7B)
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            breakLine(depth + 1)
            string(member.key)
            text(isPretty ? ": " : ":")
            write(member.value, depth: depth + 1)
        }
        if !members.isEmpty { breakLine(depth) }
        bytes.append(0x7D)
    }

    private mutating func breakLine(_ depth: Int) {
        guard isPretty else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
    }

    private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func string(_ value: String) {
        bytes.append(0x22)
        for byte in value.utf8 {
            switch byte {
            case 0x22: text("\\\"")
            case 0x5C: text("\\\\")
            case 0x0A: text("\\n")
            case 0x0D: text("\\r")
            case 0x09: text("\\t")
            case 0..<0x20, 0x7F:
                let digits: StaticString = "0123456789abcdef"
                text("\\u00")
                bytes.append(digits.utf8Start[Int(byte >> 4)])
                bytes.append(digits.utf8Start[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
