import FigmentSchema
import FigmentYAML
import Foundation
import Testing

/// Documents with mistakes, each with the exact text that its author gets to read.
///
/// `FIGMENT_UPDATE_GOLDEN=1` writes the texts anew; every changed text is then to be read as its reader would.
@Suite struct BadSchemaTests {
    static let folder = Fixtures.folder.appendingPathComponent("BadSchemas")

    static let cases: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    @Test func thereAreManyCases() { #expect(Self.cases.count >= 60) }

    @Test(arguments: cases) func textIsAsReviewed(_ name: String) throws {
        let folder = Self.folder.appendingPathComponent(name)
        let file = try #require(
            ["schema.json", "schema.yaml"].first {
                FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
            })
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
        let loader = SchemaLoader(yamlReader: YAML.reader)
        let result = loader.load(bytes: bytes, name: file)
        let hasFindings = !result.diagnostics.isEmpty
        #expect(hasFindings)
        // No dataset without an error, no error with one.
        let hasDataset = result.dataset != nil
        #expect(hasDataset != result.diagnostics.hasErrors)
        // Under --strict there are only errors.
        let strict = loader.load(bytes: bytes, name: file, options: .init(isStrict: true))
        let isAcceptedStrictly = strict.dataset != nil
        #expect(!isAcceptedStrictly)
        #expect(strict.diagnostics.allSatisfy { $0.severity == .error })
        try expectGolden(result.rendered(), at: folder.appendingPathComponent("errors.txt"))
    }
}
