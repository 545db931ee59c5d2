"""The review queue: counts by state, filters, and what can be done to many articles at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.history import CHANGED
from articles.admin.keys import key_of
from articles.desk.checkups import catch_up
from articles.desk.proposals import accept_best, decide
from articles.models import Article
from articles.recording import recorded


def curators():
    """The accounts that an article can be assigned to."""
    return get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username")


class QueueActionForm(ActionForm):
    """What some actions ask for besides the articles."""

    assignee = forms.ModelChoiceField(
        curators(), required=False, label=_("assign to"), empty_label=_("nobody"), blank=True
    )
    reason = forms.CharField(required=False, max_length=300, label=_("reason"))


class AssignedFilter(admin.SimpleListFilter):
    title = _("assigned to")
    parameter_name = "assigned"

    def lookups(self, request, model_admin):
        return [("me", _("me")), ("nobody", _("nobody"))] + [(str(user.pk), str(user)) for user in curators()]

    def queryset(self, request, queryset):
        match self.value():
            case None:
                return queryset
            case "me":
                return queryset.filter(assigned_to=request.user)
            case "nobody":
                return queryset.filter(assigned_to=None)
            case number:
                key = key_of(number)
                return queryset.filter(assigned_to=key) if key else queryset.none()


class WarningsFilter(admin.SimpleListFilter):
    """Asking for it looks some more articles through; see articles.desk.checkups."""

    title = _("warnings")
    parameter_name = "warnings"

    def lookups(self, request, model_admin):
        return [("yes", _("with warnings")), ("no", _("without warnings"))]

    def queryset(self, request, queryset):
        if self.value() not in {"yes", "no"}:
            return queryset
        waiting = catch_up(queryset)
        if waiting and request.method == "GET":
            text = ngettext(
                "%(number)s article is still to be looked through; open the list again.",
                "%(number)s articles are still to be looked through; open the list again.",
                waiting,
            )
            messages.info(request, text % {"number": waiting})
        has = Q(checkup__count__gt=0)
        return queryset.filter(has if self.value() == "yes" else Q(checkup__count=0))


def counts_by_state(articles) -> list[dict]:
    """Each state with its word and how many of `articles` are in it."""
    counts = dict(articles.order_by().values_list("state").annotate(Count("pk")))
    return [{"state": state, "label": label, "count": counts.get(state, 0)} for state, label in Article.State.choices]


class QueueActions:
    """The actions of ArticleAdmin. Every one passes by the articles that it may not change and names them."""

    action_form = QueueActionForm
    actions = ["accept_proposals", "send_to_review", "publish", "withdraw", "assign"]

    def has_describe_permission(self, request) -> bool:
        return request.user.has_perm("articles.change_article")

    def has_publish_permission(self, request) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_contribute_permission(self, request) -> bool:
        return self.has_describe_permission(request) or request.user.has_perm("articles.change_own_article")

    @admin.action(description=_("Accept the proposals"), permissions=["describe"])
    def accept_proposals(self, request, queryset):
        def accept(article: Article) -> None:
            accept_best(article)

        self.each(request, queryset, accept)

    @admin.action(description=_("Send to review"), permissions=["contribute"])
    def send_to_review(self, request, queryset):
        self.move(request, queryset, Article.State.REVIEW)

    @admin.action(description=_("Publish the selected articles"), permissions=["publish"])
    def publish(self, request, queryset):
        self.move(request, queryset, Article.State.PUBLISHED)

    @admin.action(description=_("Withdraw the selected articles"), permissions=["publish"])
    def withdraw(self, request, queryset):
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, _("Say why it is withdrawn."), messages.ERROR)
            return
        self.move(request, queryset, Article.State.WITHDRAWN, reason)

    @admin.action(description=_("Assign to …"), permissions=["describe"])
    def assign(self, request, queryset):
        number = request.POST.get("assignee")  # Django has validated the form that it comes from
        curator = curators().get(pk=number) if number else None

        def assign(article: Article) -> None:
            article.assigned_to = curator

        self.each(request, queryset.exclude(assigned_to=curator) if curator else queryset, assign)

    def move(self, request, queryset, state: str, reason: str = "") -> None:
        def move(article: Article) -> None:
            if not self.may_move(request, article, state):
                raise ValidationError(_("You may not do this."))
            article.state, article.state_reason = state, reason

        self.each(request, queryset.exclude(state=state), move)

    def each(self, request, queryset, change) -> None:
        """Every article that may change; each that may not is named with its reason and stays as it is."""
        moved = 0
        for article in queryset:
            try:
                with recorded(article):
                    article.refresh_from_db()  # the list was read before the first of them was changed
                    if not self.has_change_permission(request, article):
                        raise ValidationError(_("You may not do this."))
                    change(article)
                    article.full_clean()
                    article.save()
                    decide(article, is_final=article.state == Article.State.PUBLISHED)
            except (ValidationError, IntegrityError, Article.DoesNotExist) as error:
                reasons = " ".join(error.messages) if isinstance(error, ValidationError) else str(CHANGED)
                self.message_user(request, f"{article.shown_title}: {reasons}", messages.ERROR)
                continue
            moved += 1
        text = ngettext("%(number)s article changed.", "%(number)s articles changed.", moved)
        self.message_user(request, text % {"number": moved}, messages.SUCCESS if moved else messages.WARNING)
