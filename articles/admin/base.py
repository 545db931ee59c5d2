"""What the admin pages of all nouns share."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.keys import Keyed, KeyedPages
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
