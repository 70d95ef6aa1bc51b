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

# The Python environment of the packages that the locales are compiled from, installed below .deps if need be; prints its
# place. Faker and mimesis of the benchmarks are those too.
locale_environment() {
    local environment=$root/.deps/locale-data wanted=$root/scripts/locale-data/requirements.txt marker
    marker=$environment/made-$(cksum <"$wanted" | tr -s ' \t' '-')
    if [ ! -e "$marker" ]; then
        rm -rf "$environment"
        python3 -m venv "$environment"
        "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
            -r "$wanted" >&2
        touch "$marker"
    fi
    printf '%s\n' "$environment"
}
