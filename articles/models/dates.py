"""Uncertain dates: the span a date lies in, how exactly it is known, and from what."""

import calendar
import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Precision(models.TextChoices):
    MINUTE = "minute", _("minute")
    DAY = "day", _("day")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    YEAR = "year", _("year")
    RANGE = "range", _("range of days")


class Basis(models.TextChoices):
    STATED = "stated", _("stated in the text")
    ADDRESS = "address", _("read from the address")
    METADATA = "metadata", _("read from the metadata")
    DERIVED = "derived", _("derived")
    CURATED = "curated", _("given by a curator")


class Dated(models.Model):
    """A date as a span of days, both ends included; both empty where nothing is known.

    An event that lasts several days has precision `range`; an article known to be of some day in
    November has precision `month` and spans the whole of it.
    """

    date_earliest = models.DateField(_("earliest day"), null=True, blank=True)
    date_latest = models.DateField(_("latest day"), null=True, blank=True)
    date_time = models.TimeField(_("time of day"), null=True, blank=True, help_text=_("Only with precision “minute”."))
    date_precision = models.CharField(_("precision"), max_length=8, choices=Precision, blank=True)
    date_basis = models.CharField(_("basis"), max_length=8, choices=Basis, blank=True)
    date_evidence = models.CharField(
        _("evidence"), max_length=300, blank=True, help_text=_("The words the date rests on.")
    )

    class Meta:
        abstract = True

    @staticmethod
    def date_constraints(name: str) -> list[models.BaseConstraint]:
        """The constraints every table with a date carries; `name` is the table's short name."""
        both = Q(date_earliest__isnull=False, date_latest__isnull=False)
        return [
            models.CheckConstraint(
                name=f"{name}_date_both_or_none",
                condition=both & ~Q(date_precision="")
                | Q(date_earliest__isnull=True, date_latest__isnull=True, date_precision=""),
                violation_error_message=_("Give earliest day, latest day and precision together, or none of them."),
            ),
            models.CheckConstraint(
                name=f"{name}_date_order",
                condition=Q(date_earliest__isnull=True) | Q(date_latest__gte=F("date_earliest")),
                violation_error_message=_("The latest day lies before the earliest."),
            ),
            models.CheckConstraint(
                name=f"{name}_time_with_minute",
                condition=Q(date_time__isnull=True, date_precision__in=["", "day", "month", "quarter", "year", "range"])
                | Q(date_time__isnull=False, date_precision=Precision.MINUTE),
                violation_error_message=_("A time of day goes with precision “minute”, and only with it."),
            ),
        ]

    @property
    def iso_date(self) -> str | None:
        """As exact as the precision: 2024-11-20T09:58, 2024-11-20, 2024-11, 2024-Q4, 2024, or start/end."""
        if self.date_earliest is None:
            return None
        day = self.date_earliest
        match self.date_precision:
            case Precision.MINUTE:
                return f"{day.isoformat()}T{self.date_time:%H:%M}"
            case Precision.DAY:
                return day.isoformat()
            case Precision.MONTH:
                return f"{day:%Y-%m}"
            case Precision.QUARTER:
                return f"{day.year}-Q{(day.month + 2) // 3}"
            case Precision.YEAR:
                return str(day.year)
            case _:
                return f"{day.isoformat()}/{self.date_latest.isoformat()}"


def span(text: str) -> tuple[datetime.date, datetime.date, str]:
    """Earliest day, latest day and precision of a text as `Dated.iso_date` writes it.

    Raises ValueError for anything else.
    """
    if "/" in text:
        first, last = (datetime.date.fromisoformat(part) for part in text.split("/"))
        return first, last, Precision.RANGE
    if "T" in text:
        day = datetime.datetime.fromisoformat(text).date()
        return day, day, Precision.MINUTE
    year = int(text[:4])
    match text[4:].lstrip("-"):
        case "":
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31), Precision.YEAR
        case quarter if quarter.startswith("Q"):
            month = int(quarter[1:]) * 3
            end = calendar.monthrange(year, month)[1]
            return datetime.date(year, month - 2, 1), datetime.date(year, month, end), Precision.QUARTER
        case month if len(month) == 2:
            end = calendar.monthrange(year, int(month))[1]
            return datetime.date(year, int(month), 1), datetime.date(year, int(month), end), Precision.MONTH
        case _:
            day = datetime.date.fromisoformat(text)
            return day, day, Precision.DAY
