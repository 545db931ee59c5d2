"""Memento (RFC 7089): what other archives and their readers ask by an original address and a time."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Capture
from articles.replay import memento as protocol
from articles.replay.holdings import captures_at, original_of
from articles.views.replay import rendered


@require_safe
def timemap(request: HttpRequest, form: str, address: str) -> HttpResponse:
    """All shown captures of an address, as application/link-format or JSON."""
    original = original_of(*asked_captures(request, address))
    if form == "json":
        return JsonResponse(protocol.timemap_object(original), json_dumps_params={"ensure_ascii": False})
    return HttpResponse("".join(protocol.timemap_lines(original)), content_type=protocol.LINK_FORMAT)


@require_safe
def timegate(request: HttpRequest, address: str) -> HttpResponse:
    """To the capture nearest to Accept-Datetime; without it, to the newest."""
    original = original_of(*asked_captures(request, address))
    header = request.headers.get("Accept-Datetime")
    try:
        moment = protocol.accepted(header) if header else original.mementos[-1].moment
    except ValueError:
        response: HttpResponse = HttpResponseBadRequest(
            _("Accept-Datetime must be an HTTP date, such as %(example)s.")
            % {"example": protocol.http_moment(original.mementos[-1].moment)},
            content_type="text/plain; charset=utf-8",
        )
    else:
        response = HttpResponseRedirect(protocol.nearest(original.mementos, moment).address)
        response["Link"] = protocol.timegate_links(original)
    patch_vary_headers(response, ["Accept-Datetime"])
    return response


@require_safe
def memento(request: HttpRequest, digits: str, address: str) -> HttpResponse:
    """The capture of that second; a time at which nothing was captured leads to the nearest one."""
    asked, captures = asked_captures(request, address)
    original = original_of(asked, captures)
    try:
        moment = protocol.moment_of(digits)
    except ValueError:
        raise Http404(digits) from None
    nearest = protocol.nearest(original.mementos, moment)
    if nearest.moment != moment:
        return HttpResponseRedirect(nearest.address)
    found = [capture for capture in captures if capture.captured.replace(microsecond=0) == moment]
    return rendered(request, found[-1], original)


def asked_captures(request: HttpRequest, address: str) -> tuple[str, list[Capture]]:
    """The original address that ends that of the request, and its captures; Http404 where the archive shows none."""
    asked = asked_address(address, request.META.get("QUERY_STRING", ""))
    captures = captures_at(asked)
    if not captures:
        raise Http404(asked)
    return asked, captures


def asked_address(path: str, query: str) -> str:
    """The address as a client wrote it. Some proxies squeeze `https://` within a path to `https:/`."""
    scheme, colon, rest = path.partition(":/")
    whole = f"{scheme}://{rest.lstrip('/')}" if colon else path
    return escape_uri_path(whole) + (f"?{query}" if query else "")
