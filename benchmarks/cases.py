"""The cases of `make bench`. Each is a function (bench) -> lines of Markdown; its docstring says what it shows."""

import os
import pathlib
import subprocess
import sys
import tempfile

import loads
import relational as tables
from measure import interleaved, median, paired_ratio

ROOT = pathlib.Path(__file__).parent.parent
FIGMENT = ROOT / "bin" / "figment"
PYTHON = os.environ.get("FIGMENT_PYTHON", ROOT / ".deps" / "venv" / "bin" / "python")
ORDERS = ROOT / "benchmarks" / "orders_mixed.json"
VECTORS = ROOT / "benchmarks" / "vectors_768.json"
OURS = "figment"

cpu = lambda cost: cost.cpu
wall = lambda cost: cost.wall


def figment(*arguments, threads=2):
    return [FIGMENT, "generate", *arguments, "--threads", threads, "--no-progress"]


def to_files(*arguments, threads=2):
    return figment(*arguments, "--out", "{out}", "--force", threads=threads)


def rival(script, workload, rows):
    return [PYTHON, ROOT / "benchmarks" / "rivals" / script, workload, rows, "{out}", "--processes", 2]


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|---" + "|---:" * (len(header) - 1) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def compared(bench, commands, rows):
    """The table of a workload: what each contender took, and its CPU as a share of ours."""
    costs = bench.interleaved(commands)
    lines = []
    for name, runs in costs.items():
        per_million = 1e6 / rows
        ratio = f"{paired_ratio(runs, costs[OURS], cpu):.1f}" if OURS in costs else "–"
        lines.append([
            name,
            f"{median(runs, cpu) * per_million:.3f}",
            f"{median(runs, lambda c: c.user) * per_million:.3f}",
            f"{median(runs, lambda c: c.system) * per_million:.3f}",
            f"{rows / median(runs, wall) / 1e6:.2f}",
            f"{median(runs, lambda c: c.peak):.0f}",
            f"{median(runs, lambda c: c.output):.0f}",
            ratio,
        ])
    header = ["", "CPU-s / 1 M rows", "user", "system", "M rows/s", "peak MB", "out MB", "CPU ÷ ours"]
    return table(header, lines)


def orders_mixed(bench):
    """10 M rows of eight ordinary columns into snappy Parquet files of 1 M rows."""
    rows = bench.rows or 10_000_000
    return compared(bench, {
        OURS: to_files(ORDERS, "--rows", rows),
        "NumPy + pyarrow, 2 processes": rival("numpy_pyarrow.py", "orders_mixed", rows),
        "Polars + NumPy": rival("polars_numpy.py", "orders_mixed", rows),
        "DuckDB": rival("duckdb_sql.py", "orders_mixed", rows),
        "chdb (ClickHouse)": rival("chdb_sql.py", "orders_mixed", rows),
    }, rows)


def vectors_768(bench):
    """200 k normalised vectors of 768 float32 into Parquet."""
    rows = bench.rows or 200_000
    return compared(bench, {
        OURS: to_files(VECTORS, "--rows", rows),
        "NumPy + pyarrow, 2 processes": rival("numpy_pyarrow.py", "vectors_768", rows),
    }, rows)


def collections(bench):
    """The built-in collections with vectors, as users of milvus-fake-data know them.

    Its figures are constants, measured once on a machine of two cores at 2.5 GHz; only the order of magnitude of the
    last columns means something on another machine."""
    cases = [  # name, rows, format, CPU seconds and peak MB of milvus-fake-data
        ("simple", 1_000_000, "parquet", 8.0, 1580),
        ("ecommerce", 100_000, "parquet", 9.0, 1400),
        ("dynamic_example", 100_000, "json", 38.7, 916),
    ]
    commands = {
        f"{name}, {rows // 1000} k rows, {form}":
            to_files("--builtin", name, "--rows", rows, "--format", form)
        for name, rows, form, _, _ in cases
    }
    costs = bench.interleaved(commands)
    lines = []
    for label, (_, _, _, their_cpu, their_peak) in zip(commands, cases):
        if label in costs:
            runs = costs[label]
            ours, peak = median(runs, cpu), median(runs, lambda c: c.peak)
            lines.append([label, f"{ours:.2f}", f"{median(runs, wall):.2f}", f"{peak:.0f}",
                          f"{their_cpu:.1f}", f"{their_peak}", f"{their_cpu / ours:.0f}"])
    return table(["", "CPU-s", "s", "peak MB", "reference CPU-s", "reference peak MB", "reference ÷ ours"], lines)


def kernels(bench):
    """All values of a workload made and thrown away: what generation costs without encoding and output. One thread."""
    workloads = {"orders_mixed": (ORDERS, bench.rows or 10_000_000), "vectors_768": (VECTORS, bench.rows or 200_000)}
    costs = bench.interleaved({
        name: figment(schema, "--rows", rows, "--to", "null:", threads=1) for name, (schema, rows) in workloads.items()
    })
    lines = []
    for name, runs in costs.items():
        seconds = median(runs, cpu)
        rows = workloads[name][1]
        lines.append([name, f"{seconds / rows * 1e6:.4f}", f"{rows / seconds / 1e6:.1f}"])
    return table(["", "CPU-s / 1 M rows", "M rows/s/core"], lines)


# A fixed amount of work split over N processes that share nothing: how far this machine scales at best.
SPIN = """
import os, sys
count = int(sys.argv[1])
children = [pid for _ in range(count - 1) if (pid := os.fork())] if count > 1 else []
total = 0
for i in range(40_000_000 // count): total += i
[os.waitpid(pid, 0) for pid in children]
"""


def scaling(bench):
    """Two threads against one, into nothing, beside a spin loop that shares nothing."""
    rows = bench.rows or 50_000_000
    costs = bench.interleaved({
        "1 thread": figment(ORDERS, "--rows", rows, "--to", "null:", threads=1),
        "2 threads": figment(ORDERS, "--rows", rows, "--to", "null:", threads=2),
        "spin, 1 process": [sys.executable, "-c", SPIN, 1],
        "spin, 2 processes": [sys.executable, "-c", SPIN, 2],
    })
    lines = []
    for name, one, two in [(OURS, "1 thread", "2 threads"), ("spin loop", "spin, 1 process", "spin, 2 processes")]:
        if one in costs and two in costs:
            lines.append([name, f"{paired_ratio(costs[one], costs[two], wall):.2f}",
                          f"{paired_ratio(costs[two], costs[one], cpu):.2f}"])
    return table(["", "speed-up of two", "CPU of two ÷ CPU of one"], lines)


def memory(bench):
    """Peak memory does not depend on the number of rows."""
    counts = [1_000_000, bench.rows or 50_000_000]
    costs = bench.interleaved({f"{rows // 1_000_000} M rows": to_files(ORDERS, "--rows", rows) for rows in counts},
                              rounds=1)
    return table(["orders_mixed", "peak MB", "out MB"], [
        [name, f"{median(runs, lambda c: c.peak):.0f}", f"{median(runs, lambda c: c.output):.0f}"]
        for name, runs in costs.items()])


def latency(bench):
    """What a user waits for when almost nothing is to be done."""
    costs = bench.interleaved({
        "/bin/true, for comparison": ["/bin/true"],
        "figment --version": [FIGMENT, "--version"],
        "figment row: row 999 999 999 of 10^9": [
            FIGMENT, "row", ORDERS, "orders", 999_999_999, "--rows", 1_000_000_000],
        "figment generate: 1 row": to_files("--builtin", "simple", "--rows", 1),
    }, rounds=21)
    return table(["", "median ms", "CPU ms", "peak MB"], [
        [name, f"{median(runs, wall) * 1e3:.1f}", f"{median(runs, cpu) * 1e3:.1f}",
         f"{median(runs, lambda c: c.peak):.0f}"] for name, runs in costs.items()])


def relational(bench):
    """What one operation of the relational language costs more than the same document without it. One thread."""
    explain = lambda schema: [FIGMENT, "explain", schema, "--threads", 1]
    return tables.operations(bench, figment, explain, table)


def bank(bench):
    """The bank of the original generator, as it is and a hundred times as large; its figures are constants."""
    return tables.documents(bench, to_files, table)


def locale_text(bench):
    """Name, e-mail address and address in three locales, made and thrown away, beside Faker and mimesis. One thread."""
    # So many that their values cost more than their start.
    rows, theirs = bench.rows or 3_000_000, {"Faker": 5_000, "mimesis": 50_000}
    python = ROOT / ".deps" / "locale-data" / "bin" / "python"
    locales = {"en_US": "en", "de_DE": "de", "ja_JP": "ja"}
    commands = {}
    with tempfile.TemporaryDirectory() as folder:
        for locale, short in locales.items():
            for name, fields in (("", "name,email,address"), *((f" {f}", f) for f in ("name", "email", "address"))):
                schema = pathlib.Path(folder) / f"{locale}{name.strip()}.json"
                writer = [sys.executable, ROOT / "benchmarks" / "locale_text.py", locale, fields]
                schema.write_bytes(subprocess.check_output(writer))
                commands[f"{OURS}, {locale}{name}"] = figment(
                    schema, "--rows", rows, "--to", "null:", threads=1)
            script = ROOT / "benchmarks" / "rivals" / "text_fakers.py"
            commands[f"Faker, {locale}"] = [python, script, "faker", locale, theirs["Faker"]]
            commands[f"mimesis, {locale}"] = [python, script, "mimesis", short, theirs["mimesis"]]
            # What starting costs: the same without rows.
            commands[f"Faker, {locale}, start"] = [python, script, "faker", locale, 0]
            commands[f"mimesis, {locale}, start"] = [python, script, "mimesis", short, 0]
        costs = bench.interleaved(commands)
    each = {}  # Microseconds of CPU per value.
    for name, runs in costs.items():
        start = costs.get(name + ", start")
        if name.endswith(", start") or not (name.startswith(OURS) or start):
            continue
        seconds = median(runs, cpu) - (median(start, cpu) if start else 0)
        # One column, or all three.
        made = rows if name.startswith(OURS) else theirs[name.split(",")[0]]
        values = made * (1 if name.count(" ") == 2 else 3)
        each[name] = seconds / values * 1e6
    lines = []
    for name, cost in each.items():
        ours = each.get(f"{OURS}, {name.split(', ')[1].split(' ')[0]}")
        lines.append([name, f"{cost:.3f}", f"{cost / ours:.1f}" if ours else "–"])
    return table(["", "µs CPU per value", "CPU ÷ ours"], lines)


def load_postgresql(bench):
    """1 M rows of eight columns into a real PostgreSQL, made on the way, beside `psql \\copy` of a prepared file."""
    return loads.postgresql(bench, table)


def load_clickhouse(bench):
    """2 M rows of eight columns into a real ClickHouse 18.16, made on the way, beside curl of a prepared file."""
    return loads.clickhouse(bench, table)


def load_images(bench):
    """2 M rows of images_analytical (76 columns) into ClickHouse's Null engine, beside curl of a prepared file."""
    return loads.images(bench, table)


# Of servers: `make bench-load`.
LOADS = ["load_postgresql", "load_clickhouse", "load_images"]
CASES = {case.__name__: case for case in
         (load_postgresql, load_clickhouse, load_images, orders_mixed, vectors_768, collections, kernels, relational, bank, locale_text, scaling, memory, latency)}
