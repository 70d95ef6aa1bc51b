import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Neighbours planted among vectors, the table of them, and sequences that count a parent's rows.
@Suite struct PlantedVectorTests {
    private static func document(
        type: String = "vector(16)", queries: Int = 4, rows: Int = 430, children: Int = 5, step: Double = 0.004
    ) -> String {
        """
        {"version": "1.0", "seed": 9, "constraints": {}, "nodes": [
          {"id": "query", "kind": "entity", "pk": "q", "rows": \(queries), "columns": [
            {"name": "q", "type": "int", "generator": {"sequence": {"start": 10}}},
            {"name": "v", "type": "\(type)", "generator": {"vector": {"normalize": false}}}]},
          {"id": "item", "kind": "entity", "pk": "i", "rows": \(rows), "columns": [
            {"name": "i", "type": "int", "generator": {"sequence": {"start": 0}}},
            {"name": "near", "type": "int", "nullable": true, "generator": {"lookup": {"from": "query.q", "planted": "item.v"}}},
            {"name": "v", "type": "\(type)", "generator": {"vector": {"clusters": 3,
              "planted": {"around": "query.v", "count": 4, "block": 100, "step": \(step)}}}}]},
          {"id": "truth", "kind": "fact", "pk": ["q", "rank"], "parents": ["query"],
           "fanout": {"distribution": "constant", "count": \(children)}, "columns": [
            {"name": "q", "type": "int", "generator": {"lookup": {"from": "query.q"}}},
            {"name": "rank", "type": "int", "generator": {"sequence": {"start": 1, "within": "parent"}}},
            {"name": "i", "type": "int", "nullable": true, "generator": {"lookup": {"from": "item.i", "planted": "item.v"}}}]}]}
        """
    }

    private func compile(_ text: String) throws -> [String: CompiledTable] {
        let tables = try Documents.compile(try Documents.plan(text, name: "planted.json"))
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    private func vectors(_ table: CompiledTable?) throws -> [[Double]] {
        let column = try #require(table).values("v")
        guard case .vector(_, let dim) = column.type else { return [] }
        let out = UnsafeMutablePointer<Float>.allocate(capacity: dim)
        defer { out.deallocate() }
        return (0..<column.count).map { row in
            VectorElements.read(column, row, into: out)
            return (0..<dim).map { Double(out[$0]) }
        }
    }

    private func cosine(_ a: [Double], _ b: [Double]) -> Double {
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
    }

    /// The table says which rows are near which query, the rows say it too, and an exact search finds them, in order.
    @Test(arguments: ["vector(16)", "vector(2)"])
    func truth(_ type: String) throws {
        let tables = try compile(Self.document(type: type))
        let queries = try vectors(tables["query"])
        let items = try vectors(tables["item"])
        let near = try #require(tables["item"]).texts("near")
        let found = try #require(tables["truth"]).texts("i")
        #expect(near.compactMap { $0 }.count == 16)
        for (q, query) in queries.enumerated() {
            let planted = found[q * 5..<q * 5 + 4].map { Int($0 ?? "") ?? -1 }
            #expect(found[q * 5 + 4] == nil, "a fifth child has no fourth neighbour")
            #expect(planted.allSatisfy { (q * 100..<(q + 1) * 100).contains($0) }, "in the query's own block")
            #expect(planted.allSatisfy { near[$0] == String(10 + q) })
            for (k, row) in planted.enumerated() {
                #expect(abs(cosine(query, items[row]) - (1 - Double(k + 1) * 0.004)) < 1e-4)
            }
            if items[0].count > 2 {
                let nearest = items.indices.sorted { cosine(query, items[$0]) > cosine(query, items[$1]) }
                #expect(Array(nearest.prefix(4)) == planted)
            }
        }
    }

    /// Rows alone and rows in any order are as they are in ramps; other rows are as they are without neighbours.
    @Test func rowsAreTheirOwn() throws {
        let item = try #require(try compile(Self.document())["item"])
        let compiled = try #require(item.columns.first { $0.descriptor.name == "v" })
        let expected = try vectors(item)
        let scratch = Scratch()
        let order = (0..<430).map { Int64(($0 * 137 + 11) % 430) }
        for size in [1, 13, 400] {
            let column = compiled.makeColumn()
            order.withUnsafeBufferPointer { rows in
                for start in stride(from: 0, to: 430, by: size) {
                    let part = UnsafeBufferPointer(rebasing: rows[start..<min(start + size, 430)])
                    compiled.fill(RowBlock(rows: part), into: column, scratch)
                }
            }
            let values = column.values.values(as: Float.self)
            for (i, row) in order.enumerated() {
                #expect((0..<16).allSatisfy { Double(values[i * 16 + $0]) == expected[Int(row)][$0] })
            }
        }
        let without = try vectors(
            compile(
                Self.document().replacing(
                    #", "block": 100, "step": 0.004}}}}]}"#, with: #", "block": 200, "step": 0.004}}}}]}"#
                ).replacing(#""rows": 430"#, with: #""rows": 830"#))["item"])
        let near = try item.texts("near")
        let same = (200..<430).filter { near[$0] == nil && expected[$0] == without[$0] }
        #expect(same.count > 180, "what is not planted does not change")
    }

    /// Each query needs a block of rows; without the table of neighbours the queries beyond have none.
    @Test func tooFewRows() throws {
        #expect(throws: PlanError.tooFewRows(table: "item", rows: 399, needed: 400)) {
            try compile(Self.document(rows: 399))
        }
        #expect(try compile(Self.document(rows: 400))["item"]?.rowCount == 400)
    }

    @Test func ordinals() throws {
        let text = """
            {"version": "1.0", "constraints": {}, "nodes": [
              {"id": "p", "kind": "entity", "pk": "k", "rows": 300, "columns": [
                {"name": "k", "type": "int", "generator": {"sequence": {}}}]},
              {"id": "c", "kind": "fact", "pk": "k", "parents": ["p"], "fanout": {"distribution": "poisson", "lambda": 3}, "columns": [
                {"name": "k", "type": "int", "generator": {"sequence": {}}},
                {"name": "of", "type": "int", "generator": {"lookup": {"from": "p.k"}}},
                {"name": "n", "type": "int16", "generator": {"sequence": {"start": 5, "step": -2, "within": "parent"}}}]}]}
            """
        let child = try #require(try compile(text)["c"])
        let parents = try child.numbers("of")
        var expected: [Double] = []
        for (i, parent) in parents.enumerated() {
            expected.append(i > 0 && parents[i - 1] == parent ? expected[i - 1] - 2 : 5)
        }
        #expect(try child.numbers("n") == expected)
        #expect(Set(expected).count > 4)
    }
}
