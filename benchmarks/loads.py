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


class ClickHouse(Server):
    def __init__(self):
        super().__init__("clickhouse.sh")
        self.http = f"http://127.0.0.1:{self.port}/"
        self.uri = f"clickhouse://127.0.0.1:{self.port}/default?instants=seconds"

    def query(self, sql):
        return urllib.request.urlopen(urllib.request.Request(self.http, data=sql.encode())).read()

    def drop(self, *names):
        for name in (*names, "figment_jobs", "figment_parts"):
            self.query(f"DROP TABLE IF EXISTS {name}")

    def prepare(self, name):
        """Writes the rows of a table as a Native file, and keeps its columns as `shape_ENGINE`."""
        file = self.path(name + ".native")
        with file.open("wb") as out:
            with urllib.request.urlopen(self.http, data=f"SELECT * FROM {name} FORMAT Native".encode()) as answer:
                shutil.copyfileobj(answer, out)
        self.query(f"CREATE TABLE shape_MergeTree AS {name}")
        self.query(f"CREATE TABLE shape_Null AS {name} ENGINE = Null")
        return file

    def beside_curl(self, bench, table, rows, name, engine, ours, file):
        """A load that makes its table beside curl of the prepared file into a table of the same columns."""

        def empty():
            self.drop(name)

        def shaped():
            empty()
            self.query(f"CREATE TABLE {name} AS shape_{engine}")

        insert = urllib.parse.quote(f"INSERT INTO {name} FORMAT Native")
        curl = ["curl", "-sS", "--fail-with-body", "-T", file, "-X", "POST", f"{self.http}?query={insert}"]
        return compared(bench, {OURS: (empty, ours), "curl of a prepared Native file": (shaped, curl)}, rows, table)


NULL = "&engine=Null&delivery=at_least_once"


def clickhouse(bench, table):
    server = ClickHouse()
    rows = bench.rows or 2_000_000
    options = ["--rows", rows, "--no-progress", "--in-flight", 2, "--create-table"]
    ours = [FIGMENT, "load", ORDERS, *options, "--to"]
    checked([*ours, server.uri])
    file = server.prepare("orders")
    lines = []
    for engine, more in (("MergeTree", ""), ("Null", NULL)):
        lines += ["", f"Into `{engine}`:", ""]
        lines += server.beside_curl(bench, table, rows, "orders", engine, [*ours, server.uri + more], file)
    return lines[1:]


def images(bench, table):
    server = ClickHouse()
    rows = bench.rows or 2_000_000
    name = "images_analytical"
    ours = [FIGMENT, "load", "--builtin", name, "--seed", 1, "--no-progress", "--create-table", "--to"]
    checked([*ours, server.uri, "--rows", rows])
    file = server.prepare(name)
    return server.beside_curl(bench, table, rows, name, "Null", [*ours, server.uri + NULL, "--rows", rows], file)
