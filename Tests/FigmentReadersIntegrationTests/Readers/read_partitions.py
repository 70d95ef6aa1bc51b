"""Reads a table that is split into folders with programs that know Hive's layout.

    read_partitions.py DIRECTORY EXPECTED COLUMN...

DIRECTORY has the folders parquet, csv, jsonl and json, each with the partitions of one table; EXPECTED holds one JSON
object a row. Every reader must find every row of it with the values of the columns, those that folders name among them.
Prints a line for each difference, and "read N rows by M readers" at the end.
"""

import json
import sys

import duckdb
import polars
import pyarrow.dataset


def text(value):
    """A value as the folder's name has it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def rows_of(table, columns):
    """The rows in an order in which null comes before every text."""
    rows = [tuple(text(row[name]) for name in columns) for row in table]
    return sorted(rows, key=lambda row: [(value is not None, value or "") for value in row])


def by_pyarrow(root, columns):
    dataset = pyarrow.dataset.dataset(f"{root}/parquet", partitioning="hive")
    return dataset.to_table(columns=columns).to_pylist()


def by_polars(root, columns):
    frame = polars.scan_parquet(f"{root}/parquet", hive_partitioning=True, try_parse_hive_dates=False)
    return frame.select(columns).collect().to_dicts()


def by_duckdb(root, columns, source):
    names = ", ".join(f'"{name}"' for name in columns)
    query = duckdb.sql(f"SELECT {names} FROM {source.format(root, 'hive_partitioning = true, hive_types_autocast = false')}")
    return [dict(zip(columns, row)) for row in query.fetchall()]


DUCKDB = {
    "parquet": "read_parquet('{0}/parquet/**/*.parquet', {1})",
    "csv": "read_csv('{0}/csv/**/*.csv', header = true, {1})",
    "jsonl": "read_json('{0}/jsonl/**/*.jsonl', format = 'newline_delimited', {1})",
    "json": "read_json('{0}/json/**/*.json', format = 'array', {1})",
}


def main(root, expected, columns):
    with open(expected, encoding="utf-8") as lines:
        wanted = rows_of([json.loads(line) for line in lines], columns)
    readers = {"pyarrow": by_pyarrow, "polars": by_polars}
    for name, source in DUCKDB.items():
        readers[f"duckdb {name}"] = lambda root, columns, source=source: by_duckdb(root, columns, source)
    for name, read in readers.items():
        found = rows_of(read(root, columns), columns)
        if found != wanted:
            pair = next((pair for pair in zip(found, wanted) if pair[0] != pair[1]), None)
            print(f"{name}: {len(found)} rows where {len(wanted)} should be; the first that differ: {pair}")
    print(f"read {len(wanted)} rows by {len(readers)} readers")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
