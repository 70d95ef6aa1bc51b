import FigmentTypes

/// `sequence`: what it is, what it takes, how it is read.
enum SequenceGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .sequence,
            summary: "Counts: start, start + step, start + 2·step, …; of all rows, or of each parent's.",
            yields: "numbers",
            parameters: SequenceKey.descriptors, example: #"{"sequence": {"start": 1, "step": 1}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type.isNumeric
    }

    static var canBeUnique: Bool { true }

    static func isUniquePerRow(_ generator: Generator) -> Bool {
        if case .sequence = generator { true } else { false }
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.sequence(cursor, column)
    }
}

/// The parameters of `sequence`.
public enum SequenceKey: String, DocumentKey {
    case start, step, within

    public var descriptor: KeyDescriptor {
        switch self {
        case .start:
            KeyDescriptor(
                rawValue, .integer(Int64.min...Int64.max), "The first row's value.", default: "1", example: "1")
        case .step:
            KeyDescriptor(
                rawValue, .integer(Int64.min...Int64.max), "What each row adds; not 0, may be negative.",
                default: "1", example: "1")
        case .within:
            KeyDescriptor(
                rawValue, .oneOf(SequenceScope.allCases.map(\.rawValue)),
                "What is counted: the table's rows, or those of each parent row, which begin anew: lines of an order.",
                default: "table", example: "\"parent\"")
        }
    }
}

/// What a sequence counts.
enum SequenceScope: String, CaseIterable { case table, parent }

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
        guard let place = members[.within] else { return .sequence(start: start, step: step) }
        switch decoding.choice(place, of: .option, SequenceScope.self) {
        case .table?: return .sequence(start: start, step: step)
        case .parent?: return .ordinal(start: start, step: step)
        case nil: return nil
        }
    }
}
