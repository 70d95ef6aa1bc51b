/// The functions of expressions, by their names.
public enum ExpressionFunction: String, Sendable, Hashable, CaseIterable {
    // Numbers.
    case abs, ceil, floor, round, sign, sqrt, exp, expm1, log, log10, log1p, sin, cos, tan, degrees, radians
    case pow, clip
    // Values of any kind.
    case `where`, coalesce, isnull, notnull, min, max
    // Texts.
    case lower, upper, trim, concat, substr, slice, len, replace, contains, startswith, endswith
    // Lists.
    case element
    // Instants and intervals.
    case hour, minute, second, dow, day, month, year, quarter, dayofyear, date, instant
    case days, hours, minutes, seconds
    case daysBetween = "days_between"
    case secondsBetween = "seconds_between"
    // Conversions.
    case int, float, str, bool

    /// Other names.
    static let aliases: [String: String] = [
        "if": "where", "iff": "where", "ifelse": "where", "length": "len", "fillna": "coalesce", "isna": "isnull",
        "notna": "notnull", "strip": "trim", "dayofweek": "dow", "weekday": "dow", "day_of_week": "dow", "ln": "log",
        "absolute": "abs", "fabs": "abs", "clamp": "clip", "minimum": "min", "maximum": "max", "least": "min",
        "greatest": "max", "substring": "substr", "power": "pow", "day_of_year": "dayofyear", "normalize": "date",
        "datetime": "instant", "timestamp": "instant", "to_datetime": "instant",
    ]

    /// A function by its name or another one.
    public init?(named name: String) { self.init(rawValue: ExpressionFunction.aliases[name] ?? name) }

    /// How many arguments it takes.
    public var arity: ClosedRange<Int> {
        let signature = signature
        return signature.required...(signature.isVariadic ? 64 : signature.parameters.count)
    }

    /// What it takes and gives.
    public var signature: ExpressionSignature {
        switch self {
        case .abs: ExpressionSignature([.number], gives: "a number, whole if the argument is")
        case .ceil, .floor, .sign: ExpressionSignature([.number], gives: "a whole number")
        case .round: ExpressionSignature([.number, .number], required: 1, gives: "a number; whole without digits")
        case .sqrt, .exp, .expm1, .log, .log10, .log1p, .sin, .cos, .tan, .degrees, .radians:
            ExpressionSignature([.number], gives: "a number")
        case .pow: ExpressionSignature([.number, .number], gives: "a number")
        case .clip: ExpressionSignature([.ordered, .ordered, .ordered], required: 2, gives: "what the first is")
        case .where: ExpressionSignature([.truth, .any, .any], gives: "what the second and third are")
        case .coalesce: ExpressionSignature([.any], isVariadic: true, gives: "what the arguments are")
        case .min, .max:
            ExpressionSignature([.any], isVariadic: true, gives: "what the arguments are; nulls are skipped")
        case .isnull, .notnull: ExpressionSignature([.any], gives: "true or false")
        case .lower, .upper, .trim: ExpressionSignature([.text], gives: "a text")
        case .concat: ExpressionSignature([.any], isVariadic: true, gives: "a text; null if one is")
        case .substr: ExpressionSignature([.text, .number, .number], required: 2, gives: "a text, by start and length")
        case .slice: ExpressionSignature([.text, .number, .number], required: 2, gives: "a text, by start and stop")
        case .len:
            ExpressionSignature(
                [.text], gives: "a whole number: of characters (Unicode scalars), or of a list's elements")
        case .element:
            ExpressionSignature([.number, .number], gives: "a list's element, counted from 0; null where it has none")
        case .replace: ExpressionSignature([.text, .text, .text], gives: "a text")
        case .contains, .startswith, .endswith: ExpressionSignature([.text, .text], gives: "true or false")
        case .hour, .minute, .second, .dow, .day, .month, .year, .quarter, .dayofyear:
            ExpressionSignature([.instant], gives: "a whole number; dow counts from Monday = 0")
        case .date: ExpressionSignature([.instant], gives: "the instant at which the day began")
        case .instant: ExpressionSignature([.instant], gives: "an instant, of a text such as '2024-01-31'")
        case .days, .hours, .minutes, .seconds:
            ExpressionSignature([.span], gives: "of a number an interval, of an interval a number")
        case .daysBetween, .secondsBetween:
            ExpressionSignature([.instant, .instant], gives: "a number: from the first to the second")
        case .int: ExpressionSignature([.scalar], gives: "a whole number, cut toward zero; null of a text that is none")
        case .float: ExpressionSignature([.scalar], gives: "a number; null of a text that is none")
        case .str: ExpressionSignature([.any], gives: "a text")
        case .bool: ExpressionSignature([.truth], gives: "true or false")
        }
    }
}

/// The parameters of a function.
public struct ExpressionSignature: Sendable {
    /// Kinds that an argument may have. Null goes everywhere, booleans count as the numbers 0 and 1.
    public struct Kinds: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let number = Kinds(rawValue: 1)
        public static let text = Kinds(rawValue: 2)
        public static let instant = Kinds(rawValue: 4)
        public static let interval = Kinds(rawValue: 8)
        /// A boolean, or a number that is not 0.
        public static let truth: Kinds = .number
        public static let scalar: Kinds = [.number, .text]
        public static let span: Kinds = [.number, .interval]
        public static let ordered: Kinds = [.number, .instant, .interval]
        public static let any: Kinds = [.number, .text, .instant, .interval]

        /// In words: "a number or a text".
        var words: String {
            let names: [(Kinds, String)] = [
                (.number, "a number"), (.text, "a text"), (.instant, "an instant"), (.interval, "an interval"),
            ]
            return names.filter { contains($0.0) }.map(\.1).joined(separator: " or ")
        }
    }

    public let parameters: [Kinds]
    /// Arguments that must be there.
    public let required: Int
    /// Whether the last parameter may be repeated.
    public let isVariadic: Bool
    /// The result in words.
    public let gives: String

    init(_ parameters: [Kinds], required: Int? = nil, isVariadic: Bool = false, gives: String) {
        self.parameters = parameters
        self.required = required ?? parameters.count
        self.isVariadic = isVariadic
        self.gives = gives
    }

    func kinds(_ argument: Int) -> Kinds { parameters[Swift.min(argument, parameters.count - 1)] }
}
