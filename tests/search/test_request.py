import pytest
from django.http import QueryDict

from search.query import Word
from search.request import MAX_CHOSEN, PAGE_SIZE, SearchRequest


def request(address):
    return SearchRequest.from_get(QueryDict(address))


def test_an_address_is_read_and_written_the_same_way():
    address = "?q=wuzhen+summit&lang=ar&lang=ro&event=wic-2024&sort=newest&page=3"
    assert request(address[1:]).address == address
    assert request("page=3&sort=newest&event=wic-2024&lang=ar&lang=ro&q=wuzhen+summit").address == address


def test_what_is_the_default_is_not_written():
    assert request("q=a&sort=relevance&page=1&lang=").address == "?q=a"
    assert request("").address == "?"


def test_without_words_the_newest_come_first():
    assert request("").sort == "newest"
    assert request("q=lang:ar").sort == "newest"
    assert request("q=a").sort == "relevance"
    assert request("sort=relevance").sort == "newest"
    assert request("q=a&sort=nonsense").sort == "relevance"


def test_a_value_is_chosen_and_taken_off_again_from_the_first_page():
    chosen = request("q=a&page=4").toggled("lang", "ar")
    assert chosen.address == "?q=a&lang=ar"
    assert chosen.toggled("lang", "ar").address == "?q=a"


def test_a_language_is_known_in_any_case():
    assert request("lang=ZH-hans").values("lang") == ("zh-Hans",)


@pytest.mark.parametrize("page", ["0", "-1", "x", "1.5", "9999999", "²", "\x00"])
def test_what_is_no_page_is_the_first_one_and_noted(page):
    found = SearchRequest.from_get(QueryDict(f"q=a&page={page}"))
    assert found.page == 1
    assert "is no page" in found.notes[0]


def test_a_page_beyond_the_last_is_the_last():
    asked = request("q=a&page=9")
    assert asked.within(PAGE_SIZE * 2)[0].page == 2
    assert asked.within(0) == (asked.on_page(1), 1)
    assert "no page 9" in asked.within(0)[0].notes[0]
    assert request("q=a&page=2").within(PAGE_SIZE + 1) == (request("q=a&page=2"), 2)


def test_the_number_of_filters_is_bounded():
    many = request("&".join(f"speaker=p{n}" for n in range(100)))
    assert len(many.values("speaker")) == MAX_CHOSEN
    assert "Too many filters" in many.notes[0]


def test_a_null_byte_in_a_filter_does_not_reach_the_database():
    assert request("source=%00a").values("source") == ("a",)


def test_a_query_that_says_nothing_is_hopeless_and_an_empty_one_is_not():
    assert request("q=***").is_hopeless
    assert not request("q=+").is_hopeless
    assert request("q=a").tree == Word("a")


def test_a_form_carries_filters_and_order_along_but_not_the_page():
    assert request("q=a&lang=ar&sort=oldest&page=2").fields == [("lang", "ar"), ("sort", "oldest")]
