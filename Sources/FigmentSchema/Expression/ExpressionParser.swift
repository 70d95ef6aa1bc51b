/// Parses expressions by precedence, loosest first as in Python: `a if c else b`, or, and, not, comparisons and `in`,
/// |, &, + −, * / // %, − and ~, **, then methods, calls and names.
public struct ExpressionParser {
    private let tokens: [(token: ExpressionLexer.Token, offset: Int)]
    private var at = 0
    private var depth = 0

    /// Deeper nesting is refused.
    private static var maxDepth: Int { 200 }

    /// - Throws: ``ExpressionError`` with the place in the text.
    public static func parse(_ text: String) throws(ExpressionError) -> Expression {
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(text))
        let result = try parser.conditional()
        if parser.token != .end { throw parser.unexpected("an operator or the end") }
        return result
    }

    private init(tokens: [(token: ExpressionLexer.Token, offset: Int)]) { self.tokens = tokens }

    private var token: ExpressionLexer.Token { tokens[at].token }
    private var offset: Int { tokens[at].offset }

    private mutating func advance() { if at < tokens.count - 1 { at += 1 } }

    private mutating func take(_ symbol: String) -> Bool {
        guard token == .symbol(symbol) else { return false }
        advance()
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard token == .name(word) else { return false }
        advance()
        return true
    }

    private mutating func expect(_ symbol: String) throws(ExpressionError) {
        if !take(symbol) { throw unexpected("\"\(symbol)\"") }
    }

    private func unexpected(_ wanted: String) -> ExpressionError {
        let found =
            switch token {
            case .number(let value): "the number \(Literal.double(value).simplified.jsonText)"
            case .text(let text): "the text \(Quoting.name(text))"
            case .name(let name): Quoting.name(name)
            case .symbol(let symbol): "\"\(symbol)\""
            case .end: "the end"
            }
        return ExpressionError("\(wanted) is expected, not \(found)", at: offset)
    }

    private mutating func deeper<T>(
        _ body: (inout ExpressionParser) throws(ExpressionError) -> T
    ) throws(ExpressionError) -> T {
        depth += 1
        defer { depth -= 1 }
        if depth > ExpressionParser.maxDepth {
            throw ExpressionError("it is nested deeper than \(ExpressionParser.maxDepth) levels", at: offset)
        }
        return try body(&self)
    }

    // MARK: From loose to tight

    private mutating func conditional() throws(ExpressionError) -> Expression {
        try deeper { (parser: inout ExpressionParser) throws(ExpressionError) in
            let value = try parser.disjunction()
            guard parser.takeWord("if") else { return value }
            let condition = try parser.disjunction()
            if !parser.takeWord("else") { throw parser.unexpected("\"else\"") }
            return .call(.where, [condition, value, try parser.conditional()])
        }
    }

    private mutating func disjunction() throws(ExpressionError) -> Expression {
        var left = try conjunction()
        while takeWord("or") { left = .binary(.or, left, try conjunction()) }
        return left
    }

    private mutating func conjunction() throws(ExpressionError) -> Expression {
        var left = try negation()
        while takeWord("and") { left = .binary(.and, left, try negation()) }
        return left
    }

    private mutating func negation() throws(ExpressionError) -> Expression {
        try deeper { (parser: inout ExpressionParser) throws(ExpressionError) in
            if parser.takeWord("not") || parser.take("!") { return .not(try parser.negation()) }
            return try parser.comparison()
        }
    }

    /// `a < b < c` is `a < b and b < c`.
    private mutating func comparison() throws(ExpressionError) -> Expression {
        var left = try bitOr()
        var result: Expression?
        while true {
            if token == .name("in") || token == .name("not") {
                let isNegated = takeWord("not")
                if !takeWord("in") { throw unexpected("\"in\"") }
                let list = try list()
                let test = Expression.member(left, of: list)
                let whole = isNegated ? Expression.not(test) : test
                result = result.map { .binary(.and, $0, whole) } ?? whole
                continue
            }
            guard case .symbol(let symbol) = token, let op = ExpressionOperator(rawValue: symbol), op.isComparison
            else { return result ?? left }
            advance()
            let right = try bitOr()
            let test = Expression.binary(op, left, right)
            result = result.map { .binary(.and, $0, test) } ?? test
            left = right
        }
    }

    private mutating func list() throws(ExpressionError) -> [Expression] {
        let close = token == .symbol("(") ? ")" : "]"
        if !take("("), !take("[") { throw unexpected("a list") }
        var items: [Expression] = []
        while token != .symbol(close) {
            items.append(try conditional())
            if !take(",") { break }
        }
        try expect(close)
        return items
    }

    private mutating func bitOr() throws(ExpressionError) -> Expression {
        var left = try bitAnd()
        while take("|") { left = .binary(.or, left, try bitAnd()) }
        return left
    }

    private mutating func bitAnd() throws(ExpressionError) -> Expression {
        var left = try sum()
        while take("&") { left = .binary(.and, left, try sum()) }
        return left
    }

    private mutating func sum() throws(ExpressionError) -> Expression {
        var left = try product()
        while true {
            if take("+") {
                left = .binary(.add, left, try product())
            } else if take("-") {
                left = .binary(.subtract, left, try product())
            } else {
                return left
            }
        }
    }

    private mutating func product() throws(ExpressionError) -> Expression {
        var left = try unary()
        while case .symbol(let symbol) = token, ["*", "/", "//", "%"].contains(symbol),
            let op = ExpressionOperator(rawValue: symbol)
        {
            advance()
            left = .binary(op, left, try unary())
        }
        return left
    }

    private mutating func unary() throws(ExpressionError) -> Expression {
        try deeper { (parser: inout ExpressionParser) throws(ExpressionError) in
            if parser.take("-") { return .negate(try parser.unary()) }
            if parser.take("+") { return try parser.unary() }
            if parser.take("~") { return .not(try parser.unary()) }
            return try parser.power()
        }
    }

    /// Right-associative, and tighter than the sign before it.
    private mutating func power() throws(ExpressionError) -> Expression {
        let base = try postfix()
        guard take("**") else { return base }
        return .binary(.power, base, try unary())
    }

    // MARK: Names, calls, methods

    private mutating func postfix() throws(ExpressionError) -> Expression {
        var value = try primary()
        while take(".") {
            guard case .name(let name) = token else { throw unexpected("a method") }
            let place = offset
            advance()
            // `.str` and `.dt` only lead to the method.
            if name == "str" || name == "dt" { continue }
            value = try method(name, of: value, place)
        }
        return value
    }

    private mutating func method(
        _ name: String, of value: Expression, _ place: Int
    ) throws(ExpressionError) -> Expression {
        var arguments = [value]
        if take("(") { arguments += try self.arguments() }
        if name == "astype", arguments.count == 2 { return try conversion(arguments[1], of: value, place) }
        return try call(name, arguments, place)
    }

    private func conversion(
        _ type: Expression, of value: Expression, _ place: Int
    ) throws(ExpressionError) -> Expression {
        let name: String? =
            switch type {
            case .text(let name), .column(let name): name
            default: nil
            }
        switch name {
        case "int", "int64", "int32": return .call(.int, [value])
        case "float", "float64": return .call(.float, [value])
        case "str", "string": return .call(.str, [value])
        case "bool": return .call(.bool, [value])
        default: throw ExpressionError("astype takes int, float, str or bool", at: place)
        }
    }

    private mutating func arguments() throws(ExpressionError) -> [Expression] {
        var result: [Expression] = []
        while token != .symbol(")") {
            result.append(try conditional())
            if !take(",") { break }
        }
        try expect(")")
        return result
    }

    private func call(
        _ name: String, _ arguments: [Expression], _ place: Int
    ) throws(ExpressionError) -> Expression {
        guard let function = ExpressionFunction(named: name) else {
            let known = ExpressionFunction.allCases.map(\.rawValue)
            let nearest = EditDistance.nearest(to: name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
            throw ExpressionError("there is no function \(Quoting.name(name))\(nearest)", at: place)
        }
        guard function.arity.contains(arguments.count) else {
            let range = function.arity
            let wanted =
                range.lowerBound == range.upperBound
                ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
            throw ExpressionError("\(function.rawValue) takes \(wanted) arguments, not \(arguments.count)", at: place)
        }
        return .call(function, arguments)
    }

    private mutating func primary() throws(ExpressionError) -> Expression {
        let place = offset
        switch token {
        case .number(let value):
            advance()
            return .number(value)
        case .text(let text):
            advance()
            return .text(text)
        case .symbol("("):
            advance()
            let inner = try conditional()
            try expect(")")
            return inner
        case .name(let name):
            advance()
            switch name {
            case "true", "True": return .bool(true)
            case "false", "False": return .bool(false)
            case "null", "None", "nan", "NaN": return .null
            // A library's prefix leads to its function.
            case "np", "math", "pd": if take(".") { return try primary() }
            default: break
            }
            if take("(") { return try call(name, try arguments(), place) }
            return .column(name)
        default: throw unexpected("a value")
        }
    }
}
