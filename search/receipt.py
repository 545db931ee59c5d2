"""The receipt of a search: what was asked, how it was understood, of which index, and when; goes with an export."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from articles.interface import interface_language
from search.listing import Listing


def receipt(listing: Listing) -> dict[str, Any]:
    """Plain values, for JSON and for the comments of other formats. Times are ISO 8601 in UTC."""
    request = listing.request
    return {
        "search": settings.SITE_URL + reverse("search") + request.on_page(1).address,
        "query": request.query,
        "filters": {name: list(values) for name, values in request.chosen},
        "order": request.sort,
        "exactly_as_typed": request.as_typed,
        "names_left_out": list(request.without),
        "expansions": {
            concept.slug: {language: list(texts) for language, texts in concept.names} for concept in listing.concepts
        },
        "meaning": {"encoders": list(listing.encoders), "hits": listing.by_meaning},
        "notes": list(dict.fromkeys(request.notes)),
        "hits": listing.total,
        "exported": len(listing.keys),
        "index": {"generation": listing.generation, "commit": listing.commit, "built": listing.built}
        if listing.generation
        else "none: the database was searched for the words exactly as typed",
        "interface": interface_language().code,
        "made": timezone.now().isoformat(timespec="seconds"),
    }
