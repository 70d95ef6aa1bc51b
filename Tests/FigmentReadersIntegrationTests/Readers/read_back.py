"""Reads files with programs that share no code with their writer, and compares every value with what is expected.

    read_back.py MANIFEST

The manifest is a JSON list of {"name", "rows", "columns": [{"name", "kind", "nullable", "dictionary"}], "expected": PATH,
"files": {"parquet": [PATH...], "json": [...], "jsonl": [...], "csv": [...], "arrow": [...], "arrows": [...]},
"schema": DOCUMENT or absent}.
`expected` holds one JSON array a row. With a schema, its rules are checked on the values too.
Prints a line for each difference, and "read N files with M readers" at the end.
"""

import json
import math
import struct
import sys

from canonical import PACKED, fields, of_expected
from collection_rules import broken_rules
from readers import READERS


def adapted_fields(wanted, found, kind):
    """ClickHouse has neither null arrays, and reads empty ones, nor null tuples, and reads anything."""
    if kind.startswith("list:"):
        wanted = [] if wanted is None else wanted
        if found is None or len(wanted) != len(found):
            return wanted, found
        pairs = [adapted_fields(w, f, kind[5:]) for w, f in zip(wanted, found)]
        return [w for w, _ in pairs], [f for _, f in pairs]
    if not kind.startswith("struct(") or found is None:
        return wanted, found
    if wanted is None:
        return None, None
    pairs = {name: adapted_fields(wanted[name], found[name], k) for name, k in fields(kind)}
    return {name: w for name, (w, _) in pairs.items()}, {name: f for name, (_, f) in pairs.items()}


def adapted(wanted, column, reader, kind_of_file):
    """What a reader cannot tell apart, by its own rules."""
    kind = column["kind"]
    if reader == "chdb" and kind_of_file in ("parquet", "arrow", "arrows") and (kind.startswith("list:") or kind.startswith("vector:")):
        # ClickHouse has no null arrays and reads empty ones.
        return [b"" if v is None and kind[0] == "v" else [] if v is None else v for v in wanted]
    return wanted


def not_finite(value, kind):
    """JSON has neither NaN nor infinities: they are null there."""
    return value == "nan" or not math.isfinite(struct.unpack(PACKED[kind], value)[0])


def differences(case):
    expected = [json.loads(line) for line in open(case["expected"], encoding="utf-8")]
    if len(expected) != case["rows"]:
        yield f"{case['name']}: {len(expected)} rows expected, {case['rows']} in the plan"
    wanted = {
        c["name"]: [of_expected(row[i], c["kind"]) for row in expected] for i, c in enumerate(case["columns"])
    }
    for kind_of_file, paths in case["files"].items():
        for reader, read in READERS[kind_of_file].items():
            label = f"{case['name']} {kind_of_file} {reader}"
            try:
                found = read(paths, case["columns"])
            except Exception as error:  # a reader that refuses a file is a finding, not the end
                yield f"{label}: {type(error).__name__} {str(error)[:400]!r}"
                continue
            for column in case["columns"]:
                name = column["name"]
                if name in found:
                    want = adapted(wanted[name], column, reader, kind_of_file)
                    if kind_of_file in ("json", "jsonl") and column["kind"] in PACKED:
                        want = [None if v is None or not_finite(v, column["kind"]) else v for v in want]
                    have = found[name]
                    if column["kind"].startswith("struct(") and len(have) == len(want):
                        if reader == "chdb" and kind_of_file in ("parquet", "arrow", "arrows"):
                            pairs = [adapted_fields(w, h, column["kind"]) for w, h in zip(want, have)]
                            want, have = [w for w, _ in pairs], [h for _, h in pairs]
                    yield from difference(label, name, want, have)
    if "schema" in case:
        yield from broken_rules(case, wanted)


def difference(label, name, wanted, found):
    if len(found) != len(wanted):
        yield f"{label} {name}: {len(wanted)} rows expected, {len(found)} found"
    elif found != wanted:
        row = next(i for i, (a, b) in enumerate(zip(wanted, found)) if a != b)
        yield f"{label} {name} row {row}: {str(wanted[row])[:90]} expected, {str(found[row])[:90]} found"


def main(manifest):
    cases = json.load(open(manifest))
    files = 0
    for case in cases:
        files += sum(map(len, case["files"].values()))
        for line in differences(case):
            print(line)
    print(f"read {files} files of {len(cases)} tables")


main(sys.argv[1])
