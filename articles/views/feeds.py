"""Feeds: what was last published or changed, of the whole archive or of one of its parts."""

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.export.record import one_line
from articles.feeds import Feed, answer
from articles.feeds.feed import ITEMS
from articles.forms import ArticleFilters
from articles.models import Article, Event, FormerSlug, Source, Speaker, Term
from articles.queries import articles_naming, preferred_names
from articles.wording import source_in_words


@require_safe
def archive(request: HttpRequest, ending: str) -> HttpResponse:
    return feed_of(request, "", reverse("home"), Article.objects.published(), ending)


@require_safe
def article_list(request: HttpRequest, ending: str) -> HttpResponse:
    """By the filters of the list; a filter that it does not offer is refused."""
    form = ArticleFilters(request.GET)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    shown = [form.shown(name, request.GET[name]) for name, value in form.cleaned_data.items() if value]
    home = reverse("article-list") + form.canonical_query(None)
    return feed_of(request, ", ".join(shown) or _("Articles"), home, form.narrow(Article.objects.published()), ending)


@require_safe
def summit(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    return term_feed(request, Event.objects.all(), slug, ending)


@require_safe
def speaker(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    return term_feed(request, Speaker.objects.all(), slug, ending)


@require_safe
def term(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    return term_feed(request, Term.objects.exclude(kind__in=[Term.Kind.EVENT, Term.Kind.SPEAKER]), slug, ending)


@require_safe
def source(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    found = get_object_or_404(Source, slug=slug)
    articles = Article.objects.published().filter(source=found)
    return feed_of(request, source_in_words(found), found.get_absolute_url(), articles, ending)


def term_feed(request: HttpRequest, terms: QuerySet, slug: str, ending: str) -> HttpResponse:
    """Of an event what covers it, of anything else what names it."""
    found = terms.prefetch_related(preferred_names()).filter(slug=slug).first()
    if found is None:
        former = get_object_or_404(FormerSlug.objects.select_related("term"), slug=slug)
        return HttpResponsePermanentRedirect(f"{former.term.get_absolute_url()}feed.{ending}")
    covers = isinstance(found, Event)
    articles = Article.objects.published().filter(event=found) if covers else articles_naming(found)
    return feed_of(request, found.name_in()[0], found.get_absolute_url(), articles, ending)


def feed_of(request: HttpRequest, title: str, home: str, articles: QuerySet, ending: str) -> HttpResponse:
    """Last changed first: what is catalogued today is news here, however old it is."""
    site = _("World Internet Conference Press Archive")
    newest = list(articles.for_lists().order_by("-updated", "-pk")[:ITEMS])
    query = home.partition("?")[2]
    address = request.path + (f"?{query}" if query else "")
    return answer(Feed(f"{one_line(title)} · {site}" if title else site, home, address, newest), ending)
