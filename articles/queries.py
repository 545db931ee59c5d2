"""Reads across models for the public pages. Every one starts at what is published."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, When, Window
from django.db.models.functions import RowNumber

from articles.facts import Wording, wording
from articles.footnotes import Footnotes
from articles.languages import CODES, LANGUAGES, Language
from articles.models import Appearance, Article, Event, Label, Mention, Note, Source, Speaker, Statement, Term


def preferred_names(path: str = "labels") -> Prefetch:
    """All that `Term.name_in` needs, for terms in a list; `path` leads from the listed rows to the labels."""
    return Prefetch(path, Label.objects.filter(type=Label.Type.PREFERRED))


def all_names() -> Prefetch:
    """For the page of one term: variants and their sources too, but no misspellings."""
    shown = Label.objects.exclude(type=Label.Type.HIDDEN)
    return Prefetch("labels", shown.select_related("citation__reference", "citation__article__source"))


# What the press wrote, then what was written for this archive; undated last; ties by key, so that pages are stable.
LIST_ORDER = (
    Case(When(kind=Article.Kind.DIGEST, then=1), default=0).asc(),
    F("date_latest").desc(nulls_last=True),
    F("pk").desc(),
)


@dataclass(frozen=True)
class LanguageArticles:
    """The first articles in one language, out of `total`."""

    language: Language
    articles: tuple[Article, ...]
    total: int


def in_list_order(articles: QuerySet) -> QuerySet:
    """Press items before digests, each newest first, with what a line in a list shows."""
    return articles.for_lists().order_by(*LIST_ORDER)


def first_by_language(articles: QuerySet, each: int) -> list[LanguageArticles]:
    """The first `each` of the given articles, in the order of lists, for every language that has any. One query."""
    in_language = {"partition_by": F("language")}
    ranked = articles.select_related("source").annotate(
        rank=Window(RowNumber(), order_by=LIST_ORDER, **in_language),
        total=Window(Count("pk"), **in_language),
    )
    found: dict[str, list[Article]] = {}
    for article in ranked.filter(rank__lte=each).order_by("rank"):
        found.setdefault(article.language, []).append(article)
    return [
        LanguageArticles(language, tuple(found[language.code]), found[language.code][0].total)
        for language in LANGUAGES
        if language.code in found
    ]


@dataclass(frozen=True)
class StoryVersions:
    """One report in the versions that the archive holds of it, in the order of LANGUAGES, then by date."""

    versions: tuple[Article, ...]


def stories_among(articles: Iterable[Article], most: int) -> list[StoryVersions]:
    """The stories of which the given articles hold at least two versions, the most versions first."""
    found: dict[int, list[Article]] = {}
    for article in articles:
        if article.story_id:
            found.setdefault(article.story_id, []).append(article)
    told = [versions for versions in found.values() if len(versions) > 1]
    told.sort(key=lambda versions: (-len(versions), versions[0].pk))
    return [StoryVersions(in_order_of_languages(versions)) for versions in told[:most]]


def in_order_of_languages(articles: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(articles, key=lambda article: CODES.index(article.language)))


def digests_and_stories(articles: QuerySet) -> list[Article]:
    """The digests among the given articles, and all that are a version of some story; earliest first, without text.

    One query.
    """
    several = articles.filter(Q(kind=Article.Kind.DIGEST) | Q(story__isnull=False))
    return list(several.select_related("source").defer("body", "abstract").order_by("date_earliest", "pk"))


def latest_summit() -> Event | None:
    """The latest yearly summit that took place, with names."""
    return Event.objects.summits().held().latest_first().for_lists().first()


def statements_about(term: Term) -> list[Statement]:
    """What may be shown of the claims about a term, with evidence and the terms they name."""
    return list(
        Statement.objects.public()
        .filter(subject=term)
        .select_related("term", "citation__reference", "citation__article__source")
        .prefetch_related(preferred_names("term__labels"))
        .order_by("attribute", "pk")
    )


def themes_of(events: list[Event], code: str) -> dict[int, Wording]:
    """Each event's theme for a reader of language `code`, by the event's key. One query."""
    return {event: wording(statements, Footnotes(), code) for event, statements in claims_of_theme(events).items()}


def claims_of_theme(events: list[Event]) -> dict[int, list[Statement]]:
    """What is said of each event's theme, in all languages, by the event's key. One query."""
    found: dict[int, list[Statement]] = {}
    themes = Statement.objects.public().filter(subject__in=events, attribute=Statement.Attribute.THEME)
    for statement in themes.select_related("citation").order_by("pk"):
        found.setdefault(statement.subject_id, []).append(statement)
    return found


def appearances_at(event: Event) -> list[Appearance]:
    """Who took part, in order of role, with names and evidence."""
    return list(
        Appearance.objects.public()
        .filter(event=event)
        .select_related("speaker", "citation__reference", "citation__article__source")
        .prefetch_related(preferred_names("speaker__labels"))
        .order_by("pk")
    )


def appearances_of(speaker: Speaker) -> list[Appearance]:
    """Where a person took part, earliest first, with the events' names and the evidence."""
    return list(
        Appearance.objects.public()
        .filter(speaker=speaker)
        .select_related("event", "citation__reference", "citation__article__source")
        .prefetch_related(preferred_names("event__labels"))
        .order_by("event__date_earliest", "event__slug", "pk")
    )


def events_attended() -> dict[int, int]:
    """The number of events at which each speaker took part, by the speaker's key. One query."""
    rows = Appearance.objects.public().order_by().values("speaker").annotate(count=Count("event", distinct=True))
    return {row["speaker"]: row["count"] for row in rows}


def notes_of(article: Article) -> list[Note]:
    """The sources of an article's paragraphs whose evidence a reader may see."""
    seen = Q(citation__article__isnull=True) | Q(citation__article__state=Article.State.PUBLISHED)
    return list(
        article.notes.filter(seen)
        .select_related("citation__reference", "citation__article__source")
        .order_by("paragraph", "pk")
    )


def articles_by_term() -> dict[int, int]:
    """The number of published articles that name each term, by the term's key. One query."""
    rows = Mention.objects.public().order_by().values("term").annotate(count=Count("article"))
    return {row["term"]: row["count"] for row in rows}


def articles_naming(term: Term) -> QuerySet:
    """Published articles that mention a term."""
    return Article.objects.published().filter(mentions__term=term)


@dataclass(frozen=True)
class Spelling:
    """One wording by which the press of a language names a term: how many items have it, and the earliest of them."""

    text: str
    language: str
    items: int
    first: Article


def attested_spellings(term: Term, most: int = 60) -> list[Spelling]:
    """The wordings that public press items name a term by, by language, commonest first. Two queries.

    An item counts with the first wording in it; digests written for this archive attest nothing.
    """
    alike = {"partition_by": [F("surface"), F("article__language")]}
    oldest = [F("article__date_earliest").asc(nulls_last=True), F("article__pk").asc()]
    rows = (
        Mention.objects.public()
        .filter(term=term)
        .exclude(surface="")
        .exclude(article__kind=Article.Kind.DIGEST)
        .annotate(rank=Window(RowNumber(), order_by=oldest, **alike), items=Window(Count("pk"), **alike))
        .filter(rank=1)
        .order_by("-items", "surface", "pk")
        .select_related("article__source")[:most]
    )
    found = [Spelling(row.surface, row.article.language, row.items, row.article) for row in rows]
    return sorted(found, key=lambda spelling: CODES.index(spelling.language))


def years_of_publication() -> list[int]:
    """The years in which a published article is known to have appeared, newest first. One query."""
    published = Article.objects.published().filter(date_earliest__isnull=False)
    years = published.filter(date_earliest__year=F("date_latest__year"))
    return list(years.order_by("-date_latest__year").values_list("date_latest__year", flat=True).distinct())


def versions_of(article: Article) -> list[Article]:
    """The other published articles of the same story, by language and date."""
    if article.story_id is None:
        return []
    others = Article.objects.published().filter(story=article.story_id).exclude(pk=article.pk)
    return list(others.select_related("source").order_by("language", "date_latest", "pk"))


def sources_with_counts() -> QuerySet:
    """Outlets that have published articles here, with `published_count`, most first; this archive is none."""
    published = Count("articles", Q(articles__state=Article.State.PUBLISHED))
    return (
        Source.objects.exclude(kind=Source.Kind.ARCHIVE)
        .annotate(published_count=published)
        .filter(published_count__gt=0)
    )
