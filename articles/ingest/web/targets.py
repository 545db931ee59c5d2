"""Which addresses may be asked for: public ones only, so that a capture never looks into the operator's own network.

Every hop of a redirect is judged anew, and a name by the IP addresses that it has at that moment; the connection then
goes to one of those and does not ask again (`ingest.web.network`), so that an answer changed in between is of no use.
"""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext as _

from articles.addresses import DEFAULT_PORTS, ascii_host
from articles.ingest.types import Refused

Resolver = Callable[[str, int], list[str]]  # host and port -> IP addresses; raises OSError

# What the C library takes for an IPv4 address though it is none as it is written: 2130706433, 0x7f.1, 017700000001.
NUMERIC = re.compile(r"(?:.*\.)?(?:0x[0-9a-f]*|\d+)", re.I)
IN_PATH = "%/?:@!$&'()*+,;=-._~"  # what stands in a request line as it is written
ADDRESSABLE_V6 = ipaddress.ip_network("2000::/3")
# Within what is addressable, ranges that lead elsewhere: an IPv4 address in disguise, or nobody at all.
REFUSED_V6 = tuple(
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",  # IETF protocol assignments, with Teredo and ORCHID (RFC 2928, 4380, 7343)
        "2001:db8::/32",  # documentation (RFC 3849)
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
    )
)


class Forbidden(Refused):
    """An address that is not asked for, whoever wants it."""


@dataclass(frozen=True)
class Target:
    """One hop: where to connect, and by which name."""

    scheme: str
    host: str  # as TLS and the Host header say it
    port: int
    path: str  # with the query, in ASCII
    peers: tuple[str, ...]  # vetted IP addresses, in the resolver's order

    @property
    def authority(self) -> str:
        return self.host if self.port == DEFAULT_PORTS[self.scheme] else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """What a robots.txt is valid for."""
        return f"{self.scheme}://{self.authority}"


def target(address: str, ports: frozenset[int], resolver: Resolver, loopback: bool = False) -> Target:
    """The target that an address stands for, its IP addresses looked up and vetted. Raises Forbidden, or Refused where
    the name is unknown."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise Forbidden(address, _("not an http or https address")) from None
    if parts.scheme not in DEFAULT_PORTS or not (host := ascii_host(parts.hostname or "")):
        raise Forbidden(address, _("not an http or https address"))
    if "@" in parts.netloc:
        raise Forbidden(address, _("an address with a user name or password in it is not asked for"))
    port = DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise Forbidden(address, _("port %(port)d is not asked for") % {"port": port})
    if NUMERIC.fullmatch(host) and not is_dotted_quad(host):
        raise Forbidden(address, _("a host written as a number is not asked for"))
    peers = looked_up(address, host.strip("[]"), port, resolver)
    if not all(is_public(peer) or (loopback and is_loopback(peer)) for peer in peers):
        raise Forbidden(address, _("its host is not on the public internet"))
    path = quote(parts.path or "/", safe=IN_PATH) + ("?" + quote(parts.query, safe=IN_PATH) if parts.query else "")
    return Target(parts.scheme, host, port, path, peers)


def looked_up(address: str, host: str, port: int, resolver: Resolver) -> tuple[str, ...]:
    try:
        peers = tuple(dict.fromkeys(resolver(host, port)))
    except (OSError, UnicodeError):
        peers = ()
    if not peers:
        raise Refused(address, _("no host of that name is known"))
    return peers


def system_resolver(seconds: float) -> Resolver:
    """The operating system's, given up after so many seconds: its own patience cannot be set."""

    def resolve(host: str, port: int) -> list[str]:
        found: list[str] = []

        def ask() -> None:
            try:
                found.extend(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError):
                pass

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(seconds)
        return list(found)

    return resolve


def is_public(peer: str) -> bool:
    """Whether the IP address is one that everybody means by it: global unicast, no tunnel, no translation."""
    try:
        ip = ipaddress.ip_address(peer)
    except ValueError:  # with a zone, fe80::1%eth0, too
        return False
    if ip.version == 6 and (ip not in ADDRESSABLE_V6 or any(ip in network for network in REFUSED_V6)):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_private)


def is_loopback(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def is_dotted_quad(host: str) -> bool:
    try:
        return str(ipaddress.IPv4Address(host)) == host
    except ValueError:
        return False
