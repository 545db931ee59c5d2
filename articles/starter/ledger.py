"""The ledger of what was loaded: brings a fixture row in without ever undoing what a curator did."""

from collections import Counter
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Model

from articles.models import LoadedRow
from articles.starter.read import FixtureError


class Ledger:
    """One run of `load_archive` over one model's rows: a three-way merge, field by field.

    A field that still has the value it was loaded with follows the fixture; one that a curator changed stays, and so
    does the absence of a row that a curator deleted. `counts` says what happened.
    """

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self.name = model.__name__.lower()
        self.counts: Counter = Counter()
        loaded, rows = LoadedRow.objects.filter(model=self.name), model._default_manager
        self.entries = {entry.key: entry for entry in loaded}
        # Only what was loaded: a large archive's articles take a gigabyte.
        self.rows = {row.pk: row for row in rows.filter(pk__in=loaded.values("row"))}
        self.curators_rows_exist = rows.count() > len(self.entries)
        self.seen: set[str] = set()

    def put(self, key: str, values: dict, same: dict) -> Model | None:
        """Bring one fixture row in; the table's row, or None where a curator deleted it.

        `values` are field values, foreign keys as ids (`broader_id`). `same` are the values of a unique constraint:
        where a curator made such a row before the fixture had it, it is the curator's and stays as it is.
        """
        if key in self.seen:
            raise FixtureError(f"{self.name}: {key} stands twice")
        self.seen.add(key)
        entry = self.entries.get(key)
        if entry is None:
            return self.create(key, values, same)
        row = self.rows.get(entry.row)
        if row is None:
            self.counts["deleted by a curator"] += 1
            return None
        self.merge(entry, row, values)
        return row

    def create(self, key: str, values: dict, same: dict) -> Model:
        if self.curators_rows_exist and (existing := self.model._default_manager.filter(**same).first()):
            self.counts["a curator's own"] += 1
            return existing
        row = self.model(**values)
        self.save(row, key)
        LoadedRow.objects.create(model=self.name, key=key, row=row.pk, values=plain(row, values))
        self.counts["created"] += 1
        return row

    def merge(self, entry: LoadedRow, row: Model, values: dict) -> None:
        wanted = plain(self.model(**values), values)
        if wanted == entry.values:
            self.counts["unchanged"] += 1
            return
        present = plain(row, values)
        follow = [name for name in values if present[name] == entry.values.get(name, present[name])]
        changed = [name for name in follow if wanted[name] != present[name]]
        if changed:
            for name in changed:
                setattr(row, name, values[name])
            self.save(row, entry.key)
        self.counts["updated" if changed else "changed by a curator"] += 1
        entry.values = wanted
        entry.save()

    def save(self, row: Model, key: str) -> None:
        try:
            row.clean_fields(exclude=[name.name for name in row._meta.fields if name.is_relation])
            row.save()
        except ValidationError as error:
            raise FixtureError(f"{self.name}: {key}: {error.message_dict}") from None

    def drop_missing(self) -> None:
        """Delete the rows whose fixture row is gone and that nobody changed."""
        for key, entry in self.entries.items():
            if key in self.seen:
                continue
            row = self.rows.get(entry.row)
            if row is not None and plain(row, entry.values) == entry.values:
                row.delete()
                self.counts["removed"] += 1
            entry.delete()


def plain(row: Model, names) -> dict:
    """The named fields of a row as JSON values: numbers and dates as text, foreign keys as ids."""
    return {name: plain_value(row, name) for name in names}


def plain_value(row: Model, name: str):
    value = getattr(row, name)
    if name.endswith("_id"):
        return value
    value = row._meta.get_field(name).to_python(value)
    if isinstance(value, Decimal):
        return str(value.normalize())
    return value if value is None or isinstance(value, bool | int | str) else str(value)
