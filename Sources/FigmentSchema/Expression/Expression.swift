/// An expression over the columns of a row, as parsed. It is never run as code: kernels are made from it.
///
/// Places (`at`) are bytes from the start of the text, for messages.
public indirect enum Expression: Sendable, Hashable {
    case number(Double, isInteger: Bool)
    case text(String)
    case bool(Bool)
    case null
    /// A column of the row, or of its parent as `table.column`.
    case column(String, at: Int)
    case negate(Expression, at: Int)
    case not(Expression, at: Int)
    case binary(ExpressionOperator, Expression, Expression, at: Int)
    /// `a < b <= c`: every operand is evaluated once; one operator less than operands.
    case comparison([Expression], [ExpressionComparison], at: Int)
    /// Whether the value is one of the list.
    case member(Expression, of: [Expression], at: Int)
    case call(ExpressionFunction, [Expression], at: Int)

    /// The columns named, in order of appearance, each once.
    public var columnReferences: [String] {
        var result: [String] = []
        var seen: Set<String> = []
        func visit(_ expression: Expression) {
            if case .column(let name, _) = expression, seen.insert(name).inserted { result.append(name) }
            expression.operands.forEach(visit)
        }
        visit(self)
        return result
    }

    /// The expressions that this one is made of, in order.
    public var operands: [Expression] {
        switch self {
        case .number, .text, .bool, .null, .column: []
        case .negate(let inner, _), .not(let inner, _): [inner]
        case .binary(_, let left, let right, _): [left, right]
        case .comparison(let operands, _, _): operands
        case .member(let value, let list, _): [value] + list
        case .call(_, let arguments, _): arguments
        }
    }
}

/// Operators of two operands, with Python's meaning.
public enum ExpressionOperator: String, Sendable, Hashable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case and = "&"
    case or = "|"
}

public enum ExpressionComparison: String, Sendable, Hashable, CaseIterable {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
}

/// What is wrong with an expression, where in its text, and what would do.
public struct ExpressionError: Error, Hashable, Sendable {
    public var reason: String
    /// Bytes from the start of the text.
    public var offset: Int
    /// What to write instead, if that is known.
    public var fix: String?

    public init(_ reason: String, at offset: Int = 0, fix: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.fix = fix
    }

    /// The whole in one line.
    public var message: String { "\(reason) (at byte \(offset))" + (fix.map { ": \($0)" } ?? "") }
}

extension Expression: CustomStringConvertible {
    /// The expression with every operation in parentheses, which shows how it was understood.
    public var description: String {
        switch self {
        case .number(let value, let isInteger):
            isInteger && value.magnitude < 0x1p53 ? String(Int64(value)) : "\(value)"
        case .text(let text): Expression.quoted(text)
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        case .column(let name, _): Expression.columnText(name)
        case .negate(let inner, _): "(-\(inner))"
        case .not(let inner, _): "(not \(inner))"
        case .binary(let op, let left, let right, _): "(\(left) \(op.rawValue) \(right))"
        case .comparison(let operands, let operators, _):
            "(\(operands[0])" + zip(operators, operands.dropFirst()).map { " \($0.rawValue) \($1)" }.joined() + ")"
        case .member(let value, let list, _): "(\(value) in [\(Expression.joined(list))])"
        case .call(let function, let arguments, _): "\(function.rawValue)(\(Expression.joined(arguments)))"
        }
    }

    private static func joined(_ list: [Expression]) -> String { list.map(\.description).joined(separator: ", ") }

    private static func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "'"
    }

    private static func columnText(_ name: String) -> String {
        let isPlain = name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            Quoting.isIdentifier(String(part)) && !ExpressionParser.keywords.contains(String(part))
        }
        return isPlain ? name : "`\(name)`"
    }
}
