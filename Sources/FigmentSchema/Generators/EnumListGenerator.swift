import FigmentTypes

/// `enumList`: what it is, what it takes, how it is read.
enum EnumListGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .enumList, summary: "One value per row, in order.", yields: "the values' type", parameters: [],
            example: #"{"enum_list": {"values": ["a", "b"]}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
