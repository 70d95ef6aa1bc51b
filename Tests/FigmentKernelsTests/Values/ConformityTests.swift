import FigmentPlan
import FigmentSchema
import Foundation
import Testing

@testable import FigmentKernels

/// Patterns and enumerations among the constraints hold whatever makes the values.
@Suite struct ConformityTests {
    private static let columns = #"""
        {"name": "code", "type": "string", "generator": {"faker": {"method": "word"}}},
        {"name": "mail", "type": "string", "generator": {"faker": {"method": "email"}}},
        {"name": "state", "type": "string", "generator": {"choice": {"choices": ["new", "old", "bad"], "weights": [3, 1, 4]}}},
        {"name": "mapped", "type": "string", "generator": {"choice": {"choices": ["a", "b"]}},
         "modifiers": [{"transform": "map_values", "mapping": {"b": "zzz"}}]},
        {"name": "level", "type": "int", "nullable": true, "null_probability": 0.2,
         "generator": {"distribution": {"type": "uniform", "low": 0, "high": 12}}},
        {"name": "dirty", "type": "string", "nullable": true, "null_probability": 0.3,
         "generator": {"faker": {"method": "word"}}, "modifiers": [{"transform": "typo", "rate": 0.5}]}
        """#
    private static let constraints = #"""
        {"pattern": [{"attr": "t.code", "regex": "^[a-m]+$"}, {"attr": "t.mail", "regex": "^[^@]+@"},
                     {"attr": "t.dirty", "regex": "^[a-z]{4}$"}],
         "enum": [{"attr": "t.state", "values": ["new", "old"]}, {"attr": "t.mapped", "values": ["a", "b", "c"]},
                  {"attr": "t.level", "values": [1, 2, 3, 5, 8]}]}
        """#

    private func document(_ rows: Int = 3_000) throws -> GeneratorDocument {
        try GeneratorDocument(Self.columns, rows: rows, constraints: Self.constraints)
    }

    @Test func rowsAreIndependent() throws {
        let document = try document()
        for name in ["code", "mail", "state", "mapped", "level", "dirty"] { try document.checkColumn(name) }
    }

    @Test func valuesConform() throws {
        let document = try document(Effort.count(100_000))
        let plain = try GeneratorDocument(Self.columns, rows: Effort.count(100_000))
        let code = try #require(RegexMatcher("^[a-m]+$"))
        let before = try plain.texts("code")
        for (value, other) in zip(try document.texts("code"), before) {
            let value = try #require(value)
            #expect(code.matches(value))
            // What is allowed stays as it is.
            if let other, code.matches(other) { #expect(value == other) }
        }
        #expect(before.contains { code.matches($0 ?? "") } && !before.allSatisfy { code.matches($0 ?? "") })
        #expect(try document.texts("mail") == plain.texts("mail"))
        #expect(Set(try document.texts("mapped")) == ["a", "b", "c"])
        let levels = try document.texts("level")
        #expect(Set(levels) == [nil, "1", "2", "3", "5", "8"])
        #expect(levels.map { $0 == nil } == (try plain.texts("level").map { $0 == nil }))
    }

    /// Items that are not allowed are not drawn; the others keep their ratio.
    @Test func choicesAreNarrowed() throws {
        let n = Effort.count(100_000)
        let document = try document(n)
        let states = try document.texts("state")
        #expect(Set(states) == ["new", "old"])
        let new = Double(states.count { $0 == "new" })
        let score = (new - 0.75 * Double(n)) / (0.75 * 0.25 * Double(n)).squareRoot()
        #expect(abs(score) < 4.5)
        guard case .generator(.choice(let choice)) = document.plan.tables[0].columns[3].recipe else {
            Issue.record("the choice is gone")
            return
        }
        #expect(choice.items.count == 2 && document.plan.tables[0].columns[3].modifiers.isEmpty)
    }

    /// Dirt comes after: typos and nulls are what was asked for.
    @Test func dirtComesLast() throws {
        let n = Effort.count(100_000)
        let words = try document(n).texts("dirty")
        let nulls = Double(words.count { $0 == nil })
        #expect(abs(nulls - 0.3 * Double(n)) / (0.21 * Double(n)).squareRoot() < 4.5)
        #expect(words.allSatisfy { $0.map { $0.utf8.count == 4 } ?? true })
    }
}
