"""The review screen around the form of an article: what it shows, and what its smaller buttons do.

Every button submits the whole form, so what was typed is saved with it; `BUTTONS` says what is done after that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import duplicates
from articles.admin.keys import key_of
from articles.desk import proposals
from articles.desk.checkups import dismiss, look_through
from articles.desk.original import Original, original_of, put_back, taken_out
from articles.desk.stored import stored_lines
from articles.ingest.warnings import Warned, Warning
from articles.languages import direction
from articles.merging import MergeError, merge_articles
from articles.models import Article, Proposal
from articles.ports import Version
from articles.stories import proposed_versions, same_story


@dataclass(frozen=True)
class Neighbour:
    """An article that may be the same, `percent` of 100 alike."""

    article: Article
    percent: int


@dataclass(frozen=True)
class Review:
    """Context of admin/articles/article_form.html, as `review`."""

    original: Original
    direction: str
    warnings: list[Warning]
    proposals: list[proposals.Shown]
    neighbours: list[Neighbour]
    versions: list[Version]  # in other languages, that may tell the same
    may_change: bool
    may_link: bool  # which touches other articles too
    may_publish: bool
    may_merge: bool
    may_be_capture: bool

    @classmethod
    def of(cls, admin, request: HttpRequest, article: Article) -> "Review":
        return cls(
            original=original_of(article),
            direction=direction(article.language),
            # Near duplicates stand below with what can be done about them.
            warnings=[one for one in look_through(article) if one.kind != Warned.NEAR_DUPLICATE],
            proposals=proposals.shown_proposals(article),
            neighbours=[
                Neighbour(found.article, round(100 * found.resemblance))
                for found in duplicates.near_duplicates(article)
            ],
            versions=proposed_versions(article),
            may_change=admin.has_change_permission(request, article),
            may_link=may_link(request),
            may_publish=admin.may_move(request, article, Article.State.PUBLISHED),
            may_merge=request.user.has_perm("articles.merge_article"),
            may_be_capture=may_be_capture(admin, request, article),
        )

    @property
    def open_proposals(self) -> int:
        return sum(not shown.agrees and shown.proposal.state == Proposal.State.OPEN for shown in self.proposals)


def take_proposal(admin, request, article: Article, number: str) -> None:
    proposal = chosen(article.proposals, number)
    try:
        proposals.apply(article, proposal)
    except proposals.NotApplied as error:
        admin.message_user(request, str(error), messages.ERROR)
        return
    save(article)
    proposal.state = Proposal.State.ACCEPTED
    proposal.save(update_fields=["state"])


def reject_proposal(admin, request, article: Article, number: str) -> None:
    proposal = chosen(article.proposals, number)
    proposal.state = Proposal.State.REJECTED
    proposal.save(update_fields=["state"])


def restore_removal(admin, request, article: Article, number: str) -> None:
    removal = chosen(article.removals, number)
    if removal.restored:
        return
    others = list(article.removals.filter(restored=False).exclude(pk=removal.pk))
    lines, _problem = stored_lines(article)
    article.body = put_back(article.body, removal, lines, others)
    removal.restored = True
    removal.save(update_fields=["restored"])
    save(article)


def remove_again(admin, request, article: Article, number: str) -> None:
    removal = chosen(article.removals, number)
    body = taken_out(article.body, removal)
    if body is None:
        admin.message_user(request, _("These words are not in the text any more."), messages.WARNING)
    else:
        article.body = body
        save(article)
    removal.restored = False
    removal.save(update_fields=["restored"])


def may_link(request: HttpRequest) -> bool:
    """Who may change only their own drafts does not decide what other articles belong with."""
    return request.user.has_perm("articles.change_article")


def link_as_story(admin, request, article: Article, number: str) -> None:
    other = neighbour(admin, request, article, number)
    if not may_link(request):
        raise PermissionDenied
    same_story([other, article])
    admin.message_user(request, _("Linked as one story."), messages.SUCCESS)


def keep_apart(admin, request, article: Article, number: str) -> None:
    other = neighbour(admin, request, article, number)
    if not may_link(request):
        raise PermissionDenied
    duplicates.keep_apart(article, other)
    admin.message_user(request, _("Kept apart; it is not asked again."), messages.SUCCESS)


def add_as_capture(admin, request, article: Article, number: str) -> Article | None:
    """A draft that turns out to be one more capture of the other article, whose text stays."""
    if not may_be_capture(admin, request, article):
        raise PermissionDenied
    return merged(admin, request, neighbour(admin, request, article, number), article)


def merge(admin, request, article: Article, number: str) -> Article | None:
    """The other article goes into this one, whose text stays."""
    if not request.user.has_perm("articles.merge_article"):
        raise PermissionDenied
    return merged(admin, request, article, neighbour(admin, request, article, number))


def may_be_capture(admin, request, article: Article) -> bool:
    """What was public once is merged by who may merge; a draft by everyone who may change it."""
    was_public = article.history.filter(state=Article.State.PUBLISHED).exists()
    return request.user.has_perm("articles.merge_article" if was_public else "articles.change_article")


def merged(admin, request, kept: Article, dropped: Article) -> Article | None:
    try:
        merge_articles(kept, dropped)
    except MergeError as error:
        admin.message_user(request, str(error), messages.ERROR)
        return None
    admin.message_user(request, _("Merged; the old address redirects here."), messages.SUCCESS)
    return kept


def dismiss_warning(admin, request, article: Article, kind: str) -> None:
    if kind not in set(Warned):
        raise PermissionDenied
    dismiss(article, kind)


def neighbour(admin, request, article: Article, number: str) -> Article:
    other = Article.objects.exclude(pk=article.pk).filter(pk=key_of(number)).first()
    if other is None or not admin.has_view_permission(request, other):
        raise PermissionDenied
    return other


def chosen(rows, number: str):
    """The row of this article that a button names; a number made up by hand is refused."""
    row = rows.filter(pk=key_of(number)).first()
    if row is None:
        raise PermissionDenied
    return row


def save(article: Article) -> None:
    """Saves, and finds the places of the mentions again, which a changed text moves."""
    article.save()
    for mention in article.mentions.exclude(surface=""):
        at = article.body.find(mention.surface)
        start = at if at >= 0 else None
        if mention.start != start:
            mention.start = start
            mention.save(update_fields=["start"])


BUTTONS: dict[str, Callable] = {
    "_take": take_proposal,
    "_reject": reject_proposal,
    "_restore": restore_removal,
    "_remove": remove_again,
    "_story": link_as_story,
    "_apart": keep_apart,
    "_capture": add_as_capture,
    "_merge": merge,
    "_dismiss": dismiss_warning,
}
