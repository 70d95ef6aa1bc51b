"""The sentences of a language, written by us: `scripts/locale-data/sentences/<language>.txt`.

A line `form TEXT` is a sentence with slots in braces, `more TEXT` one for the middle of a text; the last form must be the
shortest. `NAME: a | b` is the list of a slot and goes on in indented lines; `#` begins a comment. Every entry must fit
every form that names its slot, in case, number and gender: nothing is inflected later.
"""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "sentences"
FEWEST = 12


@dataclass
class Sentences:
    forms: list  # those that stand alone first
    whole: int  # how many stand alone
    slots: dict  # name → entries


def of(locale):
    path = FOLDER / f"{locale.language}.txt"
    forms, more, slots, name = [], [], {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("form "):
            forms.append(line[5:])
        elif line.startswith("more "):
            more.append(line[5:])
        else:
            if not line.startswith(" "):
                name, colon, line = line.partition(":")
                if not colon or name in slots:
                    raise ValueError(f"{path.name}:{number}: no form and no new slot; write `slot: a | b`")
                slots[name] = []
            slots[name] += [entry.strip() for entry in line.split("|") if entry.strip()]
    used = set(re.findall("{([^}]*)}", "".join(forms + more)))
    if used != set(slots):
        raise ValueError(f"{path.name}: slots {sorted(used ^ set(slots))} are used without a list, or listed without a use")
    for name, entries in slots.items():
        if len(entries) < FEWEST or len(set(entries)) < len(entries):
            raise ValueError(f"{path.name}: slot {name} has {len(set(entries))} entries of {len(entries)}; {FEWEST} are due")
    return Sentences(forms + more, len(forms), slots)
