#!/usr/bin/env bash
# A ClickHouse server (Debian's 18.16) of its own for tests. The user "loader" has the password pass'word. With TLS where
# DIR holds server.crt and server.key; DIR/tls_port then has that port. Data lie in DIR/disk where there is such a folder.
#
#   clickhouse.sh start DIR    prints the port
#   clickhouse.sh restart DIR  as after a crash, on the same port
#   clickhouse.sh stop DIR
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v clickhouse-server >/dev/null || { echo "no ClickHouse server is installed: run scripts/setup" >&2; exit 1; }

launch() {
    (
        let_go
        cd "$1"
        exec setsid clickhouse-server --config-file="$1/config.xml" </dev/null >/dev/null 2>"$1/output"
    ) &
    echo $! >"$1/pid"
    for _ in $(seq 300); do
        if curl -s -o "$1/answer" "http://127.0.0.1:$(cat "$1/port")/ping"; then return 0; fi
        kill -0 "$(cat "$1/pid")" 2>/dev/null || { tail -n 5 "$1/output" "$1/errors" >&2; exit 1; }
        sleep 0.1
    done
    echo "the server does not answer" >&2
    exit 1
}

halt() {
    kill -9 "$(cat "$1/pid")" 2>/dev/null || true
    while kill -0 "$(cat "$1/pid")" 2>/dev/null; do sleep 0.05; done
}

case $1 in
start)
    mkdir -p "$2"
    free_port >"$2/port"
    tls=
    if [ -e "$2/server.crt" ]; then
        free_port >"$2/tls_port"
        tls="<https_port>$(cat "$2/tls_port")</https_port><openSSL><server>"
        tls+="<certificateFile>$2/server.crt</certificateFile><privateKeyFile>$2/server.key</privateKeyFile>"
        tls+="<verificationMode>none</verificationMode><loadDefaultCAFile>false</loadDefaultCAFile></server></openSSL>"
    fi
    sed -e "s|DIRECTORY|$2|g; s|HTTP_PORT|$(cat "$2/port")|; s|<!-- TLS -->|$tls|" \
        "$here/clickhouse/config.xml" >"$2/config.xml"
    [ ! -d "$2/disk" ] || ln -sfn "$2/disk" "$2/data"
    cp "$here/clickhouse/users.xml" "$2/users.xml"
    launch "$2"
    cat "$2/port"
    ;;
restart)
    halt "$2"
    launch "$2"
    ;;
stop) halt "$2" ;;
esac
