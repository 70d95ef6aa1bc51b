/// Methods whose values are made by a regular expression, the same in every locale.
enum FakerPatterns {
    /// The expression of a method; nil where it has none.
    static func expression(of method: String) -> String? { table[method] }

    static var methods: [String] { table.keys.sorted() }

    private static let year = "(19[7-9][0-9]|20[01][0-9]|202[0-5])"
    private static let monthDay = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
    private static let clock = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    private static let octet = "([1-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9])"
    private static let hex = "[0-9a-f]"
    private static let gecko = "Mozilla/5\\.0"

    private static let table: [String: String] = {
        var table = places
        for part in [numbers, times, machines, agents] { table.merge(part) { first, _ in first } }
        return table
    }()

    private static let places = [
        "city_prefix": "(North|East|West|South|New|Lake|Port)",
        "city_suffix":
            "(town|ton|land|ville|berg|burgh|borough|bury|view|port|mouth|stad|furt|chester|side|shire|haven)",
        "street_suffix": "(Street|Avenue|Road|Lane|Drive|Court|Way|Boulevard|Place)",
        "military_apo": "PSC [0-9]{4}, Box [0-9]{4}", "military_dpo": "Unit [0-9]{4} Box [0-9]{4}",
        "military_ship": "(USS|USNS|USNV|USCGC)", "military_state": "(AA|AE|AP)",
        "postalcode_plus4": "[0-9]{5}-[0-9]{4}", "zipcode_plus4": "[0-9]{5}-[0-9]{4}",
        "country_calling_code": "\\+(1|7|33|34|39|44|45|46|47|48|49|52|55|61|81|82|86|90|91|358|380|420|966)",
        "passport_number": "[A-Z][0-9]{8}", "passport_gender": "[MFX]", "passport_dob": "19[4-9][0-9]-\(monthDay)",
        "swift": "[A-Z]{4}(US|GB|DE|FR)[A-Z0-9]{2}([A-Z0-9]{3}|XXX)", "swift8": "[A-Z]{4}(US|GB|DE|FR)[A-Z0-9]{2}",
        "swift11": "[A-Z]{4}(US|GB|DE|FR)[A-Z0-9]{2}[A-Z0-9]{3}", "vin": "[A-HJ-NPR-Z0-9]{11}[0-9]{6}",
        "ein": "[1-9][0-9]-[0-9]{7}", "itin": "9[0-9]{2}-7[0-9]-[0-9]{4}", "invalid_ssn": "000-[0-9]{2}-[0-9]{4}",
        "cryptocurrency_code": "(BTC|ETH|XRP|LTC|DOGE|XMR|ZEC|DASH|NEO|EOS)",
        "cryptocurrency_name": "(Bitcoin|Ethereum|Ripple|Litecoin|Dogecoin|Monero|Zcash|Dash|NEO|EOS)",
        "cryptocurrency": "(BTC, Bitcoin|ETH, Ethereum|LTC, Litecoin|XMR, Monero|ZEC, Zcash)",
        "currency":
            "(USD, US Dollar|EUR, Euro|GBP, British Pound|JPY, Japanese Yen|CHF, Swiss Franc|CAD, Canadian Dollar)",
        "pricetag": "\\$[1-9](,[0-9]{3}|[0-9]{0,2})\\.[0-9]{2}",
    ]

    private static let numbers = [
        "random_digit": "[0-9]", "random_digit_above_two": "[3-9]", "random_digit_not_null": "[1-9]",
        "random_digit_not_null_or_empty": "[1-9]?", "random_digit_or_empty": "[0-9]?",
        "random_number": "[1-9][0-9]{0,8}", "random_int": "[1-9][0-9]{0,3}", "random_letter": "[A-Za-z]",
        "random_letters": "[A-Za-z]{16}", "random_lowercase_letter": "[a-z]", "random_uppercase_letter": "[A-Z]",
        "random_element": "[abc]", "pyint": "[1-9][0-9]{0,3}", "pyfloat": "-?[1-9][0-9]{0,5}\\.[0-9]{1,6}",
        "pydecimal": "-?[1-9][0-9]{0,9}\\.[0-9]{1,8}", "pybool": "(True|False)", "boolean": "(True|False)",
        "null_boolean": "(True|False|None)", "pystr": "[A-Za-z]{20}", "pystr_format": "[A-Za-z][a-z]{5}[0-9]{4}",
        "binary": "[01]{64}", "hexify": "[0-9a-f]{4}",
        "color_rgb": "\\(\(octet), \(octet), \(octet)\\)", "rgb_color": "\(octet),\(octet),\(octet)",
        "rgb_css_color": "rgb\\(\(octet),\(octet),\(octet)\\)",
        "color_rgb_float": "\\(0\\.[0-9]{6}, 0\\.[0-9]{6}, 0\\.[0-9]{6}\\)",
        "color_hsl": "\\(([1-9]?[0-9]|[12][0-9][0-9]|3[0-5][0-9]), [1-9][0-9], [1-9][0-9]\\)",
        "color_hsv": "\\(([1-9]?[0-9]|[12][0-9][0-9]|3[0-5][0-9]), [1-9][0-9], [1-9][0-9]\\)",
        "safe_hex_color": "#(00|33|66|99|cc|ff)(00|33|66|99|cc|ff)(00|33|66|99|cc|ff)",
        "coordinate": "-?(1[0-7][0-9]|[1-9]?[0-9])\\.[0-9]{6}",
    ]

    private static let times: [String: String] = {
        let dates = [
            "date", "date_between", "date_between_dates", "date_object", "date_this_century", "date_this_decade",
            "date_this_month", "date_this_year", "past_date",
        ]
        let moments = [
            "date_time", "date_time_ad", "date_time_between", "date_time_between_dates", "date_time_this_century",
            "date_time_this_decade", "date_time_this_month", "date_time_this_year", "past_datetime",
        ]
        var table = [
            "am_pm": "(AM|PM)", "century": "(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XV|XVI|XVII|XVIII|XIX|XX|XXI)",
            "date_of_birth": "(19[4-9][0-9]|200[0-7])-\(monthDay)", "day_of_month": "(0[1-9]|[12][0-9]|30)",
            "future_date": "20(2[7-9]|3[0-5])-\(monthDay)", "future_datetime": "20(2[7-9]|3[0-5])-\(monthDay) \(clock)",
            "iso8601": "\(year)-\(monthDay)T\(clock)", "month": "(0[1-9]|1[0-2])", "year": year, "time": clock,
            "time_object": clock, "time_delta": "[1-9][0-9]{0,3} days, \(clock)", "unix_time": "1[0-6][0-9]{8}",
        ]
        for name in dates { table[name] = "\(year)-\(monthDay)" }
        for name in moments { table[name] = "\(year)-\(monthDay) \(clock)" }
        return table
    }()

    private static let machines = [
        "doi": "10\\.[1-9][0-9]{3}/[a-z0-9]{8}", "unix_device": "/dev/(sd|vd|xvd)[a-z]",
        "unix_partition": "/dev/(sd|vd|xvd)[a-z][0-9]", "dga": "[a-z]{10,20}\\.example",
        "safe_domain_name": "example\\.(com|org|net)", "tld": "(com|org|net|info|biz|io)",
        "http_status_code": "(200|201|202|204|301|302|304|307|400|401|403|404|405|409|418|422|429|500|502|503|504)",
        "iana_id": "[1-9][0-9]{0,6}", "ipv4_network_class": "[abc]",
        "ipv4_private": "(10\\.\(octet)|172\\.(1[6-9]|2[0-9]|3[01])|192\\.168)\\.\(octet)\\.\(octet)",
        // Blocks that are kept for documentation (RFC 5737).
        "ipv4_public": "(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\(octet)",
        "nic_handle": "[A-Z]{2,4}[1-9][0-9]{0,4}-FAKE", "nic_handles": "[A-Z]{2,4}[1-9][0-9]{0,4}-FAKE",
        "port_number": "([1-9][0-9]{0,3}|[1-5][0-9]{4})", "ripe_id": "ORG-[A-Z]{2,4}[1-9][0-9]{0,4}-RIPE",
        "uri_extension": "\\.(html|htm|php|jsp|asp)",
        "uri_page": "(index|home|search|main|post|about|privacy|login|faq)",
        "uri_path":
            "(app|blog|category|explore|list|main|posts|search|tags|wp-content)(/(app|blog|list|posts|tags)){0,2}",
        "http_method": "(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)",
        "uuid1": "\(hex){8}-\(hex){4}-1\(hex){3}-[89ab]\(hex){3}-\(hex){12}",
        "uuid7": "01[89]\(hex){5}-\(hex){4}-7\(hex){3}-[89ab]\(hex){3}-\(hex){12}",
    ]

    private static let agents = [
        "chrome":
            "\(gecko) \\((Windows NT 10\\.0; Win64; x64|X11; Linux x86_64|Macintosh; Intel Mac OS X 10_15_7)\\) AppleWebKit/537\\.36 \\(KHTML, like Gecko\\) Chrome/1[0-3][0-9]\\.0\\.0\\.0 Safari/537\\.36",
        "firefox":
            "\(gecko) \\((Windows NT 10\\.0; Win64; x64|X11; Linux x86_64|Macintosh; Intel Mac OS X 10\\.15); rv:1[0-3][0-9]\\.0\\) Gecko/20100101 Firefox/1[0-3][0-9]\\.0",
        "safari":
            "\(gecko) \\(Macintosh; Intel Mac OS X 10_15_7\\) AppleWebKit/605\\.1\\.15 \\(KHTML, like Gecko\\) Version/1[4-8]\\.[0-6] Safari/605\\.1\\.15",
        "opera":
            "\(gecko) \\((Windows NT 10\\.0; Win64; x64|X11; Linux x86_64)\\) AppleWebKit/537\\.36 \\(KHTML, like Gecko\\) Chrome/1[0-3][0-9]\\.0\\.0\\.0 Safari/537\\.36 OPR/[89][0-9]\\.0\\.0\\.0",
        "internet_explorer":
            "\(gecko) \\(Windows NT (6\\.1|6\\.3|10\\.0); WOW64; Trident/7\\.0; rv:11\\.0\\) like Gecko",
        "android_platform_token": "Android (9|10|11|12|13|14|15)",
        "ios_platform_token": "(iPhone; CPU iPhone|iPad; CPU) OS 1[2-8]_[0-6] like Mac OS X",
        "linux_platform_token": "X11; Linux (x86_64|i686|aarch64)", "linux_processor": "(x86_64|i686|aarch64)",
        "mac_platform_token": "Macintosh; (Intel|U; Intel) Mac OS X 10_1[0-5]_[0-9]",
        "mac_processor": "(Intel|U; Intel)",
        "windows_platform_token": "(Windows NT 6\\.1|Windows NT 6\\.3|Windows NT 10\\.0)",
    ]
}
