"""Did you mean: a name near to what was typed, where little was found."""

import random
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from search.meant import meant
from search.spelling import Spelling, edits
from tests import factories


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Wuzehn", "Wuzhen"),
        ("wuzen", "Wuzhen"),
        ("wuzzhen", "Wuzhen"),
        ("wuzhem", "Wuzhen"),
        ("xi jinpin", "Xi Jinping"),
        ("conferita mondiale", "Conferința Mondială"),
        ("الانترنيت", "الإنترنت"),
        ("乌阵", "乌镇"),
        ("世界互连网大会", "世界互联网大会"),
    ],
)
def test_a_mistyped_name_is_recognised(typed, name):
    found = Spelling([(name, "en"), ("Unlike everything", "en"), ("全不相同的名字", "zh-Hans")]).nearest(typed, "ro")
    assert found == (name, "en")


@pytest.mark.parametrize("typed", ["Wuzhen", "WUZHEN", "乌镇", "烏鎮", "wuz", "zzzzzz", "", "乌鸦", "镇", "乌镇人"])
def test_what_is_spelt_right_or_far_from_everything_is_left_alone(typed):
    assert Spelling([("Wuzhen", "en"), ("乌镇", "zh-Hans"), ("Bo", "en")]).nearest(typed, "ro") is None


@pytest.mark.parametrize(("reader", "offered"), [("zh-Hans", "乌镇"), ("zh-Hant", "烏鎮"), ("ar", "乌镇")])
def test_a_name_is_offered_as_the_reader_writes_it(reader, offered):
    known = Spelling([("乌镇", "zh-Hans"), ("烏鎮", "zh-Hant")])
    assert known.nearest("乌阵", reader)[0] == offered


@given(st.text("abc", max_size=8), st.text("abc", max_size=8), st.integers(0, 8))
def test_edits_count_alike_from_both_sides_and_stop_at_most(one, other, most):
    whole = edits(one, other, 99)
    assert whole == edits(other, one, 99)
    assert (whole == 0) == (one == other)
    assert edits(one, other, most) == min(whole, most + 1)


def test_neighbours_that_changed_places_are_one_edit():
    assert edits("wuzehn", "wuzhen", 5) == 1
    assert edits("kitten", "sitting", 5) == 3


def test_a_large_authority_is_compared_in_few_steps(monkeypatch):
    compared = []
    monkeypatch.setattr("search.spelling.edits", lambda one, other, most: compared.append(other) or most + 1)
    dice = random.Random(1)
    names = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz ", k=14)) for _n in range(5000)]
    Spelling((name, "en") for name in names).nearest(names[0][1:] + "x", "en")
    assert len(compared) < 250


@pytest.fixture
def asked(index, client, db):
    place = factories.term("place", {"en": "Wuzhen", "zh-Hans": "乌镇", "ar": "ووتشن"}, slug="wuzhen")
    factories.term("topic", {"en": "zeppelins"})
    factories.article(body="They met in Wuzhen by the canal.")
    factories.mention(factories.article(body="在乌镇的河边", language="zh-Hans"), place)
    factories.article(body="Wuzhem is a misprint of Wuzhen, at Wuzhen.")
    index.build()

    def get(query, language="en"):
        response = client.get(f"/{language}/search/", {"q": query})
        return response.context["found"].meant, response.content.decode()

    return get


@pytest.mark.django_db
def test_the_name_is_offered_as_a_link_that_keeps_filters(asked, client):
    offered, html = asked("wuzehn")
    assert (offered.text, offered.language, offered.address) == ("Wuzhen", "en", "?q=Wuzhen")
    assert "Did you mean:" in html
    assert '<a href="?q=Wuzhen" rel="nofollow"><bdi lang="en" dir="ltr">Wuzhen</bdi></a>' in html
    filtered = client.get("/en/search/?q=wuzehn&lang=en&without=wuzhen").context["found"].meant
    assert filtered.address == "?q=Wuzhen&lang=en"
    assert asked("乌阵")[0].text == "乌镇"
    assert asked("canal wuzehn")[0].text == "canal Wuzhen"
    assert asked("wuzhem")[0].text == "Wuzhen"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["wuzhen", "zepelins", "-wuzehn", '"wuzehn"', "title:wuzehn", "wuzehn OR x", "((", "", "a b c d e f wuzehn"],
)
def test_nothing_is_offered_that_finds_no_more_or_was_asked_for_on_purpose(asked, query):
    offered, html = asked(query)
    assert offered is None
    assert "Did you mean" not in html


@pytest.mark.django_db
def test_what_is_only_close_in_meaning_is_no_hit_enough(asked, client):
    found = client.get("/en/search/?q=wuzehn").context["found"]
    assert meant(replace(found, total=found.total + 9, by_meaning=9)) == found.meant
    assert meant(replace(found, total=found.total + 9)) is None


@pytest.mark.django_db
def test_it_takes_few_queries(asked, client):
    client.get("/en/search/?q=wuzehn")
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/search/?q=wuzehn&lang=en")
    assert len(queries) <= 12
