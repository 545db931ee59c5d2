"""What ingest kept and thought: captures, proposals, removals, and the mentions and notes of articles."""

from django.contrib import admin

from articles.models import Capture, Mention, Note, Proposal, Removal


class MentionInline(admin.TabularInline):
    model = Mention
    extra = 0
    autocomplete_fields = ["term"]
    fields = ["term", "surface", "count"]


class NoteInline(admin.TabularInline):
    model = Note
    extra = 0
    autocomplete_fields = ["citation"]


class CaptureInline(admin.TabularInline):
    """Captures are evidence: seen, never edited."""

    model = Capture
    extra = 0
    fields = readonly_fields = ["address", "captured", "sha256", "size", "media_type", "encoding"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class ProposalInline(admin.TabularInline):
    model = Proposal
    extra = 0
    fields = ["field", "value", "confidence", "evidence", "extractor", "state"]
    readonly_fields = ["field", "value", "confidence", "evidence", "extractor"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


class RemovalInline(admin.TabularInline):
    model = Removal
    extra = 0
    fields = readonly_fields = ["line", "reason", "text"]
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False


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


@admin.register(Proposal)
class ProposalAdmin(admin.ModelAdmin):
    list_display = ["field", "value", "confidence", "article", "state"]
    list_filter = ["state", "field", "extractor"]
    list_select_related = ["article"]
    search_fields = ["field", "evidence", "article__title"]
    autocomplete_fields = ["article"]


@admin.register(Removal)
class RemovalAdmin(admin.ModelAdmin):
    list_display = ["reason", "line", "text", "article"]
    list_filter = ["reason"]
    list_select_related = ["article"]
    search_fields = ["text", "article__title"]
    autocomplete_fields = ["article"]


@admin.register(Mention)
class MentionAdmin(admin.ModelAdmin):
    list_display = ["term", "surface", "count", "article"]
    list_filter = ["term__kind"]
    list_select_related = ["term", "article"]
    search_fields = ["surface", "term__slug", "term__labels__text", "article__title"]
    autocomplete_fields = ["article", "term"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("term__labels")


@admin.register(Note)
class NoteAdmin(admin.ModelAdmin):
    list_display = ["article", "paragraph", "citation"]
    list_select_related = ["article", "citation__reference", "citation__article"]
    search_fields = ["article__title", "citation__reference__title"]
    autocomplete_fields = ["article", "citation"]
