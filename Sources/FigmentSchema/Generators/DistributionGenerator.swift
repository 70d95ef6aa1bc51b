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
    case gamma, beta, weibull, pareto, triangular
    case studentT = "student_t"
    case zipf, binomial
    case negativeBinomial = "negative_binomial"
    case geometric, bernoulli, mixture, histogram

    public var summary: String {
        switch self {
        case .uniform: "evenly from low up to, but not including, high"
        case .normal: "the normal distribution"
        case .lognormal: "e to the power of a normal variable with this mean and sigma"
        case .loguniform: "evenly on a logarithmic scale from low to high"
        case .exponential: "waiting times with this rate: the mean is 1 / rate"
        case .poisson: "counts with this mean"
        case .gamma: "waiting times for several events; the mean is shape · scale"
        case .beta: "shares between 0 and 1; the mean is alpha / (alpha + beta)"
        case .weibull: "waiting times that age: shape below 1 early, above 1 late"
        case .pareto: "a power law from scale on"
        case .triangular: "rises from low to mode and falls to high"
        case .studentT: "like normal, but with heavy tails: the fewer degrees of freedom, the heavier"
        case .zipf: "ranks 1 to n, rank k as 1 / k^a"
        case .binomial: "successes among n trials"
        case .negativeBinomial: "failures before so many successes: counts that vary more than Poisson's"
        case .geometric: "trials up to the first success"
        case .bernoulli: "1 with probability p, else 0"
        case .mixture: "one of several distributions, by weight"
        case .histogram: "evenly within a bin, bins by weight"
        }
    }

    /// The parameters, each with a number as its default or none; those of mixture and histogram are lists.
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
        case .gamma:
            [
                Self.parameter("shape", .within(0.01, 1_000_000), "The shape.", ["alpha", "k", "a"], default: nil),
                Self.parameter("scale", .positive, "The scale.", ["theta"], default: "1"),
            ]
        case .beta:
            [
                Self.parameter("alpha", .within(0.05, 1_000_000), "The pull to 1.", ["a"], default: nil),
                Self.parameter("beta", .within(0.05, 1_000_000), "The pull to 0.", ["b"], default: nil),
            ]
        case .studentT:
            [
                Self.parameter(
                    "df", .within(0.1, 1_000_000), "The degrees of freedom.", ["freedom", "nu"], default: nil),
                Self.parameter("mean", .any, "The centre.", ["mu", "loc"], default: "0"),
                Self.parameter("scale", .positive, "The scale.", ["sigma", "std"], default: "1"),
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
        case .negativeBinomial:
            [
                Self.parameter(
                    "n", .above(0, upTo: 100_000), "The successes; fractions are allowed.", ["r", "successes"],
                    default: nil),
                Self.parameter("p", .above(0, upTo: 1), "The chance of each.", ["probability"], default: nil),
            ]
        case .geometric:
            [Self.parameter("p", .above(0, upTo: 1), "The chance of each trial.", ["probability"], default: nil)]
        case .bernoulli:
            [Self.parameter("p", NumberRange(0...1), "The chance of a 1.", ["probability"], default: nil)]
        case .mixture: [Self.mixtureParts]
        case .histogram: [Self.histogramEdges, Self.histogramWeights]
        }
    }

    /// The lists that a mixture and a histogram are made of.
    static let mixtureParts = KeyDescriptor(
        "parts", .list(.map(.anything), minCount: 1),
        "The distributions, each with a weight (1 by default) beside its own parameters.", aliases: ["components"],
        required: true,
        example: #"[{"weight": 0.8, "type": "normal", "mean": 10}, {"weight": 0.2, "type": "uniform", "high": 50}]"#)
    static let histogramEdges = KeyDescriptor(
        "edges", .list(.number(.any), minCount: 2), "The ends of the bins, ascending; one more than weights.",
        aliases: ["bins"], required: true, example: "[0, 10, 20, 50]")
    static let histogramWeights = KeyDescriptor(
        "weights", .list(.number(.atLeastZero), minCount: 1), "The weight of each bin.", aliases: ["counts"],
        required: true, example: "[5, 3, 1]")

    private static func parameter(
        _ name: String, _ range: NumberRange, _ summary: String, _ aliases: [String], default defaultText: String?
    ) -> KeyDescriptor {
        KeyDescriptor(
            name, .number(range), summary, aliases: aliases, required: defaultText == nil, default: defaultText,
            example: defaultText ?? "1")
    }
}
