import FigmentTypes

/// `choice`: what it is, what it takes, how it is read.
enum ChoiceGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .choice, summary: "Picks from a list, evenly or by weight.", yields: "the items' type",
            parameters: ChoiceKey.descriptors,
            example: #"{"choice": {"choices": ["new", "used"], "weights": [0.7, 0.3]}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type.takesLiterals
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.choice(cursor, column)
    }
}

/// The parameters of `choice`.
public enum ChoiceKey: String, DocumentKey {
    case choices, weights
    case weightsKind = "weights_kind"
    case choicesRef = "choices_ref"

    public var descriptor: KeyDescriptor {
        switch self {
        case .choices:
            KeyDescriptor(
                rawValue, .list(.scalar, minCount: 1), "The items, all of the column's type.",
                example: "[\"new\", \"used\"]")
        case .weights:
            KeyDescriptor(
                rawValue, .list(.number(.atLeastZero), minCount: 1),
                "One weight per item, in any scale; wins over weights_kind.", example: "[0.7, 0.3]")
        case .weightsKind:
            KeyDescriptor(
                rawValue, .string,
                "uniform; zipf@a (item k weighs 1/k^a); head_tail@{h,a} (the first fifth shares h evenly, "
                    + "the rest shares 1 − h by Zipf).", default: "uniform", example: "\"zipf@1.2\"")
        case .choicesRef:
            KeyDescriptor(
                rawValue, .string, "A column to sample instead of a list: \"table.column\".",
                example: "\"product.name\"")
        }
    }
}
