import FigmentTypes

/// `unique`: what it is, what it takes, how it is read.
enum UniqueGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .unique,
            summary:
                "Every row another value, in no order: integers of a range, or the values of a generator that has enough.",
            yields: "integers, or what the generator yields", parameters: UniqueKey.descriptors,
            example: #"{"unique": {"from": 100000, "to": 999999}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.isScalar && type != .bool && type != .uuid }

    static var canBeUnique: Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.unique(cursor, column)
    }
}

/// The parameters of `unique`.
public enum UniqueKey: String, DocumentKey {
    case of, from, to

    public var descriptor: KeyDescriptor {
        switch self {
        case .of:
            KeyDescriptor(
                rawValue, .object(.generator),
                "A choice, a pattern or a faker generator, each of whose values occurs once.",
                example: #"{"pattern": {"regex": "[A-Z]{3}\\d{4}"}}"#)
        case .from:
            KeyDescriptor(
                rawValue, .integer(.min ... .max), "The least integer.", aliases: ["low", "min"], default: "0",
                example: "1")
        case .to:
            KeyDescriptor(
                rawValue, .integer(.min ... .max), "The greatest integer.", aliases: ["high", "max"],
                example: "999999")
        }
    }
}

extension GeneratorDecoder {
    mutating func unique(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, UniqueKey.self, owner: "unique") else { return nil }
        let low = decoding.integer(members, .from)
        let high = decoding.integer(members, .to)
        if let place = members[.of] {
            for key in [UniqueKey.from, .to] {
                if let other = members[key] {
                    decoding.report(.keyNotWith(key: key.rawValue, other: "of", reason: .bothMakeValues), at: other)
                    return nil
                }
            }
            return unique(of: place, column)
        }
        guard members[.to] != nil else {
            decoding.report(.missingKey("to", of: "unique", example: "999999"), at: cursor)
            return nil
        }
        guard let high, let place = members[.to], members[.from] == nil || low != nil else { return nil }
        guard column.type.isInteger else {
            decoding.report(
                .rule(.columnType(column.name, type: column.declaredType, wanted: "an integer, or \"of\"")), at: cursor)
            return nil
        }
        let least = low ?? 0
        if least > high {
            decoding.report(.boundsReversed(low: .int(least), high: .int(high)), at: place)
            return nil
        }
        for (bound, cursor) in [(least, members[.from]), (high, place)] {
            if case .failure(let error) = Literal.int(bound).fitted(to: column.type, maxLength: nil) {
                decoding.report(
                    .doesNotFit(value: .int(bound), type: column.declaredType, error.failure), at: cursor ?? place)
                return nil
            }
        }
        return .uniqueIntegers(low: least, high: high)
    }

    private mutating func unique(of place: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let generator = decode(place, for: column) else { return nil }
        switch generator {
        case .choice(let choice):
            if choice.weights != .uniform, let weights = place["choice"]?["weights"] ?? place["choice"]?["weights_kind"]
            {
                decoding.report(
                    .hasNoEffect(key: "weights", because: "every item occurs at most once"), severity: .warning,
                    at: weights)
            }
            return .unique(of: generator)
        case .pattern(let pattern):
            if pattern.distinctValues != nil { return .unique(of: generator) }
            decoding.report(.generator(.patternNotUnique), at: place["pattern"]?["regex"] ?? place)
            return nil
        case .faker: return .unique(of: generator)
        default:
            decoding.report(
                .generator(
                    .notInside(
                        generator: generator.kind.rawValue, owner: "unique",
                        fitting: [
                            GeneratorKind.choice.rawValue, GeneratorKind.pattern.rawValue, GeneratorKind.faker.rawValue,
                        ])), at: place)
            return nil
        }
    }
}
