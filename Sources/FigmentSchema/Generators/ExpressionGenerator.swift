import FigmentTypes

/// `expression`: what it is, what it takes, how it is read.
enum ExpressionGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .expression, summary: "Computed from the row's other columns.", yields: "what the expression is", parameters: [],
            example: #"{"expression": {"code": "a + b"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
