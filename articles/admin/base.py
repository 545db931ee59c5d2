"""What the admin pages of all nouns share."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from articles.models import Event

admin.site.site_header = _("World Internet Conference Press Archive: curators' desk")
admin.site.site_title = _("Curators' desk")
admin.site.index_title = _("Curators' desk")


class NounAdmin(SimpleHistoryAdmin):
    """History with the fields that changed; long lists stay quick."""

    list_per_page = 50
    show_full_result_count = False
    history_list_display = ["changed_fields"]
    save_on_top = True
    # Django 6's default, taken now: an address typed without a scheme is https.
    formfield_overrides = {models.URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"}}

    @admin.display(description=_("changed"))
    def changed_fields(self, record) -> str:
        """Names of the fields that differ from the version before; empty for the first version."""
        before = record.prev_record
        if before is None:
            return ""
        names = record.diff_against(before).changed_fields
        return ", ".join(str(record.instance_type._meta.get_field(name).verbose_name) for name in names)


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
