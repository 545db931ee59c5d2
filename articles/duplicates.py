"""Articles that may be one and the same, by their bytes or their text; a curator decides what they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from articles.ingest.fingerprint import bands, resemblance, signature
from articles.models import Article, Capture, Fingerprint, FingerprintBand, KeptApart

LEAST = 0.5  # resemblance of two texts that a curator is shown; reprints that were cut by a third still reach it
BATCH = 500  # rows; SQLite takes no more than some thousand parameters


@dataclass(frozen=True)
class Candidate:
    """An article like the one in question; `resemblance` from 0 to 1, `why` is bytes or text."""

    article: Article
    resemblance: float
    why: str


def near_duplicates(article: Article, limit: int = 5) -> list[Candidate]:
    """Best first; without those kept apart from it, of its story, or cut out of the same bulletin. For the desk only:
    drafts and what was withdrawn are among them. Four queries."""
    known = Fingerprint.objects.filter(article=article.pk).first()
    signed = bytes(known.signature) if known else signature(article.body)
    same_bytes = Capture.objects.filter(sha256__in=article.captures.values("sha256"))
    keys = dict.fromkeys(same_bytes.exclude(article=article.pk).values_list("article", flat=True), 1.0)
    found = candidates(signed, keys, without=[article.pk, *kept_apart(article)], limit=limit + BATCH)
    return [candidate for candidate in found if not belongs(candidate.article, article)][:limit]


def candidates(signed: bytes, same_bytes: dict[int, float], without: Iterable[int], limit: int) -> list[Candidate]:
    """Articles with the same bytes, then those whose signatures agree enough; of equals the older first."""
    excluded = set(without)
    keys = bands(signed)
    shared = FingerprintBand.objects.filter(key__in=keys).order_by().values("article").distinct() if keys else []
    by_text = {
        fingerprint.article_id: resemblance(signed, bytes(fingerprint.signature))
        for fingerprint in (Fingerprint.objects.filter(article__in=shared) if keys else [])
    }
    scores = {key: score for key, score in (by_text | same_bytes).items() if score >= LEAST and key not in excluded}
    best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
    rows = Article.objects.select_related("source", "event").in_bulk(best)
    return [
        Candidate(rows[key], round(scores[key], 2), "bytes" if key in same_bytes else "text")
        for key in best
        if key in rows
    ]


def belongs(one: Article, other: Article) -> bool:
    """Whether two articles are known to belong together: versions of one story, parts of one bulletin."""
    same_story = one.story_id is not None and one.story_id == other.story_id
    return same_story or bool(one.address and one.address == other.address and one.part != other.part)


def kept_apart(article: Article) -> set[int]:
    pairs = KeptApart.objects.filter(Q(one=article.pk) | Q(other=article.pk)).values_list("one", "other")
    return {key for pair in pairs for key in pair if key != article.pk}


def keep_apart(one: Article, other: Article) -> None:
    """Remembered for good, whichever of the two is looked at. Raises ValueError for an article and itself."""
    if one.pk == other.pk:
        raise ValueError("an article cannot be kept apart from itself")
    first, second = sorted((one, other), key=lambda article: article.pk)
    KeptApart.objects.get_or_create(one=first, other=second)


def remember(article: Article, is_new: bool = False) -> bool:
    """Writes the fingerprint of the article's text where it is missing or out of date; whether it was.

    `is_new`: it cannot have one yet.
    """
    signed = signature(article.body)
    known = None if is_new else Fingerprint.objects.filter(article=article.pk).first()
    if known and bytes(known.signature) == signed:
        return False
    with transaction.atomic():
        if known:
            known.delete()
            FingerprintBand.objects.filter(article=article.pk).delete()
        write({article.pk: signed})
    return True


def write(signed: dict[int, bytes]) -> None:
    Fingerprint.objects.bulk_create([Fingerprint(article_id=key, signature=one) for key, one in signed.items()], BATCH)
    FingerprintBand.objects.bulk_create(
        [FingerprintBand(article_id=key, key=band) for key, one in signed.items() for band in bands(one)], BATCH
    )


def catch_up(limit: int = BATCH) -> int:
    """Remembers articles that were written past the signals, in bulk or before there were fingerprints; how many.

    They are read before the transaction: SQLite lets nobody else write during one, and 500 texts take seconds.
    """
    missing = Article.objects.filter(fingerprint__isnull=True).order_by("pk")
    signed = {key: signature(body) for key, body in missing.values_list("pk", "body")[:limit]}
    with transaction.atomic():
        # Not those that were saved meanwhile, or are being saved: the rows are locked.
        list(Article.objects.select_for_update().filter(pk__in=signed).order_by("pk").values_list("pk"))
        still = missing.filter(pk__in=signed).values_list("pk", flat=True)
        write({key: signed[key] for key in still})
    return len(signed)
