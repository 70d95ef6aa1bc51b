# Shared by the scripts of this folder; `source` it, do not run it.

# The root of the package, whatever directory the script was called from.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# A crashing Swift process starts `swift-backtrace`, which outlives it and keeps the pipes of the
# caller open: in a pipeline or under CI that looks like a hang. Crashes are reported by exit code.
export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}

say() { printf '== %s\n' "$*"; }
die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Where the Python of the foreign readers is: FIGMENT_PYTHON wins, as it does in the tests.
python_of_readers() {
    printf '%s\n' "${FIGMENT_PYTHON:-$root/.deps/venv/bin/python}"
}
