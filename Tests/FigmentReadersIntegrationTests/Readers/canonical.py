"""One form for all: text, Arrow and the expected JSON become the same Python values."""

import datetime
import decimal
import json
import math
import struct

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

UNITS = {"second": 0, "milli": 3, "micro": 6, "nano": 9}
PACKED = {"float16": "<e", "float32": "<f", "float64": "<d"}
WIDTHS = {"float16": np.float16, "float32": np.float32, "float64": np.float64}


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
