"""Who knocks at the desk's door: the address by which django-axes counts failed logins."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's address; behind a proxy what the proxy saw, the last entry of X-Forwarded-For.

    Earlier entries are the client's own word, by which it could appear as somebody else at every attempt.
    """
    if settings.SECURE_PROXY_SSL_HEADER:
        seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen:
            return seen
    return request.META.get("REMOTE_ADDR", "")
