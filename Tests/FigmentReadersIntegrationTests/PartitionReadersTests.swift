import Figment
import FigmentTestSupport
import Foundation
import Testing

/// Folders of partitions, as programs read them that know Hive's layout.
@Suite struct PartitionReadersTests {
    @Test func partitionsAreReadBack() throws {
        let python = try #require(TestEnvironment.python, "no python with the readers: set FIGMENT_PYTHON")
        let directory = try TemporaryDirectory()
        let text = Fixture.partitionedText("", partitionBy: #"["country", "day", "n", "ok"]"#)
        let generation = try Generation(Schema(text: text), threads: 2)
        for format in [OutputFormat.parquet, .csv, .jsonl, .json] {
            var options = OutputOptions(directory: directory("run-\(format.rawValue)"))
            options.format = format
            options.maxRowsPerFile = 25
            _ = try generation.write(options)
            try FileManager.default.createDirectory(atPath: directory("all"), withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                atPath: options.directory + "/sale", toPath: directory("all/\(format.rawValue)"))
        }
        // What one file of all columns holds.
        var options = OutputOptions(directory: directory("plain"))
        options.format = .jsonl
        let plain = text.replacingOccurrences(
            of: #""layout": {"partition_by": ["country", "day", "n", "ok"]},"#, with: "")
        try #require(plain != text)
        _ = try Generation(Schema(text: plain), threads: 2).write(options)
        let script = TestEnvironment.packageRoot + "/Tests/FigmentReadersIntegrationTests/Readers/read_partitions.py"
        let columns = ["sale_id", "customer_id", "country", "day", "n", "ok"]
        let result = try Program.run(
            python, [script, directory("all"), directory("plain/sale.jsonl")] + columns,
            currentDirectory: directory.path)
        let lines = result.output.split(separator: "\n")
        #expect(result.exitCode == 0, "\(result.errors)")
        #expect(lines.count == 1 && lines.first?.hasSuffix("rows by 6 readers") == true, "\(result.output)")
    }
}
