"""What the archive captured of an article: the list, one capture as text, and two of them compared."""

from dataclasses import dataclass, replace
from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.ingest.captures import CaptureLost
from articles.ingest.differences import Piece, differences
from articles.models import Article, Capture
from articles.replay.holdings import captures_at, original_of, with_right
from articles.replay.memento import Original
from articles.replay.reading import CapturedText, captured_text
from articles.replay.rendering import can_be_rendered
from articles.views.articles import shown_article
from articles.views.replay import shown_capture, unkept


@dataclass(frozen=True)
class CaptureLine:
    """One capture `with_right`, and the one before it where both are shown."""

    capture: Capture
    earlier: Capture | None


@dataclass(frozen=True)
class CaptureListPage:
    """Context of capture_list.html."""

    article: Article
    lines: list[CaptureLine]  # newest first
    original: Original | None  # of the address of the article, where other archives can ask for it


@dataclass(frozen=True)
class CapturePage:
    """Context of capture.html."""

    article: Article
    capture: Capture
    text: CapturedText | None  # None where the bytes are lost
    previous: Capture | None
    next: Capture | None
    can_be_rendered: bool


@dataclass(frozen=True)
class ChangesPage:
    """Context of capture_changes.html."""

    article: Article
    earlier: Capture
    later: Capture
    changed: bool
    paragraphs: list[list[Piece]]  # in reading order


@require_safe
def capture_list(request: HttpRequest, public_id: str) -> HttpResponse:
    """That a capture exists, when and with which digest, is part of an article's record; its bytes are not."""
    article = shown_article(request, public_id)
    if article.public_id != public_id:  # merged
        return HttpResponsePermanentRedirect(reverse("capture-list", args=[article.public_id]))
    captures = list(with_right(article.captures.told()))
    shown = [capture for capture in captures if capture.is_shown]
    earlier = dict(pairwise(shown))
    context = CaptureListPage(
        article=article,
        lines=[CaptureLine(capture, earlier.get(capture)) for capture in captures],
        original=original_of(article.address, captures_at(article.address)) if shown else None,
    )
    return answered(request, "capture_list", context, article.state == Article.State.PUBLISHED)


@require_safe
def capture(request: HttpRequest, number: int) -> HttpResponse:
    found = shown_capture(request, number)
    article = shown_article(request, found.article.public_id)
    captures = [one for one in with_right(article.captures.all()) if one.is_shown == found.is_shown]
    here = captures.index(found)
    context = CapturePage(
        article=article,
        capture=found,
        text=text_of(found),
        previous=captures[here + 1] if here + 1 < len(captures) else None,
        next=captures[here - 1] if here else None,
        can_be_rendered=can_be_rendered(found),
    )
    return answered(request, "capture", context, found.is_shown)


@require_safe
def changes(request: HttpRequest, number: int, earlier: int) -> HttpResponse:
    """What changed in the text between two captures of one article."""
    newer, older = shown_capture(request, number), shown_capture(request, earlier)
    if newer.article_id != older.article_id or number == earlier:
        raise Http404(earlier)
    before, after = text_of(older), text_of(newer)
    if before is None or after is None:
        raise Http404(number)
    context = ChangesPage(
        article=shown_article(request, newer.article.public_id),
        earlier=older,
        later=newer,
        changed=before.body != after.body,
        paragraphs=paragraphs(differences(before.body, after.body)),
    )
    return answered(request, "capture_changes", context, newer.is_shown and older.is_shown)


def paragraphs(pieces: list[Piece]) -> list[list[Piece]]:
    """The pieces by the paragraphs in which they stand; a line end belongs to the piece that has it."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        found[-1].append(replace(piece, text=first))
        found.extend([replace(piece, text=text)] for text in others)
    return [paragraph for paragraph in found if any(piece.text for piece in paragraph)]


def text_of(capture: Capture) -> CapturedText | None:
    try:
        return captured_text(capture)
    except CaptureLost:
        return None


def answered(
    request: HttpRequest, name: str, context: CaptureListPage | CapturePage | ChangesPage, is_public: bool
) -> HttpResponse:
    """Search engines are asked to index the article instead; what only curators see stays in no cache."""
    response = render(request, f"articles/{name}.html", vars(context))
    response["X-Robots-Tag"] = "noindex"
    return response if is_public else unkept(response)
