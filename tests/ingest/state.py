"""`python -m tests.ingest.state`: all that ingest wrote in a data folder, a line of JSON an article, without keys and times.

Two runs over the same pages have written the same where these lines are the same.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Model, QuerySet

OWN = {
    "id",
    "article",
    "article_id",
    "public_id",
    "created",
    "updated",
    "captured",
    "record_id",
    "citation",
    "history_id",
}
OWN |= {"history_date"}


def lines() -> Iterator[str]:
    from articles.models import Appearance, Article

    for article in Article.objects.filter(captures__isnull=False).distinct().order_by("captures__address"):
        told = {
            "article": rows(Article.objects.filter(pk=article.pk)),
            "history": rows(article.history.all()),
            "fingerprint": rows(type(article.fingerprint).objects.filter(article=article)),
            "appearances": rows(Appearance.objects.filter(citation__article=article)),
            "queued": waiting(article),
        }
        for name in ("captures", "proposals", "removals", "mentions", "bands", "cited_as"):
            told[name] = rows(getattr(article, name).all())
        told["records"] = [record for capture in article.captures.all() for record in records(capture.warc)]
        yield json.dumps(told, ensure_ascii=False, default=plain)


def rows(found: QuerySet) -> list[dict]:
    """In their order of writing."""
    return [{name: value for name, value in row.items() if name not in OWN} for row in found.order_by("pk").values()]


def waiting(article: Model) -> int:
    from search.models import PendingChange

    return PendingChange.objects.filter(article=article.pk).count()


def records(name: str) -> Iterator[list]:
    """Kind, address and digests of each WARC record."""
    from warcio.archiveiterator import ArchiveIterator

    with (Path(settings.CAPTURES_DIR) / name).open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            head = record.rec_headers.get_header
            yield [name, record.rec_type, *map(head, ("WARC-Target-URI", "WARC-Block-Digest", "WARC-Payload-Digest"))]


def plain(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


if __name__ == "__main__":
    import django

    django.setup()
    for line in lines():
        print(line)
