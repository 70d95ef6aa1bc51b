import FigmentTypes

/// `null`: what it is, what it takes, how it is read.
enum NullGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .null, summary: "Nothing, in every row.", yields: "every type", parameters: [],
            example: #"{"null": {}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        .null
    }
}
