"""More like this: articles in any language that name the same rare things.

By mentions of terms, which every language shares, so that no text is compared and none has to be translated.
"""

from collections import defaultdict
from math import log

from django.db.models import Count

from articles.models import Article, Mention

MOST = 5
RAREST = 8  # terms of an article that are compared
COMMON = 500  # articles; a term that more of them name tells nothing, and would be slow to compare
A_LANGUAGE = 2  # articles of one language, while there are others


def similar(article: Article) -> list[Article]:
    """At most five published articles, the most alike first, with their sources; other languages have their place.

    Versions of the same story stand on the page already and are left out. Three queries at most.
    """
    rarity = rarities(article)
    if article.event_id:
        rarity[article.event_id] = 1.0
    scores: dict[int, float] = defaultdict(float)
    languages: dict[int, str] = {}
    for key, language, term in shared(article, list(rarity)):
        scores[key] += rarity[term]
        languages[key] = language
    ranked = sorted(scores, key=lambda key: (-scores[key], -key))
    chosen = spread(ranked, languages)
    rows = Article.objects.published().select_related("source").in_bulk(chosen) if chosen else {}
    return [rows[key] for key in chosen if key in rows]


def rarities(article: Article) -> dict[int, float]:
    """Its rarest terms that other articles name too, with their weights."""
    named = Mention.objects.public().filter(term__mentions__article=article.pk).order_by().values("term")
    counts = named.annotate(number=Count("article")).filter(number__gt=1, number__lte=COMMON)
    rarest = counts.order_by("number", "term").values_list("term", "number")[:RAREST]
    return {term: 2 / log(number + 2, 2) for term, number in rarest}


def shared(article: Article, terms: list[int]) -> set[tuple[int, str, int]]:
    """Key, language and shared term of each other article: named in it, or the event it is about. One query."""
    if not terms:
        return set()
    others = Article.objects.published().exclude(pk=article.pk)
    if article.story_id:
        others = others.exclude(story=article.story_id)
    naming = others.filter(mentions__term__in=terms).order_by().values_list("pk", "language", "mentions__term")
    # The newest of a large event: all would be slow to compare.
    about = others.filter(event=article.event_id).newest_first()[:COMMON] if article.event_id else others.none()
    at_event = Article.objects.filter(pk__in=about.values("pk")).order_by().values_list("pk", "language", "event")
    return set(naming.union(at_event))


def spread(ranked: list[int], languages: dict[int, str]) -> list[int]:
    """The first five, of one language no more than two unless others lack."""
    taken: dict[str, int] = defaultdict(int)
    chosen: list[int] = []
    rest: list[int] = []
    for key in ranked:
        taken[languages[key]] += 1
        (chosen if taken[languages[key]] <= A_LANGUAGE else rest).append(key)
    kept = set([*chosen, *rest][:MOST])
    return [key for key in ranked if key in kept]
