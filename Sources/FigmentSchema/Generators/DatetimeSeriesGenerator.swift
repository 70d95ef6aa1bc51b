import FigmentTypes

/// `datetime_series`: what it is, what it takes, how it is read.
enum DatetimeSeriesGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .datetimeSeries, summary: "Instants within a window, evenly spread.", yields: "dates and timestamps",
            parameters: DatetimeSeriesKey.descriptors,
            example: #"{"datetime_series": {"within": {"start": "2024-01-01", "end": "2024-12-31"}}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        switch type {
        case .date32, .timestamp: true
        default: false
        }
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.datetimeSeries(cursor)
    }
}

/// The parameters of `datetime_series`.
public enum DatetimeSeriesKey: String, DocumentKey {
    case within
    case frequency = "freq"
    case pattern

    public var descriptor: KeyDescriptor {
        switch self {
        case .within:
            KeyDescriptor(
                rawValue, .either([.oneOf(["timeframe"]), .object(.window)]),
                "\"timeframe\", or an object with start and end.",
                default: "the document's timeframe, else the year 2024",
                example: "{\"start\": \"2024-01-01\", \"end\": \"2024-12-31\"}")
        case .frequency:
            KeyDescriptor(rawValue, .string, "The grid of the instants (in a later version).", example: "\"H\"")
        case .pattern:
            KeyDescriptor(
                rawValue, .anything, "Weights by hour, weekday or month (in a later version).",
                example: "{\"dimension\": \"dow\", \"weights\": [1, 1, 1, 1, 1, 2, 2]}")
        }
    }
}

/// The ends of a window of time.
public enum WindowKey: String, DocumentKey {
    case start, end
    case frequency = "freq"

    public var descriptor: KeyDescriptor {
        switch self {
        case .start:
            KeyDescriptor(
                rawValue, .string, "The first instant, ISO 8601; without a zone it means UTC.", required: true,
                example: "\"2024-01-01T00:00:00Z\"")
        case .end:
            KeyDescriptor(
                rawValue, .string, "The last instant, after start.", required: true,
                example: "\"2024-12-31T23:59:59Z\"")
        case .frequency:
            KeyDescriptor(rawValue, .string, "The usual grid of instants: H, D, …", example: "\"H\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func datetimeSeries(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, DatetimeSeriesKey.self, owner: "a datetime_series") else {
            return nil
        }
        for key in [DatetimeSeriesKey.frequency, .pattern] {
            guard let place = members[key] else { continue }
            decoding.report(.notSupportedYet(what: "key", name: key.rawValue, alternatives: []), at: place)
        }
        guard let within = members[.within] else { return .datetimeSeries(DatetimeSeries()) }
        if let text = within.text {
            if text == "timeframe" { return .datetimeSeries(DatetimeSeries()) }
            decoding.unknownName(text, of: .window, known: ["timeframe"], at: within)
            return nil
        }
        return WindowDecoder.decode(within, &decoding).map { .datetimeSeries(DatetimeSeries(within: $0)) }
    }
}

/// Decodes `{start, end, freq?}`.
enum WindowDecoder {
    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> Timeframe? {
        guard let members = decoding.members(of: cursor, WindowKey.self, owner: "a window of time") else { return nil }
        let start = instant(members, .start, &decoding)
        let end = instant(members, .end, &decoding)
        let frequency = decoding.string(members, .frequency)
        guard let start, let end else { return nil }
        if start >= end, let first = members[.start]?.text, let last = members[.end]?.text {
            decoding.report(
                .relational(.timeframeReversed(start: first, end: last)), at: members[.end] ?? cursor)
            return nil
        }
        return Timeframe(startMicros: start, endMicros: end, frequency: frequency)
    }

    private static func instant(
        _ members: Members<WindowKey>, _ key: WindowKey, _ decoding: inout Decoding
    ) -> Int64? {
        guard let cursor = members[key], let text = decoding.string(members, key) else { return nil }
        if let micros = Instant.micros(text) { return micros }
        decoding.report(.relational(.badInstant(text)), at: cursor)
        return nil
    }
}
