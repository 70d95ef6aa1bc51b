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
                rawValue, .string, "A column to sample instead of a list (in a later version).",
                example: "\"product.name\"")
        }
    }
}

/// The parameters of `distribution` that every distribution has; its own stand beside them or in `params`.
public enum DistributionKey: String, DocumentKey {
    case type, params, clamp

    public var descriptor: KeyDescriptor {
        switch self {
        case .type:
            KeyDescriptor(
                rawValue, .oneOf(DistributionKind.allCases.map(\.rawValue)), "Which distribution.",
                aliases: ["kind"], required: true, example: "\"normal\"")
        case .params:
            KeyDescriptor(
                rawValue, .map(.number(.any)), "The distribution's parameters; they may also stand beside type.",
                example: "{\"mean\": 0, \"std\": 1}")
        case .clamp:
            KeyDescriptor(
                rawValue, .list(.orNull(.number(.any)), minCount: 2),
                "[low, high], both inclusive; null leaves an end open.", example: "[0, 100]")
        }
    }
}

/// The distributions by name.
public enum DistributionKind: String, CaseIterable, Sendable {
    case uniform, normal, lognormal, loguniform, exponential, poisson

    public var summary: String {
        switch self {
        case .uniform: "evenly from low up to, but not including, high"
        case .normal: "the normal distribution"
        case .lognormal: "e to the power of a normal variable with this mean and sigma"
        case .loguniform: "evenly on a logarithmic scale from low to high"
        case .exponential: "waiting times with this rate: the mean is 1 / rate"
        case .poisson: "counts with this mean"
        }
    }

    /// The parameters, each with a number as its default or none.
    public var parameters: [KeyDescriptor] {
        switch self {
        case .uniform:
            [
                Self.parameter("low", .any, "The low end.", ["min"], default: "0"),
                Self.parameter("high", .any, "The high end.", ["max"], default: "1"),
            ]
        case .normal:
            [
                Self.parameter("mean", .any, "The mean.", ["mu", "loc"], default: "0"),
                Self.parameter(
                    "std", .positive, "The standard deviation.", ["sigma", "stddev", "scale"], default: "1"),
            ]
        case .lognormal:
            [
                Self.parameter("mean", .any, "The mean of the logarithm.", ["mu", "loc"], default: "0"),
                Self.parameter(
                    "sigma", .positive, "The standard deviation of the logarithm.", ["std", "stddev"], default: "1"),
            ]
        case .loguniform:
            [
                Self.parameter("low", .positive, "The low end.", ["min"], default: nil),
                Self.parameter("high", .positive, "The high end.", ["max"], default: nil),
            ]
        case .exponential:
            [Self.parameter("rate", .positive, "Events per unit.", ["lambda", "lam"], default: "1")]
        case .poisson:
            [Self.parameter("lambda", .positive, "The mean.", ["lam", "rate"], default: "1")]
        }
    }

    private static func parameter(
        _ name: String, _ range: NumberRange, _ summary: String, _ aliases: [String], default defaultText: String?
    ) -> KeyDescriptor {
        KeyDescriptor(
            name, .number(range), summary, aliases: aliases, required: defaultText == nil, default: defaultText,
            example: defaultText ?? "1")
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

/// The parameters of `template`.
public enum TemplateKey: String, DocumentKey {
    case template, templates, pools

    public var descriptor: KeyDescriptor {
        switch self {
        case .template:
            KeyDescriptor(rawValue, .string, "The text with its places.", example: "\"{adjective} {noun}\"")
        case .templates:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1), "Several texts; each row picks one evenly.",
                example: "[\"{noun}\", \"{adjective} {noun}\"]")
        case .pools:
            KeyDescriptor(
                rawValue, .map(.list(.string, minCount: 1)), "Lists of words by name; each row draws from them evenly.",
                example: "{\"noun\": [\"lamp\", \"chair\"]}")
        }
    }
}

/// The parameters of `lookup`.
public enum LookupKey: String, DocumentKey {
    case from, on

    public var descriptor: KeyDescriptor {
        switch self {
        case .from:
            KeyDescriptor(
                rawValue, .string, "The table and the column: \"table.column\".", required: true,
                example: "\"user.user_id\"")
        case .on: KeyDescriptor(rawValue, .anything, "Columns to join by (in a later version).", example: "{}")
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
