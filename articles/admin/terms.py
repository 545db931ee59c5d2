"""Terms of the authority: topics, places and organisations; events; speakers."""

from django.contrib import admin
from django.db.models import Count, Q
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NounAdmin, event_filter
from articles.admin.facts import AppearanceInline, StatementInline
from articles.admin.keys import Keyed
from articles.admin.merge import merge_terms
from articles.models import CoverageGap, Event, Label, Speaker, Term
from articles.transfer.resources import EventResource, GapResource, LabelResource, SpeakerResource, TermResource


class LabelFormSet(BaseInlineFormSet):
    """Two forms of one page can each be right and together break a constraint that only the database sees."""

    def clean(self):
        super().clean()
        preferred = set()
        for form in self.forms:
            label = form.cleaned_data
            if not label or label.get("DELETE") or label.get("type") != Label.Type.PREFERRED:
                continue
            if label["language"] in preferred:
                form.add_error("type", _("The term has a preferred label in this language already."))
            preferred.add(label["language"])


class LabelInline(Keyed, admin.TabularInline):
    model = Label
    formset = LabelFormSet
    extra = 0
    fields = ["language", "text", "qualifier", "type", "status", "citation", "bridge", "link"]
    autocomplete_fields = ["citation"]


class CoverageGapInline(admin.TabularInline):
    model = CoverageGap
    extra = 0


class MissingLanguage(admin.SimpleListFilter):
    """Terms without a preferred label in one language: the to-do list of the authority."""

    title = _("language without a preferred label")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return Label._meta.get_field("language").choices

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        return queryset.exclude(labels__in=Label.objects.filter(language=self.value(), type=Label.Type.PREFERRED))


class TermAdminBase(NounAdmin):
    search_fields = ["slug", "labels__text"]
    inlines = [LabelInline, StatementInline]
    autocomplete_fields = ["broader"]
    actions = [merge_terms]
    list_display = ["name", "slug", "labels_in_languages"]
    readonly_fields = ["kind"]

    def has_merge_permission(self, request) -> bool:
        return request.user.has_perm("articles.merge_article")

    def get_queryset(self, request):
        languages = Count("labels__language", filter=Q(labels__type=Label.Type.PREFERRED), distinct=True)
        return super().get_queryset(request).with_labels().annotate(languages=languages)

    def get_readonly_fields(self, request, obj=None):
        # The identifier is part of public addresses: given once.
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    @admin.display(description=_("name"))
    def name(self, term: Term) -> str:
        return term.name_in()[0]

    @admin.display(description=_("languages with a preferred label"), ordering="languages")
    def labels_in_languages(self, term: Term) -> int:
        return term.languages


@admin.register(Term)
class TermAdmin(TermAdminBase):
    """Topics, places and organisations; events and speakers have pages of their own but are found here too."""

    resource_classes = [TermResource]
    list_display = ["name", "slug", "kind", "category", "labels_in_languages"]
    list_filter = ["kind", "category", MissingLanguage]
    fields = ["kind", "slug", "category", "broader", "wikidata", "note"]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return fields if obj else [name for name in fields if name != "kind"]

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            special = {Term.Kind.EVENT, Term.Kind.SPEAKER}
            kwargs["choices"] = [choice for choice in Term.Kind.choices if choice[0] not in special]
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Speaker)
class SpeakerAdmin(TermAdminBase):
    resource_classes = [SpeakerResource]
    list_filter = [MissingLanguage, event_filter("appearances__event")]
    fields = ["slug", "birth_year", "wikidata", "note"]
    inlines = [LabelInline, AppearanceInline, StatementInline]
    readonly_fields = []


@admin.register(Event)
class EventAdmin(TermAdminBase):
    resource_classes = [EventResource]
    list_display = ["name", "slug", "series", "dated", "confirmed", "labels_in_languages"]
    list_filter = ["series", "confirmed", MissingLanguage]
    ordering = ["-date_earliest"]
    autocomplete_fields = ["place"]
    fields = [
        "slug",
        "series",
        ("edition", "edition_official"),
        ("date_earliest", "date_latest", "date_precision", "date_basis"),
        "date_evidence",
        "opening",
        "place",
        "confirmed",
        "wikidata",
        "note",
    ]
    inlines = [LabelInline, AppearanceInline, StatementInline, CoverageGapInline]
    readonly_fields = []


@admin.register(Label)
class LabelAdmin(NounAdmin):
    resource_classes = [LabelResource]
    list_display = ["text", "language", "term", "type", "status", "bridge", "link"]
    list_filter = ["language", "type", "status", "bridge", "link", "term__kind"]
    list_select_related = ["term"]
    search_fields = ["text", "term__slug"]
    autocomplete_fields = ["term", "citation"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("term__labels")


@admin.register(CoverageGap)
class CoverageGapAdmin(NounAdmin):
    resource_classes = [GapResource]
    list_display = ["event", "language", "searched", "note"]
    list_filter = ["language", event_filter("event")]
    list_select_related = ["event"]
    autocomplete_fields = ["event"]
    search_fields = ["event__slug", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("event__labels")
