import Foundation
import Testing

enum Fixtures {
    /// This folder of the source tree.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let package = folder.deletingLastPathComponent().deletingLastPathComponent()

    static var updatesGolden: Bool { ProcessInfo.processInfo.environment["FIGMENT_UPDATE_GOLDEN"] == "1" }
}

/// Compares a text with a file of the source tree, or writes it where FIGMENT_UPDATE_GOLDEN=1.
func expectGolden(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if Fixtures.updatesGolden {
        try Data(text.utf8).write(to: file)
        return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, sourceLocation: sourceLocation)
}
