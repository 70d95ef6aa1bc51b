import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// What Faker's methods take beside their names.
@Suite struct FakerArgumentTests {
    private static let columns = #"""
        {"name": "two", "type": "string", "generator": {"faker": {"method": "words", "nb": 2}}},
        {"name": "own", "type": "string",
         "generator": {"faker": {"method": "words", "args": {"nb": 3, "ext_word_list": ["ab", "cd"]}}}},
        {"name": "exact", "type": "string",
         "generator": {"faker": {"method": "sentence", "nb_words": 7, "variable_nb_words": false}}},
        {"name": "varied", "type": "string",
         "generator": {"faker": {"method": "sentence", "nb_words": 10, "ext_word_list": ["x"]}}},
        {"name": "three", "type": "string", "generator": {"faker": {"method": "sentences", "nb": 3, "ext_word_list": ["x"]}}},
        {"name": "lines", "type": "string", "generator": {"faker": {"method": "paragraphs", "nb": 2}}},
        {"name": "short", "type": "string", "generator": {"faker": {"method": "text", "max_nb_chars": 60}}},
        {"name": "secret", "type": "string", "generator": {"faker": {"method": "password", "length": 16}}},
        {"name": "mask", "type": "string",
         "generator": {"faker": {"method": "bothify", "text": "?-##.[", "letters": "A]^-"}}}
        """#

    @Test func rowsAreIndependent() throws {
        let document = try GeneratorDocument(Self.columns)
        for name in ["two", "own", "exact", "varied", "three", "lines", "short", "secret", "mask"] {
            try document.checkColumn(name)
        }
    }

    @Test func argumentsAreHonoured() throws {
        let document = try GeneratorDocument(Self.columns)
        func all(_ name: String, _ regex: String) throws {
            let engine = try NSRegularExpression(pattern: "^(?:" + regex + ")$")
            for text in try document.texts(name) {
                let text = text ?? ""
                let match = engine.firstMatch(in: text, range: NSRange(location: 0, length: text.utf16.count))
                #expect(match != nil, "\(name): \(text)")
            }
        }
        try all("two", #"\S+ \S+"#)
        try all("own", "(ab|cd) (ab|cd) (ab|cd)")
        try all("exact", #"[A-Z]\S*( \S+){6}\."#)
        try all("varied", "X( x){5,13}\\.")
        try all("three", "(X( x){3,7}\\. ?){3}")
        try all("lines", "[^\n]+\n[^\n]+")
        try all("short", "[^\n]{1,60}")
        try all("secret", "[A-Za-z0-9!@#%&*+_-]{16}")
        try all("mask", #"[A\]^-]-\d\d\.\["#)
        // The number of words varies evenly between its ends.
        var counts = [Int](repeating: 0, count: 9)
        for text in try document.texts("varied") { counts[(text ?? "").split(separator: " ").count - 6] += 1 }
        #expect(abs(Statistics.score(even: counts)) < 4.8)
    }
}
