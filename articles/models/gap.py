"""Gaps in the coverage: where somebody looked for press items and found none."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.languages import CHOICES
from articles.models.event import Event


def today() -> datetime.date:
    return timezone.localdate()


class CoverageGap(models.Model):
    """A curator searched for coverage of an event in a language and found nothing; a zero that was looked into."""

    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="gaps")
    language = models.CharField(_("language"), max_length=7, choices=CHOICES)
    searched = models.DateField(_("searched on"), default=today)
    note = models.CharField(
        _("curators' note"), max_length=300, blank=True, help_text=_("Where it was searched; for curators.")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("gap in the coverage")
        verbose_name_plural = _("gaps in the coverage")
        ordering = ["event__date_earliest", "language"]
        constraints = [models.UniqueConstraint(fields=["event", "language"], name="gap_once_an_event_and_language")]

    def __str__(self) -> str:
        return f"{self.event}, {self.get_language_display()}: {self.searched:%Y-%m-%d}"
