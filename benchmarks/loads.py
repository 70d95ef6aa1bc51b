"""Cases of `make bench-load`: rows into real servers, beside what their own programs do with a prepared file."""

import atexit
import os
import pathlib
import shutil
import subprocess
import tempfile
import urllib.parse
import urllib.request

from measure import median, paired_ratio

ROOT = pathlib.Path(__file__).parent.parent
FIGMENT = ROOT / "bin" / "figment"
PYTHON = os.environ.get("FIGMENT_PYTHON", ROOT / ".deps" / "venv" / "bin" / "python")
ORDERS = ROOT / "benchmarks" / "orders_mixed.json"
OURS = "figment load, generation included"

cpu = lambda cost: cost.cpu
wall = lambda cost: cost.wall


class Server:
    """A server of Tests/Servers in a folder of its own; ends with this program."""

    def __init__(self, script):
        self.folder = tempfile.mkdtemp(prefix="figment-bench-")
        os.chmod(self.folder, 0o755)
        home = pathlib.Path(self.folder) / "server"
        home.mkdir()
        program = ROOT / "Tests" / "Servers" / script
        self.port = subprocess.check_output([program, "start", home], text=True).strip()
        atexit.register(self.stop, program, home)

    def stop(self, program, home):
        subprocess.run([program, "stop", home], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, name):
        return pathlib.Path(self.folder) / name


def checked(command, **more):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True, **more).stdout


def compared(bench, contenders, rows, table):
    """`contenders` by name: what is to be done before each run, and the command."""
    costs = bench.interleaved({name: command for name, (_, command) in contenders.items()},
                              prepare=lambda name: contenders[name][0]())
    lines = []
    for name, runs in costs.items():
        beside = costs.get(OURS)
        lines.append([
            name, f"{median(runs, wall):.2f}", f"{rows / median(runs, wall) / 1e3:.0f}",
            f"{median(runs, cpu) / rows * 1e6:.2f}", f"{median(runs, lambda c: c.peak):.0f}",
            f"{paired_ratio(runs, beside, wall):.2f}" if beside else "–",
        ])
    return table(["", "s", "k rows/s", "client CPU-s / 1 M rows", "client peak MB", "s ÷ ours"], lines)


def postgresql(bench, table):
    server = Server("postgres.sh")
    rows = bench.rows or 1_000_000
    place = f"host=127.0.0.1 port={server.port} user=test dbname=postgres"
    psql = ["psql", place, "-X", "-q", "-v", "ON_ERROR_STOP=1"]
    uri = f"postgresql://test@127.0.0.1:{server.port}/postgres"
    ours = [FIGMENT, "load", ORDERS, "--rows", rows, "--to", uri, "--create-table", "--no-progress"]
    checked(ours)
    checked([*psql, "-c", "CREATE TABLE shape (LIKE orders)"])
    csv, arrow = server.path("orders.csv"), server.path("orders.arrow")
    checked([*psql, "-c", f"\\copy orders TO '{csv}' (FORMAT csv)"])
    folder = server.path("arrow")
    checked([FIGMENT, "generate", ORDERS, "--rows", rows, "--format", "arrow", "--out", folder, "--no-progress"])
    key = checked([*psql, "-A", "-t", "-c", "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'p' "
                   "AND conrelid = 'orders'::regclass"]).strip()

    def empty():
        checked([*psql, "-c", "SET client_min_messages = error", "-c",
                 "DROP TABLE IF EXISTS orders, figment_jobs, figment_parts CASCADE", "-c", "CHECKPOINT"])

    def shaped():
        empty()
        checked([*psql, "-c", "CREATE TABLE orders (LIKE shape)"])

    add_key = f"ALTER TABLE orders ADD {key}" if key else "SELECT 1"
    ingest = ROOT / "benchmarks" / "rivals" / "adbc_postgresql.py"
    arrow_files = sorted(folder.glob("*.arrow*"))
    return compared(bench, {
        OURS: (empty, ours),
        "psql \\copy of a prepared CSV file, then the key":
            (shaped, [*psql, "-c", f"\\copy orders FROM '{csv}' (FORMAT csv)", "-c", add_key]),
        "ADBC driver, prepared Arrow file, no key":
            (shaped, [PYTHON, ingest, uri, "orders", *arrow_files]),
    }, rows, table)


def clickhouse(bench, table):
    server = Server("clickhouse.sh")
    rows = bench.rows or 2_000_000
    http = f"http://127.0.0.1:{server.port}/"
    uri = f"clickhouse://127.0.0.1:{server.port}/default?instants=seconds"
    query = lambda sql: urllib.request.urlopen(urllib.request.Request(http, data=sql.encode())).read()
    command = [FIGMENT, "load", ORDERS, "--rows", rows, "--to", uri, "--no-progress", "--in-flight", 2]
    lines = []
    for engine, more in (("MergeTree", ""), ("Null", "&engine=Null&delivery=at_least_once")):
        ours = [part + more if part == uri else part for part in command] + ["--create-table"]
        if engine == "MergeTree":
            checked(ours)
            prepared = server.path("orders.native")
            with prepared.open("wb") as file:
                with urllib.request.urlopen(http, data=b"SELECT * FROM orders FORMAT Native") as answer:
                    shutil.copyfileobj(answer, file)
            query("CREATE TABLE shape_MergeTree AS orders")
            query("CREATE TABLE shape_Null AS orders ENGINE = Null")

        def empty():
            for name in ("orders", "figment_jobs", "figment_parts"):
                query(f"DROP TABLE IF EXISTS {name}")

        def shaped(engine=engine):
            empty()
            query(f"CREATE TABLE orders AS shape_{engine}")

        insert = urllib.parse.quote("INSERT INTO orders FORMAT Native")
        lines += ["", f"Into `{engine}`:", ""]
        lines += compared(bench, {
            OURS: (empty, ours),
            "curl of a prepared Native file":
                (shaped, ["curl", "-sS", "--fail-with-body", "-T", prepared, "-X", "POST", f"{http}?query={insert}"]),
        }, rows, table)
    return lines[1:]
