import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Programs against the reference interpreter, and values that are known.
@Suite struct ExpressionProgramTests {
    /// The values of a program over rows, by blocks of `block`… the rows are one block.
    private func values(_ program: ExpressionProgram, _ rows: ExpressionRows, _ scratch: Scratch) -> [Value] {
        let column = Column(type: program.type, isNullable: program.makesNulls)
        program.evaluate(count: ExpressionRows.count, inputs: rows.inputs(program), into: column, scratch: scratch)
        return (0..<column.count).map { Self.value(column, $0) }
    }

    private static func value(_ column: Column, _ i: Int) -> Value {
        guard column.isValid(i) else { return .null }
        switch column.type {
        case .float64: return .number(column.values.values(as: Double.self)[i])
        case .bool: return .bool(column.values.base[i] != 0)
        case .utf8:
            var bytes = ByteBuffer()
            column.appendText(i, to: &bytes)
            return .text(String(decoding: UnsafeBufferPointer(start: bytes.base, count: bytes.count), as: UTF8.self))
        default: return .instant(Double(column.values.values(as: Int64.self)[i]))
        }
    }

    /// Bit for bit, with −0 apart from 0; texts by their bytes.
    private func isSame(_ a: Value, _ b: Value) -> Bool {
        switch (a, b) {
        case (.number(let x), .number(let y)): x.bitPattern == y.bitPattern
        case (.text(let x), .text(let y)): Array(x.utf8) == Array(y.utf8)
        case (.instant(let x), .instant(let y)): x.rounded(.down) == y.rounded(.down)
        default: a == b
        }
    }

    private func check(_ text: String, as type: DataType, _ rows: ExpressionRows, _ scratch: Scratch) throws {
        let expression = try ExpressionParser.parse(text)
        let program = try ExpressionProgram(try ExpressionRows.typed(text), as: type)
        let actual = values(program, rows, scratch)
        try #require(actual.count == ExpressionRows.count)
        for (i, row) in rows.rows.enumerated() {
            let reference = ReferenceInterpreter(row: row)
            var expected = reference.value(expression)
            // Overflow is not foreseen (TypedExpression/mayBeNull): a column without nulls has 0 there.
            if expected == .null, !program.makesNulls, reference.overflowed, type == .float64 { expected = .number(0) }
            if type == .float64, let number = expected.number { expected = .number(number) }
            if !isSame(actual[i], expected) {
                Issue.record("\(text): row \(i) \(row) gives \(actual[i]), should be \(expected)")
                return
            }
        }
    }

    /// Random expressions of every type over random rows, one working memory for all.
    @Test(arguments: 0..<8) func agreesWithTheReference(_ seed: Int) throws {
        let rows = ExpressionRows(seed: UInt64(seed) &* 77 &+ 5)
        let scratch = Scratch()
        var writer = RandomExpression(random: RandomChoice(state: UInt64(seed) &+ 100))
        for round in 0..<Effort.count(1_600, torture: 100_000) {
            let depth = 1 + round % 5
            switch round % 4 {
            case 0, 1: try check(writer.number(depth), as: .float64, rows, scratch)
            case 2: try check(writer.condition(depth), as: .bool, rows, scratch)
            default:
                if round % 8 == 3 {
                    try check(writer.instant(depth), as: .timestamp(unit: .micro, zone: nil), rows, scratch)
                } else {
                    try check(writer.text(depth), as: .utf8, rows, scratch)
                }
            }
        }
    }

    /// The one value of an expression without columns.
    private func constant(_ text: String, as type: DataType = .float64) throws -> Value {
        let program = try ExpressionProgram(try ExpressionRows.typed(text), as: type)
        let column = Column(type: type, isNullable: true)
        program.evaluate(count: 1, inputs: [], into: column, scratch: Scratch())
        if !program.makesNulls { column.validity.append(1) }
        return Self.value(column, 0)
    }

    @Test(
        arguments: [
            ("7 // 2", 3.0), ("-7 // 2", -4), ("7 // -2", -4), ("-7 % 3", 2), ("7 % -3", -2), ("7.5 % 2", 1.5),
            ("-7.5 % 2", 0.5),
            ("1e300 % 7", 1), ("5 % 1e300", 5), ("7 / 2", 3.5), ("2 ** 3 ** 2", 512), ("-2 ** 2", -4), ("2 ** -1", 0.5),
            ("(-8) ** 3", -512),
            ("0 ** 0", 1), ("3 ** 33", 5_559_060_566_555_523), ("10 ** 22", 1e22), ("round(2.5)", 2), ("round(3.5)", 4),
            ("round(-2.5)", -2),
            ("round(1.005, 2)", 1), ("round(2.675, 1)", 2.7), ("round(12345, -2)", 12_300), ("round(1e300, 3)", 1e300),
            ("round(0.1 + 0.2, 10)", 0.3), ("9223372036854775807 + 1", 9_223_372_036_854_775_808), ("-0.0", -0.0),
            ("abs(-0.0)", 0),
            ("1 < 2 < 3", 1), ("1 < 3 < 2", 0), ("3 > 2 > 1 == 1", 1), ("1 if null else 2", 2),
            ("coalesce(null, 3)", 3), ("min(null, 2, 1)", 1),
            ("max(null, null, 2)", 2), ("(null).fillna(5)", 5), ("log10(1000)", 3), ("log10(1e-5)", -5),
            ("sqrt(16)", 4), ("exp(0)", 1),
            ("len('żółw')", 4), ("len('e\u{301}')", 2), ("len('😀')", 1), ("len('')", 0), ("int('42')", 42),
            ("float('1e3')", 1_000),
            ("int(-3.9)", -3), ("sign(-4)", -1), ("year('2024-02-29')", 2024), ("dow('2024-02-29')", 3),
            ("dayofyear('2024-12-31')", 366),
            ("hour('1969-12-31T23:59:59Z')", 23), ("days_between('2024-02-28', '2024-03-01')", 2),
            ("days(instant('2024-01-02') - '2024-01-01')", 1),
            ("seconds_between('2024-01-01', '2024-01-01T00:01:00')", 60), ("hours(days(2))", 48),
            ("quarter('2024-10-01')", 4),
            ("(1 if 'b' in ['a', 'b'] else 0) + 1", 2), ("null != null", 0), ("null == null", 0), ("not null", 1),
            ("degrees(radians(90))", 90),
            ("seconds(5)", 5), ("(7).clip(0, null)", 7), ("(7).clip(null, 5)", 5), ("tan(0)", 0),
            ("days(3) / hours(1)", 72),
        ])
    func knownNumbers(_ text: String, _ expected: Double) throws {
        // An interval between texts needs a hint that they are instants.
        let text = text.replacing("- '2024-01-01'", with: "- instant('2024-01-01')")
        let value = try constant(text)
        #expect(value.number?.bitPattern == expected.bitPattern, "\(text) is \(value)")
    }

    @Test(
        arguments: [
            "1 / 0", "1 // 0", "1 % 0", "0 / 0", "log(-1)", "log(0)", "log1p(-1)", "log10(0)", "sqrt(-1)", "exp(1000)",
            "10 ** 400",
            "0 ** -1", "(-8) ** (1 / 3)", "1e308 * 10", "null + 1", "-null", "float('x')", "float('nan')",
            "float('inf')", "float('')",
            "sin(2 ** 21)", "len(null)", "(null).clip(0, 1)", "min(null, null)", "1 if false else null",
        ])
    func nulls(_ text: String) throws { #expect(try constant(text) == .null) }

    @Test(
        arguments: [
            ("'a' + 'b'", "ab"), ("concat('x', 1, true, 2.5, 3.0)", "x1true2.53.0"), ("upper('straße')", "STRASSE"),
            ("lower('ŻÓŁW')", "żółw"),
            ("substr('żółw', 1, 2)", "ół"), ("substr('żółw', -2)", "łw"), ("substr('abc', 5)", ""),
            ("substr('abc', 1, 99)", "bc"), ("substr('abc', 1, -1)", ""),
            ("'abcdef'[1:3]", "bc"), ("'abcdef'[:-1]", "abcde"), ("'abcdef'[-3:-1]", "de"), ("'abc'[-1]", "c"),
            ("'abc'[2:1]", ""),
            ("replace('aaa', 'aa', 'b')", "ba"), ("replace('abc', '', 'x')", "abc"), ("trim('  a b\t')", "a b"),
            ("trim('   ')", ""),
            ("str(12345678901234)", "12345678901234"), ("str(-0.0)", "-0.0"), ("str(10 ** 18)", "1000000000000000000"),
            ("str(1 / 3)", "0.3333333333333333"),
            ("max('a', 'ż', 'z')", "ż"), ("coalesce(null, 'x')", "x"), ("'y' if 1 > 2 else 'n'", "n"),
            ("concat('a', 1 > 2)", "afalse"),
            ("str(1e300)", "1e+300"), ("lower('ABCxyz[@')", "abcxyz[@"),
        ])
    func knownTexts(_ text: String, _ expected: String) throws {
        #expect(try constant(text, as: .utf8) == .text(expected), "\(text)")
    }

    @Test func constantsAreFolded() throws {
        let program = try ExpressionProgram(
            try ExpressionRows.typed("a * (60 * 60 * 24 + len('abc')) + round(2.7)"), as: .float64)
        // One load, one product and one sum.
        #expect(program.instructionCount == 3)
    }

    @Test func targetsAreFilled() throws {
        let rows = ExpressionRows(seed: 9)
        let scratch = Scratch()
        func column(_ text: String, _ type: DataType, isNullable: Bool = true) throws -> Column {
            let program = try ExpressionProgram(try ExpressionRows.typed(text), as: type)
            let column = Column(type: type, isNullable: isNullable)
            for _ in 0..<2 {
                program.evaluate(
                    count: ExpressionRows.count, inputs: rows.inputs(program), into: column, scratch: scratch)
            }
            #expect(column.count == 2 * ExpressionRows.count)
            return column
        }
        let whole = try column("j * 2.5", .int32)
        let scaled = try column("j * 2.5", .decimal(precision: 10, scale: 2))
        let dates = try column("d + days(1)", .date32)
        let plain = try column("j / 0", .int64, isNullable: false)
        for i in 0..<ExpressionRows.count {
            guard let j = rows.rows[i]["j"]?.number else {
                #expect(!whole.isValid(i))
                continue
            }
            #expect(whole.values.values(as: Int32.self)[i] == Int32(j * 2.5))
            #expect(scaled.values.values(as: Int128.self)[i] == Int128(j * 250))
            #expect(plain.values.values(as: Int64.self)[i] == 0)
            guard let day = rows.rows[i]["d"]?.number else { continue }
            #expect(Double(dates.values.values(as: Int32.self)[i]) == day / 86_400e6 + 1)
        }
        #expect(whole.validity.count == whole.count)
        #expect(whole.nullCount == (0..<whole.count).count { !whole.isValid($0) })
    }

    /// Inputs in every form in which columns come.
    @Test func formsAreRead() throws {
        let n = 100
        let constant = Column(type: .int32, form: .constant)
        constant.values.append([7, 0, 0, 0])
        constant.count = n
        let sequence = Column(type: .int64, form: .sequence(start: 10, step: 3))
        sequence.firstRow = 5
        sequence.count = n
        let pooled = Column(type: .utf8, form: .dictionary(Pool(["x", "yy", "zzz"])))
        for i in 0..<n { pooled.extendIndices(1)[0] = UInt32(i % 3) }
        let pieces = Column(type: .utf8, form: .pieces([.constant(Array("no ".utf8)), .counter(start: 0, step: 1)]))
        for i in 0..<n { pieces.children[1].extend(1, as: Int64.self)[0] = Int64(i) }
        pieces.count = n
        let fixed = Column(type: .utf8, form: .constant)
        fixed.bytes.append("end")
        fixed.appendOffset(3)
        fixed.count = n
        let half = Column(type: .float16)
        for i in 0..<n { half.extend(1, as: UInt16.self)[0] = float16Bits(Float(i) / 2) }
        let decimal = Column(type: .decimal(precision: 9, scale: 1))
        for i in 0..<n { decimal.extend(1, as: Int128.self)[0] = Int128(i) }
        let all: [String: Column] = [
            "c": constant, "q": sequence, "p": pooled, "k": pieces, "e": fixed, "h": half, "m": decimal,
        ]
        func run(_ text: String, _ type: DataType) throws -> Column {
            let typed = try ExpressionTyper.type(try ExpressionParser.parse(text)) { all[$0]?.type }
            let program = try ExpressionProgram(typed, as: type) { _ in false }
            let column = Column(type: type)
            program.evaluate(
                count: n, inputs: program.inputs.compactMap { all[$0.name] }, into: column, scratch: Scratch())
            return column
        }
        let numbers = try run("c * 1000 + q + h + m", .float64)
        let texts = try run("p + '-' + k + '-' + e + str(m)", .utf8)
        for i in 0..<n {
            let expected = 7000 + Double(10 + 3 * (5 + i)) + Double(i) / 2 + Double(i) / 10
            #expect(numbers.values.values(as: Double.self)[i] == expected)
            let text = "\(["x", "yy", "zzz"][i % 3])-no \(i)-end\(i / 10).\(i % 10)"
            #expect(Self.value(texts, i) == .text(text))
        }
    }

    /// The longest expressions that the parser lets through.
    @Test func longExpressionsAreComputed() throws {
        let rows = ExpressionRows(seed: 4)
        let scratch = Scratch()
        try check("j" + String(repeating: " + j", count: 1_000), as: .float64, rows, scratch)
        try check("j" + String(repeating: " <= j", count: 900), as: .bool, rows, scratch)
        try check("s" + String(repeating: " + 'x'", count: 300), as: .utf8, rows, scratch)
        try check("j in [" + (0..<5_000).map { "\($0 * 2)" }.joined(separator: ",") + "]", as: .bool, rows, scratch)
        try check("s in [" + (0..<3_000).map { "'\($0)'" }.joined(separator: ",") + "]", as: .bool, rows, scratch)
        let deep = String(repeating: "abs(1 - ", count: 190) + "i" + String(repeating: ")", count: 190)
        try check(deep, as: .float64, rows, scratch)
    }

    /// Registers of one expression leave nothing behind for the next, and are asked for once.
    @Test func oneWorkspaceServesAll() throws {
        let rows = ExpressionRows(seed: 3)
        let scratch = Scratch()
        for _ in 0..<2 {
            for text in ["concat(upper(s), lower(u))", "where(p, upper(s), concat(s, u))", "s + u", "max(s, u, 'm')"] {
                try check(text, as: .utf8, rows, scratch)
            }
            try check("a + b * where(p, i, j)", as: .float64, rows, scratch)
        }
        let places = scratch.expressions.numbers
        try check("a * b - i / j", as: .float64, rows, scratch)
        #expect(scratch.expressions.numbers == places)
    }
}
