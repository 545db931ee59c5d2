"""Events: the yearly summits and everything else the organisation holds."""

import datetime

from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.dates import Dated
from articles.models.term import Label, Term, TermQuerySet


class EventQuerySet(TermQuerySet):
    def summits(self):
        """The yearly Wuzhen summits."""
        return self.filter(series=Event.Series.SUMMIT)

    def others(self):
        """All but the yearly summits."""
        return self.exclude(series=Event.Series.SUMMIT)

    def held(self, today: datetime.date | None = None):
        """Events that took place: confirmed, and begun by `today`."""
        return self.filter(confirmed=True, date_earliest__lte=today or timezone.localdate())

    def latest_first(self):
        return self.order_by("-date_earliest", "slug")

    def earliest_first(self):
        return self.order_by("date_earliest", "slug")

    def for_lists(self):
        """With what a line in a list shows, in a fixed number of queries."""
        names = Label.objects.filter(type=Label.Type.PREFERRED)
        return self.select_related("place").prefetch_related(
            Prefetch("labels", names), Prefetch("place__labels", names)
        )


class Event(Term, Dated):
    """A summit or another event; its span of days is inherited from Dated."""

    class Series(models.TextChoices):
        SUMMIT = "summit", _("Wuzhen summit")
        REGIONAL = "regional", _("regional summit")
        FOUNDING = "founding", _("founding")
        DIALOGUE = "dialogue", _("dialogue")
        FORUM = "forum", _("forum")
        SEMINAR = "seminar", _("seminar")

    series = models.CharField(_("series"), max_length=8, choices=Series)
    edition = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    edition_official = models.BooleanField(
        _("official edition number"),
        default=False,
        help_text=_("Official only for 2014 to 2019; otherwise counted by years."),
    )
    opening = models.DateField(_("day of the opening ceremony"), null=True, blank=True)
    place = models.ForeignKey(
        Term,
        models.SET_NULL,
        verbose_name=_("place"),
        null=True,
        blank=True,
        related_name="events_held",
        limit_choices_to={"kind": Term.Kind.PLACE},
    )
    confirmed = models.BooleanField(
        _("took place"), default=True, help_text=_("Off for an event that was only announced.")
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["date_earliest", "slug"]
        constraints = [
            *Dated.date_constraints("event"),
            models.CheckConstraint(
                name="event_has_date",
                condition=Q(date_earliest__isnull=False),
                violation_error_message=_("An event has a date."),
            ),
            models.CheckConstraint(
                name="event_opening_within",
                condition=Q(opening__isnull=True)
                | Q(opening__gte=models.F("date_earliest"), opening__lte=models.F("date_latest")),
                violation_error_message=_("The opening lies outside the event's days."),
            ),
            models.CheckConstraint(name="event_edition_positive", condition=Q(edition__isnull=True) | Q(edition__gt=0)),
        ]

    @property
    def year(self) -> int:
        return self.date_earliest.year

    def save(self, *args, **kwargs):
        self.kind = Term.Kind.EVENT
        super().save(*args, **kwargs)
