"""What the admin pages of all nouns share."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import IntegrityError, models, transaction
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.keys import Keyed, KeyedPages
from articles.admin.rows import Meanwhile, digests, taken_over
from articles.admin.transfer import TransferMixin
from articles.admin.versions import VersionedForm
from articles.models import Event

admin.site.site_header = _("World Internet Conference Press Archive: curators' desk")
admin.site.site_title = _("Curators' desk")
admin.site.index_title = _("Curators' desk")
# Original and text stand side by side: they need the width more than a list of all nouns, which the first page has.
admin.site.enable_nav_sidebar = False


class NounAdmin(Keyed, KeyedPages, TransferMixin, HistoryAdmin):
    """History with undo, forms that never overwrite another curator in silence; long lists stay quick."""

    form = VersionedForm
    change_list_template = "admin/articles/change_list.html"
    change_form_template = "admin/articles/change_form.html"
    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    # Django 6's default, taken now: an address typed without a scheme is https.
    formfield_overrides = {models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"}}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None) -> HttpResponse:
        """Where another process wrote the same address or name between our look and our write, a second look sees it,
        and the form says so with all that was typed.
        """
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        sent = request.POST
        try:
            return self.looked_at_and_saved(request, sent, object_id, form_url, extra_context)
        except IntegrityError:
            return self.looked_at_and_saved(request, sent, object_id, form_url, extra_context)

    def looked_at_and_saved(self, request: HttpRequest, sent: QueryDict, object_id, form_url, extra_context):
        with transaction.atomic():
            request.POST, request.rows_meanwhile = self.with_rows_of_others(request, object_id, sent)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def with_rows_of_others(
        self, request: HttpRequest, object_id: str | None, sent: QueryDict
    ) -> tuple[QueryDict, Meanwhile | None]:
        """What was sent, with the changes that others made to the rows below the form; and these changes."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if row is None or not self.has_change_permission(request, row):
            return sent, None
        # One after the other: the second waits here until the first has written (SQLite's writers wait earlier).
        self.model._base_manager.select_for_update().filter(pk=row.pk).first()
        return taken_over(sent, self.unbound_formsets(request, row))

    def unbound_formsets(self, request: HttpRequest, row) -> list[BaseModelFormSet]:
        """The rows below the form that the account may change, as the archive has them, named as Django names them."""
        formsets, names = [], []
        for formset, inline in self.get_formsets_with_inlines(request, row):
            names.append(formset.get_default_prefix())
            prefix = names[-1] if names.count(names[-1]) == 1 else f"{names[-1]}-{names.count(names[-1])}"
            if inline.has_change_permission(request, row):
                formsets.append(formset(instance=row, prefix=prefix, queryset=inline.get_queryset(request)))
        return formsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.rows_meanwhile = getattr(request, "rows_meanwhile", None)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        shown = [inline for inline in context["inline_admin_formsets"] if inline.has_change_permission]
        context["rows"] = digests(inline.formset for inline in shown)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("date"), ordering="date_latest")
    def dated(self, row) -> str:
        """As exact as it is known, to the day."""
        return (row.iso_date or "").partition("T")[0]


def event_filter(path: str) -> type[admin.SimpleListFilter]:
    """A filter by the event at `path`; Django's own would ask for the name of every event one by one."""

    class EventFilter(admin.SimpleListFilter):
        title = _("event")
        parameter_name = "event"

        def lookups(self, request, model_admin):
            return [(event.slug, event.name_in()[0]) for event in Event.objects.with_labels().latest_first()]

        def queryset(self, request, queryset):
            return queryset.filter(**{f"{path}__slug": self.value()}).distinct() if self.value() else queryset

    return EventFilter
