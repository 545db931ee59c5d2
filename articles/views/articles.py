"""One article: its page, and the permanent address that leads there."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.export.formats import FORMATS, Format
from articles.footnotes import Footnotes
from articles.models import Article, Mention, Term
from articles.queries import notes_of, preferred_names, versions_of

NAMED = {
    Term.Kind.SPEAKER: _("People"),
    Term.Kind.TOPIC: _("Topics"),
    Term.Kind.PLACE: _("Places"),
    Term.Kind.ORGANISATION: _("Organisations"),
    Term.Kind.EVENT: _("Other events"),
}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the text, with the numbers of the notes that are its sources."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True)
class ArticlePage:
    """Context of article.html."""

    article: Article
    paragraphs: list[Paragraph]  # what the right to display allows
    named: list[tuple[str, list[Term]]]  # the terms it names, by kind
    versions: list[Article]  # the same story in other languages and outlets
    footnotes: Footnotes
    exports: list[Format]  # none of what is not public


@require_safe
def article(request: HttpRequest, public_id: str, title_slug: str) -> HttpResponse:
    """A slug that is not the present title's redirects for good, the query kept; so does a merged article's identifier.

    What is not published is not there, but for curators, who see a preview.
    """
    found = shown_article(request, public_id)
    if (public_id, title_slug) != (found.public_id, found.title_slug()):
        query = request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(found.get_absolute_url() + (f"?{query}" if query else ""))
    footnotes = Footnotes()
    context = ArticlePage(
        article=found,
        paragraphs=paragraphs(found, footnotes),
        named=named(found),
        versions=versions_of(found),
        footnotes=footnotes,
        exports=list(FORMATS.values()) if found.state == Article.State.PUBLISHED else [],
    )
    response = render(request, "articles/article.html", vars(context))
    if found.state != Article.State.PUBLISHED:
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def article_without_slug(request: HttpRequest, public_id: str) -> HttpResponse:
    return HttpResponsePermanentRedirect(shown_article(request, public_id).get_absolute_url())


@require_safe
def article_neutral(request: HttpRequest, public_id: str) -> HttpResponse:
    """To the page in the reader's language, which LocaleMiddleware has taken from the cookie or Accept-Language."""
    response = HttpResponseRedirect(shown_article(request, public_id).get_absolute_url())
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def shown_article(request: HttpRequest, public_id: str) -> Article:
    """A published article, or any for a curator. The account is asked for last: a reader's page needs no session."""
    articles = Article.objects.select_related("source", "event__place")
    articles = articles.prefetch_related(preferred_names("event__labels"))
    found = articles.filter(public_id=public_id).first()
    if found is None:  # merged into another, perhaps
        found = get_object_or_404(articles, former__public_id=public_id)
    if found.state != Article.State.PUBLISHED and not request.user.has_perm("articles.change_article"):
        raise Http404(public_id)
    return found


def paragraphs(article: Article, footnotes: Footnotes) -> list[Paragraph]:
    cited: dict[int, list] = {}
    for note in notes_of(article):
        cited.setdefault(note.paragraph, []).append(note.citation)
    return [
        Paragraph(text, footnotes.numbers(cited.get(number, ())))
        for number, text in enumerate(article.shown_paragraphs, start=1)
    ]


def named(article: Article) -> list[tuple[str, list[Term]]]:
    """The terms that an article mentions, by kind; within one, in the order of the text."""
    mentions = Mention.objects.filter(article=article).select_related("term")
    terms = [mention.term for mention in mentions.prefetch_related(preferred_names("term__labels"))]
    groups = [(heading, [term for term in terms if term.kind == kind]) for kind, heading in NAMED.items()]
    return [(heading, group) for heading, group in groups if group]
