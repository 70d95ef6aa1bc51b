public import FigmentTypes

/// Finds the kind of an expression's values, and what does not go together.
public struct ExpressionChecker {
    private let column: (String) -> DataType?
    private let known: [String]

    /// - Parameters:
    ///   - known: The columns that may be named, for suggestions.
    ///   - column: The type of a column, nil where there is none.
    public init(known: [String], column: @escaping (String) -> DataType?) {
        self.known = known
        self.column = column
    }

    /// The kind of a column's values.
    public static func kind(of type: DataType) -> ExpressionKind? {
        switch type {
        case .bool: .bool
        case .utf8, .json, .uuid: .text
        case .date32, .timestamp: .instant
        default: type.isNumeric ? .number : nil
        }
    }

    public func kind(_ expression: Expression) throws(ExpressionError) -> ExpressionKind {
        switch expression {
        case .number: return .number
        case .text: return .text
        case .bool: return .bool
        case .null: return .null
        case .column(let name): return try columnKind(name)
        case .negate(let inner):
            let kind = try kind(inner)
            if kind == .number || kind == .interval || kind == .bool { return kind == .bool ? .number : kind }
            throw ExpressionError("a \(kind.rawValue) has no negative")
        case .not(let inner):
            try want(inner, [.bool, .number], "not")
            return .bool
        case .binary(let op, let left, let right): return try binary(op, try kind(left), try kind(right))
        case .member(let value, let list):
            let wanted = try kind(value)
            for item in list {
                let kind = try kind(item)
                if kind != wanted, kind != .null, wanted != .null {
                    throw ExpressionError("a \(wanted.rawValue) is looked for in a list with a \(kind.rawValue)")
                }
            }
            return .bool
        case .call(let function, let arguments): return try call(function, arguments)
        }
    }

    private func columnKind(_ name: String) throws(ExpressionError) -> ExpressionKind {
        guard let type = column(name) else {
            let nearest = EditDistance.nearest(to: name, among: known).map { "; did you mean \"\($0)\"?" }
            throw ExpressionError("there is no column \(Quoting.name(name))\(nearest ?? "")")
        }
        guard let kind = ExpressionChecker.kind(of: type) else {
            throw ExpressionError("the column \(Quoting.name(name)) cannot be computed with")
        }
        return kind
    }

    private func binary(
        _ op: ExpressionOperator, _ left: ExpressionKind, _ right: ExpressionKind
    ) throws(ExpressionError) -> ExpressionKind {
        let numbers: Set<ExpressionKind> = [.number, .bool, .null]
        let areNumbers = numbers.contains(left) && numbers.contains(right)
        switch op {
        case .and, .or:
            if areNumbers { return .bool }
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            if left == right || left == .null || right == .null || areNumbers { return .bool }
            // A date may be compared with its text form.
            if Set([left, right]) == [.instant, .text] { return .bool }
        case .add:
            if areNumbers { return .number }
            if left == .text, right == .text { return .text }
            if Set([left, right]) == [.instant, .interval] { return .instant }
            if left == .interval, right == .interval { return .interval }
        case .subtract:
            if areNumbers { return .number }
            if left == .instant, right == .instant { return .interval }
            if left == .instant, right == .interval { return .instant }
            if left == .interval, right == .interval { return .interval }
        case .multiply:
            if areNumbers { return .number }
            if Set([left, right]) == [.number, .interval] { return .interval }
        case .divide, .floorDivide, .modulo:
            if areNumbers { return .number }
            if left == .interval, right == .number { return .interval }
            if left == .interval, right == .interval { return .number }
        case .power:
            if areNumbers { return .number }
        }
        let hint = op == .add && (left == .text || right == .text) ? "; concat() joins texts" : ""
        throw ExpressionError("\"\(op.rawValue)\" does not go with a \(left.rawValue) and a \(right.rawValue)\(hint)")
    }

    private func want(
        _ expression: Expression, _ kinds: Set<ExpressionKind>, _ name: String
    ) throws(ExpressionError) {
        let kind = try kind(expression)
        if !kinds.contains(kind), kind != .null {
            let wanted = kinds.map(\.rawValue).sorted().joined(separator: " or ")
            throw ExpressionError("\(name) takes a \(wanted), not a \(kind.rawValue)")
        }
    }

    private func call(
        _ function: ExpressionFunction, _ arguments: [Expression]
    ) throws(ExpressionError) -> ExpressionKind {
        let name = function.rawValue
        switch function {
        case .abs, .ceil, .exp, .expm1, .floor, .log, .log10, .log1p, .round, .sqrt, .sin, .cos, .tan, .sign, .pow,
            .clip:
            for argument in arguments { try want(argument, [.number, .bool], name) }
            return .number
        case .where:
            try want(arguments[0], [.bool, .number], name)
            return try common(Array(arguments.dropFirst()), name)
        case .coalesce, .min, .max: return try common(arguments, name)
        case .isnull:
            _ = try kind(arguments[0])
            return .bool
        case .lower, .upper, .trim, .replace:
            for argument in arguments { try want(argument, [.text], name) }
            return .text
        case .concat:
            for argument in arguments { _ = try kind(argument) }
            return .text
        case .substr:
            try want(arguments[0], [.text], name)
            for argument in arguments.dropFirst() { try want(argument, [.number], name) }
            return .text
        case .len:
            try want(arguments[0], [.text], name)
            return .number
        case .contains, .startswith, .endswith:
            for argument in arguments { try want(argument, [.text], name) }
            return .bool
        case .hour, .minute, .second, .dow, .day, .month, .year, .quarter, .dayofyear:
            // Of spans, `days` and the like are numbers.
            try want(arguments[0], [.instant], name)
            return .number
        case .date:
            try want(arguments[0], [.instant], name)
            return .instant
        case .days, .hours, .minutes, .seconds:
            try want(arguments[0], [.number, .interval], name)
            return try kind(arguments[0]) == .interval ? .number : .interval
        case .daysBetween, .secondsBetween:
            for argument in arguments { try want(argument, [.instant], name) }
            return .number
        case .int, .float:
            try want(arguments[0], [.number, .bool, .text], name)
            return .number
        case .bool:
            try want(arguments[0], [.number, .bool], name)
            return .bool
        case .str:
            _ = try kind(arguments[0])
            return .text
        }
    }

    /// The one kind of several values; nulls go with any.
    private func common(_ arguments: [Expression], _ name: String) throws(ExpressionError) -> ExpressionKind {
        var result = ExpressionKind.null
        for argument in arguments {
            let kind = try kind(argument)
            if kind == .null || kind == result { continue }
            let isNumber = Set([kind, result]) == [.number, .bool]
            if result != .null, !isNumber {
                throw ExpressionError("\(name) has a \(result.rawValue) and a \(kind.rawValue)")
            }
            result = isNumber ? .number : kind
        }
        return result
    }
}
