"""/api/v1/search answers as the search page does."""

import pytest

from search.request import PAGE_SIZE
from tests import factories


@pytest.fixture
def boats(index):
    """More than a page of articles on boats, one of them with markup."""
    for n in range(PAGE_SIZE):
        factories.article(title=f"Boats {n}", body="Boats on a canal.", language="ro" if n % 2 else "en")
    factories.article(title="<b>Boats</b>", body="Old boats & <i>new</i> boats.", language="en", kind="digest")
    factories.article(title="Boats", state="draft", body="boats")
    index.build()


def test_hits_say_what_they_are_and_why(boats, client):
    found = client.get("/api/v1/search?q=boats&kind=digest").json()
    (hit,) = found["items"]
    assert (found["total"], hit["title"], hit["kind"]) == (1, "<b>Boats</b>", "digest")
    assert "<mark>" in hit["snippet"] and "<i>" not in hit["snippet"]
    assert hit["reasons"][0]["kind"] == "typed"
    assert found["facets"][0]["name"] == "lang"


def test_pages_and_facets_are_those_of_the_page(boats, client):
    first = client.get("/api/v1/search?q=boats").json()
    second = client.get("/api/v1/search?q=boats&page=2").json()
    assert (first["total"], first["pages"], len(first["items"]), len(second["items"])) == (21, 2, PAGE_SIZE, 1)
    assert not {each["id"] for each in first["items"]} & {each["id"] for each in second["items"]}
    assert {item["language"] for item in client.get("/api/v1/search?q=boats&lang=ro").json()["items"]} == {"ro"}


def test_labels_are_in_the_language_asked_for(boats, client):
    assert client.get("/api/v1/search?q=boats&names=ar").json()["facets"][0]["title"] == "اللغة"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("lang=fr", 400),
        ("sort=best", 400),
        ("year=20x4", 400),
        ("page=0", 400),
        ("page=101", 400),
        ("q=a&q=b", 400),
        ("q=boats&meaning=0", 200),
        ("meaning=no", 400),
        ("colour=red", 400),
        ("page=9", 404),
        ("q=" + "a" * 500, 400),
        ("q=%00%22((", 200),
        ("q=%F0%9F%8F%AE", 200),
    ],
)
def test_what_cannot_be_meant_is_refused_and_odd_queries_are_not(boats, client, query, status):
    assert client.get(f"/api/v1/search?{query}").status_code == status
