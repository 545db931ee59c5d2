"""What templates say to machines: linked data, and the files and feeds beside a page."""

import json
from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles import linked_data
from articles.export.formats import FORMATS
from articles.feeds import FEEDS
from articles.interface import interface_language, without_language
from articles.models import Article, Event, Speaker, Term
from articles.participation import Participation

register = template.Library()

OPEN_GRAPH = {"ar": "ar_AR", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "ro": "ro_RO", "en": "en_GB"}


@dataclass(frozen=True)
class Beside:
    """A file or feed that holds what a page shows; `label` is a name, the same in all languages."""

    label: str
    media_type: str
    address: str


@register.simple_tag
def files_beside(page: str, query: str = "") -> list[Beside]:
    """The files beside the page at this path, which ends with a slash: /en/summits/x/ has /en/summits/x.csv."""
    return [
        Beside(form.label, form.media_type, f"{page.rstrip('/')}.{form.ending}{query}") for form in FORMATS.values()
    ]


@register.simple_tag
def feeds_beside(page: str, query: str = "") -> list[Beside]:
    """The feeds of the page at this path."""
    return [Beside(form.label, form.media_type, f"{page}feed.{form.ending}{query}") for form in FEEDS.values()]


@register.simple_tag(takes_context=True)
def neutral_path(context) -> str:
    """The page in hand without a language: it leads every reader to the one in theirs. The query is kept."""
    request = context.get("request")
    return without_language(request.get_full_path()) if request else "/"


@register.simple_tag
def open_graph_locale() -> str:
    """`en_GB`, `zh_TW`: Open Graph knows a territory and no script."""
    return OPEN_GRAPH[interface_language().code]


@register.simple_tag
def home_data() -> SafeString:
    return script(linked_data.website())


@register.simple_tag
def article_data(article: Article, versions: list[Article], named: list[tuple[str, list[Term]]]) -> SafeString:
    """Takes what the context of article.html holds."""
    terms = [term for _heading, terms in named for term in terms]
    trail = linked_data.breadcrumbs(
        (_("Articles"), reverse("article-list")), (article.shown_title, article.get_absolute_url())
    )
    return script(linked_data.article(article, versions, terms), trail)


@register.simple_tag
def event_data(event: Event, participants: list[Participation]) -> SafeString:
    people = [part.appearance.speaker for part in participants]
    return script(linked_data.event(event, people), trail_to(event, _("Summits"), "summit-list"))


@register.simple_tag
def person_data(speaker: Speaker, participations: list[Participation]) -> SafeString:
    events = [part.appearance.event for part in participations]
    return script(linked_data.person(speaker, events), trail_to(speaker, _("Speakers"), "speaker-list"))


@register.simple_tag
def term_data(term: Term) -> SafeString:
    return script(linked_data.term(term), trail_to(term, _("Topics"), "term-list"))


def trail_to(term: Term, room: str, name: str) -> linked_data.Data:
    return linked_data.breadcrumbs((room, reverse(name)), (term.name_in()[0], term.get_absolute_url()))


# What could end the element or begin another, written as JSON allows.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(*things: linked_data.Data) -> SafeString:
    """A block of data, which browsers do not run: the policy that forbids scripts in pages lets it stand."""
    text = json.dumps(linked_data.graph(*things), ensure_ascii=False, default=str).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))
