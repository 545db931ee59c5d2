"""The index of speakers, and the page of each."""

import pytest
from django.urls import reverse

from articles.views import speakers
from tests import factories


def test_names_stand_in_the_order_of_the_readers_language_under_their_letters(get, db):
    for names in (
        {"en": "Zora Bell", "ar": "أحمد", "zh-Hans": "习"},
        {"en": "Élan Mask", "ar": "بيل", "zh-Hans": "丁"},
        {"en": "Eddie Wu", "ar": "إيدي", "zh-Hans": "马"},
    ):
        factories.speaker(names)
    english, arabic, chinese = (get(f"/{prefix}/speakers/") for prefix in ("en", "ar", "zh-hans"))
    assert english.texts("//section[@class='letter']//li") == ["Eddie Wu", "Élan Mask", "Zora Bell"]
    assert english.texts("//section[@class='letter']/h2") == ["E", "Z"]
    assert arabic.texts("//section[@class='letter']/h2") == ["ا", "ب"]
    assert chinese.texts("//section[@class='letter']//li") == ["丁", "马", "习"]
    assert chinese.texts("//section[@class='letter']/h2") == ["D", "M", "X"]


def test_a_name_without_an_arabic_form_stands_last_in_the_arabic_index(get, db):
    factories.speaker({"en": "Ada Weaver"})
    factories.speaker({"ar": "يوسف"})
    page = get("/ar/speakers/")
    assert page.texts("//section[@class='letter']//li") == ["يوسف", "Ada Weaver"]
    assert page.one("//bdi[.='Ada Weaver']").get("lang") == "en"


def test_the_index_leads_across_pages(get, db, monkeypatch):
    monkeypatch.setattr(speakers, "SPEAKERS_A_PAGE", 2)
    for name in ("Ada", "Bell", "Cole"):
        factories.speaker({"en": name})
    first = get(reverse("speaker-list"))
    assert first.links("nav.letters") == ["#letter-A", "#letter-B", "?page=2#letter-C"]
    assert get(reverse("speaker-list") + "?page=2").links("nav.letters")[0] == "?page=1#letter-A"


def test_events_are_counted_once_and_only_by_public_evidence(get, archive):
    factories.appearance(archive.speaker, archive.summit, "panel")
    page = get(reverse("speaker-list"))
    assert page.texts("//section[@class='letter']//li") == ["Ada Weaver 1 event", "Nobody Known"]


def test_an_empty_archive_names_nobody(get, db):
    assert "The archive names no speaker yet." in get(reverse("speaker-list")).text("main")


def test_the_page_of_a_speaker_has_names_positions_appearances_and_articles(get, archive):
    person = archive.speaker
    factories.label(person, "ar", "ادا ويفر", type="variant", status="press")
    factories.label(person, "en", "Ada Weever", type="hidden", bridge=False)
    factories.statement(person, "position", text="Keeper of locks", language="en")
    earlier = factories.event({"en": "Earlier"}, date_earliest="2015-01-01", date_latest="2015-01-01")
    factories.appearance(person, earlier, "letter")
    page = get(person.get_absolute_url())
    assert page.text("h1") == "Ada Weaver"
    assert page.texts("//dl[@class='names']/div") == [
        "Arabic آدا ويفر general knowledge ادا ويفر in press use",
        "English Ada Weaver general knowledge",
    ]
    assert "Ada Weever" not in page.text("main")
    assert page.texts("//dl[@class='facts']/div/dd") == ["Keeper of locks 1"]
    assert page.texts("//ol[@class='appearances']/li") == [
        "2015 Earlier congratulatory letter 2",
        "2024 Eleventh Canal Summit keynote speech 3",
    ]
    assert page.texts("a.line-title") == ["Lanterns en"]


def test_an_arabic_reader_sees_the_arabic_name(get, archive):
    page = get("/ar/speakers/ada-weaver/")
    assert page.text("h1") == "آدا ويفر"


def test_articles_are_paged(get, archive, monkeypatch):
    monkeypatch.setattr(speakers, "ARTICLES_A_PAGE", 1)
    factories.mention(archive.articles["ro"], archive.speaker)
    page = get("/en/speakers/ada-weaver/?page=2")
    assert len(page.all("li.line")) == 1
    assert "Page 2 of 2" in page.text("nav.pager")
    assert page.one("//link[@rel='canonical']").get("href").endswith("?page=2")


@pytest.mark.parametrize("slug", ["nobody", "canal-2024", "bridgeton", "a b", "%00", "a" * 300])
def test_an_unknown_speaker_is_not_found(client, archive, slug):
    assert client.get(f"/en/speakers/{slug}/").status_code == 404


def test_names_are_escaped(client, db):
    person = factories.speaker({"en": "<b onmouseover=alert(1)>Bold</b>"})
    factories.label(person, "ro", "<script>x</script>", type="variant")
    for address in (reverse("speaker-list"), person.get_absolute_url()):
        html = client.get(address).content.decode()
        assert "<b onmouseover" not in html
        assert "<script>" not in html


def test_every_spelling_stands_with_the_first_press_item_that_has_it(get, db):
    person = factories.speaker({"en": "Ada Weaver"})
    older, newer = (
        factories.article(language="ar", title=title, **on(year)) for title, year in (("Older", 2015), ("Newer", 2020))
    )
    other = factories.article(language="ar", title="Other", **on(2018))
    hidden = factories.article(language="ar", state="draft", **on(2014))
    digest = factories.article(language="ar", kind="digest", **on(2014))
    for article, surface in ((newer, "ادا"), (older, "ادا"), (other, "أدا ويفر"), (hidden, "ادا"), (digest, "ادا")):
        factories.mention(article, person, surface=surface)
    assert get(person.get_absolute_url()).texts("//ul[@class='spellings']/li") == [
        "ادا 2 press items, first in Older ( 1 January 2015 )",
        "أدا ويفر 1 press item, first in Other ( 1 January 2018 )",
    ]


def on(year: int) -> dict:
    return {"date_earliest": f"{year}-01-01", "date_latest": f"{year}-01-01"}


def test_an_office_is_told_in_the_readers_language_or_the_nearest(get, db):
    person, said = factories.speaker({"en": "Ada Weaver"}), factories.citation()
    for language, text in (("en", "Keeper of locks"), ("ro", "Păstrătoarea ecluzelor")):
        factories.statement(person, "position", text=text, language=language, citation=said)
    factories.statement(person, "position", text="Lock engineer", language="en", citation=factories.citation())
    english, romanian, arabic = (
        get(f"/{prefix}/speakers/{person.slug}/").texts("//dl[@class='facts']//dd") for prefix in ("en", "ro", "ar")
    )
    assert english == ["Keeper of locks 1", "Lock engineer 2"]
    assert romanian == ["Păstrătoarea ecluzelor 1", "Lock engineer 2"]
    assert arabic == english
