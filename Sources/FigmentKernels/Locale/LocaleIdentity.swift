import FigmentTypes

/// Numbers with check digits, in ranges that belong to nobody as far as there are such.
enum LocaleIdentity: String, CaseIterable, Sendable {
    case iban, bban, ean8, ean13, isbn10, isbn13
    case ean, aba, sbn9
    case localizedEAN = "localized_ean"
    case localizedEAN8 = "localized_ean8"
    case localizedEAN13 = "localized_ean13"
    case upcA = "upc_a"
    case creditCard = "credit_card_number"
    case cardExpiry = "credit_card_expire"
    case cardCode = "credit_card_security_code"
    case licencePlate = "license_plate"
    case ssn
    case vat = "vat_id"

    /// Check digits take the places of digits that the mask has.
    static let room = 0

    /// The masks of a locale; one is taken evenly.
    func masks(_ locale: String) -> [String] {
        switch self {
        case .iban: [LocaleIdentity.ibans[locale] ?? LocaleIdentity.britishIBAN]
        case .bban: [String((LocaleIdentity.ibans[locale] ?? LocaleIdentity.britishIBAN).dropFirst(4))]
        case .ean8, .localizedEAN8: ["########"]
        case .upcA: ["############"]
        case .aba: ["0%#######"]
        case .sbn9: ["#########"]
        case .ean, .ean13, .localizedEAN, .localizedEAN13: ["#############"]
        case .isbn10: ["##########"]
        case .isbn13: ["978##########", "979%#########"]
        // Beginnings that payment services keep for tests.
        case .creditCard: ["400000##########", "555555##########", "601100##########", "378282#########"]
        case .cardExpiry: (1...12).map { ($0 < 10 ? "0" : "") + String($0) + "/3#" }
        case .cardCode: ["###"]
        case .licencePlate: LocaleIdentity.plates[locale] ?? ["??? ###"]
        case .ssn: LocaleIdentity.choices(LocaleIdentity.nationals[locale]?.mask ?? "###-##-####")
        case .vat: LocaleIdentity.choices(LocaleIdentity.vats[locale]?.mask ?? "GB#########")
        }
    }

    /// What ``complete(_:_:_:)`` is to do.
    func checkKind(_ locale: String) -> UInt32 {
        switch self {
        case .iban: CheckDigits.iban.rawValue
        case .ean, .ean8, .ean13, .isbn13, .localizedEAN, .localizedEAN8, .localizedEAN13, .upcA:
            CheckDigits.ean.rawValue
        case .aba: CheckDigits.aba.rawValue
        case .sbn9: CheckDigits.sbn9.rawValue
        case .isbn10: CheckDigits.isbn10.rawValue
        case .creditCard: CheckDigits.luhn.rawValue
        case .ssn: (LocaleIdentity.nationals[locale]?.check ?? CheckDigits.none).rawValue
        case .vat: (LocaleIdentity.vats[locale]?.check ?? CheckDigits.britishVAT).rawValue
        case .bban, .cardExpiry, .cardCode, .licencePlate: CheckDigits.none.rawValue
        }
    }

    @inline(__always)
    static func complete(_ kind: UInt32, _ out: UnsafeMutablePointer<UInt8>, _ n: Int) -> Int {
        CheckDigits(rawValue: kind)?.complete(out, n)
        return n
    }

    private static let britishIBAN = "GB00????##############"
    /// By the IBAN registry (ISO 13616); countries without IBANs get British ones, as Faker does.
    private static let ibans = [
        "de_DE": "DE00##################", "fr_FR": "FR00#######################", "es_ES": "ES00####################",
        "it_IT": "IT00?######################", "pt_BR": "BR00#######################?#", "nl_NL": "NL00????##########",
        "sv_SE": "SE00####################", "nb_NO": "NO00###########", "da_DK": "DK00##############",
        "fi_FI": "FI00##############", "pl_PL": "PL00########################", "cs_CZ": "CZ00####################",
        "tr_TR": "TR00#####0################", "ru_RU": "RU00#############################",
        "uk_UA": "UA00#########################", "ar_SA": "SA00####################",
    ]

    private static let plates = [
        "en_US": ["???-####", "#???###", "??? ####"], "en_GB": ["??## ???"],
        "en_CA": ["???? ###", "### ???", "???-####"],
        "en_AU": ["???##?", "#??#??"], "en_IN": ["MH ## ?? ####", "DL ## ?? ####", "KA ## ?? ####"],
        "de_DE": ["B-?? %###", "M-?? %###", "HH-?? %##", "K-?? %##", "F-?? %###"], "fr_FR": ["??-###-??"],
        "es_ES": ["#### ???"], "es_MX": ["???-##-##", "???-###-?"], "it_IT": ["?? ###??"],
        "pt_BR": ["???#?##", "???-####"],
        "nl_NL": ["??-###-?", "#-???-##", "##-???-#"], "sv_SE": ["??? ###", "??? ##?"], "nb_NO": ["?? #####"],
        "da_DK": ["?? ## ###"], "fi_FI": ["???-###"], "pl_PL": ["WA #####", "KR #####", "PO %####", "GD #####"],
        "cs_CZ": ["%A# ####", "%B# ####", "%S# ####"], "tr_TR": ["34 ??? ###", "06 ?? ####", "35 ??? ##"],
        "ru_RU": ["А###ВС 77", "К###МН 178", "О###РТ 54"], "uk_UA": ["АА####ВС", "ВС####НІ", "КА####ТО"],
        "ja_JP": ["品川 3## あ ##-##", "横浜 5## さ ##-##", "大阪 3## た ##-##"],
        "ko_KR": ["##가 ####", "###나 ####", "##다 ####"],
        "zh_CN": ["京A#####", "沪B#####", "粤A?####"], "ar_SA": ["??? ####"],
    ]
}

extension LocaleIdentity {
    fileprivate static func choices(_ masks: String) -> [String] { masks.split(separator: "|").map(String.init) }

    /// National numbers: the masks, divided by bars, and which characters of them are checks.
    static let nationals: [String: (mask: String, check: CheckDigits)] = [
        // Numbers from 900 on are never given; Britain keeps QQ for examples. Neither has check digits.
        "en_US": ("9##-##-####", .none), "en_GB": ("QQ ## ## ## A", .none), "en_CA": ("0## ### ###", .luhn),
        "en_AU": ("%## ### ###", .australianTFN), "en_IN": ("%### #### ####", .verhoeff),
        "de_DE": ("%##########", .iso7064), "fr_FR": ("1%##2%%######00", .french), "es_ES": ("########A", .spanish),
        "es_MX": ("%##########", .luhn), "it_IT": (italian, .codiceFiscale), "pt_BR": ("###.###.###-##", .cpf),
        "nl_NL": ("%########", .bsn), "sv_SE": ("7#0%2%-####", .luhn), "nb_NO": ("2%0%7######", .norwegian),
        "da_DK": ("2%0%7#-4###", .cpr), "fi_FI": ("2%0%7#-8##A", .finnish), "pl_PL": ("7#0%2%#####", .pesel),
        "cs_CZ": ("7#0%2%/####", .mod11), "tr_TR": ("%##########", .turkish), "ru_RU": ("############", .inn12),
        "uk_UA": ("%#########", .ukrainian), "ja_JP": ("############", .japanese), "ko_KR": ("7#0%2%-1######", .korean),
        "zh_CN": (chinese, .chineseID), "ar_SA": ("1#########", .luhn),
    ]
    /// Tax numbers of companies; locales without one get British ones.
    static let vats: [String: (mask: String, check: CheckDigits)] = [
        "de_DE": ("DE%########", .iso7064), "fr_FR": ("FR00%########", .frenchVAT), "it_IT": ("IT%##########", .luhn),
        "nl_NL": ("NL%########B01", .bsn), "pl_PL": ("PL%#########", .nip), "da_DK": ("DK%#######", .danish),
        "fi_FI": ("FI%#######", .finnishVAT), "sv_SE": ("SE55%#######01", .swedishVAT), "es_ES": ("ESB########", .luhn),
        "nb_NO": ("NO9########MVA", .norwegianVAT), "en_GB": ("GB%########", .britishVAT),
        "cs_CZ": ("CZ%#######", .czechVAT), "en_AU": ("00 ### ### ###", .abn), "pt_BR": ("%#.###.###/0001-00", .cnpj),
        "en_IN": ("27???C?####?1Z0|29???C?####?1Z0|07???C?####?1Z0", .gstin), "es_MX": ("???%#0%1%%#0", .rfc),
        "ja_JP": ("0010#01######|0011#01######|0120#01######", .japaneseCompany),
        "ko_KR": ("%##-8#-####0", .koreanCompany), "ru_RU": ("77########|78########|66########", .inn10),
        "uk_UA": ("3#######|4#######", .edrpou), "tr_TR": ("%#########", .vkn),
        "zh_CN": ("91110105MA0######0|91310115MA1######0|91440300MA5######0", .uscc),
        "en_CA": ("%######## RT0001", .canadianBN),
        // No check digits are published.
        "ar_SA": ("3#########00003", .none),
    ]

    /// Three letters of a family name, four usual given names, a birthday from the tenth to the nineteenth, a town.
    private static let italian =
        "&&&MRA%#A1#H501A|&&&GNN%#C1#F205A|&&&LCU%#E1#F839A|&&&PLA%#H1#L219A|&&&MRA%#L1#D612A|&&&GNN%#M1#A944A|"
        + "&&&LCU%#P1#G273A|&&&PLA%#R1#D969A|&&&MRA%#S1#A662A|&&&GNN%#T1#L736A|&&&LCU%#B1#C351A|&&&PLA%#D1#L781A"
    /// The district, a birthday from the eleventh to the nineteenth in the first nine months, three digits of order.
    private static let chinese =
        "11010519%#0%1%###0|31011519%#0%1%###0|44030519%#0%1%###0|51010419%#0%1%###0|32010219%#0%1%###0|33010619%#0%1%###0"
}
