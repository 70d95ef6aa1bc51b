import FigmentADBC
import FigmentTarget
import FigmentTypes

/// The files of one table, of one format.
struct DataFiles {
    enum Format: String, CaseIterable {
        case parquet, csv, jsonl, ndjson, json
    }
    let format: Format
    let paths: [String]
    /// Columns that folders name, `column=value`, as Hive has it.
    var folderColumns: Set<String> = []
    /// Of CSV and JSON lines.
    let shape: TextShape

    /// What separates the fields of CSV.
    let mark: UInt8

    /// - Parameter mark: What separates the fields of CSV; nil for what the first file's header has most of.
    init(
        format: Format, paths: [String], folderColumns: Set<String> = [], mark: UInt8? = CSVHeader.comma
    ) throws(DataFilesError) {
        self.format = format
        self.paths = paths
        self.folderColumns = folderColumns
        var separator = mark ?? CSVHeader.comma
        switch format {
        case .parquet, .json: shape = TextShape()
        case .csv:
            let header = try CSVHeader(paths[0], mark: mark)
            separator = header.mark
            shape = try TextShape(csv: paths, mark: separator, hasOneColumn: header.names.count == 1)
        case .jsonl, .ndjson:
            do throws(TargetError) { shape = try TextShape(lines: paths) } catch { throw .target(error) }
        }
        self.mark = separator
    }

    /// The files from a number on.
    func dropping(_ first: Int) -> DataFiles { DataFiles(self, Array(paths.dropFirst(first))) }

    /// One of the files.
    func only(_ index: Int) -> DataFiles { DataFiles(self, [paths[index]]) }

    private init(_ other: DataFiles, _ paths: [String]) {
        self.paths = paths
        format = other.format
        folderColumns = other.folderColumns
        shape = other.shape
        mark = other.mark
    }

    /// Finds `NAME.EXT`, `NAME-00001-of-00009.EXT`, or files in a folder `NAME` and those below it; nil where there is
    /// none.
    ///
    /// - Parameter names: What the files may be called; the first that is there counts.
    static func find(_ names: [String], in directory: String) throws(DataFilesError) -> DataFiles? {
        let entries = try list(directory)
        for name in names {
            for format in Format.allCases {
                let ending = "." + format.rawValue
                let files = entries.filter { entry in
                    entry == name + ending
                        || (entry.hasPrefix(name + "-") && entry.contains("-of-") && entry.hasSuffix(ending))
                }
                if !files.isEmpty {
                    return try DataFiles(format: format, paths: files.map { directory + "/" + $0 })
                }
                let folder = directory + "/" + name
                guard FileSystem.isDirectory(folder) else { continue }
                let inside = try DataFiles.files(below: folder, ending: ending, depth: 0)
                if let first = inside.first {
                    return try DataFiles(format: format, paths: inside, folderColumns: columns(of: first, in: folder))
                }
            }
        }
        return nil
    }

    /// Files in a folder and, where it has none, in those that it holds.
    private static func files(below folder: String, ending: String, depth: Int) throws(DataFilesError) -> [String] {
        let entries = try list(folder).filter { !$0.hasPrefix(".") }
        let own = entries.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }
        // No document splits a table by more columns than paths have room for.
        if !own.isEmpty || depth == 64 { return own }
        var result: [String] = []
        for entry in entries where entry.contains("=") && FileSystem.isDirectory(folder + "/" + entry) {
            result += try files(below: folder + "/" + entry, ending: ending, depth: depth + 1)
        }
        return result
    }

    private static func list(_ folder: String) throws(DataFilesError) -> [String] {
        do throws(TargetError) { return try FileSystem.list(folder) } catch { throw .target(error) }
    }

    private static func columns(of path: String, in folder: String) -> Set<String> {
        let folders = path.dropFirst(folder.count + 1).split(separator: "/").dropLast()
        return Set(folders.compactMap { $0.split(separator: "=").first.map { decoded($0) } })
    }

    /// `%XX` as the byte that it stands for.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether values arrive as texts that must be read as their types.
    var isText: Bool { format != .parquet }

    var isJSON: Bool { format == .json || format == .jsonl || format == .ndjson }

    /// The files as DuckDB's table functions take them. A path is taken as it is, whatever wildcards it seems to hold.
    var list: String {
        "[" + paths.map { DuckDB.quoted(text: DataFiles.literalGlob($0)) }.joined(separator: ", ") + "]"
    }

    // Said either way: left to itself DuckDB takes columns out of the names of any folders above the files.
    private var folders: String {
        folderColumns.isEmpty
            ? "hive_partitioning = false" : "hive_partitioning = true, hive_types_autocast = false"
    }

    /// A table function of DuckDB over the files. JSON comes as objects, in one column `json`.
    var source: String {
        switch format {
        case .parquet: return "read_parquet(\(list), \(folders))"
        case .csv:
            return
                "read_csv(\(list), \(folders), header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
                + "nullstr = '', allow_quoted_nulls = false, \(shape.csvOptions))"
        case .json, .jsonl, .ndjson: return "read_json_objects(\(list), \(folders), \(jsonOptions))"
        }
    }

    private var jsonOptions: String {
        "format = '\(format == .json ? "array" : "newline_delimited")', "
            + shape.jsonOptions(isLines: format != .json)
    }

    /// Members of JSON objects as columns of a table function, texts and numbers as text and the rest as JSON. Each
    /// object is parsed once, where ``member(_:asText:)`` parses it for every column: with the forty columns of a wide
    /// table that is the difference between megabytes and gigabytes in one query.
    ///
    /// - Parameter members: No two names may differ by case alone, and each object must be one.
    func source(members: [(name: String, asText: Bool)]) -> String {
        let columns = members.map { "\(DuckDB.quoted(text: $0.name)): '\($0.asText ? "VARCHAR" : "JSON")'" }
        return "read_json(\(list), \(folders), \(jsonOptions), columns = {\(columns.joined(separator: ", "))})"
    }

    /// A pattern that matches the path alone.
    static func literalGlob(_ path: String) -> String {
        var out = ""
        for character in path {
            switch character {
            case "*", "?", "[": out += "[\(character)]"
            default: out.append(character)
            }
        }
        return out
    }

    /// A column of an object, as text or as JSON, by a JSON pointer, which takes any key; JSON's null is none.
    static func member(_ name: String, asText: Bool) -> String {
        var pointer = "/"
        appendPointer(name, to: &pointer)
        let place = DuckDB.quoted(text: pointer)
        if asText { return "json_extract_string(json, \(place))" }
        return "CAST(nullif(CAST(json_extract(json, \(place)) AS VARCHAR), 'null') AS JSON)"
    }

    /// A key as a JSON pointer writes it (RFC 6901).
    static func appendPointer(_ name: String, to pointer: inout String) {
        for character in name {
            switch character {
            case "~": pointer += "~0"
            case "/": pointer += "~1"
            default: pointer.append(character)
            }
        }
    }
}

extension DataType {
    /// Whether a Parquet column that DuckDB calls `name` holds this type.
    func isHeld(by name: String) -> Bool {
        switch self {
        case .bool: name == "BOOLEAN"
        case .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64:
            ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"].contains(
                name.hasPrefix("U") ? String(name.dropFirst()) : name)
        case .float16: ["FLOAT", "DOUBLE", "BLOB"].contains(name)
        case .float32, .float64: ["FLOAT", "DOUBLE"].contains(name)
        case .decimal(let precision, let scale): name == "DECIMAL(\(precision),\(scale))"
        case .utf8: name == "VARCHAR" || name.hasPrefix("ENUM")
        case .json: name == "VARCHAR" || name == "JSON"
        case .uuid: ["UUID", "VARCHAR", "BLOB"].contains(name)
        case .date32: name == "DATE"
        case .time64: name.hasPrefix("TIME") && !name.hasPrefix("TIMESTAMP")
        case .timestamp: name.hasPrefix("TIMESTAMP")
        case .binary: name == "BLOB"
        case .list: name.hasSuffix("]")
        case .vector: name.hasSuffix("]") || name == "BLOB"
        case .sparseVector: true
        case .structure(let fields): DataType.holds(name, fields)
        }
    }
}
