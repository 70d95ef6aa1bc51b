import FigmentPlan

/// What the texts of each meaning look like.
///
/// A meaning has several structures; the first that fits the room is used. A structure is a template, or sentences of
/// which as many are used as fit. The rule for templates: the entries chosen can be read off the text, so that
/// different choices give different texts.
enum TextCatalogue {
    /// Sentences, each a template; at least the first is used.
    typealias Structure = [String]

    /// From the best to the shortest.
    static func structures(_ meaning: TextMeaning, fieldName: String) -> [Structure] {
        people(meaning) ?? places(meaning) ?? goods(meaning) ?? labels(meaning) ?? prose(meaning) ?? machines(meaning)
            ?? identifiers(meaning, fieldName: fieldName)
    }

    /// One template each.
    static func list(_ templates: String...) -> [Structure] { templates.map { [$0] } }

    private static func people(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .personName, .author:
            list("<given><initial?62><family>", "<given> <family>", "<initial?50><family>", "<family>")
        case .firstName: list("<given>")
        case .lastName: list("<family>")
        case .username:
            list(
                "<_given><separator><_family><n2?50>", "<_given><separator><_family>", "<_given><n3>", "<_given>",
                "<letter><d3>")
        case .email:
            list(
                "<_given>.<_family><n2?50>@<domain>", "<_given><n3>@<domain>", "<letter><d2>@<domain>",
                "<letter>@a.example",
                "<letter>@a.io")
        case .phone: list("+1-<areaCode>-555-01<d2>", "<areaCode>-555-01<d2>", "555-01<d2>", "01<d2>")
        case .gender: list("<gender>", "<genderLetter>")
        case .ageGroup: list("<ageGroup>")
        case .job: list("<job>")
        case .company:
            list("<companyRoot> <companyField> <companyForm>", "<companyRoot> <companyField>", "<companyRoot>")
        case .department: list("<department>")
        case .industry: list("<industry>")
        case .emotion: list("<emotion>", "<mood>")
        default: nil
        }
    }

    private static func places(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .streetAddress:
            list(
                "<few><d1> <street> <streetKind>, <city>", "<n3> <street> <streetKind>",
                "<n2> <street> <streetKindShort>", "<street> <n2>")
        case .city: list("<city>")
        case .region: list("<region>")
        case .country: list("<country>", "<countryCode>")
        case .countryCode: list("<countryCode>")
        case .postalCode: list("<n3><d2>", "<n3>")
        case .location: list("<venue>, <city>", "<city>")
        case .place: list("<place>")
        case .timezone: list("<timezone>", "UTC<offset>")
        case .coordinates: list("<n2>.<d3><d3>, <n2>.<d3><d3>", "<n2>.<d2>,<n2>.<d2>")
        case .language: list("<language>", "<languageCode>")
        case .languageCode: list("<languageCode>")
        case .locale: list("<locale>", "<languageCode>")
        case .currency: list("<currency>")
        case .iban:
            list(
                "<countryCode><n2><capital><capital><capital><capital><d3><d3><d3><d3><d2>",
                "<countryCode><n2><d3><d3><d3><d3>")
        case .paymentMethod: list("<payment>")
        default: nil
        }
    }

    private static func goods(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .productName:
            list(
                "<brand> <product> <series>, <colour>", "<brand> <product>, <colour>", "<brand> <product>",
                "<colour> <product>",
                "<product>")
        case .brand: list("<brand>")
        case .category: list("<category>")
        case .subcategory: list("<subcategory>")
        case .sku: list("<skuGroup>-<d3><d3>-<colourCode>", "<skuGroup>-<d3><d2>", "<skuGroup><d3>", "<d3>")
        case .colour: list("<colour>", "<colourCode>")
        case .size: list("<size>")
        case .material: list("<material>")
        case .attribute: list("<attribute>")
        default: nil
        }
    }

    private static func labels(_ meaning: TextMeaning) -> [Structure]? {
        switch meaning {
        case .tag: list("<tag>")
        case .keyword: list("<keyword>")
        case .interest: list("<interest>")
        case .topic: list("<topic>")
        case .entity: list("<companyRoot> <entityKind>", "<companyRoot>")
        case .skill: list("<skill>")
        case .word: list("<labelNoun>", "<word>")
        case .words: list("<labelAdjective> <labelNoun> <labelNoun>", "<labelAdjective> <labelNoun>", "<labelNoun>")
        case .status: list("<status>", "<statusShort>")
        case .priority: list("<priority>")
        case .severity: list("<severity>")
        case .segment: list("<segment>")
        case .tier: list("<tier>")
        case .role: list("<role>")
        case .eventType: list("<event>")
        case .channel: list("<channel>")
        case .reason: list("<reason>")
        case .condition: list("<condition>")
        case .sentiment: list("<sentiment>")
        case .source: list("<source>")
        case .publisher: list("<companyRoot> <publisher>", "<publisher>")
        case .newsCategory: list("<newsCategory>")
        case .newsSubcategory: list("<newsSubcategory>")
        case .weekday: list("<weekday>", "<weekdayShort>")
        case .month: list("<month>", "<monthShort>")
        default: nil
        }
    }
}
