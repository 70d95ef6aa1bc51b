import FigmentColumns
import FigmentSchema
import FigmentTypes
import Testing

@testable import FigmentKernels

/// People: scripts of the locale, and records that agree with themselves.
@Suite struct LocalePersonTests {
    static let fields = [
        "name", "first_name", "last_name", "email", "user_name", "phone", "job", "gender", "prefix", "middle_name",
    ]

    static func document(_ locale: String, rows: Int = 400, more: String = "") throws -> GeneratorDocument {
        let columns = fields.map {
            #"{"name": "\#($0)", "type": "string", "generator": {"person": {"field": "\#($0)", "locale": "\#(locale)"}}}"#
        }
        return try GeneratorDocument((columns + [more].filter { !$0.isEmpty }).joined(separator: ",\n"), rows: rows)
    }

    @Test(arguments: FakerLocale.all) func personsAgree(_ locale: String) throws {
        let document = try LocalePersonTests.document(locale)
        func all(_ name: String) throws -> [String] { try document.texts(name).map { $0 ?? "" } }
        let (names, firsts, lasts) = (try all("name"), try all("first_name"), try all("last_name"))
        let (emails, users, phones) = (try all("email"), try all("user_name"), try all("phone"))
        let firstTexts = try #require(LocaleData.texts(locale + "/first"))
        let firstASCII = try #require(LocaleData.texts(locale + "/first.ascii"))
        let lastTexts = try #require(LocaleData.texts(locale + "/last"))
        let lastASCII = try #require(LocaleData.texts(locale + "/last.ascii"))
        for i in names.indices {
            #expect(
                names[i].contains(firsts[i]) && names[i].contains(lasts[i]), "\(names[i]): \(firsts[i]) \(lasts[i])")
            #expect(emails[i] == users[i] + "@" + (emails[i].split(separator: "@").last ?? ""))
            // The user name is made of the ASCII spellings of both.
            let ours = (0..<firstTexts.count).filter { firstTexts.string($0) == firsts[i] }.map {
                firstASCII.string($0)
            }
            let families = (0..<lastTexts.count).filter { lastTexts.string($0) == lasts[i] }.map {
                lastASCII.string($0)
            }
            #expect(families.contains { users[i].contains($0) }, "\(users[i]): \(lasts[i])")
            #expect(
                ours.contains { users[i].contains($0) || users[i].contains($0.prefix(1)) }, "\(users[i]): \(firsts[i])")
            #expect(emails[i].allSatisfy(\.isASCII) && !emails[i].contains(" "), "\(emails[i])")
            #expect(phones[i].allSatisfy { "0123456789 +()-".contains($0) }, "\(phones[i])")
        }
        #expect(Set(names).count > (locale == "ja_JP" ? 200 : 300), "\(locale): \(Set(names).count)")
    }

    /// The gender decides prefix, patronymic and the ending of the family name.
    @Test func gendersAgree() throws {
        let document = try LocalePersonTests.document("ru_RU")
        let genders = try document.texts("gender").map { $0 ?? "" }
        let lasts = try document.texts("last_name").map { $0 ?? "" }
        let middles = try document.texts("middle_name").map { $0 ?? "" }
        for i in genders.indices {
            #expect(middles[i].hasSuffix("на") == (genders[i] == "F"), "\(genders[i]) \(middles[i])")
            #expect(lasts[i].hasSuffix("а") == (genders[i] == "F"), "\(genders[i]) \(lasts[i])")
        }
        let women = Double(genders.filter { $0 == "F" }.count) / Double(genders.count)
        #expect(abs(women - 0.5) < 0.12)
    }

    private static let scripts: [String: String] = [
        "ru_RU": "Cyrillic", "uk_UA": "Cyrillic", "ja_JP": "Han", "ko_KR": "Hangul", "zh_CN": "Han", "ar_SA": "Arabic",
    ]

    @Test(arguments: FakerLocale.all) func scriptsAreTheLocales(_ locale: String) throws {
        let more =
            #"{"name": "s", "type": "string", "generator": {"faker": {"method": "sentence", "locale": "\#(locale)"}}}"#
        let document = try LocalePersonTests.document(locale, more: more)
        let expected = LocalePersonTests.scripts[locale] ?? "Latin"
        for field in ["first_name", "last_name", "s"] {
            for text in try document.texts(field).compactMap({ $0 }) {
                #expect(!text.isEmpty && !text.contains("\u{FFFD}") && !text.contains("Ã"), "\(locale): \(text)")
                // Ukraine's apostrophe counts as a letter.
                for scalar in text.unicodeScalars where scalar.properties.isAlphabetic && scalar != "\u{2BC}" {
                    // Borrowed words stay in Latin letters; kana and the long mark are Japanese too.
                    let found = LocalePersonTests.script(scalar)
                    let isFine =
                        found == expected || (locale == "ja_JP" && (found == "Kana" || found == "Common"))
                        || (field == "s" && found == "Latin")
                    #expect(isFine, "\(locale): \(text)")
                }
            }
        }
    }

    private static func script(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF: "Latin"
        case 0x400...0x52F: "Cyrillic"
        case 0x600...0x6FF, 0xFB50...0xFEFF: "Arabic"
        case 0x3041...0x30FF: "Kana"
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005...0x3007, 0x20000...0x2FFFF: "Han"
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F: "Hangul"
        default: "Common"
        }
    }

    @Test func rowsAreIndependent() throws {
        for locale in ["en_US", "cs_CZ", "zh_CN"] {
            let document = try LocalePersonTests.document(locale, rows: 3_000)
            for field in LocalePersonTests.fields { try document.checkColumn(field) }
        }
    }

    /// A column more changes nothing, and two records are two people.
    @Test func recordsStandAlone() throws {
        let plain = try LocalePersonTests.document("de_DE")
        let more =
            #"{"name": "seller_name", "type": "string", "generator": {"faker": {"method": "name", "locale": "de_DE"}}}"#
        let richer = try LocalePersonTests.document("de_DE", more: more)
        for field in LocalePersonTests.fields { #expect(try plain.texts(field) == richer.texts(field)) }
        let same = zip(try richer.texts("name"), try richer.texts("seller_name")).filter { $0 == $1 }.count
        #expect(same < 4)
    }

    /// `faker` and `person` of one record are one person; columns of one prefix are one record.
    @Test func columnsShareTheirRecord() throws {
        let columns = #"""
            {"name": "buyer_email", "type": "string", "generator": {"faker": {"method": "email", "locale": "fr_FR"}}},
            {"name": "who", "type": "string", "generator": {"person": {"field": "user_name", "as": "buyer", "locale": "fr_FR"}}},
            {"name": "login", "type": "string", "generator": {"faker": {"method": "user_name", "of": "buyer", "locale": "fr_FR"}}}
            """#
        let document = try GeneratorDocument(columns)
        let users = try document.texts("who").map { $0 ?? "" }
        #expect(try document.texts("login").map { $0 ?? "" } == users)
        #expect(try document.texts("buyer_email").map { String(($0 ?? "").split(separator: "@")[0]) } == users)
    }

    @Test func recordNames() {
        #expect(FakerRecord.name(of: "email") == "")
        #expect(FakerRecord.name(of: "full_name") == "")
        #expect(FakerRecord.name(of: "billing_postal_code") == "billing")
        #expect(FakerRecord.name(of: "shipToCity") == "ship_to")
        #expect(FakerRecord.name(of: "manager") == "manager")
    }

    /// The locale of each row is that of its country.
    @Test func localeFromSwitchesByRow() throws {
        let columns = #"""
            {"name": "country", "type": "string",
             "generator": {"choice": {"choices": ["DE", "JP", "Poland", "Prague", "Brno", "zz", "uk", "GBR", "сомалі"]}}},
            {"name": "n", "type": "string", "generator": {"faker": {"method": "last_name", "locale_from": "country", "of": "a"}}},
            {"name": "p", "type": "string", "generator": {"faker": {"method": "postcode", "locale_from": "country", "of": "a"}}},
            {"name": "lat", "type": "float", "generator": {"faker": {"method": "latitude", "locale_from": "country", "of": "a"}}},
            {"name": "copied", "type": "string", "generator": {"template": {"templates": ["{country}"], "pools": {}}}},
            {"name": "q", "type": "string", "generator": {"faker": {"method": "postcode", "locale_from": "copied", "of": "a"}}},
            {"name": "w", "type": "string", "generator": {"faker": {"method": "sentence", "locale_from": "country"}}}
            """#
        let document = try GeneratorDocument(columns)
        let shapes = [
            "DE": #"\d{5}"#, "JP": #"\d{3}-\d{4}"#, "Poland": #"\d{2}-\d{3}"#, "Prague": #"\d{3} \d{2}"#,
            "Brno": #"\d{3} \d{2}"#, "zz": #"\d{5}"#, "uk": #"[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}"#,
            "GBR": #"[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}"#,
            "сомалі": #"\d{5}"#,
        ]
        let countries = try document.texts("country").map { $0 ?? "" }
        let codes = try document.texts("p").map { $0 ?? "" }
        for (country, code) in zip(countries, codes) {
            let shape = try Regex(try #require(shapes[country]))
            #expect(try shape.wholeMatch(in: code) != nil, "\(country): \(code)")
        }
        // By a dictionary's entry or by the text, the row's locale is the same.
        #expect(try document.texts("q").map { $0 ?? "" } == codes)
        for (country, latitude) in zip(countries, try document.numbers("lat")) where country == "DE" {
            #expect(latitude > 47 && latitude < 55.1)
        }
        for name in ["n", "p", "lat", "q", "w"] { try document.checkColumn(name) }
    }

    /// A limit cuts between characters.
    @Test func limitsCutWhole() throws {
        let keys = LocaleKeys(ColumnStreams(seed: "1", table: "t", column: "c"), record: "")
        let program = LocalePrograms.program(.address, LocaleNames.number("ja_JP"))
        for limit in [1, 2, 3, 7, 20, 31] {
            let kernel = LocaleKernel(programs: [program], keys: keys, source: nil, limit: limit)
            let column = Column(type: .utf8)
            kernel.fill(RowBlock(ramp: RowRange(start: 0, count: 300)), into: column, Scratch())
            let ends = column.offsets.values(as: UInt32.self)
            for i in 0..<300 {
                let bytes = UnsafeBufferPointer(
                    start: column.bytes.base + Int(ends[i]), count: Int(ends[i + 1] - ends[i]))
                #expect(bytes.count <= limit && String(validating: bytes, as: UTF8.self) != nil)
            }
        }
    }

    @Test func distinctTextsAreDistinct() throws {
        let columns = ["email", "user_name"].map {
            #"{"name": "\#($0)", "type": "string", "generator": {"unique": {"of": {"faker": {"method": "\#($0)", "locale": "sv_SE"}}}}}"#
        }
        let document = try GeneratorDocument(columns.joined(separator: ",\n"), rows: 20_000)
        for name in ["email", "user_name"] { #expect(Set(try document.texts(name)).count == 20_000) }
    }
}
