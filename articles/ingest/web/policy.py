"""How far a capture by address may go, as the settings have it (docs/operating.md)."""

import time
from dataclasses import dataclass

from django.conf import settings

from articles.ingest.web.targets import Resolver, system_resolver

PRODUCT = "WICPressArchive"  # the name that a robots.txt speaks to


@dataclass(frozen=True)
class Policy:
    """`resolver` None is the operating system's."""

    seconds: float = 30.0  # for the whole of it: names, robots.txt, redirects and the body
    size: int = 10 * 1024**2  # bytes, of the body as it is transferred and again once it is decoded
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    loopback: bool = False  # this machine may be asked: for tests, and dangerous anywhere else
    contact: str = ""  # address of the portal, and of those who run it, for the masters of other sites
    resolver: Resolver | None = None

    @classmethod
    def from_settings(cls) -> "Policy":
        return cls(
            seconds=settings.CAPTURE_SECONDS,
            size=settings.CAPTURE_SIZE,
            ports=frozenset(settings.CAPTURE_PORTS),
            loopback=settings.CAPTURE_LOOPBACK,
            contact="; ".join(filter(None, (f"+{settings.SITE_URL}/", settings.CONTACT_EMAIL))),
        )

    @property
    def user_agent(self) -> str:
        about = f"; {self.contact}" if self.contact else ""
        return f"Mozilla/5.0 (compatible; {PRODUCT}/1.0{about})"


class Deadline:
    """The moment by which a capture has come to its end, however many steps it takes."""

    def __init__(self, seconds: float):
        self.seconds, self.end = seconds, time.monotonic() + seconds

    def left(self) -> float:
        """Seconds; raises TimeoutError where there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def resolver(self, policy: Policy) -> Resolver:
        return policy.resolver or system_resolver(self.left())
