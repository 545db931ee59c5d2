"""The appearances that an article is the evidence of, edited on its own form; they hang on it by a citation."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.checks import InlineModelAdminChecks
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils.translation import gettext_lazy as _

from articles.admin.evidence import OfArticle
from articles.models import Appearance, Article, Citation, Proposal


class AppearanceFormSet(BaseModelFormSet):
    """Appearances by way of the article's citations; a new one cites the article as a whole."""

    def __init__(self, data=None, files=None, instance=None, save_as_new=False, prefix=None, queryset=None, **kwargs):
        self.instance = instance
        queryset = Appearance.objects.all() if queryset is None else queryset
        found = queryset.filter(citation__article=instance) if instance and instance.pk else queryset.none()
        super().__init__(data, files, prefix=prefix, queryset=found, **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "appearances"

    def save_new(self, form, commit=True):
        citation, _created = Citation.objects.get_or_create(article=self.instance, locator="")
        form.instance.citation = citation
        return super().save_new(form, commit)

    def clean(self):
        super().clean()
        seen = set()
        for form in self.forms:
            row = form.cleaned_data
            if not row or row.get("DELETE"):
                continue
            same = (row.get("speaker"), row.get("event"), row.get("role"))
            if same in seen:
                form.add_error("role", _("This appearance is in the list already."))
            seen.add(same)


class WithoutForeignKey(InlineModelAdminChecks):
    """The usual checks ask for a foreign key to the article."""

    def _check_exclude_of_parent_model(self, obj, parent_model):
        return []

    def _check_relation(self, obj, parent_model):
        return []


class AppearancesInline(OfArticle, admin.TabularInline):
    """Who spoke, wrote or came, as this article says; who is only named is a mention."""

    model = Appearance
    formset = AppearanceFormSet
    checks_class = WithoutForeignKey
    extra = 0
    autocomplete_fields = ["speaker"]
    fields = ["speaker", "role", "event", "words"]
    readonly_fields = ["words"]
    verbose_name = _("appearance")
    verbose_name_plural = _("Appearances: who spoke, wrote or came")

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("speaker", "event", "citation")
        return rows.prefetch_related("speaker__labels", "event__labels")

    def get_formset(self, request, obj: Article | None = None, **kwargs):
        may_change = self.has_change_permission(request, obj)

        class ProtectedForm(self.form):
            """As Django's own inlines: whoever may only look changes nothing by a form made by hand."""

            def has_changed(self):
                return may_change and super().has_changed()

        return modelformset_factory(
            Appearance,
            form=ProtectedForm,
            formset=self.formset,
            fields=["speaker", "role", "event"],
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
            extra=self.extra,
            max_num=self.get_max_num(request, obj),
            can_delete=self.can_delete and self.has_delete_permission(request, obj),
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "event":
            field.queryset = field.queryset.prefetch_related("labels").latest_first()
        return field

    @admin.display(description=_("the words it rests on"))
    def words(self, appearance: Appearance) -> str:
        found = Proposal.objects.filter(
            article=appearance.citation.article_id,
            field="person",
            value__id=appearance.speaker.slug,
            value__role=appearance.role,
        )
        return next((proposal.evidence for proposal in found), "")
