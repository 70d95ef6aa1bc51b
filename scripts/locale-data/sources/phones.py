"""Phone numbers as masks: `#` is any digit.

Where the regulator has set numbers aside for fiction, only those are used. Elsewhere a mask is taken from
libphonenumber's metadata (package phonenumbers, Apache-2.0): area codes of our towns and beginnings of mobile numbers,
kept only if many fillings are valid numbers of the country.
"""

import random

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from phonenumbers.geodata import GEOCODE_DATA

# Set aside for drama: NANPA 555-01xx, Ofcom, ACMA, ARCEP, Bundesnetzagentur.
FICTION = {
    "GB": "020 7946 0###|0121 496 0###|0131 496 0###|0141 496 0###|0151 496 0###|0161 496 0###|0113 496 0###|0114 496 0###|"
    "0115 496 0###|0116 496 0###|0117 496 0###|0118 496 0###|0191 498 0###|029 2018 0###|028 9649 6###|07700 900###|"
    "+44 7700 900###|+44 20 7946 0###",
    "AU": "(02) 5550 ####|(03) 5550 ####|(07) 5550 ####|(08) 5550 ####|(02) 7010 ####|(03) 7010 ####|(07) 7010 ####|"
    "(08) 7010 ####|+61 2 5550 ####|+61 3 5550 ####",
    "FR": "01 99 00 ## ##|02 61 91 ## ##|03 53 01 ## ##|04 65 71 ## ##|05 36 49 ## ##|06 39 98 ## ##|+33 6 39 98 ## ##|"
    "+33 1 99 00 ## ##",
    "DE": "030 23125 ###|069 90009 ###|040 66969 ###|0221 4710 ###|089 99998 ###|0152 28817386|0171 39200##|"
    "+49 30 23125 ###|+49 69 90009 ###|+49 40 66969 ###|+49 171 39200##",
}


def masks(locale, towns):
    country = locale.country
    if country in FICTION:
        return [mask for mask in FICTION[country].split("|") if "###" in mask or "##" in mask]
    codes = area_codes(country, towns)
    if country in ("US", "CA"):
        found = [f"({code}) 555-01##" for code in codes] + [f"+1-{code}-555-01##" for code in codes]
        return [mask for mask in found if is_valid(mask, country)]
    found = []
    for number in beginnings(country, codes):
        for shape in (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL):
            mask = shaped(country, number, shape)
            if mask and is_valid(mask, country):
                found.append(mask)
    return found


def area_codes(country, towns):
    """National beginnings of the towns' numbers, the greatest towns first."""
    calling = str(phonenumbers.country_code_for_region(country))
    wanted = {}
    for order, town in enumerate(towns):
        for name in (town["name"], town["main"], town["name"].rstrip("市")):
            wanted.setdefault(name, order)
    found = {}
    for prefix, names in GEOCODE_DATA.items():
        if not prefix.startswith(calling):
            continue
        place = min((wanted[n.split(",")[0]] for n in names.values() if n.split(",")[0] in wanted), default=None)
        code = prefix[len(calling):]
        if place is not None and (calling != "1" or len(code) == 3):
            found[code] = min(place, found.get(code, place))
    if calling == "1":
        # Area codes that belong to no one town are given by their state.
        regions = {town["region"] for town in towns}
        for prefix, names in GEOCODE_DATA.items():
            if len(prefix) == 4 and prefix[0] == "1" and set(names.values()) & regions:
                found.setdefault(prefix[1:], 999)
    return sorted(found, key=lambda code: (found[code], code))[:60]


def beginnings(country, codes):
    """National numbers whose last digits are free, as (digits, free): mobile, then towns."""
    result = []
    mobile = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    number = phonenumbers.national_significant_number(mobile)
    width = len(number)
    heads = [number[:k] for k in (3, 4)]
    heads += [number[:1] + f"{k:02}" for k in range(100)]
    good = [head for head in heads if is_valid_national(country, head, width, PhoneNumberType.MOBILE)]
    result += [(head, width) for head in sorted(set(good))[:16]]
    fixed = phonenumbers.example_number_for_type(country, PhoneNumberType.FIXED_LINE)
    size = len(phonenumbers.national_significant_number(fixed))
    for code in codes:
        for head in [code] + [code + str(k) for k in range(2, 9)]:
            if len(head) < size - 3 and is_valid_national(country, head, size, None):
                result.append((head, size))
                break
        if len(result) >= 44:
            break
    return result


def fill(text, chance):
    return "".join(str(chance.randrange(10)) if c == "#" else c for c in text)


def is_valid_national(country, head, width, kind):
    chance = random.Random(7)
    calling = phonenumbers.country_code_for_region(country)
    for _ in range(40):
        digits = fill(head + "#" * (width - len(head)), chance)
        number = phonenumbers.PhoneNumber(country_code=calling, national_number=int(digits))
        if digits[0] == "0":
            number.italian_leading_zero = True
        if not phonenumbers.is_valid_number_for_region(number, country):
            return False
        if kind is not None and phonenumbers.number_type(number) not in (kind, PhoneNumberType.FIXED_LINE_OR_MOBILE):
            return False
    return True


def shaped(country, beginning, shape):
    """The number as the country writes it, with its free digits as marks."""
    head, width = beginning
    calling = phonenumbers.country_code_for_region(country)
    free = width - len(head)
    # Free digits that the head does not end with are found again from the right.
    digits = head + "5" * free
    number = phonenumbers.PhoneNumber(country_code=calling, national_number=int(digits))
    if digits[0] == "0":
        number.italian_leading_zero = True
    text = phonenumbers.format_number(number, shape)
    result, left = [], free
    for c in reversed(text):
        if left and c.isdigit():
            result.append("#")
            left -= 1
        else:
            result.append(c)
    return "".join(reversed(result))


def is_valid(mask, country):
    chance = random.Random(11)
    for _ in range(60):
        try:
            number = phonenumbers.parse(fill(mask, chance), country)
        except phonenumbers.NumberParseException:
            return False
        if not phonenumbers.is_valid_number(number):
            return False
    return True
