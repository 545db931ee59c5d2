"""What pages say of themselves to machines: JSON-LD, Open Graph, addresses in other languages."""

import datetime
import json

import pytest

from articles.models import Story
from tests import factories

SITE = "http://127.0.0.1:8000"


def things(page) -> dict[str, dict]:
    """The things of the page's linked data by their type."""
    (block,) = page.all("//script[@type='application/ld+json']")
    data = json.loads(block.text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


def test_an_article_is_told_by_its_permanent_address(get, archive):
    article = archive.articles["en"]
    found = things(get(article.get_absolute_url()))
    news = found["NewsArticle"]
    assert news["@id"] == f"{SITE}/a/{article.public_id}/"
    assert news["url"] == SITE + article.get_absolute_url()
    assert (news["headline"], news["inLanguage"], news["datePublished"]) == ("Lanterns en", "en", "2024-11-20")
    assert news["sameAs"] == article.address
    assert news["publisher"]["name"] == "Canal Courier"
    assert news["about"] == {"@type": "Event", "@id": f"{SITE}/id/terms/canal-2024", "name": "Eleventh Canal Summit"}
    assert [each["name"] for each in news["mentions"]] == ["Ada Weaver", "lantern networks"]
    trail = found["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"]) for step in trail] == [(1, "Home"), (2, "Articles"), (3, "Lanterns en")]


def test_the_earliest_version_is_the_work_and_the_others_are_its_translations(get, db):
    story = Story.objects.create(slug="s")

    def on(day: int, language: str):
        date = datetime.date(2024, 11, day)
        return factories.article(story=story, language=language, date_earliest=date, date_latest=date)

    first, later, reprint = on(20, "zh-Hans"), on(21, "ro"), on(22, "zh-Hans")
    told = things(get(first.get_absolute_url()))["NewsArticle"]
    assert [work["@id"] for work in told["workTranslation"]] == [f"{SITE}/a/{later.public_id}/"]
    told = things(get(later.get_absolute_url()))["NewsArticle"]
    assert told["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": f"{SITE}/a/{first.public_id}/",
        "inLanguage": "zh-Hans",
    }
    assert "translationOfWork" not in things(get(reprint.get_absolute_url()))["NewsArticle"]


def test_where_days_do_not_tell_which_is_the_translation_nothing_is_claimed(get, archive):
    told = things(get(archive.articles["ar"].get_absolute_url()))["NewsArticle"]
    assert not {"workTranslation", "translationOfWork"} & told.keys()
    assert told["exampleOfWork"]["@type"] == "CreativeWork"


def test_events_people_and_topics_are_told_with_their_names_in_all_languages(get, archive):
    event = things(get(archive.summit.get_absolute_url()))["Event"]
    assert (event["startDate"], event["location"]["name"]) == ("2024-11-20", "Bridgeton")
    assert [each["name"] for each in event["contributor"]] == ["Ada Weaver"]
    person = things(get("/ar/speakers/ada-weaver/"))["Person"]
    assert (person["name"], person["alternateName"]) == ("آدا ويفر", ["Ada Weaver"])
    assert person["performerIn"][0]["@id"] == f"{SITE}/id/terms/canal-2024"
    assert things(get(archive.topic.get_absolute_url()))["DefinedTerm"]["@id"] == f"{SITE}/id/terms/lantern-networks"


def test_the_first_page_tells_how_to_search(get, archive):
    site = things(get("/ro/"))["WebSite"]
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/ro/search/?q={{search_term_string}}"


def test_hostile_text_cannot_leave_the_block(get, archive):
    title = "</script><script>alert(1)</script><!-- & \u2028"
    page = get(factories.article(title=title).get_absolute_url())
    assert things(page)["NewsArticle"]["headline"] == "</script><script>alert(1)</script><!-- &"
    assert b"<script>alert" not in page.response.content


def test_a_preview_for_curators_is_not_told_to_machines(admin_client, archive):
    assert b"ld+json" not in admin_client.get(archive.draft.get_absolute_url()).content


@pytest.mark.parametrize(
    ("path", "default"),
    [("/ar/", "/"), ("/ro/summits/canal-2024/", "/summits/canal-2024/"), ("/en/articles/?page=1", "/articles/?page=1")],
)
def test_the_address_for_everyone_else_has_no_language(get, archive, path, default):
    assert get(path).one("//link[@hreflang='x-default']").get("href") == SITE + default


def test_a_link_to_a_page_shows_its_title_and_language(get, archive):
    page = get(archive.articles["ar"].get_absolute_url().replace("/en/", "/zh-hant/"))
    found = {tag.get("property"): tag.get("content") for tag in page.all("//meta[@property]")}
    assert (found["og:title"], found["og:type"], found["og:locale"]) == ("Lanterns ar", "article", "zh_TW")
    assert found["og:url"].startswith(f"{SITE}/zh-hant/articles/")
