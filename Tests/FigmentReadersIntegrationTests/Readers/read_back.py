"""Reads files with programs that share no code with their writer, and compares every value with what is expected.

    read_back.py MANIFEST

The manifest is a JSON list of {"name", "rows", "columns": [{"name", "kind", "nullable", "dictionary"}], "expected": PATH,
"files": {"parquet": [PATH...], "json": [...], "jsonl": [...], "csv": [...], "arrow": [...], "arrows": [...]},
"schema": DOCUMENT or absent}.
`expected` holds one JSON array a row. With a schema, its rules are checked on the values too.
Prints a line for each difference, and "read N files with M readers" at the end.
"""

import csv
import datetime
import decimal
import json
import math
import struct
import sys

import chdb
import duckdb
import numpy as np
import polars
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

csv.field_size_limit(1 << 30)
UNITS = {"second": 0, "milli": 3, "micro": 6, "nano": 9}
PACKED = {"float16": "<e", "float32": "<f", "float64": "<d"}
WIDTHS = {"float16": np.float16, "float32": np.float32, "float64": np.float64}

# ---- One form for all: text and Arrow become the same Python values ----------------------------


def bits(value, kind):
    """The bit pattern of a float, which tells -0.0 from 0.0; one pattern for all NaNs."""
    return "nan" if value != value else struct.pack(PACKED[kind], value)


def instant(text, digits):
    """Ticks since 1970 of an ISO 8601 instant, to the digits of its unit."""
    text = text.replace("T", " ").removesuffix("Z").removesuffix("+00:00")
    whole, _, fraction = text.partition(".")
    moment = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.timezone.utc)
    return int(moment.timestamp()) * 10**digits + int((fraction + "0" * 9)[:digits] or 0)


def of_vector(values, element):
    """A vector as the bytes of its elements."""
    if element == "bfloat16":
        return (np.array(values, dtype="<f4").view("<u4") >> 16).astype("<u2").tobytes()
    return np.array(values, dtype={"binary": "u1", "int8": "i1", "float16": "<f2", "float32": "<f4"}[element]).tobytes()


def fields(kind):
    """The names and kinds in "struct(a=int;b=list:utf8)"."""
    parts, depth, part = [], 0, ""
    for letter in kind[7:-1]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == ";" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += letter
    return [tuple(p.split("=", 1)) for p in [*parts, part]]


def of_value(value, kind, finite=False):
    """A value from JSON (floats as text), from a CSV field, or expected. `finite`: the format has no NaN."""
    if value is None:
        return None
    if kind.startswith("struct("):
        value = json.loads(value, parse_float=str) if isinstance(value, str) else value
        if list(value) != [name for name, _ in fields(kind)]:
            raise ValueError(f"fields {list(value)}")
        return {name: of_value(value[name], k, finite) for name, k in fields(kind)}
    if kind.startswith("list:"):
        value = json.loads(value, parse_float=str) if isinstance(value, str) else value
        return [of_value(v, kind[5:], finite) for v in value]
    if kind.startswith("vector:"):
        value = json.loads(value) if isinstance(value, str) else value
        return of_vector([float(v) if "float" in kind else int(v) for v in value], kind[7:])
    if kind == "sparse":
        value = json.loads(value, parse_float=str) if isinstance(value, str) else value
        return [(int(k), bits(float(v), "float32")) for k, v in value.items()]
    if kind in PACKED:
        number = float(value)
        return None if finite and not math.isfinite(number) else bits(number, kind)
    if kind == "json":
        # An object is the parsed value already; a text may be a document, or a JSON string's own value.
        return json.loads(value, parse_float=str) if isinstance(value, str) else value
    if kind == "bool":
        return {"true": True, "false": False}[value] if isinstance(value, str) else bool(value)
    if kind == "int":
        return int(value)
    if kind.startswith("decimal:"):
        return int(decimal.Decimal(value).scaleb(int(kind[8:]), decimal.Context(prec=80)))
    if kind == "date":
        return (datetime.date.fromisoformat(value) - datetime.date(1970, 1, 1)).days
    if kind == "time":
        return instant("1970-01-01 " + value, 6)
    if kind.startswith("timestamp:"):
        return instant(value, UNITS[kind[10:]])
    return value


def of_expected(value, kind):
    """Expected decimals are unscaled already."""
    if value is not None and kind.startswith("struct("):
        return {name: of_expected(value[name], k) for name, k in fields(kind)}
    if value is not None and kind.startswith("list:"):
        return [of_expected(v, kind[5:]) for v in value]
    if value is not None and kind.startswith("decimal:"):
        return int(value)
    return of_value(value, kind)


def of_arrow(array, kind):
    """An Arrow array, whatever types a reader chose for a column of Parquet."""
    if isinstance(array, pa.ChunkedArray):
        if array.num_chunks == 0:  # which pyarrow cannot make one array of where types are extensions
            return []
        array = array.combine_chunks()
        if isinstance(array, pa.ChunkedArray):
            array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if kind.startswith("struct("):
        inner = fields(kind)
        if [f.name for f in array.type] != [name for name, _ in inner]:
            raise ValueError(f"fields {[f.name for f in array.type]}")
        columns = [of_arrow(child, k) for (_, k), child in zip(inner, array.flatten())]
        names = [name for name, _ in inner]
        there = array.is_valid().to_pylist()
        return [dict(zip(names, row)) if ok else None for ok, row in zip(there, zip(*columns))]
    if kind.startswith("list:"):
        inner = of_arrow(array.flatten(), kind[5:])
        return joined(pc.list_value_length(array).to_pylist(), inner)
    if kind.startswith("vector:"):
        flat = array.flatten()
        width = {"int8": "i1", "float32": "<f4"}.get(kind[7:], "u1")
        if kind[7:] == "float16" and pa.types.is_floating(flat.type):
            width = "<f2"
        data = np.asarray(flat.to_numpy(zero_copy_only=False), dtype=width).tobytes()
        scale = np.dtype(width).itemsize
        return joined([None if n is None else n * scale for n in pc.list_value_length(array).to_pylist()], data)
    if kind == "sparse" and pa.types.is_struct(array.type):
        return [None if v is None else sparse(v) for v in array.to_pylist()]
    values = array.to_pylist() if not temporal(array.type) else None
    if kind in PACKED:
        if pa.types.is_binary(array.type) or pa.types.is_fixed_size_binary(array.type):
            return [None if v is None else bits(struct.unpack("<e", v)[0], kind) for v in values]
        return [None if v is None else bits(v, kind) for v in values]
    if kind.startswith("decimal:"):
        return [of_value(v, kind) for v in values]
    if kind == "uuid":
        text = lambda v: v if isinstance(v, str) else str(__import__("uuid").UUID(bytes=v))
        return [None if v is None else text(v) for v in values]
    if kind == "date":
        return pc.cast(pc.cast(array, pa.date32()), pa.int32()).to_pylist()
    if kind == "time":
        if pa.types.is_integer(array.type):
            return values
        if pa.types.is_timestamp(array.type):
            return pc.cast(pc.cast(array, pa.timestamp("us", array.type.tz), safe=False), pa.int64()).to_pylist()
        return pc.cast(pc.cast(array, pa.time64("us")), pa.int64()).to_pylist()
    if kind.startswith("timestamp:"):
        unit = {"second": "s", "milli": "ms", "micro": "us", "nano": "ns"}[kind[10:]]
        if pa.types.is_integer(array.type):
            return values
        return pc.cast(pc.cast(array, pa.timestamp(unit, array.type.tz), safe=False), pa.int64()).to_pylist()
    if values and kind in ("utf8", "json", "sparse"):
        values = [v.decode() if isinstance(v, bytes) else v for v in values]
    if kind in ("bool", "json", "sparse"):
        return [of_value(v, kind) for v in values]
    return values


def sparse(pair):
    return [(k, bits(v, "float32")) for k, v in zip(pair["indices"], pair["values"], strict=True)]


def temporal(kind):
    return pa.types.is_temporal(kind)


def joined(lengths, flat):
    result, at = [], 0
    for length in lengths:
        result.append(None if length is None else flat[at : at + length])
        at += length or 0
    return result


# ---- Readers: each returns columns of canonical values -----------------------------------------


def from_arrow(tables, columns):
    table = pa.concat_tables(tables, promote_options="permissive") if len(tables) > 1 else tables[0]
    return {c["name"]: of_arrow(table.column(c["name"]), c["kind"]) for c in columns}


def pyarrow_parquet(paths, columns):
    for path in paths:
        file = pq.ParquetFile(path, page_checksum_verification=True)
        for column in columns:
            field = file.schema_arrow.field(column["name"])
            if field.nullable != column["nullable"]:
                raise ValueError(f"{column['name']} is {'' if field.nullable else 'not '}nullable")
    return from_arrow([pq.read_table(p, page_checksum_verification=True) for p in paths], columns)


def duckdb_parquet(paths, columns):
    connection = duckdb.connect()
    connection.execute("SET TimeZone='UTC'")
    return from_arrow(
        [connection.execute("SELECT * FROM read_parquet(?)", [p]).to_arrow_table() for p in paths], columns
    )


def polars_parquet(paths, columns):
    return from_arrow([polars.read_parquet(p).to_arrow() for p in paths], columns)


CHDB = "max_threads=1, output_format_arrow_string_as_string=0, session_timezone='UTC'"


def chdb_arrow(query, settings):
    return pa.ipc.open_stream(chdb.query(f"{query} SETTINGS {CHDB}, {settings}", "ArrowStream").bytes()).read_all()


def chdb_parquet(paths, columns):
    settings = "input_format_parquet_max_block_size=65536, input_format_parquet_enable_json_parsing=0"
    found = from_arrow([chdb_arrow(f"SELECT * FROM file('{p}', Parquet)", settings) for p in paths], columns)
    return found


def pyarrow_ipc(paths, columns):
    tables = []
    for path in paths:
        opened = pa.ipc.open_file if path.endswith(".arrow") else pa.ipc.open_stream
        with pa.memory_map(path) as source:
            tables.append(opened(source).read_all())
        tables[-1].validate(full=True)
        for column in columns:
            if tables[-1].schema.field(column["name"]).nullable != column["nullable"]:
                raise ValueError(f"{column['name']} is {'not ' if column['nullable'] else ''}nullable")
            if pa.types.is_dictionary(tables[-1].schema.field(column["name"]).type) != column["dictionary"]:
                raise ValueError(f"{column['name']} is {'no' if column['dictionary'] else 'a'} dictionary")
    return from_arrow(tables, columns)


def polars_ipc(paths, columns):
    read = polars.read_ipc if paths[0].endswith(".arrow") else polars.read_ipc_stream
    return from_arrow([read(p).to_arrow() for p in paths], columns)


def chdb_ipc(paths, columns):
    kind = "Arrow" if paths[0].endswith(".arrow") else "ArrowStream"
    settings = "input_format_arrow_case_insensitive_column_matching=0"
    return from_arrow([chdb_arrow(f"SELECT * FROM file('{p}', {kind})", settings) for p in paths], columns)


def python_json(paths, columns):
    rows = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            if path.endswith(".jsonl"):
                rows += [json.loads(line, parse_float=str) for line in file]
            else:
                rows += json.load(file, parse_float=str)
    names = [c["name"] for c in columns]
    for row in rows:
        if list(row) != names:
            raise ValueError(f"keys {list(row)}")
    return {
        c["name"]: [
            r[c["name"]] if c["kind"] == "json" else of_value(r[c["name"]], c["kind"], finite=True) for r in rows
        ]
        for c in columns
    }


def duckdb_json(paths, columns):
    """Every cell as the JSON text that DuckDB's own parser found."""
    types = ", ".join(f"'{c['name']}': 'JSON'" for c in columns)
    rows = []
    for path in paths:
        kind = "newline_delimited" if path.endswith(".jsonl") else "array"
        query = f"SELECT * FROM read_json(?, columns={{{types}}}, format='{kind}', maximum_object_size=100000000)"
        rows += duckdb.connect().execute(query, [path]).fetchall()
    found = {}
    for index, c in enumerate(columns):
        cells = [None if r[index] is None else json.loads(r[index], parse_float=str) for r in rows]
        found[c["name"]] = [v if c["kind"] == "json" else of_value(v, c["kind"], finite=True) for v in cells]
    return found


def polars_json(paths, columns):
    """Scalars and lists of them, typed by Polars."""
    types = {
        "bool": polars.Boolean, "int": polars.Int64, "float32": polars.Float32, "float64": polars.Float64,
        "utf8": polars.String, "uuid": polars.String,
    }  # fmt: skip
    schema, wanted = {}, []
    for c in columns:
        kind = c["kind"]
        if kind in types:
            schema[c["name"]] = types[kind]
        elif kind.startswith("list:") and kind[5:] in types:
            schema[c["name"]] = polars.List(types[kind[5:]])
        elif kind == "vector:float32":
            schema[c["name"]] = polars.List(polars.Float32)
        else:
            continue
        wanted.append(c)
    frames = [polars.read_ndjson(p, schema=schema).to_arrow() for p in paths]
    return from_arrow(frames, wanted) if wanted else {}


def chdb_json(paths, columns):
    """Every cell as the JSON text that ClickHouse's parser found; a null reads as an empty text."""
    structure = ", ".join(f"`{c['name']}` Nullable(String)" for c in columns)
    settings = (
        "input_format_json_read_objects_as_strings=1, input_format_json_read_arrays_as_strings=1, "
        "input_format_json_read_numbers_as_strings=1, input_format_json_read_bools_as_strings=1"
    )
    tables = [chdb_arrow(f"SELECT * FROM file('{p}', JSONEachRow, '{structure}')", settings) for p in paths]
    table = pa.concat_tables(tables)
    return of_texts({c["name"]: strings(table.column(c["name"])) for c in columns}, columns, finite=True)


def strings(array):
    return [v.decode() if isinstance(v, bytes) else v for v in array.to_pylist()]


def of_texts(texts, columns, finite=False):
    return {c["name"]: [of_value(v, c["kind"], finite) for v in texts[c["name"]]] for c in columns}


def pyarrow_csv(paths, columns):
    convert = pyarrow.csv.ConvertOptions(
        column_types={c["name"]: pa.string() for c in columns}, strings_can_be_null=True,
        quoted_strings_can_be_null=False, null_values=[""],
    )  # fmt: skip
    parse = pyarrow.csv.ParseOptions(newlines_in_values=True)
    read = pyarrow.csv.ReadOptions(block_size=64 << 20)
    table = pa.concat_tables([pyarrow.csv.read_csv(p, read, parse, convert) for p in paths])
    return of_texts({c["name"]: table.column(c["name"]).to_pylist() for c in columns}, columns)


def duckdb_csv(paths, columns):
    rows = []
    for path in paths:
        query = (
            "SELECT * FROM read_csv(?, header=true, all_varchar=true, delim=',', quote='\"', escape='\"', "
            "nullstr='', allow_quoted_nulls=false, max_line_size=20000000, auto_detect=false, parallel=false, columns={"
            + ", ".join(f"'{c['name']}': 'VARCHAR'" for c in columns) + "})"
        )  # fmt: skip
        rows += duckdb.connect().execute(query.replace("all_varchar=true, ", ""), [path]).fetchall()
    return of_texts({c["name"]: [r[i] for r in rows] for i, c in enumerate(columns)}, columns)


def polars_csv(paths, columns):
    frames = [polars.read_csv(p, infer_schema=False) for p in paths]
    frame = polars.concat(frames)
    return of_texts({c["name"]: frame[c["name"]].to_list() for c in columns}, columns)


READERS = {
    "parquet": {
        "pyarrow": pyarrow_parquet, "duckdb": duckdb_parquet, "polars": polars_parquet, "chdb": chdb_parquet,
    },
    "json": {"python": python_json, "duckdb": duckdb_json, "chdb": chdb_json},
    "jsonl": {"python": python_json, "duckdb": duckdb_json, "polars": polars_json, "chdb": chdb_json},
    "csv": {"pyarrow": pyarrow_csv, "duckdb": duckdb_csv, "polars": polars_csv},
    "arrow": {"pyarrow": pyarrow_ipc, "polars": polars_ipc, "chdb": chdb_ipc},
    "arrows": {"pyarrow": pyarrow_ipc, "polars": polars_ipc, "chdb": chdb_ipc},
}  # fmt: skip

# ---- Comparison --------------------------------------------------------------------------------


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


# ---- The rules of a collection's document, on the values ---------------------------------------


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


def main(manifest):
    cases = json.load(open(manifest))
    files = 0
    for case in cases:
        files += sum(map(len, case["files"].values()))
        for line in differences(case):
            print(line)
    print(f"read {files} files of {len(cases)} tables")


main(sys.argv[1])
