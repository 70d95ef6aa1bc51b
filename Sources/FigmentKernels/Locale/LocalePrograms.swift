import FigmentColumns
import FigmentTypes

/// The programs that were asked for so far, shared by the whole process.
enum LocalePrograms {
    private struct Key: Hashable {
        var method: LocaleMethod
        var locale: Int
    }
    private static let programs = Monitor<[Key: LocaleProgram]>([:])

    /// The program of a method in locale `number`.
    static func program(_ method: LocaleMethod, _ number: Int) -> LocaleProgram {
        programs.withLock { known in
            let key = Key(method: method, locale: number)
            if let found = known[key] { return found }
            let made = make(method, LocaleNames.code(number))
            known[key] = made
            return made
        }
    }

    private static func make(_ method: LocaleMethod, _ locale: String) -> LocaleProgram {
        var builder = LocaleProgramBuilder(locale)
        builder.build(method)
        return builder.finished()
    }
}

extension LocaleProgramBuilder {
    fileprivate mutating func build(_ method: LocaleMethod) {
        switch method.domain {
        case .person: person(method)
        case .address: address(method)
        case .company: company(method)
        case .own: rest(method)
        }
    }

    private mutating func person(_ method: LocaleMethod) {
        switch method {
        case .name(let wanted, let wantedScript):
            setUp(wanted, wantedScript)
            if script == .roman { return format("{first} {last}") }
            pickByGender(.nameForm, of: "name")
            formats(.nameForm, of: "name")
        case .first(let wanted, let wantedScript):
            setUp(wanted, wantedScript)
            token("first")
        case .last(let wanted, let wantedScript):
            setUp(wanted, wantedScript)
            token("last")
        // Where the language has no patronymics, a second given name.
        case .middle(let wanted):
            setUp(wanted, .own)
            token(texts("middle") == nil ? "first2" : "middle")
        case .prefix(let wanted):
            setUp(wanted, .own)
            token("prefix")
        case .suffix(let wanted):
            setUp(wanted, .own)
            if texts("suffix") != nil { token("suffix") }
        case .email(.safe): format("{user}@{domain.safe}")
        case .email(.free): format("{user}@{domain.free}")
        case .email(.company): format("{user}@{company.domain}.example")
        case .userName: format("{user}")
        case .phone, .digitPhone:
            pick(.phone, of: "phone")
            writeMask(.phone, of: "phone", digits: .phoneDigits, digitsOnly: method == .digitPhone)
        case .job:
            pick(.job, of: "job")
            write(.job, of: "job")
        case .owner: format("{first} {last}")
        // A record as JSON: names hold no quotes.
        case .profile(let isSimple):
            format("{\u{22}username\u{22}: \u{22}{user}\u{22}, \u{22}name\u{22}: \u{22}{first} {last}\u{22}")
            if !isSimple {
                format(", \u{22}company\u{22}: \u{22}{company.last}\u{22}, \u{22}city\u{22}: \u{22}{city}\u{22}")
            }
            format(", \u{22}mail\u{22}: \u{22}{user}@{domain.safe}\u{22}")
            write("}".utf8)
        case .gender:
            pickGender()
            write(.gender, LocaleProgramBuilder.genders)
        default: break
        }
    }

    private static let genders = LocaleTexts([Array("M".utf8), Array("F".utf8)])

    private mutating func setUp(_ wanted: LocaleMethod.Gender, _ wantedScript: LocaleMethod.Script) {
        gender = wanted
        // Other scripts exist for Japanese names only.
        script = texts("first" + wantedScript.rawValue) == nil ? .own : wantedScript
    }

    private mutating func address(_ method: LocaleMethod) {
        switch method {
        case .address:
            pick(.city, of: "city")
            map(.addressForm, from: .city, by: "city.form")
            formats(.addressForm, of: "address")
        case .streetAddress: format(texts("street_address")?.string(0) ?? "{street} {number}")
        case .street: token("street")
        case .number: token("number")
        case .secondary: token("secondary")
        case .city: token("city")
        case .region: token("region")
        case .shortRegion: token("short")
        case .postcode: token("post")
        case .ownCountry: write(ownCountryName)
        case .ownCountryCode: write(locale.utf8.suffix(2))
        case .zone: token("zone")
        case .coordinate(let isLongitude): token(isLongitude ? "longitude" : "latitude")
        case .coordinates: format("{latitude}, {longitude}")
        default: break
        }
    }

    private var ownCountryName: [UInt8] {
        guard let codes = texts("global/country.code"), let names = texts("country") else { return [] }
        let own = Array(locale.utf8.suffix(2))
        for i in 0..<codes.count where codes[i].elementsEqual(own) { return Array(names[i]) }
        return []
    }

    private mutating func company(_ method: LocaleMethod) {
        switch method {
        case .company:
            pick(.companyForm, of: "company")
            formats(.companyForm, of: "company")
        case .companySuffix: token(texts("company.suffix") == nil ? "company.prefix" : "company.suffix")
        case .companyDomain: format("{company.domain}.example")
        case .companyWord: format("{company.domain}")
        case .companyEmail: format("info@{company.domain}.example")
        default: break
        }
    }

    private mutating func rest(_ method: LocaleMethod) {
        switch method {
        case .list(let name): entry(.entry, name)
        case .colour: entry(.entry, "colour")
        case .country: entry(.entry, "country")
        case .currencyName: entry(.entry, "currency")
        case .languageName: entry(.entry, "language")
        case .month: entry(.entry, "month")
        case .weekday: entry(.entry, "weekday")
        case .word: entry(.entry, "word")
        case .identity(let identity):
            let masks = identity.masks(locale)
            pick(.mask, among: masks.count)
            writeMask(.mask, of: LocaleTexts(masks.map { Array($0.utf8) }), digits: .maskDigits)
            complete(identity)
        default: break
        }
    }
}
