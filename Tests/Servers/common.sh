# What the scripts of servers share.

# Closes what was inherited but the standard streams: a caller that watches a descriptor of its own for the end of the
# script, as Foundation's Process does, would wait for the server.
let_go() {
    local descriptor number
    for descriptor in /proc/self/fd/*; do
        number=${descriptor##*/}
        [ "$number" -le 2 ] || [ ! -e "$descriptor" ] || eval "exec $number>&-"
    done
}

# A port of 127.0.0.1 on which nobody listens.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
