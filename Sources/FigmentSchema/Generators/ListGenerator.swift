import FigmentTypes

/// `list`: what it is, what it takes, how it is read.
enum ListGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .list,
            summary:
                "Lists whose elements another generator makes, or of what other columns of the row hold.",
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
    case of, columns, length

    /// More elements are a mistake.
    static let mostElements: Int64 = 4_096
    /// Where no length is given.
    static let usualElements = 5

    public var descriptor: KeyDescriptor {
        switch self {
        case .of:
            KeyDescriptor(
                rawValue, .object(.generator),
                "What makes the elements; it cannot look at other columns. Structs are made by their fields where it is left out.",
                example: #"{"choice": {"choices": ["new", "sale"]}}"#)
        case .columns:
            KeyDescriptor(
                rawValue, .list(.string, minCount: 1),
                "Instead of `of`: columns of the element's type, whose values are the elements; nulls are left out.",
                example: "[\"first_tag\", \"second_tag\"]")
        case .length:
            KeyDescriptor(
                rawValue,
                .either([
                    .integer(0...Self.mostElements), .map(.integer(0...Self.mostElements)),
                    .list(.map(.number(.atLeastZero)), minCount: 1),
                ]),
                "How many elements: a number; {\"min\": …, \"max\": …}, every length equally likely; or a list of such "
                    + "ranges with weights, [{\"min\": 0, \"max\": 0, \"weight\": 1}, {\"min\": 2, \"max\": 5, \"weight\": 3}].",
                default: "0 to \(ListKey.usualElements)", example: "{\"min\": 1, \"max\": 4}")
        }
    }
}

/// The ends of a length, and its weight among others.
enum LengthKey: String, DocumentKey {
    case min, max, weight

    var descriptor: KeyDescriptor {
        switch self {
        case .min:
            KeyDescriptor(
                rawValue, .integer(0...ListKey.mostElements), "The fewest elements.", default: "0", example: "1")
        case .max:
            KeyDescriptor(
                rawValue, .integer(0...ListKey.mostElements), "The most elements.", required: true, example: "4")
        case .weight:
            KeyDescriptor(
                rawValue, .number(.atLeastZero), "How often, in a list of ranges.", default: "1", example: "0.2")
        }
    }
}

extension GeneratorDecoder {
    mutating func list(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        guard case .list(let element) = column.type,
            let members = decoding.members(of: cursor, ListKey.self, owner: "a list generator")
        else { return nil }
        if let place = members[.columns] { return columnList(place, members) }
        let length = length(members, most: column.maxCapacity)
        let name = column.declaredType
        var inner = ColumnSpec(
            name: column.name, type: element, declaredType: "an element of \(name)", location: column.location)
        inner.maxLength = column.maxLength
        if case .list(let declared, _)? = column.generator { inner.generator = declared }
        guard let place = members[.of] else {
            guard case .structure(let fields) = element else {
                decoding.report(
                    .missingKey("of", of: "a list generator", example: ListKey.of.descriptor.example),
                    at: members.object)
                return nil
            }
            let byType =
                element.coordinates == nil
                ? Generator.object(fields: fields.map(ObjectField.init(byType:))) : .geo(.earth(column.name))
            let generator = inner.generator ?? byType
            return length.map { .list(of: generator, $0) }
        }
        guard let generator = selfContained(place, inner, owner: "a list"), let length else { return nil }
        return .list(of: generator, length)
    }

    private mutating func columnList(_ cursor: Cursor, _ members: Members<ListKey>) -> Generator? {
        for key in [ListKey.of, .length] {
            guard let place = members[key] else { continue }
            decoding.report(.hasNoEffect(key: key.rawValue, because: "the columns are the elements"), at: place)
            return nil
        }
        guard let elements = decoding.list(cursor, minCount: 1, example: ListKey.columns.descriptor.example) else {
            return nil
        }
        let names = elements.compactMap { decoding.string($0) }
        return names.count == elements.count ? .listOf(columns: names) : nil
    }

    private mutating func length(_ members: Members<ListKey>, most limit: Int?) -> ListLength? {
        guard let place = members[.length] else {
            return ListLength(0, min(ListKey.usualElements, limit ?? ListKey.usualElements))
        }
        guard case .array = place.node.value else {
            return range(place, most: limit).map { ListLength($0.least, $0.most) }
        }
        guard let elements = decoding.list(members, .length) else { return nil }
        var ranges: [(least: Int, most: Int, weight: Double)] = []
        for element in elements {
            guard let range = range(element, most: limit) else { return nil }
            ranges.append(range)
        }
        if let length = ListLength(ranges) { return length }
        decoding.report(.weightsAllZero, at: place)
        return nil
    }

    private mutating func range(_ place: Cursor, most limit: Int?) -> (least: Int, most: Int, weight: Double)? {
        var least: Int64 = 0
        var most: Int64
        var weight = 1.0
        if case .object = place.node.value {
            guard let ends = decoding.members(of: place, LengthKey.self, owner: "a length") else { return nil }
            let low = decoding.integer(ends, .min)
            guard let high = decoding.integer(ends, .max), ends[.min] == nil || low != nil else { return nil }
            (least, most) = (low ?? 0, high)
            if let given = ends[.weight] {
                guard let number = decoding.number(given, in: .atLeastZero) else { return nil }
                weight = number
            }
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
        return (Int(least), Int(most), weight)
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
