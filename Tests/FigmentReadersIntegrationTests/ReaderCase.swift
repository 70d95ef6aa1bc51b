import Figment
import FigmentTestSupport
import Foundation

/// Data sets that wait for the readers: files in several formats, and what must be read from them.
///
/// One directory for all cases of a test, read by one process: importing the readers takes seconds.
final class ReaderCases {
    let directory: TemporaryDirectory
    private var manifest: [[String: Any]] = []

    init() throws { directory = try TemporaryDirectory() }

    /// Writes a data set in the formats given, with its expected values.
    ///
    /// - Parameter checksRules: The readers also check bounds, lengths, enums, nulls and distinct values by the schema.
    func add(
        _ name: String, _ generation: Generation, formats: [OutputFormat] = OutputFormat.allCases,
        checksRules: Bool = false, change: (inout OutputOptions) -> Void = { _ in }
    ) throws {
        var files: [String: [String: [String]]] = [:]
        for format in formats {
            var options = OutputOptions(directory: directory("\(name)-\(format.rawValue)"))
            options.format = format
            change(&options)
            let report = try generation.write(options)
            for file in report.files {
                let table = generation.compiled.tables[file.table].name
                files[table, default: [:]][format.rawValue, default: []].append(options.directory + "/" + file.name)
            }
        }
        for table in generation.compiled.tables {
            let path = directory("\(name)-\(table.name).expected")
            try Files.write(expected(generation, table), path)
            var entry: [String: Any] = [
                "name": "\(name).\(table.name)", "rows": Int(table.rowCount), "files": files[table.name] ?? [:],
                "expected": path,
                "columns": table.descriptor.columns.map {
                    [
                        "name": $0.name, "kind": kind($0.type), "nullable": $0.isNullable,
                        "dictionary": isDictionary($0),
                    ] as [String: Any]
                },
            ]
            if checksRules {
                entry["schema"] = try JSONSerialization.jsonObject(with: Data(generation.schema.source))
            }
            manifest.append(entry)
        }
    }

    /// Reads everything back.
    ///
    /// - Returns: A line for each difference; the last line of a complete reading is not among them.
    func differences() throws -> [String] {
        guard let python = TestEnvironment.python else { return ["no python with the readers: set FIGMENT_PYTHON"] }
        try Files.write(try JSONSerialization.data(withJSONObject: manifest), directory("manifest.json"))
        let script = TestEnvironment.packageRoot + "/Tests/FigmentReadersIntegrationTests/Readers/read_back.py"
        let result = try Program.run(python, [script, directory("manifest.json")], currentDirectory: directory.path)
        var lines = result.output.split(separator: "\n").map(String.init)
        guard result.exitCode == 0, let last = lines.popLast(), last.hasPrefix("read ") else {
            return lines + [result.errors, "the readers did not come to their end: \(result.exitCode ?? -1)"]
        }
        print(last)
        return lines
    }

    /// One JSON array a row; numbers that are not integers, and everything exact, as text.
    private func expected(_ generation: Generation, _ table: CompiledTable) -> Data {
        var out = ""
        for batch in generation.batches(of: table.name, batchRows: 1_000) {
            for row in 0..<batch.rows.count {
                out += "[" + batch.columns.map { text($0.value(row)) }.joined(separator: ",") + "]\n"
            }
        }
        return Data(out.utf8)
    }

    private func text(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .uint(let value): String(value)
        case .float(let value): "\"\(Double(value))\""
        case .double(let value): "\"\(value)\""
        case .decimal(let unscaled, _): "\"\(unscaled)\""
        case .string(let value), .json(let value): quoted(value)
        case .bytes(let bytes): "[" + bytes.map { String($0) }.joined(separator: ",") + "]"
        case .list(let values): "[" + values.map { text($0) }.joined(separator: ",") + "]"
        case .sparse(let indices, let values):
            "{" + zip(indices, values).map { "\"\($0)\":\"\(Double($1))\"" }.joined(separator: ",") + "}"
        case .structure(let fields):
            "{" + fields.map { "\(quoted($0.name)):\(text($0.value))" }.joined(separator: ",") + "}"
        }
    }

    private func quoted(_ text: String) -> String {
        let data = (try? JSONSerialization.data(withJSONObject: [text])) ?? Data("[\"?\"]".utf8)
        return String(String(decoding: data, as: UTF8.self).dropFirst().dropLast())
    }

    /// Whether Arrow files hold the column as indices.
    private func isDictionary(_ column: ColumnDescriptor) -> Bool {
        guard column.type == .utf8, case .dictionary(let pool) = column.form else { return false }
        return pool.count <= 65_536 && pool.byteCount <= 1 << 20
    }

    /// The type in the words of `read_back.py`.
    private func kind(_ type: DataType) -> String {
        switch type {
        case .bool: "bool"
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64: "int"
        case .float16: "float16"
        case .float32: "float32"
        case .float64: "float64"
        case .decimal(_, let scale): "decimal:\(scale)"
        case .utf8: "utf8"
        case .binary: "binary"
        case .json: "json"
        case .uuid: "uuid"
        case .date32: "date"
        case .time64: "time"
        case .timestamp(let unit, _): "timestamp:\(unit.rawValue)"
        case .list(let element): "list:" + kind(element)
        case .vector(let element, _): "vector:" + element.rawValue
        case .sparseVector: "sparse"
        case .structure(let fields):
            "struct(" + fields.map { "\($0.name)=\(kind($0.type))" }.joined(separator: ";") + ")"
        }
    }
}
