import Figment
import FigmentTestSupport
import Foundation
import Testing

/// Files that a real Milvus 2.3.5 imports: the oldest reader that matters, with a Parquet reader of its own.
///
/// Float16Vector fields are left out: this server holds them, but imports them from neither format ("file field
/// dataType:list", "unsupport data type").
/// Needs `FIGMENT_SETUP=milvus scripts/setup` and runs with `make test TIER=milvus`, or in the long tests.
@Suite(.serialized, .enabled(if: TestEnvironment.wantsMilvus, "make test TIER=milvus"))
struct MilvusTests {
    private static var folder: String { TestEnvironment.packageRoot + "/Tests/FigmentReadersIntegrationTests/Milvus" }
    private static var environment: String {
        TestEnvironment.variable("FIGMENT_MILVUS") ?? TestEnvironment.packageRoot + "/.deps/milvus"
    }

    /// All scalars and arrays that the server can hold, one vector, and a key.
    private static func document(_ name: String, key: String, vector: String, more: String = "") -> String {
        let elements = ["Bool", "Int8", "Int16", "Int32", "Int64", "Float", "Double"]
        var fields = [
            key, #"{"name": "serial", "type": "Int64", "generator": {"sequence": {"start": 100, "step": 7}}}"#,
        ]
        for type in elements { fields.append(#"{"name": "f\#(type)", "type": "\#(type)"}"#) }
        fields.append(#"{"name": "title", "type": "VarChar", "max_length": 120}"#)
        fields.append(#"{"name": "color", "type": "VarChar", "max_length": 9, "enum_values": ["red", "žlutá", ""]}"#)
        fields.append(#"{"name": "tenant", "type": "VarChar", "max_length": 30, "cardinality_ratio": 0.01}"#)
        fields.append(#"{"name": "info", "type": "JSON"}"#)
        for type in elements {
            fields.append(#"{"name": "a\#(type)", "type": "Array", "element_type": "\#(type)", "max_capacity": 6}"#)
        }
        fields.append(
            #"{"name": "tags", "type": "Array", "element_type": "VarChar", "max_length": 40, "max_capacity": 6}"#)
        fields.append(#"{"name": "v", "type": "\#(vector)", "dim": 64}"#)
        return #"{"collection_name": "\#(name)", "fields": [\#(fields.joined(separator: ",\n"))]\#(more)}"#
    }

    private static let dynamic = """
        , "enable_dynamic_field": true, "dynamic_fields": [
         {"name": "views", "type": "Int", "probability": 0.9, "min": 1, "max": 99},
         {"name": "author", "type": "String", "probability": 0.7, "values": ["Ann", "Boris"]},
         {"name": "score", "type": "Float", "probability": 0.5}, {"name": "hot", "type": "Bool", "probability": 0.5},
         {"name": "labels", "type": "Array", "probability": 0.5}, {"name": "extra", "type": "JSON", "probability": 0.5}]
        """

    private static var documents: [(name: String, text: String)] {
        let number = #"{"name": "id", "type": "Int64", "is_primary": true}"#
        let text = #"{"name": "id", "type": "VarChar", "max_length": 40, "is_primary": true}"#
        let auto = #"{"name": "id", "type": "Int64", "is_primary": true, "auto_id": true}"#
        return [
            ("float_number", document("float_number", key: number, vector: "FloatVector")),
            ("float_dynamic", document("float_dynamic", key: auto, vector: "FloatVector", more: dynamic)),
            ("binary_text", document("binary_text", key: text, vector: "BinaryVector")),
        ]
    }

    /// Writes each collection as Parquet and as JSON below the server's data, and says what the server should hold.
    private func writeCases(below data: String) throws -> [[String: Any]] {
        var cases: [[String: Any]] = []
        for (name, text) in Self.documents {
            let generation = try Generation(Schema(text: text), rows: 3_000, threads: 2)
            let samples = [Int64(0), 1, 1_499, 2_999].compactMap { generation.rowJSON($0) }
            for format in [OutputFormat.parquet, .json] {
                var options = OutputOptions(directory: "\(data)/\(name)_\(format.rawValue)")
                options.format = format
                let report = try generation.write(options)
                cases.append([
                    "name": "\(name)_\(format.rawValue)", "rows": 3_000, "key": "serial", "samples": samples,
                    "schema": try JSONSerialization.jsonObject(with: Data(text.utf8)),
                    "files": report.files.map { options.directory + "/" + $0.name },
                ])
            }
        }
        return cases
    }

    @Test func aRealServerImportsTheFiles() throws {
        let directory = try TemporaryDirectory()
        let server = Self.folder + "/server.sh"
        let started = try Program.run(server, ["start", directory("milvus")])
        try #require(started.exitCode == 0, "\(started.errors)")
        defer { _ = try? Program.run(server, ["stop", directory("milvus")]) }
        let port = started.output.trimmingCharacters(in: .whitespacesAndNewlines)

        let cases = try writeCases(below: directory("milvus/data"))
        try Files.write(try JSONSerialization.data(withJSONObject: cases), directory("manifest.json"))
        let result = try Program.run(
            Self.environment + "/bin/python", [Self.folder + "/import.py", port, directory("manifest.json")])
        print(result.output)
        #expect(result.exitCode == 0, "\(result.errors.suffix(2_000))")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(lines.last == "done")
        for line in lines where line.hasPrefix("MISMATCH") { Issue.record("\(line)") }
        #expect(lines.count { $0.hasPrefix("OK ") } == cases.count)
    }
}
