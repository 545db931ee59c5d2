"""Statements: one claim about one term by one citation. Claims that disagree stand side by side."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.languages import CHOICES
from articles.models.dates import Dated
from articles.models.reference import Citation
from articles.models.term import Term


class StatementQuerySet(models.QuerySet):
    def public(self):
        """Claims whose evidence a reader may see: a reference, or a published article."""
        return self.filter(Q(citation__article__isnull=True) | Q(citation__article__state="published"))


class Statement(Dated):
    """The value is a text in a language, a number with comparator and unit, a term, or a date: at least one of them."""

    class Attribute(models.TextChoices):
        THEME = "theme", _("theme")
        NAME = "name", _("official name")
        DATE = "date", _("dates")
        OPENING = "opening", _("opening ceremony")
        PLACE = "place", _("place")
        ORGANISER = "organiser", _("organiser")
        EDITION = "edition", _("edition")
        ATTENDANCE = "attendance", _("attendance")
        EXHIBITION = "exhibition", _("exhibition")
        PROGRAMME = "programme", _("programme")
        OUTCOME = "outcome", _("outcome or document")
        POSITION = "position", _("position")
        NOTE = "note", _("note")

    class Comparator(models.TextChoices):
        EXACT = "=", _("exactly")
        ABOUT = "~", _("about")
        NEARLY = "<~", _("nearly")
        MORE = ">", _("more than")

    class Unit(models.TextChoices):
        GUESTS = "guests", _("guests")
        ON_SITE = "on_site", _("guests on site")
        COUNTRIES = "countries", _("countries and regions")
        ORGANISATIONS = "organisations", _("international organisations")
        REPORTERS = "reporters", _("reporters")
        SPEECHES = "speeches", _("speeches")
        RESULTS = "results", _("results")
        FORUMS = "forums", _("forums")
        EXHIBITORS = "exhibitors", _("exhibitors")
        ACHIEVEMENTS = "achievements", _("achievements presented")
        PROJECTS = "projects", _("projects")
        CASES = "cases", _("cases")
        MEMBERS = "members", _("members")
        YUAN_BILLION = "yuan_billion", _("billion yuan")
        NUMBER = "number", _("number")

    subject = models.ForeignKey(Term, models.CASCADE, verbose_name=_("subject"), related_name="statements")
    attribute = models.CharField(_("attribute"), max_length=12, choices=Attribute)
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=7, choices=CHOICES, blank=True)
    number = models.DecimalField(_("number"), max_digits=14, decimal_places=2, null=True, blank=True)
    comparator = models.CharField(_("comparator"), max_length=2, choices=Comparator, blank=True)
    unit = models.CharField(_("unit"), max_length=16, choices=Unit, blank=True)
    term = models.ForeignKey(
        Term, models.PROTECT, verbose_name=_("term"), null=True, blank=True, related_name="stated_of"
    )
    rendering = models.BooleanField(
        _("our rendering"), default=False, help_text=_("Our wording of what the source says in another language.")
    )
    confirmed = models.BooleanField(
        _("confirmed"),
        default=True,
        help_text=_("Off for a claim that the source only announces or that could not be checked."),
    )
    citation = models.ForeignKey(Citation, models.CASCADE, verbose_name=_("citation"), related_name="statements")
    history = HistoricalRecords()

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["subject", "attribute", "pk"]
        constraints = [
            *Dated.date_constraints("statement"),
            models.CheckConstraint(
                name="statement_has_value",
                condition=~Q(text="")
                | Q(number__isnull=False)
                | Q(term__isnull=False)
                | Q(date_earliest__isnull=False),
                violation_error_message=_("A statement says something: a text, a number, a term or a date."),
            ),
            models.CheckConstraint(
                name="statement_text_has_language",
                condition=Q(text="", language="") | (~Q(text="") & ~Q(language="")),
                violation_error_message=_("A text has a language, and only a text."),
            ),
            models.CheckConstraint(
                name="statement_number_has_unit",
                condition=Q(number__isnull=True, unit="", comparator="")
                | (Q(number__isnull=False) & ~Q(unit="") & ~Q(comparator="")),
                violation_error_message=_("A number has a comparator and a unit, and only a number."),
            ),
        ]

    def __str__(self) -> str:
        value = self.text or self.number or self.term or self.iso_date
        return f"{self.subject}, {self.get_attribute_display()}: {value}"
