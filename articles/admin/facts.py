"""Facts with their sources: statements, appearances, references and citations."""

from django.contrib import admin

from articles.admin.base import NounAdmin, event_filter
from articles.admin.keys import Keyed
from articles.models import Appearance, Citation, Reference, Statement
from articles.transfer.resources import AppearanceResource, ReferenceResource, StatementResource


class StatementInline(Keyed, admin.StackedInline):
    model = Statement
    fk_name = "subject"
    extra = 0
    autocomplete_fields = ["term", "citation"]
    fields = [
        ("attribute", "citation"),
        ("text", "language", "rendering"),
        ("comparator", "number", "unit"),
        "term",
        ("date_earliest", "date_latest", "date_precision"),
        "confirmed",
    ]


class AppearanceInline(Keyed, admin.TabularInline):
    model = Appearance
    extra = 0
    autocomplete_fields = ["speaker", "event", "citation"]


@admin.register(Statement)
class StatementAdmin(NounAdmin):
    resource_classes = [StatementResource]
    list_display = ["subject", "attribute", "language", "text", "comparator", "number", "unit", "citation"]
    list_filter = ["attribute", "language", "unit", "rendering", "confirmed"]
    list_select_related = ["subject", "citation__reference", "citation__article"]
    search_fields = ["text", "subject__slug", "subject__labels__text"]
    autocomplete_fields = ["subject", "term", "citation"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("subject__labels")


@admin.register(Appearance)
class AppearanceAdmin(NounAdmin):
    resource_classes = [AppearanceResource]
    list_display = ["speaker", "event", "role", "citation"]
    list_filter = ["role", event_filter("event")]
    list_select_related = ["speaker", "event", "citation__reference", "citation__article"]
    search_fields = ["speaker__slug", "speaker__labels__text", "event__slug"]
    autocomplete_fields = ["speaker", "event", "citation"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("speaker__labels", "event__labels")


@admin.register(Reference)
class ReferenceAdmin(NounAdmin):
    resource_classes = [ReferenceResource]
    list_display = ["key", "title", "publisher", "language", "dated"]
    list_filter = ["language", "publisher"]
    search_fields = ["key", "title", "publisher", "address"]


@admin.register(Citation)
class CitationAdmin(Keyed, admin.ModelAdmin):
    list_display = ["__str__", "reference", "article", "locator"]
    list_select_related = ["reference", "article"]
    search_fields = ["reference__key", "reference__title", "article__title", "locator"]
    autocomplete_fields = ["reference", "article"]
