import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// The modifiers `expression` and `duplicate`, and `else` beside `when`.
@Suite struct WholeColumnModifierTests {
    private static let columns = #"""
        {"name": "n", "type": "int", "generator": {"sequence": {"start": 1}}},
        {"name": "word", "type": "string", "nullable": true, "null_probability": 0.2,
         "generator": {"pattern": "[a-z]{6}"}},
        {"name": "steps", "type": "int", "generator": {"sequence": {"start": 10}}, "modifiers": [
          {"transform": "add", "value": 5}, {"transform": "expression", "args": {"code": "value * 2 + n"}},
          {"transform": "add", "args": {"value": 0.5}}, {"transform": "expression", "code": "steps / 2"}]},
        {"name": "loud", "type": "string", "generator": {"choice": {"choices": ["red", "blue"]}}, "modifiers": [
          {"transform": "map_values", "mapping": {"red": "rosso"}}, {"transform": "expression", "code": "upper(value)"},
          {"transform": "map_values", "mapping": {"ROSSO": "R!", "red": "never"}}]},
        {"name": "later", "type": "datetime", "generator": {"constant": "2024-03-01T00:00:00"}, "modifiers": [
          {"transform": "expression", "code": "value"}, {"transform": "add", "value": "1d"}]},
        {"name": "copies", "type": "string", "nullable": true, "null_probability": 0.1,
         "generator": {"pattern": "[a-z]{12}"}, "modifiers": [{"transform": "duplicate", "rate": 0.3}]},
        {"name": "numbers", "type": "int", "generator": {"sequence": {}}, "modifiers": [
          {"transform": "multiply", "factor": 3}, {"transform": "duplicate", "args": {"rate": 0.25}}]},
        {"name": "all", "type": "int", "generator": {"sequence": {}}, "modifiers": [{"transform": "duplicate", "rate": 1}]},
        {"name": "kind", "type": "string", "generator": {"when": [{"if": "n % 3 == 0", "then": {"constant": "three"}},
          {"if": "n % 3 == 1", "then": {"constant": "one"}}], "else": {"choice": {"choices": ["two"]}}}}
        """#

    @Test func rowsAreIndependent() throws {
        let document = try GeneratorDocument(Self.columns)
        for name in ["steps", "loud", "later", "copies", "numbers", "all", "kind"] { try document.checkColumn(name) }
    }

    @Test func expressionsRunInTheirPlace() throws {
        let document = try GeneratorDocument(Self.columns)
        for (row, text) in try document.texts("steps").enumerated() {
            let n = Double(row + 1)
            let value = ((Double(row + 10) + 5) * 2 + n + 0.5) / 2
            #expect(text == String(Int(value)))
        }
        #expect(Set(try document.texts("loud")) == ["R!", "BLUE"])
        #expect(Set(try document.texts("later")) == ["2024-03-02T00:00:00.000000000"])
        for (row, kind) in try document.texts("kind").enumerated() {
            #expect(kind == ["three", "one", "two"][(row + 1) % 3])
        }
    }

    /// A copy is the value of an earlier row that shows its own, nulls included; their share is the rate.
    @Test func duplicatesRepeatEarlierRows() throws {
        let n = Effort.count(100_000)
        let document = try GeneratorDocument(Self.columns, rows: n)
        let numbers = try document.numbers("numbers")
        var copies = 0
        for (row, value) in numbers.enumerated() {
            let own = 3 * Double(row + 1)
            if value == own { continue }
            copies += 1
            #expect(value < own)
            // The row that it is of shows it.
            #expect(numbers[Int(value / 3) - 1] == value)
        }
        #expect(abs(Double(copies) - 0.25 * Double(n)) < 4.5 * (Double(n) * 0.25 * 0.75).squareRoot())
        let texts = try document.texts("copies")
        let nulls = Double(texts.count { $0 == nil })
        // Copies of nulls are nulls: their share stays, its spread grows with the copies of one row.
        #expect(abs(nulls - 0.1 * Double(n)) < 8 * (Double(n) * 0.1 * 0.9).squareRoot())
        let distinct = Set(texts.compactMap { $0 }).count
        let expected = 0.9 * 0.7 * Double(n)
        #expect(abs(Double(distinct) - expected) < 8 * (expected * 0.3).squareRoot())
        #expect(Set(try document.texts("all")) == ["1"])
    }

    @Test func wrongNamesAreFoundBeforeARowIsMade() throws {
        #expect {
            _ = try GeneratorDocument(
                #"{"name": "c", "type": "int", "generator": {"sequence": {}}, "modifiers": [{"transform": "expression", "code": "nobody + 1"}]}"#
            )
        } throws: { error in
            if case .badExpression(table: "t", column: "c", reason: let reason)? = error as? PlanError {
                return reason.contains("nobody")
            }
            return false
        }
    }

    @Test func golden() throws {
        let document = try GeneratorDocument(Self.columns)
        try document.expectChecksum("copies", "8af3980f")
        try document.expectChecksum("numbers", "412f0fe7")
        try document.expectChecksum("steps", "f63b0122")
    }
}
