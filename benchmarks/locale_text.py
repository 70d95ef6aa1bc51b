"""Writes the schema of the case `locale_text`: name, e-mail and address of one locale."""

import json
import sys

locale, columns = sys.argv[1], [{"name": "id", "type": "int", "nullable": False, "generator": {"sequence": {"start": 1}}}]
for field in sys.argv[2].split(","):
    columns.append({
        "name": field, "type": "string", "nullable": False, "generator": {"faker": {"method": field, "locale": locale}},
    })
node = {"id": "people", "kind": "entity", "rows": 1000, "pk": "id", "columns": columns}
print(json.dumps({"version": "1.0", "seed": 1, "metadata": {"name": "locale_text"}, "constraints": {}, "nodes": [node]}))
