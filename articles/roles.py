"""The four roles of the desk, as Django groups: contributor, curator, editor, administrator. Each may what the one
before it may, and more. `manage.py prepare` makes them at every start and gives them exactly these permissions.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTRIBUTOR, CURATOR, EDITOR, ADMINISTRATOR = "contributor", "curator", "editor", "administrator"
ROLE_LABELS: dict[str, Promise] = {
    CONTRIBUTOR: _("contributor"),
    CURATOR: _("curator"),
    EDITOR: _("editor"),
    ADMINISTRATOR: _("administrator"),
}

# What belongs to one article, whoever it is that describes it.
DESCRIPTION = ["appearance", "citation", "mention", "note"]
AUTHORITY = ["coveragegap", "event", "label", "reference", "source", "speaker", "statement", "term"]
SEEN = [*DESCRIPTION, *AUTHORITY, "article", "capture", "proposal", "removal", "story"]


def codenames(role: str) -> set[str]:
    """The permissions of a role, as `app.codename`."""
    allowed = {f"articles.view_{noun}" for noun in SEEN} | {"articles.add_article", "articles.change_own_article"}
    if role == CONTRIBUTOR:
        return allowed
    allowed |= {f"articles.{verb}_{noun}" for verb in ("add", "change", "delete") for noun in DESCRIPTION}
    allowed |= {f"articles.{verb}_story" for verb in ("add", "change")}
    allowed |= {"articles.change_article", "articles.publish_article", "articles.export_archive"}
    if role == CURATOR:
        return allowed
    allowed |= {f"articles.{verb}_{noun}" for verb in ("add", "change", "delete") for noun in AUTHORITY}
    allowed |= {"articles.delete_article", "articles.delete_story"}
    allowed |= {"articles.merge_article", "articles.import_archive"}
    if role == EDITOR:
        return allowed
    return allowed | {"auth.add_user", "auth.change_user", "auth.view_user"}


@transaction.atomic
def make_roles() -> None:
    """Makes the groups that are missing and sets the permissions of all four; done again it changes nothing."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.filter(content_type__app_label__in=["articles", "auth"]).select_related(
            "content_type"
        )
    }
    for role in ROLE_LABELS:
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set([known[name] for name in codenames(role)])
