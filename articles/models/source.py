"""Sources: the outlets that published the articles."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.languages import CHOICES


class Source(models.Model):
    class Kind(models.TextChoices):
        STATE = "state", _("state media")
        AGENCY = "agency", _("news agency")
        PRESS = "press", _("newspaper or magazine")
        BROADCASTER = "broadcaster", _("broadcaster")
        ONLINE = "online", _("news site")
        SPECIALIST = "specialist", _("specialist publication")
        GOVERNMENT = "government", _("government")
        ORGANISER = "organiser", _("organiser of the conference")
        INSTITUTE = "institute", _("institute or association")
        COMPANY = "company", _("company")
        ARCHIVE = "archive", _("this archive")

    slug = models.SlugField(_("identifier"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("As the outlet writes it."))
    name_language = models.CharField(_("language of the name"), max_length=7, choices=CHOICES, default="en")
    name_latin = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("ISO 3166 code, such as EG."))
    language = models.CharField(_("language"), max_length=7, choices=CHOICES, blank=True)
    home_page = models.URLField(_("home page"), max_length=500, blank=True)
    hosts = models.CharField(
        _("host names"),
        max_length=500,
        blank=True,
        help_text=_("Separated by spaces; an article's address names its source."),
    )
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("One a line, as bylines and source lines write them.")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])
