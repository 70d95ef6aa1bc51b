"""mimesis (MIT): names, streets, words, jobs; its JSON files are read as they are."""

import functools
import json
from pathlib import Path

import mimesis

FOLDER = Path(mimesis.__file__).parent / "datasets"


@functools.cache
def read(folder, part):
    path = FOLDER / folder / f"{part}.json"
    return json.loads(path.read_text(encoding="utf-8")) if folder and path.exists() else {}


def cities(folder):
    return list(read(folder, "address").get("city", []))


def streets(folder):
    return list(read(folder, "address").get("street", {}).get("name", []))


def names(folder, gender):
    found = read(folder, "person").get("names", {})
    return list(found.get(gender, []))


def surnames(folder, gender):
    found = read(folder, "person").get("surnames", [])
    return list(found.get(gender, [])) if isinstance(found, dict) else list(found)


def occupations(folder):
    return list(read(folder, "person").get("occupation", []))


def words(folder):
    found = read(folder, "text").get("words", [])
    return [w for part in found.values() for w in part] if isinstance(found, dict) else list(found)


def colours(folder):
    return list(read(folder, "text").get("color", []))
