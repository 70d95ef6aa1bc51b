import Figment
import FigmentTestSupport
import Foundation
import Testing

/// Rows of child tables follow from their parents by search and recomputation; nothing per row is kept.
@Suite struct FanoutTests {
    /// Parents and children over more than one block of 65 536 parents.
    private static func document(fanout: String, parents: Int64) -> String {
        """
        {"version": "1.0", "metadata": {"name": "tree"}, "nodes": [
         {"id": "parent", "kind": "entity", "pk": "id", "rows": \(parents), "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}}]},
         {"id": "child", "kind": "fact", "pk": "id", "parents": ["parent"], "fanout": \(fanout), "columns": [
          {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
          {"name": "parent_id", "type": "int", "generator": {"lookup": {"from": "parent.id"}}},
          {"name": "x", "type": "float", "generator":
           {"distribution": {"type": "uniform", "params": {"low": 0, "high": 1}}}}]}]}
        """
    }

    private func parentIDs(_ generation: Generation, _ rows: Range<Int64>? = nil) -> [Int64] {
        var ids: [Int64] = []
        for batch in generation.batches(of: "child", rows: rows, batchRows: 4_096) {
            guard let column = batch["parent_id"] else { continue }
            for i in 0..<batch.rows.count { if case .int(let id) = column.value(i) { ids.append(id) } }
        }
        return ids
    }

    @Test(arguments: [
        #"{"distribution": "poisson", "lambda": 0.7}"#, #"{"distribution": "poisson", "lambda": 0.7, "max": 2}"#,
        #"{"distribution": "uniform", "min": 0, "max": 2}"#, #"{"distribution": "constant", "value": 1}"#,
    ])
    func childrenFollowTheirParents(_ fanout: String) throws {
        let schema = try Schema(text: Self.document(fanout: fanout, parents: 140_000))
        let generation = try Generation(schema, threads: 2)
        let child = try #require(generation.table("child"))
        let map = try #require(child.parentMap)
        #expect(map.starts.count == 4)
        let ids = parentIDs(generation)
        #expect(ids.count == Int(child.rowCount))
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 <= $1 })
        // A block's children are those of its parents.
        for block in 0..<3 {
            let from = Int(map.starts[block])
            let to = Int(map.starts[block + 1])
            #expect(ids[from..<to].allSatisfy { ($0 - 1) / 65_536 == Int64(block) }, "block \(block)")
            // Rows beside the boundary, by themselves and as a batch that crosses it.
            for row in [from - 1, from, from + 1] where ids.indices.contains(row) {
                #expect(generation.row(Int64(row), of: "child")?["parent_id"] == .int(ids[row]))
            }
            let around = max(0, from - 50)..<min(ids.count, from + 50)
            #expect(parentIDs(generation, Int64(around.lowerBound)..<Int64(around.upperBound)) == Array(ids[around]))
        }
        // Counting over one thread or several is the same.
        #expect(try Generation(schema, threads: 1).table("child")?.parentMap?.starts == map.starts)
    }

    @Test func countsHaveTheirDistribution() throws {
        let document = Self.document(fanout: #"{"distribution": "poisson", "lambda": 2.5}"#, parents: 100_000)
        let generation = try Generation(Schema(text: document), threads: 2)
        var perParent = [Int](repeating: 0, count: 100_000)
        for id in parentIDs(generation) { perParent[Int(id) - 1] += 1 }
        let total = Double(perParent.reduce(0, +))
        // 250 000 ± 5 σ, σ = √250 000
        #expect(abs(total - 250_000) < 2_500)
        let childless = Double(perParent.count { $0 == 0 })
        #expect(abs(childless - 100_000 * exp(-2.5)) < 5 * 90)
    }

    /// Every parent is childless: a table without rows, which is no error.
    @Test func noChildrenAtAll() throws {
        let document = Self.document(fanout: #"{"distribution": "constant", "value": 0}"#, parents: 100)
        let generation = try Generation(Schema(text: document))
        #expect(generation.table("child")?.rowCount == 0)
        #expect(generation.row(0, of: "child") == nil)
        let directory = try TemporaryDirectory()
        let report = try generation.write(OutputOptions(directory: directory("out")))
        #expect(report.files.map(\.rows) == [100, 0])
        #expect(try Generation(Schema(text: document), rows: 0).table("child")?.rowCount == 0)
    }

    @Test func rowsBehindTheEndDoNotExist() throws {
        let generation = try Fixture.shop.generation(rows: 50)
        let rows = try #require(generation.table("item")?.rowCount)
        #expect(generation.row(rows - 1, of: "item") != nil)
        #expect(generation.row(rows, of: "item") == nil)
        #expect(generation.row(-1, of: "item") == nil)
        #expect(generation.row(0, of: "nobody") == nil)
    }

    /// Keys of parents are those that children name, over two generations.
    @Test func lookupsReachTheParentsRow() throws {
        let generation = try Fixture.shop.generation(rows: 300)
        let children = try #require(generation.table("purchase")?.rowCount)
        for row in stride(from: Int64(0), to: children, by: 7) {
            let purchase = try #require(generation.row(row, of: "purchase"))
            guard case .int(let id)? = purchase["user_id"] else { return #expect(Bool(false), "no user") }
            #expect((id - 1_000) % 3 == 0)
            let user = try #require(generation.row((id - 1_000) / 3, of: "user"))
            #expect(user["user_id"] == .int(id))
            #expect(user["country"] == purchase["country"])
        }
    }

    /// A looked-up value may be looked up in its turn: an item's country is the user's.
    @Test func lookupsPassOverGenerations() throws {
        let generation = try Fixture.shop.generation(rows: 300)
        let rows = try #require(generation.table("item")?.rowCount)
        for row in stride(from: Int64(0), to: rows, by: 11) {
            let item = try #require(generation.row(row, of: "item"))
            guard case .int(let id)? = item["purchase_id"] else { return #expect(Bool(false), "no purchase") }
            #expect(item["country"] == generation.row(id - 1, of: "purchase")?["country"])
        }
    }

    /// Counts in a decimal column keep their value: 7 is 7.00.
    @Test func integersFitDecimalColumns() throws {
        let text = """
            {"version": "1.0", "metadata": {"name": "d"}, "nodes": [
             {"id": "t", "kind": "entity", "pk": "id", "rows": 200, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}},
              {"name": "n", "type": "decimal(8,2)", "generator":
               {"distribution": {"type": "poisson", "params": {"lambda": 9}}}},
              {"name": "h", "type": "float16", "generator":
               {"distribution": {"type": "uniform", "params": {"low": 2, "high": 3}}}}]}]}
            """
        let generation = try Generation(Schema(text: text))
        var sum: Int128 = 0
        for row in Int64(0)..<200 {
            let values = try #require(generation.row(row))
            guard case .decimal(let unscaled, 2)? = values["n"], case .float(let half)? = values["h"] else {
                return #expect(Bool(false), "\(values)")
            }
            #expect(unscaled % 100 == 0)
            sum += unscaled / 100
            #expect((2...3).contains(half))
        }
        // 1 800 ± 5 σ, σ = √1 800
        #expect((1_588...2_012).contains(sum))
    }

    // MARK: The plan file

    @Test func thePlanFileSavesCounting() throws {
        let generation = try Fixture.shop.generation(rows: 500)
        let file = try #require(PlanFile(generation.compiled))
        let read = try #require(PlanFile(bytes: file.bytes))
        #expect(read.starts == file.starts)
        #expect(read.starts.keys.sorted() == ["item", "purchase"])
        let again = try Generation(Fixture.shop.schema(), rows: 500, counted: read)
        #expect(again.compiled.tables.map(\.rowCount) == generation.compiled.tables.map(\.rowCount))
        #expect(again.row(17, of: "item")?.values == generation.row(17, of: "item")?.values)
        // Written beside the data, byte for byte.
        let directory = try TemporaryDirectory()
        _ = try generation.write(OutputOptions(directory: directory("out")))
        #expect(try Files.read(directory("out/.plan.bin")) == Data(file.bytes))
        #expect(PlanFile(try Fixture.orders.generation(rows: 1).compiled) == nil)
    }

    @Test func brokenPlanFilesAreIgnored() throws {
        let file = try #require(PlanFile(Fixture.shop.generation(rows: 500).compiled))
        for length in [0, 1, 8, 15, 16, 17, file.bytes.count - 1] {
            #expect(PlanFile(bytes: Array(file.bytes.prefix(length))) == nil, "\(length) bytes")
        }
        for place in file.bytes.indices {
            var bytes = file.bytes
            bytes[place] ^= 0x10
            #expect(PlanFile(bytes: bytes) == nil, "byte \(place)")
        }
        #expect(PlanFile(bytes: file.bytes + [0]) == nil)
    }

    /// A plan file with a right checksum and nonsense in it must not crash whoever reads it.
    @Test func plansOfOtherRunsAreNotBelieved() throws {
        // Two blocks of parents there, one here: counted anew.
        let large = Self.document(fanout: #"{"distribution": "poisson", "lambda": 1}"#, parents: 100_000)
        let small = Self.document(fanout: #"{"distribution": "poisson", "lambda": 1}"#, parents: 1_000)
        let file = try #require(PlanFile(Generation(Schema(text: large)).compiled))
        let expected = try Generation(Schema(text: small))
        let generation = try Generation(Schema(text: small), counted: file)
        #expect(generation.table("child")?.rowCount == expected.table("child")?.rowCount)
    }
}
