import FigmentTypes

/// `distribution`: what it is, what it takes, how it is read.
enum DistributionGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .distribution, summary: "Draws a number from a distribution, then clamps it.", yields: "numbers",
            parameters: DistributionKey.descriptors,
            example: #"{"distribution": {"type": "normal", "params": {"mean": 35, "std": 12}, "clamp": [18, 80]}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type.isNumeric
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.distribution(cursor)
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
                rawValue, .map(.anything), "The distribution's parameters; they may also stand beside type.",
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
    case weibull, pareto, triangular, zipf, binomial, geometric, bernoulli
    case gamma, beta
    case negativeBinomial = "negative_binomial"
    case studentT = "student_t"
    case mixture, histogram

    public var summary: String {
        switch self {
        case .uniform: "evenly from low up to, but not including, high"
        case .normal: "the normal distribution"
        case .lognormal: "e to the power of a normal variable with this mean and sigma"
        case .loguniform: "evenly on a logarithmic scale from low to high"
        case .exponential: "waiting times with this rate: the mean is 1 / rate"
        case .poisson: "counts with this mean"
        case .weibull: "waiting times that age: shape below 1 early, above 1 late"
        case .pareto: "a power law from scale on"
        case .triangular: "rises from low to mode and falls to high"
        case .zipf: "ranks 1 to n, rank k as 1 / k^a"
        case .binomial: "successes among n trials"
        case .geometric: "trials up to the first success"
        case .bernoulli: "1 with probability p, else 0"
        case .gamma: "sums of waiting times: shape of them, each of mean scale"
        case .beta: "shares from 0 to 1"
        case .negativeBinomial: "failures before n successes: counts that spread more than Poisson's"
        case .studentT: "like the normal distribution, with heavier tails the fewer degrees of freedom"
        case .mixture: "one of several distributions by weight"
        case .histogram: "evenly within bins, bins by weight"
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
        case .weibull, .pareto:
            [
                Self.parameter("shape", .positive, "The shape.", ["alpha", "a", "k"], default: nil),
                Self.parameter("scale", .positive, "The scale.", ["lambda", "x_m"], default: "1"),
            ]
        case .triangular:
            [
                Self.parameter("low", .any, "The low end.", ["min", "left"], default: "0"),
                Self.parameter("mode", .any, "The peak.", ["peak"], default: "0.5"),
                Self.parameter("high", .any, "The high end.", ["max", "right"], default: "1"),
            ]
        case .zipf:
            [
                Self.parameter("a", .positive, "The exponent.", ["exponent", "s", "alpha"], default: "1"),
                Self.parameter("n", .above(0, upTo: 1_000_000), "The ranks.", ["max", "ranks"], default: "1000"),
            ]
        case .binomial:
            [
                Self.parameter("n", .above(0, upTo: 1_000_000), "The trials.", ["trials"], default: nil),
                Self.parameter("p", NumberRange(0...1), "The chance of each.", ["probability"], default: nil),
            ]
        case .geometric:
            [Self.parameter("p", .above(0, upTo: 1), "The chance of each trial.", ["probability"], default: nil)]
        case .bernoulli:
            [Self.parameter("p", NumberRange(0...1), "The chance of a 1.", ["probability"], default: nil)]
        case .gamma:
            [
                Self.parameter("shape", .above(0, upTo: 1e9), "The shape.", ["alpha", "k", "a"], default: nil),
                Self.parameter("scale", .positive, "The scale: the mean is shape · scale.", ["theta"], default: "1"),
            ]
        case .beta:
            [
                Self.parameter("alpha", .above(0, upTo: 1e9), "Draws towards 1.", ["a"], default: nil),
                Self.parameter("beta", .above(0, upTo: 1e9), "Draws towards 0.", ["b"], default: nil),
            ]
        case .negativeBinomial:
            [
                Self.parameter("n", .above(0, upTo: 1e6), "The successes.", ["r", "successes"], default: nil),
                Self.parameter("p", NumberRange(0.001...1), "The chance of each.", ["probability"], default: nil),
            ]
        case .studentT:
            [Self.parameter("df", .above(0, upTo: 1e9), "The degrees of freedom.", ["nu", "freedom"], default: nil)]
        case .mixture:
            [
                KeyDescriptor(
                    "components", .list(.anything, minCount: 1),
                    "Distributions, each with its weight beside type and params.", aliases: ["parts"], required: true,
                    example: #"[{"weight": 1, "type": "normal", "params": {"mean": 0, "std": 1}}]"#)
            ]
        case .histogram:
            [
                KeyDescriptor(
                    "edges", .list(.number(.any), minCount: 2), "The bins' edges, rising: one more than weights.",
                    aliases: ["bins"], required: true, example: "[0, 10, 50]"),
                KeyDescriptor(
                    "weights", .list(.number(.atLeastZero), minCount: 1), "A weight for each bin.", required: true,
                    example: "[3, 1]"),
            ]
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
