"""The authority of the database as the value that linking takes: read once a run."""

from collections import defaultdict

from articles.ingest.known import SERIES, Authority, KnownEvent, Name, Outlet
from articles.models import Appearance, Event, Label, Source, Statement, Term


def from_database() -> Authority:
    """The authority as it stands, in five queries; events by day, names with the preferred first."""
    themes = defaultdict(list)
    for slug, language, text in Statement.objects.filter(
        attribute=Statement.Attribute.THEME, subject__kind=Term.Kind.EVENT
    ).values_list("subject__slug", "language", "text"):
        themes[slug].append((language, text))
    events = Event.objects.select_related("place").earliest_first()
    labels = Label.objects.select_related("term").order_by("term__slug", "language", "type", "text")
    preferred_first = sorted(labels, key=lambda label: label.type != Label.Type.PREFERRED)
    return Authority(
        events=tuple(
            KnownEvent(
                slug=event.slug,
                series=event.series,
                start=event.date_earliest,
                end=event.date_latest,
                opening=event.opening,
                edition=event.edition,
                place=event.place.slug if event.place else "",
                themes=tuple(themes[event.slug]),
            )
            for event in events
        ),
        names=tuple(
            Name(label.term.slug, label.term.kind, label.language, label.text, label.link)
            for label in preferred_first
            if label.link or label.term.slug == SERIES or label.term.kind == Term.Kind.SPEAKER
        ),
        outlets=tuple(
            Outlet(
                source.slug,
                tuple(filter(None, [source.name, source.name_latin, *source.other_names.splitlines()])),
                tuple(source.hosts.split()),
            )
            for source in Source.objects.all()
        ),
        participants=frozenset(Appearance.objects.values_list("speaker__slug", flat=True)),
    )
