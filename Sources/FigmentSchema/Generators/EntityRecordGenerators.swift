import FigmentTypes

/// Records of a locale: `person`, `address` and `company`. Columns of one row that name the same record agree.
///
/// Each is another spelling of `faker`, so that a column of the one and a column of the other can share a draw.
enum EntityRecord {
    /// A field and the method that makes it.
    typealias Field = (name: String, method: String)

    static let person: [Field] = [
        ("name", "name"), ("first_name", "first_name"), ("last_name", "last_name"), ("middle_name", "middle_name"),
        ("prefix", "prefix"), ("suffix", "suffix"), ("gender", "gender"), ("email", "email"),
        ("company_email", "company_email"), ("user_name", "user_name"), ("phone", "phone_number"), ("job", "job"),
        ("kana_name", "kana_name"), ("romanized_name", "romanized_name"),
    ]
    static let address: [Field] = [
        ("address", "address"), ("street_address", "street_address"), ("street", "street_name"),
        ("number", "building_number"), ("secondary", "secondary_address"), ("city", "city"), ("region", "region"),
        ("region_code", "state_abbr"), ("postcode", "postcode"), ("country", "current_country"),
        ("country_code", "current_country_code"), ("latitude", "latitude"), ("longitude", "longitude"),
        ("coordinates", "coordinates"), ("timezone", "local_timezone"),
    ]
    static let company: [Field] = [
        ("name", "company"), ("suffix", "company_suffix"), ("domain", "company_domain"), ("email", "contact_email"),
    ]

    /// The fields of all records by name, with the faker method of each.
    static let all: [(kind: GeneratorKind, fields: [Field])] = [
        (.person, person), (.address, address), (.company, company),
    ]

    static func fields(_ kind: GeneratorKind) -> [Field] {
        all.first { $0.kind == kind }?.fields ?? company
    }

    static func descriptor(_ kind: GeneratorKind, _ what: String, example: String) -> GeneratorDescriptor {
        GeneratorDescriptor(
            kind: kind,
            summary: "One field of \(what) of a country: columns of one row that name the same one agree.",
            yields: kind == .address ? "text, or numbers for latitude and longitude" : "text",
            parameters: EntityRecordKey.allCases.map { key in
                var descriptor = key.descriptor
                if key == .field {
                    descriptor.summary = "One of " + fields(kind).map(\.name).joined(separator: ", ") + "."
                }
                return descriptor
            }, example: example)
    }

    /// The generator of a field; nil where it is wrong, with what is wrong reported.
    static func decode(
        _ kind: GeneratorKind, _ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder
    ) -> Generator? {
        guard let members = decoder.decoding.members(of: cursor, EntityRecordKey.self, owner: kind.rawValue) else {
            return nil
        }
        let known = fields(kind)
        var name = column.name
        if let place = members[.field] {
            guard let given = decoder.decoding.string(members, .field) else { return nil }
            guard known.contains(where: { $0.name == given }) else {
                decoder.decoding.unknownName(given, of: .field, known: known.map(\.name), at: place)
                return nil
            }
            name = given
        }
        guard let field = known.first(where: { $0.name == name }) else {
            decoder.decoding.report(
                .missingKey("field", of: kind.rawValue, example: "\"\(known[0].name)\""), at: cursor)
            return nil
        }
        return decoder.entityFaker(field.method, members, column, cursor)
    }
}

extension GeneratorDecoder {
    fileprivate mutating func entityFaker(
        _ method: String, _ members: Members<EntityRecordKey>, _ column: ColumnSpec, _ cursor: Cursor
    ) -> Generator? {
        guard fakerFits(method, column, cursor) else { return nil }
        var faker = Faker(method: method)
        if let place = members[.locale] {
            guard let locale = decoding.string(members, .locale), fakerLocaleIsKnown(locale, place) else { return nil }
            faker.locale = locale
        }
        faker.localeFrom = decoding.string(members, .localeFrom)
        faker.record = decoding.string(members, .alias)
        if members[.localeFrom] != nil, faker.localeFrom == nil { return nil }
        if members[.alias] != nil, faker.record == nil { return nil }
        return .faker(faker)
    }
}

/// The parameters of `person`, `address` and `company`.
public enum EntityRecordKey: String, DocumentKey {
    case field
    case alias = "as"
    case locale
    case localeFrom = "locale_from"

    public var descriptor: KeyDescriptor {
        switch self {
        case .field:
            KeyDescriptor(
                rawValue, .string, "The field that is this column's value.", default: "the column's name",
                example: "\"email\"")
        case .alias:
            KeyDescriptor(
                rawValue, .string, "Which one of the row, as `of` of `faker`: columns that name the same agree.",
                default: "the column's name without words as first, name, email, city", example: "\"buyer\"")
        case .locale:
            KeyDescriptor(
                rawValue, .string, "The country and language of the values.", default: "en_US", example: "\"de_DE\"")
        case .localeFrom:
            KeyDescriptor(rawValue, .string, "A column that holds each row's country or city.", example: "\"country\"")
        }
    }
}

/// `person`: what it is, what it takes, how it is read.
enum PersonGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        EntityRecord.descriptor(
            .person, "a person", example: #"{"person": {"field": "email", "as": "buyer", "locale": "de_DE"}}"#)
    }
    static func yields(_ type: DataType) -> Bool { type == .utf8 }
    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        EntityRecord.decode(.person, cursor, column, &decoder)
    }
}

/// `address`: what it is, what it takes, how it is read.
enum AddressGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        EntityRecord.descriptor(
            .address, "an address", example: #"{"address": {"field": "city", "as": "billing", "locale": "fr_FR"}}"#)
    }
    /// Of the numbers only those with a fraction: the coordinates.
    static func yields(_ type: DataType) -> Bool { type == .utf8 || (type.isNumeric && !type.isInteger) }
    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        EntityRecord.decode(.address, cursor, column, &decoder)
    }
}

/// `company`: what it is, what it takes, how it is read.
enum CompanyGenerator: GeneratorDefinition {
    static var descriptor: GeneratorDescriptor {
        EntityRecord.descriptor(
            .company, "a company", example: #"{"company": {"field": "domain", "as": "seller", "locale": "ja_JP"}}"#)
    }
    static func yields(_ type: DataType) -> Bool { type == .utf8 }
    static func decode(_ cursor: Cursor, _ column: ColumnSpec, _ decoder: inout GeneratorDecoder) -> Generator? {
        EntityRecord.decode(.company, cursor, column, &decoder)
    }
}

extension GeneratorKind {
    /// The fields of a record of locales, each with the faker method that makes it; empty for other generators.
    public var recordFields: [(name: String, method: String)] {
        EntityRecord.all.first { $0.kind == self }?.fields ?? []
    }
}
