/// Decodes a relational document: an object with `nodes`.
struct RelationalDecoder {
    var decoding: Decoding
    let stem: String

    mutating func decode(_ root: SyntaxNode) -> Dataset? {
        decoding.report(
            .notSupportedYet(what: "key", name: "nodes", alternatives: []), at: root.location, path: DocumentPath())
        return nil
    }
}
