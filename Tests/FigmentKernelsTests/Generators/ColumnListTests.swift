import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Lists of other columns, lengths by weight, what expressions ask of lists, hidden columns, letter cases of templates.
@Suite struct ColumnListTests {
    private static let columns = """
        {"name": "a", "type": "int", "hidden": true, "generator": {"choice": {"choices": [1, 2, 3]}}},
        {"name": "b", "type": "int", "nullable": true, "null_probability": 0.5, "generator": {"constant": 9}},
        {"name": "c", "type": "string", "hidden": true, "generator": {"choice": {"choices": ["x", "yy"]}}},
        {"name": "both", "type": "list<int>", "generator": {"list": {"columns": ["a", "b"]}}},
        {"name": "texts", "type": "list<string>", "generator": {"list": {"columns": ["c", "c"]}}},
        {"name": "shown", "type": "int", "generator": {"expression": {"code": "a * 10"}}},
        {"name": "text", "type": "string", "generator": {"expression": {"code": "c"}}},
        {"name": "weighted", "type": "list<int>", "generator": {"list": {
          "of": {"distribution": {"type": "uniform", "params": {"low": 0, "high": 50}}},
          "length": [{"max": 0, "weight": 2}, {"min": 1, "max": 2, "weight": 5}, {"min": 2, "max": 5, "weight": 3}]}}},
        {"name": "size", "type": "int", "generator": {"expression": {"code": "len(weighted)"}}},
        {"name": "first", "type": "int", "nullable": true, "generator": {"expression": {"code": "element(weighted, 0)"}}},
        {"name": "third", "type": "int", "generator": {"expression": {"code": "coalesce(element(weighted, 2), -1)"}}},
        {"name": "letters", "type": "int", "generator": {"expression": {"code": "len(c)"}}}
        """

    @Test func valuesAreThoseOfTheColumns() throws {
        let document = try GeneratorDocument(Self.columns)
        let (b, shown) = (try document.texts("b"), try document.texts("shown"))
        for (i, list) in try document.texts("both").enumerated() {
            let a = (Int(shown[i] ?? "") ?? 0) / 10
            #expect(list == "[\(a)" + (b[i].map { ", \($0)" } ?? "") + "]")
        }
        let text = try document.texts("text")
        for (i, list) in try document.texts("texts").enumerated() {
            #expect(list == "[\(text[i] ?? ""), \(text[i] ?? "")]")
        }
        for (i, letters) in try document.texts("letters").enumerated() {
            #expect(letters == String(text[i]?.count ?? 0))
        }
        for name in ["both", "texts", "weighted", "size", "first", "third"] { try document.checkColumn(name) }
    }

    @Test func hiddenColumnsAreNotWritten() throws {
        let document = try GeneratorDocument(Self.columns)
        let names = document.table.columns.map(\.name)
        #expect(!names.contains("a") && !names.contains("c") && names.contains("b"))
        #expect(document.table.descriptor.columns.map(\.name) == names)
    }

    @Test func expressionsAskLists() throws {
        let document = try GeneratorDocument(Self.columns)
        let lists = try document.texts("weighted").map { text in
            (text ?? "").dropFirst().dropLast().split(separator: ",").compactMap { Int($0.drop { $0 == " " }) }
        }
        let (size, first, third) = (
            try document.texts("size"), try document.texts("first"), try document.texts("third")
        )
        for (i, list) in lists.enumerated() {
            #expect(size[i] == String(list.count))
            #expect(first[i] == list.first.map(String.init))
            #expect(third[i] == String(list.count > 2 ? list[2] : -1))
        }
    }

    @Test func lengthsFollowTheirWeights() throws {
        let document = try GeneratorDocument(Self.columns, rows: 40_000)
        var counts = [Double](repeating: 0, count: 6)
        for size in try document.numbers("size") { counts[Int(size)] += 1 }
        // 2 : 2.5 : 2.5 + 0.75 : 0.75 : 0.75 : 0.75
        for (length, share) in [0.2, 0.25, 0.325, 0.075, 0.075, 0.075].enumerated() {
            #expect(abs(counts[length] / 40_000 - share) < 5 * (share * (1 - share) / 40_000).squareRoot())
        }
    }

    @Test func capitals() throws {
        let document = try GeneratorDocument(
            """
            {"name": "word", "type": "string", "generator": {"choice": {"choices": ["élan vital", "ax", "", "9b"]}}},
            {"name": "own", "type": "string", "generator": {"template": "{word|capital}!"}},
            {"name": "pool", "type": "string", "generator": {"template": {"templates": ["{p|capital} {p}", "{p}"],
              "pools": {"p": ["a cat", "the dog"]}}}}
            """)
        let words = try document.texts("word")
        for (i, own) in try document.texts("own").enumerated() {
            let word = words[i] ?? ""
            #expect(own == word.prefix(1).uppercased() + word.dropFirst() + "!")
        }
        #expect(
            Set(try document.texts("pool")) == ["A cat a cat", "The dog the dog", "a cat", "the dog"])
    }

    /// Rows from one on are those of the whole table, whatever the form of a column.
    @Test func aTableBeginsLater() throws {
        let document = try GeneratorDocument(
            Self.columns + #", {"name": "t", "type": "string", "generator": {"template": "{id}-{row}"}}"#)
        let later = document.table.beginning(at: 1_234)
        #expect(later.rowCount == document.table.rowCount - 1_234 && later.descriptor.rowCount == later.rowCount)
        for (whole, moved) in zip(document.table.columns, later.columns) {
            let (a, b) = (whole.makeColumn(), moved.makeColumn())
            whole.fill(RowRange(start: 1_244, count: 1_500), into: a, Scratch())
            moved.fill(RowRange(start: 10, count: 1_500), into: b, Scratch())
            if case .sequence(let start, let step) = a.form {
                guard case .sequence(let first, step) = b.form, case .sequence(first, step) = moved.descriptor.form
                else {
                    Issue.record("\(whole.name) is stored")
                    continue
                }
                #expect(first == start + step * 1_234)
                continue
            }
            for i in 0..<1_500 { #expect(Canonical.value(a, i) == Canonical.value(b, i), "\(whole.name) \(i)") }
        }
    }
}
