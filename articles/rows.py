"""What hangs on an article in rows of its own, as one value: for the versions of its history, and to bring back.

    {"mentions": {term: [wording, times]}, "appearances": [[speaker, event, role, place]],
     "notes": [[paragraph, citation]], "put_back": [[line, text]], "withheld": [[time, address of a capture]]}

Terms stand by their identifiers, citations as in tables (`articles.transfer.widgets`): a merged term is found by its
former one, and a row can be told in words when what it names is gone. Places of mentions are looked up anew, and
what is hidden from readers is told only: like the state of an article, undo leaves it alone.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Appearance, Article, Citation, Event, FormerSlug, Mention, Note, Speaker, Term
from articles.transfer.widgets import CellError, CitationWidget

Rows = dict[str, Any]


def rows_of(article: Article) -> Rows:
    """The article's rows as they are now, in an order that does not depend on their keys. Five queries."""
    mentions = article.mentions.values_list("term__slug", "surface", "count")
    acts = acts_of(article).values_list("speaker__slug", "event__slug", "role", "citation__locator")
    notes = Note.objects.filter(article=article).select_related("citation__reference", "citation__article")
    hidden = article.captures.filter(withheld=True).values_list("captured", "address")
    cited = CitationWidget()
    return {
        "mentions": {slug: [surface, count] for slug, surface, count in sorted(mentions)},
        "appearances": sorted(map(list, acts)),
        "notes": sorted([note.paragraph, cited.render(note.citation)] for note in notes),
        "put_back": sorted(map(list, article.removals.filter(restored=True).values_list("line", "text"))),
        "withheld": sorted([f"{time:%Y-%m-%d %H:%M:%S}", address] for time, address in hidden),
    }


def acts_of(article: Article):
    return Appearance.objects.filter(citation__article=article).order_by()


def bring_back(article: Article, rows: Rows) -> None:
    """Makes the article's rows those of an older version; call it in a transaction, with the article's text as it will
    be. Rows that stay are not touched. Raises ValidationError where the archive lacks what a row names.
    """
    terms = terms_named({*rows["mentions"], *(slug for one in rows["appearances"] for slug in one[:2])})
    bring_back_mentions(article, {terms[slug]: values for slug, values in rows["mentions"].items()})
    bring_back_appearances(article, {(terms[who], terms[at], *more) for who, at, *more in rows["appearances"]})
    bring_back_notes(article, rows["notes"])
    put_back = {(line, text) for line, text in rows["put_back"]}
    for removal in article.removals.all():
        restored = (removal.line, removal.text) in put_back
        if removal.restored != restored:
            removal.restored = restored
            removal.save(update_fields=["restored"])


def terms_named(slugs: Iterable[str]) -> dict[str, int]:
    """The keys of terms by their identifiers, present or former."""
    wanted = set(slugs)
    found = dict(FormerSlug.objects.filter(slug__in=wanted).values_list("slug", "term"))
    found |= dict(Term.objects.filter(slug__in=wanted).values_list("slug", "pk"))
    for slug in sorted(wanted - set(found)):
        raise ValidationError(_("The authority has no “%(name)s”; add it first.") % {"name": slug})
    return found


def bring_back_mentions(article: Article, wanted: dict[int, list]) -> None:
    known = {mention.term_id: mention for mention in article.mentions.all()}
    for term, (surface, count) in wanted.items():
        mention = known.pop(term, None) or Mention(article=article, term_id=term)
        if mention.pk is None or (mention.surface, mention.count) != (surface, count):
            mention.surface, mention.count = surface, count
            mention.save()
    for mention in known.values():
        mention.delete()
    find_places(article)


def find_places(article: Article) -> None:
    """The places of the mentions in the text as it is now; none for a wording that is not in it."""
    for mention in article.mentions.exclude(surface=""):
        at = article.body.find(mention.surface)
        start = at if at >= 0 else None
        if mention.start != start:
            mention.start = start
            mention.save(update_fields=["start"])


def bring_back_appearances(article: Article, wanted: set[tuple[int, int, str, str]]) -> None:
    for act in acts_of(article).select_related("citation"):
        same = (act.speaker_id, act.event_id, act.role, act.citation.locator)
        if same in wanted:
            wanted.remove(same)
        else:
            act.delete()
    speakers = Speaker.objects.in_bulk({speaker for speaker, *_more in wanted})
    events = Event.objects.in_bulk({event for _speaker, event, *_more in wanted})
    for speaker, event, role, locator in sorted(wanted):
        if speaker in speakers and event in events:
            citation, _created = Citation.objects.get_or_create(article=article, locator=locator)
            Appearance.objects.create(speaker=speakers[speaker], event=events[event], role=role, citation=citation)


def bring_back_notes(article: Article, wanted: list[list]) -> None:
    cited = CitationWidget()
    try:
        missing = {(paragraph, cited.clean(text).pk) for paragraph, text in wanted}
    except CellError as error:
        raise ValidationError(str(error)) from None
    for note in Note.objects.filter(article=article):
        if (note.paragraph, note.citation_id) in missing:
            missing.remove((note.paragraph, note.citation_id))
        else:
            note.delete()
    for paragraph, citation in sorted(missing):
        Note.objects.create(article=article, paragraph=paragraph, citation_id=citation)
