"""What must hold is held by the database itself."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from articles.models import Appearance, Article, Citation, Event, Label, Mention, Proposal, Statement, Term
from tests import factories

pytestmark = pytest.mark.django_db
DAY, NEXT = datetime.date(2024, 11, 20), datetime.date(2024, 11, 21)


def refuse(constraint: str, make, *args, **fields) -> None:
    """`make` must fail by that constraint (SQLite names the columns instead where it is one of uniqueness)."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make(*args, **fields)
    text = str(caught.value)
    assert constraint in text or text.startswith("UNIQUE constraint failed"), text


def test_address_and_part_are_unique_together():
    factories.article(address="https://a.example/1", part=1)
    factories.article(address="https://a.example/1", part=2)
    refuse("article_address_part", factories.article, address="https://a.example/1", part=2)


def test_articles_without_address_do_not_collide():
    factories.article(address="")
    factories.article(address="")
    assert Article.objects.count() == 2


def test_one_preferred_label_a_term_and_language():
    term = factories.term(names={"ro": "apă"})
    factories.label(term, "ro", "ape", type="variant")
    factories.label(term, "en", "water")
    refuse("label_one_preferred", factories.label, term, "ro", "apa")


def test_two_terms_may_share_a_label():
    factories.term(names={"en": "Mercury"})
    factories.term(names={"en": "Mercury"})
    assert Label.objects.filter(text="Mercury").count() == 2


def test_a_verified_label_names_its_source():
    refuse("label_verified_has_citation", factories.label, factories.term(), "en", "water", status="verified")


def test_a_misspelling_never_bridges():
    refuse("label_hidden_never_bridges", factories.label, factories.term(), "en", "watr", type="hidden", bridge=True)


@pytest.mark.parametrize(
    ("constraint", "dates"),
    [
        ("_date_order", {"date_earliest": NEXT, "date_latest": DAY, "date_precision": "range"}),
        ("_date_both_or_none", {"date_earliest": DAY, "date_latest": None, "date_precision": "day"}),
        ("_date_both_or_none", {"date_earliest": DAY, "date_latest": DAY, "date_precision": ""}),
        ("_time_with_minute", {"date_earliest": DAY, "date_latest": DAY, "date_precision": "minute"}),
        (
            "_time_with_minute",
            {"date_earliest": DAY, "date_latest": DAY, "date_precision": "day", "date_time": "09:58"},
        ),
    ],
)
def test_dates_are_whole_and_in_order(constraint, dates):
    refuse(f"article{constraint}", factories.article, **dates)


def test_an_event_has_a_date_and_opens_within_it():
    refuse("event_has_date", factories.event, date_earliest=None, date_latest=None, date_precision="")
    refuse("event_opening_within", factories.event, opening=NEXT)
    refuse("event_edition_positive", factories.event, edition=0)


def test_a_statement_has_a_citation_and_a_value():
    term = factories.term()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.create(subject=term, attribute="note", text="dry", language="en")
    refuse(
        "statement_has_value", Statement.objects.create, subject=term, attribute="note", citation=factories.citation()
    )


@pytest.mark.parametrize(
    ("constraint", "value"),
    [
        ("statement_text_has_language", {"text": "dry"}),
        ("statement_text_has_language", {"language": "en", "number": 1, "unit": "guests", "comparator": "="}),
        ("statement_number_has_unit", {"number": 3}),
        ("statement_number_has_unit", {"number": 3, "unit": "guests"}),
        ("statement_number_has_unit", {"text": "dry", "language": "en", "unit": "guests"}),
    ],
)
def test_a_statements_value_is_whole(constraint, value):
    refuse(
        constraint,
        Statement.objects.create,
        subject=factories.term(),
        attribute="attendance",
        citation=factories.citation(),
        **value,
    )


def test_a_citation_points_at_one_thing():
    refuse("citation_article_or_reference", Citation.objects.create)
    refuse(
        "citation_article_or_reference",
        Citation.objects.create,
        article=factories.article(),
        reference=factories.reference(),
    )
    reference = factories.reference()
    Citation.objects.create(reference=reference, locator="p. 1")
    refuse("citation_unique_reference", Citation.objects.create, reference=reference, locator="p. 1")


def test_a_record_has_no_text_and_a_published_article_has_some():
    refuse("article_record_has_no_text", factories.article, kind="record", body="text")
    refuse("article_published_has_content", factories.article, kind="press", body="")
    factories.article(kind="record", body="")
    factories.article(kind="press", body="", state="draft")
    refuse("article_has_title", factories.article, title="")


def test_a_term_is_not_broader_than_itself():
    term = factories.term()
    refuse("term_not_its_own_broader", Term.objects.filter(pk=term.pk).update, broader=term)


def test_an_appearance_stands_once_a_citation():
    row = {
        "speaker": factories.speaker(),
        "event": factories.event(),
        "role": "speech",
        "citation": factories.citation(),
    }
    Appearance.objects.create(**row)
    Appearance.objects.create(**{**row, "citation": factories.citation()})
    refuse("appearance_once_a_citation", Appearance.objects.create, **row)


def test_a_mention_stands_once_an_article():
    row = {"article": factories.article(), "term": factories.term()}
    Mention.objects.create(**row)
    refuse("mention_once_an_article", Mention.objects.create, **row)
    refuse("mention_count_positive", Mention.objects.create, article=row["article"], term=factories.term(), count=0)


def test_a_proposals_confidence_is_a_share_and_its_place_in_order():
    row = {"article": factories.article(), "field": "event", "value": "x", "extractor": "1"}
    refuse("proposal_confidence_0_to_1", Proposal.objects.create, **row, confidence=1.1)
    refuse("proposal_place_in_order", Proposal.objects.create, **row, confidence=1, start=5, end=4)


def test_facts_go_with_the_article_they_rest_on_but_a_cited_reference_stays():
    article = factories.article()
    Appearance.objects.create(
        speaker=factories.speaker(),
        event=factories.event(),
        role="speech",
        citation=factories.citation(article=article),
    )
    article.delete()
    assert not Appearance.objects.exists()
    citation = factories.citation()
    with pytest.raises(IntegrityError):
        citation.reference.delete()


def test_public_facts_leave_out_what_rests_on_a_draft():
    draft, public = factories.article(state="draft"), factories.article()
    speaker, event = factories.speaker(), factories.event()
    for article in (draft, public):
        Appearance.objects.create(
            speaker=speaker, event=event, role="speech", citation=factories.citation(article=article)
        )
    assert [row.citation.article for row in Appearance.objects.public()] == [public]


def test_saving_sets_the_kind_of_an_event_and_a_speaker():
    assert factories.event().kind == "event"
    assert factories.speaker().kind == "speaker"
    assert Event.objects.get().term_ptr.kind == "event"
