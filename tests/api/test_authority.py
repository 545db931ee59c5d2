"""/api/v1/events, speakers, terms, sources; and that no list costs more for more rows."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import FormerSlug
from tests import factories
from tests.pages.conftest import SECRET


def test_an_event_is_told_with_facts_and_people_by_their_sources(client, archive):
    found = client.get("/api/v1/events/canal-2024").json()
    assert found["event"]["place"] == "bridgeton"
    assert (found["event"]["dates"], found["event"]["edition"]) == ("2024-11-20", 11)
    assert {"language": "ar", "text": "قمة القناة الحادية عشرة"}.items() <= found["event"]["names"][0].items()
    number = next(each for each in found["statements"] if each["attribute"] == "attendance")
    assert (number["number"], number["comparator"], number["unit"]) == ("1800.00", ">", "guests")
    assert number["citation"]["title"].startswith("Reference")
    assert [(each["speaker"], each["role"]) for each in found["appearances"]] == [("ada-weaver", "keynote")]
    assert {"language": "ar", "press": 1, "digests": 0} in found["coverage"]


@pytest.mark.parametrize(
    "address",
    [
        *("events", "events/canal-2024", "speakers", "speakers/ada-weaver", "terms", "terms/lantern-networks"),
        *("sources", "sources/canal-courier", "articles", "articles?term=lantern-networks"),
    ],
)
def test_nothing_of_a_draft_is_told(client, archive, address):
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200
    assert SECRET.encode() not in response.content


def test_a_source_with_nothing_but_drafts_is_not_there(client, archive):
    assert client.get("/api/v1/sources/hidden-paper").status_code == 404
    assert [each["id"] for each in client.get("/api/v1/sources").json()["items"]] == ["canal-courier"]


def test_terms_of_one_kind(client, archive):
    assert [each["id"] for each in client.get("/api/v1/terms?kind=place").json()["items"]] == ["bridgeton"]


def test_an_identifier_that_was_merged_leads_to_the_other_for_good(client, archive):
    FormerSlug.objects.create(slug="old-lanterns", term=archive.topic)
    response = client.get("/api/v1/terms/old-lanterns")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/terms/lantern-networks")
    assert client.get("/api/v1/speakers/old-lanterns").status_code == 404


def test_a_misspelling_that_is_only_for_search_is_not_told(client, archive):
    factories.label(archive.topic, "en", "lantren networks", type="hidden", bridge=False)
    assert b"lantren" not in client.get("/api/v1/terms/lantern-networks").content


LISTS = ["articles", "events", "speakers", "terms", "sources", "search"]
ONE = ["events/canal", "speakers/ada", "terms/ice", "sources/courier"]


def counts(client, number: int) -> dict[str, int]:
    found = {}
    with transaction.atomic():
        names = {"en": "Name", "ar": "اسم"}
        event, speaker = factories.event(names, slug="canal"), factories.speaker(names, slug="ada")
        topic, source = factories.term("topic", names, slug="ice"), factories.source(slug="courier")
        for _each in range(number):
            other = factories.speaker(names, broader=factories.term("topic", names))
            article = factories.article(event=event, source=source)
            factories.article(source=factories.source(), event=factories.event(place=factories.term("place", names)))
            factories.appearance(other, event)
            factories.appearance(speaker, factories.event(names))
            for term in (event, speaker, topic):
                cited = factories.citation(article=article, locator=term.slug)
                factories.statement(term, "outcome", term=factories.term("topic", names), citation=cited)
                factories.label(term, "ro", f"N{article.pk}", type="variant", status="verified", citation=cited)
                factories.mention(article, term)
            factories.gap(event, ["ar", "ro", "en"][_each])
        for name in [*LISTS, *ONE, f"articles/{article.public_id}"]:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/api/v1/{name}").status_code == 200, name
            found[name.rpartition("/")[0] + "/one" if "articles/" in name else name] = len(queries)
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
def test_an_answer_takes_few_queries_and_no_more_for_more_rows(client, index_dir):
    with_one, with_three = counts(client, 1), counts(client, 3)
    assert with_three == with_one
    assert {name: number for name, number in with_three.items() if number > 12} == {}
