/// The keys of a modifier; its arguments stand in `args` or beside `transform`.
public enum ModifierKey: String, DocumentKey {
    case transform, args

    public var descriptor: KeyDescriptor {
        switch self {
        case .transform:
            KeyDescriptor(
                rawValue, .oneOf(ModifierKind.allCases.map(\.rawValue)), "What to do.", required: true,
                example: "\"multiply\"")
        case .args:
            KeyDescriptor(
                rawValue, .map(.anything), "The arguments; they may also stand beside transform.",
                example: "{\"factor\": 1.5}")
        }
    }
}

extension ModifierKind {
    public var summary: String {
        switch self {
        case .multiply: "times a factor"
        case .add: "plus a number; to an instant a span of time, bare numbers are seconds"
        case .clamp: "not below min, not above max"
        case .jitter: "normal noise, added or multiplied as 1 + noise"
        case .timeJitter: "normal noise of some minutes, kept inside the window"
        case .mapValues: "other values for some values, all at once"
        case .seasonality: "times the weight at an instant; of instants, one more pattern"
        case .trend: "growth along time, in years since the timeframe's start"
        case .effect: "a factor or a term from the first row of a table whose keys and window match"
        case .outliers: "rare values far off"
        case .expression: "the value of an expression, in which `value` and the column's own name are the value so far"
        case .null: "nulls by rate"
        case .duplicate: "the value of an earlier row instead of an own one, by rate"
        case .typo: "one letter changed, by rate"
        }
    }

    /// The arguments.
    public var parameters: [KeyDescriptor] {
        switch self {
        case .multiply:
            [Self.parameter("factor", .number(.any), "The factor.", [], required: true, example: "1.5")]
        case .add:
            [
                KeyDescriptor(
                    "value", .either([.number(.any), .string]),
                    "The number; for instants \"3d\", \"2h\", \"15min\", or seconds.", required: true, example: "25")
            ]
        case .clamp:
            [
                KeyDescriptor(
                    "min", .either([.number(.any), .string]), "The least; for instants ISO 8601.", aliases: ["low"],
                    example: "0"),
                KeyDescriptor(
                    "max", .either([.number(.any), .string]), "The most; for instants ISO 8601.", aliases: ["high"],
                    example: "100"),
            ]
        case .jitter:
            [
                Self.parameter(
                    "std", .number(.atLeastZero), "The standard deviation.", ["scale", "sigma"], required: true,
                    example: "0.1"),
                KeyDescriptor(
                    "mode", .oneOf(["add", "mul"]), "Added, or multiplied as 1 + noise.", default: "add",
                    example: "\"mul\""),
            ]
        case .timeJitter:
            [
                Self.parameter(
                    "std_minutes", .number(.atLeastZero), "The standard deviation in minutes.", ["std"],
                    required: true, example: "30")
            ]
        case .mapValues:
            [
                Self.parameter(
                    "mapping", .map(.scalar), "Old values and new ones; others stay.", [], required: true,
                    example: "{\"A\": \"Active\"}")
            ]
        case .seasonality:
            SeasonalityKey.descriptors + [
                KeyDescriptor(
                    "on", .string, "The column of instants.", default: "the first one before this column",
                    example: "\"created_at\"")
            ]
        case .trend: Self.trendParameters
        case .effect: Self.effectParameters
        case .outliers: Self.outlierParameters
        case .expression: ExpressionKey.descriptors
        case .null, .duplicate, .typo:
            [
                Self.parameter(
                    "rate", .number(NumberRange(0...1)), "The share of rows.", ["probability"], required: true,
                    example: "0.01")
            ]
        }
    }

    private static var trendParameters: [KeyDescriptor] {
        [
            KeyDescriptor(
                "type", .oneOf(TrendKind.allCases.map(\.rawValue)),
                "exponential: (1+g)^t; linear: 1+g·t; logarithmic: 1+a·ln(1+b·t).", default: "exponential",
                example: "\"exponential\""),
            KeyDescriptor(
                "growth_rate", .number(.above(-1)), "g, per year.", example: "0.12"),
            KeyDescriptor(
                "time_reference", .string, "The column of instants.", default: "the first one before this column",
                example: "\"created_at\""),
            KeyDescriptor(
                "params", .map(.number(.any)), "a and b of logarithmic, or growth_rate.",
                example: "{\"a\": 0.5, \"b\": 1}"),
            KeyDescriptor("a", .number(.any), "a of logarithmic.", default: "1", example: "0.5"),
            KeyDescriptor("b", .number(.atLeastZero), "b of logarithmic.", default: "1", example: "1"),
        ]
    }

    private static var effectParameters: [KeyDescriptor] {
        [
            KeyDescriptor("effect_table", .string, "The table of effects.", required: true, example: "\"promotion\""),
            KeyDescriptor(
                "on", .map(.string), "Columns that must be equal: this table's name and the other's.",
                default: "none", example: "{\"category\": \"category\"}"),
            KeyDescriptor(
                "window", .map(.string), "The columns of the effect's first and last instant.",
                default: "always", example: "{\"start_col\": \"start_at\", \"end_col\": \"end_at\"}"),
            KeyDescriptor(
                "map", .map(.scalar), "What the effect does.", required: true,
                example: "{\"field\": \"multiplier\", \"op\": \"mul\", \"default\": 1}"),
        ]
    }

    private static var outlierParameters: [KeyDescriptor] {
        [
            parameter(
                "rate", .number(NumberRange(0...1)), "The share of rows.", ["probability"], required: true,
                example: "0.01"),
            KeyDescriptor(
                "mode", .oneOf(["spike", "drop"]), "Times 1 + magnitude, or divided by it.", default: "spike",
                example: "\"spike\""),
            KeyDescriptor(
                "magnitude_dist", .map(.anything), "The magnitude.",
                default: "lognormal(0, 0.5) within [0.1, 10]",
                example: "{\"type\": \"uniform\", \"low\": 2, \"high\": 5}"),
        ]
    }

    private static func parameter(
        _ name: String, _ shape: ValueShape, _ summary: String, _ aliases: [String], required: Bool, example: String
    ) -> KeyDescriptor {
        KeyDescriptor(name, shape, summary, aliases: aliases, required: required, example: example)
    }
}

/// The curves of a trend.
enum TrendKind: String, CaseIterable {
    case exponential, linear, logarithmic
}
