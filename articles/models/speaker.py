"""Speakers, and their appearances at events."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.models.event import Event
from articles.models.reference import Citation
from articles.models.term import Term, TermQuerySet


class Speaker(Term):
    """A person in the authority, whether or not they ever spoke at an event."""

    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["slug"]

    def save(self, *args, **kwargs):
        self.kind = Term.Kind.SPEAKER
        super().save(*args, **kwargs)


class AppearanceQuerySet(models.QuerySet):
    def public(self):
        """Appearances whose evidence a reader may see: a reference, or a published article."""
        return self.filter(Q(citation__article__isnull=True) | Q(citation__article__state="published"))


class Appearance(models.Model):
    """A speaker took part in one event in one role, as one citation says."""

    class Role(models.TextChoices):
        KEYNOTE = "keynote", _("keynote speech")
        SPEECH = "speech", _("speech")
        LETTER = "letter", _("congratulatory letter")
        MESSAGE = "message", _("written message")
        VIDEO = "video", _("address by video")
        READER = "reader", _("read out a message")
        CHAIR = "chair", _("presided")
        PANEL = "panel", _("panel")
        WELCOME = "welcome", _("welcome speech")
        HOST = "host", _("host or organiser")
        COUNCIL = "council", _("advisory council")
        PRESS = "press", _("spoke to the press")
        MEETING = "meeting", _("meeting on the margins")
        ATTENDED = "attended", _("attended")
        ANNOUNCED = "announced", _("announced as a guest")

    speaker = models.ForeignKey(Speaker, models.CASCADE, verbose_name=_("speaker"), related_name="appearances")
    event = models.ForeignKey(Event, models.CASCADE, verbose_name=_("event"), related_name="appearances")
    role = models.CharField(_("role"), max_length=9, choices=Role)
    citation = models.ForeignKey(Citation, models.CASCADE, verbose_name=_("citation"), related_name="appearances")
    history = HistoricalRecords()

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["event__date_earliest", "speaker__slug", "role"]
        constraints = [
            models.UniqueConstraint(fields=["speaker", "event", "role", "citation"], name="appearance_once_a_citation"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}, {self.event}: {self.get_role_display()}"
