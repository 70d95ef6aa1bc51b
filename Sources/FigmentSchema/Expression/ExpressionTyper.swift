public import FigmentTypes

/// Gives every part of an expression its type, numbers the columns, and says what does not go together.
public struct ExpressionTyper {
    private let column: (String) -> DataType?
    private let known: [String]
    private var inputs: [TypedExpression.Input] = []
    private var numbers: [String: Int] = [:]

    typealias Node = TypedExpression.Node

    /// Types an expression.
    ///
    /// - Parameters:
    ///   - known: The columns that may be named, for suggestions.
    ///   - column: The type of a column, `table.column` for one of a parent; nil where there is none.
    /// - Throws: ``ExpressionError`` with the place in the text.
    /// - Complexity: O(operations).
    public static func type(
        _ expression: Expression, known: [String] = [], column: @escaping (String) -> DataType?
    ) throws(ExpressionError) -> TypedExpression {
        var typer = ExpressionTyper(column: column, known: known)
        let root = try typer.node(expression)
        return TypedExpression(root: root, inputs: typer.inputs)
    }

    private init(column: @escaping (String) -> DataType?, known: [String]) {
        self.column = column
        self.known = known
    }

    mutating func node(_ expression: Expression) throws(ExpressionError) -> Node {
        switch expression {
        case .number(let value, let isInteger): return .number(value, isInteger: isInteger)
        case .text(let text): return Node(.text, .text(text))
        case .bool(let value): return Node(.bool, .number(value ? 1 : 0))
        case .null: return Node(.null, .null)
        case .column(let name, let place): return try input(name, place)
        case .negate(let inner, let place): return try negated(inner, place)
        case .not(let inner, let place):
            return .apply(.bool, .not, try truth(try node(inner), "not", place))
        case .binary(let op, let left, let right, let place):
            return try binary(op, try node(left), try node(right), place)
        case .comparison(let operands, let operators, let place):
            let common = try common(try nodes(operands), "compare", place)
            return Node(.bool, .apply(.compare(operators), common.nodes))
        case .member(let value, let list, let place):
            let common = try common(try nodes([value] + list), "compare", place)
            return Node(.bool, .apply(.member, common.nodes))
        case .call(let function, let arguments, let place):
            if let node = try ofList(function, arguments, place) { return node }
            return try call(function, try nodes(arguments), place)
        }
    }

    private mutating func nodes(_ expressions: [Expression]) throws(ExpressionError) -> [Node] {
        var result: [Node] = []
        result.reserveCapacity(expressions.count)
        for expression in expressions { result.append(try node(expression)) }
        return result
    }

    // MARK: Columns

    private mutating func input(_ name: String, _ place: Int) throws(ExpressionError) -> Node {
        guard let type = column(name) else { return try property(name, place) }
        guard let kind = ExpressionType(type) else {
            if let field = type.fieldPaths.first {
                throw ExpressionError(
                    "\(Quoting.name(name)) is a struct: only its fields can be computed with", at: place,
                    fix: "\(name).\(field)")
            }
            if case .list = type {
                throw ExpressionError(
                    "the column \(Quoting.name(name)) is a list", at: place,
                    fix: "len(\(name)) is how long it is, element(\(name), 0) its first element")
            }
            throw ExpressionError("the column \(Quoting.name(name)) cannot be computed with", at: place)
        }
        return Node(kind, .input(number(name, type)))
    }

    /// The column's number among the inputs.
    private mutating func number(_ name: String, _ type: DataType) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = inputs.count
        inputs.append(TypedExpression.Input(name: name, type: type))
        return inputs.count - 1
    }

    /// `len(tags)` and `element(scores, 0)`: what may be asked of a column of lists; nil for anything else.
    private mutating func ofList(
        _ function: ExpressionFunction, _ arguments: [Expression], _ place: Int
    ) throws(ExpressionError) -> Node? {
        let isElement = function == .element
        guard isElement || function == .len else { return nil }
        guard case .column(let name, _)? = arguments.first, case .list(let element)? = column(name) else {
            guard isElement else { return nil }
            throw ExpressionError("element takes a column of lists as argument 1", at: place)
        }
        guard isElement else {
            return .apply(.number(isInteger: true), .listLength, Node(.null, .input(number(name, .list(element)))))
        }
        guard let type = ExpressionType(element), type.isNumeric else {
            throw ExpressionError("element takes lists of numbers, not of others", at: place)
        }
        guard arguments.count == 2, case .number(let index) = try node(arguments[1]).content,
            index == index.rounded(), (0..<1e6).contains(index)
        else {
            throw ExpressionError(
                "which element is a whole number from 0", at: place, fix: "write element(\(name), 0)")
        }
        return .apply(type, .listElement(Int(index)), Node(.null, .input(number(name, .list(element)))))
    }

    /// `created_at.hour`: a part of an instant, spelled like a column of a parent.
    private mutating func property(_ name: String, _ place: Int) throws(ExpressionError) -> Node {
        if let dot = name.lastIndex(of: "."), case let base = String(name[..<dot]), column(base) != nil,
            let function = ExpressionFunction(named: String(name[name.index(after: dot)...])),
            function.signature.parameters == [.instant]
        {
            return try call(function, [try input(base, place)], place)
        }
        let nearest = EditDistance.nearest(to: name, among: known)
        throw ExpressionError(
            "there is no column \(Quoting.name(name))", at: place, fix: nearest.map { "did you mean \"\($0)\"?" })
    }

    // MARK: Operators

    private mutating func negated(_ inner: Expression, _ place: Int) throws(ExpressionError) -> Node {
        let node = try node(inner)
        if case .number(let value) = node.content, node.type.isNumeric {
            return .number(-value, isInteger: node.type.isInteger && value != 0)
        }
        switch node.type {
        case .number, .interval, .null: return .apply(node.type, .negate, node)
        case .bool: return .apply(.number(isInteger: true), .negate, node)
        default: throw ExpressionError("cannot negate \(node.type.name)", at: place)
        }
    }

    private func binary(
        _ op: ExpressionOperator, _ left: Node, _ right: Node, _ place: Int
    ) throws(ExpressionError) -> Node {
        switch op {
        case .and, .or:
            let name = op == .and ? "and" : "or"
            let sides = [try truth(left, name, place), try truth(right, name, place)]
            return Node(.bool, .apply(op == .and ? .and : .or, sides))
        default:
            let operation = ExpressionTyper.operation(op)
            if let type = ExpressionTyper.result(op, left, right) { return .apply(type, operation, left, right) }
            if op == .add, left.type == .text, right.type == .text { return .apply(.text, .concat, left, right) }
            throw clash(op, left.type, right.type, place)
        }
    }

    private static func operation(_ op: ExpressionOperator) -> ExpressionOperation {
        switch op {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .floorDivide: .floorDivide
        case .modulo: .modulo
        case .power: .power
        case .and: .and
        case .or: .or
        }
    }

    /// The type of an arithmetic operation; nil where its operands do not go together.
    private static func result(_ op: ExpressionOperator, _ left: Node, _ right: Node) -> ExpressionType? {
        let areNumbers =
            (left.type.isNumeric || left.type == .null) && (right.type.isNumeric || right.type == .null)
        if areNumbers {
            let areWhole = left.type.isInteger && right.type.isInteger
            switch op {
            case .divide: return .number(isInteger: false)
            case .power:
                guard case .number(let exponent) = right.content, exponent >= 0 else {
                    return .number(isInteger: false)
                }
                return .number(isInteger: areWhole)
            default: return .number(isInteger: areWhole)
            }
        }
        switch (op, left.type, right.type) {
        case (.add, .instant, .interval), (.add, .interval, .instant), (.subtract, .instant, .interval): return .instant
        case (.add, .instant, .null), (.add, .null, .instant), (.subtract, .instant, .null): return .instant
        case (.subtract, .instant, .instant): return .interval
        case (.add, .interval, .interval), (.subtract, .interval, .interval), (.modulo, .interval, .interval):
            return .interval
        case (.multiply, .interval, .number), (.multiply, .number, .interval), (.divide, .interval, .number):
            return .interval
        case (.divide, .interval, .interval): return .number(isInteger: false)
        case (.floorDivide, .interval, .interval): return .number(isInteger: true)
        default: return nil
        }
    }

    private func clash(
        _ op: ExpressionOperator, _ left: ExpressionType, _ right: ExpressionType, _ place: Int
    ) -> ExpressionError {
        let types = [left, right]
        let fix: String? =
            if op == .add, types.contains(.text) {
                "use concat(a, b) to join them as text"
            } else if types.contains(.text), types.contains(where: \.isNumeric) {
                "use float(text) to read the text as a number"
            } else if types.contains(.instant), types.contains(where: \.isNumeric) {
                "say the unit: days(3), hours(2), minutes(5) or seconds(1)"
            } else {
                nil
            }
        let verbs: [ExpressionOperator: String] = [
            .add: "add", .subtract: "subtract", .multiply: "multiply", .divide: "divide", .floorDivide: "divide",
            .modulo: "take the remainder of", .power: "raise",
        ]
        return ExpressionError("cannot \(verbs[op] ?? "join") \(left.name) and \(right.name)", at: place, fix: fix)
    }

    // MARK: What several parts share

    /// A node as a truth value.
    func truth(_ node: Node, _ name: String, _ place: Int) throws(ExpressionError) -> Node {
        switch node.type {
        case .bool, .null: return node
        case .number: return .apply(.bool, .truth, node)
        default:
            throw ExpressionError(
                "\(name) takes a condition, not \(node.type.name)", at: place, fix: "compare it with something")
        }
    }

    /// Nodes of one type: numbers with booleans, anything with null, instants with texts that are dates.
    func common(
        _ nodes: [Node], _ verb: String, _ place: Int
    ) throws(ExpressionError) -> (type: ExpressionType, nodes: [Node]) {
        var nodes = nodes
        if nodes.contains(where: { $0.type == .instant }) {
            for i in nodes.indices { nodes[i] = try instant(nodes[i], place) }
        }
        var result = ExpressionType.null
        for node in nodes where node.type != .null {
            if result == .null || result == node.type {
                result = node.type
            } else if result.isNumeric, node.type.isNumeric {
                result = .number(isInteger: result.isInteger && node.type.isInteger)
            } else {
                let hasText = result == .text || node.type == .text
                throw ExpressionError(
                    "cannot \(verb) \(result.name) and \(node.type.name)", at: place,
                    fix: hasText ? "use str(a) to write a value as text, float(a) to read a number" : nil)
            }
        }
        return (result, nodes)
    }

    /// A text constant as an instant; other nodes as they are.
    func instant(_ node: Node, _ place: Int) throws(ExpressionError) -> Node {
        guard case .text(let text) = node.content else { return node }
        guard let micros = Instant.micros(text) else {
            throw ExpressionError(
                "\(Quoting.name(text)) is no instant", at: place, fix: "write '2024-01-31' or '2024-01-31T08:30:00Z'")
        }
        return Node(.instant, .number(Double(micros)))
    }
}
