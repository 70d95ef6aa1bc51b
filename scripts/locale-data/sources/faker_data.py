"""Faker (MIT): the lists of its providers."""

import functools
import importlib


@functools.cache
def provider(part, folder):
    try:
        return importlib.import_module(f"faker.providers.{part}.{folder}").Provider
    except ImportError:
        return None


def values(part, folder, name):
    """A list of an own or inherited attribute: (text, weight) pairs; nothing where there is none."""
    found = getattr(provider(part, folder), name, None)
    if not isinstance(found, (list, tuple, dict)):
        return []
    if isinstance(found, dict):
        return [(str(k), float(v)) for k, v in found.items() if isinstance(v, (int, float))]
    return [(v, 1.0) for v in found if isinstance(v, str)]


def texts(part, folder, name):
    return [text for text, _ in values(part, folder, name)]


def raw(part, folder, name):
    return getattr(provider(part, folder), name, None)
