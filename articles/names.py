"""All names of a term as a page shows them: a row a language, each name with its status and its source."""

from dataclasses import dataclass

from articles.footnotes import Footnotes
from articles.languages import LANGUAGES, Language
from articles.models import Article, Label, Term


@dataclass(frozen=True)
class Name:
    """One name; `notes` has the number of its source, and is empty where a reader may not see it or there is none."""

    label: Label
    notes: tuple[int, ...]


@dataclass(frozen=True)
class NamesRow:
    """One language's names: the preferred one, None where it has none, and the variants in alphabetical order."""

    language: Language
    preferred: Name | None
    variants: tuple[Name, ...]


def names_of(term: Term, footnotes: Footnotes) -> list[NamesRow]:
    """The rows of the languages in which the term has a name. The term comes with `queries.all_names`."""
    rows = []
    for language in LANGUAGES:
        names = [name(label, footnotes) for label in term.labels.all() if label.language == language.code]
        preferred = [each for each in names if each.label.type == Label.Type.PREFERRED]
        variants = tuple(each for each in names if each.label.type == Label.Type.VARIANT)
        if names:
            rows.append(NamesRow(language, preferred[0] if preferred else None, variants))
    return rows


def name(label: Label, footnotes: Footnotes) -> Name:
    citation = label.citation
    visible = citation is not None and (citation.article is None or citation.article.state == Article.State.PUBLISHED)
    return Name(label, footnotes.numbers([citation]) if visible else ())
