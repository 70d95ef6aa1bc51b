import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Columns of a batch that are made together have the values that each has on its own.
@Suite struct TableSourceTests {
    /// Columns that read one another, lookups over two parents, lists, and the events of a process.
    private static let journeys = """
        {
          "version": "1.0", "metadata": {"name": "journeys"}, "seed": 11,
          "timeframe": {"start": "2024-01-01", "end": "2025-01-01"},
          "nodes": [
            {"id": "regions", "kind": "entity", "rows": 40, "pk": "id", "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {}}},
              {"name": "code", "type": "string", "generator": {"choice": {"choices": ["N", "S", "E"]}}}
            ]},
            {"id": "users", "kind": "entity", "rows": 2500, "pk": "id", "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {"start": 10}}},
              {"name": "region_id", "type": "int", "generator": {"lookup": {"from": "regions.id"}}},
              {"name": "region", "type": "string", "generator": {"lookup": {"from": "regions.code"}}},
              {"name": "age", "type": "int", "nullable": true, "null_probability": 0.2,
               "generator": {"distribution": {"type": "normal", "params": {"mean": 40, "std": 12}, "clamp": [18, 99]}}},
              {"name": "half", "type": "float64", "nullable": true, "generator": {"expression": {"code": "age / 2"}}},
              {"name": "older", "type": "bool", "nullable": true, "generator": {"expression": {"code": "half > 20"}}},
              {"name": "tags", "type": "list<int>",
               "generator": {"list": {"of": {"distribution": {"type": "uniform", "params": {"low": 1, "high": 9}}},
                "length": {"min": 0, "max": 4}}}},
              {"name": "tag_count", "type": "int", "generator": {"expression": {"code": "len(tags)"}}},
              {"name": "joined", "type": "datetime", "generator": {"datetime_series": {}}},
              {"name": "alone", "type": "int", "generator": {"distribution": {"type": "poisson", "params": {"lambda": 3}}}}
            ]},
            {"id": "steps", "kind": "fact", "parents": ["users"], "pk": "id",
             "fanout": {"distribution": "poisson", "lambda": 3}, "columns": [
              {"name": "id", "type": "int", "generator": {"sequence": {}}},
              {"name": "user_id", "type": "int", "generator": {"lookup": {"from": "users.id"}}},
              {"name": "user_region", "type": "string", "generator": {"lookup": {"from": "users.region"}}},
              {"name": "user_half", "type": "float64", "nullable": true, "generator": {"lookup": {"from": "users.half"}}}
            ]}
          ]
        }
        """

    private static let names = BuiltInSchema.all.map(\.id) + ["shop", "journeys"]

    private func tables(_ name: String) throws -> [CompiledTable] {
        let text =
            switch name {
            case "shop": Documents.shop
            case "journeys": TableSourceTests.journeys
            default: try #require(BuiltInSchema.named(name)).text
            }
        return try Documents.compile(
            try Documents.plan(text, name: name + ".json", rows: name == "journeys" ? nil : 2_500))
    }

    @Test(arguments: names) func columnsOfABatchAreThoseMadeAlone(_ name: String) throws {
        for table in try tables(name) {
            let together = TableSource(table)
            let last = max(0, table.rowCount - 1_500)
            for rows in [
                RowRange(start: 0, count: 1), RowRange(start: 100, count: 1_300), RowRange(start: last, count: 1_500),
            ]
            where rows.end <= table.rowCount {
                together.beginBatch(rows)
                // Backwards: the order of asking says nothing.
                for index in table.columns.indices.reversed() {
                    let alone = TableSource(table).column(index, rows: rows)
                    let made = together.column(index, rows: rows)
                    try #require(made.count == rows.count)
                    let isSame = (0..<rows.count).allSatisfy {
                        Canonical.value(made, $0) == Canonical.value(alone, $0)
                    }
                    #expect(isSame && made.nullCount == alone.nullCount, "\(table.name).\(table.columns[index].name)")
                }
            }
        }
    }

    /// Other rows than the batch's, asked for in between, are right, and the batch's are made anew.
    @Test func rowsOutsideTheBatchAreMadeAlone() throws {
        let table = try tables("journeys")[1]
        let source = TableSource(table)
        let half = try #require(table.columns.firstIndex { $0.name == "half" })
        let batch = RowRange(start: 0, count: 1_100)
        let other = RowRange(start: 1_000, count: 700)
        source.beginBatch(batch)
        for rows in [batch, other, batch] {
            let alone = TableSource(table).column(half, rows: rows)
            let made = source.column(half, rows: rows)
            #expect((0..<rows.count).allSatisfy { Canonical.value(made, $0) == Canonical.value(alone, $0) })
        }
    }

    /// What reads the same belongs together, and nothing else.
    @Test func groupsAreTheColumnsThatShare() throws {
        let users = try tables("journeys")[1]
        let groups = Dictionary(grouping: users.columns.filter { $0.group != nil }) { $0.group ?? 0 }
            .values.map { Set($0.map(\.name)) }
        #expect(Set(groups) == [["region_id", "region"], ["age", "half", "older"], ["tags", "tag_count"]])
        let images = try tables("images_analytical")[0]
        #expect(images.columns.filter { $0.group != nil }.count > 20)
        // A column that others read is made once, where they read it.
        #expect(images.columns.filter { $0.slot != nil }.map(\.name).contains("has_face"))
    }
}
