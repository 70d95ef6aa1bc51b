import FigmentTypes

/// `diffusion_curve`: what it is, what it takes, how it is read.
enum DiffusionCurveGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .diffusionCurve, summary: "Dates of adoption along a growth curve.", yields: "dates and timestamps",
            parameters: DiffusionCurveKey.descriptors,
            example: #"{"diffusion_curve": {"within": "timeframe", "curve_type": "logistic"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.isInstant }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.diffusionCurve(cursor)
    }
}

/// The parameters of `diffusion_curve`.
public enum DiffusionCurveKey: String, DocumentKey {
    case within
    case curveType = "curve_type"
    case inflectionPoint = "inflection_point"
    case steepness

    public var descriptor: KeyDescriptor {
        switch self {
        case .within:
            KeyDescriptor(
                rawValue, .either([.oneOf(["timeframe"]), .object(.window)]), "The window.", default: "timeframe",
                example: "\"timeframe\"")
        case .curveType:
            KeyDescriptor(
                rawValue, .oneOf(DiffusionCurve.Kind.allCases.map(\.rawValue)), "The shape of the growth.",
                aliases: ["type"], default: "logistic", example: "\"logistic\"")
        case .inflectionPoint:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "Where in the window it is steepest.", default: "0.5",
                example: "0.5")
        case .steepness:
            KeyDescriptor(rawValue, .number(.above(0, upTo: 500)), "How steep it is.", default: "10", example: "10")
        }
    }
}

extension GeneratorDecoder {
    mutating func diffusionCurve(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, DiffusionCurveKey.self, owner: "a diffusion_curve") else {
            return nil
        }
        var curve = DiffusionCurve()
        if let kind = members[.curveType] {
            guard let known = decoding.choice(kind, of: .curve, DiffusionCurve.Kind.self) else { return nil }
            curve.kind = known
        }
        curve.inflectionPoint = decoding.number(members, .inflectionPoint) ?? curve.inflectionPoint
        curve.steepness = decoding.number(members, .steepness) ?? curve.steepness
        if let place = members[.within] {
            guard let window = WindowDecoder.reference(place, &decoding) else { return nil }
            curve.within = window.frame
        }
        return .diffusionCurve(curve)
    }
}
