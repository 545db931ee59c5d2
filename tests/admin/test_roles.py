"""What each role may not do, by the pages, by requests made by hand and by the actions of the lists."""

import itertools

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from articles.models import Article, Capture, KeptApart, Term
from articles.roles import ROLE_LABELS, make_roles
from tests import factories
from tests.admin.desk import account, address_of, client_of, form_of, press

pytestmark = pytest.mark.django_db


def act(client, action: str, *articles: Article, **more):
    data = {"action": action, "_selected_action": [article.pk for article in articles], **more}
    return client.post(reverse("admin:articles_article_changelist"), data, follow=True)


def state(article: Article) -> str:
    return Article.objects.get(pk=article.pk).state


def test_roles_are_made_once_and_set_right_again():
    make_roles()
    curators = Group.objects.get(name="curator")
    curators.permissions.add(Permission.objects.get(codename="delete_article"))
    make_roles()
    assert Group.objects.count() == len(ROLE_LABELS) == 4
    assert not curators.permissions.filter(codename="delete_article").exists()


def test_each_role_may_what_the_one_before_may():
    make_roles()
    allowed = [set(Group.objects.get(name=role).permissions.values_list("codename", flat=True)) for role in ROLE_LABELS]
    assert all(less < more for less, more in itertools.pairwise(allowed))


def test_a_contributor_adds_edits_and_submits_their_own_draft():
    user = account("contributor")
    client = client_of(user)
    client.post(reverse("admin:articles_article_capture"), {"text": TEXT})
    article = Article.objects.get()
    assert (article.state, article.added_by) == ("draft", user)
    press(client, article, "_continue", title="The canal, revisited")
    press(client, article, "_submit")
    article.refresh_from_db()
    assert (article.title, article.state) == ("The canal, revisited", "review")


TEXT = """Lanterns return to the canal town

The town by the canal lit its lanterns again on Monday, and the boatmen said that more guests had come than before.

"We count the boats, not the people," said the keeper of the eastern bridge, who has watched the water for forty years.
"""


@pytest.mark.parametrize("button", ["_publish", "_withdraw"])
def test_a_contributor_cannot_move_their_draft_by_a_form_made_by_hand(button):
    user = account("contributor")
    article = factories.article(state="draft", added_by=user)
    page = press(client_of(user), article, button, state_reason="so", state="published")
    assert "You may not do this." in page.content.decode()
    assert state(article) == "draft"


def test_a_state_in_the_form_is_no_field():
    user = account("contributor")
    article = factories.article(state="draft", added_by=user)
    press(client_of(user), article, "_continue", state="published", display="record")
    article.refresh_from_db()
    assert (article.state, article.display) == ("draft", "full")


@pytest.mark.parametrize(("own", "at"), [(False, "draft"), (True, "published"), (True, "withdrawn")])
def test_a_contributor_cannot_change_others_drafts_nor_what_left_their_hands(own, at):
    user = account("contributor")
    article = factories.article(state=at, added_by=user if own else account("curator"), title="Mine")
    client = client_of(user)
    assert client.get(address_of(article)).status_code == 200
    response = client.post(address_of(article), {"title": "Yours", "language": "en", "_continue": "1"})
    assert response.status_code == 403
    assert Article.objects.get(pk=article.pk).title == "Mine"


@pytest.mark.parametrize("action", ["publish", "withdraw", "assign", "accept_proposals", "delete_selected"])
def test_the_actions_of_curators_do_nothing_for_a_contributor(action):
    user = account("contributor")
    article = factories.article(state="draft", added_by=user)
    act(client_of(user), action, article, reason="so", assignee=user.pk, post="yes")
    article.refresh_from_db()
    assert (article.state, article.assigned_to) == ("draft", None)


def test_a_contributor_sends_only_their_own_to_review():
    user = account("contributor")
    mine, yours = factories.article(state="draft", added_by=user), factories.article(state="draft")
    page = act(client_of(user), "send_to_review", mine, yours).content.decode()
    assert (state(mine), state(yours)) == ("review", "draft")
    assert "You may not do this." in page


def test_an_old_version_is_no_way_to_publish():
    user = account("contributor")
    article = factories.article(state="published", title="Old", added_by=user)
    old = article.history.first()
    article.state, article.title = "draft", "New"
    article.save()
    client = client_of(user)
    client.post(reverse("admin:articles_article_simple_history", args=[article.pk, old.pk]))
    article.refresh_from_db()
    assert (article.state, article.title) == ("draft", "Old")


def test_an_old_version_is_no_way_to_widen_the_right_to_display():
    user = account("contributor")
    article = factories.article(state="draft", display="full", title="Old", added_by=user)
    old = article.history.first()
    article.display, article.title = "record", "New"
    article.save()
    client_of(user).post(reverse("admin:articles_article_simple_history", args=[article.pk, old.pk]))
    article.refresh_from_db()
    assert (article.display, article.title) == ("record", "Old")


@pytest.mark.parametrize("button", ["_story", "_apart"])
def test_a_contributor_does_not_say_what_others_articles_belong_with(button):
    user, published = account("contributor"), factories.article(state="published", body="a text")
    draft = factories.article(state="draft", added_by=user, body="a text")
    client = client_of(user)
    assert press(client, draft, button, str(published.pk)).status_code == 403
    assert f'name="{button}"' not in client.get(address_of(draft)).content.decode()
    published.refresh_from_db()
    assert published.story is None and not KeptApart.objects.exists()


def test_a_contributor_does_not_put_away_what_the_reviewer_is_to_see():
    user = account("contributor")
    draft = factories.article(
        state="draft", added_by=user, language="ro", title="Știri", body="Oraşul şi apa, pe malul râului."
    )
    client = client_of(user)
    page = client.get(address_of(draft)).content.decode()
    assert "cedilla" in page and 'name="_dismiss"' not in page
    assert press(client, draft, "_dismiss", "cedilla").status_code == 403
    assert 'value="cedilla"' in client_of(account("curator")).get(address_of(draft)).content.decode()


def test_who_may_only_look_does_not_revert():
    source = factories.source(name="Old name")
    old = source.history.first()
    source.name = "New name"
    source.save()
    url = reverse("admin:articles_source_simple_history", args=[source.pk, old.pk])
    client = client_of(account("curator"))
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 403
    source.refresh_from_db()
    assert source.name == "New name"


def test_a_curator_publishes_and_withdraws_with_a_reason():
    client = client_of(account("curator"))
    article = factories.article(state="review")
    press(client, article, "_publish")
    assert state(article) == "published"
    press(client, article, "_withdraw", state_reason="")
    assert state(article) == "published"
    press(client, article, "_withdraw", state_reason="Asked for by the author.")
    article.refresh_from_db()
    assert (article.state, article.state_reason) == ("withdrawn", "Asked for by the author.")
    assert article.history.first().history_user.username == "curator"


@pytest.mark.parametrize("noun", ["term", "label", "event", "speaker", "source", "reference", "statement"])
def test_a_curator_sees_the_authority_and_does_not_change_it(noun):
    client = client_of(account("curator"))
    assert client.get(reverse(f"admin:articles_{noun}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:articles_{noun}_add")).status_code == 403
    assert client.post(reverse(f"admin:articles_{noun}_add"), {"slug": "x"}).status_code == 403


def test_a_curator_does_not_merge_terms_delete_articles_or_import():
    client = client_of(account("curator"))
    one, other = factories.term(names={"en": "water"}), factories.term(names={"en": "waters"})
    data = {"action": "merge_terms", "_selected_action": [one.pk, other.pk], "kept": one.pk}
    client.post(reverse("admin:articles_term_changelist"), data)
    assert Term.objects.count() == 2
    article = factories.article()
    assert client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 403
    for noun in ("term", "article", "source"):
        assert client.get(reverse(f"admin:articles_{noun}_import")).status_code == 403
        assert client.post(reverse(f"admin:articles_{noun}_process_import"), {}).status_code == 403


def test_an_editor_deletes_an_article_with_all_that_ingest_kept_of_it():
    article = factories.article()
    Capture.objects.create(article=article, address="a.txt", sha256="0" * 64, size=1, media_type="text/plain")
    article.proposals.create(field="title", value="x", confidence=1, extractor="1")
    article.removals.create(text="Share", line=1, reason="share bar")
    factories.mention(article, factories.term())
    client = client_of(account("editor"))
    assert client.post(reverse("admin:articles_article_delete", args=[article.pk]), {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()


def test_a_contributor_does_not_export():
    client = client_of(account("contributor"))
    url = reverse("admin:articles_article_export")
    assert client.get(url).status_code == 403
    assert client.post(url, {"format": "0"}).status_code == 403


@pytest.mark.parametrize("role", ["contributor", "curator", "editor"])
def test_accounts_are_the_administrators(role):
    client = client_of(account(role))
    url = reverse("admin:auth_user_changelist")
    assert client.get(url).status_code == 403


def test_a_new_account_has_a_password():
    client = client_of(account("administrator"))
    url = reverse("admin:auth_user_add")
    assert list(client.get(url).context["adminform"].form.fields) == ["username", "password1", "password2"]
    secret = "lantern boats at dusk"
    assert client.post(url, {"username": "new", "password1": secret, "password2": secret}).status_code == 302
    assert get_user_model().objects.get(username="new").check_password(secret)


def test_an_administrator_gives_roles_and_makes_no_superuser():
    boss = account("administrator")
    client, other = client_of(boss), account("contributor")
    url = reverse("admin:auth_user_change", args=[other.pk])
    sent = form_of(client, url) | {"groups": [Group.objects.get(name="curator").pk], "is_superuser": "on"}
    assert client.post(url, sent).status_code == 302
    other.refresh_from_db()
    assert (other.is_superuser, other.groups.get().name) == (False, "curator")
    root = get_user_model().objects.create_superuser("root", password="x")
    assert client.post(reverse("admin:auth_user_change", args=[root.pk]), {"username": "mine"}).status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[root.pk])).status_code == 403
