"""Merging duplicates: nothing is lost, nothing stands twice, the old address is kept."""

import datetime

import pytest

from articles.merging import MergeError, merge, merge_articles
from articles.models import Appearance, Article, Event, FormerSlug, Label, Mention, Speaker, Statement, Term
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> tuple[Speaker, Speaker]:
    kept = factories.speaker({"en": "Ada Sample"}, slug="ada-sample")
    dropped = factories.speaker({"en": "A. Sample", "ro": "Ada Sample"}, slug="a-sample")
    return kept, dropped


def test_names_move_and_a_second_preferred_name_becomes_a_variant(two):
    kept, dropped = two
    factories.label(dropped, "en", "Ada Sample", type="variant")
    merge(kept, dropped)
    assert set(kept.labels.values_list("language", "text", "type")) == {
        ("en", "Ada Sample", "preferred"),
        ("en", "A. Sample", "variant"),
        ("ro", "Ada Sample", "preferred"),
    }
    assert Label.objects.count() == 3


def test_mentions_move_and_add_up(two):
    kept, dropped = two
    both, one = factories.article(), factories.article()
    Mention.objects.create(article=both, term=kept, count=2)
    Mention.objects.create(article=both, term=dropped, count=3)
    Mention.objects.create(article=one, term=dropped)
    merge(kept, dropped)
    assert set(Mention.objects.values_list("article", "term", "count")) == {(both.pk, kept.pk, 5), (one.pk, kept.pk, 1)}


def test_facts_move_and_the_same_appearance_stands_once(two):
    kept, dropped = two
    row = {"event": factories.event(), "role": "speech", "citation": factories.citation()}
    Appearance.objects.create(speaker=kept, **row)
    Appearance.objects.create(speaker=dropped, **row)
    Appearance.objects.create(speaker=dropped, **{**row, "role": "panel"})
    Statement.objects.create(subject=dropped, attribute="note", text="x", language="en", citation=row["citation"])
    merge(kept, dropped)
    assert sorted(kept.appearances.values_list("role", flat=True)) == ["panel", "speech"]
    assert Statement.objects.get().subject_id == kept.pk


def test_events_keep_their_articles_and_places_their_events():
    kept, dropped = factories.event(slug="meeting"), factories.event(slug="meeting-double")
    article = factories.article(event=dropped)
    merge(kept, dropped)
    article.refresh_from_db()
    assert article.event == kept
    town, other = factories.term("place"), factories.term("place")
    Event.objects.update(place=other)
    merge(town, other)
    assert Event.objects.get().place == town


def test_narrower_terms_follow_without_a_circle():
    top = factories.term()
    kept = factories.term(broader=top)
    child = factories.term(broader=top)
    merge(kept, top)
    kept.refresh_from_db()
    child.refresh_from_db()
    assert (kept.broader, child.broader) == (None, kept)


def test_the_old_addresses_lead_to_the_kept_term_also_after_a_second_merge(two):
    kept, dropped = two
    third = factories.speaker(slug="third")
    merge(kept, dropped)
    merge(third, kept)
    assert dict(FormerSlug.objects.values_list("slug", "term__slug")) == {"a-sample": "third", "ada-sample": "third"}


def test_the_history_of_the_merged_term_is_kept(two):
    kept, dropped = two
    merge(kept, dropped)
    record = Speaker.history.filter(slug="a-sample").latest()
    assert record.history_type == "-"
    assert not Term.objects.filter(slug="a-sample").exists()


def test_unlike_terms_and_a_term_with_itself_are_refused(two):
    kept, _dropped = two
    with pytest.raises(MergeError, match=r"\(topic\)"):
        merge(kept, factories.term("topic"))
    with pytest.raises(MergeError, match="itself"):
        merge(kept, kept)
    assert not FormerSlug.objects.exists()


def test_a_merged_article_hands_on_captures_citations_and_its_address(client):
    kept = factories.article(state="published", body="a text", address="")
    dropped = factories.article(
        state="published", body="a text", address="https://a.example/1", story=factories.story()
    )
    moment = datetime.datetime(2024, 11, 20, 8, tzinfo=datetime.UTC)
    factories.capture(article=kept, sha256="a" * 64, captured=moment)
    factories.capture(article=dropped, sha256="a" * 64, captured=moment)
    factories.capture(article=dropped, sha256="a" * 64, captured=moment.replace(hour=9))
    factories.capture(article=dropped, sha256="b" * 64)
    appearance = factories.appearance(
        factories.speaker(), factories.event(), citation=factories.citation(article=dropped)
    )
    story, former, old = dropped.story_id, dropped.public_id, dropped.get_absolute_url()
    kept.title = dropped.title  # the slug alone does not tell them apart
    merge_articles(kept, dropped)
    moved = client.get(old)
    assert (moved.status_code, moved["Location"]) == (301, kept.get_absolute_url())
    kept.refresh_from_db()
    appearance.refresh_from_db()
    assert sorted(kept.captures.values_list("sha256", flat=True)) == ["a" * 64, "a" * 64, "b" * 64]
    assert (appearance.citation.article, kept.address, kept.story_id) == (kept, "https://a.example/1", story)
    assert not Article.objects.filter(public_id=former).exists()
    assert Article.history.filter(public_id=former, history_type="-").exists()
    response = client.get(f"/a/{former}/", headers={"accept-language": "en"})
    assert (response.status_code, response["Location"]) == (302, f"/en{kept.get_absolute_url()[3:]}")


def test_the_address_of_one_that_was_merged_twice_still_leads_on(client):
    first, second, third = (factories.article(state="published", body="a text") for _ in range(3))
    former = first.public_id
    merge_articles(second, first)
    merge_articles(third, second)
    assert third.public_id in client.get(f"/a/{former}/")["Location"]


def test_citations_of_one_place_become_one():
    kept, dropped = factories.article(), factories.article()
    mine, theirs = factories.citation(article=kept), factories.citation(article=dropped)
    appearance = factories.appearance(factories.speaker(), factories.event(), citation=theirs)
    merge_articles(kept, dropped)
    appearance.refresh_from_db()
    assert appearance.citation == mine


def test_articles_in_two_languages_or_one_with_itself_are_not_merged():
    one, other = factories.article(language="ro"), factories.article(language="ar")
    for pair in ((one, other), (one, one)):
        with pytest.raises(MergeError):
            merge_articles(*pair)
    assert Article.objects.count() == 2


def test_the_files_and_captures_of_a_merged_article_redirect_too(client):
    kept, dropped = (factories.article(state="published", body="a text", language="ro") for _ in range(2))
    other = factories.article(state="published", body="a text", language="ar", story=factories.story())
    kept.story = other.story
    kept.save()
    merge_articles(kept, dropped)
    old, new = dropped.public_id, kept.public_id
    slug = kept.title_slug()
    for address, moved in {
        f"/en/articles/{old}-{slug}.json": f"/en/articles/{new}-{slug}.json",
        f"/en/articles/{old}/captures/": f"/en/articles/{new}/captures/",
        f"/en/articles/{old}/beside/{other.public_id}/": f"/en/articles/{new}/beside/{other.public_id}/",
        f"/api/v1/articles/{old}?names=ar": f"/api/v1/articles/{new}?names=ar",
    }.items():
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, moved)
        assert client.get(moved).status_code == 200
    response = client.get(f"/a/{old}.bib", headers={"accept-language": "en"})
    assert (response.status_code, response["Location"]) == (302, f"/en/articles/{new}-{slug}.bib")
    kept.state = "withdrawn"
    kept.save()
    assert [
        client.get(f"{base}/{old}{rest}").status_code for base, rest in (("/a", ".bib"), ("/api/v1/articles", ""))
    ] == [
        410,
        410,
    ]


@pytest.mark.parametrize(("kept", "dropped"), [("full", "excerpt"), ("excerpt", "full")])
def test_merging_shows_no_capture_with_more_right_than_it_had(kept, dropped):
    kept, dropped = factories.article(display=kept), factories.article(display=dropped)
    merge_articles(kept, dropped)
    kept.refresh_from_db()
    assert kept.display == "excerpt"
