import FigmentTypes

/// `faker`: what it is, what it takes, how it is read.
enum FakerGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        GeneratorDescriptor(
            kind: .faker, summary: "Realistic text by the name that Faker gives it.", yields: "text",
            parameters: FakerKey.descriptors, example: #"{"faker": {"method": "name"}}"#)
    }

    static func yields(_ type: DataType) -> Bool { type == .utf8 || type == .uuid || type.isNumeric }

    static var canBeUnique: Bool { true }

    static func isUniquePerRow(_ generator: Generator) -> Bool { true }

    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        decoder.faker(cursor, column)
    }
}

/// The parameters of `faker`.
public enum FakerKey: String, DocumentKey {
    case method
    case locale
    case localeFrom = "locale_from"
    case text
    case record = "of"

    public var descriptor: KeyDescriptor {
        switch self {
        case .method:
            KeyDescriptor(
                rawValue, .string, "What the text is: name, email, city, …", required: true, example: "\"name\"")
        case .locale:
            KeyDescriptor(
                rawValue, .string, "The country and language of the values.", default: "en_US", example: "\"de_DE\"")
        case .localeFrom:
            KeyDescriptor(rawValue, .string, "A column that holds each row's country or city.", example: "\"country\"")
        case .record:
            KeyDescriptor(
                rawValue, .string,
                "Which person, address or company of the row is meant: columns that name the same agree with one another.",
                default: "the column's name without words as first, name, email, city", example: "\"buyer\"")
        case .text:
            KeyDescriptor(rawValue, .string, "The mask of bothify: ? is a letter, # a digit.", example: "\"??-####\"")
        }
    }
}

extension GeneratorDecoder {
    mutating func faker(_ cursor: Cursor, _ column: ColumnSpec) -> Generator? {
        // The method's own arguments are looked at once the method is known.
        guard
            let members = decoding.members(
                of: cursor, FakerKey.self, owner: "a faker generator",
                extraKeys: FakerArgument.allCases.map(\.rawValue) + ["args"])
        else { return nil }
        let locale = decoding.string(members, .locale)
        if let locale, let place = members[.locale], !fakerLocaleIsKnown(locale, place) { return nil }
        let localeFrom = decoding.string(members, .localeFrom)
        let record = decoding.string(members, .record)
        if members[.record] != nil, record == nil { return nil }
        var text = decoding.string(members, .text)
        guard let place = members[.method], let method = decoding.string(members, .method) else { return nil }
        guard FakerMethod.all.contains(method) else {
            decoding.unknownName(method, of: .fakerMethod, known: FakerMethod.all, at: place)
            return nil
        }
        guard fakerFits(method, column, place) else { return nil }
        if let mask = cursor["args"]?["text"], text == nil { text = decoding.string(mask, example: "\"??-####\"") }
        if FakerMethod.masked.contains(method), text == nil { text = FakerMethod.usualMask(method) }
        guard let arguments = fakerArguments(of: method, cursor) else { return nil }
        var faker = Faker(method: method, locale: locale, localeFrom: localeFrom, text: text)
        faker.arguments = arguments
        faker.record = record
        return .faker(faker)
    }

    /// Whether there is such a locale; what is wrong is reported.
    mutating func fakerLocaleIsKnown(_ locale: String, _ place: Cursor) -> Bool {
        if FakerLocale.resolve(locale) != nil { return true }
        decoding.unknownName(locale, of: .locale, known: FakerLocale.all, at: place)
        return false
    }

    /// Whether the method makes values of the column's type; text has no place among numbers.
    mutating func fakerFits(_ method: String, _ column: ColumnSpec, _ place: Cursor) -> Bool {
        guard column.type.isNumeric, FakerNumbers.of(method) == nil else { return true }
        decoding.report(
            .rule(
                .columnType(column.name, type: column.declaredType, wanted: "string, as \(method) makes text")),
            at: place)
        return false
    }
}

/// Methods whose values are numbers, for columns of numbers.
public enum FakerNumbers: Sendable {
    case integers(ClosedRange<Int64>)
    case doubles(low: Double, high: Double)
    /// A coordinate of the row's address.
    case coordinate

    /// Nil for methods that make text.
    public static func of(_ method: String) -> FakerNumbers? {
        switch method {
        case "random_digit", "random_digit_or_empty": .integers(0...9)
        case "random_digit_not_null", "random_digit_not_null_or_empty": .integers(1...9)
        case "random_digit_above_two": .integers(3...9)
        case "random_int", "pyint": .integers(0...9_999)
        case "random_number": .integers(0...999_999_999)
        case "year": .integers(1970...2025)
        case "month": .integers(1...12)
        case "day_of_month": .integers(1...31)
        case "unix_time": .integers(0...1_700_000_000)
        case "port_number": .integers(0...65_535)
        case "iana_id": .integers(1...8_888_888)
        case "building_number": .integers(1...999)
        case "numerify": .integers(0...999)
        case "boolean", "pybool": .integers(0...1)
        case "pyfloat", "pydecimal": .doubles(low: -1_000_000, high: 1_000_000)
        case "pricetag": .doubles(low: 0, high: 1_000)
        case "coordinate": .doubles(low: -180, high: 180)
        case "latitude", "longitude", "local_latitude", "local_longitude": .coordinate
        default: nil
        }
    }
}
