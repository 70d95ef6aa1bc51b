import FigmentTarget

/// What kind of file lies somewhere, by its first bytes where they tell, else by its ending.
public enum FileKind {
    /// Files of data below a path: itself, those in a directory, or those that a pattern matches; ascending by name.
    public static func files(_ path: String) throws(FileLoadError) -> [String] {
        if FileSystem.isDirectory(path) {
            let names: [String]
            do throws(TargetError) { names = try FileSystem.list(path) } catch { throw .target(error) }
            let files = names.filter { !$0.hasPrefix(".") && ending($0) != nil }.map {
                (path.hasSuffix("/") ? path : path + "/") + $0
            }
            if files.isEmpty { throw .noFiles(path: path) }
            return files
        }
        if FileSystem.exists(path) { return [path] }
        let found = FileSystem.glob(path)
        if found.isEmpty { throw isPattern(path) ? .noFiles(path: path) : missing(path) }
        return found
    }

    public static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

    /// Whether a name says by itself that it is a file's: no schema has such an id.
    public static func isFileName(_ path: String) -> Bool {
        path.contains("/") || ending(path) != nil || [".yaml", ".yml"].contains { path.lowercased().hasSuffix($0) }
    }

    /// What is to be said of a path where nothing is: it, and the files of data beside it.
    public static func missing(_ path: String) -> FileLoadError {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let names = (try? FileSystem.list(parts.count == 1 ? "." : folder + "/")) ?? []
        return .noFile(path: path, others: names.filter { !$0.hasPrefix(".") && isFileName($0) })
    }

    /// Whether a name is that of data files, whatever they hold.
    public static func isData(_ path: String) -> Bool {
        guard let ending = ending(path) else { return false }
        return ending != "json"
    }

    private static let endings = [
        "parquet", "csv", "tsv", "jsonl", "ndjson", "json", "arrow", "arrows", "feather", "ipc",
    ]

    static func ending(_ path: String) -> String? {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return endings.first { name.hasSuffix("." + $0) }
    }

    /// The one kind of some files: a format that DuckDB reads, or `arrow`.
    static func common(_ paths: [String]) throws(FileLoadError) -> String {
        var kinds: [String] = []
        for path in paths {
            let kind = try kind(path)
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        guard kinds.count == 1, let kind = kinds.first else { throw .severalFormats(kinds.sorted()) }
        return kind == "tsv" ? "csv" : kind
    }

    private static func kind(_ path: String) throws(FileLoadError) -> String {
        let start = head(path, 8)
        if start.starts(with: Array("PAR1".utf8)) { return "parquet" }
        if start.starts(with: Array("ARROW1".utf8)) { return "arrow" }
        guard let ending = ending(path) else {
            throw .neither(path: path, reason: "its name does not end in .parquet, .csv, .tsv, .json or .jsonl")
        }
        return ["arrows", "feather", "ipc"].contains(ending) ? "arrow" : ending
    }

    /// The first bytes of a file; none where it cannot be read.
    public static func head(_ path: String, _ count: Int) -> [UInt8] {
        guard let file = try? DiskFile.openForReading(path), let size = try? file.size(), size > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: min(count, size)) { buffer, read in
            guard let base = buffer.baseAddress else { return }
            read = max(0, (try? file.read(into: base, count: buffer.count, at: 0)) ?? 0)
        }
    }

    /// The names of the tables that files hold, by theirs: `orders.parquet`, `orders-00001-of-00004.parquet`.
    static func tableNames(_ paths: [String]) -> [String] {
        var names: [String] = []
        for path in paths {
            var name = path.split(separator: "/").last.map(String.init) ?? path
            if let dot = name.firstIndex(of: "."), dot > name.startIndex { name = String(name[..<dot]) }
            let parts = name.split(separator: "-", omittingEmptySubsequences: false)
            if parts.count >= 4, parts[parts.count - 2] == "of", Int(parts[parts.count - 1]) != nil,
                Int(parts[parts.count - 3]) != nil
            {
                name = parts.dropLast(3).joined(separator: "-")
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }
}
