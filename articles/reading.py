"""How an article's text is shown to be read: what may be shown of it, in a script, with what it names marked or not.

Article -> Reading; a template prints the pieces, so that nothing here is markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.footnotes import Footnotes
from articles.ingest.known import Authority, Name
from articles.ingest.link.names import Finder
from articles.languages import BY_PREFIX, direction
from articles.models import Article, Label, Mention, Term
from articles.queries import notes_of, preferred_names
from articles.text.script import OTHER, Conversion


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph; `term` is what it names, where that is to be marked."""

    text: str
    term: Term | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the text, with the numbers of the notes that are its sources."""

    pieces: tuple[Piece, ...]
    notes: tuple[int, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Reading:
    """`language` is the one shown, which differs from the article's where the script was `converted` by machine."""

    title: str
    abstract: str
    paragraphs: tuple[Paragraph, ...]
    language: str
    other_script: str  # the code of the script that the article is not in; empty but for Chinese
    converted: bool
    marked: bool

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def altered(self) -> bool:
        """Not the article as it stands: for readers, not to be indexed."""
        return self.converted or self.marked


Span = tuple[int, int, Term]


def reading(article: Article, mentions: list[Mention], footnotes: Footnotes, script: str, marked: bool) -> Reading:
    """`script` is a language prefix (`zh-hant`); one that the article is not converted into leaves it as it stands.

    `mentions` are the article's, with their terms. At most two queries besides the notes.
    """
    other = OTHER.get(article.language, "")
    converted = bool(other) and script in BY_PREFIX and BY_PREFIX[script].code == other
    convert = Conversion(other, names_in(other)).convert if converted else str
    places = spans(article, mentions) if marked else []
    cited: dict[int, list] = {}
    for note in notes_of(article):
        cited.setdefault(note.paragraph, []).append(note.citation)
    return Reading(
        title=convert(article.shown_title),
        abstract=convert(article.abstract),
        paragraphs=tuple(
            Paragraph(
                tuple(Piece(convert(piece.text), piece.term) for piece in pieces(text, start, places)),
                footnotes.numbers(cited.get(number, ())),
            )
            for number, (start, text) in enumerate(shown_places(article), start=1)
        ),
        language=other if converted else article.language,
        other_script=other,
        converted=converted,
        marked=marked,
    )


def mentions_in(article: Article) -> list[Mention]:
    """What an article names, in the order of the text, with the terms and their preferred names."""
    mentions = Mention.objects.filter(article=article).select_related("term")
    return list(mentions.prefetch_related(preferred_names("term__labels")))


def names_in(code: str) -> Iterable[str]:
    """The authority's own names in a language, misspellings apart."""
    return Label.objects.filter(language=code).exclude(type=Label.Type.HIDDEN).values_list("text", flat=True)


def shown_places(article: Article) -> Iterator[tuple[int, str]]:
    """What the right to display allows, paragraph by paragraph, each with its place in the body."""
    left, place = len(article.shown_paragraphs), 0
    for line in article.body.split("\n"):
        if left and line.strip():
            left -= 1
            yield place, line
        place += len(line) + 1


def spans(article: Article, mentions: list[Mention]) -> list[Span]:
    """Where the body names what the article is known to name: the places noted, and each repetition of a name.

    In order, none overlapping: what ingest or a curator noted comes before what is found now.
    """
    terms = {mention.term_id: mention.term for mention in mentions}
    by_slug = {term.slug: term for term in terms.values()}
    noted = [
        (mention.start, mention.start + len(mention.surface), mention.term)
        for mention in mentions
        if mention.start is not None and mention.surface and article.body.startswith(mention.surface, mention.start)
    ]
    labels = Label.objects.filter(term__in=terms).select_related("term").order_by("pk")
    names = [
        Name(label.term.slug, label.term.kind, label.language, label.text)
        for label in labels
        # A surname alone names nobody in general, but a person who is known to be in this text.
        if label.link or label.term.kind == Term.Kind.SPEAKER
    ]
    matches = Finder(Authority(events=(), names=tuple(names)), article.language).find(article.body)
    found = [(match.start, match.end, by_slug[match.name.slug]) for match in matches if not match.is_alias]
    kept: list[Span] = []
    for place in noted:
        kept += apart([place], kept)
    return sorted([*kept, *apart(found, kept)], key=lambda place: place[0])


def apart(places: list[Span], others: list[Span]) -> list[Span]:
    """Those that overlap none of the others."""
    return [
        (start, end, term)
        for start, end, term in places
        if all(end <= first or last <= start for first, last, _term in others)
    ]


def pieces(text: str, start: int, places: list[Span]) -> Iterator[Piece]:
    """A paragraph that begins at `start` of the body, cut at the borders of what is marked in it."""
    done = 0
    for first, last, term in places:
        if start <= first and last <= start + len(text):
            if first - start > done:
                yield Piece(text[done : first - start])
            yield Piece(text[first - start : last - start], term)
            done = last - start
    if done < len(text):
        yield Piece(text[done:])
