import FigmentTypes

/// `diffusionCurve`: what it is, what it takes, how it is read.
enum DiffusionCurveGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .diffusionCurve, summary: "Dates of adoption along a growth curve.", yields: "dates and timestamps", parameters: [],
            example: #"{"diffusion_curve": {"within": "timeframe"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.decoding.report(
            .notSupportedYet(what: "generator", name: descriptor.kind.rawValue, alternatives: []), at: cursor)
        return nil
    }
}
