"""The history of a row: what changed in words, and undoing a change as a new version."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.utils import display_for_field, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.keys import key_of
from articles.ingest.differences import Kind, Piece, differences, shortened
from articles.languages import direction

EMPTY = "–"
CHANGED = gettext_lazy(
    "Somebody else has changed this meanwhile. Nothing is saved yet: look at the changes, then save again."
)


@dataclass(frozen=True)
class Change:
    """One field of two versions, as pieces that stayed, went and came; its language where it is text."""

    label: str
    pieces: list[Piece]
    language: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else "auto"


class HistoryAdmin(SimpleHistoryAdmin):
    """simple_history's list with our template, and instead of its form a page that compares a version and undoes."""

    # A revert leaves these, and what the account may not write, as they are: who may not publish could otherwise do so
    # by way of an old version.
    kept_on_revert: tuple[str, ...] = ()

    def history_view_title(self, request, obj) -> str:
        return f"{_('History')}: {obj}"

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        for record in historical_records:
            before = record.prev_record
            record.changes = self.changes(before, record) if before else []

    def changes_back(self, row, record) -> list[Change]:
        """What going back to a version would change."""
        return self.changes(row.history.first(), record)

    def changes(self, before, after) -> list[Change]:
        language = getattr(after, "language", "") or ""
        found = []
        for change in after.diff_against(before).changes:
            field = self.model._meta.get_field(change.field)
            if change.field == "updated":
                continue
            old, new = in_words(change.old, field), in_words(change.new, field)
            if field.get_internal_type() in {"TextField", "CharField"} and not field.choices:
                found.append(Change(str(field.verbose_name), shortened(differences(old, new)), language))
            else:
                found.append(Change(str(field.verbose_name), [Piece(Kind.REMOVED, old), Piece(Kind.ADDED, new)]))
        return found

    def history_view(self, request: HttpRequest, object_id, extra_context=None) -> HttpResponse:
        if key_of(unquote(object_id)) is None:
            raise Http404(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request: HttpRequest, object_id, version_id, extra_context=None) -> HttpResponse:
        """GET: the version against the present. POST: the version becomes the newest one."""
        if key_of(unquote(object_id)) is None or key_of(version_id) is None:
            raise Http404(version_id)
        row = self.get_object(request, unquote(object_id))
        history = self.model.history.model
        record = get_object_or_404(history, **{self.model._meta.pk.attname: unquote(object_id), "pk": version_id})
        if row is None or not self.has_view_history_or_change_history_permission(request, row):
            raise PermissionDenied
        may_revert = self.has_change_permission(request, row)
        if request.method == "POST":
            if not may_revert:
                raise PermissionDenied
            return self.revert(request, row, record)
        opts = self.model._meta
        context = {
            **self.admin_site.each_context(request),
            "title": _("Version of %(date)s") % {"date": record.history_date.strftime("%Y-%m-%d %H:%M")},
            "opts": opts,
            "object": row,
            "record": record,
            "changes": self.changes_back(row, record),
            "newest": row.history.first(),
            "may_revert": may_revert,
        }
        return TemplateResponse(request, "admin/articles/version.html", context)

    def revert(self, request: HttpRequest, row, record) -> HttpResponse:
        """All of it or, where something that the version names is gone or wrong by now, nothing."""
        name = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}"
        try:
            with transaction.atomic():
                self.model._base_manager.select_for_update().filter(pk=row.pk).first()
                row.refresh_from_db()
                newest = request.POST.get("newest")
                if newest is not None and newest != str(row.history.first().pk):
                    raise ValidationError(CHANGED)
                self.bring_back(request, row, record)
                self.log_change(request, row, row._change_reason)
        except (ValidationError, IntegrityError) as error:
            reasons = error.messages if isinstance(error, ValidationError) else [str(CHANGED)]
            self.message_user(request, " ".join(reasons), messages.ERROR)
            return HttpResponseRedirect(reverse(f"{name}_history", args=[row.pk]))
        self.message_user(request, _("The old version is the newest again."), messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"{name}_history", args=[row.pk]))

    def bring_back(self, request: HttpRequest, row, record) -> None:
        """The row as the version has it, saved as the newest one. Raises ValidationError."""
        old = record.instance
        kept = {*self.kept_on_revert, *self.get_readonly_fields(request, row)}
        for field in self.model._meta.concrete_fields:
            if field.primary_key or field.name in kept or not hasattr(record, field.attname):
                continue
            setattr(row, field.attname, getattr(old, field.attname))
        row.full_clean()
        row._change_reason = f"reverted to version {record.pk}"
        row.save()


def in_words(value, field) -> str:
    """A stored value as people read it; a row that is gone by its number."""
    if field.is_relation and value is not None:
        value = field.related_model._base_manager.filter(pk=value).first() or f"#{value}"
        return str(value)
    return str(display_for_field(value, field, EMPTY))
