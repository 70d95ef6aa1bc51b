"""What the rivals have in common: the pools of orders_mixed.json, and their command line."""

import argparse
import json
import pathlib

STATUS_WEIGHTS = (60, 20, 10, 6, 4)
CUSTOMERS = 1_000_001  # customer_id is floor(CUSTOMERS ** u)
START_MICROS = 1_704_067_200_000_000  # 2024-01-01T00:00:00Z
END_MICROS = 1_735_689_600_000_000  # 2025-01-01T00:00:00Z
ROWS_PER_FILE = 1_000_000


def pools():
    """The lists (statuses, first names, last names) of the benchmark's own schema."""
    document = json.loads((pathlib.Path(__file__).parent.parent / "orders_mixed.json").read_text())
    columns = {column["name"]: column["generator"] for column in document["nodes"][0]["columns"]}
    names = columns["name"]["template"]["pools"]
    return columns["status"]["choice"]["choices"], names["first"], names["last"]


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("workload", choices=["orders_mixed", "vectors_768"])
    parser.add_argument("rows", type=int)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def parts(rows, size):
    """(index, first row, row count) of each file."""
    return [(i, start, min(size, rows - start)) for i, start in enumerate(range(0, rows, size))]
