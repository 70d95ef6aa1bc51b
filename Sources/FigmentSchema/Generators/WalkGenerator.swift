import FigmentTypes

/// `walk`: what it is, what it takes, how it is read.
enum WalkGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .walk, summary: "A random walk along the rows, or along each parent's: levels, balances, prices.",
            yields: "numbers",
            parameters: WalkKey.descriptors,
            example: #"{"walk": {"start": 100, "drift": 0.01, "volatility": 0.5}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.isNumeric }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.walk(cursor)
    }
}

/// The parameters of `walk`.
public enum WalkKey: String, DocumentKey {
    case start, drift, volatility, kind

    public var descriptor: KeyDescriptor {
        switch self {
        case .start:
            KeyDescriptor(
                rawValue, .number(.any), "The value of row 0, or of each parent's first row.", default: "0",
                example: "100")
        case .drift:
            KeyDescriptor(rawValue, .number(.any), "What a row adds on average.", default: "0", example: "0.01")
        case .volatility:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "The standard deviation of a row's step.", aliases: ["std"],
                default: "1", example: "0.5")
        case .kind:
            KeyDescriptor(
                rawValue, .oneOf(Walk.Kind.allCases.map(\.rawValue)),
                "Steps are added, or (geometric) are shares of the value: start · e^(drift · row + …).",
                default: "arithmetic", example: "\"geometric\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func walk(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, WalkKey.self, owner: "a walk") else { return nil }
        let start = decoding.number(members, .start)
        let drift = decoding.number(members, .drift)
        let volatility = decoding.number(members, .volatility)
        for (key, value) in [(WalkKey.start, start), (.drift, drift), (.volatility, volatility)] {
            if members[key] != nil, value == nil { return nil }
        }
        var walk = Walk(start: start ?? 0, drift: drift ?? 0, volatility: volatility ?? 1)
        if let place = members[.kind] {
            guard let kind = decoding.choice(place, of: .option, Walk.Kind.self) else { return nil }
            walk.kind = kind
        }
        if walk.kind == .geometric, walk.start <= 0 {
            guard let place = members[.start] else {
                decoding.report(.missingKey("start", of: "a geometric walk", example: "100"), at: cursor)
                return nil
            }
            decoding.report(
                .outOfRange(
                    key: "start", value: .double(walk.start), range: "above 0 in a geometric walk", nearest: nil),
                at: place)
            return nil
        }
        return .walk(walk)
    }
}
