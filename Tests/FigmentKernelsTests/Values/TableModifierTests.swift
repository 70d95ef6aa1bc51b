import FigmentColumns
import FigmentPlan
import FigmentSchema
import FigmentTypes
import Foundation
import Testing

@testable import FigmentKernels

/// What is said of whole tables: rows that repeat earlier ones, and series that belong to their parents.
@Suite struct TableModifierTests {
    private static let document = #"""
        {"version": "1.0", "seed": 9, "timeframe": {"start": "2024-01-01", "end": "2025-01-01"}, "nodes": [
          {"id": "device", "kind": "entity", "rows": ROWS, "pk": "id", "columns": [
            {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}}]},
          {"id": "reading", "kind": "fact", "pk": "reading_id", "parents": ["device"],
           "fanout": {"distribution": "uniform", "min": 0, "max": 40}, "columns": [
            {"name": "reading_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "device_id", "type": "int", "generator": {"lookup": {"from": "device.id"}}},
            {"name": "level", "type": "float", "generator": {"walk": {"start": 50, "volatility": 2}}}]},
          {"id": "visit", "kind": "entity", "rows": ROWS, "pk": "visit_id",
           "modifiers": [{"transform": "duplicate", "args": {"rate": 0.2}}], "columns": [
            {"name": "visit_id", "type": "int", "generator": {"sequence": {"start": 1}}},
            {"name": "device_id", "type": "int", "generator": {"lookup": {"from": "device.id"}}},
            {"name": "page", "type": "string", "generator": {"pattern": "[a-z]{12}"}},
            {"name": "seconds", "type": "float", "nullable": true, "null_probability": 0.1,
             "generator": {"distribution": {"type": "exponential", "rate": 0.1}}},
            {"name": "minutes", "type": "float", "nullable": true, "generator":
              {"expression": {"code": "seconds / 60"}}}]}]}
        """#

    private func tables(_ rows: Int) throws -> [String: CompiledTable] {
        let text = Self.document.replacingOccurrences(of: "ROWS", with: "\(rows)")
        let tables = try Documents.compile(try Documents.plan(text))
        return Dictionary(uniqueKeysWithValues: tables.map { ($0.name, $0) })
    }

    /// A copy is an earlier row in all columns but the key; their share is the rate.
    @Test func duplicatedRowsAreWhole() throws {
        let n = Effort.count(100_000)
        let visit = try #require(try tables(n)["visit"])
        let pages = try visit.texts("page")
        let devices = try visit.numbers("device_id")
        let seconds = try visit.texts("seconds")
        let minutes = try visit.texts("minutes")
        #expect(Set(try visit.numbers("visit_id")).count == n)
        var first: [String: Int] = [:]
        var copies = 0.0
        for (row, page) in pages.enumerated() {
            let page = try #require(page)
            guard let earlier = first[page] else {
                first[page] = row
                continue
            }
            copies += 1
            #expect(devices[row] == devices[earlier] && seconds[row] == seconds[earlier])
            #expect(minutes[row] == minutes[earlier])
        }
        #expect(abs(copies - 0.2 * Double(n)) < 4.5 * (0.16 * Double(n)).squareRoot())
        for (a, b) in zip(seconds, minutes) { #expect((a == nil) == (b == nil)) }
    }

    /// Each parent's walk starts anew, its steps are independent normals, and no two parents share one.
    @Test func walksBelongToTheirParents() throws {
        let reading = try #require(try tables(Effort.count(10_000))["reading"])
        let devices = try reading.numbers("device_id")
        let levels = try reading.numbers("level")
        var steps: [Double] = []
        var seconds: Set<Double> = []
        for row in levels.indices {
            if row == 0 || devices[row] != devices[row - 1] {
                #expect(levels[row] == 50)
            } else {
                steps.append((levels[row] - levels[row - 1]) / 2)
                if levels[row - 1] == 50 { seconds.insert(levels[row]) }
            }
        }
        #expect(Statistics.kolmogorov(steps) { Statistics.normalDistribution($0) } < 2.69)
        let moments = Statistics.moments(steps, mean: 0, variance: 1)
        #expect(abs(moments.mean) < 4.5 && abs(moments.variance) < 4.5)
        #expect(seconds.count > Effort.count(10_000) * 9 / 10)
    }

    /// Any rows in any order, of every table.
    @Test func rowsAreIndependent() throws {
        for table in try tables(700).values {
            for compiled in table.columns {
                if case .sequence = compiled.kernel.form { continue }
                let n = Int(table.rowCount)
                let all = try table.texts(compiled.name)
                let rows = (0..<n).map { Int64(($0 * 617 + 5) % n) }
                let made = compiled.makeColumn()
                let scratch = Scratch()
                rows.withUnsafeBufferPointer { rows in
                    for at in stride(from: 0, to: n, by: 100) {
                        let part = UnsafeBufferPointer(rebasing: rows[at..<min(at + 100, n)])
                        compiled.fill(RowBlock(rows: part), into: made, scratch)
                    }
                }
                for (i, row) in rows.enumerated() {
                    var text = ByteBuffer()
                    if made.isValid(i) { made.appendAsText(i, to: &text) }
                    let found = String(
                        decoding: UnsafeBufferPointer(start: text.base, count: text.count), as: UTF8.self)
                    #expect(found == all[Int(row)] ?? "", "\(table.name).\(compiled.name) row \(row)")
                }
            }
        }
    }
}
