"""Rows below a form, when somebody else has changed some of them meanwhile.

A form carries a digest of each row that it was filled from. Of every row three versions are compared, as of a field
(`articles.admin.versions`): what only they changed, added or removed is taken over into what was sent, what only I
changed stays, and where both changed one row it is mine, with theirs beside it to be taken.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.forms import BaseModelFormSet, ModelForm
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.admin.history import in_words
from articles.admin.keys import key_of
from articles.admin.versions import Clash, as_typed, raw

NOT_DESCRIBED = {"DELETE", "ORDER"}
Typed = dict[str, list[str]]  # what a browser sends of one row, by the names of its fields


@dataclass(frozen=True)
class Meanwhile:
    """What others did to the rows of a form since it was opened, in words for its curator."""

    taken_over: list[str] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)  # removed by others, changed here: they are new rows now

    def __bool__(self) -> bool:
        return bool(self.taken_over or self.clashes or self.returned)


def digests(formsets: Iterable[BaseModelFormSet]) -> str:
    """The digests of all stored rows, as the form carries them: JSON, by the formset's prefix and the row's key."""
    return json.dumps({formset.prefix: digests_of(formset) for formset in formsets}, separators=(",", ":"))


def digests_of(formset: BaseModelFormSet) -> dict[str, str]:
    return {str(form.instance.pk): digest(stored(form)) for form in formset.initial_forms}


def began_with(text: str | None) -> dict[str, dict[str, str]]:
    """What `digests` wrote; of a form made by hand, as much as can be read."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return {prefix: rows for prefix, rows in found.items() if isinstance(rows, dict)} if isinstance(found, dict) else {}


def taken_over(data: QueryDict, formsets: Iterable[BaseModelFormSet]) -> tuple[QueryDict, Meanwhile]:
    """What was sent, with what others did meanwhile. The formsets are unbound: they have what the archive has now.

    Rows that the form does not know of (`began_with`) are compared where it sent digests at all; the boxes `theirs` of
    a page that was shown before take the archive's version of a row.
    """
    before, preferred = began_with(data.get("rows")), set(data.getlist("theirs"))
    data, meanwhile = data.copy(), Meanwhile()
    for formset in formsets:
        prefix = formset.prefix
        is_changed = prefix in before and before[prefix] != digests_of(formset)
        is_asked = any(name.startswith(f"{prefix}:") for name in preferred)
        if (is_changed or is_asked) and f"{prefix}-TOTAL_FORMS" in data:
            Merging(formset, before.get(prefix, {}), preferred, meanwhile).into(data)
    return data, meanwhile


@dataclass
class Merging:
    """One formset's rows as sent, with the archive's."""

    formset: BaseModelFormSet
    before: dict[str, str]
    preferred: set[str]
    meanwhile: Meanwhile

    def into(self, data: QueryDict) -> None:
        """Writes the rows anew: those of the archive in its order, then the new ones."""
        prefix, pk_name = self.formset.prefix, self.formset.model._meta.pk.name
        sent, new = {}, []
        for row in rows_sent(data, prefix):
            pk = row.pop(pk_name, [""])[0]
            if pk:
                sent[pk] = row
            else:
                new.append(row)
        rows = [self.stored_row(form, sent.pop(str(form.instance.pk), None)) for form in self.formset.initial_forms]
        stored = len(rows)
        for pk, row in sent.items():
            rows += self.removed_row(pk, row)
        rows += new
        for name in [name for name in data if re.match(rf"{re.escape(prefix)}-[0-9]+-", name)]:
            del data[name]
        for number, row in enumerate(rows):
            for name, values in row.items():
                data.setlist(f"{prefix}-{number}-{name}", values)
            if number < stored:
                data[f"{prefix}-{number}-{pk_name}"] = str(self.formset.initial_forms[number].instance.pk)
        data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(stored)

    def stored_row(self, form: ModelForm, mine: Typed | None) -> Typed:
        pk = str(form.instance.pk)
        name = f"{self.formset.prefix}:{pk}"
        theirs, now = theirs_typed(form), digest(stored(form))
        if name in self.preferred:
            return theirs
        if mine is None:
            self.meanwhile.taken_over.append(self.told(str(form.instance), _("added by others")))
            return theirs
        if now == self.before.get(pk):
            return mine
        typed = digest(self.values(mine))
        if "DELETE" not in mine and typed in {now, self.before.get(pk)}:
            if typed != now:
                self.meanwhile.taken_over.append(self.told(str(form.instance), _("changed by others")))
            return theirs
        self.meanwhile.clashes.append(Clash(name, self.told(str(form.instance)), described(form)))
        return mine

    def removed_row(self, pk: str, mine: Typed) -> list[Typed]:
        values = self.values(mine)
        words = " · ".join(str(value) for value in values.values() if value not in (None, "", False))
        if "DELETE" in mine or digest(values) == self.before.get(pk):
            self.meanwhile.taken_over.append(self.told(words, _("removed by others")))
            return []
        self.meanwhile.returned.append(self.told(words))
        return [mine]

    def values(self, row: Typed) -> dict:
        """As the fields of the row understand what was sent; what they refuse, as it was sent."""
        form = self.formset.empty_form
        sent = QueryDict(mutable=True)
        for name, texts in row.items():
            sent.setlist(form.add_prefix(name), texts)
        found = {}
        for name, form_field in fields_of(form).items():
            value = form_field.widget.value_from_datadict(sent, {}, form.add_prefix(name))
            try:
                found[name] = form_field.clean(value)
            except ValidationError:
                found[name] = value
        return found

    def told(self, words: str, what: str = "") -> str:
        noun = capfirst(self.formset.model._meta.verbose_name)
        return f"{noun}: {words} ({what})" if what else f"{noun}: {words}"


def rows_sent(data: QueryDict, prefix: str) -> list[Typed]:
    """By number, as many as the form says that it has."""
    found: dict[int, Typed] = defaultdict(dict)
    pattern = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,6}})-(\w+)")
    for name in data:
        if match := pattern.fullmatch(name):
            found[int(match[1])][match[2]] = data.getlist(name)
    total = key_of(data[f"{prefix}-TOTAL_FORMS"]) or 0
    return [found[number] for number in sorted(found) if number < total]


def fields_of(form: ModelForm) -> dict:
    """The fields that describe a row: not its key, what it hangs on, or whether it is to go."""
    hidden = {form._meta.model._meta.pk.name, getattr(getattr(form, "fk", None), "name", None), *NOT_DESCRIBED}
    return {
        name: one for name, one in form.fields.items() if name not in hidden and not hasattr(one, "parent_instance")
    }


def stored(form: ModelForm) -> dict:
    return {name: form.initial.get(name) for name in fields_of(form)}


def digest(values: dict) -> str:
    text = json.dumps({name: str(raw(value)) for name, value in values.items()}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def theirs_typed(form: ModelForm) -> Typed:
    """The stored row as a browser would send it."""
    typed = {name: as_typed(one, form.initial.get(name)) for name, one in fields_of(form).items()}
    return {name: [text] for name, text in typed.items() if text is not None}


def described(form: ModelForm) -> str:
    """A line for each field of the stored row that has a value."""
    lines = []
    for name, one in fields_of(form).items():
        model_field = form._meta.model._meta.get_field(name)
        value = getattr(form.instance, model_field.attname)
        if value not in (None, ""):
            lines.append(f"{capfirst(one.label)}: {in_words(value, model_field)}")
    return "\n".join(lines)
