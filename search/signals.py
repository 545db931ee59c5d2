"""What changes an article's index document, and so queues it.

Not labels: the index holds identifiers of terms, and names are looked up when a page is shown. What bypasses signals
(queryset updates, bulk creation) is found by `lifecycle.reconcile`.
"""

from typing import Any

from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save

from articles.models import Appearance, Article, Citation, Event, Mention, Source, Speaker, Term
from search.queue import enqueue


def connect() -> None:
    for model, receiver in RECEIVERS.items():
        post_save.connect(receiver, sender=model, dispatch_uid=f"search-save-{model.__name__}")
    for model in (Article, Mention, Appearance):
        post_delete.connect(RECEIVERS[model], sender=model, dispatch_uid=f"search-delete-{model.__name__}")
    m2m_changed.connect(terms_changed, sender=Article.terms.through, dispatch_uid="search-terms")


def article_changed(instance: Article, created: bool = False, **kwargs: Any) -> None:
    if not created or instance.state == Article.State.PUBLISHED:
        enqueue([instance.pk])


def mention_changed(instance: Mention, **kwargs: Any) -> None:
    enqueue([instance.article_id])


def appearance_changed(instance: Appearance, **kwargs: Any) -> None:
    """The article that is the evidence lists the speaker."""
    cited = Citation.objects.filter(pk=instance.citation_id, article__isnull=False)
    enqueue(cited.values_list("article", flat=True))


def source_changed(instance: Source, created: bool = False, **kwargs: Any) -> None:
    if not created:
        enqueue(Article.objects.filter(source=instance).values_list("pk", flat=True))


def term_changed(instance: Term, created: bool = False, **kwargs: Any) -> None:
    """Its identifier, kind or, of an event, year: in all articles about it."""
    if not created:
        about = Q(mentions__term=instance.pk) | Q(event=instance.pk) | Q(cited_as__appearances__speaker=instance.pk)
        enqueue(Article.objects.filter(about).values_list("pk", flat=True))


def terms_changed(instance: Article | Term, action: str, pk_set: set[int] | None, **kwargs: Any) -> None:
    """`article.terms.set(...)` writes mentions in bulk, without their signals."""
    if isinstance(instance, Article):
        enqueue([instance.pk])
    elif pk_set:
        enqueue(pk_set)
    elif action == "pre_clear":
        enqueue(instance.mentions.values_list("article", flat=True))


RECEIVERS: dict[type, Any] = {
    Article: article_changed,
    Mention: mention_changed,
    Appearance: appearance_changed,
    Source: source_changed,
    Event: term_changed,
    Speaker: term_changed,
    Term: term_changed,
}
