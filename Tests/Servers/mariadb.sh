#!/usr/bin/env bash
# A MariaDB server of its own for one test.
#
#   mariadb.sh start DIR   prints the port
#   mariadb.sh stop DIR
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder=$2/cluster
for program in mariadbd mariadb-install-db mariadb-admin; do
    command -v "$program" >/dev/null || { echo "no MariaDB server is installed: run scripts/setup" >&2; exit 1; }
done

case $1 in
start)
    mkdir -p "$folder"
    # The server refuses to be root unless it is told to; here it may not become anybody else's.
    as=(--user="$(id -un)")
    mariadb-install-db --no-defaults --datadir="$folder" --auth-root-authentication-method=normal \
        --skip-test-db "${as[@]}" >"$2/install.log" 2>&1 || { cat "$2/install.log" >&2; exit 1; }
    port=$(free_port)
    let_go
    nohup mariadbd --no-defaults --datadir="$folder" "${as[@]}" --bind-address=127.0.0.1 --port="$port" \
        --socket="$folder/socket" --pid-file="$folder/pid" --max-allowed-packet=256M --skip-log-bin \
        </dev/null >"$2/server.log" 2>&1 &
    for _ in $(seq 300); do
        if mariadb-admin --no-defaults --socket="$folder/socket" -u root ping >/dev/null 2>&1; then
            echo "$port"
            exit 0
        fi
        sleep 0.1
    done
    tail -n 20 "$2/server.log" >&2
    exit 1
    ;;
stop)
    server=$(cat "$folder/pid")
    kill "$server"
    for _ in $(seq 100); do kill -0 "$server" 2>/dev/null || exit 0; sleep 0.1; done
    kill -9 "$server"
    ;;
esac
