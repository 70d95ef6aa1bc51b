import FigmentSchema
import FigmentYAML
import Testing

@Suite struct YAMLReaderTests {
    private func read(_ text: String) throws -> SyntaxReading {
        let reader = try #require(YAML.reader)
        return reader(Array(text.utf8), "t.yaml")
    }

    private func json(_ text: String) throws -> String {
        let reading = try read(text)
        #expect(reading.diagnostics.rendered() == "")
        return reading.root?.jsonText() ?? "nothing"
    }

    /// The tables of YAML 1.2.2, section 10.3.2, and what YAML 1.1 would have made of the rest.
    @Test(arguments: [
        ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", "\"nULL\""),
        ("true", "true"), ("True", "true"), ("FALSE", "false"), ("yes", "\"yes\""), ("no", "\"no\""),
        ("on", "\"on\""), ("Off", "\"Off\""), ("y", "\"y\""), ("12", "12"), ("-12", "-12"), ("+12", "12"),
        ("012", "12"), ("0o17", "15"), ("0xFF", "255"), ("0x", "\"0x\""), ("0o9", "\"0o9\""), ("1.5", "1.5"),
        (".5", "0.5"), ("5.", "5.0"), ("1e3", "1000.0"), ("-1.5E-2", "-0.015"), ("1_000", "\"1_000\""),
        ("0x-1", "\"0x-1\""), ("1:30", "\"1:30\""), ("2024-01-01", "\"2024-01-01\""), (".", "\".\""), ("-", "[null]"),
        ("9223372036854775808", "9.223372036854776e+18"), ("'12'", "\"12\""), ("\"true\"", "\"true\""),
        ("!!str 12", "\"12\""), ("!!int \"12\"", "12"), ("!!float 1", "1.0"), ("! 12", "\"12\""), ("1e", "\"1e\""),
        ("--1", "\"--1\""), ("+", "\"+\""),
    ])
    func plainScalars(_ text: String, _ expected: String) throws {
        #expect(try json("[" + text + "]") == "[" + expected + "]" || text == "-")
        #expect(try json("a: " + (text == "-" ? "\n- " : text)) == "{\"a\":" + expected + "}")
    }

    @Test func blocksAndFlows() throws {
        let text = """
            # comment
            name: >
              folded
              text
            list:
            - 1
            - {a: [x, "y"], b: 'it''s'}
            literal: |
              one
              two
            ? long
            : end
            """
        #expect(
            try json(text) == #"{"name":"folded text\n","list":[1,{"a":["x","y"],"b":"it's"}],"#
                + #""literal":"one\ntwo\n","long":"end"}"#)
    }

    @Test func aliasesStandForTheirAnchors() throws {
        #expect(try json("a: &x {k: 1}\nb: *x\nc: [*x, *x]\n") == #"{"a":{"k":1},"b":{"k":1},"c":[{"k":1},{"k":1}]}"#)
        #expect(try json("a: &x 1\nb: &x 2\nc: *x\n") == #"{"a":1,"b":2,"c":2}"#)
    }

    @Test func everyKeyAndValueKnowsItsPlace() throws {
        let reading = try read("\u{FEFF}é: 1\nlist:\n  - {ü: 😀, k: v}\n  - \"x\"\n")
        let root = try #require(reading.root)
        #expect(root.member("é")?.keyPlace == Place(1, 1))
        #expect(root["é"]?.location.column == 4)
        let list = try #require(root["list"])
        guard case .array(let elements) = list.value else { return #expect(Bool(false), "a list") }
        #expect(elements[0].place == Place(3, 5))
        #expect(elements[0].member("k")?.keyLocation.column == 12)
        #expect(elements[1].place == Place(4, 5))
    }

    /// NEL and the Unicode line separators are characters here, as they are in JSON and for editors.
    @Test func unicodeLineSeparatorsDoNotShiftPlaces() throws {
        let reading = try read("a: \"x\u{2028}y\u{85}z\"\nb: 1\n")
        #expect(reading.root?.member("b")?.keyLocation.line == 2)
    }

    @Test(arguments: [
        ("a: 1\na: 2\n", "duplicateKey", 2, 1), ("a: *x\n", "yamlUnknownAnchor", 1, 4),
        ("a: &x [*x]\n", "yamlUnknownAnchor", 1, 8), ("<<: 1\n", "yamlMergeKey", 1, 1),
        ("[1]: 2\n", "yamlKeyNotScalar", 1, 1), ("a: 1\n---\nb: 2\n", "yamlSeveralDocuments", 2, 1),
        ("a: !x 1\n", "yamlTag", 1, 4), ("a: !!set {x}\n", "yamlTag", 1, 4), ("a: !!binary aGk=\n", "yamlTag", 1, 4),
        ("a: !!int x\n", "yamlTagMismatch", 1, 4), ("a: .inf\n", "yamlNonFinite", 1, 4),
        ("a: .NaN\n", "yamlNonFinite", 1, 4), ("a: 1e999\n", "yamlNonFinite", 1, 4), ("a:\n\t- 1\n", "yamlTab", 2, 1),
        ("a: b: c\n", "yaml", 1, 5), ("a: [1\n", "yaml", 2, 1), ("", "emptyDocument", 1, 1),
        ("# x\n", "emptyDocument", 2, 1), ("a: \"\u{7}\"\n", "controlCharacter", 1, 5),
        ("é: \"é\nb: c\n", "yaml", 1, 4),
    ])
    func errorsStandWhereTheyAre(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
        let first = try #require(try read(text).diagnostics.first)
        #expect(first.code == "syntax." + code)
        if code != "yaml" || text != "é: \"é\nb: c\n" {
            #expect(first.place == Place(line, column))
        }
    }

    @Test func mergeKeysInQuotesAreKeys() throws {
        #expect(try json("\"<<\": 1\n") == #"{"<<":1}"#)
    }

    // MARK: Limits

    @Test func depthIsLimited() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(try read(nested(SyntaxLimits.depth)).diagnostics.isEmpty)
        #expect(try read(nested(SyntaxLimits.depth + 1)).diagnostics.map(\.code) == ["syntax.tooDeep"])
    }

    @Test func depthIsLimitedThroughAliases() throws {
        var text = "a0: &a0 [" + String(repeating: "[", count: 60) + String(repeating: "]", count: 60) + "]\n"
        text += "a1: &a1 " + String(repeating: "[", count: 60) + "*a0" + String(repeating: "]", count: 60) + "\n"
        text += "a2: " + String(repeating: "[", count: 10) + "*a1" + String(repeating: "]", count: 10) + "\n"
        #expect(try read(text).diagnostics.map(\.code) == ["syntax.tooDeep"])
    }

    /// Nine levels of ten aliases each would be 10^9 values.
    @Test func aliasBombsAreDefused() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let uses = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(uses)]\n"
        }
        let clock = ContinuousClock()
        var codes: [String] = []
        let time = try clock.measure { codes = try read(text).diagnostics.map(\.code) }
        #expect(codes == ["syntax.tooManyNodes"])
        #expect(time < .seconds(5))
    }

    @Test func usesOfAnchorsAreLimited() throws {
        let uses = Array(repeating: "*x", count: SyntaxLimits.aliases + 1).joined(separator: ", ")
        #expect(try read("x: &x 1\ny: [\(uses)]\n").diagnostics.map(\.code) == ["syntax.yamlTooManyAliases"])
    }

    // MARK: The loader

    @Test func withoutAReaderYAMLIsRefused() {
        let result = SchemaLoader().load(bytes: Array("fields: []\n".utf8), name: "a.yaml")
        #expect(result.diagnostics.map(\.code) == ["syntax.yamlNotBuilt"])
    }

    @Test func theSyntaxIsChosenByExtensionThenByContent() {
        let loader = SchemaLoader(yamlReader: YAML.reader)
        let yaml = Array("fields:\n- {name: id, type: Int64, is_primary: true}\n".utf8)
        let json = Array(#"{"fields": [{"name": "id", "type": "Int64", "is_primary": true}]}"#.utf8)
        for (bytes, name, works) in [
            (yaml, "a.yml", true), (yaml, "a.YAML", true), (yaml, "a", true), (yaml, "a.json", false),
            (json, "a.json", true), (json, "a", true), (json, "a.yaml", true),
        ] {
            let isLoaded = loader.load(bytes: bytes, name: name).dataset != nil
            #expect(isLoaded == works, "\(name)")
        }
    }
}
