import FigmentTypes

/// `expression`: what it is, what it takes, how it is read.
enum ExpressionGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .expression, summary: "Computed from the row's other columns.", yields: "what the expression is",
            parameters: ExpressionKey.descriptors, example: #"{"expression": {"code": "quantity * unit_price"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.isScalar }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.expression(cursor)
    }
}

/// The parameters of `expression`.
public enum ExpressionKey: String, DocumentKey {
    case code

    public var descriptor: KeyDescriptor {
        switch self {
        case .code:
            KeyDescriptor(
                rawValue, .string, "Arithmetic, comparisons and functions of columns.", required: true,
                example: "\"quantity * unit_price\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func expression(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, ExpressionKey.self, owner: "an expression"),
            let code = decoding.string(members, .code)
        else { return nil }
        return .expression(code: code)
    }
}
