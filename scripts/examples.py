"""The pages and checksums of the examples. Use it through scripts/examples."""

import argparse
import concurrent.futures
import difflib
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIGMENT = pathlib.Path(os.environ.get("FIGMENT_BIN", ROOT / "bin" / "figment"))
PAGES = ROOT / "docs" / "examples"
CHECKSUMS = ROOT / "examples" / "checksums.txt"

# Each example with the scale at which it is checked.
EXAMPLES = {
    "users_events": 1, "bank": 0.25, "ecommerce": 0.05, "government": 0.0005, "saas": 0.05, "iot": 0.2, "pattern_zoo": 1,
    "product_vectors": 0.05,
}


class Failure(Exception):
    pass


def figment(*arguments, allowed=(0,)):
    """What the command prints; a failure with its messages where it ends with another code."""
    run = subprocess.run([FIGMENT, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT)
    if run.returncode not in allowed:
        line = " ".join(map(str, arguments))
        raise Failure(f"`figment {line}` ended with {run.returncode}:\n{run.stdout[-4000:]}{run.stderr[-2000:]}")
    return run.stdout


# ---- Pages ---------------------------------------------------------------------------------------


def introduction(path):
    """The comment at the head of a document, as paragraphs."""
    paragraphs, lines = [], []
    for line in path.read_text().splitlines():
        if not line.startswith("#"):
            break
        text = line.lstrip("#").strip()
        if text:
            lines.append(text)
        else:
            paragraphs.append("\n".join(lines))
            lines = []
    return "\n\n".join([*paragraphs, "\n".join(lines)]).strip()


def cell(value):
    """A value of JSON as the cell of a table, cut where it is long."""
    if value is None:
        return ""
    if isinstance(value, list) and len(value) > 4:
        text = "[" + ", ".join(map(cell, value[:3])) + f", … ({len(value)})]"
    elif isinstance(value, (list, dict)):
        text = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, float):
        text = f"{value:.6g}" if abs(value) < 1e6 else repr(value)
    else:
        text = str(value)
    # Times to the second.
    text = re.sub(r"(T\d\d:\d\d:\d\d)\.\d+$", r"\1", text)
    text = text.replace("|", "\\|").replace("\n", " ")
    return text if len(text) <= 44 else text[:43] + "…"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def used(path):
    """The generators and modifiers that a document names, in order of first use."""
    text = path.read_text()
    known = [kind["name"] for kind in json.loads(figment("generators", "--json"))["generators"]]
    kinds = re.findall(r"\b(?:generator|then|else|of):\s*\{?\s*\"?(\w+)", text)
    kinds = [kind for kind in dict.fromkeys(kinds) if kind in known]
    modifiers = list(dict.fromkeys(re.findall(r"transform: \"?(\w+)", text)))
    behaviours = [name for name in ("segment_behavior", "vintage_behavior", "stage_config", "state_transition_model",
                                    "attribution_chain") if name + ":" in text]
    return kinds, modifiers, behaviours


def page(name):
    path = ROOT / "examples" / f"{name}.yaml"
    place = path.relative_to(ROOT)
    scale = EXAMPLES[name]
    preview = json.loads(figment("preview", place, "-n", 3, "--json"))
    kinds, modifiers, behaviours = used(path)
    total = sum(one["row_count"] for one in preview["tables"])
    option = "" if scale == 1 else f" --scale {scale}"
    lines = [
        f"# {name}", "", f"<!-- Made by scripts/examples from {place}; edit that. -->", "", introduction(path), "",
        f"The document: [{place}](../../{place}).", "",
        "## Try it", "", "```bash",
        f"bin/figment preflight {place}",
        f"bin/figment generate {place}{option} --out {name}-data",
        f"bin/figment verify {name}-data",
        f"bin/figment validate {place} --data {name}-data",
        "```", "",
    ]
    if option:
        lines += [f"Without `--scale` there are {total:,} rows. `figment explain {place}` says how each column is made,",
                  f"`figment load {place} --to URI` fills a database.", ""]
    lines += ["## What it uses", "", f"- generators: {', '.join(kinds)}"]
    if modifiers:
        lines.append(f"- modifiers: {', '.join(modifiers)}")
    if behaviours:
        lines.append(f"- behaviours: {', '.join(behaviours)}")
    lines += ["", "## Tables", ""]
    lines += table(["table", "rows", "columns"],
                   [[one["name"], f"{one['row_count']:,}", str(len(one["fields"]))] for one in preview["tables"]])
    lines += ["", "```mermaid", figment("explain", place, "--mermaid").rstrip(), "```", ""]
    for one in preview["tables"]:
        lines += [f"### {one['name']}", ""]
        head = [field["name"] for field in one["fields"]]
        lines += table(head, [[cell(row.get(column)) for column in head] for row in one["rows"]])
        lines.append("")
    return "\n".join(lines)


def index():
    """The page that leads to the others."""
    rows = []
    for name in EXAMPLES:
        first = introduction(ROOT / "examples" / f"{name}.yaml").replace("\n", " ")
        first = re.split(r"(?<=[.:]) ", first)[0].rstrip(".:")
        rows.append([f"[{name}]({name}.md)", first])
    head = ["# Examples", "", "<!-- Made by scripts/examples. -->", "",
            "Documents to start from, each with a page of its tables, keys and first rows. `scripts/examples --check` generates,",
            "verifies and validates all of them.", ""]
    return "\n".join([*head, *table(["example", "what it is"], rows), ""])


# ---- Checks --------------------------------------------------------------------------------------


def checked(name):
    """Generates, verifies and validates an example; the lines of its checksums."""
    path = ROOT / "examples" / f"{name}.yaml"
    scale = EXAMPLES[name]
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "data"
        figment("generate", path, "--scale", scale, "--out", data, "--no-progress", "--threads", 1)
        figment("verify", data, "--threads", 1)
        report = json.loads(figment("validate", path, "--data", data, "--json", allowed=(0, 1)))
        if report["summary"]["quality_score"] != 100:
            failed = [f"{one['name']} {one['table']}.{one['column']}: {one['message']}" for one in report["failures"]]
            raise Failure(f"{name} scores {report['summary']['quality_score']}:\n" + "\n".join(failed))
        if report.get("not_checked"):
            raise Failure(f"{name}: not checked: {report['not_checked']}")
        if name == "product_vectors":
            check_neighbours(data)
        texts = pathlib.Path(folder) / "texts"
        figment("generate", path, "--scale", scale, "--out", texts, "--format", "csv", "--no-progress", "--threads", 1)
        lines = []
        for file in sorted(texts.rglob("*.csv")):
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            lines.append(f"{digest}  {name}/{file.relative_to(texts)} at scale {scale}")
    return lines


def check_neighbours(data):
    """The table of neighbours is what an exact search of the vectors finds, and the filters pass the shares declared."""
    import numpy
    import pyarrow.compute
    import pyarrow.dataset

    def read(name):
        found = data / f"{name}.parquet"
        return pyarrow.dataset.dataset(found if found.exists() else data / name).to_table()

    def vectors(table):
        column = table["embedding"].combine_chunks()
        return column.flatten().to_numpy().reshape(len(column), -1).astype(numpy.float64)

    product, query, neighbour = read("product"), read("query"), read("neighbour")
    corpus, wanted = vectors(product), vectors(query)
    for matrix in (corpus, wanted):
        if abs(numpy.linalg.norm(matrix, axis=1) - 1).max() > 1e-5:
            raise Failure("product_vectors: vectors are not of length 1")
    ids = product["product_id"].to_numpy()
    cosines = wanted @ corpus.T
    nearest = ids[numpy.argsort(-cosines, axis=1, kind="stable")[:, :10]]
    truth = neighbour["product_id"].to_numpy().reshape(len(query), 10)
    if not (nearest == truth).all():
        share = numpy.mean([len(set(a) & set(b)) / 10 for a, b in zip(nearest, truth)])
        raise Failure(f"product_vectors: recall@10 of the table of neighbours is {share}, and its order must be right too")
    stated = neighbour["cosine"].to_numpy().reshape(len(query), 10)
    sorted_cosines = -numpy.sort(-cosines, axis=1)
    if abs(sorted_cosines[:, :10] - stated).max() > 1e-5:
        raise Failure("product_vectors: the cosines are not those stated")
    if (sorted_cosines[:, 10] > stated[:, 9] - 0.01).any():
        raise Failure(f"product_vectors: by chance a product is as near as {sorted_cosines[:, 10].max()}")
    for row in read("filter").to_pylist():
        column, _, value = row["predicate"].partition(" = ")
        passes = product[column].to_numpy(zero_copy_only=False)
        share = (passes == int(value)).mean() if value else passes.mean()
        deviation = (row["selectivity"] * (1 - row["selectivity"]) / len(ids)) ** 0.5
        if abs(share - row["selectivity"]) > 5 * deviation:
            raise Failure(f"product_vectors: {row['predicate']} passes {share}, not {row['selectivity']}")


def check_zoo():
    """The zoo has every generator and every modifier."""
    text = (ROOT / "examples" / "pattern_zoo.yaml").read_text()
    there = set(re.findall(r"generator: \{\"?(\w+)", text))
    known = {kind["name"] for kind in json.loads(figment("generators", "--json"))["generators"]}
    reference = figment("schema", "reference").split("| modifier |")[1].split("\n\n")[0]
    modifiers = set(re.findall(r"^\| `(\w+)`", reference, re.MULTILINE))
    missing = sorted(known - there) + sorted(modifiers - set(re.findall(r"transform: \"?(\w+)", text)))
    if missing or len(known) < 20 or len(modifiers) < 10:
        raise Failure(f"pattern_zoo.yaml lacks: {', '.join(missing)}")


def compared(path, fresh, check):
    """Writes a file, or says where it differs."""
    old = path.read_text() if path.exists() else ""
    if not check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh)
        return
    if old != fresh:
        name = str(path.relative_to(ROOT))
        lines = difflib.unified_diff(old.splitlines(), fresh.splitlines(), name, "now", lineterm="", n=1)
        raise Failure(f"{name} is out of date; run scripts/examples\n" + "\n".join(list(lines)[:40]))


def main():
    parser = argparse.ArgumentParser(prog="scripts/examples", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("name", nargs="*", help=f"of: {', '.join(EXAMPLES)} (default: all)")
    options = parser.parse_args()
    names = options.name or list(EXAMPLES)
    failures = []

    def one(name):
        lines = checked(name)
        compared(PAGES / f"{name}.md", page(name), options.check)
        print(f"== {name}: generated, verified, validated", flush=True)
        return lines

    sums = dict(line.split("  ", 1)[::-1] for line in CHECKSUMS.read_text().splitlines()) if CHECKSUMS.exists() else {}
    sums = {place: digest for place, digest in sums.items() if place.split("/")[0] not in names}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for job in [pool.submit(check_zoo), *(pool.submit(one, name) for name in names)]:
            try:
                sums.update(line.split("  ", 1)[::-1] for line in job.result() or [])
            except Failure as failure:
                failures.append(str(failure))
    order = list(EXAMPLES)
    lines = [f"{sums[place]}  {place}" for place in sorted(sums, key=lambda p: (order.index(p.split("/")[0]), p))]
    try:
        if not failures:
            compared(PAGES / "README.md", index(), options.check)
            compared(CHECKSUMS, "\n".join(lines) + "\n", options.check)
    except Failure as failure:
        failures.append(str(failure))
    for failure in failures:
        print(failure, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
