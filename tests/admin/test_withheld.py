"""Captures that readers do not see: those of a withdrawn article that was merged, until a curator says otherwise."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from articles.merging import merge_articles
from articles.models import Capture
from articles.replay.holdings import shown
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press

pytestmark = pytest.mark.django_db
TEXT = "The boats came down the canal at dusk, and each of them carried a lantern that the children had made. " * 3
NOON = datetime.datetime(2024, 11, 20, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def captures_dir(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"


@pytest.fixture
def kept():
    return factories.article(body=TEXT)


@pytest.fixture
def withdrawn():
    return factories.article(body=TEXT, state="withdrawn", state_reason="Asked for.")


@pytest.fixture
def editor():
    return client_of(account("editor"))


def is_shown(capture: Capture) -> bool:
    return shown().filter(pk=capture.pk).exists()


def test_captures_of_a_withdrawn_article_stay_hidden_when_it_is_merged(kept, withdrawn):
    own, hidden = factories.capture(kept, b"<p>shown</p>"), factories.capture(withdrawn, b"<p>not to be shown</p>")
    merge_articles(kept, withdrawn)
    assert (is_shown(own), is_shown(hidden)) == (True, False)
    client = Client()
    for name in ("capture", "capture-rendering", "capture-bytes", "capture-warc"):
        assert client.get(reverse(name, args=[own.pk])).status_code == 200, name
        assert client.get(reverse(name, args=[hidden.pk])).status_code == 404, name
    listed = client.get(reverse("capture-list", args=[kept.public_id])).content.decode()
    assert own.sha256 in listed
    assert hidden.sha256 not in listed


def test_the_same_bytes_stay_hidden_too(kept, withdrawn):
    same = b"<p>the same</p>"
    one = factories.capture(kept, same, captured=NOON)
    later = factories.capture(kept, same, captured=NOON + datetime.timedelta(days=1))
    factories.capture(withdrawn, same, captured=NOON)
    elsewhere = factories.capture(factories.article(), same)
    merge_articles(kept, withdrawn)
    assert [is_shown(capture) for capture in (one, later, elsewhere)] == [False, False, False]


def test_what_was_merged_as_a_draft_is_shown(kept):
    draft = factories.article(body=TEXT, state="draft")
    capture = factories.capture(draft)
    merge_articles(kept, draft)
    assert is_shown(capture)


def test_a_draft_that_takes_in_a_withdrawn_article_publishes_none_of_it(editor, withdrawn):
    draft = factories.article(body=TEXT, state="draft")
    hidden = factories.capture(withdrawn)
    press(editor, draft, "_merge", str(withdrawn.pk))
    press(editor, draft, "_publish")
    draft.refresh_from_db()
    assert draft.state == "published"
    assert not is_shown(hidden)


def test_the_curator_is_told_before_and_after_and_can_show_them_again(editor, kept, withdrawn):
    hidden = factories.capture(withdrawn)
    assert "stay hidden from readers when it is merged" in editor.get(address_of(kept)).content.decode()
    page = press(editor, kept, "_merge", str(withdrawn.pk)).content.decode()
    assert "It was withdrawn: its captures stay hidden from readers" in page
    form = form_of(editor, address_of(kept))
    assert form.pop("captures-0-withheld") == "on"
    editor.post(address_of(kept), {**form, "_continue": "1"})
    assert is_shown(hidden)
    history = editor.get(reverse("admin:articles_article_history", args=[kept.pk])).content.decode()
    words = f"{hidden.captured:%Y-%m-%d %H:%M:%S}, {hidden.address}"
    assert f"<ins>{words}</ins>" in history, "hidden by the merger"
    assert f"<del>{words}</del>" in history, "shown by the form"


def test_undo_shows_nothing_that_was_hidden(editor, kept):
    capture = factories.capture(kept)
    before = kept.history.get()
    press(editor, kept, "_continue", **{"captures-0-withheld": "on", "title": "Other"})
    page = editor.get(reverse("admin:articles_article_simple_history", args=[kept.pk, before.pk])).content.decode()
    assert capture.address not in page
    editor.post(reverse("admin:articles_article_simple_history", args=[kept.pk, before.pk]))
    kept.refresh_from_db()
    assert kept.title == before.title
    assert not is_shown(capture)


def test_a_contributor_does_not_decide_what_readers_see():
    user = account("contributor")
    draft = factories.article(state="draft", added_by=user)
    capture = factories.capture(draft)
    Capture.objects.update(withheld=True)
    client = client_of(user)
    assert 'name="captures-0-withheld"' not in client.get(address_of(draft)).content.decode()
    form = {"captures-0-id": capture.pk, "captures-TOTAL_FORMS": 1, "captures-INITIAL_FORMS": 1}
    press(client, draft, "_continue", title="Other", **form)
    draft.refresh_from_db()
    capture.refresh_from_db()
    assert (draft.title, capture.withheld) == ("Other", True)


def test_of_a_capture_nothing_else_can_be_changed(editor, kept):
    capture = factories.capture(kept)
    press(editor, kept, "_continue", **{"captures-0-sha256": "1" * 64, "captures-0-address": "x"})
    press(editor, kept, "_continue", **{"captures-0-DELETE": "on"})
    again = Capture.objects.get()
    assert (again.sha256, again.address) == (capture.sha256, capture.address)
