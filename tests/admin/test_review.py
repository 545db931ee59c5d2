"""The review screen: proposals taken or rejected, removed blocks put back, two curators in one form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Appearance, Article, Proposal, Removal
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press

pytestmark = pytest.mark.django_db

CAPTURE = reverse("admin:articles_article_capture")
PAGE = """Home > News > Water

Lanterns return to the canal town

By Ana Rower | The Canal Courier | November 18, 2024

The town by the canal lit its lanterns again on Monday, and the boatmen said that more guests had come than before.

Share Facebook Twitter LinkedIn

"We count the boats, not the people," said the keeper of the eastern bridge, who has watched the water for forty years.
"""


@pytest.fixture
def curator():
    return client_of(account("curator"))


@pytest.fixture
def draft(curator) -> Article:
    curator.post(CAPTURE, {"text": PAGE, "address": "https://canal.example/1"})
    return Article.objects.get()


def proposal(article: Article, field: str, value, **more) -> Proposal:
    return Proposal.objects.create(
        article=article, field=field, value=value, **{"confidence": 0.8, "extractor": "1", **more}
    )


def test_pasted_text_becomes_a_draft_with_its_address_and_opens_for_review(curator, draft):
    assert (draft.title, draft.state) == ("Lanterns return to the canal town", "draft")
    assert draft.address == "https://canal.example/1"
    assert draft.captures.count() == 1
    page = curator.get(address_of(draft)).content.decode()
    assert "<del>Share Facebook Twitter LinkedIn</del>" in page
    assert "share bar" in page


def test_the_same_text_again_leads_to_the_article_that_is_there(curator, draft):
    response = curator.post(CAPTURE, {"text": PAGE})
    assert response["Location"] == address_of(draft)
    assert Article.objects.count() == 1
    curator.post(CAPTURE, {"text": PAGE + "One more line.", "address": "http://www.canal.example/1/"})
    assert Article.objects.count() == 1


def test_a_file_is_taken_in_and_what_is_no_article_is_refused_with_its_reason(curator):
    url = CAPTURE
    curator.post(url, {"file": SimpleUploadedFile("a.txt", PAGE.encode())})
    assert Article.objects.count() == 1
    page = curator.post(url, {"file": SimpleUploadedFile("a.txt", b"\x00\x01\x02")})
    assert "binary" in page.content.decode()
    page = curator.post(url, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert "not a .txt, .html or .pdf file" in page.content.decode()
    assert "Give an address" in curator.post(url, {}).content.decode()
    assert Article.objects.count() == 1


def test_an_address_in_the_link_fills_the_form_and_fetches_nothing(curator):
    page = curator.get(CAPTURE, {"address": 'https://x.example/?a="><script>'})
    assert 'value="https://x.example/?a=&quot;&gt;&lt;script&gt;"' in page.content.decode()
    assert not Article.objects.exists()


def test_a_removed_block_is_put_back_where_it_stood_and_taken_out_again(curator, draft):
    before = draft.body
    removal = Removal.objects.get(article=draft, text="Share Facebook Twitter LinkedIn")
    press(curator, draft, "_restore", str(removal.pk))
    draft.refresh_from_db()
    assert draft.body.split("\n")[1] == "Share Facebook Twitter LinkedIn"
    assert Removal.objects.get(pk=removal.pk).restored
    press(curator, draft, "_remove", str(removal.pk))
    draft.refresh_from_db()
    assert draft.body == before
    assert not Removal.objects.get(pk=removal.pk).restored


def test_a_block_of_another_article_cannot_be_put_back_by_hand(curator, draft):
    other = Removal.objects.create(article=factories.article(), text="x", line=1, reason="share bar")
    assert press(curator, draft, "_restore", str(other.pk)).status_code == 403
    assert press(curator, draft, "_restore", "x' OR 1").status_code == 403


def test_what_is_typed_is_saved_with_the_button_that_was_pressed(curator, draft):
    removal = draft.removals.get(text="Share Facebook Twitter LinkedIn")
    press(curator, draft, "_restore", str(removal.pk), title="Lanterns, again")
    draft.refresh_from_db()
    assert draft.title == "Lanterns, again"
    assert "Share Facebook" in draft.body


def test_a_proposal_is_taken_with_its_evidence(curator, draft):
    event = factories.event({"en": "A summit"}, slug="wic-2024")
    outlet = factories.source(name="The Canal Courier")
    press(curator, draft, "_take", str(proposal(draft, "event", "wic-2024").pk))
    press(curator, draft, "_take", str(proposal(draft, "source", "the canal  courier").pk))
    dated = proposal(draft, "published", {"date": "2024-11", "basis": "address"}, evidence="/2024/11/")
    press(curator, draft, "_take", str(dated.pk))
    draft.refresh_from_db()
    assert (draft.event, draft.source) == (event, outlet)
    assert (draft.iso_date, draft.date_basis, draft.date_evidence) == ("2024-11", "address", "/2024/11/")
    dated.refresh_from_db()
    assert dated.state == "accepted"


def test_a_person_is_taken_as_appearance_or_as_mention(curator, draft):
    factories.event({"en": "A summit"}, slug="wic-2024")
    factories.speaker({"en": "Ana Rower"}, slug="ana")
    spoke = proposal(draft, "person", {"id": "ana", "role": "speech", "event": "wic-2024"}, evidence="said Ana Rower")
    press(curator, draft, "_take", str(spoke.pk))
    assert Appearance.objects.get(citation__article=draft).role == "speech"
    assert "said Ana Rower" in curator.get(address_of(draft)).content.decode()
    press(curator, draft, "_take", str(proposal(draft, "person", {"id": "ana", "role": "mention"}).pk))
    assert not Appearance.objects.filter(citation__article=draft).exists()
    assert draft.mentions.get(term__slug="ana")


def test_a_proposal_that_the_authority_does_not_know_is_refused_with_its_reason(curator, draft):
    unknown = proposal(draft, "event", "wic-1999")
    page = press(curator, draft, "_take", str(unknown.pk)).content.decode()
    assert "The authority has no “wic-1999”" in page
    unknown.refresh_from_db()
    assert unknown.state == "open"


def test_publishing_decides_on_every_proposal(curator, draft):
    factories.event({"en": "A summit"}, slug="wic-2024")
    wrong = proposal(draft, "event", "wic-2024", confidence=0.1)
    press(curator, draft, "_publish")
    draft.refresh_from_db()
    assert draft.state == "published"
    wrong.refresh_from_db()
    assert wrong.state == "rejected"
    assert draft.proposals.get(field="title").state == "accepted"
    assert not draft.proposals.filter(state="open").exists()


def test_a_field_that_a_curator_set_is_not_proposed_otherwise_again(curator, draft):
    press(curator, draft, "_continue", title="Our own title")
    assert draft.proposals.get(field="title").state == "rejected"
    curator.post(
        reverse("admin:articles_article_changelist"), {"action": "accept_proposals", "_selected_action": [draft.pk]}
    )
    draft.refresh_from_db()
    assert draft.title == "Our own title"


def test_what_cannot_be_published_says_why_and_stays(curator):
    empty = factories.article(body="", state="draft")
    assert "without text cannot be published" in press(curator, empty, "_publish").content.decode()
    empty.refresh_from_db()
    assert empty.state == "draft"


def test_an_appearance_is_added_changed_and_removed_on_the_articles_form(curator, draft):
    speaker, event = factories.speaker({"en": "Ana"}), factories.event({"en": "A summit"})
    row = {"appearances-TOTAL_FORMS": "1", "appearances-0-speaker": speaker.pk, "appearances-0-event": event.pk}
    press(curator, draft, "_continue", **row, **{"appearances-0-role": "speech"})
    appearance = Appearance.objects.get(citation__article=draft)
    assert (appearance.speaker, appearance.role) == (speaker, "speech")
    press(curator, draft, "_continue", **{"appearances-0-role": "panel"})
    appearance.refresh_from_db()
    assert appearance.role == "panel"
    press(curator, draft, "_continue", **{"appearances-0-DELETE": "on"})
    assert not Appearance.objects.exists()


class TestTwoCurators:
    @pytest.fixture
    def second(self):
        return client_of(account("curator", "second"))

    def test_neither_overwrites_the_other_and_nothing_typed_is_lost(self, curator, second, draft):
        address = address_of(draft)
        mine = form_of(curator, address) | {"title": "Mine", "byline": "My byline"}
        second.post(
            address, form_of(second, address) | {"title": "Theirs", "state_reason": "Theirs too", "_continue": 1}
        )
        page = curator.post(address, {**mine, "_continue": "1"}).content.decode()
        draft.refresh_from_db()
        assert (draft.title, draft.byline) == ("Theirs", "")
        assert "Somebody else has changed this meanwhile." in page
        assert "<bdi>second</bdi>" in page
        assert 'value="Mine"' in page and 'value="My byline"' in page
        assert '<blockquote dir="auto">Theirs</blockquote>' in page
        assert 'value="Theirs too"' in page, "what only they changed is taken over"

    @pytest.mark.parametrize(("choice", "title"), [({}, "Mine"), ({"theirs": "title"}, "Theirs")])
    def test_the_second_takes_theirs_field_by_field(self, curator, second, draft, choice, title):
        address = address_of(draft)
        mine = form_of(curator, address) | {"title": "Mine", "byline": "My byline"}
        press(second, draft, "_continue", title="Theirs")
        version = str(draft.history.first().pk)
        curator.post(address, {**mine, "_continue": "1"})
        curator.post(address, {**mine, "version": version, "_continue": "1", **choice})
        draft.refresh_from_db()
        assert (draft.title, draft.byline) == (title, "My byline")

    def test_a_smaller_button_does_nothing_either(self, curator, second, draft):
        address = address_of(draft)
        removal = draft.removals.get(text="Share Facebook Twitter LinkedIn")
        mine = form_of(curator, address)
        press(second, draft, "_publish", title="Theirs")
        curator.post(address, {**mine, "_restore": removal.pk})
        draft.refresh_from_db()
        assert (draft.title, draft.state) == ("Theirs", "published")
        assert "Share" not in draft.body

    def test_it_holds_for_the_authority_too(self):
        term = factories.term(names={"en": "water"}, note="one")
        first, other = client_of(account("editor")), client_of(account("editor", "other"))
        address = reverse("admin:articles_term_change", args=[term.pk])
        mine = form_of(first, address) | {"note": "mine"}
        other.post(address, form_of(other, address) | {"note": "theirs"})
        assert "Somebody else" in first.post(address, mine).content.decode()
        term.refresh_from_db()
        assert term.note == "theirs"


class TestDuplicates:
    """The draft again at another address: nearly the same text."""

    @pytest.fixture
    def other(self, curator, draft) -> Article:
        copy = PAGE.replace("before.", "before, as they say.")
        curator.post(CAPTURE, {"text": copy, "address": "https://mirror.example/2"})
        return Article.objects.exclude(pk=draft.pk).get()

    def test_the_second_is_shown_beside_the_first(self, curator, draft, other):
        page = curator.get(address_of(other)).content.decode()
        assert "Has the archive got it already?" in page
        assert f'href="{address_of(draft)}"' in page

    def test_a_draft_becomes_a_capture_of_the_article_that_is_there(self, curator, client, draft, other):
        page = press(curator, other, "_capture", str(draft.pk))
        assert page.redirect_chain[-1][0] == address_of(draft)
        assert list(Article.objects.all()) == [draft]
        assert draft.captures.count() == 2
        press(curator, draft, "_publish")
        assert client.get(f"/a/{other.public_id}/", follow=True).status_code == 200
        assert Article.history.filter(public_id=other.public_id, history_type="-").exists()

    def test_what_was_public_is_merged_by_editors_only(self, curator, draft, other):
        press(curator, other, "_publish")
        assert press(curator, other, "_capture", str(draft.pk)).status_code == 403
        assert press(curator, draft, "_merge", str(other.pk)).status_code == 403
        assert Article.objects.count() == 2
        press(client_of(account("editor")), draft, "_merge", str(other.pk))
        assert list(Article.objects.all()) == [draft]

    def test_they_are_linked_as_one_story_or_kept_apart_for_good(self, curator, draft, other):
        press(curator, other, "_apart", str(draft.pk))
        assert "Has the archive got it already?" not in curator.get(address_of(other)).content.decode()
        press(curator, other, "_story", str(draft.pk))
        assert set(draft.__class__.objects.get(pk=draft.pk).story.articles.all()) == {draft, other}

    @pytest.mark.parametrize("button", ["_capture", "_story", "_apart", "_merge"])
    def test_with_itself_or_nothing_it_does_nothing(self, draft, button):
        editor = client_of(account("editor"))
        for number in (str(draft.pk), "0", "x", "²", "9" * 30, "9" * 5000):
            assert press(editor, draft, button, number).status_code == 403
        assert Article.objects.count() == 1


@pytest.mark.parametrize("number", ["²", "x", "9" * 30])
@pytest.mark.parametrize("field", ["source", "story", "event", "assigned_to", "mentions-0-term"])
def test_a_choice_made_up_by_hand_is_refused_and_the_form_shown_again(curator, draft, field, number):
    typed = {"mentions-TOTAL_FORMS": "1", "mentions-0-count": "1"} if field.startswith("mentions") else {}
    page = press(curator, draft, "_continue", **typed, **{field: number})
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_warnings_stand_above_and_are_put_away_once_seen(curator):
    article = factories.article(state="draft", language="ro", title="Știri", body="Oraşul şi apa, pe malul râului.")
    page = curator.get(address_of(article)).content.decode()
    assert 'value="cedilla"' in page
    press(curator, article, "_dismiss", "cedilla")
    assert 'value="cedilla"' not in curator.get(address_of(article)).content.decode()
    assert press(curator, article, "_dismiss", "nothing").status_code == 403
