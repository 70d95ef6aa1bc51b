#!/usr/bin/env bash
# A PostgreSQL server of its own for tests. The database "locked" asks for a password. With TLS where DIR holds server.crt
# and server.key.
#
#   postgres.sh start DIR    prints the port
#   postgres.sh restart DIR  as after a crash, on the same port
#   postgres.sh stop DIR
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

folder=$2/cluster
programs=${FIGMENT_POSTGRES_PROGRAMS:-}
[ -n "$programs" ] || programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -x "$programs/initdb" ] || programs=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
[ -x "$programs/initdb" ] || { echo "no PostgreSQL server is installed: run scripts/setup" >&2; exit 1; }
# The server refuses to be root.
as=()
[ "$(id -u)" != 0 ] || as=(setpriv --reuid=65534 --regid=65534 --clear-groups env "HOME=$2")

case $1 in
start)
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown 65534:65534 "$2" "$folder"
    chmod 700 "$folder"
    port=$(free_port)
    "${as[@]}" "$programs/initdb" -D "$folder" -U test -A trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
    rules=$("${as[@]}" cat "$folder/pg_hba.conf")
    printf 'host locked all 127.0.0.1/32 scram-sha-256\n%s\n' "$rules" | "${as[@]}" tee "$folder/pg_hba.conf" >/dev/null
    if [ -e "$2/server.crt" ]; then
        cp "$2/server.crt" "$2/server.key" "$folder/"
        [ "$(id -u)" != 0 ] || chown 65534:65534 "$folder/server.crt" "$folder/server.key"
        chmod 600 "$folder/server.key"
        echo 'ssl = on' | "${as[@]}" tee -a "$folder/postgresql.conf" >/dev/null
    fi
    let_go
    "${as[@]}" "$programs/pg_ctl" -D "$folder" -w -s -l "$folder/log" -o \
        "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off" start >/dev/null 2>&1
    echo "$port"
    ;;
restart)
    let_go
    "${as[@]}" "$programs/pg_ctl" -D "$folder" -m immediate -w -s -l "$folder/log" restart >/dev/null 2>&1
    ;;
stop) "${as[@]}" "$programs/pg_ctl" -D "$folder" -m immediate -s stop ;;
esac
