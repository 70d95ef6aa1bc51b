import FigmentSchema
import Foundation
import Testing

enum Fixtures {
    /// This folder of the source tree.
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let package = folder.deletingLastPathComponent().deletingLastPathComponent()

    static var updatesGolden: Bool { ProcessInfo.processInfo.environment["FIGMENT_UPDATE_GOLDEN"] == "1" }
}

/// Compares a text with a file of the source tree, or writes it where FIGMENT_UPDATE_GOLDEN=1.
func expectGolden(_ text: String, at file: URL, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
    if Fixtures.updatesGolden {
        try Data(text.utf8).write(to: file)
        return
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == expected, sourceLocation: sourceLocation)
}

/// A line and a column, to compare places with.
struct Place: Equatable, CustomStringConvertible {
    var line: Int
    var column: Int
    init(_ line: Int, _ column: Int) { (self.line, self.column) = (line, column) }
    var description: String { "\(line):\(column)" }
}

extension Diagnostic {
    var place: Place { Place(location.line, location.column) }
}

extension SyntaxNode {
    var place: Place { Place(location.line, location.column) }
}

extension SyntaxNode.Member {
    var keyPlace: Place { Place(keyLocation.line, keyLocation.column) }
}
