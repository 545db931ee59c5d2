"""Floors for ingest on the corpus of pages (tests/ingest/corpus): measured with the starter archive's own authority.

Lowering a floor is an explicit act; raising one is welcome. `tests.ingest.measure` says what is wrong where.
"""

from collections import Counter

import pytest

from tests.ingest.measure import Scores, measured, world
from tests.ingest.pages import LAYOUTS, corpus

FLOORS = {
    "body": 0.97,
    "language": 1.0,
    "title": 0.95,
    "published": 0.93,
    "event": 0.95,
    "people": 0.9,
    "spam": 0.99,
    "lines": 1.0,
    "byline": 0.9,
    "source": 0.9,
    "places": 0.8,
    "organisations": 0.9,
    "topics": 0.9,
}
SETS = ("places", "organisations", "topics")


@pytest.fixture(scope="module")
def scores() -> Scores:
    return measured(corpus(), world())


@pytest.mark.parametrize("field", FLOORS)
def test_ingest_stays_above_its_floor(field, scores):
    if field == "body":
        found = scores.body
    elif field == "people":
        found = scores.f(field)
    else:
        found = scores.recall(field) if field in SETS else scores.share(field)
    assert found >= FLOORS[field], "\n".join(scores.faults)


def test_the_corpus_has_all_languages_layouts_and_encodings():
    pages = corpus()
    assert len(pages) >= 60
    assert min(Counter(page.language for page in pages).values()) >= 12
    assert {page.layout for page in pages} == set(LAYOUTS)
    assert {page.about["encoding"] for page in pages} >= {
        "gbk", "gb2312", "gb18030", "big5", "big5hkscs", "windows-1256", "iso-8859-2", "windows-1250", "utf-8-broken",
    }  # fmt: skip
    assert sum(len(page.spam) for page in pages) >= 12


def test_no_page_tells_an_outlet_that_exists():
    """The pages are ours: their hosts are reserved for examples (RFC 2606)."""
    for page in corpus():
        for value in page.about.get("head", {}).values():
            if isinstance(value, str) and "://" in value:
                assert value.split("/")[2].endswith(".example"), page.name
