"""The search-help page: whole in every language, and true."""

import pytest
from django.conf import settings
from django.http import QueryDict

from articles.export.formats import FORMATS
from articles.languages import LANGUAGES
from search import similar, suggest, views
from search.analysis import ANALYZERS
from search.help import OPERATORS
from search.lexer import FIELDS
from search.parser import parse
from search.request import MAX_CHOSEN, PAGE_SIZE, SearchRequest
from search.results import EXPORT_LIMIT

EXAMPLES = [example for operator in OPERATORS for example in operator.examples]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.prefix)
def test_the_page_stands_in_every_interface_language_without_a_query(client, db, django_assert_num_queries, language):
    with django_assert_num_queries(0):
        html = client.get(f"/{language.prefix}/search/help/").content.decode()
    assert f'<html lang="{language.code}" dir="{language.direction}">' in html
    for example in EXAMPLES:
        assert f'lang="{example.code}" dir="auto"' in html
    assert f'<a href="/{language.prefix}/search/?q=year%3A2024" rel="nofollow"' in html
    assert "400" in html
    assert f'href="/{language.prefix}/search/help/"' in client.get(f"/{language.prefix}/search/").content.decode()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_an_example_is_understood_without_a_remark(example):
    parsed = parse(example.query)
    assert parsed.tree is not None
    assert parsed.notes == ()
    assert SearchRequest.from_get(QueryDict(example.address.partition("?")[2])).query == example.query


def test_every_field_has_its_line():
    told = " ".join(str(operator.meaning) for operator in OPERATORS)
    assert [field for field in FIELDS if f"{field}:" not in told] == []


def terms(text, language):
    return [token.text for token in ANALYZERS[language](text, mode="query")]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "الصِّـين", "الصين"),
        ("ar", "إدارة", "اداره"),
        ("ar", "مستوى", "مستوي"),
        ("ar", "وللإنترنت", "انترنت"),
        ("ar", "مشروع", "مشاريع"),
        ("zh", "烏鎮", "乌镇"),
        ("zh", "網際網路", "互联网"),
        ("ro", "conferinţă", "conferința"),
        ("ro", "guvernanta", "guvernanță"),
        ("ro", "cuvînt", "cuvânt"),
        ("ro", "rețelelor", "rețea"),
        ("en", "organisations", "organization"),
        ("en", "cyber-space", "cyberspace"),
        ("en", "Wūzhèn", "wuzhen"),
        ("en", "２０２４", "٢٠٢٤"),
    ],
)
def test_what_the_page_says_is_found_together_is(language, one, other):
    assert terms(one, language) == terms(other, language) != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("ar", "كتاب", "مكتب"), ("ar", "قمر", "أقمار"), ("ro", "vorbește", "vorbit"), ("en", "men", "man")],
)
def test_what_the_page_says_is_not_done_is_not(language, one, other):
    assert terms(one, language) != terms(other, language)


@pytest.mark.parametrize(("language", "words"), [("ar", "على وهذه"), ("ro", "de la cu"), ("en", "which of the")])
def test_function_words_are_passed_over(language, words):
    assert terms(words, language) == []


def test_the_document_names_the_limits_and_formats_as_they_are():
    text = " ".join((settings.BASE_DIR / "docs" / "searching.md").read_text(encoding="utf-8").split())
    for told in (
        f"most {EXPORT_LIMIT:,} articles",
        f"the {views.FEED_ITEMS} hits published last",
        f"the {suggest.TITLES:,} newest titles",
        f"more than {similar.COMMON} articles",
        f"{MAX_CHOSEN} values at most",
        f"{PAGE_SIZE} hits a page",
        *(f"| {form.label} |" for form in FORMATS.values()),
    ):
        assert told in text, told
