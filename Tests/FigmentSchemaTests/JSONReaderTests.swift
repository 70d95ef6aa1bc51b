import FigmentSchema
import Foundation
import Testing

@Suite struct JSONReaderTests {
    private func read(_ text: String) -> SyntaxReading { JSONReader.read(Array(text.utf8), name: "t.json") }

    private func root(_ text: String) throws -> SyntaxNode {
        let reading = read(text)
        #expect(reading.diagnostics.rendered() == "")
        return try #require(reading.root)
    }

    // MARK: Values

    @Test func everyKindOfValue() throws {
        let root = try root(#"{"a":[null,true,false,-1,0,2.5,1e3,"x"],"b":{}}"#)
        #expect(root.jsonText() == #"{"a":[null,true,false,-1,0,2.5,1000.0,"x"],"b":{}}"#)
    }

    @Test(arguments: [
        ("9223372036854775807", Literal.int(.max)), ("-9223372036854775808", .int(.min)),
        ("9223372036854775808", .double(9223372036854775808)), ("18446744073709551615", .double(1.8446744073709552e19)),
        ("1.0", .double(1)), ("0.1", .double(0.1)), ("-0.0", .double(-0.0)), ("1E5", .double(100_000)),
        ("5e-324", .double(.leastNonzeroMagnitude)), ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
    ])
    func numbers(_ text: String, _ expected: Literal) throws {
        #expect(try root(text).literal == expected)
    }

    @Test(arguments: [
        (#""\u00e9\ud83d\ude00\/\\\"\b\f\n\r\t""#, "é😀/\\\"\u{8}\u{c}\n\r\t"), (#""é😀""#, "é😀"), (#""""#, ""),
        (#""\u0000""#, "\0"), (#""\uFFFF""#, "\u{FFFF}"),
    ])
    func strings(_ text: String, _ expected: String) throws {
        #expect(try root(text).literal == .string(expected))
    }

    @Test func byteOrderMarkIsSkipped() throws {
        let reading = JSONReader.read([0xEF, 0xBB, 0xBF] + Array(#"{"a": 1}"#.utf8), name: "t.json")
        let root = try #require(reading.root)
        #expect(root.place == Place(1, 1))
        #expect(root.member("a")?.keyLocation.column == 2)
    }

    /// A reader of our own against a foreign one: the same values for the same text.
    @Test(arguments: BuiltInSchema.all.map(\.id)) func agreesWithFoundation(_ id: String) throws {
        let schema = try #require(BuiltInSchema.named(id))
        let ours = try root(schema.text)
        let theirs = try JSONSerialization.jsonObject(with: Data(schema.text.utf8))
        #expect(
            NSDictionary(object: foundation(ours), forKey: "r" as NSString)
                .isEqual(NSDictionary(object: theirs, forKey: "r" as NSString)))
    }

    private func foundation(_ node: SyntaxNode) -> Any {
        switch node.value {
        case .null: NSNull()
        case .bool(let value): NSNumber(value: value)
        case .int(let value): NSNumber(value: value)
        case .double(let value): NSNumber(value: value)
        case .string(let value): value
        case .array(let nodes): nodes.map(foundation)
        case .object(let members):
            Dictionary(members.map { ($0.key, foundation($0.value)) }, uniquingKeysWith: { a, _ in a })
        }
    }

    // MARK: Places

    @Test func everyKeyAndValueKnowsItsPlace() throws {
        let root = try root("{\n  \"ä\": [1,\r\n\t2],\r  \"😀b\": {\"c\": \"d\"}\n}")
        #expect(root.place == Place(1, 1))
        let list = try #require(root["ä"])
        #expect(root.member("ä")?.keyLocation.line == 2)
        #expect(root.member("ä")?.keyLocation.column == 3)
        #expect(list.place == Place(2, 8))
        guard case .array(let elements) = list.value else { return #expect(Bool(false), "a list") }
        #expect(elements.map(\.place) == [Place(2, 9), Place(3, 2)])
        // A lone carriage return ends a line too; an emoji is one column.
        #expect(root["😀b"]?.place == Place(4, 9))
        #expect(root["😀b"]?["c"]?.place == Place(4, 15))
        #expect(root["😀b"]?.member("c")?.keyLocation.column == 10)
    }

    /// Where an error stands is part of the contract: the text, the error's name, its line and its column.
    @Test(arguments: [
        ("", "emptyDocument", 1, 1),
        ("{\n \"a\": 1,\n}", "trailingComma", 2, 8),
        ("[1,\n 2,\n]", "trailingComma", 2, 3),
        ("[1\n 2]", "missingComma", 1, 3),
        ("{\"a\": 1\n \"b\": 2}", "missingComma", 1, 8),
        ("{\"a\" 1}", "missingColon", 1, 6),
        ("{\"a\" = 1}", "equalsForColon", 1, 6),
        ("{\"a\": }", "expected", 1, 7),
        ("{\"a\":\n", "unexpectedEnd", 2, 1),
        ("{\"a\": [1,\n 2", "unclosed", 2, 3),
        ("[", "unclosed", 1, 2),
        ("{,}", "expected", 1, 2),
        ("[1,,2]", "expected", 1, 4),
        ("// x\n{}", "comment", 1, 1),
        ("{} // x", "comment", 1, 4),
        ("[1, /* a\n b */ 2]", "comment", 1, 5),
        ("[1, /* a", "unclosedComment", 1, 5),
        ("['é', 'b']", "singleQuotes", 1, 2),
        ("{a: 1}", "unquotedKey", 1, 2),
        ("[\"é\", abc]", "unquotedString", 1, 7),
        ("[True]", "foreignWord", 1, 2),
        ("[nil]", "foreignWord", 1, 2),
        ("[\n  \"abc\n]", "unclosedString", 2, 3),
        ("[\"a\\q\"]", "badEscape", 1, 4),
        ("[\"é\\u12\"]", "badUnicodeEscape", 1, 4),
        ("[\"\\ud800\"]", "loneSurrogate", 1, 3),
        ("[\"\\udc00\"]", "loneSurrogate", 1, 3),
        ("[\"\\ud800\\u0041\"]", "loneSurrogate", 1, 3),
        ("[\"a\tb\"]", "controlCharacter", 1, 4),
        ("{\"a\": 1,\n \"a\": 2}", "duplicateKey", 2, 2),
        ("{} {}", "trailingContent", 1, 4),
        ("[01]", "badNumber", 1, 2),
        ("[1.]", "badNumber", 1, 2),
        ("[.5]", "badNumber", 1, 2),
        ("[+1]", "badNumber", 1, 2),
        ("[-]", "badNumber", 1, 2),
        ("[1e]", "badNumber", 1, 2),
        ("[1e400]", "badNumber", 1, 2),
        ("[NaN]", "badNumber", 1, 2),
        ("[...]", "ellipsis", 1, 2),
        ("{\"a\": 1, ...}", "ellipsis", 1, 10),
        ("<xml>", "expected", 1, 1),
    ])
    func errorsStandWhereTheyAre(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let first = try #require(read(text).diagnostics.first)
        #expect(first.code == "syntax." + code)
        #expect(first.place == Place(line, column))
        #expect(first.location.file == "t.json")
    }

    @Test func readingGoesOnAfterAnErrorThatCanBeSteppedOver() throws {
        let reading = read("{a: 'x', \"b\": True, // c\n \"d\": [1 2,], \"e\": 0x1F, \"b\": 3,}")
        #expect(
            reading.diagnostics.map(\.code) == [
                "syntax.unquotedKey", "syntax.singleQuotes", "syntax.foreignWord", "syntax.comment",
                "syntax.missingComma", "syntax.trailingComma", "syntax.badNumber", "syntax.duplicateKey",
                "syntax.trailingComma",
            ])
        #expect(reading.root?.jsonText() == #"{"a":"x","b":true,"d":[1,2],"e":31}"#)
    }

    // MARK: Limits

    @Test func depthIsLimited() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(read(nested(SyntaxLimits.depth)).diagnostics.isEmpty)
        #expect(read(nested(SyntaxLimits.depth + 1)).diagnostics.map(\.code) == ["syntax.tooDeep"])
        #expect(read(String(repeating: "[{\"a\":", count: 100_000)).diagnostics.map(\.code) == ["syntax.tooDeep"])
    }

    @Test func valuesAreLimited() {
        let text = "[" + String(repeating: "0,", count: SyntaxLimits.nodes) + "0]"
        #expect(read(text).diagnostics.map(\.code) == ["syntax.tooManyNodes"])
    }

    @Test func bytesAreLimited() {
        let reading = JSONReader.read([UInt8](repeating: 0x20, count: SyntaxLimits.documentBytes + 1), name: "t")
        #expect(reading.diagnostics.map(\.code) == ["syntax.tooLarge"])
    }

    @Test func recoveredErrorsAreLimited() {
        let reading = read("[" + String(repeating: "'a',", count: 1_000) + "0]")
        #expect(reading.root == nil)
        #expect(reading.diagnostics.count == SyntaxLimits.recoveredErrors + 1)
        #expect(reading.diagnostics.last?.code == "syntax.tooManyErrors")
    }

    /// Each of these is invalid from its second byte on (RFC 3629: overlong forms, surrogates, too large, cut off).
    @Test(
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]])
    func invalidUTF8IsAnError(_ bytes: [UInt8]) throws {
        let reading = JSONReader.read([0x22] + bytes + [0x22], name: "t")
        let error = try #require(reading.diagnostics.first)
        #expect(error.code == "syntax.invalidUTF8")
        #expect(error.place == Place(1, 2))
    }

    @Test func theCheckOfUTF8AgreesWithTheStandardLibrary() {
        var random = SplitMix(seed: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, UInt8.random(in: 0...255, using: &random)]
                    .randomElement(using: &random) ?? 0
            }
            #expect((UTF8Check.firstInvalidOffset(bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil))
        }
    }
}

/// A small generator with a seed, so that a failure repeats.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z &>> 31)
    }
}
