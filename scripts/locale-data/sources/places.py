"""Towns with region, postal code and coordinates that agree: GeoNames, Faker's postal tables, regions.py and towns.py."""

import json

from . import faker_data, geonames, regions, towns


def us_states():
    path = geonames.DATA / "us_states.json"
    return {code: (state["name"], code) for code, state in json.loads(path.read_text()).items()}


def table(locale):
    """[{name, ascii, region, short, masks, latitude, longitude, people, zone}], the greatest first."""
    country = locale.country
    known = us_states() if country == "US" else regions.of(country)
    cities = towns.of(country)
    result = []
    for name, main, code, latitude, longitude, people, zone in geonames.places(locale):
        (region, short), starts = known.get(code, (None, "")), []
        if country == "TR":
            region, short = name, ""
            starts = [known[code][0].lstrip("=")] if code in known else [code]
            if code in known:
                starts = [turkish(known, code)]
        if cities:
            if name not in cities:
                continue
            starts = cities[name]
        masks = postal(locale, name, short, starts)
        if region is None or not masks:
            continue
        if country == "IT":
            short = italian(name)[0][1]
        result.append(
            dict(name=name, main=main, region=region, short=short, masks=masks, latitude=latitude,
                 longitude=longitude, people=people, zone=zone))
    return result


def turkish(known, code):
    line = regions.REGIONS["TR"].split("|")
    return {part.split("=")[0]: part.split("=")[-1] for part in line}[code]


def italian(name):
    """[(postal code, province)] of a town, from Faker's table."""
    found = []
    for code, pairs in faker_data.raw("address", "it_IT", "cap_city_province").items():
        found += [(code, province) for city, province in pairs if city == name]
    return found


SHAPES = {
    "DE": 5, "FR": 5, "ES": 5, "SE": 5, "NO": 4, "DK": 4, "FI": 5, "PL": 5, "CZ": 5, "TR": 5, "RU": 6, "UA": 5, "JP": 7,
    "KR": 5, "CN": 6, "SA": 5, "BR": 8, "AU": 4, "IN": 6, "MX": 5,
}
# Where the code is divided, and by what.
CUTS = {"SE": (3, " "), "PL": (2, "-"), "CZ": (3, " "), "JP": (3, "-"), "BR": (5, "-")}


def postal(locale, name, short, starts):
    country = locale.country
    if country == "US":
        # Within the state's range, by Faker's table: a namesake in another state falls out.
        low, high = faker_data.raw("address", "en_US", "states_postcode").get(short, (0, 0))
        return [start + "##" for start in starts if low // 100 <= int(start) <= high // 100]
    if country == "CA":
        # ^ is a letter that Canada's codes use.
        return [f"{start} #^#" for start in starts]
    if country == "IT":
        return sorted({code for code, _ in italian(name)})
    if country == "GB":
        return [f"{start}% %&&" for start in starts]
    if country == "NL":
        return [f"{start}## &&" for start in starts]
    width = SHAPES[country]
    masks = [start + "#" * (width - len(start)) for start in starts]
    if country in CUTS:
        at, mark = CUTS[country]
        masks = [mask[:at] + mark + mask[at:] for mask in masks]
    return masks
