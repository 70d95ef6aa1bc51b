import FigmentTypes

/// `sequence`: what it is, what it takes, how it is read.
enum SequenceGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .sequence, summary: "Counts: start, start + step, start + 2·step, …", yields: "numbers",
            parameters: SequenceKey.descriptors, example: #"{"sequence": {"start": 1, "step": 1}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type.isNumeric
    }

    static var canBeUnique: Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.sequence(cursor, column)
    }
}

/// The parameters of `sequence`.
public enum SequenceKey: String, DocumentKey {
    case start, step

    public var descriptor: KeyDescriptor {
        switch self {
        case .start:
            KeyDescriptor(
                rawValue, .integer(Int64.min...Int64.max), "The first row's value.", default: "1", example: "1")
        case .step:
            KeyDescriptor(
                rawValue, .integer(Int64.min...Int64.max), "What each row adds; not 0, may be negative.",
                default: "1", example: "1")
        }
    }
}

extension GeneratorDecoder {
    mutating func sequence(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, SequenceKey.self, owner: "a sequence") else { return nil }
        let start = decoding.integer(members, .start) ?? 1
        let step = decoding.integer(members, .step) ?? 1
        if step == 0 { decoding.report(.stepZero, at: members[.step] ?? cursor) }
        if let range = column.type.integerRange, !range.contains(start) {
            decoding.report(
                .sequenceLeavesType(start: start, type: column.declaredType), at: members[.start] ?? cursor)
        }
        return .sequence(start: start, step: step)
    }
}
