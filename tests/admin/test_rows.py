"""Two curators and the rows below one form: nobody overwrites the other's, whichever rows they changed."""

import pytest
from django.urls import reverse

from articles.models import Appearance, Article, Label, Mention
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press

pytestmark = pytest.mark.django_db
NOTICE = "Somebody else has changed this meanwhile."


@pytest.fixture
def first():
    return client_of(account("curator"))


@pytest.fixture
def second():
    return client_of(account("curator", "second"))


@pytest.fixture
def article() -> Article:
    """With two mentions, of water and of boats, in this order."""
    article = factories.article(state="draft", body="water and boats")
    factories.mention(article, factories.term(names={"en": "Water"}, slug="water"), surface="water", start=0)
    factories.mention(article, factories.term(names={"en": "Boats"}, slug="boats"), surface="boats", start=10)
    return article


def mentions(article: Article) -> dict[str, str]:
    return dict(article.mentions.values_list("term__slug", "surface"))


def send(client, article: Article, form: dict, **typed):
    return client.post(address_of(article), {**form, **typed, "_continue": "1"})


def again(client, article: Article, page, **typed):
    """Sends the form of a page that was shown again, as a browser would."""
    return send(client, article, shown(page), **typed)


def shown(page) -> dict[str, str]:
    class Shown:
        def get(self, address):
            return page

    return form_of(Shown(), "")


def test_different_rows_of_one_form(first, second, article):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-surface": "the water"})
    page = send(first, article, mine, **{"mentions-1-surface": "the boats"})
    text = page.content.decode()
    assert NOTICE in text
    assert "<bdi>second</bdi>" in text
    assert "<bdi>Mention: Water (the water) (changed by others)</bdi>" in text
    assert mentions(article) == {"water": "the water", "boats": "boats"}, "nothing is saved yet"
    again(first, article, page)
    assert mentions(article) == {"water": "the water", "boats": "the boats"}


@pytest.mark.parametrize(("choice", "surface"), [({}, "mine"), ({"theirs": "mentions:{pk}"}, "theirs")])
def test_the_same_row(first, second, article, choice, surface):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-surface": "theirs"})
    page = send(first, article, mine, **{"mentions-0-surface": "mine", "mentions-1-surface": "also mine"})
    text = page.content.decode()
    assert NOTICE in text
    assert "Wording: theirs<br>" in text
    assert 'value="mine"' in text
    pk = str(article.mentions.get(term__slug="water").pk)
    assert f'name="theirs" value="mentions:{pk}"' in text
    again(first, article, page, **{name: value.format(pk=pk) for name, value in choice.items()})
    assert mentions(article) == {"water": surface, "boats": "also mine"}


def test_the_same_change_by_both_is_none(first, second, article):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-surface": "the same"})
    page = send(first, article, mine, **{"mentions-0-surface": "the same"})
    assert "take the archive" not in page.content.decode()
    again(first, article, page)
    assert mentions(article)["water"] == "the same"


def test_a_row_that_the_other_removed_stays_removed(first, second, article):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-DELETE": "on"})
    page = send(first, article, mine, **{"mentions-1-surface": "the boats"})
    assert "<bdi>Mention: Water · water · 1 (removed by others)</bdi>" in page.content.decode()
    again(first, article, page)
    assert mentions(article) == {"boats": "the boats"}


def test_a_row_that_the_other_removed_and_i_changed_is_not_lost(first, second, article):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-DELETE": "on"})
    page = send(first, article, mine, **{"mentions-0-surface": "the water"})
    assert "your version stands below as a new row" in page.content.decode()
    again(first, article, page)
    assert mentions(article) == {"water": "the water", "boats": "boats"}


def test_a_row_that_i_remove_and_the_other_changed_is_asked_for(first, second, article):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-surface": "theirs"})
    page = send(first, article, mine, **{"mentions-0-DELETE": "on"})
    assert "take the archive" in page.content.decode()
    assert mentions(article)["water"] == "theirs"
    again(first, article, page)
    assert mentions(article) == {"boats": "boats"}


def test_rows_that_both_added(first, second, article):
    one, other = factories.term(names={"en": "Lamps"}, slug="lamps"), factories.term(names={"en": "Ice"}, slug="ice")
    mine = form_of(first, address_of(article))
    row = {"mentions-TOTAL_FORMS": "3", "mentions-2-count": "1", "mentions-2-surface": ""}
    press(second, article, "_continue", **row, **{"mentions-2-term": other.pk})
    page = send(first, article, mine, **row, **{"mentions-2-term": one.pk})
    assert "<bdi>Mention: Ice (added by others)</bdi>" in page.content.decode()
    assert set(mentions(article)) == {"water", "boats", "ice"}
    again(first, article, page)
    assert set(mentions(article)) == {"water", "boats", "ice", "lamps"}


def test_appearances_are_held_too(first, second, article):
    event, speaker = factories.event({"en": "A summit"}), factories.speaker({"en": "Ana"})
    factories.appearance(speaker, event, "speech", citation=factories.citation(article=article))
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"appearances-0-role": "panel"})
    page = send(first, article, mine, title="Mine")
    assert "(changed by others)" in page.content.decode()
    again(first, article, page)
    article.refresh_from_db()
    assert (article.title, Appearance.objects.get().role) == ("Mine", "panel")


def test_what_changed_past_the_form_is_noticed(first, article):
    """By the index worker, an import, or on a page of its own: no version of the article's history tells."""
    mine = form_of(first, address_of(article))
    Mention.objects.filter(term__slug="water").update(count=7)
    page = send(first, article, mine, **{"mentions-1-count": "2"})
    assert NOTICE in page.content.decode()
    again(first, article, page)
    assert dict(article.mentions.values_list("term__slug", "count")) == {"water": 7, "boats": 2}


def test_names_of_a_term_are_held_too():
    term = factories.term(names={"en": "water", "ro": "apă"})
    editor, other = client_of(account("editor")), client_of(account("editor", "other"))
    address = reverse("admin:articles_term_change", args=[term.pk])
    mine, theirs = form_of(editor, address), form_of(other, address)
    texts = {theirs[f"labels-{n}-text"]: n for n in range(2)}
    assert other.post(address, {**theirs, f"labels-{texts['apă']}-text": "ape"}).status_code == 302
    page = editor.post(address, {**mine, f"labels-{texts['water']}-text": "waters"})
    assert NOTICE in page.content.decode()
    assert set(Label.objects.values_list("text", flat=True)) == {"water", "ape"}
    assert editor.post(address, shown(page)).status_code == 302
    assert set(Label.objects.values_list("text", flat=True)) == {"waters", "ape"}


@pytest.mark.parametrize(
    "rows", ["", "x", "[]", "{}", '{"mentions": 1}', '{"mentions": {"x": 1}}', "[" * 50_000, '{"mentions": {}}']
)
def test_digests_made_up_by_hand_break_nothing(first, article, rows):
    response = press(first, article, "_continue", rows=rows, theirs="mentions:x")
    assert response.status_code == 200
    assert mentions(article) == {"water": "water", "boats": "boats"}


@pytest.mark.parametrize("total", ["", "x", "²", "-1", "9" * 30])
def test_numbers_of_rows_made_up_by_hand_break_nothing(first, second, article, total):
    mine = form_of(first, address_of(article))
    press(second, article, "_continue", **{"mentions-0-surface": "theirs"})
    assert send(first, article, mine, **{"mentions-TOTAL_FORMS": total}).status_code == 200
    assert mentions(article) == {"water": "theirs", "boats": "boats"}
