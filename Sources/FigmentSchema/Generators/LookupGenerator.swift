import FigmentTypes

/// `lookup`: what it is, what it takes, how it is read.
enum LookupGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .lookup, summary: "The value of a column in this row's parent row.", yields: "the column's type",
            parameters: LookupKey.descriptors, example: #"{"lookup": {"from": "user.user_id"}}"#)
    }

    static func yields(_ type: DataType) -> Bool {
        switch type {
        case .list, .vector, .sparseVector: false
        default: true
        }
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.lookup(cursor)
    }
}

/// The parameters of `lookup`.
public enum LookupKey: String, DocumentKey {
    case from, on

    public var descriptor: KeyDescriptor {
        switch self {
        case .from:
            KeyDescriptor(
                rawValue, .string, "The table and the column: \"table.column\".", required: true,
                example: "\"user.user_id\"")
        case .on: KeyDescriptor(rawValue, .anything, "Columns to join by (in a later version).", example: "{}")
        }
    }
}

extension GeneratorDecoder {
    mutating func lookup(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, LookupKey.self, owner: "a lookup") else { return nil }
        if let on = members[.on] {
            decoding.report(.notSupportedYet(what: "key", name: "on", alternatives: []), at: on)
        }
        guard let from = decoding.string(members, .from), let place = members[.from] else { return nil }
        let parts = from.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let table = parts.first, let column = parts.last, !table.isEmpty, !column.isEmpty
        else {
            decoding.report(.relational(.badReference(from)), at: place)
            return nil
        }
        return .lookup(Lookup(from: ColumnReference(table: String(table), column: String(column))))
    }
}
