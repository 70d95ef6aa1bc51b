"""Pages that tell how something is added, applied literally to a copy of the repository.

A comment `<!-- apply: PATH new -->` or `<!-- apply: PATH after "LINE" -->` says what the code block below it is for.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEP = re.compile(r'<!-- apply: (\S+) (?:new|after "([^\n]*)") -->\n```\w+\n(.*?)```', re.DOTALL)


class Copy:
    """The tracked files of the repository, below a folder that may be thrown away."""

    def __init__(self, folder):
        self.root = pathlib.Path(folder) / "figment"
        tracked = subprocess.run(
            ["git", "ls-files", "-z", "Package.swift", "Sources", "Tests", "scripts", "docs/data-sources.md"], cwd=ROOT,
            capture_output=True, check=True)
        for name in tracked.stdout.decode().split("\0"):
            source, target = ROOT / name, self.root / name
            if name and source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read_bytes())
                target.chmod(source.stat().st_mode)

    def apply(self, page):
        """(number of steps, source files touched); a line that is not found exactly once ends the run."""
        steps = STEP.findall((ROOT / page).read_text(encoding="utf-8"))
        if not steps:
            sys.exit(f"{page} has no steps to apply")
        for path, line, text in steps:
            place = self.root / path
            if line:
                lines = place.read_text(encoding="utf-8").split("\n")
                if lines.count(line) != 1:
                    sys.exit(f"{page}: {path}: the line {line!r} is there {lines.count(line)} times, not once")
                lines.insert(lines.index(line) + 1, text.rstrip("\n"))
                place.write_text("\n".join(lines), encoding="utf-8")
            else:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8")
        return len(steps), {path for path, _, _ in steps if path.startswith(("Sources/", "Package.swift"))}

    def run(self, *command):
        """What a command prints in the copy; a failure of it ends the run with its last lines."""
        done = subprocess.run([*map(str, command)], cwd=self.root, capture_output=True, text=True)
        if done.returncode != 0:
            lines = (done.stdout + done.stderr).split("\n")
            sys.exit(f"`{' '.join(map(str, command))}` fails in the copy:\n" + "\n".join(lines[-30:]))
        return done.stdout

    def build(self):
        self.run("swift", "build", "--product", "figment")

    @property
    def program(self):
        return self.root / ".build/debug/figment"

    def figment(self, *arguments):
        return self.run(self.program, *arguments)
