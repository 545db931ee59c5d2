"""How gunicorn serves the portal; read by `manage.py serve`, or with `--config python:wic_portal.gunicorn`."""

import re
from pathlib import Path

from gunicorn.http import RequestParser
from gunicorn.http.message import Request
from gunicorn.http.wsgi import Response

from wic_portal.env import Env

NON_ASCII = re.compile(rb"[\x80-\xff]")

env = Env()
host, port = env.text("HOST", "127.0.0.1"), env.number("PORT", 8000, least=1, most=65535)

wsgi_app = "wic_portal.wsgi"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
workers = env.number("WIC_WORKERS", 2, least=1, most=64)
threads = env.number("WIC_THREADS", 4, least=1, most=64)
worker_class = "gthread"
limit_request_line = 8190  # a query of 400 Chinese characters takes 3,600 bytes, its filters more
# A numerical library's own threads would spin against these.
raw_env = ["OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1"]
# The workers share the memory of what is imported. Index searchers and database connections are opened
# at the first request, so after the fork.
preload_app = True
timeout = 60
graceful_timeout = 15  # less than the supervisor's patience
loglevel = "warning"
control_socket_disable = True
http_parser = "python"  # the one that Tolerant is made of
# The workers' heartbeat is a file: on a disk under load it can stall, and a stalled worker is killed.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None


def on_starting(server) -> None:
    """Loads what the first request would need: once, before the fork, so that the workers share it."""
    from django.db import connections  # the settings are read only when the application is loaded
    from django.urls import get_resolver

    from search.warm import warm  # as above

    get_resolver().url_patterns  # noqa: B018
    warm()
    connections.close_all()  # a connection must not be shared


class Tolerant(Request):
    """Takes an address with 乌镇 in it as it stands.

    Browsers percent-encode it; curl, and links in messages with the proxies that they pass, do not. Since 27 gunicorn
    refuses what RFC 9112 (3.2) does not allow.
    """

    def parse_request_line(self, line_bytes: bytes) -> None:
        super().parse_request_line(NON_ASCII.sub(lambda found: b"%%%02X" % found[0][0], line_bytes))


RequestParser.mesg_class = Tolerant


def without_server(response: Response) -> list[str]:
    """Which software answers helps nobody but who looks for its faults."""
    return [line for line in said_by_gunicorn(response) if not line.startswith("Server:")]


said_by_gunicorn = Response.default_headers
Response.default_headers = without_server
