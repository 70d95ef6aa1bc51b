import Figment

/// Values as the cells of a preview.
enum ValueText {
    /// Elements of a list that are shown.
    private static let shownElements = 4

    static func cell(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .uint(let value): String(value)
        case .float(let value): value.description
        case .double(let value): value.description
        case .decimal(let unscaled, let scale): decimal(unscaled, scale)
        case .string(let text), .json(let text): text
        case .bytes(let bytes): hex(bytes)
        case .list(let elements): list(elements)
        case .sparse(let indices, let values): sparse(indices, values)
        case .structure(let fields):
            "{" + fields.map { "\($0.name): \(cell($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private static func decimal(_ unscaled: Int128, _ scale: Int) -> String {
        var digits = String(unscaled.magnitude)
        if scale > 0 {
            if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        }
        return unscaled < 0 ? "-" + digits : digits
    }

    /// `0x1f2e…(64)`
    private static func hex(_ bytes: [UInt8]) -> String {
        let shown = bytes.prefix(4).map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
        return "0x" + shown.joined() + (bytes.count > 4 ? "…(\(bytes.count))" : "")
    }

    /// `[red, blue]`; a long list of numbers is a vector: `[0.12, -0.03, …(128)]`.
    private static func list(_ elements: [Value]) -> String {
        let isVector = elements.count > shownElements && elements.allSatisfy(\.isNumber)
        let shown = elements.prefix(isVector ? shownElements : elements.count).map { element in
            if case .float(let value) = element, isVector { NumberText.fixed(Double(value), 3) } else { cell(element) }
        }
        return "[" + shown.joined(separator: ", ") + (isVector ? ", …(\(elements.count))]" : "]")
    }

    private static func sparse(_ indices: [UInt32], _ values: [Float]) -> String {
        let shown = zip(indices, values).prefix(shownElements).map { "\($0): \(NumberText.fixed(Double($1), 3))" }
        return "{" + shown.joined(separator: ", ") + (indices.count > shownElements ? ", …(\(indices.count))}" : "}")
    }
}

extension Value {
    fileprivate var isNumber: Bool {
        switch self {
        case .int, .uint, .float, .double, .decimal: true
        default: false
        }
    }
}
