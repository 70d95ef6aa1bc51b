/// The user's own schemas: files in a folder, and an index with what is known about them.
///
/// Layout: `<folder>/<id>.json` or `.yaml`, the document as it was added, and `<folder>/index.json`:
/// `{"schemas": [{"id", "file", "description", "tags"}]}`. Both are written under a temporary name and renamed.
public struct SchemaLibrary: Sendable {
    public let folder: String

    public init(folder: String) { self.folder = folder }

    /// The folder that the environment names (FIGMENT_SCHEMA_DIR, then MILVUS_FAKE_DATA_SCHEMA_DIR), else
    /// `~/.figment/schemas`.
    public static func standard() -> SchemaLibrary {
        for name in ["FIGMENT_SCHEMA_DIR", "MILVUS_FAKE_DATA_SCHEMA_DIR"] {
            if let folder = FileAccess.environment(name) { return SchemaLibrary(folder: folder) }
        }
        return SchemaLibrary(folder: (FileAccess.environment("HOME") ?? ".") + "/.figment/schemas")
    }

    /// What the index knows of one schema.
    public struct Entry: Hashable, Sendable {
        public var id: String
        /// The file's name within the folder.
        public var file: String
        public var description: String?
        public var tags: [String]

        public init(id: String, file: String, description: String?, tags: [String]) {
            self.id = id
            self.file = file
            self.description = description
            self.tags = tags
        }
    }

    public enum Failure: Error, Equatable {
        /// Letters, digits, `_` and `-`, 1 to 64 of them.
        case badID(String)
        /// Built-in schemas are neither replaced nor removed.
        case builtIn(String)
        case exists(String)
        case unknown(String, nearest: String?)
        /// The document has errors.
        case invalid([Diagnostic])
        case corruptIndex(path: String)
        case file(path: String, reason: String)
    }

    /// The schemas in the order of their ids.
    public func list() throws(Failure) -> [Entry] { try readIndex() }

    public func entry(_ id: String) throws(Failure) -> Entry {
        try Self.check(id)
        let entries = try readIndex()
        if let entry = entries.first(where: { $0.id == id }) { return entry }
        throw .unknown(id, nearest: EditDistance.nearest(to: id, among: entries.map(\.id)))
    }

    /// The path of a schema's document.
    public func path(of id: String) throws(Failure) -> String { folder + "/" + (try entry(id)).file }

    /// The bytes of a schema's document.
    public func document(_ id: String) throws(Failure) -> [UInt8] {
        let path = try path(of: id)
        switch FileAccess.read(path, limit: SyntaxLimits.documentBytes + 1) {
        case .success(let bytes): return bytes
        case .failure(let error): throw .file(path: path, reason: error.reason)
        }
    }

    /// Adds a document after checking it.
    ///
    /// - Parameters:
    ///   - bytes: The document; kept as it is.
    ///   - name: The file's name, for the syntax and for locations.
    ///   - replace: Whether an older schema with this id may go.
    /// - Returns: The dataset that the document describes, and the warnings.
    @discardableResult
    public func add(
        _ id: String, bytes: [UInt8], name: String, description: String? = nil, tags: [String] = [],
        replace: Bool = false, loader: SchemaLoader = SchemaLoader()
    ) throws(Failure) -> LoadResult {
        try Self.check(id)
        if BuiltInSchema.named(id) != nil { throw .builtIn(id) }
        var entries = try readIndex()
        let older = entries.first { $0.id == id }
        if older != nil, !replace { throw .exists(id) }
        let result = loader.load(bytes: bytes, name: name)
        if result.dataset == nil { throw .invalid(result.diagnostics) }
        let isYAML = name.lowercased().hasSuffix(".yaml") || name.lowercased().hasSuffix(".yml")
        let entry = Entry(
            id: id, file: id + (isYAML ? ".yaml" : ".json"), description: description ?? result.dataset?.description,
            tags: tags)
        do {
            try FileAccess.makeFolder(folder)
            try FileAccess.writeAtomically(bytes, to: folder + "/" + entry.file)
        } catch { throw .file(path: folder + "/" + entry.file, reason: error.reason) }
        entries.removeAll { $0.id == id }
        entries.append(entry)
        try writeIndex(entries)
        if let older, older.file != entry.file { try? FileAccess.remove(folder + "/" + older.file) }
        return result
    }

    /// Removes a schema and its document.
    public func remove(_ id: String) throws(Failure) {
        try Self.check(id)
        if BuiltInSchema.named(id) != nil { throw .builtIn(id) }
        let entry = try entry(id)
        // The index first: a crash in between leaves a file that nothing names, never a name without a file.
        try writeIndex(try readIndex().filter { $0.id != id })
        do { try FileAccess.remove(folder + "/" + entry.file) } catch {
            if !error.isMissing { throw .file(path: folder + "/" + entry.file, reason: error.reason) }
        }
    }

    static func check(_ id: String) throws(Failure) {
        let isValid =
            !id.isEmpty && id.utf8.count <= 64
            && id.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x2D: true
                default: false
                }
            }
        if !isValid { throw .badID(id) }
    }
}

// MARK: - The index

extension SchemaLibrary {
    private var indexPath: String { folder + "/index.json" }

    private func readIndex() throws(Failure) -> [Entry] {
        switch FileAccess.read(indexPath, limit: SyntaxLimits.documentBytes) {
        case .failure(let error):
            if error.isMissing { return [] }
            throw .file(path: indexPath, reason: error.reason)
        case .success(let bytes):
            guard let root = JSONReader.read(bytes, name: indexPath).root,
                case .array(let nodes) = root["schemas"]?.value
            else { throw .corruptIndex(path: indexPath) }
            let entries = nodes.compactMap(Self.entry)
            if entries.count != nodes.count { throw .corruptIndex(path: indexPath) }
            return entries.sorted { $0.id < $1.id }
        }
    }

    /// An entry of the index; nil for anything that this program would not have written, such as a path elsewhere.
    private static func entry(_ node: SyntaxNode) -> Entry? {
        func text(_ key: String) -> String? {
            if case .string(let text) = node[key]?.value { text } else { nil }
        }
        guard let id = text("id"), (try? check(id)) != nil, let file = text("file"),
            file == id + ".json" || file == id + ".yaml"
        else { return nil }
        var tags: [String] = []
        if case .array(let nodes) = node["tags"]?.value {
            tags = nodes.compactMap { if case .string(let tag) = $0.value { tag } else { nil } }
        }
        return Entry(id: id, file: file, description: text("description"), tags: tags)
    }

    private func writeIndex(_ entries: [Entry]) throws(Failure) {
        let nodes = entries.sorted { $0.id < $1.id }.map { entry in
            var members: [(String, SyntaxNode)] = [("id", .string(entry.id)), ("file", .string(entry.file))]
            if let description = entry.description { members.append(("description", .string(description))) }
            if !entry.tags.isEmpty { members.append(("tags", .strings(entry.tags))) }
            return SyntaxNode.object(members)
        }
        let text = SyntaxNode.object([("schemas", .array(nodes))]).jsonText(pretty: true) + "\n"
        do { try FileAccess.writeAtomically(Array(text.utf8), to: indexPath) } catch {
            throw .file(path: indexPath, reason: error.reason)
        }
    }
}
