"""What a concordance is asked for, parsed once from an address."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.languages import BY_CODE, BY_PREFIX
from articles.models import Article, Label, Term
from articles.queries import years_of_publication
from search import expand
from search.lexer import MAX_LENGTH, clean
from search.parser import parse
from search.query import Concept, Phrase, Word

BEFORE, AFTER, DATE = SORTS = ("before", "after", "date")
# What counts as attested is what the press wrote; our own digests are looked at apart, if at all.
KINDS: dict[str, tuple[str, ...]] = {
    "press": (str(Article.Kind.PRESS), str(Article.Kind.RECORD)),
    "digest": (str(Article.Kind.DIGEST),),
}


@dataclass(frozen=True)
class Asked:
    """`leaf` is None where nothing can be sought; `notes` are sentences for the reader."""

    query: str = ""
    term: Term | None = None
    leaf: Word | Phrase | Concept | None = field(default=None, compare=False)
    language: str = ""  # a code
    year: str = ""
    kind: str = "press"
    sort: str = BEFORE
    notes: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_get(cls, data: QueryDict, term: Term | None) -> "Asked":
        """Never raises: what cannot be meant is dropped and noted. A `term` comes with its labels."""
        notes: list[str] = []
        query = clean(data.get("q", ""))
        if len(query) > MAX_LENGTH:
            query = query[:MAX_LENGTH]
            notes.append(
                _("The query is too long: only its first %(count)s characters are used.") % {"count": MAX_LENGTH}
            )
        leaf = concept(term) if term else literal(query)
        if query and leaf is None:
            notes.append(_("The query holds nothing that can be searched for: type at least one letter or digit."))
        languages = {prefix: language.code for prefix, language in BY_PREFIX.items()}
        years = {str(year): str(year) for year in years_of_publication()}
        return cls(
            query="" if term else query,
            term=term,
            leaf=leaf,
            language=chosen(data.get("lang", "").lower(), languages, "", notes),
            year=chosen(data.get("year", ""), years, "", notes),
            kind=chosen(data.get("kind", ""), {kind: kind for kind in KINDS}, "press", notes),
            sort=chosen(data.get("sort", ""), {sort: sort for sort in SORTS}, BEFORE, notes),
            notes=tuple(notes),
        )

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Facet values, as the index takes them."""
        given = {"lang": self.language, "published": self.year}
        return (*((name, (value,)) for name, value in given.items() if value), ("kind", KINDS[self.kind]))

    @property
    def address(self) -> str:
        """The query string that asks for exactly this; begins with a question mark."""
        subject = ("term", self.term.slug) if self.term else ("q", self.query)
        language = BY_CODE[self.language].prefix if self.language else ""
        rest = {"lang": language, "year": self.year, "kind": self.kind, "sort": self.sort}
        default = {"kind": "press", "sort": BEFORE}
        return "?" + urlencode(
            [subject, *((name, value) for name, value in rest.items() if value and value != default.get(name))]
        )


def literal(query: str) -> Word | Phrase | None:
    """A phrase where the whole stands in quotation marks, of whatever kind; else its words in a row, in any form."""
    if not any(map(str.isalnum, query)):
        return None
    tree = parse(query).tree
    return tree if isinstance(tree, Phrase) and not tree.title else Word(query)


def concept(term: Term) -> Concept | None:
    """The term by the names that are specific to it; None where it has none."""
    labels = [
        label
        for label in term.labels.all()
        if label.type != Label.Type.HIDDEN and (label.bridge or label.link or term.kind == Term.Kind.SPEAKER)
    ]
    names = expand.Names(expand.Name(term.slug, BY_CODE[label.language].analysis, label.text) for label in labels)
    return names.concept(term.slug, "en") if term.slug in names.texts else None


def chosen(value: str, offered: dict[str, str], otherwise: str, notes: list[str]) -> str:
    if value and value not in offered:
        notes.append(_("“%(value)s” is no value of this filter: it was left out.") % {"value": clean(value)[:20]})
    return offered.get(value, otherwise)
