"""An article's record as a file, beside its page."""

from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.export.formats import FORMATS, answer
from articles.export.record import records
from articles.interface import interface_language
from articles.models import Article


@require_safe
def article_export(request: HttpRequest, public_id: str, title_slug: str, ending: str) -> HttpResponseBase:
    """Only of what is published, for curators too. A slug that is not the present title's redirects for good."""
    article = get_object_or_404(Article.objects.published(), public_id=public_id)
    if title_slug != article.title_slug():
        return HttpResponsePermanentRedirect(reverse("article-export", args=[public_id, article.title_slug(), ending]))
    return answer(FORMATS[ending], f"wic-{public_id}", records([article.pk], interface_language().code))
