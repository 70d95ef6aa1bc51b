#!/usr/bin/env python3
"""The present ClickHouse engine (chdb) behind the part of ClickHouse's HTTP interface that the loader uses.

usage: chdb_http.py PORT_FILE DATA_DIRECTORY

Writes each statement's first line with its settings into PORT_FILE.requests, so that tests can see what was asked.
Listens on a free port of 127.0.0.1 and writes its number into PORT_FILE. Statements run one at a time; there are no
users. Ends with its standard input.
"""
import json
import os
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import pyarrow
from chdb import session

SESSION = session.Session(sys.argv[2])
LOCK = threading.Lock()
REQUESTS = open(sys.argv[1] + ".requests", "a", buffering=1)
# The statement before the data; names in backquotes may hold anything.
INSERT = re.compile(rb"\s*INSERT\s+INTO\b(?:`(?:\\.|[^`\\])*`|[^`])*?\bFORMAT\s+(\w+)[ \t]*\r?\n", re.I | re.S)
FORMAT = re.compile(r"\bFORMAT\s+(\w+)\s*;?\s*$", re.I)
# Parameters of a request that are no settings.
PARAMETERS = {"query", "database", "user", "password", "query_id", "wait_end_of_query", "default_format"}


def literal(value):
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body, *headers):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        parameters = dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True))
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return
        encoding = self.headers.get("Content-Encoding")
        if encoding:
            body = pyarrow.CompressedInputStream(pyarrow.BufferReader(body), encoding).read()
        settings = ", ".join(f"{k} = {literal(v)}" for k, v in parameters.items() if k not in PARAMETERS)
        line = body[:2000].split(b"\n", 1)[0].decode(errors="replace")
        REQUESTS.write(f"{parameters.get('database', 'default')} {line} {settings}\n")
        try:
            with LOCK:
                self.answer(200, self.run(parameters.get("database", "default"), body, settings))
        except Exception as error:
            text = str(error)
            code = re.search(r"Code:\s*(\d+)", text)
            status = 404 if code and code[1] in ("60", "81") else 500
            self.answer(status, text.strip().encode() + b"\n", ("X-ClickHouse-Exception-Code", code[1] if code else "0"))

    def run(self, database, body, settings):
        quoted = "`" + database.replace("\\", "\\\\").replace("`", "\\`") + "`"
        SESSION.query("USE " + quoted)
        insert = INSERT.match(body)
        if insert:
            statement = body[: insert.start(1)].decode().rstrip()
            statement = statement[: -len("FORMAT")].rstrip()
            statement += " SETTINGS " + settings if settings else ""
            with SESSION.send_insert(statement, insert[1].decode()) as writer:
                writer.append(body[insert.end():])
                writer.finish()
            return b""
        query = body.decode().rstrip().rstrip(";")
        form = FORMAT.search(query)
        if settings and re.match(r"\s*(SELECT|WITH)\b", query, re.I):
            head = query[: form.start()] if form else query
            query = head + " SETTINGS " + settings + (" " + form[0] if form else "")
        return SESSION.query(query, form[1] if form else "TabSeparated").bytes() or b""


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
with open(sys.argv[1] + ".new", "w") as file:
    file.write(str(server.server_address[1]))
os.rename(sys.argv[1] + ".new", sys.argv[1])
sys.stdin.read()
os._exit(0)
