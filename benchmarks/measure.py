"""Runs commands and says what they cost. CPU seconds (user + system) come from the kernel's accounting of the
process and of the children it waited for; on a machine that is shared, only they can be compared."""

import os
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass


class RunFailed(Exception):
    pass


@dataclass(frozen=True)
class Cost:
    wall: float  # seconds
    user: float  # seconds
    system: float  # seconds
    peak: float  # MB of the largest single process
    output: float  # MB written to the run's folder

    @property
    def cpu(self):
        return self.user + self.system


def run(command, folder, environment=None):
    """Runs `command` with `{out}` replaced by a fresh folder, which is removed afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    command = [str(part).replace("{out}", str(folder)) for part in command]
    log = folder.parent / "output.log"
    try:
        with log.open("w") as sink:
            began = time.perf_counter()
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            last = log.read_text(errors="replace").strip().splitlines()[-1:] or ["no output"]
            raise RunFailed(f"`{' '.join(command)}` exited {process.returncode}: {last[0][:200]}")
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.exists() else 0
        # Linux counts ru_maxrss in KiB, macOS in bytes.
        unit = 1024 if os.uname().sysname == "Linux" else 1
        return Cost(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * unit / 1e6, size / 1e6)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def interleaved(commands, rounds, folder, prepare=lambda name: None):
    """Runs every command once a round, so that all of them see the same disturbances; `prepare` is not measured.

    Returns {name: [Cost, ...]}, and {name: reason} for those that failed and were not tried again."""
    costs = {name: [] for name in commands}
    failures = {}
    for turn in range(rounds):
        for name in commands:
            if name in failures:
                continue
            try:
                prepare(name)
                costs[name].append(run(commands[name], folder))
            except (RunFailed, OSError, subprocess.CalledProcessError) as failure:
                failures[name] = str(failure)
            else:
                print(f"   round {turn + 1}/{rounds}  {name:28} {costs[name][-1].cpu:8.2f} CPU-s "
                      f"{costs[name][-1].wall:8.2f} s", flush=True)
    return {name: runs for name, runs in costs.items() if name not in failures}, failures


def median(runs, key):
    return statistics.median(key(run) for run in runs)


def paired_ratio(runs, others, key):
    """The median of the ratios within each round."""
    return statistics.median(key(a) / key(b) for a, b in zip(runs, others))
