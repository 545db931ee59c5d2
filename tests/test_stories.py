import pytest

from articles import ports
from articles.duplicates import keep_apart
from articles.models import Story
from articles.stories import proposed_versions, same_story
from search.versions import SAME_MEANING, nearness, proposed, version
from tests import factories

pytestmark = pytest.mark.django_db


def test_two_articles_become_one_story_and_their_history_says_so():
    one, other = factories.article(language="ar"), factories.article(language="ro")
    story = same_story([one, other])
    assert story.slug == f"story-{one.public_id}"
    assert {one.story_id, other.story_id} == {story.pk}
    assert one.history.first().story_id == story.pk


def test_stories_that_meet_become_the_older_one():
    a, b, c, d = (factories.article() for _ in range(4))
    older, younger = same_story([a, b]), same_story([c, d])
    assert same_story([b, c]) == older
    assert set(older.articles.all()) == {a, b, c, d}
    assert not Story.objects.filter(pk=younger.pk).exists()
    with pytest.raises(ValueError, match="two"):
        same_story([a, a])


def test_versions_are_proposed_in_other_languages_by_date_event_and_rare_terms():
    event, rare = factories.event(), factories.term("topic")
    dated = {"date_earliest": "2019-10-21", "date_latest": "2019-10-21", "date_precision": "day"}
    one = factories.article(language="ar", body="x", event=event, **dated)
    twin = factories.article(language="ro", body="x", event=event, **dated)
    later = factories.article(
        language="en", body="x", event=event, date_earliest="2021-01-01", date_latest="2021-01-01", date_precision="day"
    )
    factories.article(language="ar", body="x", event=event, **dated)
    for article in (one, twin):
        factories.mention(article, rare)
    one.refresh_from_db()
    found = proposed(one, 5)
    assert found[0].article == twin
    assert set(found[0].why) == {"date", "event", "terms"}
    assert later not in [version.article for version in found[:1]]
    assert proposed(one, 1) == found[:1] == proposed_versions(one, 1)
    same_story([one, twin])
    one.refresh_from_db()
    assert twin not in [version.article for version in proposed(one, 5)]


def test_what_a_curator_keeps_apart_is_no_version_either():
    event = factories.event()
    one, other = (factories.article(language=language, body="x", event=event) for language in ("ar", "ro"))
    assert [version.article for version in proposed(one, 5)] == [other]
    keep_apart(one, other)
    assert proposed(one, 5) == proposed(other, 5) == []


def test_meaning_weighs_with_the_other_signs_where_vectors_are_made():
    one, other = factories.article(language="ar", body="x"), factories.article(language="ro", body="x")
    without, with_vectors = version(one, other, 0.5, None), version(one, other, 0.5, SAME_MEANING)
    assert with_vectors.why == (*without.why, "meaning")
    assert with_vectors.score > without.score
    assert version(one, other, 0.5, -1.0).score < without.score
    assert nearness(one, [other.pk]) == {}


def test_without_the_search_side_nothing_is_proposed(monkeypatch):
    monkeypatch.setattr(ports.ports, "versions", ports.Ports.versions)
    assert proposed_versions(factories.article()) == []
