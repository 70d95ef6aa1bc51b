"""Reads generated folders with pyarrow and DuckDB and prints five rows of each: FOLDER:ROWS...

Fails when a folder does not hold as many rows as it should, or the two readers disagree."""

import json
import pathlib
import sys

import duckdb
import pyarrow.parquet as pq


def short(value):
    if isinstance(value, (list, tuple)) and len(value) > 4:
        return f"[{', '.join(short(item) for item in value[:3])}, … {len(value)} in all]"
    if isinstance(value, float):
        return f"{value:.4f}"
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def show(title, rows, names):
    print(f"\n{title}")
    for row in rows:
        print("   " + "  ".join(f"{name}={short(value)}" for name, value in zip(names, row)))


def read_parquet(folder):
    """(rows, five rows) as pyarrow and as DuckDB see them."""
    files = sorted(str(file) for file in folder.glob("data*.parquet"))
    counted = sum(pq.ParquetFile(file).metadata.num_rows for file in files)
    head = pq.read_table(files[0]).slice(0, 5)
    show(f"{folder}, by pyarrow", zip(*(head.column(name).to_pylist() for name in head.column_names)), head.column_names)

    database = duckdb.connect()
    rows = database.execute("SELECT count(*) FROM read_parquet(?)", [files]).fetchone()[0]
    assert rows == counted, f"{folder}: pyarrow sees {counted} rows, DuckDB {rows}"
    cursor = database.execute("SELECT * FROM read_parquet(?) LIMIT 5", [files])
    names = [column[0] for column in cursor.description]
    seen = cursor.fetchall()
    show(f"{folder}, by DuckDB", seen, names)
    ours = [tuple(row[name] for name in names) for row in head.to_pylist()]
    assert [tuple(map(listed, row)) for row in seen] == [tuple(map(listed, row)) for row in ours], \
        f"{folder}: pyarrow and DuckDB read different values"
    return rows


def listed(value):
    return list(value) if isinstance(value, tuple) else value


def read_json(folder):
    rows = [row for file in sorted(folder.glob("data*.json")) for row in json.loads(file.read_text())]
    names = list(rows[0])
    show(f"{folder}, by Python's json", ([row.get(name) for name in names] for row in rows[:5]), names)
    return len(rows)


for argument in sys.argv[1:]:
    name, _, expected = argument.rpartition(":")
    folder = pathlib.Path(name)
    rows = read_parquet(folder) if any(folder.glob("data*.parquet")) else read_json(folder)
    if rows != int(expected):
        sys.exit(f"{folder}: {rows} rows, expected {expected}")
    print(f"   {rows} rows")
