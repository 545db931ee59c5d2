"""Addresses of terms that were merged into others."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from articles.models import FormerSlug


def moved(slug: str) -> HttpResponsePermanentRedirect:
    """To the term that the one with this identifier was merged into; Http404 where there was never such a term."""
    former = get_object_or_404(FormerSlug.objects.select_related("term"), slug=slug)
    return HttpResponsePermanentRedirect(former.term.get_absolute_url())
