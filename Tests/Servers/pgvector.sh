#!/usr/bin/env bash
# As postgres.sh, a PostgreSQL with the extension pgvector: that of the wheel pgserver.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${FIGMENT_PYTHON:-$here/../../.deps/venv/bin/python}
if [ "$1" = start ]; then
    mkdir -p "$2"
    installed=$("$python" -c 'import importlib.util as u; print(u.find_spec("pgserver").submodule_search_locations[0])') ||
        { echo "pgserver is not installed: run scripts/setup" >&2; exit 1; }
    # The server's user may not be let into the folder of the wheel.
    cp -r "$installed/pginstall" "$2/programs"
    cp -r "$installed.libs" "$2/programs/libs"
fi
export LD_LIBRARY_PATH="$2/programs/libs" FIGMENT_POSTGRES_PROGRAMS="$2/programs/bin"
exec "$here/postgres.sh" "$@"
