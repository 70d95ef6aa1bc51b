#!/usr/bin/env bash
# The present ClickHouse engine, chdb, behind the HTTP front of FigmentClickHouseIntegrationTests, for tests. It has no users
# and no TLS, and ends its statements one at a time.
#
#   chdb.sh start DIR    prints the port
#   chdb.sh stop DIR
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${FIGMENT_PYTHON:-$here/../../.deps/venv/bin/python}

case $1 in
start)
    mkdir -p "$2"
    # The front ends with its standard input: a pipe that nobody writes to, as long as its writer lives.
    mkfifo "$2/life"
    (
        let_go
        cd "$2"
        exec setsid "$python" "$here/../FigmentClickHouseIntegrationTests/Servers/chdb_http.py" "$2/port" "$2/data" \
            <>"$2/life" >/dev/null 2>"$2/output"
    ) &
    echo $! >"$2/pid"
    for _ in $(seq 600); do
        if [ -e "$2/port" ]; then
            cat "$2/port"
            exit 0
        fi
        kill -0 "$(cat "$2/pid")" 2>/dev/null || { tail -n 5 "$2/output" >&2; exit 1; }
        sleep 0.1
    done
    echo "the server does not answer" >&2
    exit 1
    ;;
stop)
    kill -9 "$(cat "$2/pid")" 2>/dev/null || true
    while kill -0 "$(cat "$2/pid")" 2>/dev/null; do sleep 0.05; done
    ;;
*)
    echo "chdb.sh start DIR | stop DIR" >&2
    exit 2
    ;;
esac
