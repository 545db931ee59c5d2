"""How each language's press names a term: when first, by which wording, and how often by year.

Press items only: what this archive wrote itself attests nothing. A year counts an item whose date lies in it for sure.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from articles.coverage import YearTable, coverage_by_year
from articles.languages import LANGUAGES, Language
from articles.models import Article, Mention, Term
from articles.queries import articles_naming

# Of fewer press items a share says little: such a year is drawn hollow and marked in the table.
LEAST = 10
PER = 100


@dataclass(frozen=True)
class FirstUse:
    """The earliest dated press item of a language that names the term, and the wording by which it does.

    `mention` comes with its article and source; None where no dated item names it. `items` counts all that do.
    """

    language: Language
    items: int
    mention: Mention | None


@dataclass(frozen=True)
class Share:
    """`naming` of `items` press items of one language and year name the term."""

    naming: int
    items: int

    @property
    def rate(self) -> float | None:
        """Per 100 press items; None where there are none."""
        return PER * self.naming / self.items if self.items else None

    @property
    def is_small(self) -> bool:
        return 0 < self.items < LEAST


@dataclass(frozen=True)
class Usage:
    """`years`, oldest first, span those of which the archive has press items; `rows` has each language's shares."""

    years: tuple[int, ...]
    rows: tuple[tuple[Language, tuple[Share, ...]], ...]

    @property
    def by_year(self) -> list[tuple[int, list[Share]]]:
        """The same turned round, for a table: newest year first."""
        columns = [shares for _language, shares in self.rows]
        return [(year, [shares[n] for shares in columns]) for n, year in enumerate(self.years)][::-1]

    @property
    def highest(self) -> float:
        """The greatest rate of all, at least 1: the full height of a chart."""
        rates = [share.rate or 0 for _language, shares in self.rows for share in shares]
        return max([1.0, *rates])

    @property
    def naming(self) -> int:
        return sum(share.naming for _language, shares in self.rows for share in shares)

    @property
    def has_small(self) -> bool:
        return any(share.is_small for _language, shares in self.rows for share in shares)


def usage(term: Term) -> Usage:
    """Two queries."""
    naming, corpus = (
        counts(coverage_by_year(articles_naming(term))),
        counts(coverage_by_year(Article.objects.published())),
    )
    known = sorted({year for year, _code in corpus})
    years = tuple(range(known[0], known[-1] + 1)) if known else ()
    return Usage(
        years,
        tuple(
            (
                language,
                tuple(
                    Share(naming.get((year, language.code), 0), corpus.get((year, language.code), 0)) for year in years
                ),
            )
            for language in LANGUAGES
        ),
    )


def counts(table: YearTable) -> dict[tuple[int, str], int]:
    """Press items by year and language; uncertain years are left out, and so are zeros."""
    return {
        (row.year, language.code): count
        for row in table.rows
        if row.year is not None
        for language, count in zip(LANGUAGES, row.counts, strict=True)
        if count
    }


def first_uses(term: Term) -> list[FirstUse]:
    """For each of the portal's languages. Two queries."""
    rows = Mention.objects.public().filter(term=term).exclude(article__kind=Article.Kind.DIGEST)
    totals = dict(rows.order_by().values_list("article__language").annotate(Count("pk")))
    oldest = [F("article__date_latest").asc(), F("article__date_earliest").asc(), F("article__pk").asc()]
    ranked = rows.filter(article__date_latest__isnull=False).annotate(
        rank=Window(RowNumber(), partition_by=F("article__language"), order_by=oldest)
    )
    first = {row.article.language: row for row in ranked.filter(rank=1).select_related("article__source")}
    return [FirstUse(language, totals.get(language.code, 0), first.get(language.code)) for language in LANGUAGES]
