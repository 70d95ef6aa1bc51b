import FigmentSchema
import FigmentYAML
import Foundation
import Testing

/// Documents damaged at random: nothing may crash, and what must always hold must hold.
@Suite struct MutationTests {
    private static let documents: [[UInt8]] = {
        let corpus = BadSchemaTests.cases.flatMap { name in
            ["schema.json", "schema.yaml"].compactMap { file in
                try? Data(contentsOf: BadSchemaTests.folder.appendingPathComponent(name).appendingPathComponent(file))
            }
        }
        let builtIns = ["simple", "dynamic_example"].compactMap { BuiltInSchema.named($0)?.text }
        return corpus.map { [UInt8]($0) }.filter { $0.count < 2_000 } + builtIns.map { Array($0.utf8) }
    }()

    /// Pieces that mean something to a reader or a decoder.
    private static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\\u", "\n", "\t", "#", "//", "/*", "null", "true", "-",
            "1e999",
            "9223372036854775808", "-9223372036854775808", "0", "1", "\"\"", "{}", "[]", "*a", "&a ", "<<: ", "---\n",
            "\"min\": ", "\"max\": ", "\"dim\": 0", "\"generator\": {\"constant\": null}", "{row}", "|", "é", "😀",
            "\u{FEFF}",
            "\u{2028}",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x00], [0xED, 0xA0, 0x80]]

    @Test(arguments: 0..<20) func damagedDocumentsAreHandled(_ part: Int) {
        var random = SplitMix(seed: UInt64(part))
        for number in 0..<500 {
            let document = Self.damaged(&random)
            let holds = document.withUnsafeBytes { fuzzSchema($0, yamlReader: YAML.reader) }
            if !holds {
                Issue.record("part \(part), document \(number): \(String(decoding: document, as: UTF8.self))")
                return
            }
        }
    }

    private static func damaged(_ random: inout SplitMix) -> [UInt8] {
        var document = documents.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let at = Int.random(in: 0...document.count, using: &random)
            let end = min(document.count, at + Int.random(in: 0...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: document.removeSubrange(at..<end)
            case 1: document.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: at)
            case 2: document.replaceSubrange(at..<end, with: pieces.randomElement(using: &random) ?? [])
            case 3: document.insert(contentsOf: Array(document[at..<end]), at: at)
            case 4: document.insert(UInt8.random(in: 0...255, using: &random), at: at)
            default: document.removeSubrange(at...)
            }
            if document.isEmpty { return document }
        }
        return document
    }
}
