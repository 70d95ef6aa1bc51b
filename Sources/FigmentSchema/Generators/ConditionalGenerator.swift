import FigmentTypes

/// `when`: what it is, what it takes, how it is read.
enum ConditionalGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .conditional,
            summary:
                "The generator of the first condition that holds; an element {\"else\": …} at the end holds always.",
            yields: "what the branches yield", parameters: [],
            example:
                #"{"when": [{"if": "amount > 100", "then": {"constant": "big"}}, {"else": {"constant": "small"}}]}"#
        )
    }

    static func yields(_ type: DataType) -> Bool { type.isScalar }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.conditional(cursor, column)
    }
}

extension GeneratorDecoder {
    mutating func conditional(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        let example = ConditionalGenerator.descriptor.example
        guard let elements = decoding.list(cursor, minCount: 1, example: example) else { return nil }
        var branches: [(condition: String, generator: Generator)] = []
        var otherwise: Generator?
        for element in elements {
            if let last = element["else"] {
                otherwise = decode(last, for: column)
            } else if let condition = element["if"]?.text, let then = element["then"] {
                guard let generator = decode(then, for: column) else { return nil }
                branches.append((condition, generator))
            } else {
                decoding.wrongKind(element, expected: "an object with if and then, or else", example: example)
                return nil
            }
        }
        return .conditional(branches: branches, otherwise: otherwise)
    }
}
