"""Memento (RFC 7089) as a client of another archive speaks it."""

import re

import pytest
from django.utils.encoding import iri_to_uri

from articles.replay.memento import accepted, link, moment_of, nearest, stamp
from tests import factories
from tests.replay.conftest import ADDRESS, TIMES

SITE = "http://127.0.0.1:8000"
GATE, MAP = f"/captures/timegate/{ADDRESS}", f"/captures/timemap/link/{ADDRESS}"
DATES = ["Wed, 20 Nov 2024 08:30:15 GMT", "Thu, 21 Nov 2024 08:30:15 GMT", "Mon, 25 Nov 2024 08:30:15 GMT"]
MEMENTOS = [f"{SITE}/captures/{stamp(time)}/{ADDRESS}" for time in TIMES]


def links(header: str) -> dict[str, str]:
    """Each relation of a Link header or of a time map with the address it leads to."""
    found = {}
    for address, attributes in re.findall(r"<([^>]*)>((?:; [a-z]+=\"[^\"]*\")+)", header):
        found[re.search(r'rel="([^"]*)"', attributes)[1]] = address
    return found


def test_a_time_map_lists_all_captures_in_order_of_time(client, captures):
    response = client.get(MAP)
    assert response["Content-Type"] == "application/link-format"
    assert response.content.decode() == (
        f'<{ADDRESS}>; rel="original",\n'
        f'<{SITE}{MAP}>; rel="self"; type="application/link-format"; from="{DATES[0]}"; until="{DATES[2]}",\n'
        f'<{SITE}{GATE}>; rel="timegate",\n'
        f'<{MEMENTOS[0]}>; rel="first memento"; datetime="{DATES[0]}",\n'
        f'<{MEMENTOS[1]}>; rel="memento"; datetime="{DATES[1]}",\n'
        f'<{MEMENTOS[2]}>; rel="last memento"; datetime="{DATES[2]}"\n'
    )


def test_a_time_map_as_json_says_the_same(client, captures):
    said = client.get(MAP.replace("/link/", "/json/")).json()
    assert said["original_uri"] == ADDRESS
    assert said["timegate_uri"] == SITE + GATE
    assert said["timemap_uri"]["link_format"] == SITE + MAP
    assert [one["uri"] for one in said["mementos"]["list"]] == MEMENTOS
    assert said["mementos"]["first"] == {"datetime": "2024-11-20T08:30:15Z", "uri": MEMENTOS[0]}
    assert said["mementos"]["last"]["uri"] == MEMENTOS[2]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (None, 2),
        (DATES[1], 1),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0),
        ("Tue, 01 Jan 2030 00:00:00 GMT", 2),
        ("Wed, 20 Nov 2024 20:30:15 GMT", 0),  # as far from the first as from the second: what was known then
        ("Wed, 20 Nov 2024 20:30:16 GMT", 1),
    ],
)
def test_a_time_gate_leads_to_the_nearest_capture(client, captures, asked, place):
    response = client.get(GATE, headers={"Accept-Datetime": asked} if asked else {})
    assert (response.status_code, response["Location"]) == (302, MEMENTOS[place])
    assert "accept-datetime" in response["Vary"].lower()
    assert links(response["Link"]) == {"original": ADDRESS, "timemap": SITE + MAP}
    assert "Memento-Datetime" not in response


@pytest.mark.parametrize(
    "asked", ["yesterday", "2024-11-20", "Wed, 31 Feb 2024 08:30:15 GMT", "0", "Mon, 1 Jan 99999999"]
)
def test_a_time_that_is_none_is_refused(client, captures, asked):
    response = client.get(GATE, headers={"Accept-Datetime": asked})
    assert response.status_code == 400
    assert "accept-datetime" in response["Vary"].lower()
    assert DATES[2] in response.content.decode()


def test_a_memento_says_its_time_and_its_neighbours(client, captures):
    response = client.get(MEMENTOS[1].removeprefix(SITE))
    assert response.status_code == 200
    assert response["Memento-Datetime"] == DATES[1]
    assert links(response["Link"]) == {
        "original": ADDRESS,
        "timegate": SITE + GATE,
        "timemap": SITE + MAP,
        "first prev memento": MEMENTOS[0],
        "memento": MEMENTOS[1],
        "next last memento": MEMENTOS[2],
    }
    assert "with a speech." in response.content.decode()


def test_the_only_capture_is_first_and_last(client, article):
    capture = factories.capture(article, captured=TIMES[0])
    response = client.get(f"/captures/{capture.pk}/page")
    assert links(response["Link"])["first last memento"] == MEMENTOS[0]


def test_a_time_without_a_capture_leads_to_the_nearest(client, captures):
    response = client.get(f"/captures/20241122000000/{ADDRESS}")
    assert (response.status_code, response["Location"]) == (302, MEMENTOS[1])


@pytest.mark.parametrize("digits", ["20241399000000", "99999999999999", "00000000000000"])
def test_digits_that_are_no_time_are_not_found(client, captures, digits):
    assert client.get(f"/captures/{digits}/{ADDRESS}").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "http://www.press.example/2024/canal.html?id=7",
        "https:/press.example/2024/canal.html?id=7",  # as some proxies pass it on
        "https://press.example/2024/canal.html?id=7&utm_source=feed",
    ],
)
def test_an_address_is_found_however_it_is_written(client, captures, address):
    response = client.get(f"/captures/timegate/{address}")
    assert response["Location"] == MEMENTOS[2]


def test_an_address_in_another_script_goes_through(client, article):
    article.address = "https://press.example/新闻/运河?标题=峰会"
    article.save()
    factories.capture(article, captured=TIMES[0])
    response = client.get(f"/captures/timegate/{iri_to_uri(article.address)}")
    assert response.status_code == 302
    assert client.get(response["Location"].removeprefix(SITE))["Memento-Datetime"] == DATES[0]


@pytest.mark.parametrize(
    "address", ["https://press.example/other", "ftp://press.example/", "x", "https://", "javascript:1"]
)
@pytest.mark.parametrize("route", ["timegate/", "timemap/link/", "timemap/json/", "20241120083015/"])
def test_an_address_without_captures_is_not_found(client, captures, route, address):
    assert client.get(f"/captures/{route}{address}").status_code == 404


@pytest.mark.parametrize(
    "change", [{"state": "draft"}, {"state": "withdrawn"}, {"display": "excerpt"}, {"display": "record"}]
)
def test_what_may_not_be_shown_has_no_mementos(client, article, captures, change):
    type(article).objects.update(**change)
    for address in (GATE, MAP, MEMENTOS[0].removeprefix(SITE)):
        assert client.get(address).status_code == 404


def test_an_address_cannot_end_its_link_early():
    header = link('https://press.example/">;rel="next",<x>\r\nSet-Cookie: a', "original")
    assert header.count("<") == header.count(">") == 1
    assert "\n" not in header and header.endswith('; rel="original"')


def test_times_to_the_second_there_and_back():
    assert [moment_of(stamp(time)) for time in TIMES] == TIMES
    assert accepted(DATES[0]) == TIMES[0]
    with pytest.raises(ValueError):
        nearest([], TIMES[0])


def test_a_capture_answers_for_the_address_it_was_led_to_as_well(client, article):
    factories.capture(
        article, captured=TIMES[0], address="https://press.example/短", final_address="https://press.example/长"
    )
    for address in ("https://press.example/短", "https://press.example/长"):
        written = iri_to_uri(address)
        answer = client.get(f"/captures/timegate/{written}")
        assert answer["Location"] == f"{SITE}/captures/{stamp(TIMES[0])}/{written}"
        assert client.get(answer["Location"].removeprefix(SITE))["Memento-Datetime"] == DATES[0]
