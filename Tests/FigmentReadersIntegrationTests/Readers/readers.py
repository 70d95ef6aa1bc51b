"""The programs that read each format: every reader returns columns of canonical values."""

import json

import chdb
import duckdb
import polars
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from canonical import of_arrow, of_value


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
