import Figment
import FigmentTestSupport
import Testing

/// Vectors that lie around others: of the own row, and of the row that a lookup finds.
@Suite struct NearVectorTests {
    /// - Parameter element: How the own table's vectors are made.
    private func generation(_ element: String = "", spread: Double = 0.3, normalize: Bool = false) throws -> Generation
    {
        let text = """
            {"version": "1.0", "metadata": {"name": "near"}, "nodes": [
             {"id": "product", "kind": "entity", "pk": "id", "rows": 300, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
              {"name": "embedding", "type": "vector(48)", "nullable": true, "null_probability": 0.1,
               "generator": {"vector": {"clusters": 5}}}]},
             {"id": "review", "kind": "fact", "pk": "id", "parents": ["product"],
              "fanout": {"distribution": "poisson", "lambda": 20}, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {}}},
              {"name": "product_id", "type": "int", "generator": {"lookup": {"from": "product.id"}}},
              {"name": "text", "type": "vector(48)", "generator": {"vector": {\(element) "normalize": \(normalize),
               "near": {"from": "product.embedding", "spread": \(spread)}}}},
              {"name": "query", "type": "vector(48)", "generator": {"vector": {"near": "text"}}}]}]}
            """
        return try Generation(Schema(text: text), threads: 2)
    }

    private func vectors(
        _ generation: Generation, _ name: String, of table: String = "review"
    ) throws -> [[Double]?] {
        var result: [[Double]?] = []
        for batch in generation.batches(of: table) {
            let column = try #require(batch[name])
            for i in 0..<batch.rows.count {
                result.append(numbers(column.value(i)))
            }
        }
        return result
    }

    /// The vectors of the products that the reviews are of.
    private func centres(_ generation: Generation) throws -> [[Double]?] {
        let products = try vectors(generation, "embedding", of: "product")
        var result: [[Double]?] = []
        for batch in generation.batches(of: "review") {
            let column = try #require(batch["product_id"])
            for i in 0..<batch.rows.count {
                guard case .int(let id) = column.value(i) else { continue }
                result.append(products[Int(id) - 1])
            }
        }
        return result
    }

    private func numbers(_ value: Value?) -> [Double]? {
        guard case .list(let elements)? = value else { return nil }
        return elements.map { if case .float(let number) = $0 { Double(number) } else { .nan } }
    }

    /// The noise has the length that the document says on average, in every direction alike.
    @Test(arguments: [("", 0.3), (#""distribution": "uniform","#, 1.5), ("", 0)] as [(String, Double)])
    func noiseIsAsLongAsAsked(_ element: String, _ spread: Double) throws {
        let generation = try generation(element, spread: spread)
        let centres = try centres(generation)
        let found = try vectors(generation, "text")
        #expect(found.count > 5_000)
        var squares = 0.0
        var sums = [Double](repeating: 0, count: 48)
        var count = 0
        for case (let centre?, let vector?) in zip(centres, found) {
            for k in 0..<48 {
                let noise = vector[k] - centre[k]
                squares += noise * noise
                sums[k] += noise
            }
            count += 1
        }
        #expect(count > 4_500 && count < found.count)
        let mean = squares / Double(count)
        // The square of a length of 48 normal elements scatters by √(2/48) of itself.
        #expect(abs(mean - spread * spread) <= 4.5 * spread * spread * (2.0 / 48 / Double(count)).squareRoot())
        let deviation = spread / 48.0.squareRoot() / Double(count).squareRoot()
        #expect(sums.allSatisfy { abs($0 / Double(count)) <= 5 * deviation })
    }

    /// Scaled where it is asked for; a row whose other vector is null has noise alone.
    @Test func vectorsAreScaled() throws {
        let generation = try generation(normalize: true)
        for name in ["text", "query"] {
            for case let vector? in try vectors(generation, name) {
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
            }
        }
        let queries = try vectors(generation, "query")
        let texts = try vectors(generation, "text")
        #expect(queries.count == texts.count && !queries.contains { $0 == nil })
        let cosines = zip(queries, texts).map { zip($0 ?? [], $1 ?? []).reduce(0) { $0 + $1.0 * $1.1 } }
        // 1 / √(1 + 0.2²)
        #expect(abs(cosines.reduce(0, +) / Double(cosines.count) - 0.9806) < 0.002)
    }

    /// A row alone is the row of the batch.
    @Test func rowsAreMadeAlone() throws {
        let generation = try generation()
        let texts = try vectors(generation, "text")
        for number in [0, 17, texts.count - 1] {
            #expect(numbers(generation.row(Int64(number), of: "review")?["text"]) == texts[number])
        }
    }

    @Test func needsAreTold() throws {
        let generation = try generation()
        let review = try #require(generation.plan.tables.firstIndex { $0.name == "review" })
        let needs = ColumnNeeds(generation.plan)
        let text = try #require(generation.plan.tables[review].columns.firstIndex { $0.name == "text" })
        #expect(needs.needs(table: review, column: text).map(\.table) == [1 - review])
    }
}
