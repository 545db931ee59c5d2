"""A web site on this machine: what it answers is said by path, and what it was asked is remembered."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from articles.ingest.web.policy import Policy

PAGE = b"<!doctype html><title>Canal</title><p>Boats on the canal.</p>"


class Site:
    """`answers` by path: (status, headers, body), or a function that writes to the handler itself."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes] | Callable] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.times: list[float] = []

    def page(self, path: str, body: bytes = PAGE, kind: str = "text/html; charset=utf-8", status: int = 200, **headers):
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, **fields}, body)
        return self.address(path)

    def redirect(self, path: str, to: str, status: int = 302):
        return self.page(path, b"", status=status, Location=to)

    def address(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def policy(self, **fields) -> Policy:
        return Policy(**{"ports": frozenset({self.port}), "loopback": True, "seconds": 10.0, **fields})


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            site.asked.append(self.path)
            site.headers.append(dict(self.headers))
            site.times.append(time.monotonic())
            self.close_connection = True
            answer = site.answers.get(self.path, (404, {"Content-Type": "text/plain"}, b"no such page"))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def running() -> Iterator[Site]:
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
