import FigmentTypes

/// `lookup`: what it is, what it takes, how it is read.
enum LookupGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .lookup, summary: "The value of a column in this row's parent row.", yields: "the column's type",
            parameters: LookupKey.descriptors, example: #"{"lookup": {"from": "user.user_id"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.lookup(cursor)
    }
}

/// The parameters of `lookup`.
public enum LookupKey: String, DocumentKey {
    case from, on
    case onMissing = "on_missing"
    case rootProbability = "root_probability"
    case root
    case weightsKind = "weights_kind"
    case alias = "as"
    case planted

    public var descriptor: KeyDescriptor {
        switch self {
        case .from:
            KeyDescriptor(
                rawValue, .string, "The table and the column: \"table.column\".", required: true,
                example: "\"user.user_id\"")
        case .on:
            KeyDescriptor(
                rawValue, .map(.string),
                "The columns to join by, as {\"local\": \"remote\"}; {\"this_key\": \"c\"} is c on both sides.",
                default: "the parent's row, an earlier row of the own table, or any row",
                example: "{\"product_id\": \"product_id\"}")
        case .onMissing:
            KeyDescriptor(
                rawValue, .oneOf(Lookup.MissingPolicy.allCases.map(\.rawValue)), "What no match gives.",
                default: "null",
                example: "\"null\"")
        case .rootProbability:
            KeyDescriptor(
                rawValue, .number(NumberRange(0...1)), "The share of rows without an earlier one.", default: "0",
                example: "0.1")
        case .root:
            KeyDescriptor(
                rawValue, .oneOf(["null", "self"]), "What roots of the own table refer to.", default: "null",
                example: "\"self\"")
        case .weightsKind:
            KeyDescriptor(rawValue, .string, "How any row is drawn.", default: "uniform", example: "\"zipf@1.2\"")
        case .alias:
            KeyDescriptor(
                rawValue, .string, "Lookups into one table that are named alike pick the same row.",
                example: "\"buyer\"")
        case .planted:
            KeyDescriptor(
                rawValue, .string,
                "A vector column with planted neighbours: in its own table the lookup finds the query that a row is near, "
                    + "or none; in a child of the queries the planted rows, nearest first.",
                example: "\"product.embedding\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func lookup(_ cursor: Cursor) -> Generator? {
        guard let members = decoding.members(of: cursor, LookupKey.self, owner: "a lookup"),
            let from = decoding.string(members, .from), let place = members[.from],
            let reference = decoding.reference(from, at: place)
        else { return nil }
        var lookup = Lookup(from: reference)
        if let on = members[.on] { lookup.on = decoding.keyPairs(on) }
        if let missing = members[.onMissing] {
            lookup.onMissing = decoding.choice(missing, of: .option, Lookup.MissingPolicy.self) ?? .null
        }
        lookup.rootProbability = decoding.number(members, .rootProbability) ?? 0
        lookup.rootIsSelf = decoding.string(members, .root) == "self"
        lookup.alias = decoding.string(members, .alias) ?? ""
        if let place = members[.planted] {
            guard let text = decoding.string(members, .planted), let planted = decoding.reference(text, at: place)
            else { return nil }
            lookup.planted = planted
        }
        if let weights = members[.weightsKind], let text = decoding.string(members, .weightsKind) {
            guard let known = Self.weightsKind(text) else {
                decoding.unknownName(text, of: .weightsKind, known: ["uniform", "zipf@1.2"], at: weights)
                return nil
            }
            lookup.weights = known
        }
        return .lookup(lookup)
    }
}

extension Decoding {
    /// "table.column", or a message.
    mutating func reference(_ text: String, at cursor: Cursor) -> ColumnReference? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let table = parts.first, let column = parts.last, !table.isEmpty, !column.isEmpty
        else {
            report(.relational(.badReference(text)), at: cursor)
            return nil
        }
        return ColumnReference(table: String(table), column: String(column))
    }

    /// `{"local": "remote"}`; under `this_key` both names are the same.
    mutating func keyPairs(_ cursor: Cursor) -> [KeyPair] {
        guard case .object(let members) = cursor.node.value else {
            wrongKind(cursor, expected: "an object of column names", example: "{\"product_id\": \"product_id\"}")
            return []
        }
        return members.compactMap { member in
            guard !FreeKeys.names.contains(member.key) else { return nil }
            let place = Cursor(node: member.value, path: cursor.path.key(member.key))
            guard let remote = string(place, example: "\"product_id\"") else { return nil }
            return KeyPair(local: member.key == "this_key" ? remote : member.key, remote: remote)
        }
    }
}
