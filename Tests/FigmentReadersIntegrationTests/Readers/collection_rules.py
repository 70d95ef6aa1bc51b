"""The rules of a collection's document, on the values."""

import math
import struct

import numpy as np


def broken_rules(case, columns):
    document = case["schema"]
    fields = document["fields"] if isinstance(document, dict) else document
    expected = {f["name"] for f in fields if not f.get("auto_id")}
    if document.get("enable_dynamic_field"):
        expected.add("$meta")
    if expected != set(columns):
        yield f"{case['name']}: columns {sorted(columns)}"
    for field in fields:
        if field["name"] in columns:
            for problem in broken(field, columns[field["name"]], case["rows"]):
                yield f"{case['name']} {field['name']}: {problem}"


def broken(field, values, rows):
    present = [v for v in values if v is not None]
    nulls = rows - len(present)
    share = field.get("null_probability", 0.1) if field.get("nullable") else 0
    if abs(nulls - share * rows) > 6 * math.sqrt(rows * share * (1 - share)) + 1e-9:
        yield f"{nulls} nulls of {rows}"
    kind = field["type"]
    if kind in ("Float", "Double", "Int8", "Int16", "Int32", "Int64"):
        unpack = {"Float": "<f", "Double": "<d"}.get(kind)
        numbers = [struct.unpack(unpack, v)[0] for v in present] if unpack else present
        # The bounds as the type holds them.
        round_ = (lambda v: struct.unpack(unpack, struct.pack(unpack, v))[0]) if unpack else (lambda v: v)
        if "min" in field and min(numbers) < round_(field["min"]):
            yield f"{min(numbers)} is below {field['min']}"
        if "max" in field and max(numbers) > round_(field["max"]):
            yield f"{max(numbers)} is above {field['max']}"
        if len(set(numbers)) < 2 and "enum_values" not in field:
            yield "all values are alike"
    texts = present if kind in ("VarChar", "String") else []
    if kind == "Array":
        if max(map(len, present)) > field["max_capacity"]:
            yield f"{max(map(len, present))} elements"
        if field["element_type"] in ("VarChar", "String"):
            texts = [t for v in present for t in v]
    if texts and max(len(t.encode()) for t in texts) > field["max_length"]:
        yield f"a text of {max(len(t.encode()) for t in texts)} bytes"
    if "enum_values" in field:
        if set(present) != set(field["enum_values"]):
            yield f"values {sorted(set(present))[:5]}, not those of the enum"
    elif "cardinality_ratio" in field:
        distinct = len(set(present))
        wanted = math.ceil(round(field["cardinality_ratio"] * rows, 6))
        # Nulls hide some; a small domain cannot have more values than it has.
        domain = field["max"] - field["min"] + 1 if kind.startswith("Int") and "max" in field else wanted
        if nulls == 0 and distinct != min(wanted, domain):
            yield f"{distinct} distinct values, not {min(wanted, domain)}"
    if field.get("is_primary") and len(set(present)) != rows:
        yield f"{len(set(present))} distinct keys"
    if kind == "FloatVector":
        norms = [float(np.linalg.norm(np.frombuffer(v, "<f4").astype("f8"))) for v in present]
        if max(abs(n - 1) for n in norms) > 1e-5:
            yield f"norms from {min(norms)} to {max(norms)}"
    if kind.endswith("Vector") and kind in ("FloatVector", "BinaryVector", "Float16Vector", "BFloat16Vector"):
        size = {"FloatVector": 32, "BinaryVector": 1}.get(kind, 16) * field["dim"] // 8
        if any(len(v) != size for v in present):
            yield "a vector of another length"
    if kind == "SparseFloatVector" and any(not 10 <= len(v) <= 99 for v in present):
        yield "a sparse vector of another length"
