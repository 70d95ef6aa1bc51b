import FigmentTypes
import Testing

@testable import FigmentSchema

/// How texts are understood, shown by the parentheses of ``Expression/description``.
@Suite struct ExpressionParserTests {
    private func parsed(_ text: String) -> String {
        do throws(ExpressionError) { return try ExpressionParser.parse(text).description } catch {
            return error.message
        }
    }

    @Test(
        arguments: [
            // Precedence, as Python's table has it.
            ("a + b * c", "(a + (b * c))"),
            ("a - b - c", "((a - b) - c)"),
            ("a / b * c // d % e", "((((a / b) * c) // d) % e)"),
            ("-a ** 2", "(-(a ** 2))"),
            ("2 ** -1", "(2 ** (-1))"),
            ("a ** b ** c", "(a ** (b ** c))"),
            ("-a * b", "((-a) * b)"),
            ("- - a", "(-(-a))"),
            ("+a", "a"),
            ("a + b < c * d", "((a + b) < (c * d))"),
            ("a < b <= c", "(a < b <= c)"),
            ("a == b != c", "(a == b != c)"),
            ("not a == b", "(not (a == b))"),
            ("not not a", "(not (not a))"),
            ("a and b or c and d", "((a & b) | (c & d))"),
            ("a or b and not c", "(a | (b & (not c)))"),
            ("(a > 1) & (b < 2) | c", "(((a > 1) & (b < 2)) | c)"),
            ("a & b == c", "((a & b) == c)"),
            ("~a & b", "((not a) & b)"),
            ("a if b else c", "where(b, a, c)"),
            ("a if b else c if d else e", "where(b, a, where(d, c, e))"),
            ("a or b if c and d else e", "where((c & d), (a | b), e)"),
            ("a in [1, 2]", "(a in [1, 2])"),
            ("a not in ('x',)", "(not (a in ['x']))"),
            ("a in []", "(a in [])"),
            ("1 < a in [2]", "((1 < a) & (a in [2]))"),
            ("a + 1 in [2]", "((a + 1) in [2])"),
            ("a && b || !c", "((a & b) | (not c))"),
            ("a <> b", "(a != b)"), ("a > 1 && b < 2 || c", "(((a > 1) & (b < 2)) | c)"),
        ])
    func precedence(_ text: String, _ expected: String) { #expect(parsed(text) == expected) }

    @Test(
        arguments: [
            ("1", "1"), ("1.5", "1.5"), (".5", "0.5"), ("1.", "1.0"), ("1e3", "1000.0"), ("1_000", "1000"),
            ("1E-2", "0.01"), ("9007199254740993", "9007199254740992.0"),
            ("'it''s'", "an operator or the end is expected, not the text \"s\" (at byte 4)"),
            (#"'it\'s'"#, #"'it\'s'"#), (#""say \"hi\"""#, "'say \"hi\"'"), (#"'a\nb'"#, "'a\nb'"),
            (#"'a\db'"#, #"'a\\db'"#),
            ("\"é\"", "'é'"), ("True", "true"), ("false", "false"), ("None", "null"), ("null", "null"), ("NaN", "null"),
            ("a", "a"), ("_a1", "_a1"), ("größe", "`größe`"), ("`unit price`", "`unit price`"), ("`and`", "`and`"),
            ("customer.age", "customer.age"), ("customer.`zip code`", "`customer.zip code`"),
            ("  a\t+\n b ", "(a + b)"),
        ])
    func values(_ text: String, _ expected: String) { #expect(parsed(text) == expected) }

    @Test(
        arguments: [
            ("max(a, b, 3)", "max(a, b, 3)"), ("if(a, b, c)", "where(a, b, c)"), ("a.round(1)", "round(a, 1)"),
            ("s.str.upper()", "upper(s)"), ("d.dt.hour", "hour(d)"), ("d.dt.dayofweek", "dow(d)"),
            ("a.clip(0, 10)", "clip(a, 0, 10)"), ("a.clip(0)", "clip(a, 0)"), ("a.astype(int)", "int(a)"),
            ("a.astype('float')", "float(a)"), ("a.fillna(0)", "coalesce(a, 0)"), ("(a + b).abs()", "abs((a + b))"),
            ("np.log(a)", "log(a)"), ("np.where(a, b, c)", "where(a, b, c)"), ("np.nan", "null"),
            ("s.str[:3]", "slice(s, 0, 3)"), ("s.str[1:]", "slice(s, 1)"), ("s[-1]", "substr(s, (-1), 1)"),
            ("customer.t.dt.year", "year(customer.t)"), ("(a - b).dt.days", "floor(days((a - b)))"),
            ("(a - b).dt.total_seconds()", "seconds((a - b))"), ("a.round(1).abs()", "abs(round(a, 1))"),
            ("-a.abs()", "(-abs(a))"), ("a.round() ** 2", "(round(a) ** 2)"),
            ("s.str.lower().str.len()", "len(lower(s))"),
        ])
    func calls(_ text: String, _ expected: String) { #expect(parsed(text) == expected) }

    @Test(
        arguments: [
            ("", 0, "a value is expected, not the end"), ("a +", 3, "a value is expected, not the end"),
            ("a b", 2, "an operator or the end"), ("(a", 2, "\")\" is expected"), ("a)", 1, "an operator or the end"),
            ("a if b", 6, "\"else\" is expected"), ("a in 3", 5, "a list in brackets"), ("a = 3", 2, "assigns nothing"),
            ("a not b", 6, "\"in\" is expected"), ("a ? b", 2, "means nothing here"), ("1.2.3", 0, "is no number"),
            ("'abc", 0, "no closing quote"), ("`abc", 0, "has no end"), ("rond(a)", 0, "no function \"rond\""),
            ("round()", 0, "takes 1 to 2 arguments, not 0"), ("min()", 0, "takes 1 to 64 arguments"),
            ("a.foo()", 2, "no function \"foo\""), ("a.", 2, "a method or a column"), ("3 .x", 3, "is no column here"),
            ("a.astype(date)", 2, "astype takes"), ("and", 0, "a value is expected"), ("f(a,,b)", 4, "a value"),
            ("a < ", 4, "a value"), ("2x", 1, "an operator or the end"), ("a b c", 2, "an operator"),
            ("1e999", 0, "is no number"), ("s[1", 3, "\":\" is expected"), ("a.dt.", 5, "a method"),
        ])
    func mistakes(_ text: String, _ offset: Int, _ part: String) {
        let error = #expect(throws: ExpressionError.self) { try ExpressionParser.parse(text) }
        #expect(error?.offset == offset)
        #expect(error?.reason.contains(part) == true, "\(error?.reason ?? "")")
    }

    @Test func fixesAreNamed() {
        func fix(_ text: String) -> String? {
            do throws(ExpressionError) { _ = try ExpressionParser.parse(text) } catch { return error.fix }
            return nil
        }
        #expect(fix("rond(a)") == "did you mean \"round\"?")
        #expect(fix("a = 1") == "write == to compare")
        #expect(fix("'a") == "add a ' behind it")
    }

    @Test func limitsHold() throws {
        let longest = String(repeating: " ", count: 65_535) + "a"
        #expect(parsed(longest) == "a")
        #expect(parsed(longest + " ").contains("longer than 65536 bytes"))
        let nested = String(repeating: "(", count: 199) + "a" + String(repeating: ")", count: 199)
        #expect(parsed(nested) == "a")
        for opening in ["(", "-", "not ", "abs(", "a ** ", "[a in [", "a if a else "] {
            let deep = String(repeating: opening, count: 5_000) + "a"
            #expect(throws: ExpressionError.self) { try ExpressionParser.parse(deep) }
        }
        // A long sum is a deep tree.
        let sum = "a" + String(repeating: " + a", count: 1_000)
        let tree = try ExpressionParser.parse(sum)
        #expect(tree.columnReferences == ["a"])
        #expect(try ExpressionTyper.type(tree) { _ in .float64 }.inputs.count == 1)
        #expect(parsed(sum + " + a").contains("more than 1000 operations"))
        // A long list is none.
        #expect(parsed("a in [" + String(repeating: "1,", count: 10_000) + "]").hasPrefix("(a in [1"))
    }

    @Test func columnsAreListedInOrder() throws {
        let text = "b + a * b - where(c.d > 1, `e f`, a) + (g in [h]) + max(i, -j)"
        #expect(try ExpressionParser.parse(text).columnReferences == ["b", "a", "c.d", "e f", "g", "h", "i", "j"])
    }

    /// What the description writes is read back as the same tree.
    @Test func descriptionsAreReadBack() throws {
        for text in ["a + -b ** 2 // 3.5", "x in ['a', null] and not y", "where(a < b < 3, substr(s, 1, 2), 'q\\'')"] {
            let once = try ExpressionParser.parse(text).description
            #expect(try ExpressionParser.parse(once).description == once)
        }
    }

    /// Random bytes and random tokens: an answer or an error inside the text, never a trap.
    @Test func nothingTraps() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ n: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(n))
        }
        let words = [
            "a", "b.c", "1", "2.5", "'x'", "+", "-", "*", "/", "//", "**", "%", "(", ")", "[", "]", ",", ".", "<", "==",
            "not",
            "in", "and", "or", "if", "else", "&", "|", "~", "round", "where", "str", "dt", "hour", "null", "True", ":",
            "`q`",
            "\"", "é", "days", ".str", "concat",
        ]
        for round in 0..<20_000 {
            var text = ""
            for _ in 0..<next(24) {
                if round % 2 == 0 {
                    text += words[next(words.count)] + (next(3) == 0 ? "" : " ")
                } else {
                    text.unicodeScalars.append(Unicode.Scalar(UInt8(next(256))))
                }
            }
            do throws(ExpressionError) {
                let expression = try ExpressionParser.parse(text)
                let types: [DataType] = [.int64, .float64, .utf8, .timestamp(unit: .micro, zone: nil), .bool]
                _ = try ExpressionTyper.type(expression) { types[$0.utf8.count % types.count] }
            } catch {
                #expect(error.offset >= 0 && error.offset <= text.utf8.count, "\(text)")
            }
        }
    }
}
