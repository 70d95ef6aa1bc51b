import FigmentTypes

/// `pattern`: what it is, what it takes, how it is read.
enum PatternGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .pattern, summary: "Text that a regular expression describes.", yields: "text", parameters: [],
            example: #"{"pattern": {"regex": "[A-Z]{3}-[0-9]{4}"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
