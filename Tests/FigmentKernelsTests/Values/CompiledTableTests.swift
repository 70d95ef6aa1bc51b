import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Whole documents, compiled.
@Suite struct CompiledTableTests {
    private func cells(_ table: CompiledTable, _ index: Int, _ rows: RowRange, _ scratch: Scratch) -> [[UInt8]] {
        let column = table.columns[index].makeColumn()
        table.columns[index].fill(rows, into: column, scratch)
        return (0..<column.count).map { Canonical.value(column, $0) }
    }

    /// One scratch for all tables, as a worker has it, and batches in any order: the values stay the same.
    @Test func oneScratchServesAllTables() throws {
        let tables = try Documents.compile(try Documents.plan(Documents.shop))
        let shared = Scratch()
        for round in 0..<3 {
            for table in tables {
                let start = Int64(round) * 311
                let rows = RowRange(start: start, count: Int(min(1500, table.rowCount - start)))
                for index in table.columns.indices {
                    #expect(
                        cells(table, index, rows, shared) == cells(table, index, rows, Scratch()),
                        "\(table.name).\(table.columns[index].name)")
                }
            }
        }
    }

    @Test(arguments: BuiltInSchema.all.map(\.id)) func builtInsDoNotDependOnBatches(_ id: String) throws {
        let schema = try #require(BuiltInSchema.named(id))
        let table = try #require(
            try Documents.compile(try Documents.plan(schema.text, name: id + ".json", rows: 100_000)).first)
        let scratch = Scratch()
        for index in table.columns.indices {
            let whole = cells(table, index, RowRange(start: 5_000, count: 1_200), scratch)
            var parts: [[UInt8]] = []
            for (start, count) in [(5_000, 1), (5_001, 999), (6_000, 200)] as [(Int64, Int)] {
                parts += cells(table, index, RowRange(start: start, count: count), scratch)
            }
            #expect(whole == parts, "\(table.columns[index].name)")
        }
    }

    @Test func childrenRepeatTheirParents() throws {
        let tables = try Documents.compile(try Documents.plan(Documents.shop))
        let (users, orders) = (tables[0], tables[1])
        #expect(abs(Double(orders.rowCount) - 9_000) < 4.5 * 9_000.0.squareRoot())
        let all = RowRange(start: 0, count: Int(orders.rowCount))
        let parents = Fill.values(orders.columns[1].kernel, .int64, as: Int64.self, count: all.count).map { $0 - 1 }
        #expect(zip(parents, parents.dropFirst()).allSatisfy { $0 <= $1 })
        for (child, parent) in [(2, 2), (3, 3)] {
            let theirs = cells(users, parent, RowRange(start: 0, count: Int(users.rowCount)), Scratch())
            #expect(cells(orders, child, all, Scratch()) == parents.map { theirs[Int($0)] })
        }
    }

    /// An e-mail repeats what the name drew.
    @Test func templatesShareDraws() throws {
        let users = try Documents.compile(try Documents.plan(Documents.shop))[0]
        let rows = RowRange(start: 0, count: 500)
        let names = Fill.texts(users.columns[1], rows)
        let mails = Fill.texts(users.columns[2], rows)
        for i in 0..<500 { #expect(mails[i] == "\(names[i].lowercased()).\(i + 1)@example.com") }
    }

    /// A new column, another order of columns and a longer run disturb no value.
    @Test func columnsAreIndependent() throws {
        let plain = try Documents.compile(try Documents.plan(Documents.shop))[0]
        let wider = Documents.shop.replacing(
            #"{"name": "plan","#,
            with:
                #"{"name": "extra", "type": "bool", "generator": {"choice": {"choices": [true, false]}}}, {"name": "plan","#
        )
        let wide = try Documents.compile(try Documents.plan(wider, rows: 50_000))[0]
        let rows = RowRange(start: 100, count: 1_500)
        for (index, column) in plain.columns.enumerated() {
            let same = try #require(wide.columns.firstIndex { $0.name == column.name })
            #expect(cells(plain, index, rows, Scratch()) == cells(wide, same, rows, Scratch()), "\(column.name)")
        }
    }
}

extension Fill {
    static func texts(_ compiled: CompiledColumn, _ rows: RowRange) -> [String] {
        let column = compiled.makeColumn()
        compiled.fill(rows, into: column, Scratch())
        return (0..<column.count).map { i in
            var text = ByteBuffer()
            column.appendAsText(i, to: &text)
            return String(decoding: UnsafeBufferPointer(start: text.base, count: text.count), as: UTF8.self)
        }
    }
}
