/// The locales by name.
public enum FakerLocale {
    public static let all = [
        "en_US", "en_GB", "en_CA", "en_AU", "en_IN",
        "de_DE",
        "fr_FR",
        "es_ES", "es_MX",
        "it_IT",
        "pt_BR",
        "nl_NL",
        "sv_SE",
        "nb_NO",
        "da_DK",
        "fi_FI",
        "pl_PL",
        "cs_CZ",
        "tr_TR",
        "ru_RU",
        "uk_UA",
        "ja_JP",
        "ko_KR",
        "zh_CN",
        "ar_SA",
    ]

    /// The locale that a name means: `de_DE`, `de-de`, `de`, Faker's `no_NO`; a country that is not here gives way to the
    /// first of its language. Nil for other languages.
    public static func resolve(_ name: String) -> String? {
        let plain = name.lowercased().split { $0 == "_" || $0 == "-" }
        guard var language = plain.first.map(String.init) else { return nil }
        if ["no", "nn"].contains(language) { language = "nb" }
        let whole = plain.count > 1 ? language + "_" + plain[1] : language
        return all.first { $0.lowercased() == whole } ?? all.first { $0.hasPrefix(language + "_") }
    }
}

/// Which person, address or company a column is about, where the document does not say.
public enum FakerRecord {
    /// The column's name without the words that say what of it: `billing_city` and `billing_zip` are `billing`, `email`
    /// and `full_name` are the table's own. A function of the name alone, so that no other column matters.
    public static func name(of column: String) -> String {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for scalar in column.unicodeScalars {
            let isUpper = ("A"..."Z").contains(scalar)
            let isPart = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if !isPart || (isUpper && wasLower), !word.isEmpty {
                words.append(word)
                word = ""
            }
            if isPart { word += String(scalar).lowercased() }
            wasLower = isPart && !isUpper
        }
        if !word.isEmpty { words.append(word) }
        return words.filter { !partWords.contains($0) }.joined(separator: "_")
    }

    private static let partWords: Set<String> = [
        "name", "names", "first", "given", "last", "family", "middle", "full", "fullname", "firstname", "lastname",
        "surname", "forename", "display", "user", "username", "login", "nick", "nickname", "email", "emails", "mail",
        "e",
        "phone", "telephone", "tel", "mobile", "cell", "fax", "number", "no", "job", "title", "occupation",
        "profession",
        "position", "prefix", "suffix", "salutation", "gender", "sex", "kana", "romanized", "address", "addr", "street",
        "line", "line1", "line2", "1", "2", "city", "town", "state", "province", "region", "county", "zip", "zipcode",
        "postal", "postcode", "post", "code", "country", "lat", "latitude", "lon", "lng", "longitude", "coordinates",
        "timezone", "tz", "building", "house", "company", "organization", "organisation", "domain", "text", "value",
    ]
}
