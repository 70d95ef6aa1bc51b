public import Foundation

/// A fresh directory that goes away with its last reference.
public final class TemporaryDirectory: Sendable {
    public let path: String

    public init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("figment-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something inside.
    public func callAsFunction(_ name: String) -> String { path + "/" + name }
}

/// The files of a directory and of the folders in it.
public enum Files {
    /// Paths in ascending order; hidden ones among them, the state directory of an unfinished run not. A folder is told
    /// only where it is empty.
    public static func names(_ directory: String) -> [String] {
        let all = ((try? FileManager.default.subpathsOfDirectory(atPath: directory)) ?? [])
            .filter { $0 != ".figment" && !$0.hasPrefix(".figment/") }
        let folders = Set(all.map { ($0 as NSString).deletingLastPathComponent })
        return all.filter { !folders.contains($0) }.sorted()
    }

    /// Whether an unfinished run has left its state.
    public static func hasState(_ directory: String) -> Bool {
        FileManager.default.fileExists(atPath: directory + "/.figment")
    }

    /// What a run must write alike every time: all files but the two that hold timings.
    public static func contents(_ directory: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        for name in names(directory) where name != "meta.json" && name != ".metadata.json" {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: directory + "/" + name, isDirectory: &isFolder)
            if !isFolder.boolValue { result[name] = try read(directory + "/" + name) }
        }
        return result
    }

    public static func read(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    public static func write(_ data: Data, _ path: String) throws { try data.write(to: URL(fileURLWithPath: path)) }

    /// A JSON file's root object.
    public static func json(_ path: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: read(path)) as? [String: Any] ?? [:]
    }
}
