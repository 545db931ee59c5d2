"""What `load_archive` wrote, so that it never overwrites a curator's change."""

from django.db import models


class LoadedRow(models.Model):
    """One fixture row: the id of the row it became, and the field values it was loaded with."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=400)
    row = models.PositiveBigIntegerField()
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "key"], name="loaded_row_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
