import FigmentTypes

/// `faker`: what it is, what it takes, how it is read.
enum FakerGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .faker, summary: "Realistic text by Faker's name for it.", yields: "text", parameters: [],
            example: #"{"faker": {"method": "name"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
