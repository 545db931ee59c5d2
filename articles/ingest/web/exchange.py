"""One request and its answer; and the chain of them where the answer is a redirect."""

import datetime
import ssl
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin

import httpcore
from django.utils.translation import gettext as _

from articles.ingest.types import Exchange, Refused
from articles.ingest.web.network import Vetted, connection
from articles.ingest.web.policy import Deadline, Policy
from articles.ingest.web.targets import Target, target

REDIRECTS = {301, 302, 303, 307, 308}
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,text/plain;q=0.8,*/*;q=0.1"
ENDED = {204, 304}  # answers without a body

# Judges a hop before it is asked: its target and its address. Raises Refused.
Judge = Callable[[Target, str], None]


def followed(address: str, policy: Policy, deadline: Deadline, judge: Judge, cut: int = 0) -> tuple[Exchange, ...]:
    """The exchanges from an address to its last answer, whatever its status. Raises Refused, naming `address`.

    With `cut` no more than so many bytes of a body are read, and a longer one is no error.
    """
    exchanges: list[Exchange] = []
    hop = urldefrag(address).url
    try:
        while True:
            aim = target(hop, policy.ports, deadline.resolver(policy), policy.loopback)
            judge(aim, hop)
            exchanges.append(exchanged(aim, hop, policy, deadline, cut))
            location = redirected(exchanges[-1])
            if not location:
                return tuple(exchanges)
            if len(exchanges) > policy.redirects:
                raise Refused(address, _("too many redirects"))
            hop = location
    except TimeoutError:
        raise Refused(address, took_too_long(deadline)) from None
    except Refused as refused:
        if refused.path == address or not exchanges:
            raise
        led = _("it led to %(address)s: %(problem)s") % {"address": hop, "problem": refused.problem}
        raise type(refused)(address, led) from None


def exchanged(aim: Target, address: str, policy: Policy, deadline: Deadline, cut: int) -> Exchange:
    """Raises Refused."""
    headers = [
        ("Host", aim.authority),
        ("User-Agent", policy.user_agent),
        ("Accept", ACCEPT),
        ("Accept-Language", "ar,zh,ro,en;q=0.9,*;q=0.5"),
        # As it is: what is stored is then what was meant, and a digest compares with any other archive's.
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]
    request = httpcore.Request(
        "GET",
        httpcore.URL(
            scheme=aim.scheme, host=aim.host.strip("[]").encode(), port=aim.port, target=aim.path.encode("ascii")
        ),
        headers=headers,
    )
    time, backend = datetime.datetime.now(datetime.UTC), Vetted(aim, deadline)
    try:
        with connection(aim, backend) as open_connection:
            response = open_connection.handle_request(request)
            try:
                body = read(response, address, policy.size, cut)
            finally:
                response.close()
    except (httpcore.TimeoutException, TimeoutError):
        raise Refused(address, took_too_long(deadline)) from None
    except httpcore.ConnectError as error:
        is_about_tls = isinstance(error.__cause__, ssl.SSLError)
        raise Refused(
            address, _("its certificate cannot be trusted") if is_about_tls else _("its host does not answer")
        ) from None
    except httpcore.ProtocolError:
        raise Refused(address, _("its answer is not HTTP")) from None
    except httpcore.NetworkError:
        raise Refused(address, _("the connection broke off")) from None
    return Exchange(
        address=address,
        time=time,
        request=request_head(aim, headers),
        status=response.status,
        reason=response.extensions.get("reason_phrase", b"").decode("latin-1"),
        headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers),
        body=body,
        peer=backend.peer,
    )


def read(response: httpcore.Response, address: str, size: int, cut: int) -> bytes:
    """The body, chunks put together. Raises Refused where it is larger than `size`."""
    pieces, length = [], 0
    for piece in response.iter_stream():
        pieces.append(piece)
        length += len(piece)
        if cut and length >= cut:
            break
        if length > size:
            raise Refused(address, _("larger than %(limit)d MB") % {"limit": size // 1024**2})
    return b"".join(pieces)[: cut or None]


def redirected(exchange: Exchange) -> str:
    """Where the answer sends on to, without a fragment; empty where it does not."""
    if exchange.status not in REDIRECTS:
        return ""
    location = next((value for name, value in exchange.headers if name.lower() == "location"), "")
    # Servers write other letters as they are, in UTF-8 though headers know none.
    location = location.encode("latin-1").decode("utf-8", errors="replace").strip()
    try:
        return urldefrag(urljoin(exchange.address, location)).url if location else ""
    except ValueError:
        return "about:blank"  # an address that is none: refused as the next hop


def request_head(aim: Target, headers: list[tuple[str, str]]) -> bytes:
    lines = [f"GET {aim.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def took_too_long(deadline: Deadline) -> str:
    return _("it took longer than %(count)d s") % {"count": round(deadline.seconds)}
