/// A place in a document; line and column count from 1, the column in Unicode scalars.
public struct SourceLocation: Hashable, Sendable {
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String = "", line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// A JSON or YAML value with the place where it stands.
public struct SyntaxNode: Sendable {
    public indirect enum Value: Sendable {
        case null
        case bool(Bool)
        /// An integer literal that fits.
        case int(Int64)
        case double(Double)
        case string(String)
        case array([SyntaxNode])
        case object([Member])
    }
    /// A key and its value, in document order; keys of one object are distinct.
    public struct Member: Sendable {
        public var key: String
        public var keyLocation: SourceLocation
        public var value: SyntaxNode
        public init(key: String, keyLocation: SourceLocation, value: SyntaxNode) {
            self.key = key
            self.keyLocation = keyLocation
            self.value = value
        }
    }
    public var value: Value
    public var location: SourceLocation

    public init(_ value: Value, at location: SourceLocation = SourceLocation()) {
        self.value = value
        self.location = location
    }
}
