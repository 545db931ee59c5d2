"""Linking again: what a changed or merged term means for the articles that name it.

A signal queues the articles; the index worker, or `drain`, looks for their names anew. A saved mention queues its
article for the index, so search follows. What a curator entered stays.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save

from articles.duplicates import remember
from articles.ingest.authority import from_database
from articles.ingest.known import Authority
from articles.ingest.link.linker import link
from articles.ingest.types import Described
from articles.models import Article, Label, Mention, PendingLink, PendingName, Term

BATCH = 50  # articles linked with one reading of the authority
AT_ONCE = 100  # names; SQLite nests no more than a thousand conditions


def connect() -> None:
    post_save.connect(article_changed, sender=Article, dispatch_uid="likeness-article")
    post_save.connect(label_changed, sender=Label, dispatch_uid="relink-label-saved")
    post_delete.connect(label_changed, sender=Label, dispatch_uid="relink-label-deleted")


def article_changed(instance: Article, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """Keeps the fingerprint of its text in step."""
    if not raw:
        remember(instance, is_new=created)


def label_changed(instance: Label, raw: bool = False, **kwargs: Any) -> None:
    """A name that is new, corrected, moved by a merger or gone."""
    if not raw:
        PendingName.objects.create(term=instance.term_id, text=instance.text)


def queue_for(term: Term) -> None:
    """Queues all names of a term, and with them the articles that have one of them or mention the term."""
    texts = [*term.labels.values_list("text", flat=True), ""]
    PendingName.objects.bulk_create(PendingName(term=term.pk, text=text) for text in texts)


def drain(limit: int = BATCH) -> int:
    """Finds the articles of changed names, then links those again that wait longest; how many were looked at.

    A name that changes meanwhile is not in the authority that they are linked by: they wait on.
    """
    find_articles()
    waiting = list(PendingLink.objects.select_related("article").order_by("since", "article")[:limit])
    if waiting:
        authority = from_database()
        for pending in waiting:
            article = pending.article  # a deleted row forgets its key
            found = surfaces(article, authority)  # before the transaction, as above
            with transaction.atomic():
                if is_unchanged(article) and not PendingName.objects.exists():  # else it waits on
                    pending.delete()
                    replace(article, found)
    return len(waiting)


def find_articles() -> None:
    """Queues the articles that mention a term whose names changed, or in whose text one of them stands.

    One pass over the texts for AT_ONCE names, before the transaction: SQLite lets nobody else write during one.
    Digests are linked by hand and left out.
    """
    names = list(PendingName.objects.order_by("pk")[:AT_ONCE])
    if not names:
        return
    about = Q(mentions__term__in={name.term for name in names})
    for text in {name.text for name in names if name.text}:
        about |= Q(body__icontains=text) | Q(title__icontains=text)
    articles = Article.objects.exclude(kind=Article.Kind.DIGEST).exclude(body="").filter(about).order_by()
    pending = [PendingLink(article_id=key) for key in articles.values_list("pk", flat=True).distinct()]
    with transaction.atomic():
        PendingLink.objects.bulk_create(pending, ignore_conflicts=True, batch_size=500)
        PendingName.objects.filter(pk__in=[name.pk for name in names]).delete()


def relink(article: Article, authority: Authority | None = None) -> None:
    """The mentions of an article as its text has them now. Appearances are statements with a citation, which a curator
    may have corrected: they stay as they are."""
    replace(article, surfaces(article, authority or from_database()))


def surfaces(article: Article, authority: Authority) -> dict[str, tuple[str, int | None, int]]:
    """By slug: the first wording, its place in the body, and how often the term is named."""
    linked = link(
        Described(article.language, 1.0, None if article.title_devised else article.title, article.body), authority
    )
    named = [*linked.people, *linked.named]
    return {one.slug: (one.evidence.text[:300], one.evidence.start, one.count) for one in named}


def is_unchanged(article: Article) -> bool:
    """Whether what names were looked for in is still the article's; locks the row."""
    fields = ("language", "title", "title_devised", "body")
    now = Article.objects.select_for_update().filter(pk=article.pk).values_list(*fields).first()
    return now == tuple(getattr(article, field) for field in fields)


@transaction.atomic
def replace(article: Article, found: dict[str, tuple[str, int | None, int]]) -> None:
    terms = Term.objects.in_bulk(found, field_name="slug")
    known = {mention.term_id: mention for mention in article.mentions.all()}
    for slug, term in terms.items():
        surface, start, count = found[slug]
        mention = known.pop(term.pk, None) or Mention(article=article, term=term)
        if (mention.surface, mention.start, mention.count) != (surface, start, count) or mention.pk is None:
            mention.surface, mention.start, mention.count = surface, start, count
            mention.save()
    for mention in known.values():
        if mention.surface:  # without the words it rests on, it is a curator's
            mention.delete()
