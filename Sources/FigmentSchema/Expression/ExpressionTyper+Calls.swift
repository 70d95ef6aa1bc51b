extension ExpressionTyper {
    private static var secondMicros: Double { 1e6 }
    private static var minuteMicros: Double { 60e6 }
    private static var hourMicros: Double { 3_600e6 }
    private static var dayMicros: Double { 86_400e6 }

    func call(
        _ function: ExpressionFunction, _ arguments: [Node], _ place: Int
    ) throws(ExpressionError) -> Node {
        var arguments = arguments
        let signature = function.signature
        for i in arguments.indices {
            let kinds = signature.kinds(i)
            if kinds == .instant { arguments[i] = try instant(arguments[i], place) }
            guard ExpressionTyper.fits(arguments[i].type, kinds) else {
                throw ExpressionError(
                    "\(function.rawValue) takes \(kinds.words) as argument \(i + 1), not \(arguments[i].type.name)",
                    at: place)
            }
        }
        if let node = numeric(function, arguments) { return node }
        if let node = textual(function, arguments) { return node }
        return try other(function, arguments, place)
    }

    private static func fits(_ type: ExpressionType, _ kinds: ExpressionSignature.Kinds) -> Bool {
        switch type {
        case .null: true
        case .number, .bool: kinds.contains(.number)
        case .text: kinds.contains(.text)
        case .instant: kinds.contains(.instant)
        case .interval: kinds.contains(.interval)
        }
    }

    /// Functions of one number, and parts of instants.
    private func numeric(_ function: ExpressionFunction, _ arguments: [Node]) -> Node? {
        func number(_ operation: ExpressionOperation, isInteger: Bool = false) -> Node {
            .apply(.number(isInteger: isInteger), operation, arguments[0])
        }
        switch function {
        case .abs: return number(.abs, isInteger: arguments[0].type.isInteger)
        case .ceil: return number(.ceil, isInteger: true)
        case .floor: return number(.floor, isInteger: true)
        case .sign: return number(.sign, isInteger: true)
        case .sqrt: return number(.sqrt)
        case .exp: return number(.exp)
        case .expm1: return number(.expm1)
        case .log: return number(.log)
        case .log10: return number(.log10)
        case .log1p: return number(.log1p)
        case .sin: return number(.sin)
        case .cos: return number(.cos)
        case .tan: return number(.tan)
        case .degrees: return .apply(.number(isInteger: false), .multiply, arguments[0], .number(180 / Double.pi))
        case .radians: return .apply(.number(isInteger: false), .multiply, arguments[0], .number(Double.pi / 180))
        case .pow: return .apply(.number(isInteger: false), .power, arguments[0], arguments[1])
        case .second: return number(.part(.second), isInteger: true)
        case .minute: return number(.part(.minute), isInteger: true)
        case .hour: return number(.part(.hour), isInteger: true)
        case .dow: return number(.part(.dayOfWeek), isInteger: true)
        case .day: return number(.part(.day), isInteger: true)
        case .month: return number(.part(.month), isInteger: true)
        case .year: return number(.part(.year), isInteger: true)
        case .quarter: return number(.part(.quarter), isInteger: true)
        case .dayofyear: return number(.part(.dayOfYear), isInteger: true)
        default: return nil
        }
    }

    private func textual(_ function: ExpressionFunction, _ arguments: [Node]) -> Node? {
        switch function {
        case .lower: return .apply(.text, .lower, arguments[0])
        case .upper: return .apply(.text, .upper, arguments[0])
        case .trim: return .apply(.text, .trim, arguments[0])
        case .replace: return Node(.text, .apply(.replace, arguments))
        case .substr: return Node(.text, .apply(.substring, arguments))
        case .slice: return Node(.text, .apply(.slice, arguments))
        case .concat: return Node(.text, .apply(.concat, arguments.map(written)))
        case .str: return written(arguments[0])
        case .len: return .apply(.number(isInteger: true), .length, arguments[0])
        case .contains: return .apply(.bool, .contains, arguments[0], arguments[1])
        case .startswith: return .apply(.bool, .startsWith, arguments[0], arguments[1])
        case .endswith: return .apply(.bool, .endsWith, arguments[0], arguments[1])
        default: return nil
        }
    }

    private func written(_ node: Node) -> Node {
        node.type == .text || node.type == .null ? node : .apply(.text, .write, node)
    }

    private func other(
        _ function: ExpressionFunction, _ arguments: [Node], _ place: Int
    ) throws(ExpressionError) -> Node {
        let name = function.rawValue
        switch function {
        case .round: return try rounded(arguments, place)
        case .clip: return try clipped(arguments, place)
        case .where:
            let condition = try truth(arguments[0], name, place)
            let values = try common([arguments[1], arguments[2]], "choose between", place)
            return Node(values.type, .apply(.choose, [condition] + values.nodes))
        case .coalesce, .min, .max:
            let values = try common(arguments, "choose between", place)
            let operation: ExpressionOperation = function == .min ? .minimum : function == .max ? .maximum : .coalesce
            return Node(values.type, .apply(operation, values.nodes))
        case .isnull: return .apply(.bool, .isNull, arguments[0])
        case .notnull: return .apply(.bool, .not, .apply(.bool, .isNull, arguments[0]))
        case .bool: return try truth(arguments[0], name, place)
        case .int: return .apply(.number(isInteger: true), .truncate, parsed(arguments[0]))
        case .float: return Node(.number(isInteger: false), parsed(arguments[0]).content)
        case .date: return .apply(.instant, .part(.dayStart), arguments[0])
        case .days: return span(arguments[0], ExpressionTyper.dayMicros)
        case .hours: return span(arguments[0], ExpressionTyper.hourMicros)
        case .minutes: return span(arguments[0], ExpressionTyper.minuteMicros)
        case .seconds: return span(arguments[0], ExpressionTyper.secondMicros)
        case .daysBetween: return between(arguments, ExpressionTyper.dayMicros)
        case .secondsBetween: return between(arguments, ExpressionTyper.secondMicros)
        default: return Node(.instant, arguments[0].content)
        }
    }

    private func parsed(_ node: Node) -> Node {
        node.type == .text ? .apply(.number(isInteger: false), .parse, node) : node
    }

    /// A number of units as an interval, or an interval in units.
    private func span(_ value: Node, _ unit: Double) -> Node {
        if value.type == .interval { return .apply(.number(isInteger: false), .divide, value, .number(unit)) }
        return .apply(.interval, .multiply, value, .number(unit))
    }

    /// From the first instant to the second.
    private func between(_ arguments: [Node], _ unit: Double) -> Node {
        let interval = Node.apply(.interval, .subtract, arguments[1], arguments[0])
        return .apply(.number(isInteger: false), .divide, interval, .number(unit))
    }

    private func rounded(_ arguments: [Node], _ place: Int) throws(ExpressionError) -> Node {
        let isWhole = arguments[0].type.isInteger
        guard arguments.count == 2 else { return .apply(.number(isInteger: true), .round(digits: 0), arguments[0]) }
        guard case .number(let digits) = arguments[1].content, digits == digits.rounded(), abs(digits) <= 22 else {
            throw ExpressionError(
                "the digits to round to are a whole number from -22 to 22", at: place, fix: "write round(x, 2)")
        }
        return .apply(.number(isInteger: isWhole), .round(digits: Int(digits)), arguments[0])
    }

    /// A missing upper bound and a null bound nothing.
    private func clipped(_ arguments: [Node], _ place: Int) throws(ExpressionError) -> Node {
        let values = try common(arguments, "clip", place)
        let low = Node(values.type, .apply(.atLeast, [values.nodes[0], values.nodes[1]]))
        return values.nodes.count == 2 ? low : Node(values.type, .apply(.atMost, [low, values.nodes[2]]))
    }
}
