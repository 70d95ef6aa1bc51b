"""Reads every NAME.parquet of a directory with four independent readers and compares each with NAME.json.

Prints one line "MISMATCH reader file column row: expected, found" per difference and, at the end, "compared N files".
"""

import decimal
import json
import pathlib
import re
import struct
import sys

import chdb
import duckdb
import polars
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

TICKS = {"milli": "ms", "micro": "us", "nano": "ns"}
FLOATS = {"float16": "<e", "float32": "<f", "float64": "<d"}
WORDS = {"float16": "<H", "float32": "<I", "float64": "<Q"}


def bits(value, kind):
    """The bit pattern of a float; one pattern for all NaNs."""
    if value is None:
        return None
    if value != value:
        return "nan"
    return struct.unpack(WORDS[kind], struct.pack(FLOATS[kind], value))[0]


def ticks(array, unit):
    if pa.types.is_integer(array.type):
        return array.to_pylist()
    zone = array.type.tz if pa.types.is_timestamp(array.type) else None
    kind = pa.timestamp(unit, zone)
    return pc.cast(pc.cast(array, kind, safe=False), pa.int64()).to_pylist()


def scalars(array, kind):
    """The values of an Arrow array in the notation of the expected file."""
    if isinstance(array, pa.ExtensionArray):
        array = array.storage
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if kind == "bool":
        return [None if v is None else bool(v) for v in array.to_pylist()]
    if kind == "int":
        return [None if v is None else int(v) for v in array.to_pylist()]
    if kind in FLOATS:
        if pa.types.is_fixed_size_binary(array.type) or pa.types.is_binary(array.type):
            return [None if v is None else bits(struct.unpack("<e", v)[0], kind) for v in array.to_pylist()]
        return [bits(v, kind) for v in array.to_pylist()]
    if kind.startswith("decimal:"):
        scale = int(kind.split(":")[1])
        context = decimal.Context(prec=80)
        return [None if v is None else str(int(v.scaleb(scale, context))) for v in array.to_pylist()]
    if kind == "utf8":
        return [v.decode() if isinstance(v, bytes) else v for v in array.to_pylist()]
    if kind == "binary":
        return [v.encode().hex() if isinstance(v, str) else None if v is None else v.hex() for v in array.to_pylist()]
    if kind == "uuid":
        return [v.replace("-", "") if isinstance(v, str) else None if v is None else v.hex() for v in array.to_pylist()]
    if kind == "date":
        return pc.cast(pc.cast(array, pa.date32()), pa.int32()).to_pylist()
    if kind == "time":
        if pa.types.is_integer(array.type):
            return array.to_pylist()
        if pa.types.is_timestamp(array.type):
            return ticks(array, "us")
        return pc.cast(pc.cast(array, pa.time64("us")), pa.int64()).to_pylist()
    if kind.startswith("timestamp:"):
        return ticks(array, TICKS[kind.split(":")[1]])
    if kind == "sparse":
        return [None if v is None else sparse(v) for v in array.to_pylist()]
    raise ValueError(kind)


def sparse(text):
    if isinstance(text, bytes):
        text = text.decode()
    return [[int(k), bits(v, "float32")] for k, v in json.loads(text).items()]


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


def whole(array):
    if isinstance(array, pa.ChunkedArray):
        return pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
    return array


def values(array, kind):
    """Flattens lists, converts their elements, and puts them together again; the fields of structs are lists."""
    if isinstance(array, pa.ChunkedArray) and array.num_chunks == 0:
        return []
    array = whole(array)
    if kind.startswith("struct("):
        inner = fields(kind)
        if [f.name for f in array.type] != [name for name, _ in inner]:
            raise ValueError(f"fields {[f.name for f in array.type]}")
        columns = [values(child, k) for (_, k), child in zip(inner, array.flatten())]
        return [list(row) if there else None for there, row in zip(array.is_valid().to_pylist(), zip(*columns))]
    if not kind.startswith("list:"):
        return scalars(array, kind)
    inner = scalars(array.flatten(), kind[5:])
    result, at = [], 0
    for length in pc.list_value_length(array).to_pylist():
        result.append(None if length is None else inner[at : at + length])
        at += length or 0
    return result


def canonical(expected, kind):
    """Expected floats: bit patterns, one for all NaNs."""
    if kind.startswith("list:"):
        return [None if row is None else canonical(row, kind[5:]) for row in expected]
    if kind.startswith("struct("):
        kinds = [k for _, k in fields(kind)]
        return [row and [canonical([v], k)[0] for v, k in zip(row, kinds)] for row in expected]
    if kind in FLOATS:
        unpack = lambda v: struct.unpack(FLOATS[kind], struct.pack(WORDS[kind], v))[0]
        return [None if v is None else bits(unpack(v), kind) for v in expected]
    return expected


def adapted(wanted, found, kind):
    """ClickHouse has no null arrays and reads empty ones; nor has it null tuples, and reads anything."""
    if kind.startswith("list:"):
        return ([] if wanted is None else wanted), found
    if kind.startswith("struct(") and wanted is None:
        return None, None
    if kind.startswith("struct(") and found is not None:
        pairs = [adapted(w, f, k) for w, f, (_, k) in zip(wanted, found, fields(kind))]
        return [w for w, _ in pairs], [f for _, f in pairs]
    return wanted, found


def read_pyarrow(path):
    return pq.read_table(path, page_checksum_verification=True)


def read_duckdb(path):
    connection = duckdb.connect()
    connection.execute("SET TimeZone='UTC'")
    return connection.sql(f"SELECT * FROM read_parquet($${path}$$)").to_arrow_table()


def read_polars(path):
    return polars.read_parquet(path).to_arrow()


# One thread: on a busy machine several hand over row groups out of order.
CHDB_SETTINGS = (
    "SETTINGS max_threads=1, output_format_arrow_string_as_string=0, input_format_parquet_max_block_size=65536, "
    "input_format_parquet_enable_json_parsing=0, session_timezone='UTC'"
)


def read_chdb(path):
    data = chdb.query(f"SELECT * FROM file('{path}', Parquet) {CHDB_SETTINGS}", "ArrowStream")
    return pa.ipc.open_stream(data.bytes()).read_all()


READERS = {"pyarrow": read_pyarrow, "duckdb": read_duckdb, "polars": read_polars, "chdb": read_chdb}


def compare(reader, path, expected):
    try:
        table = READERS[reader](path)
    except Exception as error:  # a reader that refuses a file is a finding, not the end
        yield f"MISMATCH {reader} {path.name}: {type(error).__name__} {str(error)[:400]!r}"
        return
    for column in expected["columns"]:
        name, kind, wanted = column["name"], column["kind"], column["values"]
        if reader in column.get("skip", []):
            continue
        try:
            found = values(table.column(name), kind)
        except Exception as error:
            yield f"MISMATCH {reader} {path.name} {name}: {type(error).__name__} {str(error)[:400]!r}"
            continue
        wanted = canonical(wanted, kind)
        if reader == "chdb" and len(found) == len(wanted):
            pairs = [adapted(w, f, kind) for w, f in zip(wanted, found)]
            wanted, found = [w for w, _ in pairs], [f for _, f in pairs]
        if len(found) != len(wanted):
            yield f"MISMATCH {reader} {path.name} {name}: {len(wanted)} rows expected, {len(found)} found"
        elif found != wanted:
            row = next(i for i, (a, b) in enumerate(zip(wanted, found)) if a != b)
            yield (
                f"MISMATCH {reader} {path.name} {name} row {row}: "
                f"{str(wanted[row])[:80]} expected, {str(found[row])[:80]} found"
            )


def comparable(values, kind):
    """Orders values as Parquet orders them: text by bytes, floats without NaN."""
    if kind == "utf8":
        return [v.encode() if isinstance(v, str) else v for v in values]
    return [v for v in values if v == v]


def leaves_of(name, kind, array):
    """The column itself, or the fields of its structs, depth first."""
    if not kind.startswith("struct("):
        return [(name, kind, array)]
    pairs = zip(fields(kind), whole(array).flatten())
    return [leaf for (n, k), child in pairs for leaf in leaves_of(f"{name}.{n}", k, child)]


def statistics(path, expected):
    """Compares the chunk statistics that pyarrow shows with the values it reads."""
    file = pq.ParquetFile(path)
    for g in range(file.num_row_groups):
        group = file.metadata.row_group(g)
        table = file.read_row_group(g)
        leaves = [leaf for c in expected["columns"] for leaf in leaves_of(c["name"], c["kind"], table.column(c["name"]))]
        if len(leaves) != group.num_columns:
            yield f"MISMATCH statistics {path.name}: {group.num_columns} leaves"
        for c, (name, kind, column) in enumerate(leaves):
            chunk = group.column(c)
            where = f"MISMATCH statistics {path.name} {name} group {g}:"
            if not chunk.has_offset_index:
                yield f"{where} no offset index"
            if kind.startswith("list:") or kind == "sparse":
                continue
            found = chunk.statistics
            if found is None or found.null_count != column.null_count:
                yield f"{where} {column.null_count} nulls expected, {found and found.null_count} found"
                continue
            values = comparable([v for v in column.to_pylist() if v is not None], kind)
            if kind.startswith(("float", "uuid")) or kind == "time":
                if values and not found.has_min_max:
                    yield f"{where} no bounds"
                continue
            if bool(values) != found.has_min_max:
                yield f"{where} bounds {found.has_min_max}, {len(values)} values"
                continue
            if not values:
                continue
            if not chunk.has_column_index:
                yield f"{where} no column index"
            low, high = comparable([found.min, found.max], kind)
            least, greatest = min(values), max(values)
            if isinstance(least, bytes):
                fine = (low == least if len(least) <= 64 else least.startswith(low)) and (
                    high == greatest if len(greatest) <= 64 else high > greatest
                )
            else:
                fine = (low, high) == (least, greatest)
            if not fine:
                yield f"{where} {least!r}..{greatest!r} expected, {low!r}..{high!r} found"


def main(directory):
    files = sorted(pathlib.Path(directory).glob("*.parquet"))
    for path in files:
        expected = json.loads(path.with_suffix(".json").read_text())
        for reader in READERS:
            if reader not in expected.get("skip", []):
                for line in compare(reader, path, expected):
                    print(line)
        for line in statistics(path, expected):
            print(line)
    print(f"compared {len(files)} files")


main(sys.argv[1])
