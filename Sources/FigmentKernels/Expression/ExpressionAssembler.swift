import FigmentSchema

/// Turns a typed tree into instructions.
///
/// Registers are a stack: a value of depth d goes to register d and needs only the registers above on its way.
struct ExpressionAssembler {
    typealias Node = TypedExpression.Node

    private(set) var instructions: [ExpressionInstruction] = []
    private(set) var numberCount = 1
    private(set) var textCount = 0

    private mutating func emit(_ instruction: ExpressionInstruction) { instructions.append(instruction) }

    // MARK: Numbers

    /// Emits what puts the value of a node into number register `d`; text registers from `t` on are free.
    mutating func number(_ node: Node, _ d: Int, _ t: Int) {
        numberCount = max(numberCount, d + 1)
        switch node.content {
        case .null, .text: emit(.constant(.nan, into: d))
        case .number(let value): emit(.constant(value, into: d))
        case .input(let index): emit(.load(input: index, isInstant: node.type == .instant, into: d))
        case .apply(let operation, let operands): apply(operation, operands, d, t)
        }
    }

    /// A constant, or the register that the value was put into.
    private mutating func operand(_ node: Node, _ d: Int, _ t: Int) -> ExpressionInstruction.Operand {
        switch node.content {
        case .number(let value): return .constant(value)
        case .null: return .constant(.nan)
        default:
            number(node, d, t)
            return .register(d)
        }
    }

    private mutating func apply(_ operation: ExpressionOperation, _ operands: [Node], _ d: Int, _ t: Int) {
        switch operation {
        case .compare(let links): compare(links, operands, d, t)
        case .member: member(operands, d, t)
        case .choose:
            number(operands[0], d, t)
            let then = operand(operands[1], d + 1, t)
            emit(.choose(condition: d, then: then, otherwise: operand(operands[2], d + 2, t)))
        case .listLength, .listElement:
            guard case .input(let index) = operands[0].content else { return emit(.constant(.nan, into: d)) }
            var element: Int?
            if case .listElement(let place) = operation { element = place }
            emit(.loadList(input: index, element: element, into: d))
        case .isNull where operands[0].type == .text, .length, .parse:
            text(operands[0], t, d)
            emit(.measure(operation, t, into: d))
        case .contains, .startsWith, .endsWith:
            text(operands[0], t, d)
            text(operands[1], t + 1, d)
            emit(.test(operation, t, t + 1, into: d))
        default:
            number(operands[0], d, t)
            if operands.count == 1, !ExpressionAssembler.isFold(operation) { return emit(.unary(operation, d)) }
            for other in operands.dropFirst() { emit(.binary(operation, d, operand(other, d + 1, t))) }
        }
    }

    private static func isFold(_ operation: ExpressionOperation) -> Bool {
        operation == .minimum || operation == .maximum || operation == .coalesce
    }

    /// Every operand once, each into a register of its own.
    private mutating func compare(_ links: [ExpressionComparison], _ operands: [Node], _ d: Int, _ t: Int) {
        if operands.contains(where: { $0.type == .text }) {
            text(operands[0], t, d + 1)
            for (i, link) in links.enumerated() {
                text(operands[i + 1], t + i + 1, d + 1)
                emit(.compareTexts(link, t + i, t + i + 1, into: d, joins: i > 0))
            }
            return
        }
        if links.count == 1 {
            number(operands[0], d, t)
            return emit(.compare(links[0], d, operand(operands[1], d + 1, t), into: d, joins: false))
        }
        number(operands[0], d + 1, t)
        for (i, link) in links.enumerated() {
            number(operands[i + 1], d + i + 2, t)
            emit(.compare(link, d + i + 1, .register(d + i + 2), into: d, joins: i > 0))
        }
    }

    /// Constants are searched among; other items are compared one by one.
    private mutating func member(_ operands: [Node], _ d: Int, _ t: Int) {
        numberCount = max(numberCount, d + 2)
        let items = operands.dropFirst()
        if operands.contains(where: { $0.type == .text }) {
            let known = items.compactMap { if case .text(let text) = $0.content { Array(text.utf8) } else { nil } }
            text(operands[0], t, d)
            emit(.amongTexts(known.sorted { $0.lexicographicallyPrecedes($1) }, t, into: d))
            for item in items where item.type == .text {
                if case .text = item.content { continue }
                text(item, t + 1, d + 1)
                emit(.orEqualTexts(t, t + 1, into: d))
            }
            return
        }
        let known = items.compactMap { if case .number(let value) = $0.content { value } else { nil } }
        number(operands[0], d, t)
        var others: [Node] = []
        for item in items {
            if case .apply = item.content { others.append(item) }
            if case .input = item.content { others.append(item) }
        }
        if others.isEmpty { return emit(.among(known.sorted(), d)) }
        emit(.constant(.nan, into: d + 1))
        emit(.binary(.coalesce, d + 1, .register(d)))
        emit(.among(known.sorted(), d))
        for item in others {
            number(item, d + 2, t)
            emit(.orEqual(d + 1, d + 2, into: d))
        }
    }

    // MARK: Texts

    /// Emits what puts the value of a node into text register `t`; number registers from `d` on are free.
    mutating func text(_ node: Node, _ t: Int, _ d: Int) {
        textCount = max(textCount, t + 1)
        switch node.content {
        case .null, .number: emit(.constantText(nil, into: t))
        case .text(let text): emit(.constantText(ConstantText(text), into: t))
        case .input(let index): emit(.loadText(input: index, into: t))
        case .apply(let operation, let operands): applyText(operation, operands, t, d)
        }
    }

    private mutating func applyText(_ operation: ExpressionOperation, _ operands: [Node], _ t: Int, _ d: Int) {
        switch operation {
        case .write: write(operands[0], t, d)
        case .concat, .replace:
            for (i, operand) in operands.enumerated() { text(operand, t + i, d) }
            emit(operation == .concat ? .concat(first: t, count: operands.count) : .replace(first: t))
        case .substring, .slice:
            text(operands[0], t, d)
            number(operands[1], d, t + 1)
            if operands.count > 2 { number(operands[2], d + 1, t + 1) }
            emit(.substring(t, start: d, last: operands.count > 2 ? d + 1 : nil, isStop: operation == .slice))
        case .choose:
            text(operands[1], t, d)
            text(operands[2], t + 1, d)
            number(operands[0], d, t + 2)
            emit(.chooseText(condition: d, then: t, otherwise: t + 1))
        case .minimum, .maximum, .coalesce:
            text(operands[0], t, d)
            for other in operands.dropFirst() {
                text(other, t + 1, d)
                emit(.fold(operation, t, t + 1))
            }
        default:
            text(operands[0], t, d)
            emit(.unaryText(operation, t))
        }
    }

    private mutating func write(_ node: Node, _ t: Int, _ d: Int) {
        if case .input(let index) = node.content { return emit(.writeInput(index, into: t)) }
        number(node, d, t)
        emit(.write(d, as: node.type, into: t))
    }
}
