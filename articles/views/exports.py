"""Records as files beside their pages: of one article, of the list of articles, of all that cover or name a term."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.export import json_format, reading
from articles.export.formats import EXPORT_LIMIT, FORMATS, answer
from articles.export.record import records
from articles.forms import ArticleFilters
from articles.interface import interface_language
from articles.models import Article, FormerSlug, Source, Term
from articles.queries import LIST_ORDER, articles_naming
from articles.withdrawn import published_or_gone


@require_safe
def article_export(request: HttpRequest, public_id: str, title_slug: str, ending: str) -> HttpResponseBase:
    """Only of what is published, for curators too. An address that is not the present one redirects, as the page's."""
    article = published_or_gone(public_id)
    present = [article.public_id, article.title_slug()]
    if [public_id, title_slug] != present:
        return HttpResponsePermanentRedirect(reverse("article-export", args=[*present, ending]))
    return answer(FORMATS[ending], f"wic-{public_id}", records([article.pk], interface_language().code))


@require_safe
def article_list_export(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The list under its filters; a filter that it does not offer is refused."""
    form = ArticleFilters(request.GET)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    page = reverse("article-list") + form.canonical_query(None)
    return list_export("wic-articles", form.narrow(Article.objects.published()), page, ending)


@require_safe
def summit_export(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    return term_file(reading.events(), slug, ending, reading.event_detail)


@require_safe
def speaker_export(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    return term_file(reading.speakers(), slug, ending, reading.speaker_detail)


@require_safe
def term_export(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    terms = reading.terms().exclude(kind__in=[Term.Kind.EVENT, Term.Kind.SPEAKER])
    return term_file(terms, slug, ending, reading.term_detail)


@require_safe
def source_export(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    source = get_object_or_404(Source, slug=slug)
    articles = Article.objects.published().filter(source=source)
    return list_export(f"wic-{slug}", articles, source.get_absolute_url(), ending)


def term_file(terms: QuerySet, slug: str, ending: str, detail: Callable) -> HttpResponseBase:
    """Of an event the articles that cover it, of anything else those that name it; as JSON also what it is."""
    found = terms.filter(slug=slug).first()
    if found is None:
        former = get_object_or_404(FormerSlug.objects.select_related("term"), slug=slug)
        return HttpResponsePermanentRedirect(former.term.get_absolute_url().rstrip("/") + f".{ending}")
    covers = found.kind == Term.Kind.EVENT
    articles = Article.objects.published().filter(event=found.pk) if covers else articles_naming(found)
    about = asdict(detail(found)) if ending == "json" else None
    return list_export(f"wic-{slug}", articles, found.get_absolute_url(), ending, about)


def list_export(
    name: str, articles: QuerySet, page: str, ending: str, about: dict[str, Any] | None = None
) -> HttpResponseBase:
    """The first EXPORT_LIMIT articles in the order of lists; the receipt says how many there are."""
    keys = list(articles.order_by(*LIST_ORDER).values_list("pk", flat=True)[: EXPORT_LIMIT + 1])
    total = len(keys) if len(keys) <= EXPORT_LIMIT else articles.count()
    receipt = {
        "page": settings.SITE_URL + page,
        "articles": total,
        "exported": min(total, EXPORT_LIMIT),
        "interface": interface_language().code,
        "made": timezone.now().isoformat(timespec="seconds"),
    }
    form = FORMATS[ending]
    if about:
        form = replace(form, write=partial(json_format.write, about=about))
    return answer(form, name, records(keys[:EXPORT_LIMIT], interface_language().code), receipt)
