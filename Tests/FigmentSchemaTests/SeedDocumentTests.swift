import FigmentSchema
import FigmentYAML
import Foundation
import Testing

/// The schemas in the documents of the tools that this one follows must load as they stand there.
@Suite struct SeedDocumentTests {
    /// Beside the package, where they are present.
    private static let folders = ["../shared/seeds", "../../shared/seeds"].map {
        Fixtures.package.appendingPathComponent($0)
    }

    @Test func schemasOfTheGuidesLoad() throws {
        guard let folder = Self.folders.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            return print("seeds are absent: schemasOfTheGuidesLoad looked at nothing")
        }
        var loaded: [String] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where file.hasPrefix("milvus-fake-data-") {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            for block in Self.blocks(of: text) where Self.isWholeSchema(block.text) {
                let name = "\(file)-\(block.line).\(block.language)"
                let result = SchemaLoader(yamlReader: YAML.reader).load(bytes: Array(block.text.utf8), name: name)
                #expect(result.rendered() == "", "\(name)")
                if let dataset = result.dataset { loaded.append(dataset.name) }
            }
        }
        #expect(loaded == ["my_collection", "advanced_catalog"])
    }

    /// The fenced blocks of JSON and YAML.
    private static func blocks(of text: String) -> [(language: String, line: Int, text: String)] {
        var blocks: [(language: String, line: Int, text: String)] = []
        var open: (language: String, line: Int, text: String)?
        for (number, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    if ["json", "yaml"].contains(block.language) { blocks.append(block) }
                    open = nil
                } else {
                    open = (String(line.dropFirst(3)), number + 1, "")
                }
            } else {
                open?.text += line + "\n"
            }
        }
        return blocks
    }

    /// A block with fields and without a part left out.
    private static func isWholeSchema(_ text: String) -> Bool { text.contains("fields") && !text.contains("...") }
}
