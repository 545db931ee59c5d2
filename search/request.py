"""A search as one small frozen value, parsed once from an address; it also writes the addresses of its neighbours."""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.languages import BY_PREFIX
from search.facets import BY_NAME, FACETS
from search.lexer import MAX_LENGTH, clean
from search.parser import parse
from search.query import Node, sought
from search.values import MAX_VALUE

PAGE_SIZE = 20
SLUG = re.compile(r"[a-z0-9-]{1,80}")
MAX_CHOSEN = 12  # facet values in one address: people choose two or three, robots walk all combinations
RELEVANCE, OWN_FIRST, NEWEST, OLDEST = SORTS = ("relevance", "own", "newest", "oldest")
BY_DATE = (NEWEST, OLDEST)


@dataclass(frozen=True)
class SearchRequest:
    """`chosen` holds facet names with their values, in the order of FACETS; `notes` are sentences for the reader."""

    query: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    page: int = 1
    sort: str = RELEVANCE
    as_typed: bool = False  # no other names of what the query names
    words_only: bool = False  # nothing that is only close in meaning
    without: tuple[str, ...] = ()  # terms whose other names are not asked for
    tree: Node | None = field(default=None, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_get(cls, data: QueryDict) -> "SearchRequest":
        """The request that `data` asks for. Never raises: what cannot be meant is dropped and noted."""
        typed = data.get("q", "")
        parsed = parse(typed)
        notes = list(parsed.notes)
        query = clean(typed)[:MAX_LENGTH].strip()
        by_words = bool(sought(parsed.tree))
        sort = data.get("sort", "")
        return cls(
            query=query,
            chosen=chosen_in(data, notes),
            page=page_number(data.get("page", ""), notes),
            as_typed=data.get("exact") == "1",
            words_only=data.get("meaning") == "0",
            without=tuple(dict.fromkeys(filter(SLUG.fullmatch, data.getlist("without"))))[:MAX_CHOSEN],
            sort=sort if sort in (SORTS if by_words else BY_DATE) else RELEVANCE if by_words else NEWEST,
            tree=parsed.tree,
            notes=tuple(notes),
        )

    @property
    def is_hopeless(self) -> bool:
        """Something was typed that says nothing: no article can be meant, least of all every article."""
        return bool(self.query) and self.tree is None

    @property
    def by_words(self) -> bool:
        """Whether hits can differ in relevance."""
        return bool(sought(self.tree))

    def values(self, name: str) -> tuple[str, ...]:
        """The chosen values of one facet."""
        return dict(self.chosen).get(name, ())

    def toggled(self, name: str, value: str) -> "SearchRequest":
        """From its first page, with the value chosen or, if it was, no longer."""
        held = self.values(name)
        values = tuple(one for one in held if one != value) if value in held else (*held, value)
        chosen = {**dict(self.chosen), name: values}
        return replace(
            self, page=1, chosen=tuple((one.name, chosen[one.name]) for one in FACETS if chosen.get(one.name))
        )

    def on_page(self, page: int) -> "SearchRequest":
        return replace(self, page=page)

    def within(self, total: int) -> tuple["SearchRequest", int]:
        """The request for its page, or for the last if `total` hits do not reach so far; and the number of pages."""
        pages = max(1, -(-total // PAGE_SIZE))
        if self.page <= pages:
            return self, pages
        note = _("There is no page %(page)s: this is the last one.") % {"page": self.page}
        return replace(self, page=pages, notes=(*self.notes, note)), pages

    @property
    def rows(self) -> slice:
        """The ranks on the page, counted from 0."""
        return slice((self.page - 1) * PAGE_SIZE, self.page * PAGE_SIZE)

    def sorted_by(self, sort: str) -> "SearchRequest":
        return replace(self, sort=sort, page=1)

    def toggling(self, slug: str) -> "SearchRequest":
        """With the other names of a term asked for no longer, or again."""
        held = slug in self.without
        without = tuple(one for one in self.without if one != slug) if held else (*self.without, slug)
        return replace(self, page=1, without=without)

    def typed(self, as_typed: bool) -> "SearchRequest":
        """Exactly as typed, or with all other names."""
        return replace(self, page=1, as_typed=as_typed, without=())

    def with_meaning(self, on: bool) -> "SearchRequest":
        """With what is only close in meaning, or without."""
        return replace(self, page=1, words_only=not on)

    def unfiltered(self) -> "SearchRequest":
        return replace(self, chosen=(), page=1)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """What a form must carry along besides the query: facets and order, not the page."""
        default = RELEVANCE if self.by_words else NEWEST
        sort = [] if self.sort == default else [("sort", self.sort)]
        bridge = [("exact", "1")] if self.as_typed else [("without", slug) for slug in self.without]
        meaning = [("meaning", "0")] if self.words_only else []
        return [(name, value) for name, values in self.chosen for value in values] + sort + bridge + meaning

    @property
    def address(self) -> str:
        """The query string that asks for exactly this, always written the same way; begins with a question mark."""
        page = [("page", str(self.page))] if self.page > 1 else []
        query = [("q", self.query)] if self.query else []
        return "?" + urlencode([*query, *self.fields, *page])


def chosen_in(data: QueryDict, notes: list[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    chosen = []
    left = MAX_CHOSEN
    for name in BY_NAME:
        values = tuple(dict.fromkeys(filter(None, (clean(value)[:MAX_VALUE] for value in data.getlist(name)))))
        if name == "lang":
            values = tuple(BY_PREFIX[value.lower()].code if value.lower() in BY_PREFIX else value for value in values)
        if len(values) > left:
            notes.append(_("Too many filters: only the first %(count)s are used.") % {"count": MAX_CHOSEN})
        values = values[:left]
        left -= len(values)
        if values:
            chosen.append((name, values))
    return tuple(chosen)


def page_number(text: str, notes: list[str]) -> int:
    if not text:
        return 1
    if text.isdecimal() and len(text) <= 6 and int(text) > 0:
        return int(text)
    notes.append(_("“%(page)s” is no page: this is the first one.") % {"page": clean(text)[:20]})
    return 1
