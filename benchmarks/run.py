"""Runs the benchmarks and rewrites their tables in docs/benchmarks.md. Use it through `make bench` or scripts/bench."""

import argparse
import datetime
import os
import pathlib
import re
import sys
import time

import measure
from cases import CASES, LOADS, ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
FOLDER = ROOT / ".build" / "bench" / "out"


class Bench:
    """One case's settings, and what went wrong in it."""

    def __init__(self, options):
        self.rows = options.rows
        self.rounds = options.rounds
        self.only = options.only
        self.failures = {}

    def interleaved(self, commands, rounds=None, prepare=lambda name: None):
        chosen = {name: command for name, command in commands.items()
                  if self.only is None or re.search(self.only, name)}
        costs, failures = measure.interleaved(chosen, rounds or self.rounds, FOLDER, prepare)
        self.failures.update(failures)
        return costs


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 "unknown") if os.path.exists("/proc/cpuinfo") else os.uname().machine
    return f"{os.cpu_count()} × {model}"


def rewrite(name, lines):
    """Replaces what stands between the markers of a case."""
    begin, end = f"<!-- bench:{name} -->", "<!-- /bench -->"
    page = PAGE.read_text()
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(page):
        sys.exit(f"{PAGE} has no place for {name}: {begin} … {end}")
    PAGE.write_text(pattern.sub(lambda _: "\n".join([begin, *lines, end]), page, count=1))


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("case", nargs="*", help=f"of: {', '.join(CASES)} (default: all but those that load)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rows", type=int, help="instead of the case's own number")
    parser.add_argument("--only", metavar="REGEX", help="contenders; the page is left alone")
    parser.add_argument("--dry", action="store_true", help="leave the page alone")
    options = parser.parse_args()
    unknown = [name for name in options.case if name not in CASES]
    if unknown:
        parser.error(f"unknown case {unknown[0]!r}; the cases are: {', '.join(CASES)}")

    failed = False
    for name in options.case or [name for name in CASES if name not in LOADS]:
        print(f"== {name}: {CASES[name].__doc__.splitlines()[0]}", flush=True)
        bench, began = Bench(options), time.time()
        lines = CASES[name](bench)
        rows = f", {options.rows} rows" if options.rows else ""
        lines += ["", f"{machine()}; {datetime.date.today()}; medians of {options.rounds} interleaved rounds{rows}; "
                      f"load {os.getloadavg()[0]:.1f} at the end; took {time.time() - began:.0f} s."]
        print("\n".join(lines), flush=True)
        for contender, reason in bench.failures.items():
            print(f"{name}: {contender} failed: {reason}", file=sys.stderr)
        failed = failed or bool(bench.failures)
        # A table with a hole, with other rows or other contenders is not what the page promises.
        if not (bench.failures or options.only or options.rows or options.dry):
            rewrite(name, lines)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
