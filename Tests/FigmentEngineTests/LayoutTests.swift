import Figment
import FigmentEngine
import FigmentKernels
import FigmentTestSupport
import Foundation
import Testing

/// Rows written in an order of their values: no value changes, and nothing about the run decides the order.
@Suite struct LayoutTests {
    private static func document(_ sort: String, rows: Int = 4_000) -> String {
        """
        {"version": "1.0", "metadata": {"name": "sorted"}, "nodes": [
          {"id": "owner", "kind": "entity", "pk": "id", "rows": \(rows), "columns": [
            {"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}}]},
          {"id": "t", "kind": "fact", "pk": "t_id", "parents": ["owner"], \(sort)
           "fanout": {"distribution": "uniform", "min": 0, "max": 3}, "columns": [
            {"name": "t_id", "type": "int", "generator": {"sequence": {"start": 10, "step": 2}}},
            {"name": "owner_id", "type": "int", "generator": {"lookup": {"from": "owner.id"}}},
            {"name": "word", "type": "string", "nullable": true, "null_probability": 0.1, "generator":
              {"choice": {"choices": ["", "a", "ab", "a b", "b", "ž", "B"]}}},
            {"name": "x", "type": "float", "nullable": true, "null_probability": 0.1, "generator":
              {"distribution": {"type": "normal"}}},
            {"name": "n", "type": "int16", "generator": {"distribution": {"type": "uniform", "low": -5, "high": 5}}},
            {"name": "price", "type": "decimal(12,2)", "generator": {"distribution": {"type": "uniform", "low": -9,
              "high": 9}}},
            {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "ok", "type": "bool", "generator": {"choice": {"choices": [true, false]}}}]}]}
        """
    }

    private func generation(_ sort: String, rows: Int = 4_000, threads: Int = 2) throws -> Generation {
        try Generation(Schema(text: Self.document(sort, rows: rows)), threads: threads)
    }

    private func rows(_ generation: Generation, _ change: (inout OutputOptions) -> Void = { _ in }) throws -> [[String:
        Any]]
    {
        let directory = try TemporaryDirectory()
        var options = OutputOptions(directory: directory("out"))
        options.format = .jsonl
        change(&options)
        let report = try generation.write(options)
        var result: [[String: Any]] = []
        for file in report.files where file.name.hasPrefix("t") {
            for line in try Files.read(options.directory + "/" + file.name).split(separator: 10) {
                result.append(try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]))
            }
        }
        let verified = try generation.verify(options)
        #expect(verified.files.count == report.files.count)
        return result
    }

    /// Nulls first, then by value.
    private func compare(_ a: Any?, _ b: Any?) -> Int {
        switch (a, b) {
        case (is NSNull, is NSNull): return 0
        case (is NSNull, _): return -1
        case (_, is NSNull): return 1
        case (let a as String, let b as String):
            return a == b ? 0 : Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) ? -1 : 1
        case (let a as NSNumber, let b as NSNumber):
            // NSNumber's own comparison is one of integers here.
            return a.doubleValue == b.doubleValue ? 0 : a.doubleValue < b.doubleValue ? -1 : 1
        default: return 0
        }
    }

    @Test(
        arguments: [
            [("word", false), ("x", true)], [("x", false)], [("n", true), ("word", true), ("at", false)],
            [("price", true), ("ok", false)], [("t_id", true)], [("ok", false), ("owner_id", true)],
            [("at", true), ("price", false)],
        ] as [[(String, Bool)]])
    func rowsAreInOrder(_ keys: [(String, Bool)]) throws {
        let list = keys.map { #"{"column": "\#($0.0)", "descending": \#($0.1)}"# }.joined(separator: ", ")
        let plain = try rows(try generation(""))
        let sorted = try rows(try generation(#""layout": {"sort_by": [\#(list)]},"#))
        let expected = plain.enumerated().sorted { a, b in
            for (name, isDescending) in keys {
                let order = compare(a.element[name], b.element[name])
                if order != 0 { return isDescending ? order > 0 : order < 0 }
            }
            return a.offset < b.offset
        }
        #expect(sorted.count == plain.count)
        for (found, wanted) in zip(sorted, expected) {
            #expect(found as NSDictionary == wanted.element as NSDictionary)
        }
    }

    /// However many threads, rows of a run and bytes in memory: one order.
    @Test func theOrderIsTheDocuments() throws {
        let sort = #""layout": {"sort_by": ["word", {"column": "x", "descending": true}]},"#
        let generation = try generation(sort, rows: 40_000)
        let table = try #require(generation.table("t"))
        let index = try #require(generation.plan.tables.firstIndex { $0.name == "t" })
        let keys = try #require(SortKeys(generation.plan.tables[index], table))
        let usual = try RowSorter(threads: 2).order(keys, rowCount: table.rowCount)
        let first = (0..<usual.count).map { usual[$0] }
        #expect(Set(first).count == Int(table.rowCount) && first.max() == table.rowCount - 1)
        for (threads, runRows, memory, resident) in [
            (1, 1_000, 0, 0), (3, 4_097, 500_000, 1 << 22), (2, 100_000, 0, 10),
        ] {
            let sorter = RowSorter(threads: threads, memoryBytes: memory, runRows: runRows, residentRows: resident)
            let order = try sorter.order(keys, rowCount: table.rowCount)
            #expect(order.count == first.count)
            #expect((0..<order.count).allSatisfy { order[$0] == first[$0] })
        }
        let none = try RowSorter(threads: 2).order(keys, rowCount: 0)
        #expect(none.count == 0)
    }

    /// Files, formats and threads do not matter, and neither does where the run was stopped.
    @Test(arguments: OutputFormat.allCases) func bytesDoNotDependOnTheRun(_ format: OutputFormat) throws {
        let sort = #""layout": {"sort_by": ["n", "word"]},"#
        let directory = try TemporaryDirectory()
        var bytes: [[String: Data]] = []
        for (number, (threads, batch)) in [(1, 50_000), (3, 777)].enumerated() {
            var options = OutputOptions(directory: directory("out\(number)"))
            options.format = format
            options.batchRows = batch
            options.maxRowsPerFile = 1_500
            let report = try generation(sort, threads: threads).write(options)
            var files: [String: Data] = [:]
            for file in report.files { files[file.name] = Data(try Files.read(options.directory + "/" + file.name)) }
            bytes.append(files)
        }
        #expect(bytes[0].count > 4 && bytes[0] == bytes[1])
    }

    /// Ordering tells how far it is, and stops when it is told to, with nothing written.
    @Test(arguments: [
        (#"{"sort_by": ["x"]}"#, 2), (#"{"partition_by": ["word"]}"#, 2),
        (#"{"partition_by": ["n"], "sort_by": ["x"]}"#, 3),
    ])
    func orderingIsWatched(_ layout: String, _ passes: Int64) throws {
        let generation = try generation(#""layout": \#(layout),"#, rows: 3_000)
        let directory = try TemporaryDirectory()
        let control = RunControl()
        let report = try generation.write(OutputOptions(directory: directory("out")), control: control)
        let rows = try #require(generation.table("t")).rowCount
        #expect(control.rowsToOrder == passes * rows && control.rowsOrdered == control.rowsToOrder)
        #expect(control.rowsDone == report.run.rows && control.writingSince > 0)
        let stopped = RunControl()
        stopped.requestStop()
        do throws(OutputError) {
            _ = try generation.write(OutputOptions(directory: directory("stopped")), control: stopped)
            Issue.record("it goes on")
        } catch {
            guard case .interrupted(rows: 0) = error else { throw error }
        }
        #expect(!FileManager.default.fileExists(atPath: directory("stopped")))
    }

    /// A sample is sorted as the whole is.
    @Test func samplesAreInOrder() throws {
        let schema = try Schema(text: Self.document(#""layout": {"sort_by": ["price"]},"#))
        let sample = try rows(try Generation(schema, threads: 2, sample: 50))
        let whole = try rows(try Generation(schema, threads: 2))
        #expect(sample.count > 20 && sample.count < 400)
        let ids = Set(sample.compactMap { $0["t_id"] as? Int })
        let expected = whole.filter { ids.contains($0["t_id"] as? Int ?? 0) }
        #expect(sample as NSArray == expected as NSArray)
    }

    /// Rows keep their numbers: the library's batches and `figment row` are those of a table without a layout.
    @Test func rowNumbersStay() throws {
        let plain = try generation("")
        let sorted = try generation(#""layout": {"sort_by": ["x"]},"#)
        let a = try #require(plain.row(17, of: "t"))
        let b = try #require(sorted.row(17, of: "t"))
        #expect("\(a)" == "\(b)")
    }
}
