/// Reads and decodes arbitrary bytes as a schema document and looks at everything that can come of it: the entry point
/// of fuzzers and of the mutation tests.
///
/// - Returns: Whether what must always hold held: a dataset comes without errors and errors without one; every finding
///   has words and a place inside the document; a tree survives being written as JSON and read again.
@discardableResult
public func fuzzSchema(_ bytes: UnsafeRawBufferPointer, yamlReader: SyntaxReader? = nil) -> Bool {
    let document = [UInt8](bytes)
    let lines = 1 + document.count { $0 == 0x0A || $0 == 0x0D }
    var holds = true
    for syntax in [SchemaLoader.Syntax.json, .yaml] where syntax == .json || yamlReader != nil {
        for isStrict in [false, true] {
            let loader = SchemaLoader(yamlReader: yamlReader)
            let result = loader.load(
                bytes: document, name: "fuzz", options: SchemaLoader.Options(isStrict: isStrict, syntax: syntax))
            if (result.dataset != nil) == result.diagnostics.hasErrors { holds = false }
            let warns = result.diagnostics.contains { $0.severity == .warning }
            if isStrict, warns { holds = false }
            for diagnostic in result.diagnostics {
                let location = diagnostic.location
                if !(1...lines).contains(location.line) || location.column < 1 { holds = false }
                if diagnostic.message.isEmpty || diagnostic.code.isEmpty { holds = false }
                if diagnostic.rendered(source: document).isEmpty { holds = false }
                if diagnostic.json.jsonText().isEmpty { holds = false }
            }
            if !warns { break }  // strict would say the same
        }
        let reading = syntax == .json ? JSONReader.read(document, name: "fuzz") : yamlReader?(document, "fuzz")
        if let root = reading?.root, !survivesWriting(root) { holds = false }
    }
    return holds
}

private func survivesWriting(_ root: SyntaxNode) -> Bool {
    let compact = root.jsonText()
    for isPretty in [false, true] {
        let again = JSONReader.read(Array(root.jsonText(pretty: isPretty).utf8), name: "again")
        if again.root?.jsonText() != compact || !again.diagnostics.isEmpty { return false }
    }
    return true
}
