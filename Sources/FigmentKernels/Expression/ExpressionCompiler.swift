import FigmentColumns
import FigmentSchema
import FigmentTypes

/// Makes nodes of an expression whose kinds have been checked.
struct ExpressionCompiler {
    let checker: ExpressionChecker
    /// The values of a column by name.
    let slot: (String) throws(ExpressionError) -> ColumnSlot

    // MARK: Numbers

    func number(_ expression: Expression) throws(ExpressionError) -> any NumberNode {
        switch expression {
        case .number(let value): return NumberConstant(value: value)
        case .bool(let value): return NumberConstant(value: value ? 1 : 0)
        case .null: return NumberConstant(value: nil)
        case .text: return TextTest(operation: .instant, parts: [try text(expression)])
        case .column(let name):
            let slot = try slot(name)
            return NumberColumn(slot: slot, isInstant: slot.column.type.isInstant)
        case .negate(let inner): return UnaryNode(operation: .negate, inner: try number(inner))
        case .not(let inner): return UnaryNode(operation: .not, inner: try number(inner))
        case .binary(let op, let left, let right): return try binary(op, left, right)
        case .member(let value, let list): return try member(value, list)
        case .call(let function, let arguments): return try call(function, arguments)
        }
    }

    private func binary(
        _ op: ExpressionOperator, _ left: Expression, _ right: Expression
    ) throws(ExpressionError) -> any NumberNode {
        let kinds = [try checker.kind(left), try checker.kind(right)]
        let areTexts = kinds.contains(.text) && !kinds.contains(.instant)
        if op.isComparison, areTexts {
            return TextTest(operation: .compare(op), parts: [try text(left), try text(right)])
        }
        let (a, b) = (try number(left), try number(right))
        let node = BinaryNode(operation: op, left: a, right: b)
        // Constants are computed once.
        if a is NumberConstant, b is NumberConstant { return folded(node) }
        return node
    }

    private func folded(_ node: any NumberNode) -> any NumberNode {
        let scratch = Scratch()
        var result: Double?
        scratch.withBlock(1) { block in
            node.evaluate(RowBlock(ramp: RowRange(start: 0, count: 1)), into: block, scratch)
            result = block.flags[0] == 0 ? nil : block.values[0]
        }
        return NumberConstant(value: result)
    }

    /// A chain of comparisons.
    private func member(_ value: Expression, _ list: [Expression]) throws(ExpressionError) -> any NumberNode {
        var result: any NumberNode = NumberConstant(value: 0)
        for item in list {
            let test = try binary(.equal, value, item)
            result = BinaryNode(operation: .or, left: result, right: test)
        }
        return result
    }

    private func call(
        _ function: ExpressionFunction, _ arguments: [Expression]
    ) throws(ExpressionError) -> any NumberNode {
        let first = arguments[0]
        func unary(_ operation: UnaryNode.Operation) throws(ExpressionError) -> any NumberNode {
            UnaryNode(operation: operation, inner: try number(first))
        }
        switch function {
        case .abs: return try unary(.abs)
        case .ceil: return try unary(.ceil)
        case .floor: return try unary(.floor)
        case .exp: return try unary(.exp)
        case .expm1: return try unary(.expm1)
        case .log: return try unary(.log)
        case .log10: return try unary(.log10)
        case .log1p: return try unary(.log1p)
        case .sqrt: return try unary(.sqrt)
        case .sin: return try unary(.sin)
        case .cos: return try unary(.cos)
        case .tan: return try unary(.tan)
        case .sign: return try unary(.sign)
        case .bool: return try unary(.truth)
        case .round: return try round(arguments)
        case .pow: return BinaryNode(operation: .power, left: try number(first), right: try number(arguments[1]))
        case .clip:
            let low = FoldNode(operation: .max, parts: [try number(first), try number(arguments[1])])
            return FoldNode(operation: .min, parts: [low, try number(arguments[2])])
        case .where:
            return NumberWhere(
                condition: try number(first), then: try number(arguments[1]), otherwise: try number(arguments[2]))
        case .coalesce: return FoldNode(operation: .coalesce, parts: try numbers(arguments))
        case .min: return FoldNode(operation: .min, parts: try numbers(arguments))
        case .max: return FoldNode(operation: .max, parts: try numbers(arguments))
        case .isnull:
            if try checker.kind(first) == .text { return TextTest(operation: .isNull, parts: [try text(first)]) }
            return try unary(.isNull)
        case .len: return TextTest(operation: .length, parts: [try text(first)])
        case .contains: return TextTest(operation: .contains, parts: [try text(first), try text(arguments[1])])
        case .startswith: return TextTest(operation: .startsWith, parts: [try text(first), try text(arguments[1])])
        case .endswith: return TextTest(operation: .endsWith, parts: [try text(first), try text(arguments[1])])
        case .int, .float:
            let isText = try checker.kind(first) == .text
            let value: any NumberNode =
                isText ? TextTest(operation: .number, parts: [try text(first)]) : try number(first)
            return function == .float ? value : UnaryNode(operation: .truncate, inner: value)
        case .hour: return try unary(.calendar(.hour))
        case .dow: return try unary(.calendar(.dow))
        case .day: return try unary(.calendar(.day))
        case .month: return try unary(.calendar(.month))
        case .year: return try unary(.calendar(.year))
        case .quarter: return try unary(.calendar(.quarter))
        case .dayofyear: return try unary(.calendar(.dayOfYear))
        case .minute: return try unary(.remainder(divisor: 3_600_000_000, unit: 60_000_000))
        case .second: return try unary(.remainder(divisor: 60_000_000, unit: 1_000_000))
        case .date:
            let day = BinaryNode(
                operation: .floorDivide, left: try number(first), right: NumberConstant(value: CalendarTime.dayMicros))
            return UnaryNode(operation: .scale(CalendarTime.dayMicros), inner: day)
        case .days: return try span(first, CalendarTime.dayMicros)
        case .hours: return try span(first, CalendarTime.hourMicros)
        case .minutes: return try span(first, 60_000_000)
        case .seconds: return try span(first, 1_000_000)
        case .daysBetween: return try between(arguments, CalendarTime.dayMicros)
        case .secondsBetween: return try between(arguments, 1_000_000)
        case .lower, .upper, .trim, .concat, .substr, .replace, .str:
            throw ExpressionError("\(function.rawValue) gives a text, and a number is wanted")
        }
    }

    /// A number of units as a span, or a span in units.
    private func span(_ value: Expression, _ unit: Double) throws(ExpressionError) -> any NumberNode {
        let factor = try checker.kind(value) == .interval ? 1 / unit : unit
        return UnaryNode(operation: .scale(factor), inner: try number(value))
    }

    /// From the first instant to the second.
    private func between(_ arguments: [Expression], _ unit: Double) throws(ExpressionError) -> any NumberNode {
        let difference = BinaryNode(
            operation: .subtract, left: try number(arguments[1]), right: try number(arguments[0]))
        return UnaryNode(operation: .scale(1 / unit), inner: difference)
    }

    private func round(_ arguments: [Expression]) throws(ExpressionError) -> any NumberNode {
        let value = try number(arguments[0])
        guard arguments.count == 2 else { return UnaryNode(operation: .round, inner: value) }
        let power = BinaryNode(operation: .power, left: NumberConstant(value: 10), right: try number(arguments[1]))
        let scaled = BinaryNode(operation: .multiply, left: value, right: power)
        return BinaryNode(operation: .divide, left: UnaryNode(operation: .round, inner: scaled), right: power)
    }

    private func numbers(_ expressions: [Expression]) throws(ExpressionError) -> [any NumberNode] {
        var result: [any NumberNode] = []
        for expression in expressions { result.append(try number(expression)) }
        return result
    }

    // MARK: Texts

    func text(_ expression: Expression) throws(ExpressionError) -> any TextNode {
        switch expression {
        case .text(let text): return TextConstant(text: Array(text.utf8))
        case .null: return TextConstant(text: nil)
        case .column(let name):
            let slot = try slot(name)
            return TextColumn(slot: slot)
        case .binary(.add, let left, let right):
            if try checker.kind(expression) == .text {
                return TextFunction(operation: .concat, parts: [try text(left), try text(right)])
            }
        case .call(let function, let arguments):
            if let node = try textCall(function, arguments) { return node }
        default: break
        }
        return NumberText(inner: try number(expression), kind: try checker.kind(expression))
    }

    /// Nil for a function that gives numbers.
    private func textCall(
        _ function: ExpressionFunction, _ arguments: [Expression]
    ) throws(ExpressionError) -> (any TextNode)? {
        switch function {
        case .lower: return TextFunction(operation: .lower, parts: try texts(arguments))
        case .upper: return TextFunction(operation: .upper, parts: try texts(arguments))
        case .trim: return TextFunction(operation: .trim, parts: try texts(arguments))
        case .concat: return TextFunction(operation: .concat, parts: try texts(arguments))
        case .replace: return TextFunction(operation: .replace, parts: try texts(arguments))
        case .str: return try text(arguments[0])
        case .substr:
            var length: (any NumberNode)?
            if arguments.count == 3 { length = try number(arguments[2]) }
            return TextSlice(inner: try text(arguments[0]), start: try number(arguments[1]), length: length)
        case .where where try checker.kind(.call(function, arguments)) == .text:
            return TextWhere(
                condition: try number(arguments[0]), then: try text(arguments[1]), otherwise: try text(arguments[2]))
        case .coalesce where try checker.kind(.call(function, arguments)) == .text:
            return TextCoalesce(parts: try texts(arguments))
        case .min where try checker.kind(.call(function, arguments)) == .text,
            .max where try checker.kind(.call(function, arguments)) == .text:
            throw ExpressionError("\(function.rawValue) takes numbers and instants, not texts")
        default: return nil
        }
    }

    private func texts(_ expressions: [Expression]) throws(ExpressionError) -> [any TextNode] {
        var result: [any TextNode] = []
        for expression in expressions { result.append(try text(expression)) }
        return result
    }
}
