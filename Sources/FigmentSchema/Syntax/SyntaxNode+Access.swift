extension SyntaxNode {
    /// What the value is, in words: "a string", "an integer", …
    public var kindName: String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .int: "an integer"
        case .double: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The member with this key, where the value is an object that has it. O(members).
    public func member(_ key: String) -> Member? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }
    }

    /// The value under `key`, where the value is an object that has it. O(members).
    public subscript(key: String) -> SyntaxNode? { member(key)?.value }

    public var isNull: Bool {
        if case .null = value { true } else { false }
    }

    /// The value as a scalar, nil for lists and objects.
    public var literal: Literal? {
        switch value {
        case .null: .null
        case .bool(let value): .bool(value)
        case .int(let value): .int(value)
        case .double(let value): .double(value)
        case .string(let value): .string(value)
        case .array, .object: nil
        }
    }

    /// A node for a scalar.
    public init(literal: Literal, at location: SourceLocation = SourceLocation()) {
        switch literal {
        case .null: self.init(.null, at: location)
        case .bool(let value): self.init(.bool(value), at: location)
        case .int(let value): self.init(.int(value), at: location)
        case .double(let value): self.init(.double(value), at: location)
        case .string(let value): self.init(.string(value), at: location)
        }
    }

    /// An object made by the program, in the order given.
    public static func object(_ members: [(String, SyntaxNode)]) -> SyntaxNode {
        SyntaxNode(.object(members.map { Member(key: $0.0, keyLocation: SourceLocation(), value: $0.1) }))
    }

    public static func array(_ elements: [SyntaxNode]) -> SyntaxNode { SyntaxNode(.array(elements)) }
    public static func string(_ text: String) -> SyntaxNode { SyntaxNode(.string(text)) }
    public static func strings(_ texts: [String]) -> SyntaxNode { SyntaxNode(.array(texts.map { .string($0) })) }
    public static func int(_ value: Int) -> SyntaxNode { SyntaxNode(.int(Int64(value))) }
    public static func bool(_ value: Bool) -> SyntaxNode { SyntaxNode(.bool(value)) }
}
