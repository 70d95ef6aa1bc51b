import FigmentSchema
import Foundation
import Testing

@Suite struct DiagnosticTests {
    private func load(_ text: String) -> LoadResult { SchemaLoader().load(bytes: Array(text.utf8), name: "t.json") }

    @Test func asJSON() throws {
        let error = try #require(
            load(#"[{"name": "id", "type": "Int64", "is_primary": true, "dim": 3}]"#).diagnostics.first)
        #expect(
            error.json.jsonText()
                == #"{"severity":"error","code":"keyNotForType","file":"t.json","line":1,"column":61,"path":"[0].dim","#
                + #""message":"\"dim\" does not go with Int64: it is for FloatVector, BinaryVector, Float16Vector, "#
                + #"BFloat16Vector, Int8Vector and SparseFloatVector","fix":"remove \"dim\""}"#)
    }

    @Test func findingsComeInTheOrderOfTheDocument() {
        let result = load(
            """
            {"num_partitions": 0,
             "fields": [
               {"name": "a", "type": "VarChar", "dim": 1},
               {"name": "b", "type": "Blob"}],
             "extra": 1}
            """)
        #expect(result.diagnostics.map(\.location.line) == [1, 3, 3, 5, 4].sorted())
        #expect(result.diagnostics.map(\.code).contains("unknownName"))
    }

    /// The caret stands below the character, whatever lies before it.
    @Test(arguments: [
        (#"[{"é😀": 1}]"#, "t.json:1:3"), ("[{\"a\":\t\t\"b\", \"name\": 5}]", "t.json:1:3"),
        (String(repeating: " ", count: 300) + #"[{"x": 1}]"#, "t.json:1:303"),
    ])
    func caretsPointAtTheColumn(_ text: String, _ start: String) throws {
        let error = try #require(load(text).diagnostics.first { $0.code == "unknownKey" })
        let lines = error.rendered(source: Array(text.utf8)).split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix(start + ": error: "))
        let column = try #require(lines[2].unicodeScalars.firstIndex(of: "^"))
        let distance = lines[2].unicodeScalars.distance(from: lines[2].unicodeScalars.startIndex, to: column)
        #expect(Array(lines[1].unicodeScalars)[distance] == "\"")
    }

    /// What a document holds must not reach the terminal as a command.
    @Test func nothingFromTheDocumentControlsTheTerminal() {
        let text = "[{\"name\": \"\u{9b}31m\u{202e}\u{7f}\", \"\\u001b[2J\": 1, \"type\": \"\\u001b]0;x\\u0007\"}]"
        let output = load(text).rendered()
        #expect(!output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!output.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) || $0.value == 0x202E })
    }

    @Test func countlessFindingsAreCut() {
        let result = load("[" + Array(repeating: "{\"x\": 1}", count: 10_000).joined(separator: ",") + "]")
        #expect(result.diagnostics.count < 300)
        #expect(result.diagnostics.contains { $0.code == "tooManyFindings" })
    }

    @Test func strictMakesErrorsOfWarnings() {
        let bytes = Array(#"[{"name": "id", "type": "Int64", "is_primary": true}]"#.utf8)
        #expect(!SchemaLoader().load(bytes: bytes, name: "my-list.json").diagnostics.hasErrors)
        #expect(
            SchemaLoader().load(bytes: bytes, name: "my-list.json", options: .init(isStrict: true)).diagnostics
                .hasErrors)
    }
}

@Suite struct ReferenceTests {
    /// Every key, generator, distribution and type of the language is in the reference.
    @Test func namesEverything() {
        let text = ReferenceDocument.markdown()
        for object in DocumentObject.allCases {
            for key in object.keys { #expect(text.contains("| `\(key.name)`"), "\(object) \(key.name)") }
        }
        for kind in GeneratorKind.allCases { #expect(text.contains("### \(kind.rawValue)\n")) }
        for kind in DistributionKind.allCases { #expect(text.contains("| `\(kind.rawValue)` |")) }
        for type in FieldType.allCases { #expect(text.contains("| `\(type.rawValue)` |")) }
        for schema in BuiltInSchema.all { #expect(text.contains("| `\(schema.id)` |")) }
    }

    /// Links lead to headings, and tables have as many cells in each row as in their head.
    @Test func isWellFormed() {
        let lines = ReferenceDocument.markdown().components(separatedBy: "\n")
        let anchors = Set(
            lines.filter { $0.hasPrefix("#") }.map { line in
                String(
                    line.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { character in
                        character == " "
                            ? "-" : character.isLetter || character.isNumber || character == "_" ? character : nil
                    })
            })
        for line in lines {
            for match in line.matches(of: /\]\(#([^)]*)\)/) { #expect(anchors.contains(String(match.1)), "\(match.1)") }
        }
        for (head, row) in zip(lines, lines.dropFirst()) where head.hasPrefix("|") && row.hasPrefix("|") {
            #expect(Self.cells(head) == Self.cells(row), "\(row)")
        }
    }

    private static func cells(_ row: String) -> Int {
        row.replacingOccurrences(of: "\\|", with: "").filter { $0 == "|" }.count
    }

    /// Each example of a key is JSON, or stands in the language for something that JSON cannot show.
    @Test func examplesAreJSON() {
        let keys = DocumentObject.allCases.flatMap(\.keys) + GeneratorKind.allCases.flatMap(\.descriptor.parameters)
        for key in keys {
            let reading = JSONReader.read(Array(key.example.utf8), name: key.name)
            #expect(reading.diagnostics.rendered() == "", "\(key.name)")
        }
    }
}
