"""Which articles leave the archive, and what of them."""

import json

import pytest
from django.utils import translation

from articles.export import record as module
from articles.export.record import Named, one_line, records
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_record_names_its_terms_in_the_language_asked_for():
    article = factories.article(event=factories.event({"en": "Summit", "ar": "قمة"}, slug="summit"))
    speaker = factories.speaker({"en": "Ada"}, slug="ada")
    other = factories.speaker({"ar": "بو"}, slug="bo")
    topic = factories.term("topic", {"ar": "ماء", "en": "water"}, slug="water")
    for term in (speaker, topic, factories.term("place", {"en": "Bridgeton"})):
        factories.mention(article, term)
    factories.appearance(other, article.event, citation=factories.citation(article=article))
    (found,) = records([article.pk], "ar")
    assert found.event == Named("summit", "قمة", "ar")
    assert found.speakers == (Named("bo", "بو", "ar"), Named("ada", "Ada", "en"))
    assert found.topics == (Named("water", "ماء", "ar"),)
    assert found.address == f"http://127.0.0.1:8000/a/{article.public_id}/"


def test_records_keep_the_order_and_leave_out_what_is_not_published(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 2)
    articles = [factories.article(title=f"T{n}") for n in range(5)]
    for state in ("draft", "review", "withdrawn"):
        articles.insert(1, factories.article(state=state, title="hidden"))
    keys = [article.pk for article in reversed(articles)]
    assert [record.title for record in records(keys, "en")] == ["T4", "T3", "T2", "T1", "T0"]


@pytest.mark.parametrize(
    ("display", "text"), [("full", ("First.", "Second.")), ("excerpt", ("First.",)), ("record", ())]
)
def test_a_record_holds_no_more_text_than_may_be_shown(display, text):
    article = factories.article(body="First.\nSecond.", display=display)
    assert next(records([article.pk], "en")).text == text


def test_a_devised_title_is_in_brackets():
    article = factories.article(title="Ours", title_devised=True)
    found = next(records([article.pk], "en"))
    assert (found.title, found.title_devised) == ("[Ours]", True)


def test_the_number_of_queries_is_the_same_for_one_and_many(django_assert_num_queries):
    def made():
        event = factories.event({"en": "E"})
        article = factories.article(event=event, source=factories.source())
        factories.mention(article, factories.speaker({"en": "S"}))
        factories.appearance(factories.speaker({"en": "A"}), event, citation=factories.citation(article=article))
        return article.pk

    one, many = [made()], [made() for _n in range(5)]
    for keys in (one, many):
        with django_assert_num_queries(7):
            assert len(list(records(keys, "en"))) == len(keys)


def test_one_line_takes_out_what_would_break_a_format():
    assert one_line(" a\r\nb\x00\x0b\u2028c\ud800\uffff\td ") == "a b c d"
    assert one_line("می‌خواهم") == "می‌خواهم"


# Beside the page of an article


@pytest.mark.parametrize("ending", ["csv", "json", "ris", "bib"])
def test_a_page_has_its_record_beside_it(client, ending):
    article = factories.article(title="Lanterns over the canal")
    page = article.get_absolute_url()
    response = client.get(f"{page.rstrip('/')}.{ending}")
    assert response.status_code == 200
    assert "Lanterns over the canal" in response.getvalue().decode()
    assert response["Content-Disposition"] == f'attachment; filename="wic-{article.public_id}.{ending}"'
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert f'href="{page.rstrip("/")}.{ending}"' in client.get(page).content.decode()


def test_terms_are_named_in_the_interface_language(client):
    article = factories.article(event=factories.event({"en": "Summit", "ar": "قمة"}))
    with translation.override("ar"):
        address = article.get_absolute_url().rstrip("/") + ".json"
    assert json.loads(client.get(address).getvalue())["records"][0]["event"]["name"] == "قمة"


def test_an_old_slug_redirects_and_what_is_not_there_is_not_found(client, admin_client):
    article = factories.article(title="New")
    response = client.get(f"/en/articles/{article.public_id}-old.ris")
    assert (response.status_code, response["Location"]) == (301, f"/en/articles/{article.public_id}-new.ris")
    draft = factories.article(title="New", state="draft")
    for browser in (client, admin_client):
        assert browser.get(f"/en/articles/{draft.public_id}-new.ris").status_code == 404
        assert ".ris" not in browser.get(f"/en/articles/{draft.public_id}-new/").content.decode()
    assert client.post(f"/en/articles/{article.public_id}-new.ris").status_code == 405


def test_this_archive_is_named_in_full_outside_of_it():
    own = factories.source(kind="archive", name="This archive", slug="this-archive")
    article = factories.article(source=own)
    assert next(records([article.pk], "en")).source.name == "World Internet Conference Press Archive"
    abroad = next(records([article.pk], "ar")).source
    assert (abroad.id, abroad.language) == ("this-archive", "ar")
