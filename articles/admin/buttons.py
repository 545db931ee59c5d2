"""What the smaller buttons of the review screen do.

Every button submits the whole form, so what was typed is saved with it; `BUTTONS` says what is done after that.
"""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import duplicates
from articles.admin.keys import key_of
from articles.admin.review import may_be_capture, may_curate
from articles.desk import proposals
from articles.desk.checkups import dismiss
from articles.desk.original import put_back, taken_out
from articles.desk.stored import stored_lines
from articles.ingest.warnings import Warned
from articles.merging import MergeError, merge_articles
from articles.models import Article, Proposal
from articles.recording import recorded
from articles.rows import find_places
from articles.stories import same_story

HIDDEN = gettext_lazy("It was withdrawn: its captures stay hidden from readers, until you untick that at each of them.")


def take_proposal(admin, request, article: Article, number: str) -> None:
    proposal = chosen(article.proposals, number)
    try:
        with recorded(article):
            proposals.apply(article, proposal)
            article.full_clean()
            save(article)
            proposal.state = Proposal.State.ACCEPTED
            proposal.save(update_fields=["state"])
    except proposals.NotApplied as error:
        admin.message_user(request, str(error), messages.ERROR)
    except ValidationError as error:
        admin.message_user(request, " ".join(error.messages), messages.ERROR)


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
    with recorded(article):
        article.body = put_back(article.body, removal, lines, others)
        removal.restored = True
        removal.save(update_fields=["restored"])
        save(article)


def remove_again(admin, request, article: Article, number: str) -> None:
    removal = chosen(article.removals, number)
    body = taken_out(article.body, removal)
    with recorded(article):
        if body is None:
            admin.message_user(request, _("These words are not in the text any more."), messages.WARNING)
        else:
            article.body = body
            save(article)
        removal.restored = False
        removal.save(update_fields=["restored"])


def link_as_story(admin, request, article: Article, number: str) -> None:
    other = neighbour(admin, request, article, number)
    if not may_curate(request):
        raise PermissionDenied
    same_story([other, article])
    admin.message_user(request, _("Linked as one story."), messages.SUCCESS)


def keep_apart(admin, request, article: Article, number: str) -> None:
    other = neighbour(admin, request, article, number)
    if not may_curate(request):
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


def merged(admin, request, kept: Article, dropped: Article) -> Article | None:
    try:
        merge_articles(kept, dropped)
    except MergeError as error:
        admin.message_user(request, str(error), messages.ERROR)
        return None
    admin.message_user(request, _("Merged; the old address redirects here."), messages.SUCCESS)
    if dropped.state == Article.State.WITHDRAWN:
        admin.message_user(request, HIDDEN, messages.WARNING)
    return kept


def dismiss_warning(admin, request, article: Article, kind: str) -> None:
    if kind not in set(Warned) or not may_curate(request):
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
    find_places(article)


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
