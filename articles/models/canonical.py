"""A column that holds the canonical form of an address beside the address as it was given."""

from django.db import models

from articles.addresses import LONGEST, canonical


class CanonicalField(models.CharField):
    """Filled from the field `address_field` whenever a row is saved, alone or in bulk; not by QuerySet.update().

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
