/// A value of the document together with the path that leads to it.
struct Cursor {
    let node: SyntaxNode
    let path: DocumentPath

    var location: SourceLocation { node.location }

    /// The elements of a list; none for anything else.
    var elements: [Cursor] {
        guard case .array(let nodes) = node.value else { return [] }
        return nodes.enumerated().map { Cursor(node: $1, path: path.index($0)) }
    }

    /// The value under a key of an object; null counts as absent.
    subscript(key: String) -> Cursor? {
        guard let value = node[key], !value.isNull else { return nil }
        return Cursor(node: value, path: path.key(key))
    }

    var text: String? {
        if case .string(let text) = node.value { text } else { nil }
    }

    /// What an object's `description` says of it; nil where it is none or empty.
    var describedAs: String? {
        guard let text = self["description"]?.text, !text.isEmpty else { return nil }
        return text
    }
}

/// The members of one object, by key.
struct Members<Key: DocumentKey> {
    /// The object.
    let object: Cursor
    private(set) var cursors: [Key: Cursor] = [:]

    init(object: Cursor) { self.object = object }

    /// The value under `key`; nil where it is absent or null.
    subscript(key: Key) -> Cursor? {
        get { cursors[key] }
        set { cursors[key] = newValue }
    }

    var location: SourceLocation { object.location }
    var path: DocumentPath { object.path }
}
