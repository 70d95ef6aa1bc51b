import FigmentTarget
import FigmentTypes

/// A file format that data is read from.
public enum DataFormat: String, Hashable, Sendable, CaseIterable {
    case parquet, csv, json, jsonl

    /// Ways to end a file's name, without the dot.
    var extensions: [String] {
        switch self {
        case .parquet: ["parquet"]
        case .csv: ["csv"]
        case .json: ["json"]
        case .jsonl: ["jsonl", "ndjson"]
        }
    }
}

/// The files that hold one table.
public struct TableFiles: Hashable, Sendable {
    public var format: DataFormat
    /// In the order of their rows.
    public var paths: [String]

    /// The files as a list for DuckDB's readers.
    var list: String { "[" + paths.map(DataDirectory.pathLiteral).joined(separator: ", ") + "]" }
}

/// A directory with a file, numbered parts, or a folder of parts for each table.
public struct DataDirectory: Sendable {
    public let path: String
    private let names: [String]
    /// Looks at these files only; nil for any that there are.
    private let format: DataFormat?

    /// - Throws: ``DataError/noDirectory(path:exists:)``.
    public init(_ path: String, format: DataFormat? = nil) throws(DataError) {
        guard FileSystem.isDirectory(path) else {
            throw .noDirectory(path: path, exists: FileSystem.exists(path))
        }
        self.path = path
        self.format = format
        names = (try? FileSystem.list(path)) ?? []
    }

    /// The files of a table: `NAME.parquet`, `NAME-00001-of-00003.parquet`, …, or the files in the folder `NAME`.
    ///
    /// - Parameter baseNames: What the files may be named after; the first that is found counts.
    /// - Returns: Nil where there are none.
    /// - Throws: Where several formats are there, or only one that is not read.
    public func files(of table: String, baseNames: [String]) throws(DataError) -> TableFiles? {
        for base in baseNames {
            var found: [TableFiles] = []
            for format in DataFormat.allCases where self.format == nil || self.format == format {
                let paths = paths(base, format)
                if !paths.isEmpty { found.append(TableFiles(format: format, paths: paths)) }
            }
            if found.count > 1 {
                throw .severalFormats(table: table, formats: found.map(\.format.rawValue))
            }
            if let files = found.first { return files }
            for other in ["arrow", "arrows"] where !names(base, other, in: names).isEmpty {
                throw .unreadableFormat(table: table, format: other)
            }
        }
        return nil
    }

    private func paths(_ base: String, _ format: DataFormat) -> [String] {
        var paths: [String] = []
        for end in format.extensions { paths += names(base, end, in: names).map { path + "/" + $0 } }
        if !paths.isEmpty || !names.contains(base) { return paths }
        let folder = path + "/" + base
        for name in (try? FileSystem.list(folder)) ?? [] {
            let isPart = format.extensions.contains { name.hasSuffix("." + $0) } && !name.hasPrefix(".")
            if isPart { paths.append(folder + "/" + name) }
        }
        return paths
    }

    private func names(_ base: String, _ end: String, in names: [String]) -> [String] {
        if names.contains("\(base).\(end)") { return ["\(base).\(end)"] }
        // Ascending names are ascending parts: the numbers have leading zeros.
        return names.filter { name in
            guard name.hasPrefix(base + "-"), name.hasSuffix("." + end) else { return false }
            let middle = name.dropFirst(base.count + 1).dropLast(end.count + 1)
            let parts = middle.split(separator: "-", omittingEmptySubsequences: false)
            return parts.count == 3 && parts[1] == "of" && DataDirectory.isNumber(parts[0])
                && DataDirectory.isNumber(parts[2])
        }
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A path as DuckDB's readers take it: quoted, with the characters of patterns meaning themselves, and never a URL.
    public static func pathLiteral(_ path: String) -> String {
        var text = path.hasPrefix("/") || path.hasPrefix("./") ? "" : "./"
        for character in path.unicodeScalars {
            switch character {
            case "[": text += "[[]"
            case "*": text += "[*]"
            case "?": text += "[?]"
            default: text.unicodeScalars.append(character)
            }
        }
        return SQLDialect.duckdb.literal(text)
    }
}
