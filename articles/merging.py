"""Merging duplicates, of terms and of articles: everything that hangs on the one moves to the other, and its address
redirects."""

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.models import (
    Appearance,
    Article,
    Capture,
    Citation,
    Event,
    FormerArticle,
    FormerSlug,
    Label,
    Mention,
    Speaker,
    Statement,
    Term,
)
from articles.recording import recorded, settle
from articles.relinking import queue_for


class MergeError(Exception):
    """Terms or articles that cannot be merged; the text says why, in the curator's language."""


def merge(kept: Term, dropped: Term) -> None:
    """Make `dropped` part of `kept`, all or nothing. The history of both stays; `dropped` itself is deleted.

    Raises MergeError for a term with itself and for terms of different kinds.
    """
    if kept.pk == dropped.pk:
        raise MergeError(_("A term cannot be merged with itself."))
    if kept.kind != dropped.kind:
        text = _("Only terms of one kind can be merged: %(one)s (%(kind)s), %(other)s (%(other_kind)s).")
        kinds = {"kind": dropped.get_kind_display(), "other_kind": kept.get_kind_display()}
        raise MergeError(text % {"one": dropped.slug, "other": kept.slug, **kinds})
    with transaction.atomic():
        move_labels(kept, dropped)
        move_mentions(kept, dropped)
        move_facts(kept, dropped)
        move_links(kept, dropped)
        FormerSlug.objects.filter(term=dropped).update(term=kept)
        slug = dropped.slug
        as_own_kind(dropped).delete()
        FormerSlug.objects.create(slug=slug, term=kept)
        queue_for(kept)


def as_own_kind(term: Term) -> Term:
    """The event or speaker that the term is; deleting it writes that kind's history."""
    model = {Term.Kind.EVENT: Event, Term.Kind.SPEAKER: Speaker}.get(term.kind, Term)
    return term if isinstance(term, model) else model.objects.get(pk=term.pk)


def move_labels(kept: Term, dropped: Term) -> None:
    """A name the kept term has already stays as it is there; a second preferred name becomes a variant."""
    has = set(kept.labels.values_list("language", "text"))
    preferred = set(kept.labels.filter(type=Label.Type.PREFERRED).values_list("language", flat=True))
    for label in dropped.labels.all():
        if (label.language, label.text) in has:
            continue
        if label.type == Label.Type.PREFERRED and label.language in preferred:
            label.type = Label.Type.VARIANT
        label.term_id = kept.pk
        label.save()


def move_mentions(kept: Term, dropped: Term) -> None:
    """An article that mentions both keeps one mention with the counts added."""
    present = {mention.article_id: mention for mention in Mention.objects.filter(term_id=kept.pk)}
    for mention in Mention.objects.filter(term_id=dropped.pk):
        if mention.article_id in present:
            other = present[mention.article_id]
            other.count += mention.count
            other.save()
            mention.delete()
        else:
            mention.term_id = kept.pk
            mention.save()


def move_facts(kept: Term, dropped: Term) -> None:
    for name in ("subject", "term"):
        for statement in Statement.objects.filter(**{name: dropped.pk}):
            point(statement, name, kept)
    for name in ("speaker", "event"):
        for appearance in Appearance.objects.filter(**{name: dropped.pk}):
            same = Appearance.objects.filter(
                **{"speaker": appearance.speaker_id, "event": appearance.event_id} | {name: kept.pk},
                role=appearance.role,
                citation=appearance.citation_id,
            )
            if same.exists():
                appearance.delete()
            else:
                point(appearance, name, kept)


def move_links(kept: Term, dropped: Term) -> None:
    for narrower in Term.objects.filter(broader=dropped.pk).exclude(pk=kept.pk):
        point(narrower, "broader", kept)
    if kept.broader_id == dropped.pk:
        kept.broader_id = dropped.broader_id if dropped.broader_id != kept.pk else None
        kept.save()
    for event in Event.objects.filter(place=dropped.pk):
        point(event, "place", kept)
    for article in Article.objects.filter(event=dropped.pk):
        point(article, "event", kept)


def point(row: Model, name: str, term: Term) -> None:
    """Point one foreign key of a row at the term and save, so that history and index hear of it."""
    setattr(row, f"{name}_id", term.pk)
    row.save()


def merge_articles(kept: Article, dropped: Article) -> None:
    """Make `dropped` part of `kept`, all or nothing: captures, citations, notes and story move, its identifier leads to
    `kept` for good. The text of `kept` stays; the history of both stays; `dropped` itself is deleted. The narrower of
    the two rights to display holds, since it says which captures are shown; those of a withdrawn article stay hidden
    from readers until a curator says otherwise.

    Raises MergeError for an article with itself, and for articles in different languages: those are versions.
    """
    if kept.pk == dropped.pk:
        raise MergeError(_("An article cannot be merged with itself."))
    if kept.language != dropped.language:
        raise MergeError(_("Only articles in one language can be merged; in two they are versions of one story."))
    with recorded(kept):
        settle(dropped)
        move_captures(kept, dropped)
        kept.display = max(kept.display, dropped.display, key=Article.Display.values.index)
        move_citations(kept, dropped)
        if kept.story_id is None and dropped.story_id is not None:
            kept.story_id = dropped.story_id
        address, dropped_id = dropped.address, dropped.public_id
        FormerArticle.objects.filter(article=dropped).update(article=kept)
        dropped.delete()
        if not kept.address:
            kept.address = address
        kept.save()
        FormerArticle.objects.create(public_id=dropped_id, article=kept)


def move_captures(kept: Article, dropped: Article) -> None:
    """The same bytes at the same time stand once. What was hidden with a withdrawn article stays hidden."""
    has = {(capture.sha256, capture.captured): capture for capture in kept.captures.all()}
    for capture in Capture.objects.filter(article=dropped):
        withheld = capture.withheld or dropped.state == Article.State.WITHDRAWN
        known = has.get((capture.sha256, capture.captured), capture)
        if known is capture or (withheld and not known.withheld):
            known.withheld = known.withheld or withheld
            point_article(known, kept)


def move_citations(kept: Article, dropped: Article) -> None:
    """What rests on the dropped article rests on the kept one; its own notes speak of its paragraphs and go with it."""
    for citation in Citation.objects.filter(article=dropped):
        same = Citation.objects.filter(article=kept, locator=citation.locator).first()
        if same is None:
            point_article(citation, kept)
            continue
        for statement in Statement.objects.filter(citation=citation):
            statement.citation = same
            statement.save()
        for appearance in Appearance.objects.filter(citation=citation):
            known = Appearance.objects.filter(
                speaker=appearance.speaker_id, event=appearance.event_id, role=appearance.role, citation=same
            )
            if known.exists():
                appearance.delete()
            else:
                appearance.citation = same
                appearance.save()
        citation.notes.update(citation=same)
        citation.delete()


def point_article(row: Capture | Citation, article: Article) -> None:
    """Save one by one, so that history and index hear of it."""
    row.article = article
    row.save()
