"""Permanent addresses without a language: each leads to a page, or its file, in the reader's language."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from articles.models import FormerSlug, Term
from articles.withdrawn import published_or_gone


@require_safe
def article_file(request: HttpRequest, public_id: str, ending: str) -> HttpResponseRedirect:
    found = published_or_gone(public_id)
    return in_readers_language(reverse("article-export", args=[found.public_id, found.title_slug(), ending]))


@require_safe
def term(request: HttpRequest, slug: str) -> HttpResponseRedirect:
    """The names that the authority's SKOS gives to terms."""
    return in_readers_language(lasting(slug).get_absolute_url())


@require_safe
def term_file(request: HttpRequest, slug: str, ending: str) -> HttpResponseRedirect:
    return in_readers_language(lasting(slug).get_absolute_url().rstrip("/") + f".{ending}")


@require_safe
def authority(request: HttpRequest) -> HttpResponseRedirect:
    return in_readers_language(reverse("term-list"))


@require_safe
def machines(request: HttpRequest) -> HttpResponseRedirect:
    """What problem documents point to."""
    return in_readers_language(reverse("machines"))


def lasting(slug: str) -> Term:
    """The term of this identifier, or the one it was merged into."""
    found = Term.objects.filter(slug=slug).first()
    if found is None:
        former = FormerSlug.objects.select_related("term").filter(slug=slug).first()
        if former is None:
            raise Http404(slug)
        found = former.term
    return found


def in_readers_language(address: str) -> HttpResponseRedirect:
    """LocaleMiddleware has taken the language from the cookie or Accept-Language."""
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
