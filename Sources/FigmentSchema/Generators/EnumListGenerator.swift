import FigmentTypes

/// `enum_list`: what it is, what it takes, how it is read.
enum EnumListGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .enumList, summary: "One value per row, in order.", yields: "the values' type",
            parameters: EnumListKey.descriptors, example: #"{"enum_list": {"values": ["EUR", "USD"]}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type.takesLiterals }

    static var canBeUnique: Bool { true }

    static func isUniquePerRow(_ generator: Generator) -> Bool {
        guard case .enumList(let values) = generator else { return false }
        return Set(values).count == values.count
    }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.enumList(cursor, column)
    }
}

/// The parameters of `enum_list`.
public enum EnumListKey: String, DocumentKey {
    case values

    public var descriptor: KeyDescriptor {
        switch self {
        case .values:
            KeyDescriptor(
                rawValue, .list(.scalar, minCount: 1), "The values; as many rows as there are.", required: true,
                example: "[\"EUR\", \"USD\"]")
        }
    }
}

extension GeneratorDecoder {
    mutating func enumList(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard let members = decoding.members(of: cursor, EnumListKey.self, owner: "an enum_list"),
            let elements = decoding.list(members, .values)
        else { return nil }
        if let place = members[.values], reportsMixture(elements, at: place) { return nil }
        let values = elements.compactMap { fitted($0, column) }
        return values.count == elements.count ? .enumList(values) : nil
    }
}
