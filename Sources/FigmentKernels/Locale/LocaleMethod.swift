import FigmentSchema

/// What the locale engine makes of a faker method: a program per locale.
enum LocaleMethod: Hashable, Sendable {
    enum Gender: Int, Sendable { case any = -1, male = 0, female = 1 }
    /// The spelling of a name.
    enum Script: String, Sendable { case own = "", kana = ".kana", roman = ".roman" }

    // Of a person.
    case name(Gender, Script), first(Gender, Script), last(Gender, Script), middle(Gender), prefix(Gender), suffix(
        Gender)
    case email(EmailKind), userName, phone, digitPhone, job, gender
    // Of an address.
    case address, streetAddress, street, number, secondary, city, region, shortRegion, postcode, ownCountry,
        ownCountryCode
    case zone, coordinate(isLongitude: Bool), coordinates
    // Of a company.
    case company, companySuffix, companyDomain, companyEmail
    // Of their own.
    case companyWord, profile(isSimple: Bool), owner
    case list(String), colour, country, currencyName, languageName, month, weekday, word
    case identity(LocaleIdentity)

    enum EmailKind: Sendable { case safe, free, company }

    /// Which draws the method shares with others of its row.
    enum Domain: String, Sendable { case person, address, company, own }

    var domain: Domain {
        switch self {
        case .name, .first, .last, .middle, .prefix, .suffix, .email, .userName, .phone, .digitPhone, .job, .gender,
            .profile, .owner:
            .person
        case .address, .streetAddress, .street, .number, .secondary, .city, .region, .shortRegion, .postcode,
            .ownCountry,
            .ownCountryCode, .zone, .coordinate, .coordinates:
            .address
        case .company, .companySuffix, .companyDomain, .companyEmail, .companyWord: .company
        case .list, .colour, .country, .currencyName, .languageName, .month, .weekday, .word, .identity: .own
        }
    }

    /// Nil for what the engine does not make.
    init?(_ method: String) {
        guard let found = LocaleMethod.person(method) ?? LocaleMethod.place(method) ?? LocaleMethod.rest(method) else {
            return nil
        }
        self = found
    }

    private static func person(_ method: String) -> LocaleMethod? {
        switch method {
        case "name", "full_name", "name_nonbinary": .name(.any, .own)
        case "name_male": .name(.male, .own)
        case "name_female": .name(.female, .own)
        case "first_name", "first_name_nonbinary": .first(.any, .own)
        case "first_name_male": .first(.male, .own)
        case "first_name_female": .first(.female, .own)
        case "last_name", "last_name_nonbinary": .last(.any, .own)
        case "last_name_male": .last(.male, .own)
        case "last_name_female": .last(.female, .own)
        case "middle_name": .middle(.any)
        case "middle_name_male": .middle(.male)
        case "middle_name_female": .middle(.female)
        case "prefix", "prefix_nonbinary": .prefix(.any)
        case "prefix_male": .prefix(.male)
        case "prefix_female": .prefix(.female)
        case "suffix", "suffix_nonbinary": .suffix(.any)
        case "suffix_male": .suffix(.male)
        case "suffix_female": .suffix(.female)
        case "kana_name": .name(.any, .kana)
        case "first_kana_name": .first(.any, .kana)
        case "last_kana_name": .last(.any, .kana)
        case "romanized_name": .name(.any, .roman)
        case "first_romanized_name": .first(.any, .roman)
        case "last_romanized_name": .last(.any, .roman)
        case "sex", "gender": .gender
        case "email", "safe_email", "ascii_email", "ascii_safe_email": .email(.safe)
        case "free_email", "ascii_free_email": .email(.free)
        case "company_email", "ascii_company_email": .email(.company)
        case "user_name", "username": .userName
        case "phone_number", "phone", "cellphone_number", "basic_phone_number": .phone
        case "simple_profile": .profile(isSimple: true)
        case "profile": .profile(isSimple: false)
        case "passport_owner": .owner
        case "msisdn": .digitPhone
        case "job", "job_male", "job_female": .job
        default: nil
        }
    }

    private static func place(_ method: String) -> LocaleMethod? {
        switch method {
        case "address": .address
        case "street_address": .streetAddress
        case "street_name": .street
        case "building_number": .number
        case "secondary_address": .secondary
        case "city": .city
        case "state", "province", "region", "administrative_unit", "prefecture", "department_name": .region
        case "state_abbr", "province_abbr": .shortRegion
        case "postcode", "zipcode", "postalcode", "zipcode_in_state", "postalcode_in_state", "postcode_in_state":
            .postcode
        case "current_country": .ownCountry
        case "current_country_code", "bank_country": .ownCountryCode
        case "local_timezone": .zone
        case "latitude", "local_latitude": .coordinate(isLongitude: false)
        case "longitude", "local_longitude": .coordinate(isLongitude: true)
        case "coordinates", "latlng", "local_latlng", "location_on_land": .coordinates
        default: nil
        }
    }

    private static func rest(_ method: String) -> LocaleMethod? {
        switch method {
        case "company": .company
        case "company_suffix": .companySuffix
        case "company_domain": .companyDomain
        case "contact_email": .companyEmail
        case "domain_word": .companyWord
        case "color_name", "color", "safe_color_name": .colour
        case "country": .country
        case "currency_name": .currencyName
        case "language_name": .languageName
        case "month_name": .month
        case "day_of_week": .weekday
        case "word": .word
        case "country_code": .list("global/country.code")
        case "country_code_alpha3": .list("global/country.alpha3")
        case "currency_code": .list("global/currency.code")
        case "currency_symbol": .list("global/currency.symbol")
        case "language_code": .list("global/language.code")
        case "timezone", "pytimezone": .list("global/zone")
        case "free_email_domain": .list("domain.free")
        default: LocaleIdentity(rawValue: method).map { .identity($0) }
        }
    }
}
