import FigmentSchema
import FigmentYAML

/// Any bytes give a tree, or diagnostics, or both; and a tree written as JSON is read as the same tree.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    guard let read = YAML.reader else { return 0 }
    let bytes = fuzzInput(data, size)
    let reading = read(bytes, "fuzz.yaml")
    require(reading.root != nil || !reading.diagnostics.isEmpty, "silence about an unreadable document")
    _ = reading.diagnostics.rendered(source: bytes)
    guard let root = reading.root, reading.diagnostics.isEmpty else { return 0 }

    let text = root.jsonText()
    let again = JSONReader.read(Array(text.utf8), name: "again.json")
    // Aliases may stand for more than a JSON document may hold; then the reader says so.
    if let tree = again.root, again.diagnostics.isEmpty {
        require(tree.jsonText() == text, "the tree reads differently as JSON: \(text)")
    }
    return 0
}
