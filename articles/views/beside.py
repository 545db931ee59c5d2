"""Two versions of one story side by side, paragraph by paragraph."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.text.alignment import Row, aligned
from articles.withdrawn import published_or_gone


@dataclass(frozen=True)
class BesidePage:
    """Context of beside.html: of both texts what the right to display allows."""

    one: Article
    other: Article
    rows: list[Row]
    versions: list[Article]  # all of the story that could stand here


@require_safe
def beside(request: HttpRequest, public_id: str, other_id: str) -> HttpResponse:
    """Not found where the two are not two published versions of the same story; that of a merged one redirects."""
    both = Article.objects.published().filter(public_id__in=[public_id, other_id], story__isnull=False)
    found = {article.public_id: article for article in both.select_related("source")}
    one, other = found.get(public_id), found.get(other_id)
    if one is None or other is None:
        present = [published_or_gone(public_id).public_id, published_or_gone(other_id).public_id]
        if present == [public_id, other_id]:
            raise Http404(public_id)
        return HttpResponsePermanentRedirect(reverse("article-beside", args=present))
    if one == other or one.story_id != other.story_id:
        raise Http404(public_id)
    versions = Article.objects.published().filter(story=one.story_id).select_related("source")
    context = BesidePage(
        one=one,
        other=other,
        rows=aligned(one.shown_paragraphs, other.shown_paragraphs),
        versions=list(versions.order_by("language", "date_latest", "pk")),
    )
    return render(request, "articles/beside.html", vars(context))
