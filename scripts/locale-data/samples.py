"""The text of docs/locales.md: sample rows of each locale, by the command given."""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROWS = 20
FIELDS = [
    ("person", "name"), ("person", "email"), ("person", "phone"), ("person", "job"), ("address", "address"),
    ("address", "region"), ("company", "name"),
]
HEAD = """# The locales

`faker` and the records `person`, `address` and `company` know these 25 locales. A name without a country (`de`) means
the first of its language, and `no_NO` is `nb_NO`. Where the data come from and what is made up on purpose:
`docs/data-sources.md`.

- A town lies in its region, the postal code is one of the town's (`docs/data-sources.md` says where its end is random), and
  coordinates lie within half a kilometre of the town's.
- E-mail address and user name are made from the name of the same person; gender decides title, patronymic and the
  family name's ending.
- IBANs, cards, national numbers (`ssn`) and tax numbers (`vat_id`) have the check digits of their country's rule; American
  and British national numbers and Saudi Arabian tax numbers have none. Cards begin as numbers do that payment services keep
  for tests, American social security numbers with 9, Canadian insurance numbers with 0, British ones with QQ: none of these
  is given to anybody. Other numbers may be somebody's.
- Sentences are whole ones of the language, made of some hundred phrases; eight of ten in a million differ.

The rows below are made by `scripts/locale-data/samples`.
"""


def document(locale):
    columns = [{"name": "id", "type": "int", "generator": {"sequence": {"start": 1}}}]
    for record, field in FIELDS:
        generator = {record: {"field": field, "as": "sample", "locale": locale}}
        columns.append({"name": f"{record}_{field}", "type": "string", "nullable": False, "generator": generator})
    words = {"faker": {"method": "sentence", "locale": locale}}
    columns.append({"name": "sentence", "type": "string", "nullable": False, "generator": words})
    node = {"id": "t", "kind": "entity", "rows": ROWS, "pk": "id", "columns": columns}
    return {"version": "1.0", "seed": 42, "metadata": {"name": "samples"}, "constraints": {}, "nodes": [node]}


def rows(command, locale):
    with tempfile.TemporaryDirectory() as folder:
        schema = Path(folder) / "schema.json"
        schema.write_text(json.dumps(document(locale)))
        out = Path(folder) / "out"
        subprocess.run(
            [command, "generate", str(schema), "--out", str(out), "--format", "csv", "--no-progress"], check=True,
            stdout=subprocess.DEVNULL)
        with next(out.rglob("*.csv")).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def main(command):
    reference = Path(__file__).resolve().parents[2] / "Sources" / "FigmentSchema" / "Generators" / "FakerLocale.swift"
    text = reference.read_text()
    names = text[text.index("all = [") : text.index("]", text.index("all = ["))].split('"')[1::2]
    print(HEAD)
    for locale in names:
        found = rows(command, locale)
        print(f"## {locale}\n")
        columns = [name for name in found[0] if name != "id"]
        print("| " + " | ".join(name.replace("_", " ") for name in columns) + " |")
        print("|" + "---|" * len(columns))
        for row in found:
            print("| " + " | ".join(row[name].replace("|", "\\|") for name in columns) + " |")
        print()


if __name__ == "__main__":
    main(sys.argv[1])
