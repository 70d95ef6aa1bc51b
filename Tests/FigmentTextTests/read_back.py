"""Reads the files of ForeignReaderTests with readers of other make and compares them with the values recomputed here.

Prints one line per disagreement; nothing if all agree.
"""
import base64, csv, datetime, decimal, json, math, sys, uuid

import duckdb
import polars
import pyarrow.csv
import pyarrow.json

folder, rows = sys.argv[1], int(sys.argv[2])
csv.field_size_limit(1 << 30)
problems = []


def expect(what, got, wanted):
    if got != wanted and not (isinstance(got, float) and isinstance(wanted, float) and got != got and wanted != wanted):
        problems.append(f"{what}: {got!r} instead of {wanted!r}")


def text(i):
    return ["", "plain", 'say "hi", you', "two\nlines", "back\\slash\ttab", "naïve 日本 🎈", " lead", "\r\nend"][i % 8]


def value(i):
    """Row i, by the rules of ForeignReaderTests.swift."""
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=1_700_000_000_000_000 + i * 86_399_000_001)
    return {
        "id": i + 1,
        "big": (-1) ** i * (i * 1_000_003**2 + 7),
        "flag": i % 3 == 0,
        "ratio": i / 7 - 3,
        "amount": decimal.Decimal(i * 1_234_567 - 5_000_000).scaleb(-2),
        "name": text(i),
        "maybe": None if i % 4 == 1 else i * i,
        "note": None if i % 3 == 2 else text(i + 1),
        "day": datetime.date(1970, 1, 1) + datetime.timedelta(days=i * 37 - 1000),
        "at": moment,
        "key": str(uuid.UUID(int=i * 0x0123456789ABCDEF0123456789)),
        "blob": bytes((i + j) % 256 for j in range(i % 5)),
        "doc": {"n": i, "tags": ["a", 'q"x'], "deep": {"z": None}},
        "list": [j * i for j in range(i % 4)],
        "words": [text(i + j) for j in range(i % 3)],
        "vector": [(i * 4 + j) / 64 - 1.0 for j in range(4)],
        "code": [(i + j) % 256 for j in range(8)],
        "sparse": {str(j * 10 + i % 10): (i + j) / 8 for j in range(i % 4)},
    }


VECTORISED = ["id", "big", "flag", "ratio", "maybe", "name", "note"]


def check_json(what, objects):
    expect(f"{what} rows", len(objects), rows)
    for i, got in enumerate(objects):
        wanted = value(i)
        expect(f"{what} keys of row {i}", list(got), list(wanted))
        for name, v in wanted.items():
            if isinstance(v, decimal.Decimal):
                expect(f"{what} {name} {i}", decimal.Decimal(str(got[name])), v)
            elif isinstance(v, datetime.datetime):
                expect(f"{what} {name} {i}", datetime.datetime.fromisoformat(got[name]), v)
            elif isinstance(v, datetime.date):
                expect(f"{what} {name} {i}", datetime.date.fromisoformat(got[name]), v)
            elif isinstance(v, bytes):
                expect(f"{what} {name} {i}", base64.b64decode(got[name], validate=True), v)
            else:
                expect(f"{what} {name} {i}", got[name], v)


def check_csv(what, path):
    with open(path, newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file, strict=True))
    expect(f"{what} rows", len(records), rows)
    for i, got in enumerate(records):
        for name, v in value(i).items():
            field = got[name]
            if v is None:
                expect(f"{what} {name} {i}", field, "")
            elif isinstance(v, bool):
                expect(f"{what} {name} {i}", field, "true" if v else "false")
            elif isinstance(v, (list, dict)):
                expect(f"{what} {name} {i}", json.loads(field), v)
            elif isinstance(v, bytes):
                expect(f"{what} {name} {i}", base64.b64decode(field, validate=True), v)
            elif isinstance(v, datetime.datetime):
                expect(f"{what} {name} {i}", datetime.datetime.fromisoformat(field), v)
            elif isinstance(v, datetime.date):
                expect(f"{what} {name} {i}", datetime.date.fromisoformat(field), v)
            else:
                expect(f"{what} {name} {i}", type(v)(field), v)


def check_columns(what, columns):
    """`columns`: name to list."""
    for name in VECTORISED:
        wanted = [value(i)[name] for i in range(rows)]
        expect(f"{what} {name}", columns[name], wanted)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [json.loads(line) for line in file.read().split("\n")[:-1]]


compact, pretty, jsonl = (f"{folder}/{n}" for n in ("compact.json", "lines.json", "rows.jsonl"))
check_json("json compact", load(compact))
with open(compact, encoding="utf-8", newline="") as file:
    check_json("first line of json compact", json.loads(file.readline()))
check_json("json lines", load(pretty))
with open(pretty, encoding="utf-8", newline="") as file:
    expect("lines of json lines", len(file.read().split("\n")), rows + 3)
check_json("jsonl", lines(jsonl))
expect("empty array", load(f"{folder}/empty.json"), [])

read = pyarrow.json.read_json(jsonl, parse_options=pyarrow.json.ParseOptions(newlines_in_values=False))
check_columns("pyarrow jsonl", read.to_pydict())
expect("pyarrow jsonl vector", read["vector"].to_pylist(), [value(i)["vector"] for i in range(rows)])
expect("polars jsonl", polars.read_ndjson(jsonl)["vector"].to_list(), [value(i)["vector"] for i in range(rows)])
check_columns("polars jsonl", polars.read_ndjson(jsonl).to_dict(as_series=False))
for path in (compact, pretty, jsonl):
    table = duckdb.sql(f"SELECT * FROM read_json('{path}', maximum_object_size=100000000)").fetchall()
    names = [c[0] for c in duckdb.sql(f"DESCRIBE SELECT * FROM read_json('{path}')").fetchall()]
    check_columns(f"duckdb {path}", {n: [row[c] for row in table] for c, n in enumerate(names)})

for name in ("lf.csv", "crlf.csv"):
    path = f"{folder}/{name}"
    check_csv(f"csv {name}", path)
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    convert = pyarrow.csv.ConvertOptions(strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""])
    check_columns(f"pyarrow {name}", pyarrow.csv.read_csv(path, parse_options=options, convert_options=convert).to_pydict())
    check_columns(
        f"polars {name}",
        polars.read_csv(path, infer_schema_length=None).to_dict(as_series=False))
    options = "header=true, delim=',', quote='\"', escape='\"', allow_quoted_nulls=false, sample_size=-1"
    relation = duckdb.sql(f"SELECT * FROM read_csv('{path}', {options})")
    table = relation.fetchall()
    columns = {n: [row[c] for row in table] for c, n in enumerate(relation.columns)}
    check_columns(f"duckdb {name}", columns)
    expect(f"duckdb {name} day", columns["day"], [value(i)["day"] for i in range(rows)])
    expect(f"duckdb {name} at", columns["at"], [value(i)["at"] for i in range(rows)])

# The layout of doubles is that of Python's repr, byte for byte; floats read back in float32.
with open(f"{folder}/doubles.txt") as file:
    for line in file:
        bits, written = line.split()
        number = float.fromhex(bits)
        if repr(number) != written:
            problems.append(f"double {bits}: {written} instead of {number!r}")

with open(f"{folder}/doubles.txt") as file:
    words = [line.split()[1] for line in file]
numbers = [float(w) for w in words]
for engine, column in (
    ("duckdb", [r[0] for r in duckdb.sql(f"SELECT CAST(w AS DOUBLE) FROM read_csv('{folder}/doubles.txt', delim=' ', header=false, columns={{'b': 'VARCHAR', 'w': 'VARCHAR'}})").fetchall()]),
    ("polars", polars.Series(words).cast(polars.Float64).to_list()),
    ("pyarrow", pyarrow.array(words).cast(pyarrow.float64()).to_pylist()),
):
    wrong = sum(a != b for a, b in zip(column, numbers))
    if wrong or len(column) != len(numbers):
        problems.append(f"{engine} reads {wrong} of {len(numbers)} doubles otherwise")

print("\n".join(problems[:40]))
sys.exit(1 if problems else 0)
