"""Articles and stories: review, preview, publish, withdraw."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.base import NounAdmin, event_filter
from articles.admin.evidence import CaptureInline, MentionInline, NoteInline, ProposalInline, RemovalInline
from articles.models import Appearance, Article, Citation, Story


class CitedAsInline(admin.TabularInline):
    """Facts that rest on this article are shown by way of its citations."""

    model = Citation
    fk_name = "article"
    extra = 0
    fields = ["locator", "facts"]
    readonly_fields = ["facts"]

    @admin.display(description=_("appearances that rest on it"))
    def facts(self, citation: Citation) -> str:
        rows = Appearance.objects.filter(citation=citation).select_related("speaker", "event")
        return "; ".join(str(row) for row in rows.prefetch_related("speaker__labels", "event__labels"))


@admin.register(Article)
class ArticleAdmin(NounAdmin):
    list_display = ["shown_title", "language", "source", "event", "iso_date", "kind", "state"]
    list_filter = ["state", "language", "kind", event_filter("event"), "source", "display", "title_devised"]
    list_select_related = ["source", "event"]
    search_fields = ["title", "body", "abstract", "address", "public_id", "byline"]
    date_hierarchy = "date_latest"
    autocomplete_fields = ["source", "event", "story"]
    readonly_fields = ["public_id", "page", "created", "updated"]
    actions = ["publish", "withdraw"]
    inlines = [MentionInline, CitedAsInline, NoteInline, ProposalInline, RemovalInline, CaptureInline]
    fieldsets = [
        (None, {"fields": [("title", "title_devised"), ("kind", "language"), "body", "abstract"]}),
        (_("Source"), {"fields": ["source", "byline", ("address", "part"), "display"]}),
        (
            _("Date"),
            {
                "fields": [
                    ("date_earliest", "date_latest", "date_time"),
                    ("date_precision", "date_basis"),
                    "date_evidence",
                ]
            },
        ),
        (_("Event and story"), {"fields": ["event", "no_event_reason", "story"]}),
        (_("State"), {"fields": ["state", "state_reason", "page", "public_id", ("created", "updated")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("event__labels")

    @admin.display(description=_("page"))
    def page(self, article: Article) -> str:
        if article.pk is None:
            return "-"
        return format_html(
            '<a href="{}">{}</a>',
            reverse("article-neutral", args=[article.public_id]),
            _("Open the page") if article.state == Article.State.PUBLISHED else _("Preview"),
        )

    @admin.action(description=_("Publish the selected articles"), permissions=["change"])
    def publish(self, request, queryset):
        self.move(request, queryset, Article.State.PUBLISHED)

    @admin.action(description=_("Withdraw the selected articles"), permissions=["change"])
    def withdraw(self, request, queryset):
        self.move(request, queryset, Article.State.WITHDRAWN)

    def move(self, request, queryset, state: str) -> None:
        """Every article that may go to `state`; each that may not is named with its reason and stays as it is."""
        moved = 0
        for article in queryset.exclude(state=state):
            article.state = state
            try:
                article.full_clean()
            except ValidationError as error:
                reasons = " ".join(error.messages)
                self.message_user(request, f"{article.shown_title}: {reasons}", messages.ERROR)
                continue
            with transaction.atomic():
                article.save()
            moved += 1
        text = ngettext("%(number)s article changed.", "%(number)s articles changed.", moved)
        self.message_user(request, text % {"number": moved}, messages.SUCCESS if moved else messages.WARNING)


@admin.register(Story)
class StoryAdmin(NounAdmin):
    list_display = ["slug", "note"]
    search_fields = ["slug", "note", "articles__title"]
