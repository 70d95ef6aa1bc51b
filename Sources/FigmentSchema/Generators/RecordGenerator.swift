import FigmentTypes

/// `record`: what it is, what it takes, how it is read.
enum RecordGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .record,
            summary:
                "One field of a record that is drawn once per row: columns that name the same record agree. The choices "
                + "stand in one of them.",
            yields: "the fields' type", parameters: RecordKey.descriptors,
            example:
                #"{"record": {"name": "place", "field": "city", "choices": [{"city": "Oslo", "zone": "north"}, {"city": "Rome", "zone": "south"}]}}"#
        )
    }

    static func yields(_ type: DataType) -> Bool { type.takesLiterals }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.record(cursor, column)
    }
}

/// The parameters of `record`.
public enum RecordKey: String, DocumentKey {
    case name, field, choices, weights

    public var descriptor: KeyDescriptor {
        switch self {
        case .name:
            KeyDescriptor(
                rawValue, .string, "Which record: columns of one table with the same name share the draw.",
                default: "record", example: "\"place\"")
        case .field:
            KeyDescriptor(
                rawValue, .string, "The field that is this column's value.", default: "the column's name",
                example: "\"city\"")
        case .choices:
            KeyDescriptor(
                rawValue, .list(.map(.scalar), minCount: 1), "The records; left out where another column has them.",
                example: #"[{"city": "Oslo", "zone": "north"}, {"city": "Rome", "zone": "south"}]"#)
        case .weights:
            KeyDescriptor(
                rawValue, .list(.number(.atLeastZero), minCount: 1), "One per record, beside the choices.",
                default: "all alike", example: "[3, 1]")
        }
    }
}

extension GeneratorDecoder {
    mutating func record(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, RecordKey.self, owner: "a record") else { return nil }
        let name = decoding.string(members, .name)
        let field = decoding.string(members, .field)
        var result = Record(name: name ?? "record", field: field ?? column.name)
        guard members[.name] == nil || name != nil, members[.field] == nil || field != nil else { return nil }
        guard members[.choices] != nil else {
            if let place = members[.weights] {
                decoding.report(
                    .hasNoEffect(key: "weights", because: "they belong beside the choices"), at: place)
                return nil
            }
            return .record(result)
        }
        guard let elements = decoding.list(members, .choices) else { return nil }
        for element in elements {
            guard case .object(let fields) = element.node.value else {
                decoding.wrongKind(element, expected: "an object", example: #"{"city": "Oslo", "zone": "north"}"#)
                return nil
            }
            var choice: [String: Literal] = [:]
            for field in fields {
                guard let literal = field.value.literal else {
                    decoding.wrongKind(
                        Cursor(node: field.value, path: element.path.key(field.key)), expected: "a scalar")
                    return nil
                }
                choice[field.key] = literal
            }
            result.choices.append(choice)
        }
        guard let weights = recordWeights(members, count: elements.count) else { return nil }
        result.weights = weights
        return .record(result)
    }

    private mutating func recordWeights(_ members: Members<RecordKey>, count: Int) -> Choice.Weights? {
        guard let place = members[.weights] else { return .uniform }
        guard let elements = decoding.list(members, .weights) else { return nil }
        if elements.count != count {
            decoding.report(.weightCount(weights: elements.count, items: count), at: place)
            return nil
        }
        var weights: [Double] = []
        for element in elements {
            guard let weight = decoding.number(element, in: .atLeastZero) else { return nil }
            weights.append(weight)
        }
        if weights.contains(where: { $0 > 0 }) { return .explicit(weights) }
        decoding.report(.weightsAllZero, at: place)
        return nil
    }
}

/// Checks records across the columns of a table: each has choices in one column, and every choice a value that fits.
enum RecordReferences {
    static func check(_ columns: [ResolvableColumn], isComplete: Bool, _ decoding: inout Decoding) {
        var definers: [String: (record: Record, place: Cursor)] = [:]
        for entry in columns {
            guard case .record(let record) = entry.column.generator, !record.choices.isEmpty,
                let place = entry.generator?["record"]
            else { continue }
            if let first = definers[record.name] {
                let line = first.place["choices"]?.location.line ?? first.place.location.line
                decoding.report(
                    .generator(.recordTwice(record.name, firstLine: line)), at: place["choices"] ?? place)
            } else {
                definers[record.name] = (record, place)
            }
        }
        for entry in columns {
            guard case .record(let record) = entry.column.generator, let place = entry.generator?["record"] else {
                continue
            }
            guard let definer = definers[record.name] else {
                if isComplete {
                    decoding.report(
                        .generator(.recordWithoutChoices(record.name, others: definers.keys.sorted())),
                        at: place["name"] ?? place)
                }
                continue
            }
            checkField(record.field, entry.column, place, definer, &decoding)
        }
    }

    private static func checkField(
        _ field: String, _ column: ColumnSpec, _ place: Cursor, _ definer: (record: Record, place: Cursor),
        _ decoding: inout Decoding
    ) {
        let elements = definer.place["choices"]?.elements ?? []
        let known = Set(definer.record.choices.flatMap { $0.keys }).sorted()
        guard known.contains(field) else {
            return decoding.unknownName(field, of: .field, known: known, at: place["field"] ?? place)
        }
        for (choice, element) in zip(definer.record.choices, elements) {
            let literal = choice[field] ?? .null
            if literal == .null {
                if column.isNullable { continue }
                return decoding.report(
                    .generator(.recordNull(field: field, column: column.name)), at: element)
            }
            if case .failure(let error) = literal.fitted(to: column.type, maxLength: column.maxLength) {
                let value = element[field] ?? element
                decoding.report(
                    .doesNotFit(value: literal, type: column.declaredType, error.failure), at: value)
            }
        }
    }
}
