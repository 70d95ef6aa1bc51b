public import FigmentSchema
import FigmentYAML

/// A schema document, loaded and checked.
///
/// ```swift
/// let schema = try Schema(path: "shop.yaml")
/// let same = try Schema(id: "ecommerce")
/// ```
public struct Schema: Sendable {
    /// The decoded document.
    public let dataset: Dataset
    /// Warnings; a document with errors does not become a schema.
    public let warnings: [Diagnostic]
    /// The document's bytes.
    public let source: [UInt8]

    /// Why a document was refused: every finding, each with its place, reason and fix.
    public struct Invalid: Error, Sendable, CustomStringConvertible {
        public let diagnostics: [Diagnostic]
        /// The document's bytes, for excerpts.
        public let source: [UInt8]

        /// The findings as people read them.
        public var description: String { diagnostics.rendered(source: source) }
    }

    /// Loads a JSON or YAML file.
    ///
    /// - Parameter isStrict: Warnings are errors.
    /// - Throws: ``Invalid`` with every finding, the unreadable file among them.
    public init(path: String, isStrict: Bool = false) throws(Invalid) {
        try self.init(Schema.loader().load(path: path, options: SchemaLoader.Options(isStrict: isStrict)))
    }

    /// Loads a built-in schema, or one that was added to the library.
    ///
    /// - Throws: ``Invalid``; an unknown id comes with the nearest known ones.
    public init(id: String, library: SchemaLibrary = .standard(), isStrict: Bool = false) throws(Invalid) {
        try self.init(
            Schema.loader(library: library).load(id: id, options: SchemaLoader.Options(isStrict: isStrict)))
    }

    /// Reads a document from text.
    ///
    /// - Parameter name: Stands for the file's name in findings, and for the collection's where it has none.
    public init(text: String, name: String = "schema.json", isStrict: Bool = false) throws(Invalid) {
        let options = SchemaLoader.Options(isStrict: isStrict)
        try self.init(Schema.loader().load(bytes: Array(text.utf8), name: name, options: options))
    }

    /// Takes a data set that was built in code. It is trusted to be what a document could say.
    public init(_ dataset: Dataset) {
        self.dataset = dataset
        warnings = []
        source = Array(dataset.source.jsonText().utf8)
    }

    private init(_ result: LoadResult) throws(Invalid) {
        guard let dataset = result.dataset else {
            throw Invalid(diagnostics: result.diagnostics, source: result.source)
        }
        self.dataset = dataset
        warnings = result.diagnostics
        source = result.source
    }

    /// A loader that reads every syntax of this build.
    public static func loader(library: SchemaLibrary? = nil) -> SchemaLoader {
        SchemaLoader(library: library, yamlReader: yamlReader)
    }

    /// Whether documents may be YAML in this build.
    public static var readsYAML: Bool { yamlReader != nil }

    /// The YAML reader, where the package is built with it.
    static var yamlReader: SyntaxReader? { YAML.reader }
}
