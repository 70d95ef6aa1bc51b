import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// Towns, regions, postal codes and coordinates of one row fit together.
@Suite struct LocaleAddressTests {
    static let fields = [
        "city", "region", "postcode", "latitude", "longitude", "street_address", "address", "country", "timezone",
    ]

    static func document(_ locale: String, rows: Int = 400) throws -> GeneratorDocument {
        let columns = fields.map {
            let type = $0 == "latitude" || $0 == "longitude" ? "float" : "string"
            return
                #"{"name": "\#($0)", "type": "\#(type)", "generator": {"address": {"field": "\#($0)", "as": "x", "locale": "\#(locale)"}}}"#
        }
        return try GeneratorDocument(columns.joined(separator: ",\n"), rows: rows)
    }

    /// West, south, east and north of the country, from general knowledge; without far islands but Alaska, Hawaii,
    /// the Canaries and Okinawa.
    private static let boxes: [String: (Double, Double, Double, Double)] = [
        "US": (-172, 18, -66, 72), "GB": (-8.7, 49.8, 1.8, 61), "CA": (-141.1, 41.6, -52.6, 84),
        "AU": (112.9, -43.8, 153.7, -10), "IN": (68, 6.5, 97.5, 35.6), "DE": (5.8, 47.2, 15.1, 55.1),
        "FR": (-5.2, 41.3, 9.6, 51.2), "ES": (-18.2, 27.6, 4.4, 43.9), "MX": (-118.5, 14.5, -86.6, 32.8),
        "IT": (6.6, 35.4, 18.6, 47.1), "BR": (-74, -33.8, -34.7, 5.3), "NL": (3.3, 50.7, 7.3, 53.6),
        "SE": (10.9, 55.3, 24.2, 69.1), "NO": (4.4, 57.9, 31.2, 71.2), "DK": (8, 54.5, 15.2, 57.8),
        "FI": (19.4, 59.7, 31.6, 70.1), "PL": (14.1, 49, 24.2, 54.9), "CZ": (12, 48.5, 18.9, 51.1),
        "TR": (25.6, 35.8, 44.9, 42.2), "RU": (19.6, 41.1, 180, 81.9), "UA": (22.1, 44.3, 40.3, 52.4),
        "JP": (122.9, 24, 146, 45.6), "KR": (124.5, 33, 131, 38.7), "CN": (73.4, 18, 135.1, 53.6),
        "SA": (34.5, 16.3, 55.7, 32.2),
    ]

    @Test(arguments: FakerLocale.all) func addressesAgree(_ locale: String) throws {
        let document = try LocaleAddressTests.document(locale)
        let cities = try document.texts("city").map { $0 ?? "" }
        let regions = try document.texts("region").map { $0 ?? "" }
        let codes = try document.texts("postcode").map { $0 ?? "" }
        let addresses = try document.texts("address").map { $0 ?? "" }
        let latitudes = try document.numbers("latitude")
        let longitudes = try document.numbers("longitude")
        let box = try #require(LocaleAddressTests.boxes[String(locale.suffix(2))])
        let towns = try Towns(locale)
        #expect(Set(cities).count > 12, "\(locale)")
        for i in cities.indices {
            // Namesakes: one of them must fit in everything.
            let fits = (towns.numbers[cities[i]] ?? []).contains { town in
                towns.regions.string(towns.region[town]) == regions[i]
                    && (0..<towns.posts[town]).contains {
                        Towns.fits(codes[i], towns.masks.string(towns.post[town] + $0))
                    }
                    && abs(latitudes[i] - Double(towns.latitude[town]) / 1e6) < 0.0051
                    && abs(longitudes[i] - Double(towns.longitude[town]) / 1e6) < 0.0051
            }
            #expect(fits, "\(locale): \(cities[i]), \(regions[i]), \(codes[i]), \(latitudes[i]), \(longitudes[i])")
            #expect(longitudes[i] > box.0 && longitudes[i] < box.2, "\(locale) \(cities[i])")
            #expect(latitudes[i] > box.1 && latitudes[i] < box.3, "\(locale) \(cities[i])")
            #expect(addresses[i].contains(cities[i]), "\(addresses[i])")
            // Korea's usual address has no postal code.
            if !["ko_KR", "zh_CN"].contains(locale) { #expect(addresses[i].contains(codes[i]), "\(addresses[i])") }
        }
    }

    /// What everybody knows of some towns' codes, of every locale but those whose towns are met too seldom.
    private static let known: [String: [String: String]] = [
        "en_US": ["Los Angeles": "90", "Houston": "77"], "en_GB": ["Birmingham": "B", "Glasgow": "G"],
        "en_CA": ["Regina": "S4", "Toronto": "M", "Vancouver": "V"], "en_AU": ["Melbourne": "3", "Perth": "6"],
        "en_IN": ["Kolkata": "700", "Mumbai": "400", "Chennai": "600"],
        "de_DE": ["Bielefeld": "33", "Hamburg": "2", "München": "8"], "fr_FR": ["Paris": "75", "Lyon": "69"],
        "es_ES": ["Madrid": "28", "Barcelona": "08"], "es_MX": ["Guadalajara": "44", "Monterrey": "64"],
        "it_IT": ["Roma": "00", "Milano": "20"], "pt_BR": ["Belo Horizonte": "3", "Manaus": "690"],
        "nl_NL": ["Amsterdam": "10 11", "Utrecht": "35"], "sv_SE": ["Stockholm": "1", "Göteborg": "4"],
        "nb_NO": ["Bergen": "5", "Trondheim": "7"], "da_DK": ["Aarhus": "8", "Odense": "52 50"],
        "fi_FI": ["Helsinki": "00", "Tampere": "33"], "pl_PL": ["Kraków": "3", "Poznań": "6"],
        "cs_CZ": ["Praha": "1", "Brno": "6"], "tr_TR": ["Ankara": "06", "İzmir": "35"],
        "ru_RU": ["Казань": "420", "Омск": "644"], "uk_UA": ["Харків": "61", "Львів": "79"],
        "ja_JP": ["札幌市": "06 00", "大阪市": "5"], "ko_KR": ["부산광역시": "4", "수원시": "16"],
        "zh_CN": ["上海市": "200", "成都市": "610"], "ar_SA": ["جدة": "2", "الدمام": "3"],
    ]

    @Test(arguments: FakerLocale.all) func postalCodesAreTheTowns(_ locale: String) throws {
        let document = try LocaleAddressTests.document(locale, rows: 2_000)
        let cities = try document.texts("city").map { $0 ?? "" }
        let codes = try document.texts("postcode").map { $0 ?? "" }
        let known = try #require(LocaleAddressTests.known[locale])
        #expect(Set(known.keys).isSubset(of: cities), "\(locale)")
        for (city, code) in zip(cities, codes) {
            guard let beginnings = known[city] else { continue }
            #expect(beginnings.split(separator: " ").contains { code.hasPrefix($0) }, "\(locale): \(city) \(code)")
        }
        let towns = try #require(LocaleData.texts(locale + "/city"))
        #expect(towns.count >= 25, "\(locale): \(towns.count)")
    }

    /// The patterns of the postal services.
    @Test(
        arguments: zip(
            [
                "en_US", "en_GB", "en_CA", "en_AU", "en_IN", "de_DE", "nl_NL", "sv_SE", "pl_PL", "cs_CZ", "ja_JP",
                "pt_BR",
                "ru_RU", "zh_CN", "ko_KR", "da_DK",
            ],
            [
                #"\d{5}"#, #"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"#, #"[A-Z]\d[A-Z] \d[A-Z]\d"#, #"\d{4}"#, #"\d{6}"#,
                #"\d{5}"#,
                #"\d{4} [A-Z]{2}"#, #"\d{3} \d{2}"#, #"\d{2}-\d{3}"#, #"\d{3} \d{2}"#, #"\d{3}-\d{4}"#, #"\d{5}-\d{3}"#,
                #"\d{6}"#, #"\d{6}"#, #"\d{5}"#, #"\d{4}"#,
            ]))
    func postalPatterns(_ locale: String, _ expression: String) throws {
        let pattern = try Regex(expression)
        for code in try LocaleAddressTests.document(locale).texts("postcode") {
            #expect(try pattern.wholeMatch(in: code ?? "") != nil, "\(locale): \(code ?? "nil")")
        }
    }

    /// The data's codes are whole but for those of six countries: no digit of the others is drawn.
    @Test(arguments: FakerLocale.all) func codesAreWhole(_ locale: String) throws {
        let codes = try #require(LocaleData.texts(locale + "/post"))
        let drawn = [
            "en_GB": " %&&", "en_CA": " #^#", "nl_NL": " &&", "zh_CN": "##", "pt_BR": "-###", "ar_SA": "##",
        ]
        for i in 0..<codes.count {
            let code = codes.string(i)
            if let end = drawn[locale] {
                #expect(code.hasSuffix(end), "\(locale): \(code)")
            } else {
                #expect(!code.contains { "#%^&?!".contains($0) }, "\(locale): \(code)")
            }
        }
    }

    /// All codes of towns whose lists everybody can look up: the arrondissements of Paris, the postal districts of
    /// London, the areas of Seoul.
    @Test(arguments: [
        ("fr_FR", "Paris", #"750(0[1-9]|1\d|20)|75116"#), ("fr_FR", "Lyon", "6900[1-9]"),
        ("fr_FR", "Nice", "06[0-3]00"),
        ("de_DE", "München", #"8[01]\d{3}"#), ("de_DE", "Berlin", #"1[0-4]\d{3}"#), ("it_IT", "Milano", #"201\d\d"#),
        ("en_US", "New York", #"10[0-2]\d\d"#), ("en_US", "Chicago", #"606\d\d"#),
        ("da_DK", "København", #"1\d{3}|2\d{3}"#),
        ("en_GB", "London", #"(EC|WC|E|N|NW|SE|SW|W)\d+[A-Z]? .{3}"#), ("ko_KR", "서울특별시", #"0[1-8]\d{3}"#),
        ("ru_RU", "Москва", #"1[0-2]\d{4}"#), ("tr_TR", "İstanbul", #"34\d{3}"#), ("es_ES", "Madrid", #"280[0-5]\d"#),
        ("uk_UA", "Київ", #"0[1-6]\d{3}"#), ("cs_CZ", "Praha", #"1\d\d \d\d"#), ("pl_PL", "Warszawa", #"0[0-5]-\d{3}"#),
    ]) func listsOfKnownTowns(_ locale: String, _ city: String, _ expression: String) throws {
        let towns = try Towns(locale)
        let pattern = try Regex(expression)
        for town in try #require(towns.numbers[city]) {
            for k in 0..<towns.posts[town] {
                let code = towns.masks.string(towns.post[town] + k)
                #expect(try pattern.wholeMatch(in: code) != nil, "\(city): \(code)")
            }
        }
    }

    @Test func rowsAreIndependent() throws {
        for locale in ["de_DE", "ja_JP", "ar_SA"] {
            let document = try LocaleAddressTests.document(locale, rows: 3_000)
            for field in LocaleAddressTests.fields { try document.checkColumn(field) }
        }
    }

    /// Great towns are met more often than small ones.
    @Test func townsWeighTheirPeople() throws {
        let cities = try LocaleAddressTests.document("de_DE", rows: 5_000).texts("city").compactMap { $0 }
        let berlin = cities.filter { $0 == "Berlin" }.count
        let passau = cities.filter { $0 == "Passau" }.count
        #expect(berlin > 400 && berlin > 20 * max(1, passau))
    }

    /// The lists of a locale as the resource has them.
    private struct Towns {
        let numbers: [String: [Int]]
        let regions: LocaleTexts
        let masks: LocaleTexts
        let region, post, posts, latitude, longitude: LocaleNumbers

        init(_ locale: String) throws {
            func list(_ name: String) throws -> LocaleNumbers {
                try #require(LocaleData.numbers(locale + "/" + name), "\(locale)/\(name)")
            }
            let cities = try #require(LocaleData.texts(locale + "/city"))
            numbers = Dictionary(grouping: 0..<cities.count) { cities.string($0) }
            regions = try #require(LocaleData.texts(locale + "/region"))
            masks = try #require(LocaleData.texts(locale + "/post"))
            region = try list("city.region")
            post = try list("city.post")
            posts = try list("city.posts")
            latitude = try list("city.latitude")
            longitude = try list("city.longitude")
        }

        /// Whether a text is a filling of a mask.
        static func fits(_ text: String, _ mask: String) -> Bool {
            text.count == mask.count
                && zip(text, mask).allSatisfy { value, mark in
                    switch mark {
                    case "#": "0123456789".contains(value)
                    case "%": "123456789".contains(value)
                    case "^", "&": ("A"..."Z").contains(value)
                    default: value == mark
                    }
                }
        }
    }
}
