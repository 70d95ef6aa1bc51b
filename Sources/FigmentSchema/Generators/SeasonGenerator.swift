import FigmentTypes

/// `season`: what it is, what it takes, how it is read.
enum SeasonGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .season, summary: "A wave over time or over the rows, with noise.", yields: "numbers",
            parameters: SeasonKey.descriptors,
            example: #"{"season": {"base": 20, "amplitude": 5, "period": 96, "noise": 0.5}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.isNumeric }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.season(cursor)
    }
}

/// The parameters of `season`.
public enum SeasonKey: String, DocumentKey {
    case base, amplitude, period, phase, noise, on

    public var descriptor: KeyDescriptor {
        switch self {
        case .base: KeyDescriptor(rawValue, .number(.any), "The middle.", default: "0", example: "20")
        case .amplitude:
            KeyDescriptor(rawValue, .number(.any), "How far the wave leaves the middle.", default: "1", example: "5")
        case .period:
            KeyDescriptor(
                rawValue, .either([.number(.positive), .string]),
                "One wave in rows; with on, a span of time such as \"1d\", bare numbers are seconds.", required: true,
                example: "96")
        case .phase:
            KeyDescriptor(
                rawValue, .number(.any), "Where the wave begins, in turns: 0.25 is the crest.", default: "0",
                example: "0.25")
        case .noise:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "The standard deviation of normal noise.", default: "0",
                example: "0.5")
        case .on:
            KeyDescriptor(
                rawValue, .string, "The column of instants, which count from the timeframe's start.",
                default: "the row's number", example: "\"measured_at\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func season(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, SeasonKey.self, owner: "a season") else { return nil }
        let on = decoding.string(members, .on)
        let numbers = [SeasonKey.base, .amplitude, .phase, .noise].map { key in
            (key, members[key] == nil ? 0 : decoding.number(members, key))
        }
        guard let place = members[.period], let period = period(place, isTime: members[.on] != nil),
            members[.on] == nil || on != nil, numbers.allSatisfy({ $0.1 != nil })
        else { return nil }
        var season = Season(period: period)
        season.on = on
        for (key, value) in numbers where members[key] != nil {
            switch key {
            case .base: season.base = value ?? 0
            case .amplitude: season.amplitude = value ?? 0
            case .phase: season.phase = value ?? 0
            default: season.noise = value ?? 0
            }
        }
        return .season(season)
    }

    private mutating func period(_ place: Cursor, isTime: Bool) -> Double? {
        guard let text = place.text else {
            return decoding.number(place, in: .positive, example: "96").map { isTime ? $0 * 1_000_000 : $0 }
        }
        guard isTime else {
            decoding.report(.generator(.spanWithoutColumn(text)), at: place)
            return nil
        }
        if let micros = Interval.micros(text), micros > 0 { return micros }
        decoding.report(.relational(.badInterval(text)), at: place)
        return nil
    }
}
