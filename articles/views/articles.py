"""One article: its page, and the permanent address that leads there."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.citing import Line, citations, coins, head_tags
from articles.export.formats import FORMATS, Format
from articles.footnotes import Footnotes
from articles.languages import BY_CODE
from articles.models import Article, Capture, Mention, Term
from articles.queries import preferred_names, versions_of
from articles.reading import Reading, mentions_in, reading
from articles.views.neutral import in_readers_language
from articles.withdrawn import Withdrawn, is_withdrawn

NAMED = {
    Term.Kind.SPEAKER: _("People"),
    Term.Kind.TOPIC: _("Topics"),
    Term.Kind.PLACE: _("Places"),
    Term.Kind.ORGANISATION: _("Organisations"),
    Term.Kind.EVENT: _("Other events"),
}


@dataclass(frozen=True)
class Citing:
    """How the article is cited: lines to copy, `<meta>` tags, and the title of a COinS span."""

    lines: tuple[Line, ...]
    tags: tuple[tuple[str, str], ...]
    coins: str


@dataclass(frozen=True)
class ArticlePage:
    """Context of article.html."""

    article: Article
    reading: Reading  # what the right to display allows
    script_switch: str  # the address in the other Chinese script, or of the original; empty but for Chinese
    marks_switch: str  # the address with what the text names marked, or without; empty where there is nothing to mark
    named: list[tuple[str, list[Term]]]  # the terms it names, by kind
    versions: list[Article]  # the same story in other languages and outlets
    captures: list[Capture]  # the originals kept, newest first
    citing: Citing | None  # none of what is not public
    footnotes: Footnotes
    exports: list[Format]  # none of what is not public


@require_safe
def article(request: HttpRequest, public_id: str, title_slug: str) -> HttpResponse:
    """A slug that is not the present title's redirects for good, the query kept; so does a merged article's identifier.

    What is not published is not there, but for curators, who see a preview.
    """
    found = shown_article(request, public_id)
    if (public_id, title_slug) != (found.public_id, found.title_slug()):
        return to_page(request, found)
    footnotes, mentions = Footnotes(), mentions_in(found)
    shown = reading(found, mentions, footnotes, request.GET.get("script", ""), request.GET.get("marked") == "1")
    public = found.state == Article.State.PUBLISHED
    context = ArticlePage(
        article=found,
        reading=shown,
        script_switch=switch(found, shown, converted=not shown.converted) if shown.other_script else "",
        marks_switch=switch(found, shown, marked=not shown.marked) if mentions and shown.paragraphs else "",
        named=named(mentions, found.event_id),
        versions=versions_of(found),
        captures=list(found.captures.told()),
        citing=citing(found) if public else None,
        footnotes=footnotes,
        exports=list(FORMATS.values()) if public else [],
    )
    response = render(request, "articles/article.html", vars(context))
    if found.state != Article.State.PUBLISHED:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def article_without_slug(request: HttpRequest, public_id: str) -> HttpResponse:
    return to_page(request, shown_article(request, public_id))


def to_page(request: HttpRequest, article: Article) -> HttpResponse:
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(article.get_absolute_url() + (f"?{query}" if query else ""))


@require_safe
def article_neutral(request: HttpRequest, public_id: str) -> HttpResponse:
    """To the page in the reader's language."""
    return in_readers_language(shown_article(request, public_id).get_absolute_url())


def shown_article(request: HttpRequest, public_id: str) -> Article:
    """A published article, or any for the desk. The account is asked for last: a reader's page needs no session."""
    articles = Article.objects.select_related("source", "event__place")
    articles = articles.prefetch_related(preferred_names("event__labels"))
    found = articles.filter(public_id=public_id).first()
    found = found or articles.filter(former__public_id=public_id).first()  # merged into another, perhaps
    public = found is not None and found.state == Article.State.PUBLISHED
    if not public and (found is None or not is_of_the_desk(request.user)):
        raise (Withdrawn if is_withdrawn(public_id) else Http404)(public_id)
    return found


def switch(article: Article, shown: Reading, **changed: bool) -> str:
    """The address of the page in hand with one of its switches turned."""
    wanted = {"converted": shown.converted, "marked": shown.marked, **changed}
    script = [("script", BY_CODE[shown.other_script].prefix)] if wanted["converted"] else []
    query = urlencode([*script, *([("marked", "1")] if wanted["marked"] else [])])
    return article.get_absolute_url() + (f"?{query}" if query else "")


def is_of_the_desk(user) -> bool:
    """As in the admin, who may change may see."""
    return user.has_perm("articles.view_article") or user.has_perm("articles.change_article")


def citing(article: Article) -> Citing:
    return Citing(citations(article, timezone.localdate()), head_tags(article), coins(article))


def named(mentions: list[Mention], event: int | None) -> list[tuple[str, list[Term]]]:
    """The terms mentioned, by kind; within one, in the order of the text. The article's own `event` stands apart."""
    terms = [mention.term for mention in mentions if mention.term_id != event]
    groups = [(heading, [term for term in terms if term.kind == kind]) for kind, heading in NAMED.items()]
    return [(heading, group) for heading, group in groups if group]
