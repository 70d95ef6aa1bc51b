"""Loads the script of `figment export --format sql` into a real database and compares every value with the data.

    load_sql.py DIALECT SCRIPT TABLES [DSN]

The script "-" stands for tables that are there already. TABLES is a JSON list of {"name", "key", "parquet": PATH, "columns": [{"name", "kind"}]}. DSN: the
arguments of psql, or the port of a MariaDB server. Comments of tables and columns ("comment") are compared where the
database has them.
Prints a line for each difference, and "compared N values of M tables" at the end.
"""

import datetime
import decimal
import json
import math
import sqlite3
import struct
import subprocess
import sys

import pyarrow.parquet as pq

# ---- One form for all --------------------------------------------------------------------------


def bits(value, code):
    """The bit pattern of a float, one for all NaNs."""
    value = float(value)
    return "nan" if math.isnan(value) else struct.pack(code, value)


def micros(value, keep):
    """An instant as text, to so many digits of its second."""
    text = value if isinstance(value, str) else value.isoformat(sep=" ")
    text = text.replace("T", " ").removesuffix("Z").removesuffix("+00").removesuffix("+00:00")
    whole, _, fraction = text.partition(".")
    return whole + "." + (fraction + "0" * 9)[:keep]


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


def canonical(value, kind, digits):
    if value is None:
        return None
    if kind.startswith("struct("):
        values = json.loads(value, parse_float=decimal.Decimal) if isinstance(value, str) else value
        if set(values) != {name for name, _ in fields(kind)}:
            return f"fields {list(values)}"
        return {name: canonical(values[name], k, digits) for name, k in fields(kind)}
    if kind.startswith("list:") or kind.startswith("vector:"):
        values = json.loads(value) if isinstance(value, str) else list(value)
        return [canonical(v, kind.partition(":")[2], digits) for v in values]
    if kind in ("float16", "float32"):
        return bits(value, "<f")
    if kind == "float64":
        return bits(value, "<d")
    if kind == "int":
        return int(value)
    if kind == "decimal":
        return decimal.Decimal(value) if not isinstance(value, float) else decimal.Decimal(repr(value))
    if kind == "bool":
        return bool(value)
    if kind in ("json", "sparse"):
        return json.loads(value) if isinstance(value, str) else value
    if kind == "binary":
        if isinstance(value, str):
            return bytes.fromhex(value.removeprefix("\\x"))
        return bytes(value)
    if kind == "uuid":
        return str(value)
    if kind == "date":
        return str(value)[:10]
    if kind == "timestamp":
        return micros(value, digits)
    if kind == "time":
        return (str(value) + "." if "." not in str(value) else str(value)).ljust(15, "0")[:15]
    return value


# ---- The data ----------------------------------------------------------------------------------


def expected(table):
    data = pq.read_table(table["parquet"]).sort_by(table["key"])
    columns = {}
    for column in table["columns"]:
        array = data.column(column["name"])
        if column["kind"] == "timestamp":
            # Python's instants have no nanoseconds.
            import pyarrow as pa
            import pyarrow.compute as pc

            ticks = pc.cast(pc.cast(array, pa.timestamp("ns", array.type.tz)), pa.int64()).to_pylist()
            columns[column["name"]] = [None if t is None else text_of(t) for t in ticks]
        elif column["kind"] == "uuid":
            import uuid

            columns[column["name"]] = [
                None if v is None else str(v if isinstance(v, uuid.UUID) else uuid.UUID(bytes=v))
                for v in array.to_pylist()
            ]
        else:
            columns[column["name"]] = array.to_pylist()
    return columns


def text_of(nanos):
    seconds, rest = divmod(nanos, 10**9)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%d %H:%M:%S") + f".{rest:09d}"


# ---- Databases: each returns the rows of a table, by key, and notes its comments ----------------

# By table, what is said of it under "" and of its columns under their names.
COMMENTS = {}


def unhex(lines, separator):
    """Names and hexadecimal texts; a table's own has no name."""
    pairs = (line.split(separator) for line in lines)
    return {name: bytes.fromhex(text).decode() for name, text in pairs if text}


def sqlite(script, tables):
    connection = sqlite3.connect(":memory:")
    connection.executescript(open(script, encoding="utf-8").read())
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables:
        names = ", ".join(f'"{c["name"]}"' for c in table["columns"])
        yield connection.execute(f'SELECT {names} FROM "{table["name"]}" ORDER BY "{table["key"]}"').fetchall()


def duckdb(script, tables):
    import duckdb as engine

    connection = engine.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(open(script, encoding="utf-8").read())
    for table in tables:
        names = []
        for c in table["columns"]:
            quoted = f'"{c["name"]}"'
            if c["kind"].startswith("struct("):  # Python's zones would be another library's
                names.append(f"CASE WHEN {quoted} IS NOT NULL THEN CAST(to_json({quoted}) AS VARCHAR) END")
                continue
            names.append(f"CAST({quoted} AS VARCHAR)" if c["kind"] in ("timestamp", "time", "decimal", "date") else quoted)
        said = connection.execute(
            "SELECT '', comment FROM duckdb_tables() WHERE table_name = $1 UNION ALL "
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = $1", [table["name"]]
        ).fetchall()  # fmt: skip
        COMMENTS[table["name"]] = {name: text for name, text in said if text}
        yield connection.execute(
            f'SELECT {", ".join(names)} FROM "{table["name"]}" ORDER BY "{table["key"]}"'
        ).fetchall()


def postgresql(script, tables, dsn):
    def run(*arguments):
        return subprocess.run(["psql", dsn, "-X", "-q", "-v", "ON_ERROR_STOP=1", *arguments], check=True,
                              capture_output=True, text=True, env={"PGTZ": "UTC", "PATH": "/usr/bin:/bin"}).stdout  # fmt: skip

    if script != "-":
        run("-f", script)
    for table in tables:
        place = f"""'"{table["name"]}"'::regclass"""
        said = run(
            "-A", "-t", "-c",
            "SELECT name || '|' || encode(convert_to(coalesce(said, ''), 'UTF8'), 'hex') FROM ("
            f"SELECT '' AS name, obj_description({place}) AS said UNION ALL SELECT attname, col_description({place}, attnum) "
            f"FROM pg_attribute WHERE attrelid = {place} AND attnum > 0) t")  # fmt: skip
        COMMENTS[table["name"]] = unhex(said.splitlines(), "|")
        out = run("-A", "-t", "-c", f'SELECT row_to_json(t) FROM "{table["name"]}" t ORDER BY "{table["key"]}"')
        rows = [json.loads(line, parse_float=decimal.Decimal, parse_int=whole) for line in out.splitlines()]
        yield [[plain(r[c["name"]], c["kind"]) for c in table["columns"]] for r in rows]


def whole(text):
    """An integer; a negative zero keeps its sign."""
    return decimal.Decimal(text) if text == "-0" else int(text)


def plain(value, kind):
    """JSON documents keep their numbers as floats."""
    if kind in ("json", "sparse") and value is not None:
        return json.loads(json.dumps(value, default=float))
    return value


def mysql(script, tables, port):
    def run(text):
        command = ["mariadb", "--no-defaults", "--protocol=tcp", "-h", "127.0.0.1", "-P", port, "-u", "root", "-N", "-B"]
        done = subprocess.run([*command, "--default-character-set=utf8mb4", "--max-allowed-packet=256M"],
                              input=text, capture_output=True, text=True)  # fmt: skip
        if done.returncode:
            sys.exit(f"mariadb: {done.stderr}")
        return done.stdout

    run("CREATE DATABASE loaded CHARACTER SET utf8mb4")
    with open(script, encoding="utf-8") as file:
        run("USE loaded;\n" + file.read())
    texts = ("utf8", "json", "sparse", "binary", "uuid")

    def expression(column):
        quoted, kind = f'`{column["name"]}`', column["kind"]
        if kind in texts or ":" in kind:
            value = f"HEX({quoted})"
        else:
            value = f"CAST({quoted} AS DOUBLE)" if kind in ("float16", "float32") else quoted
        # Null is told from the text NULL by what stands before a value.
        return f"IF({quoted} IS NULL, 'N', CONCAT('V', {value}))"

    def value(cell, kind):
        if cell == "N":
            return None
        if kind in texts or ":" in kind:
            raw = bytes.fromhex(cell[1:])
            return raw if kind == "binary" else raw.decode()
        return int(cell[1:]) if kind == "bool" else cell[1:]

    for table in tables:
        columns = table["columns"]
        names = ", ".join(expression(c) for c in columns)
        place = f"TABLE_SCHEMA = 'loaded' AND TABLE_NAME = '{table['name']}'"
        said = run(
            f"SELECT '', HEX(TABLE_COMMENT) FROM information_schema.TABLES WHERE {place} UNION ALL "
            f"SELECT COLUMN_NAME, HEX(COLUMN_COMMENT) FROM information_schema.COLUMNS WHERE {place}")  # fmt: skip
        COMMENTS[table["name"]] = unhex(said.splitlines(), "\t")
        out = run(f'SELECT {names} FROM loaded.`{table["name"]}` ORDER BY `{table["key"]}`')
        yield [[value(v, c["kind"]) for v, c in zip(line.split("\t"), columns)] for line in out.splitlines()]


def clickhouse(script, tables):
    from chdb import session

    engine = session.Session()
    engine.query("CREATE DATABASE IF NOT EXISTS d ENGINE = Atomic")
    engine.query("USE d")
    for statement in open(script, encoding="utf-8").read().split(";\n"):
        if statement.strip():
            engine.query(statement)
    for table in tables:
        names = []
        for c in table["columns"]:
            quoted = f'`{c["name"]}`'
            names.append(f"hex({quoted}) AS {quoted}" if c["kind"] == "binary" else quoted)
        place = f"database = 'd' AND table = '{table['name']}'"
        said = engine.query(
            f"SELECT '', hex(comment) FROM system.tables WHERE {place} UNION ALL "
            f"SELECT name, hex(comment) FROM system.columns WHERE {place}", "TabSeparated")  # fmt: skip
        COMMENTS[table["name"]] = unhex(str(said).splitlines(), "\t")
        settings = "output_format_json_quote_64bit_integers=1, output_format_json_quote_denormals=1, output_format_json_quote_decimals=1"
        out = engine.query(
            f'SELECT {", ".join(names)} FROM `{table["name"]}` ORDER BY `{table["key"]}` SETTINGS {settings}',
            "JSONEachRow",
        )
        rows = [json.loads(line) for line in str(out).splitlines()]
        yield [[r[c["name"]] for c in table["columns"]] for r in rows]


def main():
    dialect, script, manifest = sys.argv[1:4]
    tables = json.load(open(manifest))
    found = {
        "sqlite": sqlite, "duckdb": duckdb, "postgresql": postgresql, "mysql": mysql, "clickhouse": clickhouse
    }[dialect](script, tables, *sys.argv[4:])  # fmt: skip
    digits = 6 if dialect in ("postgresql", "mysql") else 9
    values = 0
    for table, rows in zip(tables, found, strict=True):
        wanted = expected(table)
        said = {c["name"]: c["comment"] for c in [{**table, "name": ""}, *table["columns"]] if c.get("comment")}
        if dialect == "mysql":  # no character beyond U+FFFF is kept
            said = {name: "".join(c if c < "\U00010000" else "\ufffd" for c in text) for name, text in said.items()}
        if "comment" in table and dialect != "sqlite" and said != COMMENTS[table["name"]]:
            print(f"{table['name']}: the comments {said} expected, {COMMENTS[table['name']]} found")
        for index, column in enumerate(table["columns"]):
            name, kind = column["name"], column["kind"]
            want = [canonical(v, kind, digits) for v in wanted[name]]
            have = [canonical(r[index], kind, digits) for r in rows]
            if dialect == "mysql" and kind.startswith("float"):  # there is no NaN, and no infinity
                infinities = (bits(math.inf, "<f"), bits(-math.inf, "<f"), bits(math.inf, "<d"), bits(-math.inf, "<d"))
                want = [None if v in infinities or v == "nan" else v for v in want]
            if dialect == "sqlite":  # there is no NaN
                want = [None if v == "nan" else v for v in want]
            if dialect == "clickhouse" and kind.split(":")[0] in ("list", "vector"):  # no array is null there
                want = [[] if v is None else v for v in want]
            values += len(want)
            if len(want) != len(have):
                print(f"{table['name']}.{name}: {len(want)} rows expected, {len(have)} found")
            elif want != have:
                row = next(i for i, (a, b) in enumerate(zip(want, have)) if a != b)
                print(f"{table['name']}.{name} row {row}: {str(want[row])[:90]} expected, {str(have[row])[:90]} found")
    print(f"compared {values} values of {len(tables)} tables")


main()
