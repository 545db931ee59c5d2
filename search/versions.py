"""Versions of an article in other languages: proposed by date, event, shared terms and, where made, vectors.

Only a proposal: a curator decides. Bound to `articles.ports` in wic_portal.
"""

from collections import defaultdict
from datetime import timedelta

import numpy as np
from django.db.models import Count

from articles.duplicates import kept_apart
from articles.models import Article, Mention
from articles.ports import Version
from search.semantic import legs, meaning
from search.semantic.shelf import shelf

NEAR = timedelta(days=10)  # translations of a report follow it within days
POOL = 300  # articles that are compared, those with the most in common first
RARE = 200  # articles; a term that more of them name says nothing
LEAST = 0.35  # of a score
SAME_MEANING = (
    0.55  # cosine of mean vectors in the languages' common space, from which two texts are taken to say the same
)
WEIGHTS = {"date": 0.25, "event": 0.2, "terms": 0.25, "meaning": 0.3}


def proposed(article: Article, limit: int) -> list[Version]:
    """The likeliest first, of equals the older; nothing of its own story or kept apart. About seven queries."""
    others = Article.objects.exclude(language=article.language).exclude(pk__in=kept_apart(article)).exclude(body="")
    if article.story_id:
        others = others.exclude(story=article.story_id)
    terms = shared_terms(article)
    keys = set(sorted(terms, key=lambda key: (-terms[key], key))[:POOL])
    if article.event_id:
        keys |= set(others.filter(event=article.event_id).order_by("-pk").values_list("pk", flat=True)[:POOL])
    rows = others.filter(pk__in=keys).select_related("source", "event")
    close = nearness(article, [row.pk for row in rows])
    found = [version(article, row, terms.get(row.pk, 0.0), close.get(row.pk)) for row in rows]
    best = sorted(found, key=lambda one: (-one.score, one.article.pk))
    return [one for one in best if one.score >= LEAST][:limit]


def version(article: Article, other: Article, terms: float, meant: float | None) -> Version:
    signs = {
        "date": float(is_near(article, other)),
        "event": float(article.event_id is not None and article.event_id == other.event_id),
        "terms": terms,
    }
    if meant is not None:
        signs["meaning"] = min(1.0, max(0.0, meant / SAME_MEANING))
    # Without vectors the other signs say all there is to say.
    weight = sum(WEIGHTS[sign] for sign in signs)
    score = sum(WEIGHTS[sign] * value for sign, value in signs.items()) / weight
    return Version(other, round(score, 2), tuple(sign for sign, value in signs.items() if value >= 0.5))


def is_near(one: Article, other: Article) -> bool:
    if one.date_earliest is None or other.date_earliest is None:
        return False
    return one.date_earliest - NEAR <= other.date_latest and other.date_earliest - NEAR <= one.date_latest


def shared_terms(article: Article) -> dict[int, float]:
    """By key of another article: the share of the article's terms that it names too, the rarer weighing more."""
    named = Mention.objects.filter(term__in=article.mentions.values("term")).order_by().values("term")
    counts = dict(named.annotate(number=Count("article")).values_list("term", "number"))
    weights = {term: 1 / count for term, count in counts.items() if 1 < count <= RARE}
    whole = sum(weights.values()) or 1.0
    found: dict[int, float] = defaultdict(float)
    for key, term in (
        Mention.objects.filter(term__in=weights).exclude(article=article.pk).values_list("article", "term")
    ):
        found[key] += weights[term] / whole
    return found


def nearness(article: Article, keys: list[int]) -> dict[int, float]:
    """Cosine of the texts' mean vectors, for those of the articles whose vectors are made; none without encoders."""
    try:
        read = shelf(legs.configured().legs)
    except OSError:
        return {}
    known = set(read.keys.tolist())
    wanted = np.array([key for key in [article.pk, *keys] if key in known], dtype=np.int64)
    if len(wanted) < 2 or wanted[0] != article.pk:
        return {}
    cosines = meaning.likenesses(read, np.searchsorted(read.keys, wanted), np.array([0]))[0]
    return dict(zip(wanted[1:].tolist(), cosines[1:].tolist(), strict=True))
