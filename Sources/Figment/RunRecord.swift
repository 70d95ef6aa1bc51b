public import FigmentSchema
import FigmentTarget

/// The record of a run in its directory, as `meta.json` or `.metadata.json` tells it.
public struct RunRecord: Sendable {
    public struct File: Hashable, Sendable {
        public var name: String
        public var rows: Int64
        public var bytes: Int64
        /// Eight hexadecimal digits.
        public var crc32: String
    }
    /// The data files.
    public var files: [File]
    /// The metadata files that lie beside them.
    public var metadataNames: [String]
    /// The collection's or data set's name; decides values where the schema itself has no name.
    public var name: String
    /// The schema as it was given.
    public var schema: SyntaxNode
    public var seed: Seed
    /// Rows of each root table by name; a collection's under the collection's name.
    public var rowsByTable: [String: Int64]
    public var totalRows: Int64
    /// The rows of each root table that the run was told to take a sample of; nil for a whole run.
    public var sampleRows: Int64?
    /// The tables that the run was told to make; empty for all.
    public var selectedTables: [String] = []
    /// Rows of all tables as a whole run would have them, where this one made a part.
    public var wholeRowsByTable: [String: Int64] = [:]
    public var format: OutputFormat
    public var engineVersion: Int
    /// The options that decide the files' bytes.
    public var options: OutputOptions

    static var collectionName: String { "meta.json" }
    static var relationalName: String { ".metadata.json" }
    static var planName: String { ".plan.bin" }

    /// Reads the record of a directory that a run wrote.
    ///
    /// - Throws: ``OutputError/noRecord(path:reason:)``.
    public static func read(_ directory: String) throws(OutputError) -> RunRecord {
        for name in [collectionName, relationalName] {
            let path = directory + "/" + name
            guard FileSystem.exists(path) else { continue }
            let bytes: [UInt8]
            do throws(TargetError) { bytes = try FileSystem.read(path) } catch { throw .target(error) }
            let reading = JSONReader.read(bytes, name: path)
            guard let root = reading.root, reading.diagnostics.isEmpty else {
                throw .noRecord(path: path, reason: "it is not valid JSON")
            }
            return try decode(root, directory: directory, metadata: name)
        }
        throw .noRecord(path: directory, reason: "it has neither \(collectionName) nor \(relationalName)")
    }

    private static func decode(
        _ root: SyntaxNode, directory: String, metadata: String
    ) throws(OutputError) -> RunRecord {
        guard let schema = root["schema"], let info = root["generation_info"],
            let format = info["format"]?.text.flatMap(OutputFormat.init), let seed = info["seed"]?.seed,
            let engine = info["engine_version"]?.integer
        else { throw .noRecord(path: directory, reason: "\(metadata) lacks schema, format, seed or engine_version") }
        var options = OutputOptions(directory: directory)
        options.format = format
        options.maxFileMegabytes = info["max_file_size_mb"]?.integer.map(Int.init) ?? options.maxFileMegabytes
        options.maxRowsPerFile = info["max_rows_per_file"]?.integer ?? options.maxRowsPerFile
        options.jsonStyle = info["json_style"]?.text.flatMap(JSONStyle.init) ?? .automatic
        options.compression = info["compression"]?.text.flatMap(Compression.init) ?? .snappy
        var record = RunRecord(
            files: [], metadataNames: [metadata],
            name: root["dataset_name"]?.text ?? info["collection_name"]?.text ?? "", schema: schema, seed: seed,
            rowsByTable: [:],
            totalRows: info["total_rows"]?.integer ?? 0, format: format, engineVersion: Int(engine), options: options)
        record.sampleRows = info["dry_run_sample"]?.integer
        if case .array(let names)? = info["selected_tables"]?.value {
            record.selectedTables = names.compactMap(\.text)
        }
        if case .object(let tables)? = info["whole_rows"]?.value {
            for table in tables { record.wholeRowsByTable[table.key] = table.value.integer }
        }
        if FileSystem.exists(directory + "/" + planName) { record.metadataNames.append(planName) }
        if case .object(let tables)? = root["tables"]?.value {
            for table in tables {
                record.files += files(table.value)
                record.rowsByTable[table.key] = table.value["rows"]?.integer
            }
        } else {
            record.files = files(info)
        }
        return record
    }

    /// File names may lead into the folders of partitions; a record cannot lead out of its directory.
    private static func files(_ node: SyntaxNode) -> [File] {
        guard case .array(let items)? = node["files"]?.value else { return [] }
        return items.compactMap { item in
            guard let name = item["name"]?.text,
                name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy({
                    !["", ".", ".."].contains($0)
                })
            else { return nil }
            return File(
                name: name, rows: item["rows"]?.integer ?? 0, bytes: item["bytes"]?.integer ?? 0,
                crc32: item["crc32"]?.text ?? "")
        }
    }
}

extension SyntaxNode {
    var text: String? { if case .string(let text) = value { text } else { nil } }
    var integer: Int64? { if case .int(let number) = value { number } else { nil } }
    var seed: Seed? {
        switch value {
        case .string(let text): Seed(text)
        case .int(let number): Seed(String(number))
        default: nil
        }
    }
}
