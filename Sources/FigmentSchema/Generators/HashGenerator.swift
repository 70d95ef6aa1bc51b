import FigmentTypes

/// `hash`: what it is, what it takes, how it is read.
enum HashGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .hash, summary: "The digest of other columns of the row, in hexadecimal digits.", yields: "text",
            parameters: HashKey.descriptors, example: #"{"hash": {"of": "email", "algorithm": "sha256"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type == .utf8 }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.hash(cursor, column)
    }
}

/// The parameters of `hash`.
public enum HashKey: String, DocumentKey {
    case of, algorithm, separator

    public var descriptor: KeyDescriptor {
        switch self {
        case .of:
            KeyDescriptor(
                rawValue, .either([.string, .list(.string, minCount: 1)]),
                "The columns, whose values count as the text that CSV files have; nulls as no text.",
                aliases: ["column", "columns"], required: true, example: "[\"first_name\", \"birthday\"]")
        case .algorithm:
            KeyDescriptor(
                rawValue, .oneOf(DigestOf.Algorithm.allCases.map(\.rawValue)),
                "sha256 and md5 as everywhere; fast64 is the engine's own and the quickest.", default: "sha256",
                example: "\"md5\"")
        case .separator:
            KeyDescriptor(rawValue, .string, "Stands between the columns' texts.", default: "|", example: "\"-\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func hash(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, HashKey.self, owner: "a hash") else { return nil }
        var algorithm = DigestOf.Algorithm.sha256
        if let place = members[.algorithm] {
            guard let known = decoding.choice(place, of: .option, DigestOf.Algorithm.self) else { return nil }
            algorithm = known
        }
        var separator = "|"
        if members[.separator] != nil {
            guard let text = decoding.string(members, .separator) else { return nil }
            separator = text
        }
        guard let place = members[.of] else { return nil }
        let names: [String]
        if let name = place.text {
            names = [name]
        } else {
            guard let elements = decoding.list(place, minCount: 1, example: HashKey.of.descriptor.example) else {
                return nil
            }
            names = elements.compactMap { decoding.string($0, example: "\"email\"") }
            if names.count != elements.count { return nil }
        }
        if let limit = column.maxLength, limit < algorithm.digits {
            decoding.report(.template(.longerThanLimit(shortest: algorithm.digits, limit: limit)), at: cursor)
            return nil
        }
        return .digest(DigestOf(columns: names, algorithm: algorithm, separator: separator))
    }
}
