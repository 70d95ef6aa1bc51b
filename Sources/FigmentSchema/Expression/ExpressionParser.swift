/// Parses expressions by precedence, loosest first as in Python: `a if c else b`, or, and, not, comparisons and `in`,
/// |, &, + −, * / // %, − and ~, **, then methods, calls and names.
///
/// Never traps: nesting, length and the number of operations are bounded.
public struct ExpressionParser {
    private let tokens: [(token: ExpressionLexer.Token, offset: Int)]
    private var at = 0
    private var depth = 0
    private var operations = 0

    /// Deeper nesting is refused.
    public static var maxDepth: Int { 200 }

    /// More operators and calls are refused: it bounds the depth of the tree, long sums included.
    public static var maxOperations: Int { 1_000 }

    /// Words that no column can have as a name without back quotes.
    static let keywords: Set<String> = [
        "and", "or", "not", "in", "if", "else", "true", "True", "false", "False", "null", "None", "nan", "NaN",
    ]

    /// - Throws: ``ExpressionError`` with the place in the text.
    /// - Complexity: O(bytes).
    public static func parse(_ text: String) throws(ExpressionError) -> Expression {
        var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(text))
        let result = try parser.conditional()
        if parser.token != .end { throw parser.unexpected("an operator or the end") }
        return result
    }

    private init(tokens: [(token: ExpressionLexer.Token, offset: Int)]) { self.tokens = tokens }

    var token: ExpressionLexer.Token { tokens[at].token }
    var offset: Int { tokens[at].offset }

    mutating func advance() { if at < tokens.count - 1 { at += 1 } }

    mutating func take(_ symbol: String) -> Bool {
        guard token == .symbol(symbol) else { return false }
        advance()
        return true
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard token == .name(word) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String) throws(ExpressionError) {
        if !take(symbol) { throw unexpected("\"\(symbol)\"") }
    }

    func unexpected(_ wanted: String) -> ExpressionError {
        let found =
            switch token {
            case .number(let value, let isInteger): "the number \(Expression.number(value, isInteger: isInteger))"
            case .text(let text): "the text \(Quoting.name(text))"
            case .name(let name), .quotedName(let name): Quoting.name(name)
            case .symbol(let symbol): "\"\(symbol)\""
            case .end: "the end"
            }
        return ExpressionError("\(wanted) is expected, not \(found)", at: offset)
    }

    private mutating func enter() throws(ExpressionError) {
        depth += 1
        if depth > ExpressionParser.maxDepth {
            throw ExpressionError(
                "it is nested deeper than \(ExpressionParser.maxDepth) levels", at: offset,
                fix: "compute a part of it in a column of its own")
        }
    }

    /// Counts an operation made.
    mutating func made(_ expression: Expression) throws(ExpressionError) -> Expression {
        operations += 1
        if operations > ExpressionParser.maxOperations {
            throw ExpressionError(
                "it has more than \(ExpressionParser.maxOperations) operations", at: offset,
                fix: "compute a part of it in a column of its own")
        }
        return expression
    }

    // MARK: From loose to tight

    mutating func conditional() throws(ExpressionError) -> Expression {
        try enter()
        defer { depth -= 1 }
        let value = try disjunction()
        let place = offset
        guard takeWord("if") else { return value }
        let condition = try disjunction()
        if !takeWord("else") { throw unexpected("\"else\"") }
        return try made(.call(.where, [condition, value, try conditional()], at: place))
    }

    private mutating func disjunction() throws(ExpressionError) -> Expression {
        var left = try conjunction()
        while token == .name("or") {
            let place = offset
            advance()
            left = try made(.binary(.or, left, try conjunction(), at: place))
        }
        return left
    }

    private mutating func conjunction() throws(ExpressionError) -> Expression {
        var left = try negation()
        while token == .name("and") {
            let place = offset
            advance()
            left = try made(.binary(.and, left, try negation(), at: place))
        }
        return left
    }

    private mutating func negation() throws(ExpressionError) -> Expression {
        let place = offset
        guard takeWord("not") || take("!") else { return try comparison() }
        try enter()
        defer { depth -= 1 }
        return try made(.not(try negation(), at: place))
    }

    /// `a < b < c` is one comparison; `x in […]` joins a chain with "and", as in Python.
    private mutating func comparison() throws(ExpressionError) -> Expression {
        let place = offset
        var operands = [try infix(0)]
        var operators: [ExpressionComparison] = []
        while case .symbol(let symbol) = token, let op = ExpressionComparison(rawValue: symbol) {
            advance()
            operators.append(op)
            operands.append(try made(try infix(0)))
        }
        let isMember = token == .name("in") || token == .name("not")
        guard isMember else {
            return operators.isEmpty ? operands[0] : try made(.comparison(operands, operators, at: place))
        }
        let test = try membership(of: operands[operands.count - 1])
        if operators.isEmpty { return test }
        return try made(.binary(.and, .comparison(operands, operators, at: place), test, at: place))
    }

    private mutating func membership(of value: Expression) throws(ExpressionError) -> Expression {
        let place = offset
        let isNegated = takeWord("not")
        if !takeWord("in") { throw unexpected("\"in\"") }
        let test = try made(.member(value, of: try list(), at: place))
        return isNegated ? .not(test, at: place) : test
    }

    private mutating func list() throws(ExpressionError) -> [Expression] {
        if take("(") { return try items(until: ")") }
        if take("[") { return try items(until: "]") }
        throw unexpected("a list in brackets")
    }

    /// Expressions between commas, and the closing symbol.
    mutating func items(until close: String) throws(ExpressionError) -> [Expression] {
        var result: [Expression] = []
        while token != .symbol(close) {
            result.append(try conditional())
            if !take(",") { break }
        }
        try expect(close)
        return result
    }

    /// Operators that group to the left, loosest first.
    private static let levels: [[ExpressionOperator]] = [
        [.or], [.and], [.add, .subtract], [.multiply, .divide, .floorDivide, .modulo],
    ]

    private mutating func infix(_ level: Int) throws(ExpressionError) -> Expression {
        guard level < ExpressionParser.levels.count else { return try unary() }
        var left = try infix(level + 1)
        while case .symbol(let symbol) = token, let op = ExpressionOperator(rawValue: symbol),
            ExpressionParser.levels[level].contains(op)
        {
            let place = offset
            advance()
            left = try made(.binary(op, left, try infix(level + 1), at: place))
        }
        return left
    }

    private mutating func unary() throws(ExpressionError) -> Expression {
        guard case .symbol(let symbol) = token, ["-", "+", "~"].contains(symbol) else { return try power() }
        try enter()
        defer { depth -= 1 }
        let place = offset
        advance()
        let inner = try unary()
        switch symbol {
        case "-": return try made(.negate(inner, at: place))
        case "~": return try made(.not(inner, at: place))
        default: return inner
        }
    }

    /// Right-associative, and tighter than the sign before it.
    private mutating func power() throws(ExpressionError) -> Expression {
        let base = try postfix()
        let place = offset
        guard take("**") else { return base }
        try enter()
        defer { depth -= 1 }
        return try made(.binary(.power, base, try unary(), at: place))
    }
}
