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
        let localeFrom = decoding.string(members, .localeFrom)
        var text = decoding.string(members, .text)
        guard let place = members[.method], let method = decoding.string(members, .method) else { return nil }
        guard FakerMethod.all.contains(method) else {
            decoding.unknownName(method, of: .fakerMethod, known: FakerMethod.all, at: place)
            return nil
        }
        if let mask = cursor["args"]?["text"], text == nil { text = decoding.string(mask, example: "\"??-####\"") }
        if FakerMethod.masked.contains(method), text == nil { text = FakerMethod.usualMask(method) }
        guard let arguments = fakerArguments(of: method, cursor) else { return nil }
        var faker = Faker(method: method, locale: locale, localeFrom: localeFrom, text: text)
        faker.arguments = arguments
        return .faker(faker)
    }
}

/// The methods that are known by name.
enum FakerMethod {
    static let masked = ["bothify", "lexify", "numerify"]

    static func usualMask(_ method: String) -> String {
        switch method {
        case "lexify": "????"
        case "numerify": "###"
        default: "## ??"
        }
    }

    static let all = [
        "name", "full_name", "name_male", "name_female", "first_name", "first_name_male", "first_name_female",
        "last_name", "user_name", "email", "safe_email", "company_email", "free_email", "ascii_email", "phone_number",
        "msisdn", "job", "company", "catch_phrase", "bs", "address", "street_address", "street_name",
        "building_number", "secondary_address", "city", "state", "province", "region", "country", "country_code",
        "postcode", "zipcode", "language_name", "language_code", "locale", "currency_code", "currency_name", "iban",
        "bban", "swift", "credit_card_number", "credit_card_provider", "color_name", "color", "hex_color", "word",
        "words", "sentence", "sentences", "paragraph", "paragraphs", "text", "uuid4", "timezone", "user_agent",
        "license_plate", "bothify", "lexify", "numerify", "url", "uri", "domain_name", "hostname", "ipv4", "ipv6",
        "mac_address", "slug", "password", "md5", "sha1", "sha256", "file_name", "file_path", "mime_type", "isbn10",
        "isbn13", "ean8", "ean13", "ssn", "latitude", "longitude", "prefix", "suffix", "date", "time", "month_name",
        "day_of_week", "image_url", "http_method", "emoji", "vin", "passport_number",
    ]
}
