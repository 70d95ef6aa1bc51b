"""Towns with region, postal codes and coordinates that agree: GeoNames, regions.py, towns.py and postal.py."""

import functools
import json

from . import faker_data, geonames, postal, regions, towns

# Countries whose codes no source has one by one: as many digits follow a beginning of towns.py as are left, and where the
# code is divided.
MASKS = {"BR": "#####-###", "SA": "#####"}


def us_states():
    path = geonames.DATA / "us_states.json"
    return {code: (state["name"], code) for code, state in json.loads(path.read_text()).items()}


@functools.cache
def table(locale):
    """[{name, main, region, short, masks, latitude, longitude, people, zone}], the greatest first."""
    country = locale.country
    known = us_states() if country == "US" else regions.of(country)
    cities = towns.of(country)
    result = []
    for place in geonames.places(locale):
        if cities and place.name not in cities:
            continue
        region, short = known.get(place.region, (None, ""))
        if country == "TR":
            region, short = place.name, ""
        if region is None:
            continue
        masks = postal_codes(locale, place, region)
        if not masks:
            continue
        if country == "IT":
            short = italian(place.name)[0][1]
        result.append(
            dict(name=place.name, main=place.main, region=region, short=short, masks=masks, latitude=place.latitude,
                 longitude=place.longitude, people=place.people, zone=place.zone))
    return result


def italian(name):
    """[(postal code, province)] of a town, from Faker's table."""
    found = []
    for code, pairs in faker_data.raw("address", "it_IT", "cap_city_province").items():
        found += [(code, province) for city, province in pairs if city == name]
    return found


def postal_codes(locale, place, region):
    if locale.country == "IT":
        return sorted({code for code, _ in italian(place.name)})
    if locale.country in MASKS:
        return [mask(locale.country, start) for start in postal.confirmed(locale.country, place)]
    return postal.of(locale, place, region)


def mask(country, start):
    shape = MASKS[country]
    return start + shape[len(start):]
