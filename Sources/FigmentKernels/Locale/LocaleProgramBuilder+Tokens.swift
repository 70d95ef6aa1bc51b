import FigmentTypes

extension LocaleProgramBuilder {
    /// Draws and writes what a format's token stands for.
    mutating func token(_ name: String) {
        if personToken(name) || placeToken(name) || companyToken(name) { return }
        assertionFailure("no token \(name)")
    }

    private mutating func personToken(_ name: String) -> Bool {
        switch name {
        case "first", "first.ascii":
            pickFirst()
            write(.first, of: name == "first" ? "first" + script.rawValue : name)
        case "first.initial":
            pickFirst()
            write(.first, of: "first.ascii", .initial)
        case "first2":
            pickByGender(.first2, of: "first")
            write(.first2, of: "first" + script.rawValue)
        case "last", "last.ascii":
            pickByGender(.last, of: "last")
            write(.last, of: name == "last" ? "last" + script.rawValue : name)
        case "last2":
            pickByGender(.last2, of: "last")
            write(.last2, of: "last" + script.rawValue)
        case "last3":
            pickByGender(.last3, of: "last")
            write(.last3, of: "last" + script.rawValue)
        case "middle":
            pickByGender(.middle, of: "middle")
            write(.middle, of: "middle")
        case "prefix":
            pickByGender(.prefix, of: "prefix")
            write(.prefix, of: "prefix")
        case "suffix":
            pick(.suffix, of: "suffix")
            write(.suffix, of: "suffix")
        case "user":
            ways(.userForm, LocaleProgramBuilder.userNames)
        case "domain.safe":
            ways(.domain, ["example.com", "example.org", "example.net"])
        case "domain.free":
            pick(.domain, of: "domain.free")
            write(.domain, of: "domain.free")
        case "userDigits":
            pickNothing(.mask)
            writeMask(.mask, of: LocaleProgramBuilder.twoDigits, digits: .userDigits)
        default: return false
        }
        return true
    }

    /// How a user name is made of a person's; most people have some digits.
    private static let userNames = [
        "{first.ascii}.{last.ascii}", "{first.ascii}.{last.ascii}{userDigits}", "{first.ascii}{last.ascii}{userDigits}",
        "{first.initial}{last.ascii}{userDigits}", "{first.ascii}_{last.ascii}{userDigits}",
        "{last.ascii}{first.initial}{userDigits}",
    ]
    static let twoDigits = LocaleTexts([Array("%#".utf8)])

    /// Register `field` is 0.
    mutating func pickNothing(_ field: LocaleField) {
        pick(field, among: 1)
    }

    private mutating func placeToken(_ name: String) -> Bool {
        switch name {
        case "street":
            pick(.streetForm, of: "street")
            formats(.streetForm, of: "street")
        case "street.name": entry(.streetName, name)
        case "street.prefix": entry(.streetPrefix, name)
        case "street.suffix": entry(.streetSuffix, name)
        case "street.first": entry(.streetFirst, "first")
        case "street.last": entry(.streetLast, "last")
        case "number":
            pick(.number, of: "number")
            writeMask(.number, of: "number", digits: .numberDigits)
        case "secondary":
            pick(.secondary, of: "secondary")
            writeMask(.secondary, of: "secondary", digits: .secondaryDigits)
        case "city":
            pick(.city, of: "city")
            write(.city, of: "city")
        case "region":
            pick(.city, of: "city")
            map(.region, from: .city, by: "city.region")
            write(.region, of: "region")
        case "short":
            pick(.city, of: "city")
            if texts("short") != nil {
                write(.city, of: "short")
            } else {
                map(.region, from: .city, by: "city.region")
                write(.region, of: "region")
            }
        case "post":
            pick(.city, of: "city")
            pickRun(.post, from: .city, starts: "city.post", counts: "city.posts")
            writeMask(.post, of: "post", digits: .postDigits)
        case "zone":
            pick(.city, of: "city")
            map(.zone, from: .city, by: "city.zone")
            write(.zone, of: "global/zone")
        case "latitude":
            pick(.city, of: "city")
            writeDegrees(.latitude, of: "city.latitude")
        case "longitude":
            pick(.city, of: "city")
            writeDegrees(.longitude, of: "city.longitude")
        default: return false
        }
        return true
    }

    private mutating func companyToken(_ name: String) -> Bool {
        switch name {
        case "company.first": entry(.companyFirst, "first")
        case "company.last": entry(.companyLast, "last")
        case "company.last2": entry(.companyLast2, "last")
        case "company.last3": entry(.companyLast3, "last")
        case "company.suffix": entry(.companySuffix, name)
        case "company.prefix": entry(.companyPrefix, name)
        case "company.category": entry(.companyCategory, name)
        case "company.word": entry(.companyWord, name)
        case "company.word2": entry(.companyWord2, "company.word")
        case "company.brand": entry(.companyBrand, name)
        case "company.domain":
            // By the family name that most companies begin with.
            pickFamily(.companyLast)
            write(.companyLast, of: "last.ascii")
        default: return false
        }
        return true
    }

    /// An entry of a list, drawn for `field`; family names are men's, as companies and streets bear them.
    mutating func entry(_ field: LocaleField, _ list: String) {
        if list == "last" { pickFamily(field) } else { pick(field, of: list) }
        write(field, of: list)
    }

    private mutating func pickFamily(_ field: LocaleField) {
        pick(field, of: "last", to: numbers("last.split")?[0])
    }

    /// One of some formats that are the same in every locale.
    mutating func ways(_ field: LocaleField, _ formats: [String]) {
        pick(field, among: formats.count)
        // Without tokens they are a list, and nothing has to be chosen on the way.
        if !formats.contains(where: { $0.contains("{") }) {
            return write(field, LocaleTexts(formats.map { Array($0.utf8) }))
        }
        choose(field, formats.count) { $0.format(formats[$1]) }
    }
}
