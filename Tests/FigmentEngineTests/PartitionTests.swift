import Figment
import FigmentKernels
import FigmentTarget
import FigmentTestSupport
import Foundation
import Testing

@testable import FigmentEngine

/// Tables that are split into folders by the values of columns: no value changes, none is lost, none is in two places.
@Suite struct PartitionTests {
    private func generation(_ layout: String, by columns: String, threads: Int = 2, rows: Int64 = 300) throws
        -> Generation
    {
        let text = Fixture.partitionedText(layout, partitionBy: columns)
        return try Generation(Schema(text: text), rows: rows, threads: threads)
    }

    /// The rows of a run's files in the order of the files, with what the folders say.
    private func rows(_ generation: Generation, _ change: (inout OutputOptions) -> Void = { _ in }) throws -> [[String:
        Any]]
    {
        let directory = try TemporaryDirectory()
        var options = OutputOptions(directory: directory("out"))
        options.format = .jsonl
        change(&options)
        let report = try generation.write(options)
        let verified = try generation.verify(options)
        #expect(verified.files == report.files)
        #expect(Files.names(options.directory).filter { !$0.hasPrefix(".") } == report.files.map(\.name).sorted())
        var result: [[String: Any]] = []
        for file in report.files where file.name.hasPrefix("sale") {
            var folders: [String: Any] = [:]
            for folder in file.name.split(separator: "/").dropFirst().dropLast() {
                let parts = folder.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
                    String.init)
                folders[parts[0]] =
                    parts[1] == "__HIVE_DEFAULT_PARTITION__" ? NSNull() : parts[1].removingPercentEncoding ?? "?"
            }
            for line in try Files.read(options.directory + "/" + file.name).split(separator: 10) {
                let row = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
                #expect(Set(row.keys).isDisjoint(with: folders.keys), "\(file.name)")
                result.append(row.merging(folders) { first, _ in first })
            }
        }
        return result
    }

    /// The same rows as one file has, those of a partition together; within it the order of their numbers.
    @Test(arguments: [["country"], ["country", "day"], ["n", "ok", "at"], ["price"], ["day", "country", "n"]])
    func everyRowIsInItsFolder(_ columns: [String]) throws {
        let list = "[" + columns.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        let plain = try Schema(text: Fixture.partitionedText("", partitionBy: list)).withoutLayout()
        let expected = try rows(Generation(plain, rows: 300, threads: 2))
        let found = try rows(try generation("", by: list))
        #expect(found.count == expected.count && found.count > 1_500)
        /// What the folders are called, whatever JSON makes of the values.
        func key(_ row: [String: Any]) -> [String] {
            columns.map { name in
                switch row[name] {
                case let text as String where name == "price": "\(Double(text) ?? 0)"
                case let text as String where name == "ok": text
                case let text as String: text
                case let number as NSNumber where name == "ok": number.boolValue ? "true" : "false"
                case let number as NSNumber where name == "price": "\(number.doubleValue)"
                case let number as NSNumber: "\(number)"
                default: "null"
                }
            }
        }
        var groups: [[String]: [Int]] = [:]
        for row in expected { groups[key(row), default: []].append(try #require(row["sale_id"] as? Int)) }
        var foundGroups: [[String]: [Int]] = [:]
        var order: [[String]] = []
        for row in found {
            if order.last != key(row) { order.append(key(row)) }
            foundGroups[key(row), default: []].append(try #require(row["sale_id"] as? Int))
        }
        #expect(foundGroups == groups)
        #expect(order.count == groups.count, "the rows of a partition are together")
        let byID = Dictionary(uniqueKeysWithValues: expected.map { ($0["sale_id"] as? Int ?? 0, $0) })
        for row in found {
            let whole = byID[row["sale_id"] as? Int ?? 0] ?? [:]
            for name in ["customer_id", "amount"] where !columns.contains(name) {
                #expect(row[name] as? NSNumber == whole[name] as? NSNumber)
            }
        }
    }

    /// Counting and sorting find the same partitions, however many threads there are and rows they take at a time.
    @Test func thePartitionsAreTheDocuments() throws {
        let generation = try generation("", by: #"["country", "n"]"#, rows: 3_000)
        let table = try #require(generation.table("sale"))
        let index = try #require(generation.plan.tables.firstIndex { $0.name == "sale" })
        let plan = generation.plan.tables[index]
        let keys = try #require(SortKeys(partitions: plan, table))
        let sorted = try RowSorter(threads: 2).order(keys, rowCount: table.rowCount)
        for (threads, chunkRows) in [(1, 1 << 18), (3, 1_000), (2, 4_097), (5, 100)] {
            let partitions = try RowPartitioner(threads: threads, chunkRows: chunkRows).partitions(
                keys, of: table, plan)
            let order = try partitions.order()
            #expect(partitions.places.count == 18)
            #expect(partitions.places.last?.upperBound == order.count)
            #expect((0..<order.count).allSatisfy { order[$0] == sorted[$0] })
        }
    }

    @Test(arguments: OutputFormat.allCases) func bytesDoNotDependOnTheRun(_ format: OutputFormat) throws {
        let directory = try TemporaryDirectory()
        var bytes: [[String: Data]] = []
        for (number, (threads, batch)) in [(1, 50_000), (3, 77)].enumerated() {
            var options = OutputOptions(directory: directory("out\(number)"))
            options.format = format
            options.batchRows = batch
            options.maxRowsPerFile = 60
            _ = try generation(#""sort_by": ["amount"]"#, by: #"["day"]"#, threads: threads).write(options)
            bytes.append(try Files.contents(options.directory))
        }
        #expect(bytes[0].count > 10 && bytes[0] == bytes[1])
        #expect(bytes[0].keys.contains { $0.hasPrefix("sale/day=2024-02-29/data-00002-of-") })
    }

    @Test func eachPartitionIsSorted() throws {
        let found = try rows(try generation(#""sort_by": [{"column": "amount", "descending": true}]"#, by: #"["n"]"#))
        for n in ["-7", "12"] {
            let amounts = found.filter { $0["n"] as? String == n }.compactMap { $0["amount"] as? Double }
            #expect(amounts.count > 500)
            #expect(zip(amounts, amounts.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }

    /// Refused before anything is written.
    @Test func tooManyPartitionsAreRefused() throws {
        let directory = try TemporaryDirectory()
        for (threads, columns, most) in [(1, "customer_id", 250), (2, "amount", 1_000)] as [(Int, String, Int)] {
            let columns = columns == "amount" ? "sale_id" : columns
            let generation = try generation(#""max_partitions": \#(most)"#, by: #"["\#(columns)"]"#, threads: threads)
            do throws(OutputError) {
                _ = try generation.write(OutputOptions(directory: directory("out")))
                Issue.record("\(columns) is accepted")
            } catch {
                guard case .plan(.tooManyPartitions("sale", [columns], Int64(most))) = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
            #expect(!FileManager.default.fileExists(atPath: directory("out")))
        }
        let many = try rows(try generation(#""max_partitions": 300"#, by: #"["customer_id"]"#))
        #expect(Set(many.compactMap { $0["customer_id"] as? String }).count > 290)
    }

    @Test func longNamesAreRefused() throws {
        let text = Fixture.partitionedText("", partitionBy: #"["country"]"#)
            .replacingOccurrences(of: "[*?]", with: String(repeating: "long/", count: 40))
        let directory = try TemporaryDirectory()
        let generation = try Generation(Schema(text: text))
        do throws(OutputError) {
            _ = try generation.write(OutputOptions(directory: directory("out")))
            Issue.record("a name of 288 bytes is accepted")
        } catch {
            guard case .plan(.partitionNameTooLong("sale", "country", let bytes)) = error else { throw error }
            #expect(bytes == "country=".utf8.count + 40 * "long%2F".utf8.count)
        }
    }

    /// A run that replaces another leaves none of its folders, and files of others stop it.
    @Test func foldersGoWithTheRun() throws {
        let directory = try TemporaryDirectory()
        var options = OutputOptions(directory: directory("out"))
        _ = try generation("", by: #"["country", "day"]"#).write(options)
        #expect(Files.names(options.directory).count { $0.hasPrefix("sale/country=") } == 18)
        options.replacesEarlierRun = true
        _ = try generation("", by: #"["n"]"#).write(options)
        let names = Files.names(options.directory)
        #expect(names.filter { $0.hasPrefix("sale") } == ["sale/n=-7/data.parquet", "sale/n=12/data.parquet"])
        try Files.write(Data("mine".utf8), options.directory + "/sale/n=12/mine.txt")
        #expect(throws: OutputError.self) { try generation("", by: #"["ok"]"#).write(options) }
        #expect(Files.names(options.directory) == (names + ["sale/n=12/mine.txt"]).sorted())
    }

    /// A table without rows has no partitions, but a file with its columns.
    @Test func noRowsAreOneFile() throws {
        let directory = try TemporaryDirectory()
        let report = try generation("", by: #"["country"]"#, rows: 0)
            .write(OutputOptions(directory: directory("out")))
        #expect(report.files.map(\.name) == ["customer.parquet", "sale.parquet"])
    }

    @Test func samplesAreSplit() throws {
        let schema = try Schema(text: Fixture.partitionedText("", partitionBy: #"["country"]"#))
        let sample = try rows(try Generation(schema, threads: 2, sample: 40))
        let whole = try rows(try Generation(schema, threads: 2))
        let ids = Set(sample.compactMap { $0["sale_id"] as? Int })
        #expect(sample.count > 150 && sample.count < 400)
        #expect(sample as NSArray == whole.filter { ids.contains($0["sale_id"] as? Int ?? 0) } as NSArray)
    }
}

extension Schema {
    /// The same tables in one file each.
    fileprivate func withoutLayout() throws -> Schema {
        guard var document = try JSONSerialization.jsonObject(with: Data(source)) as? [String: Any],
            var nodes = document["nodes"] as? [[String: Any]]
        else { return self }
        for index in nodes.indices { nodes[index]["layout"] = nil }
        document["nodes"] = nodes
        let data = try JSONSerialization.data(withJSONObject: document)
        return try Schema(text: String(decoding: data, as: UTF8.self))
    }
}
