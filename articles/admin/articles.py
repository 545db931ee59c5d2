"""Articles and stories. An article's form is the review screen: original and text, proposals, warnings, duplicates."""

from django.contrib import admin, messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.article_form import ArticleForm
from articles.admin.article_history import RowsInHistory
from articles.admin.base import NounAdmin, event_filter
from articles.admin.buttons import BUTTONS
from articles.admin.capture_page import capture_page
from articles.admin.evidence import CaptureInline, MentionInline, NoteInline, plain_choice
from articles.admin.parts_page import parts_page
from articles.admin.people import AppearancesInline
from articles.admin.queue import AssignedFilter, QueueActions, WarningsFilter
from articles.admin.review import Review
from articles.desk.proposals import decide
from articles.models import Article, Capture, Proposal, Removal, Story
from articles.transfer.resources import ArticleResource, StoryResource


@admin.register(Article)
class ArticleAdmin(QueueActions, RowsInHistory, NounAdmin):
    resource_classes = [ArticleResource]
    form = ArticleForm
    change_form_template = "admin/articles/article_form.html"
    change_list_template = "admin/articles/queue.html"
    list_display = ["entitled", "language", "source", "event", "dated", "state", "assigned_to", "warnings"]
    list_display_links = ["entitled"]
    empty_value_display = ""
    list_filter = [
        "state", "language", event_filter("event"), "source", AssignedFilter, WarningsFilter, "kind", "display",
        "title_devised",
    ]  # fmt: skip
    list_select_related = ["source", "event", "assigned_to", "checkup"]
    search_fields = ["title", "body", "abstract", "address", "public_id", "byline"]
    date_hierarchy = "date_latest"
    autocomplete_fields = ["source", "story"]
    readonly_fields = ["page", "state", "public_id", "added_by", "created", "updated"]
    kept_on_revert = ("state", "state_reason", "created", "updated", "public_id")
    inlines = [AppearancesInline, MentionInline, NoteInline, CaptureInline]
    fieldsets = [
        (None, {"fields": [("language", "kind"), "title", "title_devised", "abstract"]}),
        (_("From whom"), {"fields": ["source", "byline", ("address", "part"), "display"]}),
        (
            _("When"),
            {
                "fields": [
                    ("date_earliest", "date_latest", "date_time"),
                    ("date_precision", "date_basis"),
                    "date_evidence",
                ]
            },
        ),
        (_("About which event"), {"fields": ["event", "no_event_reason", "story"]}),
        (
            _("State"),
            {
                "fields": [
                    ("state", "page"), "assigned_to", "state_reason", ("public_id", "added_by"), ("created", "updated"),
                ]
            },
        ),
    ]  # fmt: skip

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("capture/", wrap(capture_page(self)), name="articles_article_capture"),
            path("<int:pk>/parts/", wrap(parts_page(self)), name="articles_article_parts"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("event__labels")

    # Who may do what

    def has_change_permission(self, request, obj=None):
        """Contributors: what they added themselves, until it is published."""
        if super().has_change_permission(request, obj):
            return True
        if not request.user.has_perm("articles.change_own_article"):
            return False
        in_hand = {Article.State.DRAFT, Article.State.REVIEW}
        return obj is None or (obj.added_by_id == request.user.pk and obj.state in in_hand)

    def may_move(self, request, article: Article, state: str) -> bool:
        if request.user.has_perm("articles.publish_article"):
            return True
        return state in {Article.State.REVIEW, Article.State.DRAFT} and self.has_change_permission(request, article)

    def get_deleted_objects(self, objs, request):
        """What ingest kept and thought goes with its article; nobody has a permission for it alone."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        its_own = {str(model._meta.verbose_name) for model in (Capture, Proposal, Removal)}
        return deleted, counts, {noun for noun in needed if str(noun) not in its_own}, protected

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.may_move = staticmethod(lambda article, state: self.may_move(request, article, state))
        return form

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if request.user.has_perm("articles.change_article"):
            return fields
        return [*fields, "assigned_to", "display", "story"]

    def get_fieldsets(self, request, obj=None):
        """The text stands beside the original, above the rest."""
        text = (None, {"fields": ["body"], "classes": ["desk-text"]})
        return [text, *super().get_fieldsets(request, obj)]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        return plain_choice(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "event":
            field.queryset = field.queryset.prefetch_related("labels").latest_first()
        if db_field.name == "assigned_to":
            field.queryset = field.queryset.filter(is_staff=True, is_active=True).order_by("username")
        return field

    # The queue

    @admin.display(description=_("title"), ordering="title")
    def entitled(self, article: Article) -> str:
        return format_html(
            '<span lang="{}" dir="{}">{}</span>', article.language, article.direction, article.shown_title
        )

    @admin.display(description=_("warnings"), ordering=F("checkup__count").asc(nulls_first=True))
    def warnings(self, article: Article) -> str:
        checkup = getattr(article, "checkup", None)
        return str(checkup.count) if checkup and checkup.count else ""

    # The review screen

    @admin.display(description=_("page"))
    def page(self, article: Article) -> str:
        if article.pk is None:
            return "-"
        return format_html(
            '<a href="{}">{}</a>',
            reverse("article-neutral", args=[article.public_id]),
            _("Open the page") if article.state == Article.State.PUBLISHED else _("Preview"),
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.get_object(request, object_id)
        if article is not None and self.has_view_or_change_permission(request, article):
            extra_context = {"review": Review.of(self, request, article), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.added_by = request.user
        if form.move and form.move != Article.State.WITHDRAWN and "state_reason" not in form.changed_data:
            obj.state_reason = ""
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        decide(form.instance, form.changed_data, is_final=form.instance.state == Article.State.PUBLISHED)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """What was typed is saved; then what the pressed button asks for, and back to the same screen."""
        for name, button in BUTTONS.items():
            if name in request.POST:
                done = button(self, request, obj, request.POST[name])
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[(done or obj).pk]))
        response = super().response_change(request, obj)
        if obj.state == Article.State.PUBLISHED and "_publish" in request.POST:
            text = _("Published: %(title)s") % {"title": obj.shown_title}
            self.message_user(request, text, messages.SUCCESS)
        return response


@admin.register(Story)
class StoryAdmin(NounAdmin):
    resource_classes = [StoryResource]
    list_display = ["slug", "note"]
    search_fields = ["slug", "note", "articles__title"]
