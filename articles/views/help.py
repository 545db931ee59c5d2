"""Help in short pages: what there is, citing, curating, privacy. Searching has its own in `search`."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.export.formats import FORMATS


@dataclass(frozen=True)
class CitingPage:
    """Context of help/citing.html."""

    formats: list[str]


@dataclass(frozen=True)
class PrivacyPage:
    """Context of help/privacy.html: what is true of this installation."""

    cookie: str  # the name of the one that remembers the language
    days: int  # how long
    asks_elsewhere: bool  # whether the words of a search go to an address of the operator's choice


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/help/index.html")


@require_safe
def citing(request: HttpRequest) -> HttpResponse:
    page = CitingPage([form.label for form in FORMATS.values()])
    return render(request, "articles/help/citing.html", vars(page))


@require_safe
def curating(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/help/curating.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    page = PrivacyPage(
        cookie=settings.LANGUAGE_COOKIE_NAME,
        days=settings.LANGUAGE_COOKIE_AGE // 86_400,
        asks_elsewhere=any(encoder.startswith(("http://", "https://")) for encoder in settings.ENCODERS),
    )
    return render(request, "articles/help/privacy.html", vars(page))
