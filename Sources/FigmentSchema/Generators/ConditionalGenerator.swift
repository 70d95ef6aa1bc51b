import FigmentTypes

/// `when`: what it is, what it takes, how it is read.
enum ConditionalGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .conditional,
            summary:
                "The generator of the first condition that holds, else that of `else`, which stands beside `when` or in "
                + "its last element; null without one.",
            yields: "what the branches yield", parameters: [],
            example:
                #"{"when": [{"if": "amount > 100", "then": {"constant": "big"}}], "else": {"constant": "small"}}"#
        )
    }

    static func yields(_ type: DataType) -> Bool { type.takesLiterals }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.conditional(cursor, column, otherwise: nil)
    }
}

extension GeneratorDecoder {
    /// - Parameter beside: What stands under `else` beside `when`.
    mutating func conditional(_ cursor: Cursor, _ column: ColumnSpec, otherwise beside: Cursor?) -> Generator? {
        let example = ConditionalGenerator.descriptor.example
        guard let elements = decoding.list(cursor, minCount: 1, example: example) else { return nil }
        var branches: [(condition: String, generator: Generator)] = []
        var last = beside
        for (number, element) in elements.enumerated() {
            if let place = element["else"] {
                if last != nil || number < elements.count - 1 {
                    let reason = last == nil ? "the branches behind it are never reached" : "there is another one"
                    decoding.report(.hasNoEffect(key: "else", because: reason), at: place)
                    return nil
                }
                last = place
            } else if let condition = element["if"]?.text, let then = element["then"] {
                guard let generator = decode(then, for: column) else { return nil }
                branches.append((condition, generator))
            } else {
                decoding.wrongKind(element, expected: "an object with if and then, or else", example: example)
                return nil
            }
        }
        guard let last else { return .conditional(branches: branches, otherwise: nil) }
        guard let otherwise = decode(last, for: column) else { return nil }
        return .conditional(branches: branches, otherwise: otherwise)
    }
}
