"""Words, jobs, colours, streets and companies of a locale, from Faker and mimesis."""

import re

from . import faker_data, mimesis_data

# Faker's lorem for these is in the language; where it has none, mimesis' vocabulary serves.
WORDS_FROM_MIMESIS = {"it_IT", "pt_BR", "sv_SE", "nb_NO", "fi_FI", "tr_TR", "ko_KR", "ar_SA", "zh_CN"}
# mimesis' Portuguese vocabulary.
WORDS_OF = {"pt_BR": "pt"}
MOST_STREETS = 1500


# Names of the Soviet Union's things that the lists keep.
DATED = {"ленінград", "ленинград", "райком", "цк", "кпсс"}


# What lists of jobs have that nobody writes into a form: crimes, offices of one person, fields of study.
UNFIT = {
    "it_IT": "Pornostar|Accalappiacani",
    "tr_TR": "Fahişe|Hırsız|Muhabbet tellalı|Striptizci|Tellal|Cellat|Dilenci|Haydut|Korsan|Kumarbaz|Papa|Konsomatris|Telekız|"
    "Geyşa|Dansöz|Tefeci|Guru|Simyacı|Müneccim|Bombacı|Ayı oynatıcısı|Matador|Cumhurbaşkanı|Başbakan|Bakan|Kardinal|"
    "Paralı asker|Falcı|Cost Control|Susuz araç yıkama|Binicilik|Besicilik|Cillopçu|Muzcu|Mumyalayıcı|Gezgin|Sütanne|"
    "Psikolojik danışmanlık ve rehberlik|Çevik Kuvvet|Oyun hostesi|Host",
}


def distinct(texts):
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def words(locale):
    found = [] if locale.code in WORDS_FROM_MIMESIS else faker_data.texts("lorem", locale.faker, "word_list")
    if not found and locale.language == "en":
        found = faker_data.texts("lorem", "en_US", "word_list")
    if not found and locale.code == "es_MX":
        found = faker_data.texts("lorem", "es_ES", "word_list")
    found = found or mimesis_data.words(WORDS_OF.get(locale.code, locale.mimesis.split("-")[0]))
    return [w for w in distinct(found) if w.lower() not in DATED and not re.search(r"[\s\d.,;:!?()/_]|^[A-Z]$|^ii+$", w) and len(w) <= 24][:2000]


def jobs(locale):
    found = faker_data.texts("job", locale.faker, "jobs")
    if locale.language == "en" or locale.code == "en_IN":
        found = faker_data.texts("job", "en_US", "jobs")
    found = found or mimesis_data.occupations(locale.mimesis) or mimesis_data.occupations(locale.mimesis[:2])
    if locale.code == "pt_BR":
        found = found[::4]
    if locale.code == "fr_FR":
        found = [masculine(job) for job in found if "éducative et" not in job and "principale d'" not in job]
    if locale.code == "zh_CN":
        # Without the headings of job markets, which are fields or several jobs in one.
        found = [job for job in found if re.search(PERSONS, job) and "/" not in job]
    if locale.code == "ko_KR":
        # Without the classes of the statistical office: "other …" and several in one.
        found = [job for job in found if not job.startswith("기타") and "/" not in job]
    unfit = UNFIT.get(locale.code, "").split("|")
    return [job for job in distinct(found) if len(job) <= 60 and job not in unfit]


# What Chinese names of jobs end with.
PERSONS = "(师|员|经理|总监|主管|助理|编辑|医生|护士|会计|出纳|秘书|司机|翻译|顾问|代表|店长|厂长|主任|技工|教授|记者|讲师)$"
FEMININE = [
    ("", ""), ("", "e"), ("eur", "euse"), ("teur", "trice"), ("er", "ère"), ("en", "enne"), ("f", "ve"), ("el", "elle"),
    ("eux", "euse"), ("et", "ette"), ("on", "onne"), ("c", "que"), ("f", "fe"), ("eau", "elle"),
]


def masculine(job):
    """Faker's French jobs have lost the stroke between two genders: `forestier forestière`."""
    words = job.split(" ")
    kept = [
        word for before, word in zip(["", *words], words)
        if not any(before and before.endswith(a) and word == before[: len(before) - len(a)] + b for a, b in FEMININE)
    ]
    return " ".join(kept)


def colours(locale):
    if locale.language == "en":
        return faker_data.texts("color", "en_US", "safe_colors")
    own = [text for text in faker_data.texts("color", locale.faker, "safe_colors")]
    if own and own != faker_data.texts("color", "en_US", "safe_colors"):
        return distinct(own)
    return distinct(mimesis_data.colours(locale.mimesis) or mimesis_data.colours(locale.mimesis[:2]))[:40]


def thinned(texts):
    """At most so many, evenly from the whole list, whose order is alphabetical."""
    texts = [t for t in distinct(texts) if not re.search(r"[\d/()\"]", t) and len(t) <= 40]
    step = max(1, -(-len(texts) // MOST_STREETS))
    return texts[::step]


def streets(locale):
    """({pool: texts}, formats): formats name pools of this module or of people."""
    code, folder = locale.code, locale.faker
    names = thinned(mimesis_data.streets(locale.mimesis))
    if code in ("en_US", "en_CA"):
        suffixes = ["Street", "Avenue", "Road", "Lane", "Drive", "Court", "Boulevard", "Place", "Way", "Terrace"]
        known = faker_data.texts("address", "en_US", "street_suffixes")
        return {"street.name": [n for n in names if n.isascii()], "street.suffix": [s for s in suffixes if s in known]}, [
            "{street.name} {street.suffix}"]
    if code in ("en_GB", "en_AU"):
        # mimesis' British list is of townlands; its American one has names that both countries use.
        found = thinned(mimesis_data.streets("en"))
        kinds = ["Road", "Street", "Lane", "Close", "Avenue", "Gardens", "Drive", "Way", "Crescent", "Terrace"]
        return {"street.name": found, "street.suffix": kinds}, ["{street.name} {street.suffix}"]
    if code == "nb_NO":
        names = [n for n in names if not re.search("(vei|veien|gate|gata|gaten|vegen|veg|terrasse|plass|allé|torg|brygge|svingen|stien|kroken)$", n)]
        return {"street.name": names, "street.suffix": ["vei", "gate", "vei"]}, ["{street.name} {street.suffix}"]
    if code == "en_IN":
        return {}, distinct(
            text.replace("{{last_name}}", "{street.last}")
            for text in faker_data.texts("address", folder, "street_name_formats") if " " in text)
    if code == "fr_FR":
        return {"street.name": names, "street.prefix": ["rue", "rue", "rue", "avenue", "boulevard", "place", "chemin"]}, [
            "{street.prefix} {street.last}", "{street.prefix} {street.first} {street.last}"]
    if code in ("es_ES", "es_MX"):
        return {"street.name": names, "street.prefix": ["Calle", "Calle", "Avenida", "Paseo", "Plaza"]}, [
            "{street.prefix} {street.first} {street.last}", "{street.prefix} {street.last}"] if code == "es_ES" else [
            "{street.prefix} {street.name}"]
    if code == "it_IT":
        return {"street.prefix": ["Via", "Via", "Via", "Viale", "Piazza", "Corso"]}, [
            "{street.prefix} {street.first} {street.last}", "{street.prefix} {street.last}"]
    if code == "pt_BR":
        return {"street.prefix": ["Rua", "Rua", "Rua", "Avenida", "Travessa", "Praça", "Alameda"]}, [
            "{street.prefix} {street.first} {street.last}", "{street.prefix} {street.last}"]
    if code == "da_DK":
        # Faker's names are whole or want an ending; those that end in a genitive or a noun take one.
        found = [name for name in faker_data.texts("address", folder, "street_names") if " " not in name]
        return {
            "street.name": thinned(found),
            "street.suffix": [s for s in faker_data.texts("address", folder, "street_suffixes") if s.islower()],
        }, ["{street.name}{street.suffix}"]
    if code == "fi_FI":
        return {
            "street.name": faker_data.texts("address", folder, "street_prefixes"),
            "street.suffix": faker_data.texts("address", folder, "street_suffixes"),
        }, ["{street.name}{street.suffix}"]
    if code == "pl_PL":
        found = faker_data.texts("address", folder, "streets_universal") + faker_data.texts(
            "address", folder, "streets_adjective_feminine")
        # Dates have lost their days in the list.
        months = ("Stycznia Lutego Marca Kwietnia Maja Czerwca Lipca Sierpnia Września Października Listopada "
                  "Grudnia").split()
        return {"street.name": [n for n in distinct(found) if n not in months]}, ["ul. {street.name}"]
    if code == "ru_RU":
        return {"street.name": thinned(faker_data.texts("address", folder, "street_titles_noflex") +
                                       faker_data.texts("address", folder, "street_titles"))}, ["ул. {street.name}"]
    if code == "uk_UA":
        # Adjectives of men belong to lanes; a street is a woman in Ukrainian.
        found = [n for n in names or faker_data.texts("address", folder, "street_titles") if not re.search("[иі]й$", n)]
        return {"street.name": thinned(found)}, ["вул. {street.name}"]
    if code == "ja_JP":
        return {"street.name": faker_data.texts("address", folder, "towns")}, ["{street.name}"]
    if code == "ko_KR":
        return {"street.name": faker_data.texts("address", folder, "road_names")}, [
            "{street.name}로", "{street.name}길", "{street.name}대로"]
    if code == "zh_CN":
        found = distinct(re.sub("[路街道巷]$", "", n) for n in names)
        return {"street.name": found, "street.suffix": ["路", "街"]}, ["{street.name}{street.suffix}"]
    if code == "tr_TR":
        return {"street.name": names, "street.suffix": ["Caddesi", "Sokağı"]}, ["{street.name} {street.suffix}"]
    if code == "ar_SA":
        return {"street.name": names}, ["شارع {street.name}"]
    return {"street.name": names}, ["{street.name}"]


COMPANY_TOKENS = {
    "last_name": "company.last", "company_suffix": "company.suffix", "company_prefix": "company.prefix",
    "company_category": "company.category", "company_name_word": "company.word", "brand_suffix": "company.brand",
    "first_name": "company.first",
}


def companies(locale):
    """({pool: texts}, formats); formats with real companies or with unknown words are left out."""
    folder = locale.faker
    if locale.code == "ar_SA":
        return {"company.suffix": ["المحدودة", "وشركاه", "القابضة"]}, [
            "شركة {company.last} {company.suffix}", "مجموعة {company.last}", "شركة {company.last}"]
    if locale.code == "uk_UA":
        kinds = mimesis_data.read("uk", "finance")["company"]["type"]["abbr"]
        return {"company.prefix": [k for k in kinds if k in ("ПАТ", "ПрАТ", "ТОВ", "ТДВ")]}, [
            "{company.prefix} «{company.last}»", "{company.prefix} «{company.last} і партнери»"]
    pools = {}
    for pool, name in (("suffix", "company_suffixes"), ("prefix", "company_prefixes"),
                       ("category", "company_categories"), ("word", "company_name_words"), ("brand", "brand_suffixes")):
        # A pool without weights keeps its repetitions: they are the weights.
        found = faker_data.texts("company", folder, name)
        if found:
            pools["company." + pool] = found
    if locale.code in ("en_GB", "en_AU", "en_IN"):
        pools["company.suffix"] = {
            "en_GB": ["Ltd", "Ltd", "PLC", "LLP", "Group", "and Sons"],
            "en_AU": ["Pty Ltd", "Pty Ltd", "Ltd", "Group", "and Sons"],
            "en_IN": ["Pvt Ltd", "Pvt Ltd", "Ltd", "LLP", "and Sons"],
        }[locale.code]
    elif locale.language == "en":
        pools["company.suffix"] = faker_data.texts("company", "en_US", "company_suffixes")
    formats = faker_data.texts("company", folder if faker_data.provider("company", folder) else "en_US", "formats")
    result = []
    for text in formats:
        text, count = text.replace("{{", "<").replace("}}", ">"), {}
        names = re.findall("<([a-z_]+)>", text)
        if any(name not in COMPANY_TOKENS or
               COMPANY_TOKENS[name] not in (*pools, "company.last", "company.first") for name in names):
            continue

        def token(match):
            name = COMPANY_TOKENS[match.group(1)]
            count[name] = count.get(name, 0) + 1
            return "{" + name + (str(count[name]) if count[name] > 1 else "") + "}"

        result.append(re.sub("<([a-z_]+)>", token, text))
    return pools, result
