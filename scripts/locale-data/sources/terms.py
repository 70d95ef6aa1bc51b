"""CLDR by Babel (Unicode licence): names of countries, languages and currencies in each locale."""

import functools
import json

from babel import Locale as BabelLocale
from babel.dates import get_day_names, get_month_names
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

from . import geonames, locales


def babel(locale):
    return BabelLocale.parse({"zh_CN": "zh_Hans_CN"}.get(locale.code, locale.code))


@functools.cache
def iso_countries():
    """{alpha-2: alpha-3} of GeoNames' list, as far as CLDR names them."""
    found = json.loads((geonames.DATA / "countries.json").read_text(encoding="utf-8"))
    named = babel(locales.ALL[0]).territories
    return {code: country["iso3"] for code, country in found.items() if code in named}


def country_codes():
    return sorted(iso_countries())


def alpha_3(code):
    return iso_countries()[code]


def countries(locale):
    names = babel(locale).territories
    return [names[code] for code in country_codes()]


@functools.cache
def currency_codes():
    """Those that are legal tender somewhere, by CLDR."""
    return sorted({code for country in country_codes() for code in get_territory_currencies(country)})


def currencies(locale):
    return [get_currency_name(code, locale=babel(locale)) for code in currency_codes()]


def currency_symbols():
    return [get_currency_symbol(code, locale="en_US") for code in currency_codes()]


def language_codes():
    return sorted(code for code in babel(locales.ALL[0]).languages if len(code) == 2)


def languages(locale):
    names, english = babel(locale).languages, babel(locales.ALL[0]).languages
    return [names.get(code, english[code]) for code in language_codes()]


def form(locale):
    """Where words do not change with their place, CLDR has one form only."""
    return "format" if locale.code in ("ja_JP", "ko_KR", "zh_CN", "ar_SA") else "stand-alone"


def months(locale):
    names = get_month_names("wide", form(locale), babel(locale))
    return [names[k] for k in range(1, 13)]


def weekdays(locale):
    """From Monday."""
    names = get_day_names("wide", form(locale), babel(locale))
    return [names[k] for k in range(7)]
