"""Names of people: Faker's lists with its weights; mimesis' where Faker has few."""

import itertools
import re
from collections import OrderedDict

from anyascii import anyascii

from . import faker_data, mimesis_data, usual

FEW = 150
# Characters that given names begin and end with; every pair is a name that people have.
CHINESE = {
    "male": ("建志文国海明俊浩宇家嘉晓天永", "华军平伟强峰辉东杰龙波涛宁林"),
    "female": ("晓雅丽秀玉美小雪思佳嘉春", "娟燕玲芳红梅莉敏琴霞萍云"),
}


def first(locale, gender):
    """[(name, weight)]"""
    if locale.code == "ja_JP":
        return [(pair[0], 1.0) for pair in japanese(locale, f"first_name_{gender}_pairs")]
    found = faker_data.values("person", locale.faker, f"first_names_{gender}")
    if locale.code == "zh_CN":
        # mimesis' Chinese names are characters at random; usual ones of two characters are made here.
        return unique(found + [(a + b, 1.0) for a, b in itertools.product(*CHINESE[gender])])
    named = merged(found, mimesis_data.names(locale.mimesis, gender), locale)
    return usual.weighted(named, usual.of(locale, 0 if gender == "male" else 1))


def japanese(locale, name):
    return list(faker_data.raw("person", locale.faker, name))


def last(locale):
    """([(name, weight)] of men, the same of women or nothing where all are called alike)"""
    folder, code = locale.faker, locale.code
    if code == "ja_JP":
        pairs = faker_data.raw("person", folder, "last_name_pairs")
        return [(pair[0], weight) for pair, weight in pairs.items()], []
    if code == "pl_PL":
        men = faker_data.texts("person", folder, "male_last_names")
        both = [name for name in faker_data.texts("person", folder, "unisex_last_names")]
        women = [re.sub("(sk|ck|dzk)i$", r"\1a", name) for name in men]
        # The commonest come first; rare ones would make up most of a list without weights.
        return pairs_of(men + both[:400]), pairs_of(women + both[:400])
    men = faker_data.values("person", folder, "last_names_male")
    women = faker_data.values("person", folder, "last_names_female")
    if code == "uk_UA":
        common = faker_data.values("person", folder, "last_names_common")
        men = common + faker_data.values("person", folder, "last_names_male_only")
        women = common + faker_data.values("person", folder, "last_names_female_only")
    if men and women and code in ("cs_CZ", "ru_RU", "uk_UA"):
        return unique(men), unique(women)
    found = faker_data.values("person", folder, "last_names")
    named = merged(found, mimesis_data.surnames(locale.mimesis, "male"), locale)
    return usual.weighted(named, usual.of(locale, 2)), []


def pairs_of(names):
    return unique([(name, 1.0) for name in names])


def repaired(text):
    """Some Danish names of mimesis are UTF-8 that was once read as Windows-1252."""
    if "Ã" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def unique(pairs):
    result = OrderedDict()
    for name, weight in pairs:
        name = repaired(name)
        # Some lists keep marks of doubt, rests of web pages and full stops of abbreviations.
        if name.strip() and not re.search(r"[0-9_/()?!;&,]|\w\w\.$", name):
            result[name.strip()] = result.get(name.strip(), 0) + weight
    return list(result.items())


def merged(found, more, locale):
    weighted = len({weight for _, weight in found}) > 1
    if not weighted and len(found) < FEW:
        known = {name for name, _ in found}
        found = found + [(name, 1.0) for name in more if name not in known]
    return unique(found)


def middle(locale, gender):
    names = faker_data.texts("person", locale.faker, f"middle_names_{gender}")
    return sorted(set(names), key=names.index) if locale.code in ("ru_RU", "uk_UA") else []


PREFIXES = {
    # Faker's Finnish, Spanish, French and Polish lists hold particles or one word; these are the usual forms of address.
    "fr_FR": (["M.", "M.", "Dr"], ["Mme", "Mme", "Dr"]),
    "es_ES": (["Sr.", "D.", "Dr."], ["Sra.", "D.ª", "Dra."]),
    "pl_PL": (["pan", "dr"], ["pani", "dr"]),
    "fi_FI": (["hra", "tri", "prof."], ["rva", "tri", "prof."]),
    "nl_NL": (["dhr.", "dr.", "ir."], ["mevr.", "dr.", "ir."]),
    "sv_SE": (["herr", "dr"], ["fru", "dr"]),
    "en_IN": (["Mr.", "Dr."], ["Mrs.", "Ms.", "Dr."]),
    "ja_JP": (["様"], ["様"]),
    "ko_KR": (["씨"], ["씨"]),
    "zh_CN": (["先生"], ["女士"]),
}


def prefixes(locale, gender):
    if locale.code in PREFIXES:
        return PREFIXES[locale.code][0 if gender == "male" else 1]
    names = faker_data.texts("person", locale.faker, f"prefixes_{gender}")
    return names or faker_data.texts("person", locale.faker, "prefixes")


def suffixes(locale):
    for name in ("suffixes_male", "suffixes"):
        found = faker_data.texts("person", locale.faker, name)
        if found:
            return found
    return []


TOKENS = {
    "first_name": "first", "first_name_male": "first", "first_name_female": "first", "last_name": "last",
    "last_name_male": "last", "last_name_female": "last", "middle_name_male": "middle", "middle_name_female": "middle",
    "prefix_male": "prefix", "prefix_female": "prefix", "prefix": "prefix", "suffix_male": "suffix",
    "suffix_female": "suffix", "suffix": "suffix",
}


def formats(locale, gender):
    """[(format, weight)] in our tokens; formats with words that nothing here fills are left out."""
    other = "_female" if gender == "male" else "_male"
    found = faker_data.values("person", locale.faker, f"formats_{gender}") or [
        pair for pair in faker_data.values("person", locale.faker, "formats") if other + "}}" not in pair[0]
    ]
    result = OrderedDict()
    for text, weight in found:
        text, seen = text.replace("{{", "<").replace("}}", ">"), set()
        names = re.findall("<([a-z_]+)>", text)
        if any(name not in TOKENS for name in names):
            continue
        if locale.code in PREFIXES and any("prefix" in name for name in names):
            continue

        def token(match):
            name = TOKENS[match.group(1)]
            again = name in seen
            seen.add(name)
            return "{" + name + ("2" if again else "") + "}"

        text = re.sub("<([a-z_]+)>", token, text)
        if "{last22}" not in text:
            result[text] = result.get(text, 0) + weight
    return list(result.items()) or [("{first} {last}", 1.0)]


def ascii_names(locale, names):
    """Names as they stand in e-mail addresses: small ASCII letters."""
    replacements = dict(
        pair for pair in (faker_data.raw("internet", locale.faker, "replacements") or ()) if len(pair) == 2)
    return [plain("".join(replacements.get(c, replacements.get(c.lower(), c)) for c in name)) for name in names]


def plain(text):
    return re.sub("[^a-z]", "", anyascii(text).lower()) or "x"
