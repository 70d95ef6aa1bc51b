extension ExpressionParser {
    /// A value and the methods called on it: `price.round(1)`, `name.str.upper()`, `t.dt.hour`, `code.str[:3]`.
    mutating func postfix() throws(ExpressionError) -> Expression {
        var value = try primary()
        while true {
            if token == .symbol("[") {
                value = try subscripted(value)
            } else if take(".") {
                value = try member(of: value)
            } else {
                return value
            }
        }
    }

    /// What stands behind a dot: an accessor, a method, or a column of a parent.
    private mutating func member(of value: Expression) throws(ExpressionError) -> Expression {
        let place = offset
        let name: String
        switch token {
        case .name(let word): name = word
        case .quotedName(let column):
            advance()
            return try parentColumn(column, of: value, place)
        default: throw unexpected("a method or a column")
        }
        advance()
        if name == "str" || name == "dt", token == .symbol(".") || token == .symbol("[") {
            return try accessed(value, through: name)
        }
        if take("(") { return try method(name, of: value, place, try items(until: ")")) }
        if case .column = value { return try parentColumn(name, of: value, place) }
        throw ExpressionError("\(Quoting.name(name)) is no column here", at: place, fix: "write \(name)() to call it")
    }

    private func parentColumn(
        _ name: String, of value: Expression, _ place: Int
    ) throws(ExpressionError) -> Expression {
        guard case .column(let table, let start) = value else {
            throw ExpressionError("only a table has columns", at: place)
        }
        return .column("\(table).\(name)", at: start)
    }

    /// `.str.…` and `.dt.…`; parts of an instant need no parentheses.
    private mutating func accessed(
        _ value: Expression, through accessor: String
    ) throws(ExpressionError) -> Expression {
        if token == .symbol("[") { return try subscripted(value) }
        advance()
        let place = offset
        guard case .name(let name) = token else { throw unexpected("a method") }
        advance()
        var arguments: [Expression] = []
        if take("(") { arguments = try items(until: ")") }
        // Of a difference of instants: whole days.
        if accessor == "dt", name == "days" {
            return try made(.call(.floor, [try method("days", of: value, place, arguments)], at: place))
        }
        return try method(name == "total_seconds" ? "seconds" : name, of: value, place, arguments)
    }

    /// `text[a:b]` and `text[a]`, in characters.
    private mutating func subscripted(_ value: Expression) throws(ExpressionError) -> Expression {
        let place = offset
        try expect("[")
        let zero = Expression.number(0, isInteger: true)
        let start = token == .symbol(":") ? zero : try conditional()
        if take("]") { return try made(.call(.substr, [value, start, .number(1, isInteger: true)], at: place)) }
        try expect(":")
        if take("]") { return try made(.call(.slice, [value, start], at: place)) }
        let stop = try conditional()
        try expect("]")
        return try made(.call(.slice, [value, start, stop], at: place))
    }

    private mutating func method(
        _ name: String, of value: Expression, _ place: Int, _ arguments: [Expression]
    ) throws(ExpressionError) -> Expression {
        if name == "astype" { return try conversion(arguments, of: value, place) }
        return try call(name, [value] + arguments, place)
    }

    private mutating func conversion(
        _ types: [Expression], of value: Expression, _ place: Int
    ) throws(ExpressionError) -> Expression {
        let name: String? =
            switch types.first {
            case .text(let name), .column(let name, _): name
            default: nil
            }
        switch (types.count, name) {
        case (1, "int"), (1, "int64"), (1, "int32"): return try made(.call(.int, [value], at: place))
        case (1, "float"), (1, "float64"): return try made(.call(.float, [value], at: place))
        case (1, "str"), (1, "string"): return try made(.call(.str, [value], at: place))
        case (1, "bool"): return try made(.call(.bool, [value], at: place))
        default: throw ExpressionError("astype takes int, float, str or bool", at: place, fix: "write astype(int)")
        }
    }

    private mutating func call(
        _ name: String, _ arguments: [Expression], _ place: Int
    ) throws(ExpressionError) -> Expression {
        guard let function = ExpressionFunction(named: name) else {
            let known = ExpressionFunction.allCases.map(\.rawValue) + ExpressionFunction.aliases.keys.sorted()
            let nearest = EditDistance.nearest(to: name, among: known)
            throw ExpressionError(
                "there is no function \(Quoting.name(name))", at: place, fix: nearest.map { "did you mean \"\($0)\"?" })
        }
        guard function.arity.contains(arguments.count) else {
            let (low, high) = (function.arity.lowerBound, function.arity.upperBound)
            let wanted = low == high ? "\(low)" : "\(low) to \(high)"
            throw ExpressionError("\(name) takes \(wanted) arguments, not \(arguments.count)", at: place)
        }
        return try made(.call(function, arguments, at: place))
    }

    private mutating func primary() throws(ExpressionError) -> Expression {
        let place = offset
        switch token {
        case .number(let value, let isInteger):
            advance()
            return .number(value, isInteger: isInteger)
        case .text(let text):
            advance()
            return .text(text)
        case .symbol("("):
            advance()
            let inner = try conditional()
            try expect(")")
            return inner
        case .quotedName(let name):
            advance()
            return .column(name, at: place)
        case .name(let name):
            return try named(name, place)
        default: throw unexpected("a value")
        }
    }

    private mutating func named(_ name: String, _ place: Int) throws(ExpressionError) -> Expression {
        switch name {
        case "true", "True":
            advance()
            return .bool(true)
        case "false", "False":
            advance()
            return .bool(false)
        case "null", "None", "nan", "NaN":
            advance()
            return .null
        case "and", "or", "not", "in", "else": throw unexpected("a value")
        default: break
        }
        advance()
        // A library's prefix leads to its function.
        if ["np", "math", "pd"].contains(name), token == .symbol(".") {
            advance()
            guard case .name(let function) = token else { throw unexpected("a function") }
            let place = offset
            advance()
            if function == "nan" || function == "NaN" { return .null }
            try expect("(")
            return try call(function, try items(until: ")"), place)
        }
        if take("(") { return try call(name, try items(until: ")"), place) }
        if name == "if" { throw ExpressionError("a value is expected, not \"if\"", at: place) }
        return .column(name, at: place)
    }
}
