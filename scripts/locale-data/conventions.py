"""How addresses are put together in each country: the usual order, public knowledge of the postal services."""

ADDRESS = {
    "en_US": "{number} {street}, {city}, {short} {post}", "en_GB": "{number} {street}, {city} {post}",
    "en_CA": "{number} {street}, {city}, {short} {post}", "en_AU": "{number} {street}, {city} {short} {post}",
    "en_IN": "{number}, {street}, {city} {post}", "de_DE": "{street} {number}, {post} {city}",
    "fr_FR": "{number} {street}, {post} {city}", "es_ES": "{street}, {number}, {post} {city}",
    "es_MX": "{street} {number}, {post} {city}, {region}", "it_IT": "{street} {number}, {post} {city} {short}",
    "pt_BR": "{street}, {number}, {city} - {short}, {post}", "nl_NL": "{street} {number}, {post} {city}",
    "sv_SE": "{street} {number}, {post} {city}", "nb_NO": "{street} {number}, {post} {city}",
    "da_DK": "{street} {number}, {post} {city}", "fi_FI": "{street} {number}, {post} {city}",
    "pl_PL": "{street} {number}, {post} {city}", "cs_CZ": "{street} {number}, {post} {city}",
    "tr_TR": "{street} No: {number}, {post} {city}", "ru_RU": "{post}, г. {city}, {street}, д. {number}",
    "uk_UA": "{street}, буд. {number}, м. {city}, {post}", "ja_JP": "〒{post} {region}{city}{street}{number}",
    "ko_KR": "{region} {city} {street} {number}", "zh_CN": "{region}{city}{street}{number}号",
    "ar_SA": "{street} {number}، {city} {post}",
}
# Where the region is a town itself, it is not named twice.
CITY_REGIONS = {
    "ko_KR": "{city} {street} {number}", "zh_CN": "{city}{street}{number}号",
}
STREET_ADDRESS = {
    "en_IN": "{number}, {street}", "es_ES": "{street}, {number}", "pt_BR": "{street}, {number}",
    "tr_TR": "{street} No: {number}", "ru_RU": "{street}, д. {number}", "uk_UA": "{street}, буд. {number}",
    "ja_JP": "{street}{number}", "zh_CN": "{street}{number}号",
}
# Masks: # is any digit, % a digit but 0.
NUMBER = {
    "en_US": ["%##", "%###", "%#"], "en_CA": ["%##", "%###", "%#"], "en_AU": ["%", "%#", "%#", "%##"],
    "en_GB": ["%", "%#", "%#", "%##"], "en_IN": ["%", "%#", "%##", "%#/%"], "de_DE": ["%", "%#", "%#", "%a", "%##"],
    "ja_JP": ["%丁目%-%", "%丁目%-%#", "%丁目%#-%"], "zh_CN": ["%", "%#", "%##"], "ko_KR": ["%", "%#", "%##", "%#-%"],
    "cs_CZ": ["%", "%#", "%##/%", "%##/%#"], "pl_PL": ["%", "%#", "%#/%", "%#/%#"], "ar_SA": ["%###"],
}
USUAL_NUMBER = ["%", "%#", "%#", "%##"]
NUMBER_FIRST = {"en_US", "en_GB", "en_CA", "en_AU", "fr_FR"}


def street_address(code):
    if code in STREET_ADDRESS:
        return STREET_ADDRESS[code]
    return "{number} {street}" if code in NUMBER_FIRST else "{street} {number}"


SECONDARY = {
    "en_US": ["Apt. %#", "Apt. %##", "Suite %##"], "en_CA": ["Apt. %#", "Suite %##"], "en_GB": ["Flat %", "Flat %#"],
    "en_AU": ["Unit %", "Level %", "Apt. %#"], "en_IN": ["Flat %#", "Floor %"],
}
