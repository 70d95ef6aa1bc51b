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
        case .date32, .timestamp, .time64: true
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
            KeyDescriptor(
                rawValue, .string, "The grid of the instants: H, D, W, M (ends of months), T, 15min, S, …",
                default: "the window's, else every microsecond", example: "\"H\"")
        case .pattern:
            KeyDescriptor(
                rawValue, .anything, "Weights by hour, weekday or month; several in a list multiply.",
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
        var series = DatetimeSeries()
        if let place = members[.frequency], let text = decoding.string(members, .frequency) {
            guard let frequency = Frequency(text) else {
                WindowDecoder.unknownFrequency(text, place, &decoding)
                return nil
            }
            series.frequency = frequency
        }
        if let pattern = members[.pattern] {
            let places = pattern.elements.isEmpty ? [pattern] : pattern.elements
            for place in places {
                guard let seasonality = SeasonalityDecoder.decode(place, &decoding) else { return nil }
                series.patterns.append(seasonality)
            }
        }
        if let place = members[.within] {
            guard let window = WindowDecoder.reference(place, &decoding) else { return nil }
            series.within = window.frame
        }
        return .datetimeSeries(series)
    }
}

/// The keys of weights along time.
public enum SeasonalityKey: String, DocumentKey {
    case dimension, weights

    public var descriptor: KeyDescriptor {
        switch self {
        case .dimension:
            KeyDescriptor(
                rawValue, .oneOf(Seasonality.Dimension.allCases.map(\.rawValue)), "hour, dow or month.", required: true,
                example: "\"dow\"")
        case .weights:
            KeyDescriptor(
                rawValue, .list(.number(.atLeastZero), minCount: 1), "24, 7 (Monday first) or 12 (January first).",
                required: true, example: "[1, 1, 1, 1, 1, 2, 2]")
        }
    }
}

/// Decodes `{dimension, weights}`.
enum SeasonalityDecoder {
    static func decode(_ cursor: Cursor, extraKeys: [String] = [], _ decoding: inout Decoding) -> Seasonality? {
        guard
            let members = decoding.members(of: cursor, SeasonalityKey.self, owner: "a pattern", extraKeys: extraKeys),
            let place = members[.dimension],
            let dimension = decoding.choice(place, of: .dimension, Seasonality.Dimension.self),
            let list = members[.weights], let elements = decoding.list(members, .weights)
        else { return nil }
        let weights = elements.compactMap { decoding.number($0, in: .atLeastZero) }
        guard weights.count == elements.count else { return nil }
        if weights.count != dimension.count {
            decoding.report(
                .relational(
                    .patternCount(dimension: dimension.rawValue, found: weights.count, expected: dimension.count)),
                at: list)
            return nil
        }
        if !weights.contains(where: { $0 > 0 }) {
            decoding.report(.weightsAllZero, at: list)
            return nil
        }
        return Seasonality(dimension: dimension, weights: weights)
    }
}

/// Decodes `{start, end, freq?}`.
enum WindowDecoder {
    /// "timeframe" (no frame of its own) or an object.
    static func reference(_ cursor: Cursor, _ decoding: inout Decoding) -> (frame: Timeframe?, isOwn: Bool)? {
        if let text = cursor.text {
            if text == "timeframe" { return (nil, false) }
            decoding.unknownName(text, of: .window, known: ["timeframe"], at: cursor)
            return nil
        }
        return decode(cursor, &decoding).map { ($0, true) }
    }

    /// Words for frequencies that are written otherwise here get the letter that is meant.
    static func unknownFrequency(_ text: String, _ cursor: Cursor, _ decoding: inout Decoding) {
        let meant: String? =
            switch text.lowercased() {
            case "hour", "hours", "hourly": "H"
            case "day", "days", "daily": "D"
            case "week", "weeks", "weekly": "W"
            case "month", "months", "monthly": "M"
            case "minute", "minutes", "minutely": "T"
            case "second", "seconds": "S"
            default: nil
            }
        let known = ["H", "D", "W", "M", "T", "15min", "S"]
        decoding.unknownName(text, of: .frequency, known: known, nearest: meant, at: cursor)
    }

    static func decode(_ cursor: Cursor, _ decoding: inout Decoding) -> Timeframe? {
        guard let members = decoding.members(of: cursor, WindowKey.self, owner: "a window of time") else { return nil }
        let start = instant(members, .start, &decoding)
        let end = instant(members, .end, &decoding)
        var frequency = decoding.string(members, .frequency)
        if let text = frequency, Frequency(text) == nil, let place = members[.frequency] {
            unknownFrequency(text, place, &decoding)
            frequency = nil
        }
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
