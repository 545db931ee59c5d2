"""Politeness: one request at a time to a host, and a pause before the next."""

import time
from urllib.parse import urlsplit

MOST_HOSTS = 10_000


class Pace:
    """`pause`: seconds from the end of one capture to the beginning of the next on the same host."""

    def __init__(self, pause: float):
        self.pause = pause
        self.ended: dict[str, float] = {}

    def wait(self, address: str, asked: float = 0.0) -> None:
        """Sleeps until the host may be asked again; `asked` is the pause that its robots.txt wants."""
        ended = self.ended.get(host_of(address))
        if ended is not None:
            time.sleep(max(0.0, ended + max(self.pause, asked) - time.monotonic()))

    def done(self, address: str) -> None:
        if len(self.ended) >= MOST_HOSTS:
            self.ended.clear()
        self.ended[host_of(address)] = time.monotonic()


def host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
