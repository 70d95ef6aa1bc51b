import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// `record`, `unique`, `list` and `object`.
@Suite struct StructureTests {
    // MARK: Records

    private static let records = """
        {"name": "city", "type": "string", "generator": {"record": {"name": "place", "weights": [5, 3, 0, 2],
          "choices": [{"city": "Oslo", "zone": 2, "lat": 59.9, "open": true}, {"city": "Rome", "zone": 1, "lat": 41.9},
            {"city": "Nowhere", "zone": 9}, {"city": "Bonn", "zone": 1, "lat": 50.7, "open": false}]}}},
        {"name": "zone", "type": "int8", "generator": {"record": {"name": "place"}}},
        {"name": "latitude", "type": "decimal(5,1)", "nullable": true,
         "generator": {"record": {"name": "place", "field": "lat"}}},
        {"name": "open", "type": "bool", "nullable": true, "generator": {"record": {"name": "place"}}},
        {"name": "other", "type": "string", "generator": {"record": {"name": "else", "field": "v",
          "choices": [{"v": "a"}, {"v": "b"}]}}}
        """

    @Test func recordsAgree() throws {
        let document = try GeneratorDocument(Self.records)
        for name in ["city", "zone", "latitude", "open", "other"] { try document.checkColumn(name) }
        let columns = try ["city", "zone", "latitude", "open"].map { try document.texts($0) }
        let known: [[String?]] = [
            ["Oslo", "2", "59.9", "true"], ["Rome", "1", "41.9", nil], ["Bonn", "1", "50.7", "false"],
        ]
        for row in 0..<3_000 {
            let record = columns.map { $0[row] }
            #expect(known.contains(record), "\(record)")
        }
    }

    @Test func recordsAreWeighted() throws {
        let n = Effort.count(100_000)
        let document = try GeneratorDocument(Self.records, rows: n)
        let cities = try document.texts("city")
        let others = try document.texts("other")
        let counts = ["Oslo", "Rome", "Bonn"].map { city in cities.count { $0 == city } }
        #expect(abs(Statistics.score(counts, expected: [0.5, 0.3, 0.2].map { $0 * Double(n) })) < 4.8)
        // Another record is drawn on its own.
        var pairs: [String: Int] = [:]
        for (city, other) in zip(cities, others) { pairs["\(city ?? "")\(other ?? "")", default: 0] += 1 }
        let expected = ["Oslo": 0.25, "Rome": 0.15, "Bonn": 0.1]
        let all = expected.flatMap { city, share in
            ["a", "b"].map { (pairs[city + $0] ?? 0, share * Double(n)) }
        }
        #expect(abs(Statistics.score(all.map(\.0), expected: all.map(\.1))) < 4.8)
    }

    // MARK: Unique

    private static let uniques = """
        {"name": "number", "type": "int", "generator": {"unique": {"from": -10, "to": 2989}}},
        {"name": "code", "type": "string", "generator": {"unique": {"of": {"pattern": "[A-Z]{2}[0-9]{3}"}}}},
        {"name": "plate", "type": "string",
         "generator": {"unique": {"of": {"faker": {"method": "bothify", "text": "??-####"}}}}}
        """

    @Test func uniqueValuesAreUnique() throws {
        let document = try GeneratorDocument(Self.uniques)
        for name in ["number", "code", "plate"] {
            try document.checkColumn(name)
            #expect(Set(try document.texts(name)).count == 3_000)
        }
        // As many rows as values: all of them, in an order of its own.
        let numbers = try document.numbers("number")
        #expect(Set(numbers) == Set((-10...2_989).map(Double.init)))
        let rises = zip(numbers, numbers.dropFirst()).count { $0 < $1 }
        #expect(abs(Double(rises) - 1_499.5) < 4.5 * (3_000.0 / 12).squareRoot())
    }

    @Test func everyItemOnce() throws {
        let column =
            #"{"name": "c", "type": "string", "generator": {"unique": {"of": {"choice": {"choices": ["x", "y", "z", "x"]}}}}}"#
        let document = try GeneratorDocument(column, rows: 3)
        #expect(Set(try document.texts("c")) == ["x", "y", "z"])
        #expect {
            _ = try GeneratorDocument(column, rows: 4)
        } throws: { error in
            (error as? PlanError) == .domainTooSmall(table: "t", column: "c", rows: 4, domain: 3)
        }
    }

    // MARK: Lists

    private static let lists = """
        {"name": "tags", "type": "list<string>", "generator": {"list": {"of": {"choice": {"choices": ["a", "b", "c"]}},
          "length": {"min": 2, "max": 5}}}},
        {"name": "fixed", "type": "list<int>", "generator": {"list": {"of": {"distribution": {"type": "uniform",
          "low": 0, "high": 10}}, "length": 4}}},
        {"name": "same", "type": "list<float>", "generator": {"list": {"of": {"constant": 1.5}}}},
        {"name": "words", "type": "list<string>", "generator": {"list": {"of": {"pattern": "[a-z]{3}"},
          "length": {"max": 1}}}},
        {"name": "days", "type": "list<date>", "generator": {"list": {"of": {"datetime_series": {}}}}}
        """

    @Test func listsAreIndependentOfBlocks() throws {
        let document = try GeneratorDocument(Self.lists)
        for name in ["tags", "fixed", "same", "words", "days"] { try document.checkColumn(name) }
    }

    @Test func lengthsAndElementsAreEven() throws {
        let n = Effort.count(100_000)
        let document = try GeneratorDocument(Self.lists, rows: n)
        var lengths = [Int](repeating: 0, count: 4)
        var letters = [0, 0, 0]
        for text in try document.texts("tags") {
            let items = (text ?? "").dropFirst().dropLast().split(separator: ", ")
            lengths[items.count - 2] += 1
            for item in items { letters[Int(item.utf8.first ?? 0) - 97] += 1 }
        }
        #expect(abs(Statistics.score(even: lengths)) < 4.8)
        #expect(abs(Statistics.score(even: letters)) < 4.8)
        var digits = [Int](repeating: 0, count: 10)
        for text in try document.texts("fixed") {
            let items = (text ?? "").dropFirst().dropLast().split(separator: ", ")
            #expect(items.count == 4)
            for item in items { digits[Int(item) ?? 0] += 1 }
        }
        #expect(abs(Statistics.score(even: digits)) < 4.8)
    }

    // MARK: Structures

    private static let structures = """
        {"name": "s", "type": "struct", "nullable": true, "null_probability": 0.25, "fields": [
          {"name": "n", "type": "int16", "nullable": true, "null_probability": 0.5,
           "generator": {"distribution": {"type": "uniform", "low": 0, "high": 10}}},
          {"name": "word", "type": "string", "generator": {"choice": {"choices": ["a", "b\\"", "c"]}}},
          {"name": "tags", "type": "list<string>", "nullable": true},
          {"name": "in", "type": "struct", "nullable": true, "fields": [
            {"name": "at", "type": "geo_point"}, {"name": "price", "type": "decimal(8,2)", "generator": {"constant": 12.5}},
            {"name": "nothing", "type": "string", "generator": {"null": {}}}]}]},
        {"name": "o", "type": "struct<a: int8, b: string>", "generator": {"object": {"fields": [
          {"name": "b", "type": "string", "generator": {"pattern": "[x-z]{4}"}}]}}},
        {"name": "p", "type": "geo_point", "generator": {"geo": {"near": [[48.86, 2.35]], "radius_km": 5}}}
        """

    @Test func structuresAreIndependentOfBlocks() throws {
        let document = try GeneratorDocument(Self.structures)
        for name in ["s", "o", "p"] { try document.checkColumn(name) }
    }

    /// Against each field made by itself, row by row.
    @Test func structuresAreTheirFields() throws {
        let document = try GeneratorDocument(Self.structures)
        let column = try document.column("s")
        let kernel = try #require(column.kernel as? StructureKernel)
        let scratch = Scratch()
        checkKernel(kernel, column.type) { row in
            kernel.fields.reduce([UInt8(1)]) { bytes, field in
                let one = field.makeColumn()
                scratch.beginBlock()
                field.fillNested(RowBlock(ramp: RowRange(start: row, count: 1)), into: one, scratch)
                return bytes + Canonical.value(one, 0)
            }
        }
    }

    @Test func fieldsAreAsDeclared() throws {
        let document = try GeneratorDocument(Self.structures)
        var nulls = [0, 0, 0]
        for text in try document.structures("s") {
            guard let text else {
                nulls[0] += 1
                continue
            }
            let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(Set(object.keys) == ["n", "word", "tags", "in"])
            if object["n"] is NSNull { nulls[1] += 1 } else { #expect((0...9).contains(object["n"] as? Int ?? -1)) }
            #expect(["a", "b\"", "c"].contains(object["word"] as? String))
            guard let inner = object["in"] as? [String: Any] else {
                nulls[2] += 1
                continue
            }
            #expect(inner["price"] as? Double == 12.5 && inner["nothing"] is NSNull)
            #expect(Set((inner["at"] as? [String: Double] ?? [:]).keys) == ["lat", "lon"])
        }
        #expect(abs(Double(nulls[0]) - 750) < 4.5 * (3_000 * 0.25 * 0.75).squareRoot())
        #expect(abs(Double(nulls[1]) - 1_125) < 4.5 * (2_250 * 0.25).squareRoot())
        #expect(abs(Double(nulls[2]) - 225) < 4.5 * (2_250 * 0.09).squareRoot())
        for text in try document.structures("o") {
            let object = try JSONSerialization.jsonObject(with: Data((text ?? "").utf8)) as? [String: Any]
            #expect((object?["b"] as? String ?? "").allSatisfy { "xyz".contains($0) })
        }
    }

    // MARK: Objects

    private static let objects = #"""
        {"name": "o", "type": "json", "generator": {"object": {"fields": [
          {"name": "say \"hi\"", "type": "string", "generator": {"choice": {"choices": ["plain", "q\"\\\n\u0001é"]}}},
          {"name": "n", "type": "int", "nullable": true, "null_probability": 0.25,
           "generator": {"distribution": {"type": "uniform", "low": -5, "high": 5}}},
          {"name": "x", "type": "float", "generator": {"distribution": {"type": "normal"}}},
          {"name": "price", "type": "decimal(8,2)", "generator": {"constant": 12.5}},
          {"name": "at", "type": "timestamp(milli,UTC)", "generator": {"datetime_series": {}}},
          {"name": "ok", "type": "bool", "generator": {"choice": {"choices": [true, false]}}},
          {"name": "list", "type": "list<string>", "generator": {"list": {"of": {"choice": {"choices": ["a", "\""]}}}}},
          {"name": "inner", "type": "json", "generator": {"object": {"fields": [
            {"name": "id", "type": "uuid", "generator": {"uuid": {}}},
            {"name": "nothing", "type": "string", "generator": {"null": {}}}]}}}
        ]}}},
        {"name": "many", "type": "list<json>", "generator": {"list": {"of": {"object": {"fields": [
          {"name": "k", "type": "int", "generator": {"distribution": {"type": "uniform", "high": 9}}},
          {"name": "w", "type": "string", "generator": {"pattern": "[a-z]{2,5}"}}]}}, "length": {"min": 1, "max": 9}}}}
        """#

    @Test func objectsAreIndependentOfBlocks() throws {
        let document = try GeneratorDocument(Self.objects)
        try document.checkColumn("o")
        try document.checkColumn("many")
    }

    @Test func objectsAreJSON() throws {
        let document = try GeneratorDocument(Self.objects)
        var nulls = 0
        var texts = Set<String>()
        for text in try document.texts("o") {
            let bytes = Data((text ?? "").utf8)
            let object = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
            #expect(
                Set(object.keys) == [#"say "hi""#, "n", "x", "price", "at", "ok", "list", "inner"])
            texts.insert(try #require(object[#"say "hi""#] as? String))
            if object["n"] is NSNull { nulls += 1 } else { #expect(abs(object["n"] as? Int ?? 99) <= 5) }
            #expect(object["price"] as? Double == 12.5)
            #expect((object["at"] as? String)?.hasPrefix("2024-") == true)
            #expect((object["list"] as? [String])?.allSatisfy { $0 == "a" || $0 == "\"" } == true)
            let inner = try #require(object["inner"] as? [String: Any])
            #expect((inner["id"] as? String)?.count == 36 && inner["nothing"] is NSNull)
        }
        #expect(texts == ["plain", "q\"\\\n\u{1}é"])
        #expect(abs(Double(nulls) - 750) < 4.5 * (3_000 * 0.25 * 0.75).squareRoot())
    }

    /// All control characters, quotes and long texts come back as they were.
    @Test func everyByteIsEscaped() throws {
        let column = Column(type: .utf8)
        var all = ""
        for code in UInt32(0)..<0x180 { all.unicodeScalars.append(Unicode.Scalar(code) ?? "?") }
        for text in [all, "", "\"\"\"", String(repeating: "\u{1}", count: 500), "plain"] {
            column.bytes.append(text)
            column.endText()
            var out = ByteBuffer()
            out.append("[")
            JSONValue.append(column, column.count - 1, to: &out)
            out.append("]")
            let bytes = Data(bytes: out.base, count: out.count)
            #expect(try JSONSerialization.jsonObject(with: bytes) as? [String] == [text])
        }
    }

    @Test func golden() throws {
        let records = try GeneratorDocument(Self.records)
        try records.expectChecksum("city", "bfb1cb0a")
        let uniques = try GeneratorDocument(Self.uniques)
        try uniques.expectChecksum("number", "589e3865")
        try uniques.expectChecksum("code", "10fe711")
        let lists = try GeneratorDocument(Self.lists)
        try lists.expectChecksum("tags", "3ef51477")
        let objects = try GeneratorDocument(Self.objects)
        try objects.expectChecksum("o", "6bdcb041")
        try objects.expectChecksum("many", "4866357c")
    }
}
