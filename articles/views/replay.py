"""Captures themselves: a rendering that can do nothing, and the bytes as a file to keep."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from articles.export.warc import warc_of
from articles.ingest.captures import CaptureLost, payload_of
from articles.models import Article, Capture
from articles.replay import memento as protocol
from articles.replay.holdings import captures_at, original_of, with_right
from articles.replay.memento import Original
from articles.replay.rendering import POLICY, can_be_rendered, rendering


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """The capture as a page without pictures, styles and scripts, in a sandbox of its own."""
    capture = shown_capture(request, number)
    response = rendered(request, capture, original_of(capture.address, captures_at(capture.address)))
    return response if capture.is_shown else unkept(response)


@require_safe
def as_bytes(request: HttpRequest, number: int) -> HttpResponse:
    capture = shown_capture(request, number)
    return as_file(capture, lost_is_missing(payload_of, capture), "application/octet-stream", "bin")


@require_safe
def as_warc(request: HttpRequest, number: int) -> HttpResponse:
    """The capture with its headers as a file that every web archive reads."""
    capture = shown_capture(request, number)
    return as_file(capture, lost_is_missing(warc_of, capture), "application/warc", "warc.gz")


def shown_capture(request: HttpRequest, number: int) -> Capture:
    """A capture `with_right` that may be shown whole, or any for a curator.

    Of what is published with a lesser right it may be known that it exists (PermissionDenied), of all else and of what
    a curator hides it may not (Http404).
    """
    capture = get_object_or_404(with_right(Capture.objects.select_related("article")), pk=number)
    if not capture.is_shown and not request.user.has_perm("articles.change_article"):
        if capture.article.state == Article.State.PUBLISHED and not capture.withheld:
            raise PermissionDenied
        raise Http404(number)
    return capture


def rendered(request: HttpRequest, capture: Capture, original: Original | None) -> HttpResponse:
    """The rendering of a capture that may be shown, with its place among the captures of its address."""
    if not can_be_rendered(capture):
        raise Http404(capture.pk)
    context = {"capture": capture, "article": capture.article, "page": lost_is_missing(rendering, capture)}
    response = HttpResponse(render_to_string("articles/capture_rendering.html", context, request))
    response["Content-Security-Policy"] = POLICY
    response["Content-Language"] = capture.article.language
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    moment = capture.captured.replace(microsecond=0)
    if original and moment in {memento.moment for memento in original.mementos}:
        response["Memento-Datetime"] = protocol.http_moment(moment)
        response["Link"] = protocol.memento_links(original, moment)
    return response


def as_file(capture: Capture, data: bytes, media_type: str, ending: str) -> HttpResponse:
    """A file that no browser opens by itself; its name says nothing that the capture could have chosen."""
    name = f"wic-{capture.article.public_id}-{protocol.stamp(capture.captured)}.{ending}"
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = POLICY
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response if capture.is_shown else unkept(response)


def unkept(response: HttpResponse) -> HttpResponse:
    """What only curators may see stays in no cache."""
    add_never_cache_headers(response)
    return response


def lost_is_missing(read, capture: Capture):
    """What `read` makes of the capture; Http404 where its bytes are lost, which the operator is told elsewhere."""
    try:
        return read(capture)
    except CaptureLost:
        raise Http404(capture.pk) from None
