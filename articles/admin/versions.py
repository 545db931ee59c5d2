"""Two curators in one form: the second sees what changed meanwhile, and nothing that they typed is lost.

A form carries the number of the history row it was filled from. Where the row in the archive has gone on since, the
three versions (theirs, mine, and the one both began with) are compared field by field: what only they changed is taken
over, what only I changed stays, and what both changed is shown twice, for me to choose.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name

from articles.admin.history import CHANGED, in_words


@dataclass(frozen=True)
class Clash:
    """A field that both changed: what the archive has now, as text and as the value of the form."""

    name: str
    label: str
    theirs: str


class VersionedForm(forms.ModelForm):
    """The form of a row with a history; see the module."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows_meanwhile = None  # what others did to the rows below it (articles.admin.rows); given by NounAdmin.get_form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clashes: list[Clash] = []
        self.taken_over: list[str] = []
        self.changed_by = ""
        # What the row had before this form's data were put into it.
        self.stored = {name: self.initial.get(name) for name in self.fields if name != "version"}
        self.latest = self.instance.history.first() if self.instance.pk else None
        if self.latest:
            self.initial["version"] = self.latest.pk
        if self.is_bound:
            self.take_theirs()

    def take_theirs(self) -> None:
        """The fields whose version in the archive the curator prefers, by the boxes that a clash shows."""
        names = [name for name in self.data.getlist("theirs") if name in self.stored] if self.latest else []
        if names:
            self.data = self.data.copy()
            for name in names:
                self.set_typed(name, self.stored[name])

    def set_typed(self, name: str, value) -> None:
        typed = as_typed(self.fields[name], value)
        self.data.pop(self.add_prefix(name), None)
        if typed is not None:
            self.data[self.add_prefix(name)] = typed

    def clean(self):
        cleaned = super().clean()
        began_with = cleaned.get("version")
        is_changed = bool(self.latest and began_with is not None and began_with != self.latest.pk)
        if is_changed:
            self.compare(began_with, cleaned)
        if is_changed or self.rows_meanwhile:
            raise ValidationError(CHANGED, code="changed")
        return cleaned

    def compare(self, began_with: int, cleaned: dict) -> None:
        base = self.instance.history.filter(pk=began_with).first()
        self.changed_by = str(self.latest.history_user or "")
        self.data = self.data.copy()
        for name in self.stored:
            if name not in cleaned or not hasattr(self.latest, name):
                continue
            mine, theirs = raw(cleaned[name]), raw(getattr(self.latest, self.attname(name)))
            before = raw(getattr(base, self.attname(name))) if base else object()
            if mine == theirs or theirs == before:
                continue
            if mine == before:
                self.set_typed(name, theirs)
                self.taken_over.append(self.label_of(name))
            else:
                self.clashes.append(Clash(name, self.label_of(name), self.in_words(name)))
        self.data[self.add_prefix("version")] = str(self.latest.pk)

    def attname(self, name: str) -> str:
        return self.instance._meta.get_field(name).attname

    def label_of(self, name: str) -> str:
        return str(self.fields[name].label or pretty_name(name))

    def in_words(self, name: str) -> str:
        """The archive's value as people read it: names, not numbers."""
        return in_words(getattr(self.latest, self.attname(name)), self.instance._meta.get_field(name))


def as_typed(field: forms.Field, value) -> str | None:
    """A stored value as a browser sends it; None for a box that is not ticked, of which it sends nothing."""
    if isinstance(field.widget, forms.CheckboxInput):
        return "on" if value else None
    shown = field.widget.format_value(field.prepare_value(value))
    return shown[0] if isinstance(shown, list) and shown else shown or ""


def raw(value):
    """A value to compare by: the key of a row, text without the line ends that browsers add."""
    if hasattr(value, "pk"):
        return value.pk
    return value.replace("\r\n", "\n") if isinstance(value, str) else ("" if value is None else value)
