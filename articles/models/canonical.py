"""A column that holds the canonical form of an address beside the address as it was given."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

from articles.addresses import LONGEST, canonical


class CanonicalField(models.CharField):
    """Filled from the field `address_field` whenever a row is saved, alone or in bulk; a model that has it takes its
    manager from CanonicalQuerySet.

    A migration sees a plain CharField, so that old migrations never depend on today's rule.
    """

    def __init__(self, *args, address_field: str = "address", **kwargs):
        self.address_field = address_field
        super().__init__(*args, **{"max_length": LONGEST, "editable": False, "default": "", **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = canonical(getattr(model_instance, self.address_field))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class CanonicalQuerySet(models.QuerySet):
    """Writes past save() keep the canonical form in step too. Who gives it with the address is taken at their word."""

    def update(self, **values: Any) -> int:
        """Raises TypeError for an address that only the database can work out."""
        for field in left_behind(self.model, values):
            address = values[field.address_field]
            if not isinstance(address, str):
                raise TypeError(f"{field.address_field} is no text: save the rows, or give {field.name} too")
            values[field.name] = canonical(address)
        return super().update(**values)

    def bulk_update(self, objs: Iterable[models.Model], fields: Sequence[str], batch_size: int | None = None) -> int:
        objs, behind = tuple(objs), left_behind(self.model, fields)
        for row in objs:
            for field in behind:
                field.pre_save(row, add=False)
        return super().bulk_update(objs, [*fields, *(field.name for field in behind)], batch_size)

    # Not from a template, like Django's own.
    update.alters_data = True
    bulk_update.alters_data = True


def left_behind(model: type[models.Model], names: Iterable[str]) -> list[CanonicalField]:
    """The canonical fields whose address is among the names of fields, and they are not."""
    written = set(names)
    found = [field for field in model._meta.concrete_fields if isinstance(field, CanonicalField)]
    return [field for field in found if field.address_field in written and field.name not in written]
