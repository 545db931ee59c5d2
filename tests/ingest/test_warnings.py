import datetime

import pytest

from articles.ingest.warnings import MESSAGES, Checked, Warned, warnings
from tests.ingest.measure import world
from tests.ingest.pages import corpus

PAGES = {page.name: page for page in corpus()}
MACHINE = {"zh-Hant-2016-pinyin", "zh-Hant-2017-machine"}


def checked(page, **changes) -> Checked:
    fields = {"language": page.language, "title": page.title or "", "body": "\n".join(page.body)}
    return Checked(**{**fields, **changes})


def kinds(text: Checked, authority=None) -> list[Warned]:
    return [warning.kind for warning in warnings(text, authority)]


@pytest.mark.parametrize("sample", PAGES.values(), ids=PAGES)
def test_traditional_that_a_machine_converted_is_flagged_and_no_other(sample):
    assert (Warned.MACHINE_CONVERTED in kinds(checked(sample))) == (sample.name in MACHINE)


def test_the_evidence_stands_where_it_says():
    for page in PAGES.values():
        body = "\n".join(page.body)
        for warning in warnings(checked(page), world()):
            if warning.evidence.start is not None:
                assert body[warning.evidence.start : warning.evidence.end] == warning.evidence.text


@pytest.mark.parametrize(
    ("name", "tag", "kind"),
    [
        ("ro-2017-wordpress", "en-GB", Warned.LANGUAGE_TAG),
        ("ro-2017-wordpress", "ro-MD", None),
        ("zh-Hant-2018-hk-press", "zh-CN", Warned.SCRIPT_MISMATCH),
        ("zh-Hant-2018-hk-press", "zh_HK", None),
        ("zh-Hant-2018-hk-press", "zh", None),
        ("zh-Hans-2014-gbk-table", "zh-TW", Warned.SCRIPT_MISMATCH),
        ("ar-2016-agency", "ar", None),
    ],
)
def test_the_tag_of_a_page_is_held_against_its_text(name, tag, kind):
    found = [one for one in kinds(checked(PAGES[name], tag=tag)) if "mismatch" in one or "tag" in one]
    assert found == ([kind] if kind else [])


def test_a_text_of_two_languages_says_how_much_is_foreign():
    page = PAGES["en-2015-semantic"]
    body = "\n".join([*page.body, *PAGES["ar-2016-agency"].body])
    warning = next(one for one in warnings(checked(page, body=body)) if one.kind == Warned.MIXED)
    assert 30 <= int(warning.values["percent"]) <= 60
    assert Warned.MIXED not in kinds(checked(page))


def test_cedillas_are_counted_in_romanian_alone():
    page = PAGES["ro-2015-cedilla"]
    assert Warned.CEDILLA in kinds(checked(page))
    assert Warned.CEDILLA not in kinds(checked(PAGES["ro-2017-wordpress"]))
    assert Warned.CEDILLA not in kinds(checked(PAGES["en-2014-cp1252"], title="Ankara, İstanbul, Muş"))


def test_marks_that_turn_the_direction_are_counted():
    page = PAGES["ar-2016-agency"]
    assert Warned.BIDI in kinds(checked(page, title="\u202eabc"))


def test_a_date_far_from_the_event_is_outside_its_window():
    event = world().event("wic-2019")
    page = PAGES["en-2019-update"]

    def dated(day: datetime.date) -> list[Warned]:
        return kinds(checked(page, event=event, earliest=day, latest=day))

    assert Warned.DATE_OUTSIDE in dated(datetime.date(2023, 1, 1))
    assert Warned.DATE_OUTSIDE not in dated(datetime.date(2019, 12, 1))


def test_most_of_a_capture_removed_is_worth_a_look():
    page = PAGES["en-2019-update"]
    assert Warned.BOILERPLATE in kinds(checked(page, removed=5000))
    assert Warned.BOILERPLATE not in kinds(checked(page, removed=100))


@pytest.mark.parametrize(
    ("name", "right", "wrong", "slug"),
    [
        ("en-2021-video", "Pat Gelsinger", "Pat Gelsenger", "pat-gelsinger"),
        ("ro-2018-iso-date", "Viviane Reding", "Viviane Redding", "viviane-reding"),
        ("ar-2014-cp1256", "فادي شحادة", "فادي شحاده ب", None),
    ],
)
def test_a_name_that_is_nearly_somebodys_is_pointed_out(name, right, wrong, slug):
    page = PAGES[name]
    body = "\n".join(page.body)
    found = {
        warning.values["id"]
        for warning in warnings(checked(page, body=body.replace(right, wrong)), world())
        if warning.kind == Warned.UNKNOWN_SPELLING
    }
    assert found == ({slug} if slug else set())


def test_right_names_are_never_pointed_out():
    for page in PAGES.values():
        assert Warned.UNKNOWN_SPELLING not in kinds(checked(page), world()), page.name


def test_every_kind_has_words():
    assert set(MESSAGES) == set(Warned)
    for page in PAGES.values():
        for warning in warnings(checked(page, tag="en"), world()):
            assert warning.message
