import FigmentTypes
import Testing

@testable import FigmentSchema

/// The types of expressions, and what does not go together.
@Suite struct ExpressionTyperTests {
    static let columns: [(String, DataType)] = [
        ("i", .int64), ("x", .float64), ("b", .bool), ("s", .utf8), ("t", .timestamp(unit: .milli, zone: nil)),
        ("d", .date32), ("m", .decimal(precision: 10, scale: 2)), ("v", .list(.int32)), ("customer.age", .int8),
    ]

    private func typed(_ text: String) throws -> TypedExpression {
        try ExpressionTyper.type(try ExpressionParser.parse(text), known: Self.columns.map(\.0)) { name in
            Self.columns.first { $0.0 == name }?.1
        }
    }

    @Test(
        arguments: [
            ("i + 1", ExpressionType.number(isInteger: true)), ("i / 2", .number(isInteger: false)),
            ("i // 2", .number(isInteger: true)), ("x // 2", .number(isInteger: false)),
            ("i ** 2", .number(isInteger: true)),
            ("i ** -1", .number(isInteger: false)), ("b + b", .number(isInteger: true)),
            ("-b", .number(isInteger: true)),
            ("i + null", .number(isInteger: true)), ("m * 2", .number(isInteger: false)), ("x > 1", .bool),
            ("i < x <= m", .bool),
            ("s == 'a'", .bool), ("t > '2024-01-01'", .bool), ("d in ['2024-01-01', null]", .bool), ("not i", .bool),
            ("b & (x > 1)", .bool), ("s + 'a'", .text), ("concat(s, i, t, b)", .text), ("str(x)", .text),
            ("t + days(3)", .instant),
            ("days(3) + d", .instant), ("t - hours(1)", .instant), ("t - d", .interval), ("(t - d) / 2", .interval),
            ("(t - d) / days(1)", .number(isInteger: false)), ("days(t - d)", .number(isInteger: false)),
            ("days_between(d, t)", .number(isInteger: false)), ("hour(t)", .number(isInteger: true)),
            ("t.hour", .number(isInteger: true)),
            ("hour('2024-01-01')", .number(isInteger: true)), ("date(t)", .instant),
            ("where(b, 1, 2.5)", .number(isInteger: false)),
            ("where(b, s, 'x')", .text), ("where(b, null, t)", .instant), ("coalesce(i, 0)", .number(isInteger: true)),
            ("min(t, d)", .instant), ("max(s, 'a')", .text), ("isnull(s)", .bool), ("len(s)", .number(isInteger: true)),
            ("int(s)", .number(isInteger: true)), ("float(i)", .number(isInteger: false)), ("bool(i)", .bool),
            ("round(x)", .number(isInteger: true)),
            ("round(x, 2)", .number(isInteger: false)), ("round(i, -1)", .number(isInteger: true)), ("null", .null),
            ("null if b else null", .null), ("customer.age + 1", .number(isInteger: true)),
            ("x.clip(0)", .number(isInteger: false)),
        ])
    func types(_ text: String, _ type: ExpressionType) throws { #expect(try typed(text).type == type) }

    @Test(
        arguments: [
            ("s + i", 2, "cannot add text and number", "use concat(a, b) to join them as text"),
            ("1 + s", 2, "cannot add number and text", "use concat(a, b) to join them as text"),
            ("s * 2", 2, "cannot multiply text and number", "use float(text) to read the text as a number"),
            ("t + 3", 2, "cannot add instant and number", "say the unit: days(3), hours(2), minutes(5) or seconds(1)"),
            ("t + d", 2, "cannot add instant and instant", nil), ("i + y", 4, "no column \"y\"", nil),
            ("custmer.age", 0, "no column \"custmer.age\"", "did you mean \"customer.age\"?"),
            ("1 + v", 4, "is a list", nil),
            (
                "s < 3", 0, "cannot compare text and number",
                "use str(a) to write a value as text, float(a) to read a number"
            ),
            ("t > 'soon'", 0, "\"soon\" is no instant", "write '2024-01-31' or '2024-01-31T08:30:00Z'"),
            ("i in ['a']", 2, "cannot compare number and text", nil), ("-s", 0, "cannot negate text", nil),
            ("not s", 0, "not takes a condition, not text", "compare it with something"),
            ("b and t", 2, "and takes a condition, not instant", "compare it with something"),
            ("sqrt(s)", 0, "sqrt takes a number as argument 1, not text", nil),
            ("hour(i)", 0, "hour takes an instant", nil),
            ("len(i)", 0, "len takes a text as argument 1, not number", nil),
            ("where(s, 1, 2)", 0, "where takes a number", nil),
            ("where(b, 1, 'a')", 0, "cannot choose between number and text", nil),
            ("round(x, i)", 0, "digits to round to", nil),
            ("round(x, 23)", 0, "digits to round to", nil), ("i + (x - sqrt(s))", 9, "sqrt takes", nil),
        ])
    func clashes(_ text: String, _ offset: Int, _ reason: String, _ fix: String?) {
        let error = #expect(throws: ExpressionError.self) { try typed(text) }
        #expect(error?.offset == offset)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
        if let fix { #expect(error?.fix == fix) }
    }

    @Test func inputsAreNumberedInOrder() throws {
        let inputs = try typed("x + i * x - where(b, i, customer.age)").inputs
        #expect(inputs.map(\.name) == ["x", "i", "b", "customer.age"])
        #expect(inputs.map(\.type) == [.float64, .int64, .bool, .int8])
    }

    @Test func nullsAreForeseen() throws {
        func mayBeNull(_ text: String, nullable: Set<String> = []) throws -> Bool {
            let expression = try typed(text)
            return expression.mayBeNull { nullable.contains(expression.inputs[$0].name) }
        }
        for text in [
            "i + x * 2", "x / 2", "i // 3", "x > 1", "s + 'a'", "where(b, 1, i)", "hour(t)", "coalesce(i / x, 0)",
            "s in ['a']",
        ] {
            #expect(try !mayBeNull(text), "\(text)")
        }
        for text in ["null", "x / i", "i % 0", "log(x)", "sqrt(x)", "where(b, 1, null)", "float(s)", "x ** 2"] {
            #expect(try mayBeNull(text), "\(text)")
        }
        #expect(try mayBeNull("i + 1", nullable: ["i"]))
        #expect(try !mayBeNull("i > 1", nullable: ["i"]))
        #expect(try !mayBeNull("where(i > 1, x, 2)", nullable: ["i"]))
        #expect(try mayBeNull("x.clip(0, 1)", nullable: ["x"]))
    }

    @Test func valuesAreMadeFit() throws {
        #expect(try typed("t - d").converted(to: .float64).type == .number(isInteger: false))
        #expect(try typed("i").converted(to: .bool).type == .bool)
        #expect(try typed("i").converted(to: .utf8).type == .text)
        #expect(throws: ExpressionError.self) { try typed("s").converted(to: .int32) }
        #expect(throws: ExpressionError.self) { try typed("i").converted(to: .date32) }
        #expect(throws: ExpressionError.self) { try typed("i").converted(to: .list(.int32)) }
    }

    @Test func everyFunctionHasASignature() {
        for function in ExpressionFunction.allCases {
            #expect(!function.signature.gives.isEmpty)
            #expect(function.signature.required <= function.signature.parameters.count)
            #expect(ExpressionFunction(named: function.rawValue) == function)
        }
        for name in ExpressionFunction.aliases.keys { #expect(ExpressionFunction(named: name) != nil, "\(name)") }
    }
}
