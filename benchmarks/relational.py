"""Relational cases of `make bench`: what a fan-out, an expression and an effect cost, and whole documents."""

import json
import pathlib

from measure import median

ROOT = pathlib.Path(__file__).parent.parent
DOCUMENTS = ROOT / ".build" / "bench" / "documents"
BANK = ROOT.parent / "shared" / "compat" / "datagen" / "bank.json"
ROWS = 5_000_000

cpu = lambda cost: cost.cpu


def document(name, nodes):
    """Writes a document and returns its path."""
    DOCUMENTS.mkdir(parents=True, exist_ok=True)
    path = DOCUMENTS / f"{name}.json"
    frame = {"start": "2024-01-01T00:00:00Z", "end": "2024-12-31T23:00:00Z", "freq": "H"}
    path.write_text(json.dumps(
        {"version": "1.0", "metadata": {"name": name}, "timeframe": frame, "nodes": nodes, "constraints": {}}))
    return path


def column(name, type, generator, **more):
    return {"name": name, "type": type, "generator": generator, **more}


def key():
    return column("id", "int", {"sequence": {"start": 1}})


def uniform(name, low, high):
    return column(name, "float", {"distribution": {"type": "uniform", "params": {"low": low, "high": high}}})


def entity(name, rows, *columns):
    return {"id": name, "kind": "entity", "pk": "id", "rows": rows, "columns": [key(), *columns]}


# Each with its operators: eight of arithmetic, comparison and choice.
EXPRESSIONS = ["a * 2 + b", "(a - b) * (a + b) / 2", "a > b"]
OPERATORS = 2 + 4 + 1


def expressions():
    numbers = [uniform("a", 0, 100), uniform("b", 0, 100)]
    made = [column(f"e{i}", "bool" if ">" in code else "float", {"expression": {"code": code}})
            for i, code in enumerate(EXPRESSIONS)]
    return (document("expressions-base", [entity("t", ROWS, *numbers)]),
            document("expressions", [entity("t", ROWS, *numbers, *made)]))


def effects():
    """A table of 1 000 effects in 100 groups, each with ten windows."""
    groups = [f"g{i}" for i in range(100)]
    table = entity(
        "effect", 1_000,
        column("kind", "string", {"choice": {"choices": groups}}),
        column("starts", "datetime", {"datetime_series": {"within": "timeframe", "freq": "D"}}),
        column("ends", "datetime", {"datetime_series": {"within": "timeframe", "freq": "D"}}),
        uniform("factor", 0.5, 2))
    rest = [column("kind", "string", {"choice": {"choices": groups}}),
            column("at", "datetime", {"datetime_series": {"within": "timeframe", "freq": "H"}})]
    effect = {"transform": "effect", "args": {
        "effect_table": "effect", "on": {"kind": "kind"}, "window": {"start_col": "starts", "end_col": "ends"},
        "map": {"field": "factor", "op": "mul", "default": 1.0}}}
    plain = {**uniform("value", 1, 100)}
    return (document("effects-base", [table, entity("t", ROWS, *rest, plain)]),
            document("effects", [table, entity("t", ROWS, *rest, {**plain, "modifiers": [effect]})]))


def fanout(parents):
    child = {"id": "child", "kind": "fact", "pk": "id", "parents": ["parent"],
             "fanout": {"distribution": "poisson", "lambda": 0.5}, "columns": [key()]}
    return document(f"fanout-{parents}", [entity("parent", parents), child])


def operations(bench, figment, explain, table):
    """What one operation costs more than the same document without it. One thread, values made and thrown away."""
    few, many = 1_000_000, 201_000_000
    documents = {"expressions": expressions(), "effects": effects()}
    commands = {}
    for name, (base, full) in documents.items():
        commands[f"{name}: without"] = figment(base, "--to", "null:", threads=1)
        commands[f"{name}: with"] = figment(full, "--to", "null:", threads=1)
    for parents in (few, many):
        commands[f"fan-out of {parents}"] = explain(fanout(parents))
    costs = bench.interleaved(commands)
    seconds = {name: median(runs, cpu) for name, runs in costs.items()}
    lines = []

    def add(name, more, less, count, wanted):
        if more in seconds and less in seconds:
            nanoseconds = (seconds[more] - seconds[less]) / count * 1e9
            lines.append([name, f"{nanoseconds:.2f}", wanted])

    add("an expression, a row and operator", "expressions: with", "expressions: without", ROWS * OPERATORS, "10")
    add("a column effect of 1 000 windows, a row", "effects: with", "effects: without", ROWS, "100")
    add("counting children, a parent", f"fan-out of {many}", f"fan-out of {few}", many - few, "2")
    return table(["", "ns", "wanted, at most"], lines)


def documents(bench, to_files, table):
    """The bank of the original generator, as it is and a hundred times as large. Its figures are constants."""
    if not BANK.exists():
        return [f"Left out: {BANK.parent.relative_to(ROOT.parent)} is not there."]
    cases = {"bank, 11 tables": (to_files(BANK), 3.2), "bank × 100, 15 M rows": (to_files(BANK, "--scale", 100), 25.1)}
    costs = bench.interleaved({name: command for name, (command, _) in cases.items()})
    lines = []
    for name, runs in costs.items():
        ours, theirs = median(runs, cpu), cases[name][1]
        lines.append([name, f"{ours:.3f}", f"{median(runs, lambda c: c.peak):.0f}",
                      f"{median(runs, lambda c: c.output):.0f}", f"{theirs}", f"{theirs / ours:.0f}"])
    return table(["", "CPU-s", "peak MB", "out MB", "reference CPU-s", "reference ÷ ours"], lines)
