/// An expression over the columns of a row, as parsed. It is never run as code: kernels are made from it.
public indirect enum Expression: Hashable, Sendable {
    case number(Double)
    case text(String)
    case bool(Bool)
    case null
    case column(String)
    case negate(Expression)
    case not(Expression)
    case binary(ExpressionOperator, Expression, Expression)
    /// Whether the value is one of the list.
    case member(Expression, of: [Expression])
    case call(ExpressionFunction, [Expression])

    /// The columns named, in order, each once.
    public var columns: [String] {
        var result: [String] = []
        func visit(_ expression: Expression) {
            switch expression {
            case .number, .text, .bool, .null: break
            case .column(let name): if !result.contains(name) { result.append(name) }
            case .negate(let inner), .not(let inner): visit(inner)
            case .binary(_, let left, let right):
                visit(left)
                visit(right)
            case .member(let value, let list):
                visit(value)
                list.forEach(visit)
            case .call(_, let arguments): arguments.forEach(visit)
            }
        }
        visit(self)
        return result
    }
}

/// Operators of two operands, with Python's meaning.
public enum ExpressionOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case and = "&"
    case or = "|"

    public var isComparison: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
        default: false
        }
    }
}

/// The functions by name.
public enum ExpressionFunction: String, Hashable, Sendable, CaseIterable {
    // Numbers.
    case abs, ceil, exp, expm1, floor, log, log10, log1p, round, sqrt, sin, cos, tan, sign, pow, clip
    // Any values.
    case `where`, coalesce, isnull, min, max
    // Texts.
    case lower, upper, trim, concat, substr, len, replace, contains, startswith, endswith
    // Instants and spans.
    case hour, minute, second, dow, day, month, year, quarter, dayofyear, date
    case days, hours, minutes, seconds
    case daysBetween = "days_between"
    case secondsBetween = "seconds_between"
    // Conversions.
    case int, float, str, bool

    /// Other names.
    static let aliases: [String: String] = [
        "if": "where", "iff": "where", "ifelse": "where", "length": "len", "fillna": "coalesce", "isna": "isnull",
        "strip": "trim", "dayofweek": "dow", "weekday": "dow", "ln": "log", "absolute": "abs", "clamp": "clip",
        "minimum": "min", "maximum": "max", "substring": "substr", "slice": "substr", "power": "pow",
        "day_of_year": "dayofyear", "normalize": "date",
    ]

    /// A function by its name or another one.
    public init?(named name: String) { self.init(rawValue: ExpressionFunction.aliases[name] ?? name) }

    /// How many arguments it takes.
    public var arity: ClosedRange<Int> {
        switch self {
        case .abs, .ceil, .exp, .expm1, .floor, .log, .log10, .log1p, .sqrt, .sin, .cos, .tan, .sign, .isnull, .lower,
            .upper, .trim, .len, .hour, .minute, .second, .dow, .day, .month, .year, .quarter, .dayofyear, .date, .days,
            .hours, .minutes, .seconds, .int, .float, .str, .bool:
            1...1
        case .round: 1...2
        case .pow, .contains, .startswith, .endswith, .daysBetween, .secondsBetween: 2...2
        case .where, .replace, .clip: 3...3
        case .substr: 2...3
        case .min, .max: 1...64
        case .coalesce, .concat: 1...64
        }
    }
}

/// What is wrong with an expression, and where in its text.
public struct ExpressionError: Error, Hashable, Sendable {
    public var reason: String
    /// Bytes from the start of the text.
    public var offset: Int

    public init(_ reason: String, at offset: Int = 0) {
        self.reason = reason
        self.offset = offset
    }
}

/// The kinds of values.
public enum ExpressionKind: String, Hashable, Sendable {
    case number, bool, text, instant, interval, null
}
