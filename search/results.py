"""What a search gives back: frozen values, all that a template sees of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.export.formats import FORMATS
from articles.languages import CODES, direction
from articles.models import Article, Event, Term
from search.request import BY_DATE, NEWEST, OLDEST, OWN_FIRST, RELEVANCE, SearchRequest

# Articles in one export: what a reference manager takes in a minute, and a server gives without straining.
EXPORT_LIMIT = 10_000
ORDERS = {
    RELEVANCE: _("Most relevant"),
    OWN_FIRST: _("Language of the query first"),
    NEWEST: _("Newest"),
    OLDEST: _("Oldest"),
}


@dataclass(frozen=True)
class Reason:
    """Why an article is a hit: what kind of match, and the words of the article that matched."""

    kind: str  # "typed", "form", "script", "name", "title" or "meaning"
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One article. `title` and `snippet` are escaped, what matched is in <mark>, of class "meaning" if by that."""

    article: Article
    title: SafeString
    snippet: SafeString
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class FacetValue:
    """`count` hits of the list have it; `toggle_url` adds it to the search or takes it off."""

    value: str
    label: str
    language: str  # of the label
    count: int | None  # None where the database was searched and nothing counted
    selected: bool
    toggle_url: str

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass(frozen=True)
class Facet:
    """`values` stand open, `more` folded away; either may be empty."""

    name: str
    title: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...] = ()

    @property
    def chosen(self) -> tuple[FacetValue, ...]:
        return tuple(value for value in (*self.values, *self.more) if value.selected)


@dataclass(frozen=True)
class Order:
    """One order in which the list can be shown."""

    label: str
    address: str
    selected: bool


@dataclass(frozen=True)
class Expansion:
    """A term that the query names, by all whose names it is sought; `toggle_url` switches that off or on again.

    `event` is the term where it is one, `appeared` the events at which a person did.
    """

    term: Term
    event: Event | None
    appeared: tuple[Event, ...]
    off: bool
    toggle_url: str

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Its preferred names with their languages, each wording once, in the portal's order of languages."""
        names = {label.text: label.language for label in self.term.labels.all() if label.type == "preferred"}
        return tuple(sorted(names.items(), key=lambda name: CODES.index(name[1])))


@dataclass(frozen=True)
class Export:
    """The whole list as a file, in one format."""

    label: str
    address: str


@dataclass(frozen=True)
class Meant:
    """A name near to what was typed that finds more; `address` searches for it."""

    text: str
    language: str
    address: str

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass(frozen=True)
class SearchPage:
    """One page of hits, in the order asked for; `total` and the facets count the whole list.

    `warning` is empty, or says that the index is out of order and a plain search of the database answered.
    """

    request: SearchRequest
    hits: tuple[Hit, ...] = ()
    total: int = 0
    pages: int = 1
    facets: tuple[Facet, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    by_meaning: int = 0  # how many of `total` no word finds
    without_meaning: bool = False  # an encoder fails
    warning: str = ""
    meant: Meant | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader should know of the query as it was understood, each once."""
        return tuple(dict.fromkeys(self.request.notes))

    @property
    def as_typed_url(self) -> str:
        """The same search without the bridge, or with it again."""
        return self.request.typed(not self.request.as_typed).address

    @property
    def meaning_url(self) -> str:
        """The same search without what is only close in meaning, or with it again."""
        return self.request.with_meaning(self.request.words_only).address

    @property
    def chips(self) -> tuple[tuple[Facet, FacetValue], ...]:
        return tuple((facet, value) for facet in self.facets for value in facet.chosen)

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders to choose from; by relevance only where words were sought."""
        return tuple(
            Order(str(label), self.request.sorted_by(sort).address, sort == self.request.sort)
            for sort, label in ORDERS.items()
            if self.request.by_words or sort in BY_DATE
        )

    @property
    def exports(self) -> tuple[Export, ...]:
        query = self.request.on_page(1).address
        return tuple(
            Export(form.label, reverse("search-export", args=[form.ending]) + query) for form in FORMATS.values()
        )

    @property
    def not_exported(self) -> int:
        """How many hits an export leaves out, the last of the list."""
        return max(0, self.total - EXPORT_LIMIT)

    @property
    def export_limit(self) -> int:
        return EXPORT_LIMIT

    @property
    def feed_url(self) -> str:
        return reverse("search-feed") + self.request.sorted_by(NEWEST).address

    @property
    def first(self) -> int:
        """The rank of the first hit on this page, counted from 1."""
        return self.request.rows.start + 1 if self.hits else 0

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1 if self.hits else 0

    @property
    def previous_url(self) -> str:
        return self.request.on_page(self.request.page - 1).address if self.request.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self.request.on_page(self.request.page + 1).address if self.request.page < self.pages else ""
