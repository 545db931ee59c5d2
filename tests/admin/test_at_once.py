"""Two processes that write one new address at once: the second is told, in words, and nothing typed is lost.

SQLite lets one process write at a time, so the moment between the check and the write is made: the check of the first
attempt does not see the row that the other process has just written, and the database itself refuses ours.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from articles.admin.articles import ArticleAdmin
from articles.ingest import catalogue
from articles.models import Article, Capture, Term
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press

pytestmark = pytest.mark.django_db
ADDRESS = "https://press.example/at-once"
TEXT = """Lanterns return to the canal town

The town by the canal lit its lanterns again on Monday, and the boatmen said that more guests had come than before.

"We count the boats, not the people," said the keeper of the eastern bridge, who has watched the water for forty years.
"""


@pytest.fixture
def curator():
    return client_of(account("curator"))


@pytest.fixture
def blind_once(monkeypatch):
    """Makes one function see nothing the first time; how often it was asked."""

    def blind_once(owner, name: str) -> list:
        seen, real = [], getattr(owner, name)

        def once(*args, **kwargs):
            seen.append(args)
            return None if len(seen) == 1 else real(*args, **kwargs)

        monkeypatch.setattr(owner, name, once)
        return seen

    return blind_once


@pytest.fixture
def theirs(settings, tmp_path) -> Article:
    settings.CAPTURES_DIR = tmp_path / "captures"
    return factories.article(address=ADDRESS, state="draft", title="Theirs")


def test_a_capture_becomes_one_of_the_article_that_was_first(curator, theirs, blind_once):
    seen = blind_once(catalogue, "known")
    page = curator.post(reverse("admin:articles_article_capture"), {"text": TEXT, "address": ADDRESS}, follow=True)
    assert len(seen) == 2
    assert page.redirect_chain[-1][0] == address_of(theirs)
    assert "The archive has this address already; this is one more capture of it." in page.content.decode()
    assert Article.objects.get() == theirs
    assert Capture.objects.get().article == theirs


def test_a_new_article_is_refused_with_a_link_and_all_that_was_typed(curator, theirs, blind_once):
    address = reverse("admin:articles_article_add")
    typed = {"language": "en", "title": "Mine", "body": "My own words.", "address": ADDRESS, "byline": "Ana Rower"}
    seen = blind_once(Article, "validate_constraints")
    page = curator.post(address, {**form_of(curator, address), **typed})
    assert len(seen) == 2
    text = page.content.decode()
    assert "The archive has this address already" in text
    assert f'<a href="{address_of(theirs)}" lang="en" dir="ltr">Theirs</a>' in text
    assert 'value="Mine"' in text and "My own words." in text and 'value="Ana Rower"' in text
    assert Article.objects.get() == theirs


def test_a_changed_address_is_refused_with_a_link_and_all_that_was_typed(curator, theirs, blind_once):
    mine = factories.article(state="draft", title="Mine")
    before = mine.history.count()
    blind_once(Article, "validate_constraints")
    text = press(curator, mine, "_continue", address=ADDRESS, title="My new title").content.decode()
    assert f'<a href="{address_of(theirs)}" lang="en" dir="ltr">Theirs</a>' in text
    assert 'value="My new title"' in text
    mine.refresh_from_db()
    assert (mine.title, mine.history.count()) == ("Mine", before)


def test_in_the_curators_language(curator, theirs, blind_once):
    curator.cookies["django_language"] = "ar"
    mine = factories.article(state="draft")
    blind_once(Article, "validate_constraints")
    text = press(curator, mine, "_continue", address=ADDRESS).content.decode()
    assert "هذا الرابط موجود في الأرشيف" in text
    assert "المقالة التي على هذا الرابط:" in text


def test_the_title_of_the_other_article_is_no_markup(curator, theirs):
    Article.objects.update(title="<script>alert(1)</script>")
    text = press(curator, factories.article(state="draft"), "_continue", address=ADDRESS).content.decode()
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert(1)" not in text


def test_a_proposed_address_is_refused_in_the_queue_and_named(curator, theirs, blind_once):
    mine = factories.article(state="draft", title="Mine")
    mine.proposals.create(field="address", value=ADDRESS, confidence=1, extractor="1")
    blind_once(Article, "validate_constraints")
    data = {"action": "accept_proposals", "_selected_action": [mine.pk]}
    page = curator.post(reverse("admin:articles_article_changelist"), data, follow=True).content.decode()
    assert "Mine: Somebody else has changed this meanwhile." in page
    mine.refresh_from_db()
    assert mine.address != ADDRESS


def test_a_long_action_of_the_queue_does_not_overwrite_what_was_typed_meanwhile(curator, monkeypatch):
    last, first = (factories.article(state="draft", title=title) for title in ("Last", "First"))
    gone = factories.article(state="draft", title="Gone")
    real = ArticleAdmin.may_move

    def while_others_work(admin, request, article, state):
        Article.objects.filter(pk=last.pk, title="Last").update(title="Typed meanwhile")
        return real(admin, request, article, state)

    monkeypatch.setattr(ArticleAdmin, "may_move", while_others_work)
    data = {"action": "publish", "_selected_action": [first.pk, last.pk]}
    curator.post(reverse("admin:articles_article_changelist"), data)
    last.refresh_from_db()
    assert (last.title, last.state) == ("Typed meanwhile", "published")
    monkeypatch.setattr(ArticleAdmin, "may_move", lambda *args: Article.objects.filter(pk=gone.pk).delete())
    other = factories.article(state="draft", title="Newer")
    data["_selected_action"] = [other.pk, gone.pk]
    page = curator.post(reverse("admin:articles_article_changelist"), data, follow=True).content.decode()
    assert "Gone: Somebody else has changed this meanwhile." in page


def test_it_holds_for_every_noun(blind_once):
    factories.term(slug="water")
    editor = client_of(account("editor"))
    address = reverse("admin:articles_term_add")
    form = {**form_of(editor, address), "kind": "topic", "slug": "water", "note": "typed"}
    blind_once(Term, "validate_unique")
    text = editor.post(address, form).content.decode()
    assert "already exists" in text
    assert 'value="typed"' in text or "typed</textarea>" in text


def test_what_fails_twice_is_not_hidden(curator, theirs, monkeypatch):
    """A fault of ours is an error that operators see, not an endless loop."""
    monkeypatch.setattr(Article, "validate_constraints", lambda *args, **kwargs: None)
    curator.raise_request_exception = False
    assert press(curator, factories.article(state="draft"), "_continue", address=ADDRESS).status_code == 500


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one process write at a time")
@pytest.mark.django_db(transaction=True)
def test_two_curators_really_at_once(monkeypatch):
    meeting, real = Barrier(2, timeout=20), Article.validate_constraints
    checked = set()

    def check_and_wait(article, *args, **kwargs):
        real(article, *args, **kwargs)
        if article.title not in checked:  # the second look waits for nobody
            checked.add(article.title)
            meeting.wait()

    def add(name: str) -> str:
        try:
            page = clients[name].post(address, {**forms[name], "title": name, "_continue": "1"}, follow=True)
            return page.content.decode()
        finally:
            connection.close()

    clients = {name: client_of(account("curator", name)) for name in ("Ana", "Bo")}
    address = reverse("admin:articles_article_add")
    forms = {
        name: {**form_of(client, address), "language": "en", "body": "Words.", "address": ADDRESS}
        for name, client in clients.items()
    }
    monkeypatch.setattr(Article, "validate_constraints", check_and_wait)
    with ThreadPoolExecutor(2) as pool:
        pages = dict(zip(clients, pool.map(add, clients), strict=True))
    first = Article.objects.get()
    (second,) = set(clients) - {first.title}
    assert "The archive has this address already" in pages[second]
    assert f'<a href="{address_of(first)}" lang="en" dir="ltr">{first.title}</a>' in pages[second]
    assert f'value="{second}"' in pages[second]
    assert "errorlist" not in pages[first.title]
