import Figment
import FigmentTestSupport
import Testing

/// A lookup takes values of whatever type, lists and vectors among them, as they are in the row that it finds.
@Suite struct LookupTypesTests {
    private static let types: [(type: String, generator: String)] = [
        ("vector(4)", #"{"vector": {"clusters": 5}}"#),
        (
            "list<string>",
            #"{"list": {"of": {"choice": {"choices": ["a", "", "žluť"]}}, "length": {"min": 0, "max": 3}}}"#
        ),
        (
            "list<int>",
            #"{"list": {"of": {"distribution": {"type": "uniform", "low": 0, "high": 9}}, "length": {"min": 0, "max": 9}}}"#
        ),
        ("sparse_vector(30)", #"{"sparse_vector": {"non_zero": {"min": 1, "max": 4}}}"#),
        ("json", #"{"object": {"fields": [{"name": "a", "type": "int", "generator": {"constant": 7}}]}}"#),
        ("string", #"{"pattern": {"regex": "[a-z]{0,5}"}}"#),
        ("decimal(9,3)", #"{"distribution": {"type": "normal"}}"#),
        ("time", #"{"choice": {"choices": ["08:30:00", "23:59:59.5"]}}"#), ("uuid", #"{"uuid": {}}"#),
        ("geo_point", #"{"geo": {"center": [48.86, 2.35], "radius_km": 12}}"#),
        (
            "struct<a: int, b: list<string>, c: struct<d: geo_point, e: uuid>>",
            #"{"object": {"fields": [{"name": "a", "generator": {"distribution": {"type": "poisson", "lambda": 9}}}]}}"#
        ),
        ("bool", #"{"choice": {"choices": [true, false]}}"#), ("date", #"{"datetime_series": {}}"#),
    ]

    private func generation() throws -> Generation {
        var parent: [String] = []
        var child: [String] = []
        for (number, (type, generator)) in Self.types.enumerated() {
            let column = #"{"name": "c\#(number)", "type": "\#(type)", "nullable": true"#
            parent.append(column + #", "null_probability": 0.2, "generator": \#(generator)}"#)
            child.append(column + #", "generator": {"lookup": {"from": "product.c\#(number)"}}}"#)
        }
        return try Generation(
            Schema(
                text: """
                    {"version": "1.0", "metadata": {"name": "types"}, "nodes": [
                     {"id": "product", "kind": "entity", "pk": "id", "rows": 120, "columns": [
                      {"name": "id", "type": "int", "generator": {"sequence": {"start": 0}}},
                      \(parent.joined(separator: ",\n"))]},
                     {"id": "review", "kind": "fact", "pk": "id", "parents": ["product"],
                      "fanout": {"distribution": "poisson", "lambda": 30}, "columns": [
                      {"name": "id", "type": "int", "generator": {"sequence": {}}},
                      {"name": "product_id", "type": "int", "generator": {"lookup": {"from": "product.id"}}},
                      \(child.joined(separator: ",\n"))]}]}
                    """), threads: 2)
    }

    @Test func valuesAreThoseOfTheRowFound() throws {
        let generation = try generation()
        var products: [[Value]] = []
        for batch in generation.batches(of: "product") {
            for i in 0..<batch.rows.count {
                products.append(Self.types.indices.map { batch["c\($0)"]?.value(i) ?? .null })
            }
        }
        var rows = 0
        var nulls = 0
        for batch in generation.batches(of: "review", batchRows: 1_000) {
            let ids = try #require(batch["product_id"])
            for i in 0..<batch.rows.count {
                guard case .int(let id) = ids.value(i) else { continue }
                let found = Self.types.indices.map { batch["c\($0)"]?.value(i) ?? .null }
                #expect(found == products[Int(id)], "row \(rows)")
                nulls += found.count { $0 == .null }
                rows += 1
            }
        }
        #expect(rows > 3_000 && nulls > rows && nulls < 4 * rows)
    }
}
