"""Topics, places and organisations."""

import pytest
from django.urls import reverse

from tests import factories


def test_names_stand_by_language_with_status_and_source(get, archive):
    cited = factories.citation(reference=factories.reference(title="Canal log"))
    factories.label(archive.topic, "ro", "rețele de felinare", status="verified", citation=cited)
    page = get(archive.topic.get_absolute_url())
    assert page.texts("//dl[@class='names']/div") == [
        "Romanian rețele de felinare read in the cited source 1",
        "English lantern networks general knowledge lantern webs read in the cited source",
    ]
    assert page.texts("//section[@class='footnotes']//li") == ["Canal log"]


def test_broader_and_narrower_terms_are_linked(get, db):
    broad = factories.term("topic", {"en": "light"}, slug="light")
    middle = factories.term("topic", {"en": "lanterns"}, slug="lanterns", broader=broad)
    for name in ("paper lanterns", "oil lanterns"):
        factories.term("topic", {"en": name}, slug=name.replace(" ", "-"), broader=middle)
    page = get(middle.get_absolute_url())
    assert page.texts("//dl[@class='relations']/div") == ["Broader light", "Narrower oil lanterns paper lanterns"]


def test_events_held_at_a_place_are_listed(get, archive):
    page = get(archive.place.get_absolute_url())
    assert page.texts("//ol[@class='appearances']/li") == ["2024 Bridge Forum", "2024 Eleventh Canal Summit"]
    assert get(archive.topic.get_absolute_url()).all("//ol[@class='appearances']") == []


def test_press_items_are_counted_by_year_and_language_and_digests_are_not(get, archive):
    topic = archive.topic
    factories.mention(archive.digest, topic)
    factories.mention(archive.articles["ar"], topic)
    older = factories.article(
        language="ar", date_earliest="2016-01-01", date_latest="2016-12-31", date_precision="year"
    )
    undated = factories.article(date_earliest=None, date_latest=None, date_precision="", date_basis="")
    for article in (older, undated):
        factories.mention(article, topic)
    page = get(topic.get_absolute_url())
    assert page.texts("//table[@class='years-table']/tbody/tr") == [
        "2024 1 0 0 0 1",
        "2016 1 0 0 0 0",
        "uncertain 0 0 0 0 1",
    ]
    link = page.links("table.years-table")[0]
    assert link == "/en/articles/?term=lantern-networks&year=2024&kind=items"
    assert len(get(link).all("li.line")) == 2
    assert len(page.all("li.line")) == 5


def test_a_term_that_no_article_names_has_a_page(get, db):
    page = get(factories.term("organisation", {"en": "Lock Keepers"}).get_absolute_url())
    assert "No published article yet." in page.text("main")
    assert page.all("table.years-table") == []


def test_events_and_speakers_redirect_to_their_own_pages(client, archive):
    for row, path in ((archive.summit, "/en/summits/canal-2024/"), (archive.speaker, "/en/speakers/ada-weaver/")):
        response = client.get(reverse("term", args=[row.slug]))
        assert (response.status_code, response["Location"]) == (301, path)


def test_a_term_without_any_name_shows_its_identifier(get, db):
    assert get(factories.term("topic", slug="nameless").get_absolute_url()).text("h1") == "nameless"


@pytest.mark.parametrize("slug", ["nothing", "a b", "%00", "a" * 300])
def test_an_unknown_term_is_not_found(client, archive, slug):
    assert client.get(f"/en/terms/{slug}/").status_code == 404


def test_names_are_escaped(client, db):
    term = factories.term("topic", {"en": "<script>alert(1)</script>"})
    factories.term("topic", {"en": "<img src=x>"}, broader=term)
    html = client.get(term.get_absolute_url()).content.decode()
    assert "<script>" not in html
    assert "<img src=x" not in html


def test_the_list_has_each_kind_in_the_order_of_the_readers_language(get, db):
    for names in ({"en": "Water", "ro": "șa"}, {"en": "Air", "ro": "țară"}, {"en": "Earth", "ro": "sat"}):
        factories.term(names=names)
    factories.term("place", {"en": "Town", "ro": "Oraș"})
    english, romanian = get("/en/terms/"), get("/ro/terms/")
    assert english.texts("//section[@aria-labelledby='topic']//li/a") == ["Air", "Earth", "Water"]
    assert romanian.texts("//section[@aria-labelledby='topic']//li/a") == ["sat", "șa", "țară"]
    assert english.texts("//section[@aria-labelledby='place']//li/a") == ["Town"]


def test_the_list_counts_published_articles_only(get, db):
    term = factories.term(names={"en": "Water"})
    for state in ("published", "draft"):
        factories.mention(factories.article(state=state), term)
    assert get("/en/terms/").texts("//section[@class='terms']//li") == ["Water 1 articles"]
