"""What a target must do: the checks of docs/adding-a-target.md on the spool that the page adds."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import time


class Checks:
    def __init__(self, copy):
        self.copy = copy.root
        self.figment = copy.program
        self.made = 0

    def run(self, *arguments, fault=""):
        environment = dict(os.environ, FIGMENT_FAULT=fault, SWIFT_BACKTRACE="enable=no")
        return subprocess.run([self.figment, *arguments], cwd=self.copy, capture_output=True, text=True, env=environment)

    def folder(self):
        self.made += 1
        return self.copy / f"spool-{self.made}"

    def load(self, folder, *more, fault=""):
        arguments = ["--to", f"spool:{folder}", "--batch-size", "200", "--threads", "2", "--no-progress", "--json"]
        return self.run("load", "spool.json", *arguments, *more, fault=fault)

    def expect(self, what, result, code=0, *words):
        text = result.stdout + result.stderr
        if result.returncode != code or not all(word in text for word in words):
            sys.exit(f"{what}: exit {result.returncode}, expected {code} with {words}:\n{text[-1500:]}")

    def verify(self, what, folder, *more):
        self.expect(what, self.run("verify", f"spool:{folder}", "spool.json", "--no-progress", *more))

    def rows(self, folder, table):
        """The table's rows, read by a program that knows nothing of the loader but the ending of its files."""
        files = sorted(pathlib.Path(folder, table).glob("[!.]*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text().splitlines()]

    def once(self, what, folder):
        buyers = [row["id"] for row in self.rows(folder, "buyer")]
        purchases = self.rows(folder, "purchase")
        if sorted(buyers) != list(range(1, 3001)):
            sys.exit(f"{what}: {len(buyers)} buyers, {len(set(buyers))} of them different, not 3000")
        if [row["id"] for row in purchases] != list(range(1, len(purchases) + 1)):
            sys.exit(f"{what}: the purchases are not there once each, in their order")
        return len(purchases)

    # What a target must do ------------------------------------------------------------------------

    def appends(self):
        folder = self.folder()
        self.expect("a folder without tables", self.load(folder), 3, "--create-table")
        self.expect("the load", self.load(folder, "--create-table"), 0, '"was_complete":false')
        self.verify("the loaded spool", folder)
        purchases = self.once("the load", folder)
        before = sorted((file, file.stat().st_mtime_ns) for file in folder.rglob("*.jsonl"))
        self.expect("the load again", self.load(folder), 0, '"was_complete":true')
        if before != sorted((file, file.stat().st_mtime_ns) for file in folder.rglob("*.jsonl")):
            sys.exit("a load that was complete wrote batches again")
        self.expect("the counts", self.run("load", "spool.json", "--to", f"spool:{folder}", "--count", "--json"), 0,
                    '"rows":3000', f'"rows":{purchases}')
        self.expect("another seed", self.load(folder, "--seed", "5"), 2, "seed was")
        self.expect("a mode that there is not", self.load(folder, "--mode", "upsert"), 2, "append, overwrite")
        self.expect("another job", self.load(folder, "--seed", "5", "--job", "beside"))
        if len(self.rows(folder, "buyer")) != 6000:
            sys.exit("append did not keep the rows that were there")
        self.expect("rows too many", self.run("verify", f"spool:{folder}", "spool.json", "--no-progress"), 1, "too many")

    def overwrites(self):
        folder = self.folder()
        self.expect("the first rows", self.load(folder, "--create-table"))
        self.expect("the overwrite", self.load(folder, "--mode", "overwrite", "--job", "new", "--seed", "9"))
        self.verify("the overwritten spool", folder, "--seed", "9")
        self.once("the overwrite", folder)

    def goes_on(self):
        """Killed from outside when some batches are there, then run again."""
        folder = self.folder()
        process = subprocess.Popen(
            [self.figment, "load", "spool.json", "--to", f"spool:{folder}", "--batch-size", "200", "--threads", "2",
             "--create-table", "--no-progress", "--rate", "4000"],
            cwd=self.copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while len(list(folder.rglob("[!.]*.jsonl"))) < 6 and process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        busy = self.load(folder)
        self.expect("a second load at the same time", busy, 3, "another process")
        process.send_signal(signal.SIGKILL)
        if process.wait() != -signal.SIGKILL:
            sys.exit("the load was over before it was killed")
        there = len(list(folder.rglob("[!.]*.jsonl")))
        again = self.load(folder)
        self.expect("the load behind the kill", again)
        if json.loads(again.stdout)["resumed_rows"] < 1000 or there < 6:
            sys.exit(f"the load began anew: {again.stdout}")
        self.once("the load behind the kill", folder)
        self.verify("the load behind the kill", folder)

    def survives(self, mode):
        """Killed before its Nth write, sync, rename or removal, for many N, and run again."""
        step, kills = 1, 0
        while True:
            folder = self.folder()
            if mode == "overwrite":
                self.expect("the rows before", self.load(folder, "--create-table", "--job", "old", "--seed", "4"))
            options = ["--create-table", "--mode", mode]
            killed = self.load(folder, *options, fault=f"kill@{step}")
            self.expect(f"{mode} behind a kill at {step}", self.load(folder, *options))
            self.once(f"{mode} behind a kill at {step}", folder)
            self.verify(f"{mode} behind a kill at {step}", folder)
            if killed.returncode != -signal.SIGKILL:
                break
            kills += 1
            step += 1 if step < 6 else 17
        if kills < 10:
            sys.exit(f"only {kills} kills: the load has {step} steps")

    def finds_damage(self):
        folder = self.folder()
        self.expect("the load", self.load(folder, "--create-table"))
        batch = sorted((folder / "purchase").glob("*.jsonl"))[3]
        text = batch.read_text()
        row = json.loads(text.splitlines()[7])
        batch.write_text(text.replace(f'"total":{row["total"]}', '"total":-1', 1))
        self.expect("a damaged batch", self.run("verify", f"spool:{folder}", "spool.json", "--no-progress"), 1,
                    "1 row missing or with other values", "1 row too many", batch.name, '"total":-1')
        batch.unlink()
        self.expect("a batch that is gone", self.run("verify", f"spool:{folder}", "spool.json", "--no-progress"), 1,
                    "200 rows missing")
        self.expect("the load behind it", self.load(folder))
        self.verify("a batch that was loaded again", folder)


def check(copy):
    checks = Checks(copy)
    checks.appends()
    checks.overwrites()
    checks.goes_on()
    checks.survives("append")
    checks.survives("overwrite")
    checks.finds_damage()
