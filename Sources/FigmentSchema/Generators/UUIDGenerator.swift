import FigmentTypes

/// `uuid`: what it is, what it takes, how it is read.
enum UUIDGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .uuid, summary: "UUIDs: random ones (version 4), or ones that sort by time (version 7).",
            yields: "UUIDs, or text of 36 characters", parameters: UUIDKey.descriptors, example: #"{"uuid": {}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        type == .uuid || type == .utf8
    }

    static var canBeUnique: Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.uuid(cursor, column)
    }
}

/// The parameters of `uuid`.
public enum UUIDKey: String, DocumentKey {
    case version, on

    public var descriptor: KeyDescriptor {
        switch self {
        case .version:
            KeyDescriptor(
                rawValue, .either([.integer(4...4), .integer(7...7)]), "4 for random bits, 7 for a time before them.",
                default: "4", example: "7")
        case .on:
            KeyDescriptor(
                rawValue, .string, "The column of instants that version 7 begins with.",
                default: "the row's place in the document's timeframe", example: "\"created_at\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func uuid(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        if let limit = column.maxLength, limit < 36 {
            decoding.report(.template(.longerThanLimit(shortest: 36, limit: limit)), at: cursor)
        }
        if cursor.node.isNull { return .uuid }
        guard let members = decoding.members(of: cursor, UUIDKey.self, owner: "uuid") else { return nil }
        let on = decoding.string(members, .on)
        guard let place = members[.version] else {
            if let place = members[.on] {
                decoding.report(.hasNoEffect(key: "on", because: "only \"version\": 7 begins with a time"), at: place)
            }
            return .uuid
        }
        guard let version = decoding.integer(place, in: 1...8, example: "7") else { return nil }
        switch version {
        case 7: return members[.on] != nil && on == nil ? nil : .timeUUID(on: on)
        case 4:
            if let place = members[.on] {
                decoding.report(.hasNoEffect(key: "on", because: "only \"version\": 7 begins with a time"), at: place)
            }
            return .uuid
        default:
            decoding.report(
                .outOfRange(
                    key: "version", value: .int(version), range: "4 (random) or 7 (sorted by time)", nearest: .int(7)),
                at: place)
            return nil
        }
    }
}
