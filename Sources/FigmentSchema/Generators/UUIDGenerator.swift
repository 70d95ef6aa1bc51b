import FigmentTypes

/// `uuid`: what it is, what it takes, how it is read.
enum UUIDGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .uuid, summary: "Random UUIDs, version 4.", yields: "UUIDs, or text of 36 characters",
            parameters: [], example: #"{"uuid": {}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type == .uuid || type == .utf8
    }

    static var canBeUnique: Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.uuid(cursor, column)
    }
}

extension GeneratorDecoder {
    mutating func uuid(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        if !cursor.node.isNull {
            guard decoding.members(of: cursor, NoKey.self, owner: "uuid") != nil else { return nil }
        }
        if let limit = column.maxLength, limit < 36 {
            decoding.report(.template(.longerThanLimit(shortest: 36, limit: limit)), at: cursor)
        }
        return .uuid
    }
}

/// An object that takes no keys.
enum NoKey: String, DocumentKey {
    case none = ""
    static var allCases: [NoKey] { [] }
    init?(rawValue: String) { nil }
    var descriptor: KeyDescriptor { KeyDescriptor("", .anything, "", example: "{}") }
}
