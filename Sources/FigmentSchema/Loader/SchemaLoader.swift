/// Loads schema documents: bytes, files, built-ins and the user's library, in JSON or YAML, of either dialect.
public struct SchemaLoader: Sendable {
    public struct Options: Sendable {
        /// Warnings become errors.
        public var isStrict = false
        public var syntax = Syntax.automatic

        public init(isStrict: Bool = false, syntax: Syntax = .automatic) {
            self.isStrict = isStrict
            self.syntax = syntax
        }
    }

    public enum Syntax: Sendable {
        /// By the name's extension, else by the content.
        case automatic
        case json, yaml
    }

    let library: SchemaLibrary?
    let yamlReader: SyntaxReader?

    /// - Parameters:
    ///   - library: Where `load(id:)` looks after the built-ins.
    ///   - yamlReader: Reads YAML; without one, YAML documents are refused with a message.
    public init(library: SchemaLibrary? = nil, yamlReader: SyntaxReader? = nil) {
        self.library = library
        self.yamlReader = yamlReader
    }

    /// Loads a document from its bytes. Never traps, whatever they are.
    ///
    /// - Parameter name: The file's name: for locations, for the choice of syntax, and as the collection's name where
    ///   the document has none.
    public func load(bytes: [UInt8], name: String, options: Options = Options()) -> LoadResult {
        let reading = read(bytes, name: name, syntax: options.syntax)
        var dataset: Dataset?
        var diagnostics = reading.diagnostics
        if let root = reading.root {
            let decoded = DocumentDecoder.decode(root, stem: Self.stem(of: name), isStrict: options.isStrict)
            dataset = decoded.dataset
            diagnostics += decoded.diagnostics
        }
        if diagnostics.hasErrors { dataset = nil }
        return LoadResult(dataset: dataset, diagnostics: diagnostics.inDocumentOrder(), source: bytes)
    }

    /// Loads a file.
    public func load(path: String, options: Options = Options()) -> LoadResult {
        switch FileAccess.read(path, limit: SyntaxLimits.documentBytes + 1) {
        case .success(let bytes): return load(bytes: bytes, name: path, options: options)
        case .failure(let error):
            let fact = Diagnostic.Fact.file(.cannotRead(path: path, reason: error.reason))
            return LoadResult(failure: Diagnostic(fact, at: SourceLocation(file: path)))
        }
    }

    /// Loads a built-in schema or one of the library's.
    public func load(id: String, options: Options = Options()) -> LoadResult {
        if let schema = BuiltInSchema.named(id) {
            return load(bytes: Array(schema.text.utf8), name: schema.id + ".json", options: options)
        }
        if let library {
            do { return load(path: try library.path(of: id), options: options) } catch {
                if let fact = Self.fact(error) { return LoadResult(failure: Diagnostic(fact, at: SourceLocation())) }
            }
        }
        let known = BuiltInSchema.all.map(\.id) + ((try? library?.list())?.map(\.id) ?? [])
        let nearest = EditDistance.nearest(to: id, among: known)
        let fact = Diagnostic.Fact.file(.unknownSchema(id: id, nearest: nearest, known: known))
        return LoadResult(failure: Diagnostic(fact, at: SourceLocation()))
    }

    /// What the library could not do, except that it does not know the schema: that is for the caller to say.
    private static func fact(_ failure: SchemaLibrary.Failure) -> Diagnostic.Fact? {
        switch failure {
        case .badID(let id): .file(.badSchemaID(id))
        case .corruptIndex(let path): .file(.corruptIndex(path: path))
        case .file(let path, let reason): .file(.cannotRead(path: path, reason: reason))
        case .unknown, .builtIn, .exists, .invalid: nil
        }
    }

    private func read(_ bytes: [UInt8], name: String, syntax: Syntax) -> SyntaxReading {
        guard isYAML(bytes, name, syntax) else { return JSONReader.read(bytes, name: name) }
        if let yamlReader { return yamlReader(bytes, name) }
        let place = SourceLocation(file: name, line: 1, column: 1)
        return SyntaxReading(root: nil, diagnostics: [Diagnostic(.syntax(.yamlNotBuilt), at: place)])
    }

    private func isYAML(_ bytes: [UInt8], _ name: String, _ syntax: Syntax) -> Bool {
        switch syntax {
        case .json: return false
        case .yaml: return true
        case .automatic: break
        }
        let lower = name.lowercased()
        if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") { return true }
        if lower.hasSuffix(".json") { return false }
        // Content that begins like JSON is JSON; without a YAML reader everything is, for its better messages.
        let first = bytes.drop { $0 == 0x20 || ($0 >= 9 && $0 <= 13) || $0 >= 0x80 }.first
        let looksLikeJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == nil
        return !looksLikeJSON && yamlReader != nil
    }

    /// `shop` for `schemas/shop.v2.json`… the name without folder and last extension.
    static func stem(of name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}

/// What loading gave.
public struct LoadResult: Sendable {
    /// Nil where there is an error.
    public var dataset: Dataset?
    /// Everything that was found, in document order.
    public var diagnostics: [Diagnostic]
    /// The document's bytes, for excerpts.
    public var source: [UInt8]

    public init(dataset: Dataset?, diagnostics: [Diagnostic], source: [UInt8]) {
        self.dataset = dataset
        self.diagnostics = diagnostics
        self.source = source
    }

    init(failure: Diagnostic) { self.init(dataset: nil, diagnostics: [failure], source: []) }

    /// The diagnostics as people read them, with excerpts.
    public func rendered() -> String { diagnostics.rendered(source: source) }
}

/// Decides the dialect of a document and decodes it.
enum DocumentDecoder {
    static func decode(
        _ root: SyntaxNode, stem: String, isStrict: Bool
    ) -> (dataset: Dataset?, diagnostics: [Diagnostic]) {
        if isCollection(root) {
            var decoder = CollectionDecoder(decoding: Decoding(isStrict: isStrict), stem: stem)
            let dataset = decoder.decode(root)
            return (dataset, decoder.decoding.diagnostics)
        }
        if root["nodes"] != nil {
            var decoder = RelationalDecoder(
                decoding: Decoding(isStrict: isStrict, unknownKeys: .warning), stem: stem)
            let dataset = decoder.decode(root)
            return (dataset, decoder.decoding.diagnostics)
        }
        return (nil, [Diagnostic(.notADocument(found: describe(root)), at: root.location)])
    }

    /// An object with `fields` or with a collection's other keys, or a list.
    private static func isCollection(_ root: SyntaxNode) -> Bool {
        if case .array = root.value { return true }
        guard case .object(let members) = root.value, root["nodes"] == nil else { return false }
        if root["fields"] != nil { return true }
        return members.contains { CollectionKey(rawValue: $0.key) != nil }
    }

    private static func describe(_ root: SyntaxNode) -> String {
        guard case .object(let members) = root.value else { return root.kindName }
        if members.isEmpty { return "an empty object" }
        return "an object with " + Quoting.names(members.prefix(6).map(\.key))
    }
}
