"""A small web server on loopback that answers well, late, wrongly or without end."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What stands at which path, and what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.pages: dict[str, Answer] = {}
        self.port = 0

    def url(self, path: str = "/", host: str = "localhost") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(self, path: str, body: bytes | str, kind: str = "text/html", status: int = 200) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = lambda asked: send(asked, data, kind, status)

    def move(self, path: str, target: str, status: int = 302) -> None:
        def answer(asked: BaseHTTPRequestHandler) -> None:
            asked.send_response(status)
            asked.send_header("Location", target)
            asked.send_header("Content-Length", "0")
            asked.end_headers()

        self.pages[path] = answer


def send(
    asked: BaseHTTPRequestHandler, data: bytes, kind: str = "text/html", status: int = 200
) -> None:
    asked.send_response(status)
    asked.send_header("Content-Type", kind)
    asked.send_header("Content-Length", str(len(data)))
    asked.end_headers()
    asked.wfile.write(data)


def drip(asked: BaseHTTPRequestHandler) -> None:
    """Give a byte now and then: no single wait is ever long."""
    asked.send_response(200)
    asked.send_header("Content-Length", "1000000")
    asked.end_headers()
    while True:
        asked.wfile.write(b"x")
        asked.wfile.flush()
        time.sleep(0.05)


def drip_head(asked: BaseHTTPRequestHandler) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        asked.wfile.write(b"X-A: b\r\n")
        asked.wfile.flush()
        time.sleep(0.05)


def endless(asked: BaseHTTPRequestHandler) -> None:
    """Claim to be small and never stop."""
    asked.send_response(200)
    asked.send_header("Content-Type", "text/html")
    asked.end_headers()
    while True:
        asked.wfile.write(b"y" * 65_536)


def packed_bomb(asked: BaseHTTPRequestHandler) -> None:
    data = gzip.compress(b"0" * 40_000_000)
    asked.send_response(200)
    asked.send_header("Content-Encoding", "gzip")
    asked.send_header("Content-Length", str(len(data)))
    asked.end_headers()
    asked.wfile.write(data)


def broken(asked: BaseHTTPRequestHandler) -> None:
    asked.wfile.write(b"I am no web server\r\n\r\n")


def short(asked: BaseHTTPRequestHandler) -> None:
    """Promise more than is given."""
    asked.send_response(200)
    asked.send_header("Content-Length", "5000")
    asked.end_headers()
    asked.wfile.write(b"little")


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({k.lower(): v for k, v in self.headers.items()})
            size = int(self.headers.get("content-length") or 0)
            site.bodies.append(self.rfile.read(size))
            answer = site.pages.get(self.path) or site.pages.get(self.path.partition("?")[0])
            try:
                (answer or (lambda a: send(a, b"nothing here", status=404)))(self)
            except OSError:
                self.close_connection = True  # whoever asked has had enough

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
