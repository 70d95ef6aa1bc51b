/// The methods that are known by name.
public enum FakerMethod {
    static let masked = ["bothify", "lexify", "numerify"]

    static func usualMask(_ method: String) -> String {
        switch method {
        case "lexify": "????"
        case "numerify": "###"
        default: "## ??"
        }
    }

    public static let all = people + places + work + money + prose + times + machines + values

    private static let people = [
        "name", "full_name", "name_male", "name_female", "name_nonbinary", "first_name", "first_name_male",
        "first_name_female", "first_name_nonbinary", "last_name", "last_name_male", "last_name_female",
        "last_name_nonbinary", "middle_name", "middle_name_male", "middle_name_female", "prefix", "prefix_male",
        "prefix_female", "prefix_nonbinary", "suffix", "suffix_male", "suffix_female", "suffix_nonbinary", "sex",
        "gender",
        "kana_name", "first_kana_name", "last_kana_name", "romanized_name", "first_romanized_name",
        "last_romanized_name",
        "user_name", "username", "email", "safe_email", "ascii_email", "ascii_safe_email", "free_email",
        "ascii_free_email", "company_email", "ascii_company_email", "free_email_domain", "phone_number", "phone",
        "basic_phone_number", "cellphone_number", "msisdn", "country_calling_code", "job", "job_male", "job_female",
        "profile", "simple_profile", "language_name", "language_code", "locale", "ssn", "vat_id", "ein", "itin",
        "invalid_ssn", "passport_number", "passport_gender", "passport_dob", "passport_owner",
    ]
    private static let places = [
        "address", "street_address", "street_name", "street_suffix", "building_number", "secondary_address", "city",
        "city_prefix", "city_suffix", "state", "state_abbr", "province", "province_abbr", "region", "prefecture",
        "department_name", "administrative_unit", "country", "country_code", "country_code_alpha3", "current_country",
        "current_country_code", "bank_country", "postcode", "postalcode", "zipcode", "postcode_in_state",
        "postalcode_in_state", "zipcode_in_state", "postalcode_plus4", "zipcode_plus4", "military_apo", "military_dpo",
        "military_ship", "military_state", "latitude", "longitude", "local_latitude", "local_longitude", "coordinate",
        "coordinates", "latlng", "local_latlng", "location_on_land", "local_timezone", "timezone", "pytimezone",
    ]
    private static let work = [
        "company", "company_suffix", "company_domain", "contact_email", "catch_phrase", "bs", "bank", "license_plate",
        "vin",
    ]
    private static let money = [
        "iban", "bban", "swift", "swift8", "swift11", "aba", "credit_card_number", "credit_card_provider",
        "credit_card_expire", "credit_card_security_code", "currency", "currency_code", "currency_name",
        "currency_symbol", "cryptocurrency", "cryptocurrency_code", "cryptocurrency_name", "pricetag", "ean", "ean8",
        "ean13", "localized_ean", "localized_ean8", "localized_ean13", "upc_a", "isbn10", "isbn13", "sbn9",
    ]
    private static let prose = [
        "word", "words", "get_words_list", "sentence", "sentences", "paragraph", "paragraphs", "text", "texts",
        "color_name", "color", "safe_color_name", "hex_color", "safe_hex_color", "rgb_color", "rgb_css_color",
        "color_rgb", "color_rgb_float", "color_hsl", "color_hsv", "emoji", "slug",
    ]
    private static let times = [
        "date", "date_object", "date_between", "date_between_dates", "date_of_birth", "date_this_century",
        "date_this_decade", "date_this_month", "date_this_year", "date_time", "date_time_ad", "date_time_between",
        "date_time_between_dates", "date_time_this_century", "date_time_this_decade", "date_time_this_month",
        "date_time_this_year", "past_date", "past_datetime", "future_date", "future_datetime", "time", "time_object",
        "time_delta", "iso8601", "unix_time", "am_pm", "century", "year", "month", "month_name", "day_of_week",
        "day_of_month",
    ]
    private static let machines = [
        "user_agent", "chrome", "firefox", "safari", "opera", "internet_explorer", "android_platform_token",
        "ios_platform_token", "linux_platform_token", "linux_processor", "mac_platform_token", "mac_processor",
        "windows_platform_token", "url", "uri", "uri_extension", "uri_page", "uri_path", "image_url", "domain_name",
        "domain_word", "safe_domain_name", "tld", "dga", "hostname", "ipv4", "ipv4_network_class", "ipv4_private",
        "ipv4_public", "ipv6", "mac_address", "port_number", "http_method", "http_status_code", "iana_id", "ripe_id",
        "nic_handle", "nic_handles", "file_name", "file_extension", "file_path", "mime_type", "unix_device",
        "unix_partition", "doi",
    ]
    private static let values = [
        "uuid1", "uuid4", "uuid7", "password", "md5", "sha1", "sha256", "binary", "boolean", "null_boolean", "bothify",
        "lexify", "numerify", "hexify", "random_digit", "random_digit_above_two", "random_digit_not_null",
        "random_digit_not_null_or_empty", "random_digit_or_empty", "random_element", "random_int", "random_letter",
        "random_letters", "random_lowercase_letter", "random_uppercase_letter", "random_number", "pybool", "pyint",
        "pyfloat", "pydecimal", "pystr", "pystr_format",
    ]
}
