import FigmentTypes

/// `constant`: what it is, what it takes, how it is read.
enum ConstantGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .constant, summary: "The same value in every row: the scalar itself stands under the name.",
            yields: "the scalar's type", parameters: [], example: #"{"constant": "EUR"}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type.takesLiterals
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.constant(cursor, column)
    }
}

extension GeneratorDecoder {
    mutating func constant(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let literal = cursor.node.literal else {
            decoding.wrongKind(cursor, expected: "a scalar", example: "\"EUR\"")
            return nil
        }
        if literal == .null, column.isNullable { return .constant(.null) }
        return fitted(cursor, column).map { .constant($0) }
    }
}
