"""Numbers that a form or an address of the desk names rows by; a form made by hand may say anything."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import SuspiciousOperation, ValidationError

LONGEST = 18  # digits that every database's keys can hold


def key_of(text: str) -> int | None:
    """The number, or None for what is none: `²` and `٣` are digits to Python, and so are ten thousand nines.

    >>> key_of("12"), key_of("²"), key_of("-1"), key_of("9" * 30), key_of("")
    (12, None, None, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None


class KeyedSelect(AutocompleteSelect):
    """Django's asks the database for whatever was sent, and fails when it shows a refused form again."""

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [one for one in value if key_of(one) is not None] or [""], attr)


class KeyedChoice(forms.ModelChoiceField):
    """Django's guards a key against overflow only where it is an integer column itself, not a term's."""

    def to_python(self, value):
        if isinstance(value, str) and value not in self.empty_values and key_of(value) is None:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value[:80]})
        return super().to_python(value)


class Keyed:
    """An admin, or rows on its form, whose choices are refused and shown again whatever was sent."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", KeyedChoice)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KeyedSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class KeyedPages:
    """An admin whose pages are not found, and whose actions are refused, by what is no key."""

    def get_object(self, request, object_id, from_field=None):
        if from_field is None and key_of(object_id) is None:
            return None
        return super().get_object(request, object_id, from_field)

    def changelist_view(self, request, extra_context=None):
        if None in map(key_of, request.POST.getlist("_selected_action")):
            raise SuspiciousOperation("no key")
        return super().changelist_view(request, extra_context)
