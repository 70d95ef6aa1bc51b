import FigmentSchema
import FigmentYAML
import Foundation
import Testing

/// The documents of the tool whose language this is.
@Suite struct CompatibleDocumentTests {
    private static let folders = ["../shared", "../../shared"].map { Fixtures.package.appendingPathComponent($0) }

    /// A file or folder of the shared data; nil, with a line printed, where it is absent.
    private static func shared(_ path: String) -> URL? {
        let found = folders.map { $0.appendingPathComponent(path) }.first {
            FileManager.default.fileExists(atPath: $0.path)
        }
        if found == nil { print("\(path) is absent: nothing was looked at") }
        return found
    }

    @Test func documentsLoad() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".json") && file != "schema.json" {
            let result = SchemaLoader().load(path: folder.appendingPathComponent(file).path)
            let isLoaded = result.dataset != nil
            #expect(isLoaded, "\(result.rendered())")
            count += 1
        }
        #expect(count >= 18)
    }

    /// The JSON Schema takes what the loader takes without a word.
    @Test func documentsAreValid() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        let validator = JSONSchemaValidator(root: JSONSchema.document())
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".json") {
            let result = SchemaLoader().load(path: folder.appendingPathComponent(file).path)
            guard let dataset = result.dataset, result.diagnostics.isEmpty else { continue }
            let isValid = validator.accepts(dataset.source)
            #expect(isValid, "\(file)")
            count += 1
        }
        #expect(count >= 10)
    }

    @Test func theOlderFormatIsRefusedByName() throws {
        guard let folder = Self.shared("compat/datagen") else { return }
        let result = SchemaLoader().load(path: folder.appendingPathComponent("schema.json").path)
        let isLoaded = result.dataset != nil
        #expect(!isLoaded)
        let text = result.rendered()
        for key in ["seed_strategy", "behaviors", "quality_targets", "output", "cross_rules"] {
            #expect(text.contains("\"\(key)\" belongs to an older form of the document"))
        }
    }

    /// Each block of JSON in the guide: whole documents as they are, the others inside a small table.
    @Test func blocksOfTheGuideLoad() throws {
        guard let file = Self.shared("seeds/datagen-readme.md") else { return }
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "```json\n").dropFirst()
        let blocks = parts.compactMap { $0.components(separatedBy: "\n```").first }
        #expect(blocks.count == 3)
        for block in blocks {
            let result = SchemaLoader().load(bytes: Array(Self.document(block).utf8), name: "guide.json")
            let isLoaded = result.dataset != nil
            #expect(isLoaded, "\(result.rendered())")
            #expect(result.diagnostics.isEmpty, "\(result.rendered())")
        }
    }

    private static func document(_ block: String) -> String {
        if block.contains("\"nodes\"") { return block }
        let isModifiers = block.contains("\"modifiers\"")
        let body = isModifiers ? String(block.drop { $0 != "[" }.prefix { _ in true }.dropLast(1)) : block
        let columns =
            isModifiers
            ? """
            {"name": "at", "type": "datetime", "generator": {"datetime_series": {}}},
            {"name": "v", "type": "float", "generator": {"distribution": {"type": "normal"}}, "modifiers": \(body)}
            """ : body
        return """
            {"nodes": [{"id": "t", "kind": "entity", "pk": "k", "columns": [
              {"name": "k", "type": "int", "generator": {"sequence": {}}}, \(columns)]}]}
            """
    }
}
