#!/usr/bin/env bash
# Starts and stops a real Milvus 2.3.5 (one process with etcd, queue and storage inside it) for the import test.
#
#   server.sh start DIR   a server with its data below DIR; prints its port. Listens on 127.0.0.1 only.
#   server.sh stop DIR    stops it by its process id and waits until it is gone
#
# The environment is `.deps/milvus` (FIGMENT_SETUP=milvus scripts/setup), or the one that FIGMENT_MILVUS names.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
source "$root/Tests/Servers/common.sh"
environment=${FIGMENT_MILVUS:-$root/.deps/milvus}

start() { # DIR
    local dir=$1 port role extra=()
    for role in rootCoord proxy queryCoord queryNode indexCoord indexNode dataCoord dataNode; do
        extra+=(--extra-config "$role.ip=127.0.0.1")
    done
    # The server finds free ports for its parts; the one for clients has to be known.
    port=$(free_port)
    mkdir -p "$dir"
    (
        let_go
        exec setsid "$environment/bin/milvus-server" --data "$dir" --proxy-port "$port" "${extra[@]}" \
            >"$dir/server.log" 2>&1 </dev/null
    ) &
    echo $! >"$dir/server.pid"
    echo "$port"
}

stop() { # DIR
    local pid try
    pid=$(cat "$1/server.pid")
    kill -INT "$pid" 2>/dev/null || return 0
    for ((try = 0; try < 150; try++)); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.2
    done
    # The whole group: the launcher has started the server itself as a child.
    kill -KILL -- "-$pid"
}

case ${1:-} in
start | stop) "$1" "$2" ;;
*)
    echo "server.sh start DIR | stop DIR" >&2
    exit 2
    ;;
esac
