import FigmentTypes

/// `conditional`: what it is, what it takes, how it is read.
enum ConditionalGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .conditional, summary: "The first branch whose condition holds.", yields: "what the branches yield", parameters: [],
            example: #"{"when": [{"if": "a > 1", "then": {"constant": {"value": 1}}}]}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
