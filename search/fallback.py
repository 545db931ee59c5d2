"""The plain search of the database that answers while the index cannot: words as they stand, and no facets."""

import datetime

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Term
from search import labels
from search.facets import BY_NAME
from search.hits import hits
from search.query import And, Concept, Filter, Node, Not, Or, Phrase, Published, Word
from search.request import OLDEST, SearchRequest
from search.results import SearchPage

NOT_READY = _(
    "The search index is not ready, so only the words exactly as typed were looked for: other forms, other "
    "scripts and the filters beside the list are missing for the moment."
)


def search(request: SearchRequest, tree: Node | None) -> SearchPage:
    articles = matching(request, tree)
    total = articles.count()
    page, pages = request.within(total)
    return SearchPage(
        request=page,
        hits=hits(list(in_order(articles, page.sort).for_lists()[page.rows]), tree),
        total=total,
        pages=pages,
        facets=labels.facets({name: dict.fromkeys(values) for name, values in page.chosen}, page),
        warning=str(NOT_READY),
    )


def matching(request: SearchRequest, tree: Node | None) -> QuerySet[Article]:
    articles = Article.objects.published()
    if tree is not None:
        articles = articles.filter(condition(tree))
    for name, values in request.chosen:
        for alternatives in [(value,) for value in values] if BY_NAME[name].several else [values]:
            articles = articles.filter(facet(name, alternatives))
    return articles


def in_order(articles: QuerySet[Article], sort: str) -> QuerySet[Article]:
    if sort == OLDEST:
        return articles.order_by(F("date_earliest").asc(nulls_last=True), "pk")
    return articles.newest_first()


def condition(node: Node) -> Q:
    """The query as the database can answer it."""
    match node:
        case Word(text, title) | Phrase(text, title):
            return containing(text, title)
        case Concept(names=names):
            either = Q(pk__in=[])
            for _language, texts in names:
                for text in texts:
                    either |= containing(text, title=False)
            return either
        case Filter(name, values):
            return facet(name, values)
        case Published(first, last):
            return Q(date_earliest__lte=last, date_latest__gte=first)
        case Not(part):
            return ~condition(part)
        case And(parts):
            joined = Q()
            for part in parts:
                joined &= condition(part)
            return joined
        case Or(parts):
            either = Q(pk__in=[])
            for part in parts:
                either |= condition(part)
            return either


def containing(text: str, title: bool) -> Q:
    """In title or abstract, or in a text that is shown in full: what may not be shown is not searched either."""
    found = Q(title__icontains=text)
    if title:
        return found
    return found | Q(abstract__icontains=text) | Q(body__icontains=text, display=Article.Display.FULL)


def facet(name: str, values: tuple[str, ...]) -> Q:
    match name:
        case "lang":
            return Q(language__in=values)
        case "year":
            return in_years("event__date_earliest", values)
        case "published":
            return in_years("date_earliest", values)
        case "event" | "source":
            return Q(**{f"{name}__slug__in": values})
        case "kind":
            return Q(kind__in=values)
        case _:
            return about(name, values)


def in_years(field: str, values: tuple[str, ...]) -> Q:
    years = [int(value) for value in values if value.isdecimal() and len(value) == 4 and int(value) >= datetime.MINYEAR]
    return Q(**{f"{field}__year__in": years})


def about(name: str, values: tuple[str, ...]) -> Q:
    """Articles that mention one of the terms, or for a speaker's appearance are the evidence."""
    kind = Term.Kind.SPEAKER if name == "speaker" else Term.Kind.TOPIC
    found = Q(mentions__term__slug__in=values, mentions__term__kind=kind)
    if name == "speaker":
        found |= Q(cited_as__appearances__speaker__slug__in=values)
    return Q(pk__in=Article.objects.filter(found))
