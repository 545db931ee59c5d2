"""What ingest kept and thought: captures, proposals, removals, and the mentions and notes of articles."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.keys import Keyed
from articles.ingest.reasons import REASON_LABELS, reason_label
from articles.models import Article, Capture, Mention, Note, Proposal, Removal
from articles.models.term import Term
from articles.recording import recorded


class OfArticle(Keyed):
    """Rows on an article's form: who may change the article may change them, a contributor's own drafts too."""

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.admin_site._registry[Article].has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return plain_choice(super().formfield_for_dbfield(db_field, request, **kwargs))


def plain_choice(field):
    """A choice with a way to add what is missing, and without the three more buttons that Django puts at each row."""
    if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
        for name in ("can_change_related", "can_delete_related", "can_view_related"):
            setattr(field.widget, name, False)
    return field


class MentionInline(OfArticle, admin.TabularInline):
    model = Mention
    extra = 0
    autocomplete_fields = ["term"]
    fields = ["term", "kind", "surface", "count"]
    readonly_fields = ["kind"]
    verbose_name_plural = _("Mentions: people, places, organisations, topics and other events")
    ordering = ["term__kind", "start", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("term").prefetch_related("term__labels")

    @admin.display(description=_("kind"))
    def kind(self, mention: Mention) -> str:
        return Term.Kind(mention.term.kind).label


class NoteInline(OfArticle, admin.TabularInline):
    model = Note
    extra = 0
    autocomplete_fields = ["citation"]


class CaptureInline(admin.TabularInline):
    """Captures are evidence: seen, never edited. Who may publish says whether readers see them."""

    classes = ["collapse"]

    model = Capture
    extra = 0
    readonly_fields = ["address", "seen", "sha256", "size", "media_type", "encoding"]
    fields = [*readonly_fields, "withheld"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.publish_article")

    @admin.display(description=_("captured"))
    def seen(self, capture: Capture) -> str:
        moment = localize(timezone.localtime(capture.captured))
        return format_html('<a href="{}">{}</a>', reverse("capture", args=[capture.pk]), moment)


@admin.register(Capture)
class CaptureAdmin(admin.ModelAdmin):
    list_display = ["address", "captured", "size", "media_type", "article"]
    list_filter = ["media_type", "captured"]
    list_select_related = ["article"]
    search_fields = ["address", "sha256", "article__title"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class RowsOfArticles:
    """Rows of articles on a list of their own: found here, and changed on the form of their article, where the lock and
    the history are. What is deleted here is a change of the article too.
    """

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def delete_model(self, request, obj):
        with recorded(obj.article):
            super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        with recorded(*Article.objects.filter(pk__in=queryset.order_by().values("article"))):
            super().delete_queryset(request, queryset)


@admin.register(Proposal)
class ProposalAdmin(RowsOfArticles, admin.ModelAdmin):
    list_display = ["field", "value", "confidence", "article", "state"]
    list_filter = ["state", "field", "extractor"]
    list_select_related = ["article"]
    search_fields = ["field", "evidence", "article__title"]


class ReasonFilter(admin.SimpleListFilter):
    title = _("reason")
    parameter_name = "reason"

    def lookups(self, request, model_admin):
        return [(reason, reason_label(reason)) for reason in REASON_LABELS]

    def queryset(self, request, queryset):
        return queryset.filter(reason=self.value()) if self.value() else queryset


@admin.register(Removal)
class RemovalAdmin(RowsOfArticles, admin.ModelAdmin):
    list_display = ["why", "line", "text", "article", "restored"]
    list_filter = [ReasonFilter, "restored"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]

    @admin.display(description=_("reason"), ordering="reason")
    def why(self, removal: Removal) -> str:
        return reason_label(removal.reason)


@admin.register(Mention)
class MentionAdmin(RowsOfArticles, admin.ModelAdmin):
    list_display = ["term", "surface", "count", "article"]
    list_filter = ["term__kind"]
    list_select_related = ["term", "article"]
    search_fields = ["surface", "term__slug", "term__labels__text", "article__title"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("term__labels")


@admin.register(Note)
class NoteAdmin(RowsOfArticles, admin.ModelAdmin):
    list_display = ["article", "paragraph", "citation"]
    list_select_related = ["article", "citation__reference", "citation__article"]
    search_fields = ["article__title", "citation__reference__title"]
