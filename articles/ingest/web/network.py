"""Connections to vetted IP addresses and to no other, each step within what is left of the deadline.

httpcore asks its network backend for a connection to a name; this one answers with a connection to an address that was
vetted before, and never looks the name up. TLS and the Host header go on using the name. httpx has no way to give it a
backend, and what it adds (redirects, cookies, decoding) is what a capture must do by its own rules.
"""

import ssl
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore

from articles.ingest.web.policy import Deadline
from articles.ingest.web.targets import Target


class Timed(httpcore.NetworkStream):
    """A stream whose every step ends with the deadline: a server that sends a byte a second gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline):
        self.stream, self.deadline = stream, deadline

    def left(self) -> float:
        try:
            return self.deadline.left()
        except TimeoutError:
            raise httpcore.ReadTimeout from None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.left())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Timed(self.stream.start_tls(ssl_context, server_hostname, self.left()), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


class Vetted(httpcore.NetworkBackend):
    """Connects to the peers of one target, in their order, until one answers; `peer` is that one."""

    def __init__(self, target: Target, deadline: Deadline):
        self.target, self.deadline, self.peer = target, deadline, ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError()
        for number, peer in enumerate(self.target.peers):
            try:
                # What is left is shared among those not tried yet: one that never answers leaves time for the others.
                seconds = self.deadline.left() / (len(self.target.peers) - number)
                stream = httpcore.SyncBackend().connect_tcp(peer, port, seconds, None, socket_options or [])
            except TimeoutError:
                raise httpcore.ConnectTimeout from None
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                self.peer = peer
                return Timed(stream, self.deadline)
        raise failure


@cache
def ssl_context() -> ssl.SSLContext:
    """Certificates are checked, against the list that certifi brings."""
    return httpcore.default_ssl_context()


def connection(target: Target, backend: Vetted) -> httpcore.HTTPConnection:
    """One connection for one request, HTTP/1.1: the version that a WARC record can hold as it was."""
    host = target.host.strip("[]").encode("ascii")
    return httpcore.HTTPConnection(
        httpcore.Origin(target.scheme.encode("ascii"), host, target.port),
        ssl_context=ssl_context() if target.scheme == "https" else None,
        http1=True,
        http2=False,
        network_backend=backend,
    )
