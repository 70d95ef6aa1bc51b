import FigmentSchema

/// Any bytes give a tree, or diagnostics, or both; and a tree survives being written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let bytes = fuzzInput(data, size)
    let reading = JSONReader.read(bytes, name: "fuzz.json")
    require(reading.root != nil || !reading.diagnostics.isEmpty, "silence about an unreadable document")
    _ = reading.diagnostics.rendered(source: bytes)
    guard let root = reading.root, reading.diagnostics.isEmpty else { return 0 }

    for isPretty in [false, true] {
        let text = root.jsonText(pretty: isPretty)
        let again = JSONReader.read(Array(text.utf8), name: "again.json")
        require(again.diagnostics.isEmpty, "our own text is refused: \(text)")
        require(again.root?.jsonText(pretty: isPretty) == text, "our own text reads differently: \(text)")
    }
    return 0
}
