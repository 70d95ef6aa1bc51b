import FigmentTypes

/// `list`: what it is, what it takes, how it is read.
enum ListGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .list, summary: "Lists whose elements another generator makes, every length equally likely.",
            yields: "lists", parameters: ListKey.descriptors,
            example: #"{"list": {"of": {"choice": {"choices": ["new", "sale"]}}, "length": {"min": 0, "max": 3}}}"#)
    }

    static func yields(_ type: DataType) -> Bool { if case .list = type { true } else { false } }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.list(cursor, column)
    }
}

/// The parameters of `list`.
public enum ListKey: String, DocumentKey {
    case of, length

    /// More elements are a mistake.
    static let mostElements: Int64 = 4_096

    public var descriptor: KeyDescriptor {
        switch self {
        case .of:
            KeyDescriptor(
                rawValue, .object(.generator), "What makes the elements; it cannot look at other columns.",
                required: true, example: #"{"choice": {"choices": ["new", "sale"]}}"#)
        case .length:
            KeyDescriptor(
                rawValue, .either([.integer(0...Self.mostElements), .map(.integer(0...Self.mostElements))]),
                "How many elements: a number, or {\"min\": …, \"max\": …}.",
                default: "0 to 5", example: "{\"min\": 1, \"max\": 4}")
        }
    }
}

/// The ends of a length.
enum LengthKey: String, DocumentKey {
    case min, max

    var descriptor: KeyDescriptor {
        switch self {
        case .min:
            KeyDescriptor(
                rawValue, .integer(0...ListKey.mostElements), "The fewest elements.", default: "0", example: "1")
        case .max:
            KeyDescriptor(
                rawValue, .integer(0...ListKey.mostElements), "The most elements.", required: true, example: "4")
        }
    }
}

extension GeneratorDecoder {
    mutating func list(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard case .list(let element) = column.type,
            let members = decoding.members(of: cursor, ListKey.self, owner: "a list generator")
        else { return nil }
        let length = length(members, most: column.maxCapacity)
        guard let place = members[.of] else { return nil }
        let name = column.declaredType
        var inner = ColumnSpec(
            name: column.name, type: element, declaredType: "an element of \(name)", location: column.location)
        inner.maxLength = column.maxLength
        guard let generator = selfContained(place, inner, owner: "a list"), let length else { return nil }
        return .list(of: generator, least: length.least, most: length.most)
    }

    private mutating func length(_ members: Members<ListKey>, most limit: Int?) -> (least: Int, most: Int)? {
        guard let place = members[.length] else { return (0, min(5, limit ?? 5)) }
        var least: Int64 = 0
        var most: Int64
        if case .object = place.node.value {
            guard let ends = decoding.members(of: place, LengthKey.self, owner: "a length") else { return nil }
            let low = decoding.integer(ends, .min)
            guard let high = decoding.integer(ends, .max), ends[.min] == nil || low != nil else { return nil }
            (least, most) = (low ?? 0, high)
        } else {
            guard
                let exact = decoding.integer(
                    place, in: 0...ListKey.mostElements, example: ListKey.length.descriptor.example)
            else { return nil }
            (least, most) = (exact, exact)
        }
        if least > most {
            decoding.report(.boundsReversed(low: .int(least), high: .int(most)), at: place["max"] ?? place)
            return nil
        }
        if let limit, most > Int64(limit) {
            decoding.report(
                .outOfRange(
                    key: nil, value: .int(most), range: "at most the field's max_capacity, \(limit)",
                    nearest: .int(Int64(limit))), at: place["max"] ?? place)
            return nil
        }
        return (Int(least), Int(most))
    }

    /// A generator that looks at no other column and no other row: its values may be made for rows of its own.
    mutating func selfContained(_ place: Cursor, _ column: ColumnSpec, owner: String) -> Generator? {
        guard let generator = decode(place, for: column) else { return nil }
        if generator.isSelfContained { return generator }
        decoding.report(
            .generator(
                .notInside(
                    generator: generator.kind.rawValue, owner: owner,
                    fitting: GeneratorKind.selfContained.filter { $0.yields(column.type) }.map(\.rawValue))), at: place)
        return nil
    }
}

extension GeneratorKind {
    /// The generators that look at nothing but their own parameters.
    static let selfContained: [GeneratorKind] = [
        .choice, .distribution, .constant, .pattern, .faker, .person, .address, .company, .uuid, .datetimeSeries, .list,
        .object, .geo,
        .markov, .null,
    ]
}

extension Generator {
    /// Whether the generator looks at nothing but its parameters and a row number.
    var isSelfContained: Bool {
        switch self {
        case .choice, .distribution, .constant, .pattern, .uuid, .datetimeSeries, .list, .object, .markov, .null: true
        case .geo(let geo): geo.area != nil && geo.part == .whole
        case .faker(let faker): faker.localeFrom == nil
        default: false
        }
    }
}
