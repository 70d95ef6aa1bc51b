import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// Documents that the tests compile.
enum Documents {
    /// The tree of a data set that was made in code.
    static var noSource: SyntaxNode { SyntaxNode(.null) }

    /// A relational document with every kind of generator, two levels of children and templates across columns.
    static let shop = """
        {
          "version": "1.0", "metadata": {"name": "shop"}, "seed": 7,
          "timeframe": {"start": "2024-01-01", "end": "2025-01-01"},
          "nodes": [
            {"id": "users", "kind": "entity", "rows": 3000, "pk": "id", "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1, "step": 1}}},
              {"name": "first", "type": "string", "generator": {"template": {"template": "{f}", "pools": {"f": ["Ada", "Émile", "Zoë"]}}}},
              {"name": "email", "type": "string", "generator": {"template": "{first.f|lower}.{id}@example.com"}},
              {"name": "plan", "type": "string", "generator": {"choice": {"choices": ["free", "pro", "team"], "weights": [0.7, 0.2, 0.1]}}},
              {"name": "age", "type": "int8", "nullable": true, "generator": {"distribution": {"type": "normal", "params": {"mean": 40, "std": 12}, "clamp": [18, 99]}}},
              {"name": "created_at", "type": "datetime", "generator": {"datetime_series": {}}},
              {"name": "token", "type": "uuid", "generator": {"uuid": {}}}
            ]},
            {"id": "orders", "kind": "fact", "parents": ["users"], "pk": "id",
             "fanout": {"distribution": "poisson", "lambda": 3}, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1000, "step": 1}}},
              {"name": "user_id", "type": "int", "generator": {"lookup": {"from": "users.id"}}},
              {"name": "user_email", "type": "string", "generator": {"lookup": {"from": "users.email"}}},
              {"name": "user_plan", "type": "string", "generator": {"lookup": {"from": "users.plan"}}},
              {"name": "amount", "type": "decimal(12,2)", "generator": {"distribution": {"type": "lognormal", "params": {"mean": 3, "sigma": 1}}}},
              {"name": "items", "type": "int", "generator": {"distribution": {"type": "poisson", "params": {"lambda": 2}}}}
            ]},
            {"id": "lines", "kind": "fact", "parents": ["orders"], "pk": "id",
             "fanout": {"distribution": "uniform", "low": 0, "high": 4}, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 1, "step": 1}}},
              {"name": "order_id", "type": "int", "generator": {"lookup": {"from": "orders.id"}}},
              {"name": "price", "type": "float32", "generator": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 90}}}}
            ]}
          ]
        }
        """

    static func plan(_ text: String, name: String = "shop.json", rows: Int64? = nil) throws -> Plan {
        let result = SchemaLoader().load(bytes: Array(text.utf8), name: name)
        let dataset = try #require(result.dataset, "\(result.diagnostics)")
        return try PlanBuilder(dataset, PlanOptions(rows: rows)).build()
    }

    /// Compiles all tables, counting the children one parent block after the other.
    static func compile(_ plan: Plan) throws -> [CompiledTable] {
        let compiler = KernelCompiler(plan)
        var tables: [CompiledTable] = []
        for (index, table) in plan.tables.enumerated() {
            guard let fanout = table.fanout, let counts = try compiler.fanoutCounts(table: index, earlier: tables)
            else {
                tables.append(try compiler.compile(table: index, rowCount: table.rows ?? 0, earlier: tables))
                continue
            }
            let parents = tables[fanout.parent].rowCount
            var starts: [Int64] = [0]
            for block in 0..<ParentMap.blockCount(parents: parents) {
                starts.append(starts[starts.count - 1] + counts.blockSum(block, parents: parents, Scratch()))
            }
            let map = ParentMap(counts: counts, parents: parents, starts: starts)
            tables.append(try compiler.compile(table: index, map: map, rowCount: map.childRows, earlier: tables))
        }
        return tables
    }
}
